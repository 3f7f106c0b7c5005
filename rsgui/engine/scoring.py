"""A scoring request: the scorer is made ready, and its rewards go out as they come about."""

from __future__ import annotations

from rsgui.core import wire
from rsgui.engine.control import Control, Inbox, Reply
from rsgui.engine.generating import Warm
from rsgui.engine.scorers import open_scorer


def score(
    request: wire.Score, inbox: Inbox[wire.ScoreWork], control: Control, reply: Reply, warm: Warm | None = None
) -> None:
    """Answers every completion with `Rewarded`. One that cannot be scored has a missing reward with its reason; the
    others go on. Raises BadInput, ModelError, OutOfMemory and Cancelled."""
    backend = open_scorer(request.scorer, request.options, reply, warm or Warm())
    reply.note("scoring")
    try:
        for reward in backend.score(inbox, control):
            reply.item(wire.Rewarded(reward))
    finally:
        backend.close()
