"""The strategies: the worked values, each against a slow and obvious reference, and properties that must hold."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.selection import (
    AtLeast,
    Pick,
    Recipe,
    Rewards,
    Strategy,
    TopOverall,
    TopPerPrompt,
    apply,
    describe,
    flatten,
    select,
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


def test_oracle_6_top_two_per_prompt() -> None:
    picks = select(SEED_MATRIX, TopPerPrompt(2))
    rows = [[pick.completion for pick in picks if pick.prompt == p] for p in range(5)]
    assert rows == [[0, 2], [1, 2], [0, 3], [2, 3], [3, 0]]


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


# --- properties

strategies: st.SearchStrategy[Strategy] = st.one_of(
    st.builds(TopPerPrompt, st.integers(1, 4)),
    st.builds(TopOverall, st.integers(1, 9)),
    st.builds(AtLeast, st.floats(-2, 2)),
)
recipes = st.builds(Recipe, strategies, st.none() | st.floats(-1, 1), st.booleans())


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


@given(matrices)
def test_signal_is_two_different_finite_rewards(rewards: Rewards) -> None:
    finite = [{r for r in row if r is not None and math.isfinite(r)} for row in rewards]
    found = with_signal(flatten(rewards))
    # Rows at the end that have no completions at all have no entry either.
    assert found.tolist() == [len(values) > 1 for values in finite][: len(found)]
    assert not any(len(values) > 1 for values in finite[len(found) :])


@given(matrices, recipes)
def test_a_recipe_is_its_strategy_on_what_it_leaves_in(rewards: Rewards, recipe: Recipe) -> None:
    kept: list[list[float | None]] = []
    for row in rewards:
        finite = [r for r in row if r is not None and math.isfinite(r)]
        dropped = recipe.drop_without_signal and len(set(finite)) < 2
        least = -math.inf if recipe.least_reward is None else recipe.least_reward
        kept.append([r if not dropped and r is not None and r >= least else None for r in row])
    assert apply(flatten(rewards), recipe).tolist() == flat(kept, select(kept, recipe.strategy))


# --- edges


def test_k_beyond_what_is_there_takes_all_of_it() -> None:
    assert len(select(SEED_MATRIX, TopOverall(1000))) == 20
    assert len(select(SEED_MATRIX, TopPerPrompt(1000))) == 20


@pytest.mark.parametrize("strategy", [TopPerPrompt(0), TopOverall(0), TopOverall(-3)])
def test_a_k_below_one_is_refused(strategy: Strategy) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        select(SEED_MATRIX, strategy)


@pytest.mark.parametrize("strategy", [TopPerPrompt(), TopOverall(3), AtLeast(0.0)])
@pytest.mark.parametrize("rewards", [[], [[]], [[], []]])
def test_an_empty_matrix_has_nothing_to_pick(rewards: Rewards, strategy: Strategy) -> None:
    assert select(rewards, strategy) == []
    assert apply(flatten(rewards), Recipe(strategy, 0.5, drop_without_signal=True)).tolist() == []


def test_rows_without_completions_keep_their_place() -> None:
    assert select([[], [0.5], [], [0.1, 0.2]], TopPerPrompt()) == [Pick(1, 0), Pick(3, 1)]


def test_what_was_cut_off_is_not_picked_and_the_next_best_is() -> None:
    matrix = flatten([[0.9, 0.5, 0.1], [0.4, 0.2]])._replace(truncated=np.array([True, False, False, True, True]))
    assert apply(matrix, Recipe(drop_truncated=True)).tolist() == [1]
    assert apply(matrix, Recipe()).tolist() == [0, 3]
    with pytest.raises(ValueError, match="cut off"):
        apply(flatten(SEED_MATRIX), Recipe(drop_truncated=True))


def test_applying_a_recipe_leaves_the_matrix_alone() -> None:
    matrix = flatten(SEED_MATRIX)
    apply(matrix, Recipe(AtLeast(0.1), least_reward=0.7, drop_without_signal=True))
    assert matrix.rewards.tolist() == [r for row in SEED_MATRIX for r in row]


@pytest.mark.parametrize(
    ("recipe", "sentence"),
    [
        (Recipe(), "the best completion of each prompt"),
        (Recipe(TopPerPrompt(3), least_reward=0.5), "the best 3 completions of each prompt, at least 0.5"),
        (Recipe(TopOverall(1000)), "the best 1,000 completions overall"),
        (Recipe(drop_truncated=True), "the best completion of each prompt, none cut off"),
        (
            Recipe(AtLeast(1), drop_without_signal=True),
            "every completion of at least 1, only prompts whose completions differ",
        ),
    ],
)
def test_a_recipe_is_a_plain_sentence(recipe: Recipe, sentence: str) -> None:
    assert describe(recipe) == sentence
