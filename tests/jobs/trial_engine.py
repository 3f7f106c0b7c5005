"""An engine for tests: the real loop with the fake generator, and a manner of its own.

crashes: with repacked weights it dies by a real SIGSEGV after 30 completions.
hangs: it does not listen to Cancel.
trains: it trains without a model: three steps, and a folder with one file.
newer: it speaks another protocol.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import msgspec

from rsgui.core import wire
from rsgui.core.entities import Model, TrainingPoint
from rsgui.engine import handlers, loop
from rsgui.engine.control import Control, Inbox, Reply

MANNER = sys.argv[1]


class TrialHandlers(handlers.Handlers):
    def handle(
        self, request: wire.Request, inbox: Inbox[wire.Work], control: Control, reply: Reply
    ) -> wire.Result | None:
        match request:
            case wire.Generate(generator=generator, options=options) if MANNER == "crashes":
                path = "fake:?die_at=30&signal=11&delay=0.003" if options.use_extra_bufts else "fake:"
                generator = msgspec.structs.replace(generator, model=Model("fake", path))
                request = msgspec.structs.replace(request, generator=generator)
            case wire.Generate() if MANNER == "hangs":
                time.sleep(600)
            case wire.Train() if MANNER == "trains":
                return _train(request, control, reply)
        return super().handle(request, inbox, control, reply)


def _train(request: wire.Train, control: Control, reply: Reply) -> wire.TrainingResult:
    rows = Path(request.rows).read_text("utf-8").splitlines()
    for step in (1, 2, 3):
        control.check()
        reply.item(wire.Trained(TrainingPoint(step, 3, 1 / step, 3e-4, 100.0)))
    folder = Path(request.folder)
    folder.mkdir(parents=True)
    (folder / "adapter_config.json").write_text("{}")
    return wire.TrainingResult(request.folder, len(rows), 0, 99, 0.5, 0.1)


if MANNER == "newer":
    wire.PROTOCOL += 1
setattr(loop, "Handlers", TrialHandlers)  # noqa: B010 -- mypy knows the class by the name it had
loop.main()
