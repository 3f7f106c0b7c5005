"""Intervals and tests for an evaluation, with the prompt as the unit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from rsgui.core.duplicates import BLOCK
from rsgui.core.fingerprints import gram_prints
from rsgui.core.matrix import centred

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


def values_needed(differences: ArrayLike, power: float = 0.8) -> int | None:
    """How many independent differences it takes until a true mean as large as that of these is told from zero, at 5 %
    two-sided, with this power: ((z_0.975 + z_power) s / mean)^2, rounded up, by the normal approximation (Cohen 1988,
    "Statistical Power Analysis", section 2.4). None where the mean is zero, or fewer than two differences say how much
    they vary. Raises ValueError as `bootstrap_mean` does."""
    sample = _finite(differences)
    mean = float(sample.mean())
    if len(sample) < 2 or abs(mean) < 1e-9:
        return None
    normal = NormalDist()
    reach = normal.inv_cdf((1 + CONFIDENCE) / 2) + normal.inv_cdf(power)
    return max(2, math.ceil((reach * float(sample.std(ddof=1)) / mean) ** 2))


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


class Distinct(NamedTuple):
    """How many different n-grams there are, and how many in all."""

    unique: int
    total: int

    @property
    def share(self) -> float:
        """Unique over total; 0 where no text is long enough. It falls with the amount of text: compare like sizes."""
        return self.unique / self.total if self.total else 0.0


def distinct_n(texts: Iterable[str], n: int) -> Distinct:
    """Different n-grams of words over all texts (Li et al. 2016, "A Diversity-Promoting Objective Function for Neural
    Conversation Models", section 5): words are what stands between white space, and no n-gram crosses texts."""
    if n < 1:
        raise ValueError(f"n is {n}; it has to be at least 1")
    left, grams = iter(texts), [np.zeros(0, np.uint64)]
    while block := list(islice(left, BLOCK)):
        grams.append(gram_prints(block, n, least=0)[0])
    every = np.sort(np.concatenate(grams))  # np.unique would hold other threads up
    return Distinct(int(np.count_nonzero(every[1:] != every[:-1])) + bool(len(every)), len(every))


def distinct_alike(
    first: Mapping[int, Sequence[str]], second: Mapping[int, Sequence[str]], n: int = 2
) -> tuple[dict[int, float], dict[int, float]]:
    """How varied two generators' texts of one prompt are: of each prompt, the share of different n-grams of words in
    all n-grams (`distinct_n`) over its texts together, 1 where nothing is said twice.

    The share falls with the amount of text, so that like sizes are compared: texts are paired by their order, and both
    of a pair are cut to the words of the shorter one. Prompts where no pair has n words are left out of both.
    """
    shares: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for prompt in sorted(first.keys() & second.keys()):
        pairs = [(a.split(), b.split()) for a, b in zip(first[prompt], second[prompt], strict=False)]
        sizes = [min(len(a), len(b)) for a, b in pairs]
        if max(sizes, default=0) < n:
            continue
        for side, found in enumerate(shares):
            found[prompt] = distinct_n(
                (" ".join(pair[side][:m]) for pair, m in zip(pairs, sizes, strict=True)), n
            ).share
    return shares


def within_correlation(x: ArrayLike, y: ArrayLike, groups: ArrayLike) -> float:
    """The correlation of x and y within groups: of their deviations from the means of their group, over all groups
    together. It can have the other sign than the correlation over all. Pairs that lack a value are left out; NaN
    where x or y does not vary within any group. Groups are whole numbers, such as the rows of a matrix."""
    first, second = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    group = np.asarray(groups)
    if not first.shape == second.shape == group.shape:
        raise ValueError("x, y and groups have different lengths")
    known = np.isfinite(first) & np.isfinite(second)
    order = np.flatnonzero(known)[np.argsort(group[known], kind="stable")]
    a, b = centred(first[order], group[order]), centred(second[order], group[order])
    scale = math.sqrt(float(a @ a) * float(b @ b))
    return max(-1.0, min(1.0, float(a @ b) / scale)) if scale > 0 else math.nan
