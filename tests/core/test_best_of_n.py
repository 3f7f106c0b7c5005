"""Best of n: worked values, all subsets of small rows, and the bounds."""

from __future__ import annotations

import math
from itertools import combinations
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.best_of_n import (
    Peak,
    best_by_prompt,
    expected_best,
    expected_gold,
    fit_overoptimisation,
    kl_bound,
    overoptimisation_peak,
    overoptimised_from,
    pass_at_k,
    weights,
    win_rate_bound,
    worth,
)
from rsgui.core.matrix import flatten

SEED_MATRIX = [
    [0.7, 0.3, 0.5, 0.2],
    [0.4, 0.8, 0.6, 0.5],
    [0.9, 0.3, 0.4, 0.7],
    [0.2, 0.5, 0.8, 0.6],
    [0.5, 0.4, 0.3, 0.6],
]
small = st.lists(st.integers(-3, 3).map(float), min_size=1, max_size=6)


def test_oracle_12_one_prompt() -> None:
    row = [3.0, 1.0, 2.0, 4.0]
    assert [expected_best(row, n) for n in (1, 2, 3, 4)] == pytest.approx([5 / 2, 10 / 3, 15 / 4, 4])
    assert expected_best([row], 2) == expected_best(row, 2)


def test_oracle_13_the_curve_of_the_worked_example() -> None:
    curve = [expected_best(SEED_MATRIX, n) for n in (1, 2, 3, 4)]
    assert curve == pytest.approx([0.51, 0.6433333, 0.715, 0.76])
    table = best_by_prompt(flatten(SEED_MATRIX), [1, 2, 3, 4])
    assert table.mean(axis=0) == pytest.approx(curve)


def test_oracle_14_gold() -> None:
    proxy, gold = [1.0, 2.0, 2.0, 3.0], [10.0, 0.0, 4.0, 6.0]
    assert [expected_gold(proxy, gold, n) for n in (1, 2, 3, 4)] == pytest.approx([5, 4, 5, 6])


def test_oracle_15_many() -> None:
    assert expected_best([float(i) for i in range(1, 12_501)], 6144) == pytest.approx(12498.965663140765, rel=1e-12)
    assert weights(12_500, 6144).sum() == pytest.approx(1, abs=1e-12)


def test_oracle_16_pass_at_k() -> None:
    assert pass_at_k(10, 3, 1) == 0.3
    assert pass_at_k(10, 3, 5) == 11 / 12
    assert pass_at_k(10, 3, 8) == 1
    assert pass_at_k(5, 0, 2) == 0
    assert 0 < pass_at_k(100_000, 1, 50) == pytest.approx(50 / 100_000)


def test_oracle_17_bounds() -> None:
    assert kl_bound(4) == pytest.approx(0.6362943611)
    assert win_rate_bound(4) == 0.8
    assert (kl_bound(1), win_rate_bound(1)) == (0, 0.5)


def test_oracle_18_the_peak() -> None:
    assert overoptimisation_peak(1, 0.25) == Peak(d=2, kl=4, gain=1)
    assert overoptimisation_peak(1, 0) is None
    assert overoptimisation_peak(-1, 0.5) is None


# --- against all subsets


@given(small, st.data())
def test_expected_best_is_the_mean_over_all_subsets(row: list[float], data: st.DataObject) -> None:
    n = data.draw(st.integers(1, len(row)))
    assert expected_best(row, n) == pytest.approx(fmean(max(chosen) for chosen in combinations(row, n)))


@given(small, st.data())
def test_expected_gold_is_the_mean_over_all_subsets(proxy: list[float], data: st.DataObject) -> None:
    gold = [float(data.draw(st.integers(-9, 9))) for _ in proxy]
    n = data.draw(st.integers(1, len(proxy)))
    # Of equal proxies any may be the best: in the mean over all subsets, each stands for all of its value.
    level = {p: fmean(g for q, g in zip(proxy, gold, strict=True) if q == p) for p in proxy}
    assert expected_gold(proxy, gold, n) == pytest.approx(fmean(level[max(c)] for c in combinations(proxy, n)))


@given(st.integers(1, 7), st.data())
def test_pass_at_k_is_the_share_of_subsets(n: int, data: st.DataObject) -> None:
    c, k = data.draw(st.integers(0, n)), data.draw(st.integers(1, n))
    passed = [i < c for i in range(n)]
    assert pass_at_k(n, c, k) == pytest.approx(fmean(any(chosen) for chosen in combinations(passed, k)))


@given(st.lists(st.lists(st.none() | st.floats(-9, 9), max_size=6), max_size=5), st.integers(1, 4))
def test_over_prompts_with_enough_rewards(rewards: list[list[float | None]], n: int) -> None:
    rows = [[r for r in row if r is not None] for row in rewards]
    enough = [row for row in rows if len(row) >= n]
    if enough:
        slow = fmean(fmean(max(chosen) for chosen in combinations(row, n)) for row in enough)
        assert expected_best(rewards, n) == pytest.approx(slow, abs=1e-9)
    table = best_by_prompt(flatten(rewards), [n])
    assert np.isnan(table[:, 0]).tolist() == [len(row) < n for row in rows if row]


def test_where_there_is_no_mean() -> None:
    with pytest.raises(ValueError, match="no prompt has 3"):
        expected_best([[1.0, 2.0, None]], 3)
    with pytest.raises(ValueError, match="at least 1"):
        expected_best([1.0], 0)
    with pytest.raises(ValueError, match="no prompt has 1"):
        expected_gold([[1.0, None]], [[None, 1.0]], 1)
    with pytest.raises(ValueError, match="exactly one"):
        expected_gold([[1.0, 2.0]], [[1.0]], 1)
    with pytest.raises(ValueError, match="at least 1"):
        kl_bound(0)
    with pytest.raises(ValueError, match="says nothing"):
        pass_at_k(3, 1, 4)


# --- over-optimisation


def test_the_fit_finds_what_it_was_made_of() -> None:
    ns = [1, 2, 4, 8, 16]
    d = np.sqrt([kl_bound(n) for n in ns])
    assert fit_overoptimisation(ns, (d * (1.5 - 0.4 * d)).tolist()) == pytest.approx((1.5, 0.4))
    with pytest.raises(ValueError, match="two different"):
        fit_overoptimisation([1, 2, 2], [0, 1, 1])
    with pytest.raises(ValueError, match="gains"):
        fit_overoptimisation([1, 2], [0])


def test_the_alarm_wants_proxy_up_and_gold_surely_down() -> None:
    rng = np.random.default_rng(0)
    proxy = np.array([0.0, 1.0, 2.0, 3.0]) + rng.normal(size=(200, 1))
    noise = rng.normal(0, 0.1, (200, 4))
    falls = np.array([0.0, 1.0, 1.0, 0.5]) + noise
    assert overoptimised_from(proxy, falls) == 3
    assert overoptimised_from(proxy, np.array([0.0, 1.0, 1.1, 1.2]) + noise) is None
    assert overoptimised_from(proxy[:, [0, 1, 1, 1]], falls) is None
    wild = np.array([0.0, 1.0, 1.0, 0.99]) + rng.normal(0, 3, (200, 4))
    assert overoptimised_from(proxy, wild - wild.mean(axis=0) + [0, 1, 0.9, 0.99]) is None
    assert overoptimised_from(np.full((3, 2), math.nan), np.zeros((3, 2))) is None


@pytest.mark.parametrize(
    ("level", "n"),
    [(0.51, 1), (0.4, 1), (0.576667, 1.5), (0.6433333, 2), (0.715, 3), (0.7375, 3.5), (0.76, 4), (0.9, 4)],
)
def test_what_a_tuned_model_is_worth(level: float, n: float) -> None:
    """The curve is .51, .64333, .715, .76."""
    found = worth(SEED_MATRIX, [level] * 5)
    assert found.n == pytest.approx(n, abs=1e-4)
    assert found.most == 4
    assert found.low <= found.n <= found.high


def test_worth_leaves_out_what_lacks_either() -> None:
    found = worth([[0.0, 1.0], [None, 0.5], [0.0, 1.0, 1.0]], [0.75, 0.5, float("nan")])
    assert (found.most, found.n) == (1, 1.0)
    found = worth([[0.0, 1.0], [None], [0.0, 1.0, None]], [0.75, 0.5, 0.75])
    assert (found.most, found.n) == (2, 1.5)
    assert worth([[0.5, 0.5]], [0.5]).n == 1.0
    with pytest.raises(ValueError, match="no prompt"):
        worth([[None]], [0.5])


@given(st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=3), min_size=1, max_size=6))
def test_the_base_itself_is_worth_one_and_its_best_of_three_is_worth_three(rows: list[list[float]]) -> None:
    single = worth(rows, [sum(row) / 3 for row in rows], draws=50)
    assert single.n == pytest.approx(1.0, abs=1e-3)
    best = worth(rows, [max(row) for row in rows], draws=50)
    curve = [expected_best(rows, n) for n in (1, 2, 3)]
    assert curve[-1] - curve[-2] < 1e-9 or best.n == pytest.approx(3.0, abs=1e-3)
