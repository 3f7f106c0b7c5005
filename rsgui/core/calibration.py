"""What a reward model is worth on pairs that it never saw: how often it is right, and whether it knows how sure to be.

With the Bradley-Terry model (1952) a margin of m between two rewards states the probability sigmoid(m) that the first
completion is the better one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from rsgui.core.entities import Record
from rsgui.core.statistics import prompt_rate

BINS = 5
COIN = 0.25
"""The Brier score of whoever says "one half" of every pair."""

Floats = NDArray[np.float64]


class Bin(Record, frozen=True):
    """The pairs whose stated probability lies from `low` to `high`: the mean of it, and the share that is right."""

    low: float
    high: float
    pairs: int
    stated: float
    right: float


class PairQuality(Record, frozen=True):
    """How well rewards tell the chosen completion of a pair from the rejected one. An equal pair is half right.

    `low` and `high` are the ends of the 95 % interval of the accuracy, with the prompt as the unit. `brier` is the
    mean squared distance of the probability of the chosen one from 1; `error` is the expected calibration error, the
    mean distance between what the bins state and how often they are right (Guo et al. 2017).
    """

    pairs: int
    prompts: int
    accuracy: float
    low: float
    high: float
    brier: float
    error: float
    bins: tuple[Bin, ...]


def stated(margins: ArrayLike) -> Floats:
    """The probability, for each margin, that the chosen completion is the better one."""
    values = np.asarray(margins, dtype=np.float64)
    # Of both signs only the exponential that cannot overflow is taken.
    small = np.exp(-np.abs(values))
    probabilities: Floats = np.where(values >= 0, 1.0, small) / (1.0 + small)
    return probabilities


def brier(margins: ArrayLike) -> float:
    """The mean of (1 - p)^2. Raises ValueError where there are no pairs."""
    return float(np.mean((1.0 - stated(_some(margins))) ** 2))


def reliability(margins: ArrayLike, bins: int = BINS) -> tuple[Bin, ...]:
    """The pairs by how sure the model is of the one that it prefers, from one half to 1, in equal bins; those without
    a pair are left out."""
    values = _some(margins)
    sure, right = stated(np.abs(values)), _right(values)
    place = np.minimum(((sure - 0.5) * 2 * bins).astype(int), bins - 1)
    found = []
    for at in np.unique(place).tolist():
        these = place == at
        low, high = 0.5 + 0.5 * at / bins, 0.5 + 0.5 * (at + 1) / bins
        found.append(Bin(low, high, int(these.sum()), float(sure[these].mean()), float(right[these].mean())))
    return tuple(found)


def quality(margins: ArrayLike, prompts: Sequence[str]) -> PairQuality:
    """All of it, of the margin of each pair (chosen less rejected) and the prompt that it is of. Raises ValueError
    where there are no pairs, a margin is not finite, or the lengths differ."""
    values = _some(margins)
    if len(values) != len(prompts):
        raise ValueError(f"{len(values)} margins have {len(prompts)} prompts")
    shares: dict[str, list[float]] = {}
    for prompt, right in zip(prompts, _right(values).tolist(), strict=True):
        shares.setdefault(prompt, []).append(right)
    interval = prompt_rate([sum(rights) / len(rights) for rights in shares.values()], len(values))
    bins = reliability(values)
    return PairQuality(
        pairs=len(values),
        prompts=len(shares),
        accuracy=interval.estimate,
        low=interval.low,
        high=interval.high,
        brier=brier(values),
        error=sum(one.pairs * abs(one.stated - one.right) for one in bins) / len(values),
        bins=bins,
    )


def _right(margins: Floats) -> Floats:
    rights: Floats = (np.sign(margins) + 1) / 2
    return rights


def _some(margins: ArrayLike) -> Floats:
    values = np.asarray(margins, dtype=np.float64)
    if values.ndim != 1 or not len(values):
        raise ValueError("a flat list of at least one margin is needed")
    if not np.isfinite(values).all():
        raise ValueError("a margin is not finite")
    return values
