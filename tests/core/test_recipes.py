"""Recipes: the steps in their order, what they need, and how they are kept and told."""

from __future__ import annotations

import math

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from rsgui.core import duplicates
from rsgui.core.selection import (
    AtLeast,
    Combination,
    Diverse,
    Pick,
    RandomOverall,
    RandomPerPrompt,
    Recipe,
    Rewards,
    StatisticalRejection,
    Strategy,
    TopFraction,
    TopOverall,
    TopPerPrompt,
    Weighted,
    apply,
    at_most_per_prompt,
    describe,
    drop_duplicates,
    drop_truncated,
    drop_without_signal,
    flatten,
    least_reward,
    length_residual,
    round_robin,
    select,
)

SEED_MATRIX = [
    [0.7, 0.3, 0.5, 0.2],
    [0.4, 0.8, 0.6, 0.5],
    [0.9, 0.3, 0.4, 0.7],
    [0.2, 0.5, 0.8, 0.6],
    [0.5, 0.4, 0.3, 0.6],
]

reward = st.none() | st.sampled_from([0.0, 0.25, 0.5, 1.0, math.nan]) | st.floats(-9, 9)
matrices = st.lists(st.lists(reward, max_size=6), max_size=5)
strategies: st.SearchStrategy[Strategy] = st.one_of(
    st.builds(TopPerPrompt, st.integers(1, 4)),
    st.builds(TopOverall, st.integers(1, 9)),
    st.builds(AtLeast, st.floats(-2, 2)),
    st.builds(TopFraction, st.floats(0.001, 1)),
    st.builds(RandomPerPrompt, st.integers(0, 9), st.integers(1, 4)),
    st.builds(RandomOverall, st.integers(1, 9), st.integers(0, 9)),
    st.builds(StatisticalRejection, st.just(1), st.floats(0, 9), st.integers(0, 9)),
)
few = st.none() | st.integers(1, 4)
recipes = st.builds(
    Recipe,
    strategies,
    least_reward=st.none() | st.floats(-1, 1),
    drop_without_signal=st.booleans(),
    drop_truncated=st.booleans(),
    combination=st.builds(
        Combination,
        st.lists(st.builds(Weighted, st.sampled_from(["Judge", "Checks"]), st.floats(0.5, 3)), max_size=2).map(tuple),
        st.sampled_from(["none", "z_prompt", "rank_prompt", "z_all"]),
        st.sampled_from(["mean", "min", "mean_minus_variance"]),
        st.floats(0, 2),
        st.sampled_from(["drop", "average"]),
    ),
    drop_duplicates=st.sampled_from([None, "exact", "near"]),
    length_control=st.booleans(),
    at_most_per_prompt=few,
    round_robin=few,
    diverse=st.none() | st.builds(Diverse, st.integers(1, 4), st.floats(0, 1)),
)


def flat(rewards: Rewards, picks: list[Pick]) -> list[int]:
    """Prompt-major positions, by row offsets."""
    return [sum(len(row) for row in rewards[: pick.prompt]) + pick.completion for pick in picks]


@given(matrices, recipes, st.data())
def test_a_recipe_is_its_steps_one_after_the_other(rewards: Rewards, recipe: Recipe, data: st.DataObject) -> None:
    recipe = msgspec.structs.replace(recipe, combination=Combination(), diverse=None)
    cut = [[data.draw(st.booleans()) for _ in row] for row in rewards]
    lengths = [[float(data.draw(st.integers(1, 9))) for _ in row] for row in rewards]
    texts = [[data.draw(st.sampled_from(["a", "b", "c"])) for _ in row] for row in rewards]
    left = rewards
    if recipe.drop_truncated:
        left = drop_truncated(left, cut)
    if recipe.least_reward is not None:
        left = least_reward(left, recipe.least_reward)
    if recipe.drop_without_signal:
        kept = drop_without_signal(rewards)
        left = [
            [r if k is not None else None for r, k in zip(row, keep, strict=True)]
            for row, keep in zip(left, kept, strict=True)
        ]
    if recipe.drop_duplicates:
        left = drop_duplicates(left, texts)
    if recipe.length_control:
        left = length_residual(left, lengths)
    picks = select(left, recipe.strategy)
    if recipe.at_most_per_prompt:
        picks = at_most_per_prompt(picks, recipe.at_most_per_prompt)
    if recipe.round_robin:
        picks = round_robin(picks, recipe.round_robin)
    matrix = flatten(rewards)
    matrix = matrix._replace(
        truncated=np.array([c for row in cut for c in row], dtype=bool),
        lengths=np.array([x for row in lengths for x in row], dtype=np.int32),
    )
    groups = duplicates.exact_groups([text for row in texts for text in row], matrix.rows)
    assert apply(matrix, recipe, duplicates=groups).tolist() == flat(rewards, picks)


@given(matrices, recipes, st.integers(0, 2**32))
def test_nothing_is_picked_twice_or_without_a_reward(rewards: Rewards, recipe: Recipe, seed: int) -> None:
    matrix = flatten(rewards)
    rng, size = np.random.default_rng(seed), len(matrix.rewards)
    cut = rng.random(size) < 0.2
    matrix = matrix._replace(truncated=cut, lengths=rng.integers(1, 9, size))
    scorers = {name: np.where(rng.random(size) < 0.2, np.nan, matrix.rewards) for name in ("Judge", "Checks")}
    picks = apply(
        matrix,
        recipe,
        scorers=scorers,
        duplicates=matrix.rows,
        similarity=lambda flat: lambda i: np.full(len(flat), 0.5),
    )
    assert len(set(picks.tolist())) == len(picks)
    assert np.isfinite(matrix.rewards[picks]).all()
    assert not recipe.drop_truncated or not cut[picks].any()
    assert recipe.round_robin is None or len(picks) <= recipe.round_robin
    assert (
        recipe.at_most_per_prompt is None
        or not len(picks)
        or (np.bincount(matrix.rows[picks]).max() <= recipe.at_most_per_prompt)
    )


def test_signal_is_judged_before_anything_is_taken_out() -> None:
    checks = flatten([[1.0, 0.0, 1.0], [0.0, 0.0, 0.0], [1.0, 1.0, 1.0]])
    assert apply(checks, Recipe(AtLeast(0), least_reward=1.0, drop_without_signal=True)).tolist() == [0, 2]


def test_near_duplicates_leave_the_best() -> None:
    matrix = flatten([[0.5, 0.9, 0.1], [0.4]])
    assert apply(matrix, Recipe(AtLeast(0), drop_duplicates="near"), duplicates=np.array([0, 0, 2, 3])).tolist() == [
        1,
        3,
        2,
    ]


def test_scorers_are_combined_in_place_of_the_rewards_at_hand() -> None:
    matrix = flatten([[1.0, 0.0], [1.0, 0.0]])
    scorers = {"Judge": np.array([1.0, 9.0, 3.0, 2.0]), "Checks": np.array([1.0, 0.0, np.nan, 1.0])}
    judge = Recipe(combination=Combination((Weighted("Judge"),)))
    assert apply(matrix, judge, scorers=scorers).tolist() == [1, 2]
    both = Combination((Weighted("Judge", 0.01), Weighted("Checks", 1.0)))
    assert apply(matrix, Recipe(combination=both), scorers=scorers).tolist() == [0, 3]
    other = msgspec.structs.replace(both, missing="average")
    assert apply(matrix, Recipe(combination=other), scorers=scorers).tolist() == [0, 2]


def test_diversity_weighs_rewards_from_lowest_to_highest() -> None:
    matrix = flatten([[90.0, 80.0, 70.0]])
    texts = ["the cat sat on the mat", "the cat sat on the mat today", "a dog ran off"]
    recipe = Recipe(TopPerPrompt(3), diverse=Diverse(2))

    def similarity(positions: NDArray[np.int64]) -> duplicates.SimilarTo:
        return duplicates.similarity([texts[i] for i in positions])

    assert apply(matrix, recipe, similarity=similarity).tolist() == [0, 2]
    alike = msgspec.structs.replace(recipe, diverse=Diverse(2, balance=1.0))
    assert apply(matrix, alike, similarity=similarity).tolist() == [0, 1]


@pytest.mark.parametrize(
    ("recipe", "lacks"),
    [
        (Recipe(drop_truncated=True), "cut off"),
        (Recipe(length_control=True), "how long"),
        (Recipe(drop_duplicates="near"), "duplicates"),
        (Recipe(diverse=Diverse(2)), "how alike"),
        (Recipe(combination=Combination((Weighted("Judge"), Weighted("Style")))), "no rewards of Judge and Style"),
    ],
)
def test_what_a_recipe_needs_has_to_be_given(recipe: Recipe, lacks: str) -> None:
    with pytest.raises(ValueError, match=lacks):
        apply(flatten(SEED_MATRIX), recipe)


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
        (
            Recipe(least_reward=0.5, drop_duplicates="near"),
            "the best completion of each prompt, at least 0.5, no near-duplicates",
        ),
        (
            Recipe(TopFraction(0.07), length_control=True),
            "the best 7 % of completions overall, with length taken out of the reward",
        ),
        (
            Recipe(RandomPerPrompt(3), drop_duplicates="exact"),
            "a random completion of each prompt, no exact duplicates",
        ),
        (Recipe(RandomPerPrompt(3, 2)), "2 random completions of each prompt"),
        (Recipe(RandomOverall(1000)), "1,000 random completions overall"),
        (
            Recipe(StatisticalRejection(8), at_most_per_prompt=3, round_robin=5000, diverse=Diverse(1000)),
            "8 completions of each prompt by statistical rejection with beta 0.5, at most 3 of each prompt, "
            "5,000 in all taken in turn from every prompt, the 1,000 most varied of them",
        ),
        (Recipe(combination=Combination((Weighted("Judge"),))), "the best completion of each prompt, by Judge"),
        (
            Recipe(combination=Combination((Weighted("Judge"), Weighted("Checks"), Weighted("Style")), "rank_prompt")),
            "the best completion of each prompt, by the mean of Judge, Checks and Style in ranks within the prompt",
        ),
        (
            Recipe(combination=Combination((Weighted("Judge", 2), Weighted("Checks")), aggregate="min")),
            "the best completion of each prompt, by the lowest of Judge (2) and Checks (1)",
        ),
    ],
)
def test_a_recipe_is_a_plain_sentence(recipe: Recipe, sentence: str) -> None:
    assert describe(recipe) == sentence


@given(recipes)
def test_a_recipe_is_kept_compared_hashed_and_told(recipe: Recipe) -> None:
    again = msgspec.json.decode(msgspec.json.encode(recipe), type=Recipe)
    assert again == recipe
    assert hash(again) == hash(recipe)
    assert describe(again) == describe(recipe)
    assert "None" not in describe(recipe)


def test_a_strategy_alone_is_told_too() -> None:
    assert describe(TopPerPrompt(2)) == describe(Recipe(TopPerPrompt(2)))


def test_recipes_kept_by_the_first_version_can_still_be_read() -> None:
    old = b'{"strategy":{"strategy":"top_per_prompt","k":2},"least_reward":0.5,"drop_without_signal":true}'
    assert msgspec.json.decode(old, type=Recipe) == Recipe(TopPerPrompt(2), 0.5, drop_without_signal=True)
