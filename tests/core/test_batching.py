from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.batching import inverse_permutation, step_batches, token_budget_batches


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


@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(0, 12)), min_size=1, max_size=80),
    st.integers(1, 9),
    st.integers(0, 3),
)
def test_batches_of_steps(rows: list[tuple[int, int]], batch: int, seed: int) -> None:
    sizes, groups = [size for size, _ in rows], [group for _, group in rows]
    made = step_batches(sizes, groups, batch, f"{seed}")
    assert sorted(i for one in made for i in one) == list(range(len(rows)))
    assert [len(one) for one in made].count(batch) >= len(rows) // batch
    assert len(made) == -(-len(rows) // batch)
    assert made == step_batches(sizes, groups, batch, f"{seed}")
    for group in set(groups):
        met = [len({groups[i] for i in one}) for one in made if any(groups[i] == group for i in one)]
        assert len(met) <= 2 + groups.count(group) // batch


def test_rows_of_like_size_meet_but_not_always_the_same() -> None:
    sizes = list(range(1, 401))
    first, other = (step_batches(sizes, sizes, 8, seed) for seed in ("0/0", "0/1"))
    assert first != other
    assert sum(max(one) - min(one) for one in first) < 0.3 * 400 * len(first)
