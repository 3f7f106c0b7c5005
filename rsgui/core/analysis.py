"""What a reward matrix is worth before anything is picked from it: signal, margins, agreement of scorers; flat arrays.

Rows without rewards are left out."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rsgui.core.matrix import Bools, Floats, Ints, Matrix, Rows

DRAWS = 2_000
CONFIDENCE = 0.95
_BLOCK = 1 << 22  # bootstrap counts held at once: 32 MB
_EVEN = 1e-9  # rewards closer than this are the same

UNKNOWN, ALL_BAD, MIXED, ALL_GOOD = range(4)
"""What a row is: without rewards, all below the bar, some on either side of it, all at or above it."""


def row_count(matrix: Matrix) -> int:
    return int(matrix.rows[-1]) + 1 if len(matrix.rows) else 0


def kinds(matrix: Matrix, bar: float) -> NDArray[np.int8]:
    """What each row is, where a completion is good from a reward of `bar` on. Only mixed rows can be decided well or
    badly: in the others every choice is as good as any."""
    count, known = row_count(matrix), np.isfinite(matrix.rewards)
    made = np.bincount(matrix.rows[known], minlength=count)
    good = np.bincount(matrix.rows[known & (matrix.rewards >= bar - _EVEN)], minlength=count)
    result = np.full(count, MIXED, dtype=np.int8)
    result[good == made] = ALL_GOOD
    result[good == 0] = ALL_BAD
    result[made == 0] = UNKNOWN
    return result


class Aim(NamedTuple):
    """How well choosing by one scorer meets what another one calls good, in the rows where that can fail."""

    rows: Ints  # decidable ones: good and bad completions are in them
    right: Bools  # of each: whether the first argmax is good
    chance: Floats  # of each: the probability that a random pick is


def aim(proxy: Matrix, gold: Matrix, bar: float) -> Aim:
    """`gold` has the same completions as `proxy`. Only those that have both rewards count."""
    both = np.isfinite(proxy.rewards) & np.isfinite(gold.rewards)
    rows, count = proxy.rows[both], row_count(proxy)
    good = gold.rewards[both] >= bar - _EVEN
    made, hits = np.bincount(rows, minlength=count), np.bincount(rows[good], minlength=count)
    first = _first_of_row(np.lexsort((-proxy.rewards[both], rows)), rows)  # stable: the first argmax of each row
    right = np.zeros(count, dtype=bool)
    right[rows[first]] = good[first]
    decidable = np.flatnonzero((hits > 0) & (hits < made))
    return Aim(decidable, right[decidable], hits[decidable] / made[decidable])


def margins(matrix: Matrix) -> Floats:
    """Of each row the best reward less the second best; NaN where there are not two."""
    known = np.flatnonzero(np.isfinite(matrix.rewards))
    rows, rewards = matrix.rows[known], matrix.rewards[known]
    order = np.lexsort((-rewards, rows))
    rows, rewards = rows[order], rewards[order]
    starts = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]]) if len(rows) else np.zeros(0, dtype=np.int64)
    wide = starts[np.diff(np.r_[starts, len(rows)]) > 1]
    result = np.full(row_count(matrix), np.nan)
    result[rows[wide]] = rewards[wide] - rewards[wide + 1]
    return result


def at_odds(one: Matrix, other: Matrix) -> Bools:
    """The rows where no completion is best for both scorers, ties counted as best. Same completions in both."""
    both = np.isfinite(one.rewards) & np.isfinite(other.rewards)
    count = row_count(one)
    rows = one.rows[both]
    best = np.ones(len(rows), dtype=bool)
    for matrix in (one, other):
        top = np.full(count, -np.inf)
        np.maximum.at(top, rows, matrix.rewards[both])
        best &= matrix.rewards[both] >= top[rows] - _EVEN
    known = np.bincount(rows, minlength=count) > 0
    result: Bools = known & (np.bincount(rows[best], minlength=count) == 0)
    return result


def averages(x: Floats, y: Floats, bins: int = 12) -> tuple[Floats, Floats]:
    """The mean x and y of equally many neighbours along x; bins that share an x are one."""
    if not len(x):
        return np.zeros(0), np.zeros(0)
    edges = np.unique(np.quantile(x, np.linspace(0, 1, bins + 1)))
    place = np.clip(np.searchsorted(edges, x, side="right") - 1, 0, max(0, len(edges) - 2))
    size = np.bincount(place)
    there = size > 0
    return (
        np.bincount(place, weights=x)[there] / size[there],
        np.bincount(place, weights=y)[there] / size[there],
    )


class Band(NamedTuple):
    """A mean over prompts for each n, with its 95 % bootstrap interval."""

    mean: Floats
    low: Floats
    high: Floats


def band(by_prompt: Floats, draws: int = DRAWS, seed: int = 0) -> Band:
    """The mean over the prompts that have a value for that n, and its interval from drawing whole prompts."""
    prompts = len(by_prompt)
    there = np.isfinite(by_prompt)
    filled = np.where(there, by_prompt, 0.0)
    mean = filled.sum(axis=0) / there.sum(axis=0)
    rng = np.random.default_rng(seed)
    means = np.empty((draws, by_prompt.shape[1]))
    step = max(1, _BLOCK // max(1, prompts))
    for start in range(0, draws, step):
        stop = min(draws, start + step)
        weights = np.array([_times_drawn(rng, prompts) for _ in range(start, stop)])
        with np.errstate(invalid="ignore"):
            means[start:stop] = (weights @ filled) / (weights @ there)
    tail = (1 - CONFIDENCE) / 2
    low, high = np.nanquantile(means, [tail, 1 - tail], axis=0)
    return Band(mean, low, high)


def _times_drawn(rng: np.random.Generator, count: int) -> Floats:
    """How often each of `count` things comes up in as many draws."""
    return np.bincount(rng.integers(count, size=count), minlength=count).astype(np.float64)


def _first_of_row(order: Ints, rows: Rows) -> Ints:
    if not len(order):
        return order
    sorted_rows = rows[order]
    return order[np.r_[True, sorted_rows[1:] != sorted_rows[:-1]]]
