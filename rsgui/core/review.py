"""Review: what people said of completions, laid over what a recipe picked.

The log of Decisions is append-only, and read in the order in which they were made, whoever made them: logs that several
people wrote in copies of a project say the same once they are put together. Decisions that were made together are one
step. A reversal (`undo`, `redo`) concerns a whole step, and the last one on it tells whether it holds.

Six things stand independently of each other: the verdict (`include`, `exclude`, or none after `clear`), the edited
text, the note, the tags, whether it is flagged for later, and whether the machine's picks of the prompt were accepted;
the last word on each is what counts. `best` includes a completion and heads a step that excludes all others of its
prompt; `skip` excludes one and heads a step that excludes the others too.

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
VERDICTS: Mapping[DecisionKind, Verdict] = {
    "include": "include",
    "best": "include",
    "exclude": "exclude",
    "skip": "exclude",
}
"""What is said of a completion by each kind of decision that puts it into the curated set or takes it out."""

OF_PROMPTS: tuple[DecisionKind, ...] = ("accept", "best", "skip")
"""Kinds that concern the prompt of the completion they are said of."""


class Standing(msgspec.Struct, frozen=True):
    """What holds of one completion after all that was said of it."""

    verdict: Verdict | None = None
    edited: str | None = None  # the text a person wrote in its place; the original is kept
    note: str = ""
    accepted: bool = False  # the machine's picks of its prompt; it is the completion that this was said at
    tags: tuple[str, ...] = ()  # sorted
    flagged: bool = False  # to be looked at later

    @property
    def decides(self) -> bool:
        """Whether it settles its prompt: a note, a tag or a flag alone does not."""
        return self.verdict is not None or self.edited is not None or self.accepted

    def after(self, kind: DecisionKind, text: str = "") -> Standing:
        """What holds once this has been said too. An empty text takes an edit or a note away, `clear` takes
        an acceptance away too; a reversal says nothing."""
        match kind:
            case "include" | "exclude" | "best" | "skip":
                return msgspec.structs.replace(self, verdict=VERDICTS[kind])
            case "clear":
                return msgspec.structs.replace(self, verdict=None, accepted=False)
            case "edit":
                return msgspec.structs.replace(self, edited=text or None)
            case "note":
                return msgspec.structs.replace(self, note=text)
            case "accept":
                return msgspec.structs.replace(self, accepted=True)
            case "tag":
                return msgspec.structs.replace(self, tags=tuple(sorted({*self.tags, text})))
            case "untag":
                return msgspec.structs.replace(self, tags=tuple(tag for tag in self.tags if tag != text))
            case "flag" | "unflag":
                return msgspec.structs.replace(self, flagged=kind == "flag")
            case "undo" | "redo":
                return self


UNTOUCHED = Standing()


def in_order(log: Iterable[Decision]) -> list[Decision]:
    """A log in the order in which its decisions were made, the same on every machine. Those of one step have one time,
    and their ids keep them apart."""
    return sorted(log, key=lambda decision: (decision.created, decision.reviewer, decision.id))


def effective(log: Sequence[Decision]) -> list[Decision]:
    """The decisions of a log, oldest first, that hold: without those whose step was undone last, and without the
    reversals themselves."""
    last = {decision.step: decision.kind for decision in log if decision.kind in REVERSALS}
    return [d for d in log if d.kind not in REVERSALS and last.get(d.step or d.id) != "undo"]


class Step(msgspec.Struct, frozen=True):
    """Decisions that were made together: what is undone and done again as one."""

    first: int  # the id of the first of them
    kind: DecisionKind  # of the first
    count: int = 1  # of that kind


class Steps:
    """What a reviewer can undo and do again, as a log grows, oldest decision first. A new decision of theirs forgets
    what could be done again; those of others are left alone."""

    def __init__(self, reviewer: str, log: Iterable[Decision] = ()) -> None:
        self._reviewer = reviewer
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
        if decision.reviewer != self._reviewer and decision.kind not in REVERSALS:
            return
        first = decision.step or decision.id
        match decision.kind:
            case "undo":
                _move(first, self._done, self._undone)
            case "redo":
                _move(first, self._undone, self._done)
            case kind:
                step = self._done.get(first, Step(first, kind, 0))
                self._done[first] = msgspec.structs.replace(step, count=step.count + (kind == step.kind))
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


class Event(msgspec.Struct, frozen=True):
    """One thing that a person did: a step, or the reversal of one."""

    decision: Decision  # the first of those that were written together
    count: int  # of those that are of its kind
    of: DecisionKind  # the kind of the step that it made or reversed
    stands: bool  # whether its step holds now; a reversal never does


def events(log: Sequence[Decision]) -> list[Event]:
    """All that was done, the newest first."""
    holding = {decision.step or decision.id for decision in effective(log)}
    kinds: dict[int, DecisionKind] = {}
    written: dict[tuple[float, str], list[Decision]] = {}
    for decision in log:
        kinds.setdefault(decision.step or decision.id, decision.kind)
        written.setdefault((decision.created, decision.reviewer), []).append(decision)
    found = []
    for together in reversed(written.values()):
        head = together[0]
        step = head.step or head.id
        count = sum(decision.kind == head.kind for decision in together)
        found.append(Event(head, count, kinds[step], head.kind not in REVERSALS and step in holding))
    return found


def conflicts(log: Sequence[Decision]) -> list[int]:
    """The completions, by id, of which the last verdicts of several reviewers differ."""
    return sorted(c for c, said in verdicts(log).items() if len(set(said.values())) > 1)


def verdicts(log: Sequence[Decision]) -> dict[int, dict[str, Verdict]]:
    """Of each completion, the last verdict of every reviewer who gave one and did not leave it to the machine since."""
    found: dict[int, dict[str, Verdict]] = {}
    for decision in effective(log):
        of_it = found.setdefault(decision.completion, {})
        if decision.kind in VERDICTS:
            of_it[decision.reviewer] = VERDICTS[decision.kind]
        elif decision.kind == "clear":
            of_it.pop(decision.reviewer, None)
    return {completion: said for completion, said in found.items() if said}


def toggled(picked: bool, verdict: Verdict | None) -> DecisionKind:
    """What to say so that a completion changes sides; `clear` where the machine alone would put it there."""
    inside = verdict == "include" or (picked and verdict is None)
    if inside:
        return "exclude" if picked else "clear"
    return "clear" if picked else "include"
