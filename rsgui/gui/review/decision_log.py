"""The decisions of a project as the page keeps them: by completion, so that one more costs next to nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rsgui.core.entities import Decision, DecisionKind
from rsgui.core.review import REVERSALS, UNTOUCHED, VERDICTS, Standing, Steps, conflicts, effective, standing

_SETTLES: tuple[DecisionKind, ...] = ("include", "exclude", "best", "skip", "accept")
_SETTLES_NOTHING: tuple[DecisionKind, ...] = ("note", "tag", "untag", "flag", "unflag")
"""Neither has the standing reckoned again: a log may have a hundred thousand of them."""


class DecisionLog:
    """A copy of the store's log that grows with what is decided on this page."""

    def __init__(self, reviewer: str = "", log: Sequence[Decision] = ()) -> None:
        """`log` is in the order in which it was made; `steps` are those of the reviewer."""
        self.reviewer = reviewer
        self.last = 0
        """The highest id of any decision; 0 where there is none."""
        self.own_steps: list[Decision] = []
        """The first decision of each of the reviewer's steps and reversals, in the order in which they were made."""
        self.steps = Steps(reviewer)
        self.tags: set[str] = set()
        """All tags that anybody ever gave."""
        self.tagged: defaultdict[str, set[int]] = defaultdict(set)
        """The completions that have a tag."""
        self.flagged: set[int] = set()
        """The completions that are flagged for later."""
        self.decided: set[int] = set()
        """The completions that the reviewer's own decisions settle."""
        self.conflicts: set[int] = set()
        """The completions of which the last verdicts of several reviewers differ."""
        self._of: defaultdict[int, list[Decision]] = defaultdict(list)
        self._ids: set[int] = set()
        for decision in log:
            self._add(decision)

    @property
    def newest(self) -> Decision | None:
        """The first decision of the reviewer's newest step: where they were last."""
        return self.own_steps[-1] if self.own_steps else None

    def __contains__(self, decision: int) -> bool:
        """Whether it has the decision with this id."""
        return decision in self._ids

    def take(self, decision: Decision) -> None:
        """One more, which the store has already and which is the newest; one that was read from there meanwhile is not
        taken twice."""
        if decision.id > self.last:
            self._add(decision)

    def _add(self, decision: Decision) -> None:
        self.last = max(self.last, decision.id)
        self._ids.add(decision.id)
        if decision.reviewer == self.reviewer and self._begins(decision):
            self.own_steps.append(decision)
        if decision.kind == "tag":
            self.tags.add(decision.text)
        self._of[decision.completion].append(decision)
        self.steps.add(decision)
        self._sort(decision)

    def _begins(self, decision: Decision) -> bool:
        """Whether it is the first of a step, or of the reversal of one."""
        if decision.kind not in REVERSALS:
            return decision.step is None
        last = self.newest
        return last is None or (last.kind, last.step) != (decision.kind, decision.step)

    def _sort(self, decision: Decision) -> None:
        """What it means for the sets above."""
        completion, said = decision.completion, self._of[decision.completion]
        if decision.reviewer == self.reviewer and decision.kind not in _SETTLES_NOTHING:
            settles = decision.kind in _SETTLES or self.own(completion).decides
            _put(self.decided, completion, settles)
        if decision.kind in ("tag", "untag", *REVERSALS):
            held = self.standing(completion).tags
            for tag in {one.text for one in said if one.kind == "tag"}:
                _put(self.tagged[tag], completion, tag in held)
        if decision.kind in ("flag", "unflag", *REVERSALS):
            _put(self.flagged, completion, self.standing(completion).flagged)
        if any(other.reviewer != decision.reviewer for other in said):
            _put(self.conflicts, completion, bool(conflicts(said)))

    def standing(self, completion: int) -> Standing:
        """What holds of a completion. An undo stands in the log of the completion that it concerns."""
        return standing(self._of.get(completion, [])).get(completion, UNTOUCHED)

    def own(self, completion: int) -> Standing:
        """What holds of a completion by the reviewer's own decisions alone."""
        if completion not in self._of:
            return UNTOUCHED
        return standing(self.own_history(completion)[::-1]).get(completion, UNTOUCHED)

    def own_history(self, completion: int) -> list[Decision]:
        """What the reviewer said of a completion, newest first."""
        return [decision for decision in self.history(completion) if decision.reviewer == self.reviewer]

    def verdict_of(self, completion: int) -> str:
        """Whose verdict on a completion holds: the last one's; "" where there is none."""
        said = effective(self._of.get(completion, []))
        return next((one.reviewer for one in reversed(said) if one.kind in VERDICTS), "")

    def all_standing(self) -> dict[int, Standing]:
        """What holds of every completion that anything was said of."""
        return {completion: self.standing(completion) for completion in self._of}

    def history(self, completion: int) -> list[Decision]:
        """All that was said of a completion, newest first."""
        return self._of.get(completion, [])[::-1]


def _put(ids: set[int], id: int, inside: bool) -> None:
    if inside:
        ids.add(id)
    else:
        ids.discard(id)
