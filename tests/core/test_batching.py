from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.batching import inverse_permutation, token_budget_batches


def test_oracle_21() -> None:
    lengths = [5, 2, 9, 1]
    batches = token_budget_batches(lengths, 10)
    assert [[lengths[i] for i in batch] for batch in batches] == [[1, 2], [5], [9]]
    order = [i for batch in batches for i in batch]
    assert order == [3, 1, 0, 2]
    assert inverse_permutation(order) == [2, 1, 3, 0]


@given(st.lists(st.integers(0, 30)), st.integers(1, 60))
def test_batches_hold_all_and_keep_the_budget(lengths: list[int], budget: int) -> None:
    batches = token_budget_batches(lengths, budget)
    order = [i for batch in batches for i in batch]
    assert sorted(order) == list(range(len(lengths)))
    assert [lengths[i] for i in order] == sorted(lengths)
    for batch in batches:
        assert len(batch) == 1 or max(lengths[i] for i in batch) * len(batch) <= budget
    done = [lengths[i] for i in order]
    assert [done[i] for i in inverse_permutation(order)] == lengths


def test_no_batch_could_take_the_next_one_too() -> None:
    lengths = list(range(1, 40))
    batches = token_budget_batches(lengths, 50)
    for batch, following in pairwise(batches):
        assert lengths[following[0]] * (len(batch) + 1) > 50


@pytest.mark.parametrize("order", [[0, 0], [1, 2], [-1, 0]])
def test_what_is_no_permutation(order: list[int]) -> None:
    with pytest.raises(ValueError, match="exactly once"):
        inverse_permutation(order)
