"""An engine for tests: the real loop with the fake generator, and a manner of its own.

crashes: with repacked weights it dies by a real SIGSEGV after 30 completions.
hangs: it does not listen to Cancel.
lingers: as trains, but after its steps it waits to be ended.
trains: it trains without a model: three steps, and a folder with one file, which tells the template it was given; a
reward model likes long texts, and an adapter in another form is a file of what it was asked with.
newer: it speaks another protocol.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import cast

import msgspec

from rsgui.core import wire
from rsgui.core.calibration import quality
from rsgui.core.dataset import decode_rows
from rsgui.core.entities import Model, NewReward, TrainingPoint
from rsgui.core.preferences import Pair
from rsgui.core.scorers import RewardModel
from rsgui.engine import handlers, loop
from rsgui.engine.control import Control, Inbox, Reply

MANNER = sys.argv[1]
TRAINS = ("trains", "lingers")


class TrialHandlers(handlers.Handlers):
    def handle(
        self, request: wire.Request, inbox: Inbox[wire.Work], control: Control, reply: Reply
    ) -> wire.Result | None:
        match request:
            case wire.Generate(generator=generator, options=options) if MANNER == "crashes":
                path = "fake:?die_at=30&signal=11&delay=0.003" if options.use_extra_bufts else "fake:"
                generator = msgspec.structs.replace(generator, model=Model("fake", path))
                request = msgspec.structs.replace(request, generator=generator)
            case wire.Calibrate(generator=generator, options=options) if MANNER == "crashes":
                path = "fake:?die_at=1&signal=11" if options.use_extra_bufts else "fake:?delay=0.003"
                generator = msgspec.structs.replace(generator, model=Model("fake", path))
                request = msgspec.structs.replace(request, generator=generator)
            case wire.Generate() | wire.Inspect() if MANNER == "hangs":
                time.sleep(600)
            case wire.Train() if MANNER in TRAINS:
                return _train(request, control, reply)
            case wire.ExportAdapter() if MANNER in TRAINS:
                return _export(request)
            case wire.TrainReward() if MANNER in TRAINS:
                return _train_reward(request, control, reply)
            case wire.Score(scorer=RewardModel()) if MANNER in TRAINS:
                _score_lengths(cast(Inbox[wire.ScoreWork], inbox), reply)
                return None
        return super().handle(request, inbox, control, reply)


def _train(request: wire.Train, control: Control, reply: Reply) -> wire.TrainingResult:
    rows = Path(request.rows).read_text("utf-8").splitlines()
    for step in (1, 2, 3):
        control.check()
        reply.item(wire.Trained(TrainingPoint(step, 3, 1 / step, 3e-4, 100.0)))
    while MANNER == "lingers" and not control.finishing:
        control.check()
        time.sleep(0.01)
    folder = Path(request.folder)
    folder.mkdir(parents=True, exist_ok=True)  # as the real one, it replaces what a killed run left
    (folder / "adapter_config.json").write_bytes(
        msgspec.json.encode({"template": request.template, "parent": request.parent, "whose": request.whose})
    )
    return wire.TrainingResult(request.folder, len(rows), 0, 99, 0.5, 0.1, steps=3, planned=3 + control.finishing)


def _export(request: wire.ExportAdapter) -> wire.Exported:
    target = Path(request.target)
    target.write_bytes(msgspec.json.encode([request.form, request.adapter, request.template]))
    return wire.Exported(request.target, 2_000_000)


def _train_reward(request: wire.TrainReward, control: Control, reply: Reply) -> wire.RewardTrainingResult:
    """Its rewards are the lengths of the texts."""
    pairs = decode_rows(Path(request.rows).read_bytes().splitlines(), request.rows, Pair)
    for step in (1, 2, 3):
        control.check()
        reply.item(wire.Trained(TrainingPoint(step, 3, 1 / step, 3e-4, 100.0)))
    held = [pair for pair in pairs if pair.held_out]
    margins = [len(pair.chosen) - len(pair.rejected) for pair in held]
    found = quality(margins, [pair.prompt_key for pair in held])
    result = wire.RewardTrainingResult(request.folder, len(pairs) - len(held), 0, 0.5, 0.1, found)
    folder = Path(request.folder)
    folder.mkdir(parents=True, exist_ok=True)  # as the real one, it replaces what a killed run left
    record = {**msgspec.to_builtins(result), "about": request.about}
    (folder / "rsgui.json").write_bytes(msgspec.json.encode(record))
    return result


def _score_lengths(inbox: Inbox[wire.ScoreWork], reply: Reply) -> None:
    while works := inbox.take(8):
        for text in (text for work in works for text in work.texts):
            reply.item(wire.Rewarded(NewReward(text.completion, float(len(text.text)))))


if MANNER == "newer":
    wire.PROTOCOL += 1
setattr(loop, "Handlers", TrialHandlers)  # noqa: B010 -- mypy knows the class by the name it had
loop.main()
