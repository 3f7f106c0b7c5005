"""The decisions of a project as the page keeps them: by completion, so that one more costs next to nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rsgui.core.entities import Decision
from rsgui.core.review import UNTOUCHED, Standing, Steps, standing


class DecisionLog:
    """A copy of the store's log that grows with what is decided on this page."""

    def __init__(self, log: Sequence[Decision] = ()) -> None:
        self._newest: Decision | None = None
        self.steps = Steps()
        self._of: defaultdict[int, list[Decision]] = defaultdict(list)
        for decision in log:
            self.add(decision)

    @property
    def last(self) -> int:
        """The id of the newest decision; 0 where there is none."""
        return self._newest.id if self._newest else 0

    @property
    def newest(self) -> Decision | None:
        """The newest decision: where a person was last."""
        return self._newest

    def add(self, decision: Decision) -> None:
        """One more, which the store has already; one that was read from there meanwhile is not taken twice."""
        if decision.id <= self.last:
            return
        self._newest = decision
        self._of[decision.completion].append(decision)
        self.steps.add(decision)

    def standing(self, completion: int) -> Standing:
        """What holds of a completion. An undo stands in the log of the completion that it concerns."""
        return standing(self._of.get(completion, [])).get(completion, UNTOUCHED)

    def all_standing(self) -> dict[int, Standing]:
        """What holds of every completion that anything was said of."""
        return {completion: self.standing(completion) for completion in self._of}

    def history(self, completion: int) -> list[Decision]:
        """All that was said of a completion, newest first."""
        return self._of.get(completion, [])[::-1]
