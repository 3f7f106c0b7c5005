"""Statistical rejection sampling: scripted draws, a slow reference, and what it comes to at either end of beta."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from rsgui.core.rejection import accepted_columns
from rsgui.core.selection import StatisticalRejection, TopPerPrompt, select, statistical_rejection

rows = st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]) | st.floats(-5, 5), min_size=1, max_size=7)
betas = st.floats(0.01, 10)


def slow(row: list[float], k: int, beta: float, passes: NDArray[np.float64]) -> tuple[list[int], list[float]]:
    """Algorithm 1 with a table of numbers, one line a pass and one column a candidate: what is accepted, in order,
    and the numbers that were looked at."""
    accepted: list[int] = []
    used: list[float] = []
    for line in passes:
        if len(accepted) == k:
            break
        remaining = [c for c in range(len(row)) if c not in accepted]
        highest = max(row[c] for c in remaining)
        for c in remaining:
            if len(accepted) < k:
                used.append(line[c])
                if line[c] < math.exp((row[c] - highest) / beta):
                    accepted.append(c)
    return accepted, used


def test_oracle_10_two_of_three() -> None:
    assert statistical_rejection([1, 0.5, 0], 2, 0.5, [0.9, 0.5, 0.2, 0.5]) == [0, 1]


def test_oracle_11_the_order_of_trial_counts() -> None:
    assert statistical_rejection([0, 1], 1, 1, [0.3]) == [0]
    assert statistical_rejection([0, 1], 1, 1, [0.4, 0.99]) == [1]


@given(rows, st.data(), betas, st.integers(0, 2**32))
def test_both_forms_equal_the_slow_one(row: list[float], data: st.DataObject, beta: float, seed: int) -> None:
    k = data.draw(st.integers(1, len(row)))
    passes = np.random.default_rng(seed).random((k, len(row)))
    accepted, used = slow(row, k, beta, passes)
    assert statistical_rejection(row, k, beta, used) == accepted
    lines = iter(passes)
    assert accepted_columns(np.array([row]), k, beta, lambda _: next(lines)[None, :]).tolist() == [accepted]


@given(st.lists(rows, max_size=5), betas, st.integers(0, 2**32), st.integers(1, 4))
def test_each_prompt_gives_k_different_ones(rewards: list[list[float]], beta: float, seed: int, k: int) -> None:
    wide = [row for row in rewards if len(row) >= k]
    picks = select(wide, StatisticalRejection(k, beta, seed))
    assert [pick.prompt for pick in picks] == [p for p in range(len(wide)) for _ in range(k)]
    assert len(set(picks)) == len(picks)
    assert select(wide, StatisticalRejection(k, beta, seed)) == picks


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=9, unique=True), st.data(), st.integers(0, 2**32))
def test_a_small_beta_takes_the_best(numbers: list[int], data: st.DataObject, seed: int) -> None:
    row = [float(number) for number in numbers]
    k = data.draw(st.integers(1, len(row)))
    best = select([row], TopPerPrompt(k))
    assert select([row], StatisticalRejection(k, 1e-3, seed)) == best
    assert select([row], StatisticalRejection(k, 0.0, seed)) == best
    assert [(0, c) for c in statistical_rejection(row, k, 0.0, [])] == best


def test_a_large_beta_takes_at_random() -> None:
    picks = select([[0.0, 1.0, 2.0, 3.0]] * 8000, StatisticalRejection(1, 1e6))
    taken = np.bincount([pick.completion for pick in picks], minlength=4)
    assert abs(taken - 2000).max() < 160  # four standard deviations


def test_shuffling_favours_no_place() -> None:
    for row, low in (([0.0, 1.0], 0), ([1.0, 0.0], 1)):
        picks = select([row] * 20_000, StatisticalRejection(1, 1.0, seed=3))
        share = np.mean([pick.completion == low for pick in picks])
        assert share == pytest.approx(math.exp(-1) / 2, abs=0.012)


def test_candidates_go_by_place_not_by_value() -> None:
    assert statistical_rejection([1.0, None, 1.0, math.nan, 1.0], 3, 0.5, [0.0, 0.0, 0.0]) == [0, 2, 4]


def test_more_than_there_are_is_refused_before_a_number_is_drawn() -> None:
    numbers = iter([0.5, 0.6])
    with pytest.raises(ValueError, match="one has 2"):
        statistical_rejection([1.0, None, 0.5], 3, 0.5, numbers)
    assert next(numbers) == 0.5
    with pytest.raises(ValueError, match="one has 1"):
        select([[0.1, 0.2], [0.3, None]], StatisticalRejection(2))


def test_a_prompt_without_rewards_is_passed_over() -> None:
    assert {pick.prompt for pick in select([[None, None], [0.1, 0.2], []], StatisticalRejection(2))} == {1}


def test_numbers_out_of_range() -> None:
    for beta in (-0.5, math.nan, math.inf):
        with pytest.raises(ValueError, match="beta"):
            select([[0.1]], StatisticalRejection(1, beta))
    with pytest.raises(ValueError, match="too few"):
        statistical_rejection([0.0, 1.0], 1, 1, [0.9])
