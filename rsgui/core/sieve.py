"""Filters and orders of the grid's rows, over flat arrays: some milliseconds for millions of completions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rsgui.core import analysis, marks
from rsgui.core.matrix import Bools, Floats, Ints, Matrix, Rows, stretches
from rsgui.core.views import Filter, Range, Said, Sort

_BITS: Mapping[Said, int] = {
    "included": marks.INCLUDED,
    "excluded": marks.EXCLUDED,
    "edited": marks.EDITED,
    "noted": marks.NOTED,
    "flagged": marks.FLAGGED,
    "accepted": marks.ACCEPTED,
}


BLOCK = 1 << 16
"""So many completions are reckoned at a time: their numbers stay in the processor's cache."""


class Facts(NamedTuple):
    """What is known of each completion, flat; rows ascend from 0, and none is empty."""

    matrix: Matrix  # the rewards that the recipe goes by
    prompts: Ints  # ids, by row
    runs: NDArray[np.int32]
    repeats: Bools
    bits: NDArray[np.uint8]  # `core.marks`


class Found(NamedTuple):
    """What a filter asks of the store, where it asks it."""

    words: tuple[Ints, Ints] | None = None  # the prompts and the flat positions of completions with the words
    tagged: Ints | None = None  # the prompts with one of the tags
    disputed: Bools | None = None  # flat
    of_split: Ints | None = None
    rewards: Floats | None = None  # by the scorer, flat


def completions_that(wanted: Filter, facts: Facts, found: Found) -> Bools | None:
    """The completions to which all applies that a filter says of completions; None: it says nothing of any."""
    parts: list[Bools] = []
    if wanted.written_by:
        parts.append(np.isin(facts.runs, list(wanted.written_by)))
    if wanted.scorer and found.rewards is not None:
        parts.append(within(found.rewards, wanted.reward))
    if wanted.tokens != Range() and facts.matrix.lengths is not None:
        parts.append(within(facts.matrix.lengths, wanted.tokens))
    if wanted.finish is not None and facts.matrix.truncated is not None:
        parts.append(facts.matrix.truncated == (wanted.finish == "length"))
    if wanted.repeats:
        parts.append(facts.repeats)
    if wanted.selected is not None:
        parts.append(marks.CURATED[facts.bits] == wanted.selected)
    if wanted.disputed and found.disputed is not None:
        parts.append(found.disputed)
    parts += [_says(said, facts.bits) for said in wanted.said]
    if found.words is not None:
        prompts, completions = found.words
        has = np.isin(facts.prompts, prompts)[facts.matrix.rows]
        has[completions] = True
        parts.append(has)
    return np.logical_and.reduce(parts) if parts else None


def rows_that(wanted: Filter, facts: Facts, found: Found, bar: float, those: Bools | None) -> Bools:
    """The rows that a filter leaves, where `those` are the `completions_that` it leaves. A reward is good from `bar`
    on."""
    kept = np.ones(len(facts.prompts), dtype=bool)
    if wanted.kind is not None:
        kept &= _of_kind(wanted.kind, facts.matrix, bar)
    if wanted.decided is not None:
        kept &= any_of_row(marks.DECIDING[facts.bits], facts.matrix.rows) == wanted.decided
    for prompts in (found.tagged, found.of_split, None if wanted.only is None else list(wanted.only.prompts)):
        if prompts is not None:
            kept &= np.isin(facts.prompts, prompts)
    return kept if those is None else kept & any_of_row(those, facts.matrix.rows)


def within(values: NDArray[np.floating] | NDArray[np.integer], range: Range) -> Bools:
    """Which of the values are in a range; one that is missing is in none."""
    known: Bools = np.isfinite(values)
    if range.low is not None:
        known &= values >= range.low
    if range.high is not None:
        known &= values <= range.high
    return known


def any_of_row(which: Bools, rows: Rows) -> Bools:
    """Whether it is so anywhere in each row."""
    starts = stretches(rows)[0]
    if not len(starts):
        return np.zeros(0, dtype=bool)
    result: Bools = np.logical_or.reduceat(which, starts)
    return result


def _says(said: Said, bits: NDArray[np.uint8]) -> Bools:
    result: Bools = marks.OVERRULING[bits] if said == "overruling" else (bits & _BITS[said]) > 0
    return result


def _of_kind(kind: str, matrix: Matrix, bar: float) -> Bools:
    low, high, _ = _extremes(matrix)
    if kind == "mixed":
        result: Bools = high > low
    else:
        result = analysis.kinds(matrix, bar) == (analysis.ALL_GOOD if kind == "all good" else analysis.ALL_BAD)
    return result


# --- orders


def in_order(sort: Sort, facts: Facts, scorers: Sequence[Floats] = (), seed: int = 0, backwards: bool = False) -> Ints:
    """All rows in an order. Equals stay in the order of import, and rows without what is sorted by come last, both
    ways. `scorers` are the rewards by each, for their disagreement."""
    rows = len(facts.prompts)
    if sort == "prompt":
        return np.arange(rows)[::-1] if backwards else np.arange(rows)
    if sort == "random":
        return np.random.default_rng(seed).permutation(rows)
    keys = _keys(sort, facts, scorers)
    if backwards:
        keys = -keys
    result: Ints = np.argsort(keys, kind="stable")  # NaN comes last
    return result


def _keys(sort: Sort, facts: Facts, scorers: Sequence[Floats]) -> Floats:
    """What rows are sorted by, the least first; NaN where it is missing."""
    if sort == "disagreement":
        return -disagreement(scorers, facts.matrix.rows)
    if sort == "undecided":
        return any_of_row(marks.DECIDING[facts.bits], facts.matrix.rows).astype(np.float64)
    low, high, second = _extremes(facts.matrix)
    return {"best": -high, "spread": low - high, "margin": high - second}[sort]


def _extremes(matrix: Matrix) -> tuple[Floats, Floats, Floats]:
    """Of each row the least reward, the greatest, and the second greatest; NaN where there is none."""
    starts, counts = stretches(matrix.rows)
    if not len(starts):
        return np.zeros(0), np.zeros(0), np.zeros(0)
    known = np.isfinite(matrix.rewards)
    lifted = np.where(known, matrix.rewards, -np.inf)
    high = np.maximum.reduceat(lifted, starts)
    low = np.minimum.reduceat(np.where(known, matrix.rewards, np.inf), starts)
    best = lifted == np.repeat(high, counts)
    below = np.maximum.reduceat(np.where(best, -np.inf, lifted), starts)
    second = np.where(np.add.reduceat(best, starts, dtype=np.int64) > 1, high, below)
    found = tuple(np.where(np.isfinite(one), one, np.nan) for one in (low, high, second))
    return found[0], found[1], found[2]


def _deviation(values: Floats) -> tuple[Bools, Floats]:
    """Of each column of `values`, a line a scorer: whether two are known, and the standard deviation of those."""
    there = np.isfinite(values)
    known = np.where(there, values, 0)
    number = there.sum(axis=0)
    divisor = np.maximum(number, 1)
    variance = (known**2).sum(axis=0) / divisor - (known.sum(axis=0) / divisor) ** 2
    return number > 1, np.where(number > 1, np.sqrt(np.maximum(variance, 0)), 0)


def disagreement(scorers: Sequence[Floats], rows: Rows) -> Floats:
    """How far the scorers are apart in each row: each one's rewards count in its own standard deviations from its mean
    over all rows; of each completion the standard deviation over the scorers that rewarded it, and of these the mean.
    NaN where no completion has two rewards."""
    starts = stretches(rows)[0]
    if not len(starts):
        return np.zeros(0)
    known = [rewards[np.isfinite(rewards)] for rewards in scorers]
    scales = [(one.mean(), one.std() or 1.0) if len(one) else (0.0, 1.0) for one in known]
    apart, several = np.zeros(len(rows), dtype=np.float32), np.zeros(len(rows), dtype=bool)
    for begin in range(0, len(rows), BLOCK):
        here = slice(begin, begin + BLOCK)
        scaled = [(one[here] - mean) / spread for one, (mean, spread) in zip(scorers, scales, strict=True)]
        if len(scaled) == 2:  # as nearly always; it is half of what lies between them
            between = np.abs(scaled[0] - scaled[1]) / 2
            several[here] = np.isfinite(between)
            apart[here] = np.where(several[here], between, 0)
        else:
            several[here], apart[here] = _deviation(np.array(scaled))
    sums = np.add.reduceat(apart, starts, dtype=np.float64)
    of_several = np.add.reduceat(several, starts, dtype=np.int64)
    result: Floats = np.where(of_several > 0, sums / np.maximum(of_several, 1), np.nan)
    return result
