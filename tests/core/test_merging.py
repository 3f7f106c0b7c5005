"""Logs of two copies of a project: any interleaving of deciding, undoing and merging says the same everywhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.entities import Decision, DecisionKind
from rsgui.core.merging import lacking, mark
from rsgui.core.review import REVERSALS, conflicts, effective, in_order, standing

KINDS: list[DecisionKind] = ["include", "exclude", "clear", "edit", "note", "tag", "flag", "best", "skip"]
COMPLETIONS = st.sets(st.integers(0, 3), min_size=1)


class Copy:
    """A log as a store keeps it, without a store."""

    def __init__(self, reviewer: str) -> None:
        self.reviewer = reviewer
        self.log: list[Decision] = []  # in the order of its ids

    def write(self, now: float, kind: DecisionKind, completions: set[int], step: int | None = None) -> None:
        first = step or len(self.log) + 1
        for completion in sorted(completions):
            id = len(self.log) + 1
            own = step or (None if id == first else first)
            self.log.append(Decision(id, 1, completion, kind, self.reviewer, now, "text", None, own))

    def reverse(self, now: float) -> None:
        """Undoes the last step of its own that holds, or brings one back."""
        own = [d for d in self.log if d.reviewer == self.reviewer and d.kind not in REVERSALS]
        if own:
            step = own[-1].step or own[-1].id
            holds = own[-1] in effective(in_order(self.log))
            of_step = {d.completion for d in own if (d.step or d.id) == step}
            self.write(now, "undo" if holds else "redo", of_step, step)

    def merge(self, other: Copy) -> int:
        new = lacking(self.log, other.log, len(self.log))
        self.log += new
        return len(new)


@given(
    st.sampled_from([("ada", "bob"), ("ada", "ada")]),
    st.lists(
        st.one_of(
            st.tuples(st.just("say"), st.booleans(), st.sampled_from(KINDS), COMPLETIONS),
            st.tuples(st.sampled_from(["undo", "merge"]), st.booleans()),
        )
    ),
)
def test_any_interleaving_says_the_same_in_both(people: tuple[str, str], steps: list[tuple[object, ...]]) -> None:
    copies = Copy(people[0]), Copy(people[1])
    written = set()
    for now, step in enumerate(steps):
        here, there = copies if step[1] else copies[::-1]
        if step[0] == "say":
            here.write(now, step[2], step[3])  # type: ignore[arg-type]
        elif step[0] == "undo":
            here.reverse(now)
        else:
            here.merge(there)
        written |= {mark(decision) for decision in here.log}
    one, other = copies
    one.merge(other)
    other.merge(one)
    assert one.merge(other) == 0, "merged twice is merged once"
    for copy in copies:
        assert [decision.id for decision in copy.log] == list(range(1, len(copy.log) + 1))
        assert {mark(decision) for decision in copy.log} == written, "nothing is lost"
        assert len(written) == len(copy.log), "nothing is there twice"
    logs = in_order(one.log), in_order(other.log)
    assert standing(logs[0]) == standing(logs[1])
    assert conflicts(logs[0]) == conflicts(logs[1])
    assert [mark(d) for d in effective(logs[0])] == [mark(d) for d in effective(logs[1])]


def test_a_step_whose_first_is_not_here_keeps_together() -> None:
    theirs = [
        Decision(5, 1, 8, "exclude", "bob", 1.0, step=4),
        Decision(6, 1, 9, "exclude", "bob", 1.0, step=4),
        Decision(7, 1, 8, "undo", "bob", 2.0, undoes=5, step=4),
        Decision(8, 1, 9, "undo", "bob", 2.0, undoes=6, step=4),
    ]
    new = lacking([], theirs, 20)
    assert [(d.id, d.undoes, d.step) for d in new] == [(21, None, None), (22, None, 21), (23, 21, 21), (24, 22, 21)]
    assert effective(new) == []
    assert lacking(new, theirs, 24) == []
