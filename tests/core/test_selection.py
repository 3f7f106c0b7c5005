"""The strategies: the worked values, each against a slow and obvious reference, and properties that must hold."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from rsgui.core.matrix import take_per_row
from rsgui.core.selection import (
    AtLeast,
    Pick,
    RandomOverall,
    RandomPerPrompt,
    Rewards,
    StatisticalRejection,
    Strategy,
    TopFraction,
    TopOverall,
    TopPerPrompt,
    best_worst_pairs,
    flatten,
    matched_control,
    select,
    select_flat,
    with_signal,
)

SEED_MATRIX = [
    [0.7, 0.3, 0.5, 0.2],
    [0.4, 0.8, 0.6, 0.5],
    [0.9, 0.3, 0.4, 0.7],
    [0.2, 0.5, 0.8, 0.6],
    [0.5, 0.4, 0.3, 0.6],
]
"""The worked example of the RLHF book's chapter on rejection sampling (N. Lambert): 5 prompts, 4 completions each."""

NAN = math.nan
reward = st.one_of(
    st.none(),
    st.sampled_from([0.0, 0.25, 0.5, 1.0]),  # ties are the interesting case
    st.floats(allow_nan=True, allow_infinity=True, width=32),
)
matrices = st.lists(st.lists(reward, max_size=6), max_size=6)


def flat(rewards: Rewards, picks: list[Pick]) -> list[int]:
    """Prompt-major positions, by row offsets."""
    return [sum(len(row) for row in rewards[: pick.prompt]) + pick.completion for pick in picks]


# --- slow, obvious references


def candidates(rewards: Rewards) -> list[tuple[float, Pick]]:
    """All that can be selected, in the global order."""
    found = [
        (value, Pick(p, c))
        for p, row in enumerate(rewards)
        for c, value in enumerate(row)
        if value is not None and math.isfinite(value)
    ]
    return sorted(found, key=lambda item: (-item[0], item[1]))


def slow_top_per_prompt(rewards: Rewards, k: int) -> list[Pick]:
    picks: list[Pick] = []
    for p in range(len(rewards)):
        picks += [pick for _, pick in candidates(rewards) if pick.prompt == p][:k]
    return picks


def slow_top_overall(rewards: Rewards, k: int) -> list[Pick]:
    return [pick for _, pick in candidates(rewards)][:k]


def slow_at_least(rewards: Rewards, least: float) -> list[Pick]:
    return [pick for value, pick in candidates(rewards) if value >= least]


def slow_top_fraction(rewards: Rewards, fraction: Fraction) -> list[Pick]:
    found = candidates(rewards)
    return [pick for place, (_, pick) in enumerate(found) if place < fraction * len(found)]


def slow_pairs(rewards: Rewards, margin: float) -> list[tuple[int, int, int]]:
    pairs = []
    for p, row in enumerate(rewards):
        finite = [(value, c) for c, value in enumerate(row) if value is not None and math.isfinite(value)]
        if finite:
            best, worst = min(finite, key=lambda item: (-item[0], item[1])), min(finite)
            if best[0] > worst[0] and best[0] - worst[0] >= margin - 1e-9:
                pairs.append((p, best[1], worst[1]))
    return pairs


# --- worked values


def test_oracle_1_top_per_prompt() -> None:
    picks = select(SEED_MATRIX, TopPerPrompt())
    assert [pick.completion + 1 for pick in picks] == [1, 2, 1, 3, 4]
    assert flat(SEED_MATRIX, picks) == [0, 5, 8, 14, 19]


def test_oracle_2_top_five_overall() -> None:
    picks = select(SEED_MATRIX, TopOverall(5))
    assert flat(SEED_MATRIX, picks) == [8, 5, 14, 0, 11]
    assert [(p + 1, c + 1) for p, c in picks] == [(3, 1), (2, 2), (4, 3), (1, 1), (3, 4)]


@pytest.mark.parametrize(("k", "expected"), [(2, [8, 5]), (4, [8, 5, 14, 0]), (6, [8, 5, 14, 0, 11, 6])])
def test_oracle_3_ties_go_to_the_earlier_position(k: int, expected: list[int]) -> None:
    assert flat(SEED_MATRIX, select(SEED_MATRIX, TopOverall(k))) == expected


def test_oracle_4_threshold() -> None:
    assert sorted(flat(SEED_MATRIX, select(SEED_MATRIX, AtLeast(0.7)))) == [0, 5, 8, 11, 14]


def test_oracle_5_a_fraction_is_reckoned_in_decimals() -> None:
    hundred = [[float(i) for i in range(100)]]
    assert len(select(hundred, TopFraction(0.07))) == 7
    assert len(select(hundred, TopFraction(0.29))) == 29
    assert len(select(hundred, TopFraction(0.071))) == 8
    assert len(select(SEED_MATRIX, TopFraction(0.25))) == 5
    assert select(SEED_MATRIX, TopFraction(0.25)) == select(SEED_MATRIX, TopOverall(5))


def test_oracle_6_top_two_per_prompt() -> None:
    picks = select(SEED_MATRIX, TopPerPrompt(2))
    rows = [[pick.completion for pick in picks if pick.prompt == p] for p in range(5)]
    assert rows == [[0, 2], [1, 2], [0, 3], [2, 3], [3, 0]]


def test_oracle_7_best_and_worst() -> None:
    pairs = best_worst_pairs(SEED_MATRIX)
    assert [(best + 1, worst + 1) for _, best, worst in pairs] == [(1, 4), (2, 1), (1, 2), (3, 1), (4, 3)]
    assert [prompt + 1 for prompt, _, _ in best_worst_pairs(SEED_MATRIX, margin=0.5)] == [1, 3, 4]
    assert best_worst_pairs([[0.5, 0.5, 0.5], [0.7], [None, NAN], []]) == []
    assert best_worst_pairs([[0.2, 0.9, 0.9, 0.2]]) == [(0, 1, 0)]


@pytest.mark.parametrize("missing", [NAN, None, math.inf, -math.inf])
def test_oracle_8_missing_and_non_finite_rewards_are_never_selected(missing: float | None) -> None:
    assert select([[0.1, missing, 0.9]], TopPerPrompt()) == [Pick(0, 2)]
    assert select([[missing, missing, missing]], TopPerPrompt()) == []


def test_oracle_8_equal_rewards_are_no_signal() -> None:
    assert with_signal(flatten([[0.5, 0.5, 0.5], [0.1, NAN, 0.9], [NAN, NAN, NAN]])).tolist() == [False, True, False]


def test_oracle_9_a_ragged_matrix() -> None:
    ragged = [[0.2, 0.9, 0.4], [0.7], [0.9, 0.1]]
    assert flat(ragged, select(ragged, TopOverall(3))) == [1, 4, 3]


# --- against the references


@given(matrices, st.integers(1, 8))
def test_top_per_prompt_equals_the_slow_one(rewards: Rewards, k: int) -> None:
    assert select(rewards, TopPerPrompt(k)) == slow_top_per_prompt(rewards, k)


@given(matrices, st.integers(1, 40))
def test_top_overall_equals_the_slow_one(rewards: Rewards, k: int) -> None:
    assert select(rewards, TopOverall(k)) == slow_top_overall(rewards, k)


@given(matrices, st.floats(allow_nan=False))
def test_at_least_equals_the_slow_one(rewards: Rewards, least: float) -> None:
    assert select(rewards, AtLeast(least)) == slow_at_least(rewards, least)


@given(matrices, st.integers(1, 1000))
def test_top_fraction_equals_the_slow_one(rewards: Rewards, thousandths: int) -> None:
    strategy = TopFraction(thousandths / 1000)
    assert select(rewards, strategy) == slow_top_fraction(rewards, Fraction(thousandths, 1000))


@given(matrices, st.floats(0, 2))
def test_pairs_equal_the_slow_ones(rewards: Rewards, margin: float) -> None:
    assert best_worst_pairs(rewards, margin) == slow_pairs(rewards, margin)


# --- properties

seeds = st.integers(0, 2**32)
strategies: st.SearchStrategy[Strategy] = st.one_of(
    st.builds(TopPerPrompt, st.integers(1, 4)),
    st.builds(TopOverall, st.integers(1, 9)),
    st.builds(AtLeast, st.floats(-2, 2)),
    st.builds(TopFraction, st.floats(0.001, 1)),
    st.builds(RandomPerPrompt, seeds, st.integers(1, 4)),
    st.builds(RandomOverall, st.integers(1, 9), seeds),
    st.builds(StatisticalRejection, st.just(1), st.floats(0, 9), seeds),
)
EVERY: list[Strategy] = [
    TopPerPrompt(),
    TopOverall(3),
    AtLeast(0.0),
    TopFraction(0.5),
    RandomPerPrompt(),
    RandomOverall(3),
    StatisticalRejection(2),
]


@given(matrices, strategies)
def test_nothing_is_picked_twice_or_without_a_reward(rewards: Rewards, strategy: Strategy) -> None:
    picks = select(rewards, strategy)
    assert len(set(picks)) == len(picks)
    for pick in picks:
        value = rewards[pick.prompt][pick.completion]
        assert value is not None
        assert math.isfinite(value)


@given(
    st.lists(st.lists(st.none() | st.integers(-9, 9).map(float), max_size=6), max_size=6),
    st.integers(0, 5),
    st.sampled_from([math.atan, math.exp, lambda r: 2 * r + 3, lambda r: r**3]),
)
def test_an_order_preserving_change_of_one_prompt_changes_nothing_per_prompt(
    rewards: Rewards, row: int, change: Callable[[float], float]
) -> None:
    changed = [[r if r is None or p != row else change(r) for r in line] for p, line in enumerate(rewards)]
    assert select(changed, TopPerPrompt()) == select(rewards, TopPerPrompt())


@given(matrices, st.integers(1, 20), st.integers(0, 20))
def test_top_overall_only_grows_with_k(rewards: Rewards, k: int, more: int) -> None:
    few = select(rewards, TopOverall(k))
    assert select(rewards, TopOverall(k + more))[: len(few)] == few


@given(st.lists(reward, max_size=12), st.integers(1, 12))
def test_with_one_prompt_overall_and_per_prompt_are_the_same(row: list[float | None], k: int) -> None:
    assert select([row], TopOverall(k)) == select([row], TopPerPrompt(k))


@given(matrices, seeds, st.integers(1, 4), st.integers(1, 9))
def test_controls_have_the_sizes_of_what_they_control(rewards: Rewards, seed: int, k: int, total: int) -> None:
    best, control = select(rewards, TopPerPrompt(k)), select(rewards, RandomPerPrompt(seed, k))
    assert [pick.prompt for pick in control] == [pick.prompt for pick in best]
    assert len(select(rewards, RandomOverall(total, seed))) == len(select(rewards, TopOverall(total)))
    matrix = flatten(rewards)
    picks = select_flat(matrix, TopOverall(total))
    matched = matched_control(matrix, picks, seed)
    assert matrix.rows[matched].tolist() == sorted(matrix.rows[picks].tolist())
    assert len(set(matched.tolist())) == len(matched)
    assert np.isfinite(matrix.rewards[matched]).all()


@given(matrices, seeds, st.floats(-9, 9, allow_nan=False))
def test_controls_are_blind_to_rewards(rewards: Rewards, seed: int, other: float) -> None:
    blind = [[None if r is None or not math.isfinite(r) else other for r in row] for row in rewards]
    for strategy in (RandomPerPrompt(seed, 2), RandomOverall(3, seed)):
        assert select(rewards, strategy) == select(blind, strategy)


def test_controls_take_each_completion_as_often() -> None:
    rewards = [[float(i) for i in range(4)]] * 4000
    for strategy in (RandomPerPrompt(seed=1), RandomOverall(4000, seed=1)):
        taken = np.bincount([pick.completion for pick in select(rewards, strategy)], minlength=4)
        assert abs(taken - 1000).max() < 120  # over four standard deviations of 27
    assert select(rewards, RandomPerPrompt(1)) != select(rewards, RandomPerPrompt(2))


@given(matrices)
def test_signal_is_two_different_finite_rewards(rewards: Rewards) -> None:
    finite = [{r for r in row if r is not None and math.isfinite(r)} for row in rewards]
    found = with_signal(flatten(rewards))
    # Rows at the end that have no completions at all have no entry either.
    assert found.tolist() == [len(values) > 1 for values in finite][: len(found)]
    assert not any(len(values) > 1 for values in finite[len(found) :])


# --- edges


def test_k_beyond_what_is_there_takes_all_of_it() -> None:
    assert len(select(SEED_MATRIX, TopOverall(1000))) == 20
    assert len(select(SEED_MATRIX, TopPerPrompt(1000))) == 20


@pytest.mark.parametrize(
    "strategy",
    [
        TopPerPrompt(0),
        TopPerPrompt(-1),
        TopOverall(0),
        TopOverall(-3),
        RandomPerPrompt(k=0),
        RandomOverall(0),
        StatisticalRejection(0),
    ],
)
def test_a_k_below_one_is_refused(strategy: Strategy) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        select(SEED_MATRIX, strategy)


@pytest.mark.parametrize("strategy", EVERY)
@pytest.mark.parametrize("rewards", [[], [[]], [[], []]])
def test_an_empty_matrix_has_nothing_to_pick(rewards: Rewards, strategy: Strategy) -> None:
    assert select(rewards, strategy) == []


@pytest.mark.parametrize("fraction", [0.0, -0.1, 1.01, NAN])
def test_a_fraction_is_one(fraction: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        select(SEED_MATRIX, TopFraction(fraction))


def test_a_block_holds_the_rows_of_one_length() -> None:
    rows = np.array([0, 0, 2, 3, 3, 3, 7, 7])
    blocks: list[list[list[int]]] = []

    def last(block: NDArray[np.int64]) -> NDArray[np.int64]:
        blocks.append(block.tolist())
        return np.full((len(block), 1), block.shape[1] - 1)

    assert take_per_row(rows, 1, last).tolist() == [1, 2, 5, 7]
    assert blocks == [[[2]], [[0, 1], [6, 7]], [[3, 4, 5]]]


def test_rows_without_completions_keep_their_place() -> None:
    assert select([[], [0.5], [], [0.1, 0.2]], TopPerPrompt()) == [Pick(1, 0), Pick(3, 1)]


@pytest.mark.parametrize("strategy", EVERY)
def test_rewards_at_the_ends_of_what_a_float_can_be(strategy: Strategy) -> None:
    rewards = [[1.7e308, -1.7e308, 5e-324, -0.0, 0.0, None]]
    picks = select(rewards, strategy)
    assert picks
    assert all(pick.completion < 5 for pick in picks)
    assert best_worst_pairs(rewards, margin=1.0) == [(0, 0, 1)]
