"""The reward matrix: rows of numbers, one row a prompt, and the same as flat arrays.

Rows may have different lengths and missing values (None or NaN; what is infinite counts as missing too). A flat
position is prompt-major: it maps to row and column by row offsets, never by division.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Rewards = Sequence[Sequence[float | None]]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Rows = NDArray[np.integer[Any]]
"""The row of each completion, ascending; of 32 bits where there are millions."""
Bools = NDArray[np.bool_]


class Pick(NamedTuple):
    """One selected completion: the zero-based row and column of the reward matrix."""

    prompt: int
    completion: int


class Matrix(NamedTuple):
    """A reward matrix, flat: rewards with NaN for missing, the row of each (ascending), and, where they are known,
    whether each completion was cut off (finish reason length) and its length in tokens."""

    rewards: Floats
    rows: Rows
    truncated: Bools | None = None
    lengths: NDArray[np.integer] | None = None


def flatten(rewards: Rewards) -> Matrix:
    """Rows of rewards as flat arrays; None becomes NaN, and so does anything infinite."""
    widths = [len(row) for row in rewards]
    flat = np.array([np.nan if r is None else r for row in rewards for r in row], dtype=np.float64)
    flat[~np.isfinite(flat)] = np.nan
    return Matrix(flat, np.repeat(np.arange(len(widths)), widths))


def as_rows(flat: Floats, like: Sequence[Sequence[object]]) -> list[list[float | None]]:
    """The way back: flat rewards as rows as wide as those of `like`, with None for missing."""
    values = [value if known else None for value, known in zip(flat.tolist(), np.isfinite(flat).tolist(), strict=True)]
    rows, start = [], 0
    for row in like:
        rows.append(values[start : start + len(row)])
        start += len(row)
    return rows


def spread(values: Sequence[Sequence[object]], like: Sequence[Sequence[object]]) -> list[object]:
    """The cells of `values` in flat order. Raises ValueError unless it has the shape of `like`."""
    if [len(row) for row in values] != [len(row) for row in like]:
        raise ValueError("there is not exactly one value for each completion")
    return [value for row in values for value in row]


def finite(rewards: Floats) -> Ints:
    """The flat positions that can be selected at all."""
    return np.flatnonzero(np.isfinite(rewards))


def stretches(rows: NDArray[np.integer]) -> tuple[Ints, Ints]:
    """Where each run of equal neighbours begins, and how long it is."""
    if not len(rows):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    starts = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]])
    return starts, np.diff(np.r_[starts, len(rows)])


def rank_in_row(rows: NDArray[np.integer]) -> Ints:
    """0, 1, 2 ... within each run of equal neighbours."""
    starts, counts = stretches(rows)
    return np.arange(len(rows)) - np.repeat(starts, counts)


def centred(values: Floats, rows: NDArray[np.integer]) -> Floats:
    """The deviation of each value from its row's mean; exactly 0 where all values of a row are equal."""
    starts, counts = stretches(rows)
    if not len(starts):
        return values
    means = np.add.reduceat(values, starts) / counts
    level = np.maximum.reduceat(values, starts) == np.minimum.reduceat(values, starts)
    deviations: Floats = values - np.repeat(np.where(level, values[starts], means), counts)
    return deviations


def take_per_row(rows: Rows, k: int, choose: Callable[[Ints], Ints]) -> Ints:
    """Up to k entries of each row, row by row.

    Rows of the same length are handed to `choose` together, as a block: an array of positions into `rows`, one line
    a row. It answers with the columns it takes of each line, min(k, length) of them. So that all work within
    prompts is plain work on rectangles, however ragged the matrix is.
    """
    starts, counts = stretches(rows)
    taken = np.minimum(counts, k)
    offsets = np.cumsum(taken) - taken
    out = np.empty(int(taken.sum()), np.int64)
    for length in np.unique(counts):
        these = np.flatnonzero(counts == length)
        block = starts[these, None] + np.arange(length)
        places = offsets[these, None] + np.arange(min(k, length))
        out[places] = np.take_along_axis(block, choose(block), axis=1)
    return out


def sorted_in_rows(values: Floats, rows: Rows, k: int | None = None) -> Ints:
    """The positions of the k lowest values of each row (all, where k is None), row by row, lowest first. Equal values
    stay in the order of their positions."""
    most = len(rows) if k is None else k
    return take_per_row(rows, most, lambda block: np.argsort(values[block], axis=1, kind="stable")[:, :most])
