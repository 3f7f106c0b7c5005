"""The selection function S(R): which completions of a reward matrix are kept.

This is the door to the method. Functions here take and give plain rows of rewards; the flat forms, on numpy arrays,
are for whoever has millions of them. What each thing is stands where it is defined:

- `core.matrix`: the reward matrix, as rows and flat;
- `core.strategies`: the strategies; `core.rejection`: statistical rejection sampling;
- `core.modifiers`: what is taken out before and after;
- `core.recipes`: all of that as one record, and `apply`, which runs it.
"""

from rsgui.core.matrix import Matrix, Pick, Rewards, flatten
from rsgui.core.modifiers import (
    at_most_per_prompt,
    drop_duplicates,
    drop_truncated,
    drop_without_signal,
    least_reward,
    length_residual,
    mmr,
    round_robin,
    with_signal,
)
from rsgui.core.recipes import Diverse, Recipe, Similarity, apply, describe, rewards_of
from rsgui.core.rejection import statistical_rejection
from rsgui.core.rewards import Combination, Weighted
from rsgui.core.strategies import (
    AtLeast,
    RandomOverall,
    RandomPerPrompt,
    StatisticalRejection,
    Strategy,
    TopFraction,
    TopOverall,
    TopPerPrompt,
    best_worst_flat,
    best_worst_pairs,
    matched_control,
    select,
    select_flat,
)

__all__ = [
    "AtLeast",
    "Combination",
    "Diverse",
    "Matrix",
    "Pick",
    "RandomOverall",
    "RandomPerPrompt",
    "Recipe",
    "Rewards",
    "Similarity",
    "StatisticalRejection",
    "Strategy",
    "TopFraction",
    "TopOverall",
    "TopPerPrompt",
    "Weighted",
    "apply",
    "at_most_per_prompt",
    "best_worst_flat",
    "best_worst_pairs",
    "describe",
    "drop_duplicates",
    "drop_truncated",
    "drop_without_signal",
    "flatten",
    "least_reward",
    "length_residual",
    "matched_control",
    "mmr",
    "rewards_of",
    "round_robin",
    "select",
    "select_flat",
    "statistical_rejection",
    "with_signal",
]
