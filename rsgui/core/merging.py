"""Two logs of the same project, kept by different people in copies of it, put together.

A decision is the same in both where its completion, kind, reviewer and time are: no two steps of one store have the
same time. So a log that is merged twice is as if merged once, and whichever way round it is done, both logs then say
the same (`review.in_order` reads them by time).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import msgspec

from rsgui.core.entities import Decision, DecisionKind
from rsgui.core.review import REVERSALS


class Mark(NamedTuple):
    """What tells a decision from all others, in every copy of its project."""

    completion: int
    kind: DecisionKind
    reviewer: str
    created: float


def mark(decision: Decision) -> Mark:
    return Mark(decision.completion, decision.kind, decision.reviewer, decision.created)


def lacking(mine: Collection[Decision], theirs: Sequence[Decision], last: int) -> list[Decision]:
    """The decisions of `theirs` that `mine` lacks, oldest first, ready to be written: with ids after `last`, and with
    what they refer to by the ids that it has here.

    Both logs speak of the same completions by the same ids, and `theirs` is in the order of its ids. A reversal of
    what is in neither log is left out.
    """
    known = {mark(decision): decision for decision in mine}
    here: dict[int, int] = {}  # ids of theirs to ours
    steps: dict[int, int] = {}  # the same of steps: where the first of one is not there, another one names it
    new = []
    for decision in theirs:
        first = decision.step or decision.id
        ours = known.get(mark(decision))
        if ours is None:
            if decision.kind in REVERSALS and first not in steps:
                continue
            last += 1
            undoes = here.get(decision.undoes or 0)
            ours = msgspec.structs.replace(decision, id=last, undoes=undoes, step=steps.get(first))
            new.append(ours)
        here[decision.id] = ours.id
        steps.setdefault(first, ours.step or ours.id)
    return new
