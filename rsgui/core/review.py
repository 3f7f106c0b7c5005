"""Review: what people said of completions, laid over what a recipe picked.

The log of Decisions is append-only. An `undo` takes back the decision that it names, and an undo that is itself taken
back counts as never made, so that redo needs nothing new. Three things stand independently of each other: the verdict
(`include`, `exclude`, or none after `clear`), the edited text, and the note; the last word on each is what counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from rsgui.core.entities import Decision, DecisionKind

Verdict = Literal["include", "exclude"]


class Standing(msgspec.Struct, frozen=True):
    """What holds of one completion after all that was said of it."""

    verdict: Verdict | None = None
    edited: str | None = None  # the text a person wrote in its place; the original is kept
    note: str = ""

    def after(self, kind: DecisionKind, text: str = "") -> Standing:
        """What holds once this has been said too. An empty text takes an edit or a note away; `undo` says nothing."""
        match kind:
            case "include" | "exclude":
                return Standing(kind, self.edited, self.note)
            case "clear":
                return Standing(None, self.edited, self.note)
            case "edit":
                return Standing(self.verdict, text or None, self.note)
            case "note":
                return Standing(self.verdict, self.edited, text)
            case "undo":
                return self


UNTOUCHED = Standing()


def effective(log: Sequence[Decision]) -> list[Decision]:
    """The decisions of a log, oldest first, that were not taken back; without the undos themselves."""
    taken_back: set[int] = set()
    for decision in reversed(log):
        if decision.kind == "undo" and decision.id not in taken_back and decision.undoes is not None:
            taken_back.add(decision.undoes)
    return [d for d in log if d.kind != "undo" and d.id not in taken_back]


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
