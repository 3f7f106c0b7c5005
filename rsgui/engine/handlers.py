"""Which part of the engine answers which request. Heavy libraries are imported when they are first needed."""

from __future__ import annotations

from rsgui.core import wire
from rsgui.engine.control import Control, Inbox, Reply


class Handlers:
    """Keeps the last generator loaded between requests."""

    def handle(
        self, request: wire.Request, inbox: Inbox[wire.Work], control: Control, reply: Reply
    ) -> wire.Result | None:
        match request:
            case _:
                raise NotImplementedError(type(request).__name__)
