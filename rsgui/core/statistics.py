"""Intervals and tests for an evaluation, with the prompt as the unit."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

CONFIDENCE = 0.95
_BLOCK = 1 << 20  # bootstrap indices held at once: 8 MB, whatever the number of prompts and draws


class Interval(NamedTuple):
    """A point estimate, and the ends of its interval."""

    estimate: float
    low: float
    high: float

    @property
    def excludes_zero(self) -> bool:
        """Whether the whole interval lies on one side of zero, by more than rounding."""
        return self.low > 1e-9 or self.high < -1e-9


def bootstrap_mean(values: ArrayLike, draws: int = 10_000, seed: int = 0) -> Interval:
    """The mean of independent values with its 95 % percentile bootstrap interval (Efron and Tibshirani 1993, ch. 13).

    Raises ValueError where there are no values, or one is not finite.
    """
    sample = _finite(values)
    rng = np.random.default_rng(seed)
    means = np.empty(draws)
    rows = max(1, _BLOCK // len(sample))
    for start in range(0, draws, rows):
        count = min(rows, draws - start)
        means[start : start + count] = sample[rng.integers(len(sample), size=(count, len(sample)))].mean(axis=1)
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    return Interval(float(sample.mean()), float(low), float(high))


def paired_bootstrap(before: ArrayLike, after: ArrayLike, draws: int = 10_000, seed: int = 0) -> Interval:
    """The mean of after - before over pairs, with its 95 % interval; whole pairs (prompts) are drawn.

    Raises ValueError where the lengths differ, there is no pair, or a value is not finite.
    """
    first, second = _finite(before), _finite(after)
    if len(first) != len(second):
        raise ValueError(f"{len(first)} values before and {len(second)} after are not pairs")
    return bootstrap_mean(second - first, draws, seed)


def wilson(successes: float, trials: float, confidence: float = CONFIDENCE) -> Interval:
    """The rate of independent trials with Wilson's interval (Wilson 1927). Fractions are allowed: see `prompt_rate`.

    Raises ValueError unless 0 <= successes <= trials and trials > 0.
    """
    if not (0 <= successes <= trials and trials > 0):
        raise ValueError(f"{successes} successes of {trials} trials make no rate")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    rate = successes / trials
    centre = (rate + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z / (1 + z * z / trials) * math.sqrt(rate * (1 - rate) / trials + z * z / (4 * trials * trials))
    # Rounding must not push an end past the rate itself, where the rate is 0 or 1.
    return Interval(rate, max(0.0, min(rate, centre - half)), min(1.0, max(rate, centre + half)))


def prompt_rate(shares: ArrayLike, trials: int, confidence: float = CONFIDENCE) -> Interval:
    """The mean of each prompt's share of passing completions, `trials` completions in all, with a Wilson interval
    on the effective number of trials.

    Completions of one prompt resemble each other, so that counting each as a trial makes the interval far too narrow.
    The design effect (Kish 1965) says how many independent trials they are worth: rate (1 - rate) over the variance of
    the mean share (Franco et al. 2019 compare such intervals). With one completion each that is the number of
    prompts, and this is Wilson's interval. Unlike the bootstrap it does not shrink to a point where every prompt
    passes: there each prompt counts as one trial.
    """
    sample = _finite(shares)
    prompts = len(sample)
    rate = float(sample.mean())
    spread = float(sample.var())
    worth = prompts * rate * (1 - rate) / spread if spread > 0 else (trials if 0 < rate < 1 else prompts)
    effective = min(max(worth, prompts), max(trials, prompts))
    return wilson(min(rate, 1.0) * effective, effective, confidence)


def sign_test(wins: int, losses: int) -> float:
    """The exact two-sided p of so uneven a split of wins and losses if both were equally likely; ties are left out."""
    count = wins + losses
    term = total = 1
    for i in range(1, min(wins, losses) + 1):
        term = term * (count - i + 1) // i
        total += term
    return min(1.0, 2 * total / (1 << count))


def mcnemar(b: int, c: int) -> float:
    """McNemar's exact two-sided p for one completion each: `b` pairs passed only before, `c` only after."""
    return sign_test(b, c)


def win_rate(wins: int, ties: int, losses: int) -> float:
    """(W + T/2) / n. Raises ValueError where nothing was compared."""
    count = wins + ties + losses
    if count == 0:
        raise ValueError("nothing was compared")
    return (wins + ties / 2) / count


def _finite(values: ArrayLike) -> NDArray[np.float64]:
    sample = np.asarray(values, dtype=np.float64)
    if sample.ndim != 1 or not len(sample):
        raise ValueError("a flat list of at least one value is needed")
    if not np.isfinite(sample).all():
        raise ValueError("a value is missing or not finite; leave its prompt out first")
    return sample
