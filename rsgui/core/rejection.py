"""Statistical rejection sampling: Liu et al. 2023, "Statistical Rejection Sampling Improves Preference Optimization"
(RSO), Algorithm 1.

While fewer than k are accepted, each remaining candidate r is accepted with probability exp((r - m) / beta), where m
is the highest remaining reward. A small beta takes the best, a large one takes at random. The published order of
trial is biased: of rewards [0, 1] with beta 1 and k 1 it takes the low one with 0.368, and of [1, 0] never, where the
target distribution says 0.269. So the strategy shuffles the candidates of each prompt first: then it is 0.184 however
they came, and no place in the row is favoured.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from rsgui.core.matrix import Floats, Ints, rank_in_row

Draw = Callable[[tuple[int, int]], Floats]
"""Uniform numbers in [0, 1) in this shape."""


def statistical_rejection(row: Sequence[float | None], k: int, beta: float, uniforms: Iterable[float]) -> list[int]:
    """The candidates of one prompt that are accepted, in that order: unshuffled, with the uniform numbers given.

    `beta` 0 means the top k. Raises ValueError, before a number is drawn, for more than there are candidates, and
    where `uniforms` end too early.
    """
    remaining = {index: r for index, r in enumerate(row) if r is not None and math.isfinite(r)}
    check(k, beta)
    check_count(len(remaining), k)
    if beta == 0:
        return sorted(remaining, key=lambda index: (-remaining[index], index))[:k]
    numbers = iter(uniforms)
    accepted: list[int] = []
    while len(accepted) < k:
        highest = max(remaining.values())
        for index, r in list(remaining.items()):
            u = next(numbers, None)
            if u is None:
                raise ValueError("there are too few uniform numbers")
            if u < math.exp((r - highest) / beta):
                accepted.append(index)
                del remaining[index]
            if len(accepted) == k:
                break
    return accepted


def accepted_columns(rewards: Floats, k: int, beta: float, draw: Draw) -> Ints:
    """The same for many prompts at once, one a line, all of them finite: the columns accepted, in that order.

    Every pass draws a number for every column; those of candidates accepted before are not looked at. At least the
    highest is accepted in each pass, so that there are at most k of them.
    """
    lines, width = rewards.shape
    out = np.empty((lines, k), np.int64)
    accepted = np.zeros(lines, np.int64)
    going = np.arange(lines)
    left = rewards.copy()  # an accepted candidate is -inf
    while len(going):
        highest = left.max(axis=1, keepdims=True)
        with np.errstate(over="ignore", under="ignore"):
            chance = np.exp((left - highest) / beta)
        line, column = np.nonzero(draw((len(going), width)) < chance)
        place = accepted[going[line]] + rank_in_row(line)
        fits = place < k
        line, column, place = line[fits], column[fits], place[fits]
        out[going[line], place] = column
        left[line, column] = -np.inf
        accepted[going] += np.bincount(line, minlength=len(going))
        more = accepted[going] < k
        if not more.all():
            going, left = going[more], left[more]
    return out


def check(k: int, beta: float) -> None:
    """Raises ValueError for parameters out of range."""
    if k < 1:
        raise ValueError(f"k is {k}; it has to be at least 1")
    if not 0 <= beta < math.inf:
        raise ValueError(f"beta is {beta}; it has to be at least 0, and finite")


def check_count(candidates: int, k: int) -> None:
    """Raises ValueError where more are wanted than there are."""
    if k > candidates:
        raise ValueError(f"{k} of each prompt are wanted, and one has {candidates} with a reward")
