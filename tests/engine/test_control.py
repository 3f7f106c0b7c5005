"""Results go out in time."""

from __future__ import annotations

import io
import threading

from rsgui.core import wire
from rsgui.core.entities import Generator, NewCompletion
from rsgui.engine import loop
from rsgui.engine.control import Control, Inbox, Reply


def made(index: int) -> wire.Made:
    return wire.Made(NewCompletion(1, index, "text", 2, "stop", None))


class Burst:
    """Handlers whose every request makes three completions at once and then nothing for many steps."""

    def handle(self, request: wire.Request, inbox: Inbox[wire.Work], control: Control, reply: Reply) -> None:
        for index in range(3):
            reply.item(made(index))
        threading.Event().wait(2 * Reply.PERIOD)
        control.check()
        reply.note("the step after")


def test_what_was_made_together_does_not_wait_for_what_is_made_next() -> None:
    sink = io.BytesIO()
    engine = loop.Loop(io.BytesIO(), sink)
    engine._handlers = Burst()  # type: ignore[assignment]
    request = wire.Generate(1, Generator(), 0)
    engine._hear(request)
    engine._answer(request)
    events = [wire.from_engine.decode(line) for line in sink.getvalue().splitlines()]
    before = events[: next(i for i, event in enumerate(events) if isinstance(event, wire.Progress))]
    assert sum(len(event.items) for event in before if isinstance(event, wire.Items)) == 3
