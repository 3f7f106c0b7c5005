"""Recipes: scorers and their combination, modifiers, a strategy, and modifiers after it, as one frozen record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import msgspec
import numpy as np

from rsgui.core import modifiers
from rsgui.core.duplicates import SimilarTo
from rsgui.core.matrix import Floats, Ints, Matrix, Rows
from rsgui.core.rewards import Combination, combine_flat
from rsgui.core.strategies import (
    AtLeast,
    RandomOverall,
    RandomPerPrompt,
    StatisticalRejection,
    Strategy,
    TopFraction,
    TopOverall,
    TopPerPrompt,
    select_flat,
)
from rsgui.core.texts import counted, later, tr

Duplicates = Literal["exact", "near"]

Similarity = Callable[[Ints], SimilarTo]
"""Given flat positions, how alike the completions there are (`core.duplicates.similarity`)."""


class Diverse(msgspec.Struct, frozen=True):
    """MMR over all that was picked: `k` of them. Rewards are scaled to 0 to 1 over the picks first, so that `balance`
    weighs like against like: 1 looks at the reward alone, 0 at diversity alone. Completions are alike by the words
    they share, or by the vectors of an embedding model, where `model` is the folder of one."""

    k: int
    balance: float = 0.5
    model: str = ""


class Recipe(msgspec.Struct, frozen=True):
    """What is picked, and how. The steps, in this order:

    - `combination`: the rewards of several scorers become one;
    - `drop_truncated`: without completions that were cut off at their longest;
    - `least_reward`: without those under it;
    - `drop_without_signal`: without prompts whose finite rewards are all equal. That is judged on all rewards of the
      prompt, before anything was taken out: with checks as rewards and a least reward of 1, all that is left is equal;
    - `drop_duplicates`: with the best of each prompt's exact or near duplicates only;
    - `length_control`: rewards become what length does not explain (`modifiers.length_residual`);
    - `strategy`;
    - `at_most_per_prompt`: the first so many of each prompt;
    - `round_robin`: at most so many in all, fairly from all prompts;
    - `diverse`: so many that are unlike each other.
    """

    strategy: Strategy = TopPerPrompt()
    least_reward: float | None = None
    drop_without_signal: bool = False
    drop_truncated: bool = False
    combination: Combination = Combination()
    drop_duplicates: Duplicates | None = None
    length_control: bool = False
    at_most_per_prompt: int | None = None
    round_robin: int | None = None
    diverse: Diverse | None = None


def apply(
    matrix: Matrix,
    recipe: Recipe,
    *,
    scorers: Mapping[str, Floats] | None = None,
    duplicates: Rows | None = None,
    similarity: Similarity | None = None,
) -> Ints:
    """The flat positions that a recipe picks, in selection order.

    `scorers` are the flat rewards of each scorer that its combination names, in place of those of the matrix;
    `duplicates` is the group of exact or near duplicates that each completion is in (`core.duplicates`);
    `similarity` is asked where it wants diversity. Raises ValueError for a number out of its range, and where
    something that the recipe needs is not given.
    """
    return picks_of(matrix, rewards_of(matrix, recipe, scorers), recipe, duplicates, similarity)


def rewards_of(matrix: Matrix, recipe: Recipe, scorers: Mapping[str, Floats] | None = None) -> Floats:
    """The rewards that a recipe looks at: those of the matrix, or of its scorers, combined."""
    how = recipe.combination
    if not how.scorers:
        return matrix.rewards
    given = scorers or {}
    lacking = [wanted.scorer for wanted in how.scorers if wanted.scorer not in given]
    if lacking:
        raise ValueError(f"there are no rewards of {' and '.join(lacking)}")
    stacked = np.array([given[wanted.scorer] for wanted in how.scorers], dtype=np.float64)
    return combine_flat(stacked, matrix.rows, [wanted.weight for wanted in how.scorers], how)


def picks_of(
    matrix: Matrix, rewards: Floats, recipe: Recipe, duplicates: Rows | None, similarity: Similarity | None
) -> Ints:
    """`apply` on rewards that are combined already."""
    left = _modified(matrix._replace(rewards=rewards), recipe, duplicates)
    picks = select_flat(Matrix(left, matrix.rows), recipe.strategy)
    if recipe.at_most_per_prompt is not None:
        picks = picks[modifiers.at_most_flat(matrix.rows[picks], recipe.at_most_per_prompt)]
    if recipe.round_robin is not None:
        picks = picks[modifiers.round_robin_flat(matrix.rows[picks], recipe.round_robin)]
    if recipe.diverse is not None:
        if similarity is None:
            raise ValueError(later("it is not known how alike completions are"))
        relevance = _scaled(left[picks])
        picks = picks[modifiers.mmr_flat(relevance, similarity(picks), recipe.diverse.k, recipe.diverse.balance)]
    return picks


def describe(recipe: Recipe | Strategy) -> str:
    """The recipe, or a strategy alone, as one plain sentence part, for the head of the grid."""
    if not isinstance(recipe, Recipe):
        return _strategy_in_words(recipe)
    steps = [
        (recipe.least_reward is not None, tr("at least {value:g}", value=recipe.least_reward or 0)),
        (recipe.drop_without_signal, tr("only prompts whose completions differ")),
        (recipe.drop_truncated, tr("none cut off")),
        (recipe.drop_duplicates == "exact", tr("no exact duplicates")),
        (recipe.drop_duplicates == "near", tr("no near-duplicates")),
        (recipe.length_control, tr("with length taken out of the reward")),
        (
            recipe.at_most_per_prompt is not None,
            tr("at most {count} of each prompt", count=recipe.at_most_per_prompt),
        ),
        (
            recipe.round_robin is not None,
            tr("{count:,} in all taken in turn from every prompt", count=recipe.round_robin or 0),
        ),
        (recipe.diverse is not None, _varied_in_words(recipe.diverse) if recipe.diverse else ""),
    ]
    parts = [_strategy_in_words(recipe.strategy), *_combination_in_words(recipe.combination)]
    return ", ".join([*parts, *(words for wanted, words in steps if wanted)])


def _modified(matrix: Matrix, recipe: Recipe, duplicates: Rows | None) -> Floats:
    """The rewards that are left for the strategy."""
    rewards = matrix.rewards
    if recipe.drop_truncated:
        if matrix.truncated is None:
            raise ValueError(later("it is not known which completions are cut off"))
        rewards = np.where(matrix.truncated, np.nan, rewards)
    if recipe.least_reward is not None:
        rewards = modifiers.least_reward_flat(rewards, recipe.least_reward)
    if recipe.drop_without_signal:
        rewards = np.where(modifiers.with_signal(matrix)[matrix.rows], rewards, np.nan)
    if recipe.drop_duplicates is not None:
        if duplicates is None:
            raise ValueError(later("it is not known which completions are duplicates"))
        rewards = modifiers.drop_duplicates_flat(rewards, duplicates)
    if recipe.length_control:
        if matrix.lengths is None:
            raise ValueError(later("it is not known how long the completions are"))
        rewards = modifiers.length_residual_flat(rewards, matrix.rows, matrix.lengths)
    return rewards


def _scaled(rewards: Floats) -> Floats:
    """From 0 for the lowest to 1 for the highest; all 1 where they are equal."""
    if not len(rewards):
        return rewards
    low, high = rewards.min(), rewards.max()
    return (rewards - low) / (high - low) if high > low else np.ones(len(rewards))


def _strategy_in_words(strategy: Strategy) -> str:
    match strategy:
        case TopPerPrompt(1):
            return tr("the best completion of each prompt")
        case TopPerPrompt(k):
            return tr("the best {k} completions of each prompt", k=k)
        case TopOverall(k):
            return tr("the best {k:,} completions overall", k=k)
        case AtLeast(reward):
            return tr("every completion of at least {reward:g}", reward=reward)
        case TopFraction(fraction):
            return tr("the best {fraction:g} % of completions overall", fraction=100 * fraction)
        case RandomPerPrompt(_, 1):
            return tr("a random completion of each prompt")
        case RandomPerPrompt(_, k):
            return tr("{k} random completions of each prompt", k=k)
        case RandomOverall(k, _):
            return tr("{k:,} random completions overall", k=k)
        case StatisticalRejection(k, beta, _):
            return counted(
                k,
                "a completion of each prompt by statistical rejection with beta {beta:g}",
                "{count} completions of each prompt by statistical rejection with beta {beta:g}",
                beta=beta,
            )


def _varied_in_words(diverse: Diverse) -> str:
    if not diverse.model:
        return tr("the {k:,} most varied of them", k=diverse.k)
    model = diverse.model.rstrip("/").rpartition("/")[2]
    return tr("the {k:,} most varied of them by {model}", k=diverse.k, model=model)


_NORMALISED = {
    "none": "{scorers}",
    "z_prompt": later("{scorers} in deviations within the prompt"),
    "rank_prompt": later("{scorers} in ranks within the prompt"),
    "z_all": later("{scorers} in deviations over all"),
}
_AGGREGATED = {
    "mean": later("the mean of {scorers}"),
    "min": later("the lowest of {scorers}"),
    "mean_minus_variance": later("the mean less the disagreement of {scorers}"),
}


def _combination_in_words(how: Combination) -> list[str]:
    if not how.scorers:
        return []
    equal = len({wanted.weight for wanted in how.scorers}) == 1
    names = [w.scorer if equal else f"{w.scorer} ({w.weight:g})" for w in how.scorers]
    listed = names[0] if len(names) == 1 else tr("{several} and {last}", several=", ".join(names[:-1]), last=names[-1])
    of = listed if len(names) == 1 else tr(_AGGREGATED[how.aggregate], scorers=listed)
    return [tr("by {scorers}", scorers=tr(_NORMALISED[how.normalise], scorers=of))]
