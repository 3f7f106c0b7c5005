"""Review: what people said of completions, laid over what a recipe picked.

The log of Decisions is append-only. A reversal (`undo`, `redo`) takes back the decision that it names, and one that is
itself taken back counts as never made: a redo names an undo, and the undo after it names the redo. Decisions that were
made together are one step, and are taken back together. Four things stand independently of each other: the verdict
(`include`, `exclude`, or none after `clear`), the edited text, the note, and whether the machine's picks of the prompt
were accepted; the last word on each is what counts.

To accept is no verdict. It says that a person looked at a prompt and found the machine right, so it changes no curated
set, and another recipe may still pick otherwise there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from rsgui.core.entities import Decision, DecisionKind

Verdict = Literal["include", "exclude"]
REVERSALS: tuple[DecisionKind, ...] = ("undo", "redo")


class Standing(msgspec.Struct, frozen=True):
    """What holds of one completion after all that was said of it."""

    verdict: Verdict | None = None
    edited: str | None = None  # the text a person wrote in its place; the original is kept
    note: str = ""
    accepted: bool = False  # the machine's picks of its prompt; it is the completion that this was said at

    @property
    def decides(self) -> bool:
        """Whether it settles its prompt: a note alone does not."""
        return self.verdict is not None or self.edited is not None or self.accepted

    def after(self, kind: DecisionKind, text: str = "") -> Standing:
        """What holds once this has been said too. An empty text takes an edit or a note away, `clear` takes
        an acceptance away too; a reversal says nothing."""
        match kind:
            case "include" | "exclude":
                return msgspec.structs.replace(self, verdict=kind)
            case "clear":
                return msgspec.structs.replace(self, verdict=None, accepted=False)
            case "edit":
                return msgspec.structs.replace(self, edited=text or None)
            case "note":
                return msgspec.structs.replace(self, note=text)
            case "accept":
                return msgspec.structs.replace(self, accepted=True)
            case "undo" | "redo":
                return self


UNTOUCHED = Standing()


def effective(log: Sequence[Decision]) -> list[Decision]:
    """The decisions of a log, oldest first, that were not taken back; without the reversals themselves."""
    taken_back: set[int] = set()
    for decision in reversed(log):
        if decision.kind in REVERSALS and decision.id not in taken_back and decision.undoes is not None:
            taken_back.add(decision.undoes)
    return [d for d in log if d.kind not in REVERSALS and d.id not in taken_back]


class Step(msgspec.Struct, frozen=True):
    """Decisions that were made together: what is undone and done again as one."""

    first: int  # the id of the first of them
    kind: DecisionKind
    count: int = 1


class Steps:
    """What can be undone and what can be done again, as a log grows, oldest decision first. A new decision forgets
    what could be done again."""

    def __init__(self, log: Iterable[Decision] = ()) -> None:
        self._done: dict[int, Step] = {}
        self._undone: dict[int, Step] = {}
        for decision in log:
            self.add(decision)

    @property
    def to_undo(self) -> Step | None:
        return next(reversed(self._done.values()), None)

    @property
    def to_redo(self) -> Step | None:
        return next(reversed(self._undone.values()), None)

    def add(self, decision: Decision) -> None:
        """One more. A step moves as its first reversal comes; the others of the same step find it moved already."""
        first = decision.step or decision.id
        match decision.kind:
            case "undo":
                _move(first, self._done, self._undone)
            case "redo":
                _move(first, self._undone, self._done)
            case kind:
                before = self._done.get(first)
                self._done[first] = Step(first, kind, before.count + 1 if before else 1)
                self._undone.clear()


def _move(first: int, out: dict[int, Step], to: dict[int, Step]) -> None:
    step = out.pop(first, None)
    if step is not None:
        to[first] = step


def standing(log: Sequence[Decision]) -> dict[int, Standing]:
    """What holds of each completion, by its id, after a log of decisions, oldest first; only where anything holds."""
    held: dict[int, Standing] = {}
    for decision in effective(log):
        held[decision.completion] = held.get(decision.completion, UNTOUCHED).after(decision.kind, decision.text)
    return {completion: state for completion, state in held.items() if state != UNTOUCHED}


def curated(picks: Iterable[int], standing: Mapping[int, Standing]) -> list[int]:
    """The curated set: the picks in their order without what is excluded, then what is included besides, by id."""
    chosen = list(picks)
    kept = [c for c in chosen if standing.get(c, UNTOUCHED).verdict != "exclude"]
    added = {c for c, state in standing.items() if state.verdict == "include"} - set(chosen)
    return kept + sorted(added)


def overruling(picks: Collection[int], standing: Mapping[int, Standing]) -> list[int]:
    """The completions, by id, whose verdict says otherwise than the picks; pass a set where there are many."""
    return sorted(
        completion
        for completion, state in standing.items()
        if state.verdict == ("exclude" if completion in picks else "include")
    )


def toggled(picked: bool, verdict: Verdict | None) -> DecisionKind:
    """What to say so that a completion changes sides; `clear` where the machine alone would put it there."""
    inside = verdict == "include" or (picked and verdict is None)
    if inside:
        return "exclude" if picked else "clear"
    return "clear" if picked else "include"
