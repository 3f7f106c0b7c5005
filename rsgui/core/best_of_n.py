"""Best of n, from the same rewards: what picking the best of n would bring, what it costs, and where it goes wrong.

Wherever rewards are asked for, a single prompt's row will do in place of a matrix.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import ArrayLike

from rsgui.core.analysis import CONFIDENCE, DRAWS, band
from rsgui.core.matrix import Floats, Matrix, Rewards, flatten, spread, stretches

Row = Sequence[float | None]


def expected_best(rewards: Rewards | Row, n: int) -> float:
    """The expected highest reward of n completions drawn without replacement from those of a prompt, in the mean
    over prompts with at least n. Unbiased (Nakano et al. 2021, "WebGPT", appendix I, in its stable form).

    Raises ValueError for an n below 1, and where no prompt has n rewards.
    """
    return _over_prompts(best_by_prompt(flatten(_matrix(rewards)), [n]), n)


def expected_gold(proxy: Rewards | Row, gold: Rewards | Row, n: int) -> float:
    """The expected gold reward of the completion with the highest proxy reward of n; where proxies are equal, the
    mean of their gold. Completions that lack either count nowhere. Raises ValueError as `expected_best` does."""
    by_proxy, by_gold = _matrix(proxy), _matrix(gold)
    spread(by_gold, by_proxy)
    return _over_prompts(best_by_prompt(flatten(by_proxy), [n], flatten(by_gold).rewards), n)


def best_by_prompt(matrix: Matrix, ns: Sequence[int], gold: Floats | None = None) -> Floats:
    """The expected best (or its expected gold) of each prompt for each n: one line a row that has any reward, one
    column an n, NaN where the row has fewer than n. Means over lines are the curve; its band is a bootstrap of lines.
    """
    if min(ns) < 1:
        raise ValueError(f"n is {min(ns)}; it has to be at least 1")
    known = np.isfinite(matrix.rewards) if gold is None else np.isfinite(matrix.rewards) & np.isfinite(gold)
    positions = np.flatnonzero(known)
    proxy, rows = matrix.rewards[positions], matrix.rows[positions]
    worth = proxy if gold is None else gold[positions]
    starts, counts = stretches(rows)
    out = np.full((len(starts), len(ns)), np.nan)
    for width in np.unique(counts):
        lines = np.flatnonzero(counts == width)
        block = starts[lines, None] + np.arange(width)
        order = np.argsort(proxy[block], axis=1, kind="stable")
        ascending = np.take_along_axis(block, order, axis=1)
        values = worth[ascending] if gold is None else _ties_shared(proxy[ascending], worth[ascending])
        for column, n in enumerate(ns):
            if n <= width:
                out[lines, column] = values @ weights(int(width), n)
    return out


def weights(count: int, n: int) -> Floats:
    """What the i-th lowest of `count` weighs in the expected best of n: C(i-1, n-1) / C(count, n), i from 1. Reckoned
    downwards from n / count, so that nothing overflows; they sum to 1."""
    i = np.arange(count - 1, 0, -1, dtype=np.float64)
    factors = np.maximum(i - n + 1, 0.0) / i
    shares: Floats = np.cumprod(np.concatenate([[n / count], factors]))[::-1]
    return shares


def pass_at_k(n: int, c: int, k: int) -> float:
    """The chance that at least one of k completions passes, where c of n did: 1 - C(n-c, k) / C(n, k) (Chen et al.
    2021, "Evaluating Large Language Models Trained on Code", section 2.1), in whole numbers.

    Raises ValueError unless 0 <= c <= n and 1 <= k <= n.
    """
    if not (0 <= c <= n and 1 <= k <= n):
        raise ValueError(f"{c} of {n} passed; that says nothing of {k}")
    total = math.comb(n, k)
    return (total - math.comb(n - c, k)) / total


def kl_bound(n: float) -> float:
    """At most so far, in nats, is the best of n from the model: ln n - (n-1)/n. An upper bound, no equality (Beirami
    et al. 2024, "Theoretical guarantees on the best-of-n alignment policy", theorem 3.1). Raises ValueError for n
    below 1."""
    _at_least_one(n)
    return math.log(n) - (n - 1) / n


def win_rate_bound(n: float) -> float:
    """At most so often the best of n beats one fresh sample: n / (n+1) (Beirami et al. 2024, section 5).

    Raises ValueError for n below 1.
    """
    _at_least_one(n)
    return n / (n + 1)


class Worth(NamedTuple):
    """The n whose best of n of one model reaches the mean reward of another one's single completions, from 1 to `most`
    (an end that is `most` may lie beyond), with its 95 % interval."""

    n: float
    low: float
    high: float
    most: int


def worth(base: Rewards, tuned: ArrayLike, draws: int = DRAWS, seed: int = 0) -> Worth:
    """What a tuned model is worth: "best of 3.1" of its base. `base` has a row of rewards for each prompt, `tuned` the
    mean reward of each prompt's completions; prompts that lack either are left out. The curve is the unbiased one of
    `best_by_prompt` up to the fewest rewards of a prompt, a line between whole n; prompts are drawn for the interval.

    Raises ValueError where no prompt has both.
    """
    means = np.asarray(tuned, dtype=np.float64)
    counts = np.array([sum(r is not None and math.isfinite(r) for r in row) for row in base])
    kept = np.flatnonzero((counts > 0) & np.isfinite(means)).tolist()
    if not kept:
        raise ValueError("no prompt has rewards of both")
    most = int(counts[kept].min())
    curves = best_by_prompt(flatten([base[i] for i in kept]), range(1, most + 1))
    rng = np.random.default_rng(seed)
    drawn = []
    for _ in range(draws):
        times = np.bincount(rng.integers(len(kept), size=len(kept)), minlength=len(kept)) / len(kept)
        drawn.append(_reached(times @ curves, float(times @ means[kept])))
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail])
    return Worth(_reached(curves.mean(axis=0), float(means[kept].mean())), float(low), float(high), most)


def _reached(curve: Floats, level: float) -> float:
    """Where a curve over 1, 2, 3 ... that never falls first reaches a level, between its ends."""
    after = int(np.searchsorted(curve, level - 1e-12))
    if after == 0:
        return 1.0
    if after == len(curve):
        return float(len(curve))
    return after + (level - float(curve[after - 1])) / float(curve[after] - curve[after - 1])


def fit_overoptimisation(ns: Sequence[float], gains: Sequence[float]) -> tuple[float, float]:
    """(alpha, beta) of gain = d (alpha - beta d) with d = sqrt(KL) of the best of n, the form that Gao et al. 2023
    ("Scaling Laws for Reward Model Overoptimization", section 1) found; gains are gold(n) - gold(1). Least squares,
    without intercept. Raises ValueError where fewer than two different n above 1 are given."""
    if len(ns) != len(gains):
        raise ValueError(f"{len(ns)} n have {len(gains)} gains")
    d = np.sqrt([kl_bound(n) for n in ns])
    if len(set(d[d > 0])) < 2:
        raise ValueError("at least two different n above 1 are needed")
    (alpha, beta), *_ = np.linalg.lstsq(np.column_stack([d, -(d**2)]), np.asarray(gains, dtype=np.float64), rcond=None)
    return float(alpha), float(beta)


class Peak(NamedTuple):
    """Where a fitted curve is highest: the distance, its KL in nats, and the gain."""

    d: float
    kl: float
    gain: float


def overoptimisation_peak(alpha: float, beta: float) -> Peak | None:
    """The peak of d (alpha - beta d), at alpha / (2 beta); None where there is none beyond d = 0."""
    if not (alpha > 0 and beta > 0):
        return None
    d = alpha / (2 * beta)
    return Peak(d, d * d, d * (alpha - beta * d))


def overoptimised_from(proxy: ArrayLike, gold: ArrayLike, seed: int = 0) -> int | None:
    """The first column from which on proxy still rises while gold has fallen: the paired bootstrap interval of
    gold(n) - gold(best n) lies below 0. None is 'not detected', never 'none'.

    Both are tables as `best_by_prompt` gives them, of the same prompts and rising n; prompts that lack one are left
    out.
    """
    proxies, golds = np.asarray(proxy, dtype=np.float64), np.asarray(gold, dtype=np.float64)
    whole = np.isfinite(proxies).all(axis=1) & np.isfinite(golds).all(axis=1)
    proxies, golds = proxies[whole], golds[whole]
    if not len(golds):
        return None
    best = int(np.argmax(golds.mean(axis=0)))
    change = band(golds - golds[:, [best]], draws=10_000, seed=seed)
    level = proxies.mean(axis=0)
    rises = level > level[best]
    alarms = best + 1 + np.flatnonzero((rises & (change.high < 0))[best + 1 :])
    return int(alarms[0]) if len(alarms) else None


def _ties_shared(proxy: Floats, gold: Floats) -> Floats:
    """Gold with the mean of their gold for neighbours of equal proxy."""
    differs = np.ones(proxy.shape, dtype=np.bool_)
    differs[:, 1:] = proxy[:, 1:] != proxy[:, :-1]
    starts = np.flatnonzero(differs)
    counts = np.diff(np.r_[starts, proxy.size])
    means = np.add.reduceat(gold.ravel(), starts) / counts
    return np.repeat(means, counts).reshape(gold.shape)


def _matrix(rewards: Rewards | Row) -> Rewards:
    """A row alone is a matrix of one."""
    if any(isinstance(row, Sequence | np.ndarray) for row in rewards):
        return cast("Rewards", rewards)
    return [cast("Row", rewards)]


def _over_prompts(table: Floats, n: int) -> float:
    values = table[np.isfinite(table)]
    if not len(values):
        raise ValueError(f"no prompt has {n} rewards")
    return float(values.mean())


def _at_least_one(n: float) -> None:
    if n < 1:
        raise ValueError(f"n is {n}; it has to be at least 1")
