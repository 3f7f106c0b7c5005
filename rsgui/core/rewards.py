"""Arithmetic of rewards: several scorers combined into one, steps into one, a judge's words into a number.

A missing reward is None (flat: NaN) and is not zero.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Literal

import msgspec
import numpy as np

from rsgui.core.matrix import (
    Bools,
    Floats,
    Rewards,
    Rows,
    as_rows,
    centred,
    finite,
    flatten,
    rank_in_row,
    sorted_in_rows,
    spread,
    stretches,
)

Normalise = Literal["none", "z_prompt", "rank_prompt", "z_all"]
Aggregate = Literal["mean", "min", "mean_minus_variance"]
Missing = Literal["drop", "average"]
StepAggregate = Literal["product", "min", "mean", "last"]


class Weighted(msgspec.Struct, frozen=True):
    """A scorer, by its name in the project, and its weight."""

    scorer: str
    weight: float = 1.0


class Combination(msgspec.Struct, frozen=True):
    """How the rewards of several scorers become one. Without scorers, the rewards at hand are taken as they are.

    Each scorer is normalised first: not at all, as z within the prompt, as rank within the prompt, or as z over all.
    With z or rank within the prompt, a shift of one scorer for a whole prompt changes nothing that is selected
    within it. `aggregate` is the weighted mean, the minimum ("worst-case optimisation", WCO) or the mean minus
    `penalty` times the population variance ("uncertainty-weighted optimisation", UWO; both: Coste et al. 2023, "Reward
    Model Ensembles Help Mitigate Overoptimization"). `missing` says what becomes of a completion that
    lacks the reward of a scorer: it is left out, or the others count alone.
    """

    scorers: tuple[Weighted, ...] = ()
    normalise: Normalise = "none"
    aggregate: Aggregate = "mean"
    penalty: float = 0.5
    missing: Missing = "drop"


def combine(
    scorers: Sequence[Rewards],
    *,
    weights: Sequence[float] | None = None,
    normalise: Normalise = "none",
    aggregate: Aggregate = "mean",
    penalty: float = 0.5,
    missing: Missing = "drop",
) -> Rewards:
    """One reward out of those of several scorers, as `Combination` says. A scorer of weight 0 counts nowhere.

    Raises ValueError where there is no scorer of positive weight, a weight is negative, or shapes differ.
    """
    if not scorers:
        raise ValueError("there is no scorer to combine")
    for other in scorers[1:]:
        spread(other, scorers[0])
    flat = np.array([flatten(rewards).rewards for rewards in scorers])
    shares = [1.0] * len(scorers) if weights is None else weights
    how = Combination((), normalise, aggregate, penalty, missing)
    return as_rows(combine_flat(flat, flatten(scorers[0]).rows, shares, how), scorers[0])


def combine_flat(rewards: Floats, rows: Rows, weights: Sequence[float], how: Combination) -> Floats:
    """`combine` on flat rewards, one line a scorer, NaN for missing."""
    rewards, share = _that_count(rewards, weights)
    normalised = np.array([_normalised(line, rows, how.normalise) for line in rewards])
    known = np.isfinite(normalised)
    enough = known.all(axis=0) if how.missing == "drop" else known.any(axis=0)
    combined = _aggregated(normalised, known, share, how)
    return np.where(enough, combined, np.nan)


def incomplete(scorers: Sequence[Rewards]) -> int:
    """How many completions have rewards of some of the scorers and lack those of others."""
    return incomplete_flat(np.array([flatten(rewards).rewards for rewards in scorers]))


def incomplete_flat(rewards: Floats) -> int:
    """`incomplete` on flat rewards, one line a scorer."""
    known = np.isfinite(rewards)
    return int((known.any(axis=0) & ~known.all(axis=0)).sum())


def aggregate_steps(steps: Sequence[float | None], aggregate: StepAggregate = "product") -> float | None:
    """The reward of a completion out of the probabilities that a process reward model gave its steps (Lightman et al.
    2023, "Let's Verify Step by Step", section 2.6, for product and min). None where there is no step or one is
    missing: not 1. Raises ValueError for a product of negative values."""
    values = [step for step in steps if step is not None and math.isfinite(step)]
    if not values or len(values) < len(steps):
        return None
    match aggregate:
        case "product":
            if min(values) < 0:
                raise ValueError(f"a step of {min(values)} is no probability")
            return math.exp(math.fsum(math.log(v) for v in values)) if min(values) > 0 else 0.0
        case "min":
            return min(values)
        case "mean":
            return math.fsum(values) / len(values)
        case "last":
            return values[-1]


def judged(text: str, low: float = 1.0, high: float = 10.0) -> float | None:
    """The rating in a judge's words: the last [[x]] from `low` to `high`, else the only [x] (Zheng et al. 2023,
    "Judging LLM-as-a-Judge", whose prompts ask for that form). None where there is none: never a guess, never 0."""
    double = [float(found) for found in re.findall(rf"\[\[\s*({_NUMBER})\s*\]\]", text)]
    within = [rating for rating in double if low <= rating <= high]
    if double:
        return within[-1] if within else None
    single = [float(found) for found in re.findall(rf"\[\s*({_NUMBER})\s*\]", text)]
    return single[0] if len(single) == 1 and low <= single[0] <= high else None


def preferred(text: str) -> float | None:
    """How the first of two answers did in a judge's words: the last [[A]] is 1, [[B]] 0, [[C]] a tie, 0.5 (the form of
    Zheng et al. 2023). None where there is none of them."""
    found = re.findall(r"\[\[\s*([ABCabc])\s*\]\]", text)
    return {"A": 1.0, "B": 0.0, "C": 0.5}[found[-1].upper()] if found else None


def in_both_orders(as_first: float | None, as_second: float | None) -> float | None:
    """How an answer did against another that it was compared with in both orders: what both say, and a tie where they
    disagree (Zheng et al. 2023, section 3.4). Both are for the answer itself; None where one is missing."""
    if as_first is None or as_second is None:
        return None
    return as_first if as_first == as_second else 0.5


_NUMBER = r"[-+]?\d+(?:\.\d+)?"


def _that_count(rewards: Floats, weights: Sequence[float]) -> tuple[Floats, Floats]:
    """The lines of scorers with a weight, and their weights as a column."""
    given = np.asarray(weights, dtype=np.float64)
    if len(given) != len(rewards):
        raise ValueError(f"{len(rewards)} scorers have {len(given)} weights")
    if not (np.isfinite(given).all() and (given >= 0).all() and (given > 0).any()):
        raise ValueError("weights have to be at least 0, and one of them more")
    return rewards[given > 0], given[given > 0][:, None]


def _aggregated(rewards: Floats, known: Bools, weights: Floats, how: Combination) -> Floats:
    if how.aggregate == "min":
        lowest: Floats = np.where(known, rewards, np.inf).min(axis=0)
        return lowest
    shares = np.where(known, weights, 0.0)
    total = np.maximum(shares.sum(axis=0), np.finfo(np.float64).tiny)
    filled = np.where(known, rewards, 0.0)
    mean: Floats = (shares * filled).sum(axis=0) / total
    if how.aggregate == "mean":
        return mean
    variance: Floats = (shares * (filled - mean) ** 2).sum(axis=0) / total
    return mean - how.penalty * variance


def _normalised(rewards: Floats, rows: Rows, how: Normalise) -> Floats:
    if how == "none":
        return rewards
    known = finite(rewards)
    values = rewards[known]
    groups = np.zeros(len(known), np.int64) if how == "z_all" else rows[known]
    out = np.full(len(rewards), np.nan)
    out[known] = _mid_ranks(values, groups) if how == "rank_prompt" else _z(values, groups)
    return out


def _z(values: Floats, groups: Rows) -> Floats:
    """Deviations from the group's mean in population deviations; 0 where all of a group are equal."""
    from_mean = centred(values, groups)
    starts, counts = stretches(groups)
    if not len(starts):
        return values
    deviation = np.sqrt(np.add.reduceat(from_mean**2, starts) / counts)
    z: Floats = from_mean / np.repeat(np.where(deviation > 0, deviation, 1.0), counts)
    return z


def _mid_ranks(values: Floats, groups: Rows) -> Floats:
    """(less + equal / 2) / count within the group."""
    order = sorted_in_rows(values, groups)
    in_order, counts = values[order], stretches(groups)[1]
    place = rank_in_row(groups)
    tied = np.cumsum((place == 0) | np.r_[True, in_order[1:] != in_order[:-1]]) if len(order) else order
    first, equal = stretches(tied)
    ranks = np.empty(len(values))
    ranks[order] = (np.repeat(place[first], equal) + np.repeat(equal, equal) / 2) / np.repeat(counts, counts)
    return ranks
