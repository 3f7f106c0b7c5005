"""Rounds: their order as a tree, the validation prompts, when to stop."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.errors import BadInput
from rsgui.core.rounds import Plan, Round, in_tree_order, is_validation, line_of, rising


def a_round(id: int, parent: int | None = None) -> Round:
    return Round(id, 1, f"Round {id}", parent, None, 0.0)


def test_a_tree_in_order() -> None:
    rounds = [a_round(1), a_round(2, 1), a_round(3), a_round(4, 1), a_round(5, 2), a_round(6, 99)]
    assert [(one.id, depth) for one, depth in in_tree_order(rounds)] == [(1, 0), (2, 1), (5, 2), (4, 1), (3, 0), (6, 0)]
    assert [one.id for one in line_of(rounds, 5)] == [1, 2, 5]
    assert [one.id for one in line_of(rounds, 6)] == [6]
    assert line_of(rounds, 7) == []


@given(st.lists(st.integers(0, 8), max_size=9))
def test_every_round_comes_once_and_after_its_parent(parents: list[int]) -> None:
    rounds = [a_round(id, parent if 0 < parent < id else None) for id, parent in enumerate(parents, 1)]
    found = in_tree_order(rounds)
    places = {one.id: place for place, (one, _) in enumerate(found)}
    assert sorted(places) == [one.id for one in rounds]
    assert all(places[one.parent] < places[one.id] for one in rounds if one.parent)
    assert all(len(line_of(rounds, one.id)) == depth + 1 for one, depth in found)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [([], True), ([0.3], True), ([0.3, 0.4], True), ([0.3, 0.3], False), ([0.5, 0.3, 0.4], False)],
)
def test_rising(figures: list[float], expected: bool) -> None:
    assert rising(figures) == expected


def test_validation_prompts_are_a_share_and_stay_so() -> None:
    keys = [str(number) for number in range(2000)]
    tenth = {key for key in keys if is_validation(key, 0.1)}
    assert 150 < len(tenth) < 250
    assert tenth <= {key for key in keys if is_validation(key, 0.2)}
    assert not any(is_validation(key, 0.0) for key in keys)


def test_a_plan_is_the_same_after_it_was_kept() -> None:
    plan = Plan(pooled=True, validation=0.1)
    assert msgspec.json.decode(msgspec.json.encode(plan), type=Plan) == plan
    with pytest.raises(BadInput, match=r"validation share is 0\.9"):
        msgspec.structs.replace(plan, validation=0.9).check()
