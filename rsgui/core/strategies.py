"""The strategies: which completions of a reward matrix are picked.

The global order is reward descending, then prompt-major position ascending, as the RLHF book's worked example prints
it (N. Lambert, "Rejection Sampling", Selection Example). Missing and non-finite rewards are never picked.
"""

from __future__ import annotations

import math
from decimal import Decimal

import msgspec
import numpy as np

from rsgui.core import rejection
from rsgui.core.matrix import (
    Floats,
    Ints,
    Matrix,
    Pick,
    Rewards,
    Rows,
    finite,
    flatten,
    rank_in_row,
    sorted_in_rows,
    stretches,
    take_per_row,
)

TOLERANCE = 1e-9
"""A margin that is missed by no more than this is kept: .7 - .2 is a hair under .5."""


class TopPerPrompt(msgspec.Struct, frozen=True, tag_field="strategy", tag="top_per_prompt"):
    """The first k of each row. A row without any finite reward picks nothing."""

    k: int = 1


class TopOverall(msgspec.Struct, frozen=True, tag_field="strategy", tag="top_overall"):
    """The first k of the global order. Rewards of different prompts have to be comparable."""

    k: int


class AtLeast(msgspec.Struct, frozen=True, tag_field="strategy", tag="at_least"):
    """All with at least this reward."""

    reward: float


class TopFraction(msgspec.Struct, frozen=True, tag_field="strategy", tag="top_fraction"):
    """The first part of the global order: fraction times the number of rewards, rounded up. It is reckoned in
    decimals, as the fraction is written: 0.07 of 100 is 7, where floating point says 8."""

    fraction: float


class RandomPerPrompt(msgspec.Struct, frozen=True, tag_field="strategy", tag="random_per_prompt"):
    """The matched control of `TopPerPrompt`: as many of each row, blind to the rewards."""

    seed: int = 0
    k: int = 1


class RandomOverall(msgspec.Struct, frozen=True, tag_field="strategy", tag="random_overall"):
    """The matched control of `TopOverall`: as many, blind to the rewards."""

    k: int
    seed: int = 0


class StatisticalRejection(msgspec.Struct, frozen=True, tag_field="strategy", tag="statistical_rejection"):
    """RSO (Liu et al. 2023, Algorithm 1), k of each row: see `core.rejection`. Candidates are shuffled first. A row
    without any finite reward picks nothing; one with some but fewer than k is an error."""

    k: int
    beta: float = 0.5
    seed: int = 0


Strategy = TopPerPrompt | TopOverall | AtLeast | TopFraction | RandomPerPrompt | RandomOverall | StatisticalRejection


def select(rewards: Rewards, strategy: Strategy) -> list[Pick]:
    """What the strategy picks, in selection order: the global order, or prompt by prompt for those that pick so many
    of each (best first, or as drawn).

    Raises ValueError for a number out of its range.
    """
    matrix = flatten(rewards)
    widths = np.array([len(row) for row in rewards], dtype=np.int64)
    starts = np.cumsum(widths) - widths
    flat = select_flat(matrix, strategy)
    rows = matrix.rows[flat]
    return [Pick(int(p), int(c)) for p, c in zip(rows, flat - starts[rows], strict=True)]


def select_flat(matrix: Matrix, strategy: Strategy) -> Ints:
    """`select` on flat positions, in selection order. Rows have to be ascending. O(n log n)."""
    known, rewards, rows = _candidates(matrix)
    match strategy:
        case TopPerPrompt(k):
            picks = _top_per_row(rewards, rows, k)
        case TopOverall(k):
            picks = _top(rewards, k)
        case AtLeast(least):
            enough = np.flatnonzero(rewards >= least)
            picks = enough[_descending(rewards[enough])]
        case TopFraction(fraction):
            picks = _top(rewards, _share(fraction, len(rewards)))
        case RandomPerPrompt(seed, k):
            picks = _top_per_row(_drawn(seed, matrix, known), rows, k)
        case RandomOverall(k, seed):
            picks = _top(_drawn(seed, matrix, known), k)
        case StatisticalRejection():
            picks = _rejection(rewards, rows, strategy)
    return known[picks]


def best_worst_pairs(rewards: Rewards, margin: float = 0.0) -> list[tuple[int, int, int]]:
    """Of each prompt the first of its highest and the first of its lowest rewards: (prompt, best, worst), zero-based.

    Equal rewards make no pair; neither do rewards closer than `margin` (by more than `TOLERANCE`).
    """
    matrix = flatten(rewards)
    widths = np.array([len(row) for row in rewards], dtype=np.int64)
    starts = np.cumsum(widths) - widths
    best, worst = best_worst_flat(matrix, margin)
    rows = matrix.rows[best]
    return [(int(p), int(b), int(w)) for p, b, w in zip(rows, best - starts[rows], worst - starts[rows], strict=True)]


def best_worst_flat(matrix: Matrix, margin: float = 0.0) -> tuple[Ints, Ints]:
    """`best_worst_pairs` on flat positions."""
    known, rewards, rows = _candidates(matrix)
    best, worst = _top_per_row(rewards, rows, 1), _top_per_row(-rewards, rows, 1)
    with np.errstate(over="ignore"):  # a gap beyond all floats is a gap
        gap = rewards[best] - rewards[worst]
    paired = (gap > 0) & (gap >= margin - TOLERANCE)
    return known[best[paired]], known[worst[paired]]


def matched_control(matrix: Matrix, picks: Ints, seed: int = 0) -> Ints:
    """As many random completions of each prompt as were picked of it, blind to the rewards, in prompt order."""
    if not len(picks):
        return picks
    known, _, rows = _candidates(matrix)
    wanted = np.bincount(matrix.rows[picks], minlength=int(matrix.rows[-1]) + 1)
    shuffled = sorted_in_rows(_drawn(seed, matrix, known), rows)
    return known[shuffled[rank_in_row(rows) < wanted[rows]]]


def _top_per_row(rewards: Floats, rows: Rows, k: int) -> Ints:
    _at_least_one(k)

    if k > 1:
        return sorted_in_rows(-rewards, rows, k)
    return take_per_row(rows, 1, lambda block: np.argmax(rewards[block], axis=1, keepdims=True))


def _top(rewards: Floats, k: int) -> Ints:
    """The first k of the global order. Only what is picked gets sorted."""
    _at_least_one(k)
    if k >= len(rewards):
        return _descending(rewards)
    least = np.partition(rewards, -k)[-k]
    above = np.flatnonzero(rewards > least)
    level = np.flatnonzero(rewards == least)[: k - len(above)]
    picked = np.concatenate([above, level])
    return picked[_descending(rewards[picked])]


def _descending(rewards: Floats) -> Ints:
    """The stable order: equal rewards stay in the order of their positions."""
    return np.argsort(-rewards, kind="stable")


def _share(fraction: float, count: int) -> int:
    if not 0 < fraction <= 1:
        raise ValueError(f"the fraction is {fraction}; it has to be above 0 and at most 1")
    return max(1, math.ceil(Decimal(str(fraction)) * count))


def _candidates(matrix: Matrix) -> tuple[Ints, Floats, Rows]:
    """What can be selected: flat positions, rewards and rows. Where that is all, nothing is copied."""
    known = finite(matrix.rewards)
    if len(known) == len(matrix.rewards):
        return known, matrix.rewards, matrix.rows
    return known, matrix.rewards[known], matrix.rows[known]


def _drawn(seed: int, matrix: Matrix, known: Ints) -> Floats:
    """A random number for every candidate. All cells draw, with a reward or without, so that no reward that goes
    missing moves the draw of another."""
    drawn = np.random.default_rng(seed).random(len(matrix.rewards))
    return drawn if len(known) == len(drawn) else drawn[known]


def _rejection(rewards: Floats, rows: Rows, strategy: StatisticalRejection) -> Ints:
    k, beta = strategy.k, strategy.beta
    rejection.check(k, beta)
    counts = stretches(rows)[1]
    if len(counts):
        rejection.check_count(int(counts.min()), k)
    if beta == 0:
        return _top_per_row(rewards, rows, k)
    rng = np.random.default_rng(strategy.seed)

    def choose(block: Ints) -> Ints:
        shuffled = np.argsort(rng.random(block.shape), axis=1)
        columns = rejection.accepted_columns(rewards[np.take_along_axis(block, shuffled, axis=1)], k, beta, rng.random)
        return np.take_along_axis(shuffled, columns, axis=1)

    return take_per_row(rows, k, choose)


def _at_least_one(k: int) -> None:
    if k < 1:
        raise ValueError(f"k is {k}; it has to be at least 1")
