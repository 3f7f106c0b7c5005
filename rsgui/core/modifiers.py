"""Modifiers: what is taken out of a reward matrix before a strategy, and out of its picks afterwards.

Those before take rewards and give rewards of the same shape, with None (flat: NaN) for what is out. Those after take
picks in selection order and give some of them, in the same order. Each function on rows has a `_flat` one of the same
name behind it that does the work on flat arrays.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from rsgui.core.matrix import (
    Bools,
    Floats,
    Ints,
    Matrix,
    Pick,
    Rewards,
    Rows,
    as_rows,
    centred,
    finite,
    flatten,
    rank_in_row,
    spread,
    stretches,
)

# --- before the strategy


def drop_truncated(rewards: Rewards, truncated: Sequence[Sequence[bool]]) -> Rewards:
    """Without completions that were cut off at their longest (finish reason length)."""
    flat = np.array(spread(truncated, rewards), dtype=np.bool_)
    return as_rows(np.where(flat, np.nan, flatten(rewards).rewards), rewards)


def least_reward(rewards: Rewards, least: float) -> Rewards:
    """Without rewards under `least`."""
    return as_rows(least_reward_flat(flatten(rewards).rewards, least), rewards)


def least_reward_flat(rewards: Floats, least: float) -> Floats:
    return np.where(rewards >= least, rewards, np.nan)


def drop_without_signal(rewards: Rewards) -> Rewards:
    """Without prompts whose finite rewards are all equal: with checks as rewards, the best of an all-wrong prompt is
    merely its first. A prompt with a single reward has no signal either."""
    matrix = flatten(rewards)
    return as_rows(drop_without_signal_flat(matrix), rewards)


def drop_without_signal_flat(matrix: Matrix) -> Floats:
    return np.where(with_signal(matrix)[matrix.rows], matrix.rewards, np.nan)


def with_signal(matrix: Matrix) -> Bools:
    """For each row, whether its finite rewards differ at all: only there can a selection teach anything."""
    count = int(matrix.rows[-1]) + 1 if len(matrix.rows) else 0
    found = np.zeros(count, dtype=np.bool_)
    known = finite(matrix.rewards)
    if len(known):
        rewards, rows = matrix.rewards[known], matrix.rows[known]
        starts = stretches(rows)[0]
        found[rows[starts]] = np.maximum.reduceat(rewards, starts) > np.minimum.reduceat(rewards, starts)
    return found


def drop_duplicates(rewards: Rewards, marks: Sequence[Sequence[Hashable]]) -> Rewards:
    """With only the best (of equals the first) of each prompt's completions that bear the same mark: their text, for
    exact duplicates; the number of their group, for near ones (`core.duplicates`)."""
    matrix = flatten(rewards)
    numbers: dict[tuple[int, object], int] = {}
    keys = zip(matrix.rows.tolist(), spread(marks, rewards), strict=True)
    groups = np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)
    return as_rows(drop_duplicates_flat(matrix.rewards, groups), rewards)


def drop_duplicates_flat(rewards: Floats, groups: Rows) -> Floats:
    """Groups are numbered through: two rows share none, and no number is far above the count of completions."""
    known = finite(rewards)
    shared = known[np.bincount(groups[known])[groups[known]] > 1] if len(known) else known
    best_first = shared[np.lexsort((-rewards[shared], groups[shared]))]
    kept = rewards.copy()
    kept[best_first[rank_in_row(groups[best_first]) > 0]] = np.nan
    return kept


def length_residual(rewards: Rewards, lengths: Sequence[Sequence[float]]) -> Rewards:
    """What of each reward its length does not explain: the residual of reward on length within prompts.

    Both are taken as deviations from their prompt's mean, and one slope for all prompts is taken out (the "within" or
    fixed-effects estimator, as in J. Wooldridge, Econometric Analysis of Cross Section and Panel Data, section 10.5).
    A slope of its own for each prompt would fit two completions exactly and leave nothing to choose by. Residuals are
    0 in the mean of every prompt, so that a prompt's level no longer counts.
    """
    matrix = flatten(rewards)
    flat = np.array(spread(lengths, rewards), dtype=np.float64)
    return as_rows(length_residual_flat(matrix.rewards, matrix.rows, flat), rewards)


def length_residual_flat(rewards: Floats, rows: Rows, lengths: NDArray[np.number]) -> Floats:
    known = finite(rewards)
    r = centred(rewards[known], rows[known])
    x = centred(lengths[known].astype(np.float64), rows[known])
    spread_of_lengths = float(x @ x)
    slope = float(x @ r) / spread_of_lengths if spread_of_lengths > 0 else 0.0
    residuals = np.full(len(rewards), np.nan)
    residuals[known] = r - slope * x
    return residuals


# --- after the strategy


def at_most_per_prompt(picks: Sequence[Pick], most: int) -> list[Pick]:
    """The first `most` picks of each prompt."""
    rows = np.array([pick.prompt for pick in picks], dtype=np.int64)
    return [picks[i] for i in at_most_flat(rows, most)]


def at_most_flat(rows: Rows, most: int) -> Ints:
    _at_least_one(most)
    return np.flatnonzero(_turns(rows) < most)


def round_robin(picks: Sequence[Pick], total: int) -> list[Pick]:
    """At most `total` picks, fairly from all prompts: in each turn the next of every prompt, in selection order, until
    there are enough. Of 4, 1 and 2 picks of three prompts, a total of 5 leaves 2, 1 and 2."""
    rows = np.array([pick.prompt for pick in picks], dtype=np.int64)
    return [picks[i] for i in round_robin_flat(rows, total)]


def round_robin_flat(rows: Rows, total: int) -> Ints:
    _at_least_one(total)
    return np.sort(np.argsort(_turns(rows), kind="stable")[:total])


def mmr(relevance: Sequence[float], similarity: Sequence[Sequence[float]], k: int, balance: float = 0.5) -> list[int]:
    """Maximal marginal relevance (Carbonell and Goldstein 1998, "The Use of MMR", section 2): k that are relevant and
    unlike each other, in the order they are taken.

    Next is always the first with the highest balance * relevance - (1 - balance) * its highest similarity to what is
    taken already. With a balance of 1 that is the order of relevance. Relevance and similarity should have the same
    scale, say 0 to 1. Raises ValueError for a k below 1 or a balance outside of 0 to 1.
    """
    table = np.asarray(similarity, dtype=np.float64)
    return [int(i) for i in mmr_flat(np.asarray(relevance, dtype=np.float64), lambda i: table[i], k, balance)]


def mmr_flat(relevance: Floats, similar_to: Callable[[int], Floats], k: int, balance: float) -> Ints:
    """`mmr` that asks for the similarities of one candidate at a time: `similar_to(i)` are those of all to i."""
    _at_least_one(k)
    if not 0 <= balance <= 1:
        raise ValueError(f"the balance is {balance}; it has to be from 0 to 1")
    worth = np.where(np.isfinite(relevance), balance * relevance, -np.inf)
    highest = np.zeros(len(relevance))
    taken: list[int] = []
    for _ in range(min(k, int(np.isfinite(relevance).sum()))):
        best = int(np.argmax(worth - (1 - balance) * highest))
        highest = np.maximum(highest, similar_to(best)) if taken else np.array(similar_to(best), dtype=np.float64)
        worth[best] = -np.inf
        taken.append(best)
    return np.array(taken, dtype=np.int64)


def _turns(rows: Rows) -> Ints:
    """0 for the first pick of each row, 1 for the second, and so on; rows in any order."""
    order = np.argsort(rows, kind="stable")
    turns = np.empty(len(rows), np.int64)
    turns[order] = rank_in_row(rows[order])
    return turns


def _at_least_one(k: int) -> None:
    if k < 1:
        raise ValueError(f"{k} are wanted; it has to be at least 1")
