"""The selection function S(R): which completions of a reward matrix are kept.

Rewards are rows of numbers, one row a prompt, perhaps of different lengths and with missing values (None or NaN).
The global order is reward descending, then prompt-major position ascending, as the RLHF book's worked example prints
it (N. Lambert, "Rejection Sampling", Selection Example). Missing and non-finite rewards are never selected.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

Rewards = Sequence[Sequence[float | None]]


class Pick(NamedTuple):
    """One selected completion: the zero-based row and column of the reward matrix."""

    prompt: int
    completion: int


class TopPerPrompt(msgspec.Struct, frozen=True, tag_field="strategy", tag="top_per_prompt"):
    """The first k of each row. A row without any finite reward picks nothing."""

    k: int = 1


class TopOverall(msgspec.Struct, frozen=True, tag_field="strategy", tag="top_overall"):
    """The first k of the global order. Rewards of different prompts have to be comparable."""

    k: int


class AtLeast(msgspec.Struct, frozen=True, tag_field="strategy", tag="at_least"):
    """All with at least this reward."""

    reward: float


Strategy = TopPerPrompt | TopOverall | AtLeast


class Recipe(msgspec.Struct, frozen=True):
    """A strategy and what is taken out before it: `drop_truncated` drops completions that were cut off at their
    longest, `least_reward` those under it, `drop_without_signal` prompts whose finite rewards are all equal."""

    strategy: Strategy = TopPerPrompt()
    least_reward: float | None = None
    drop_without_signal: bool = False
    drop_truncated: bool = False


class Matrix(NamedTuple):
    """A ragged reward matrix, flat: rewards with NaN for missing, the row of each, and, where it is known, whether
    the completion was cut off (finish reason length)."""

    rewards: NDArray[np.float64]
    rows: NDArray[np.int64]
    truncated: NDArray[np.bool_] | None = None


def flatten(rewards: Rewards) -> Matrix:
    """Rows of rewards as flat arrays; None becomes NaN, and so does anything infinite."""
    lengths = [len(row) for row in rewards]
    flat = np.array([np.nan if r is None else r for row in rewards for r in row], dtype=np.float64)
    flat[~np.isfinite(flat)] = np.nan
    return Matrix(flat, np.repeat(np.arange(len(lengths)), lengths))


def select(rewards: Rewards, strategy: Strategy) -> list[Pick]:
    """What the strategy picks, in the global order (`TopPerPrompt`: by prompt, best first).

    Raises ValueError for a k below 1.
    """
    matrix = flatten(rewards)
    lengths = np.array([len(row) for row in rewards], dtype=np.int64)
    starts = np.cumsum(lengths) - lengths
    flat = select_flat(matrix, strategy)
    rows = matrix.rows[flat]
    return [Pick(int(p), int(c)) for p, c in zip(rows, flat - starts[rows], strict=True)]


def select_flat(matrix: Matrix, strategy: Strategy) -> NDArray[np.int64]:
    """`select` on flat positions, in selection order. Rows have to be ascending. O(n log n)."""
    order = _global_order(matrix.rewards)
    match strategy:
        case TopPerPrompt(k):
            _at_least_one(k)
            by_prompt = order[np.argsort(matrix.rows[order], kind="stable")]
            return by_prompt[_rank_in_row(matrix.rows[by_prompt]) < k]
        case TopOverall(k):
            _at_least_one(k)
            return order[:k]
        case AtLeast(reward):
            return order[matrix.rewards[order] >= reward]


def apply(matrix: Matrix, recipe: Recipe) -> NDArray[np.int64]:
    """The flat positions that a recipe picks, in selection order. A prompt's signal is that of all its rewards.

    Raises ValueError for a k below 1, and where truncated completions are to be dropped and are not known.
    """
    rewards = matrix.rewards.copy()
    if recipe.drop_truncated:
        if matrix.truncated is None:
            raise ValueError("it is not known which completions are cut off")
        rewards[matrix.truncated] = np.nan
    if recipe.least_reward is not None:
        rewards[~(rewards >= recipe.least_reward)] = np.nan
    if recipe.drop_without_signal:
        rewards[~with_signal(matrix)[matrix.rows]] = np.nan
    return select_flat(Matrix(rewards, matrix.rows), recipe.strategy)


def with_signal(matrix: Matrix) -> NDArray[np.bool_]:
    """For each row, whether its finite rewards differ at all: only there can a selection teach anything."""
    count = int(matrix.rows[-1]) + 1 if len(matrix.rows) else 0
    finite = np.isfinite(matrix.rewards)
    low = np.full(count, np.inf)
    high = np.full(count, -np.inf)
    np.minimum.at(low, matrix.rows[finite], matrix.rewards[finite])
    np.maximum.at(high, matrix.rows[finite], matrix.rewards[finite])
    return high > low


def describe(recipe: Recipe) -> str:
    """The recipe as one plain sentence part, for the head of the grid."""
    match recipe.strategy:
        case TopPerPrompt(1):
            parts = ["the best completion of each prompt"]
        case TopPerPrompt(k):
            parts = [f"the best {k} completions of each prompt"]
        case TopOverall(k):
            parts = [f"the best {k:,} completions overall"]
        case AtLeast(reward):
            parts = [f"every completion of at least {reward:g}"]
    if recipe.least_reward is not None:
        parts.append(f"at least {recipe.least_reward:g}")
    if recipe.drop_without_signal:
        parts.append("only prompts whose completions differ")
    if recipe.drop_truncated:
        parts.append("none cut off")
    return ", ".join(parts)


def _global_order(rewards: NDArray[np.float64]) -> NDArray[np.int64]:
    finite = np.flatnonzero(np.isfinite(rewards))
    return finite[np.argsort(-rewards[finite], kind="stable")]


def _rank_in_row(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """0, 1, 2 ... within each group of equal neighbours."""
    if not len(rows):
        return rows
    starts = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]])
    return np.arange(len(rows)) - np.repeat(starts, np.diff(np.r_[starts, len(rows)]))


def _at_least_one(k: int) -> None:
    if k < 1:
        raise ValueError(f"k is {k}; it has to be at least 1")
