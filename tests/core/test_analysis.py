"""Signal, margins, agreement and best of n over flat arrays, against METHOD.md's values and by hand."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core import analysis
from rsgui.core.analysis import ALL_BAD, ALL_GOOD, MIXED, UNKNOWN
from rsgui.core.selection import Matrix, flatten

S = [[0.7, 0.3, 0.5, 0.2], [0.4, 0.8, 0.6, 0.5], [0.9, 0.3, 0.4, 0.7], [0.2, 0.5, 0.8, 0.6], [0.5, 0.4, 0.3, 0.6]]


def test_kinds_of_rows() -> None:
    matrix = flatten([[1, 1], [0, 0], [0, 1], [None, None], [1, None], [0.7, 1 - 1e-12]])
    assert analysis.kinds(matrix, 1.0).tolist() == [ALL_GOOD, ALL_BAD, MIXED, UNKNOWN, ALL_GOOD, MIXED]
    assert analysis.kinds(flatten([]), 1.0).tolist() == []


def test_margins_are_between_the_best_two() -> None:
    found = analysis.margins(flatten([[0.7, 0.3, 0.5], [1, 1, 0], [2], [None, 3, 1]]))
    assert found == pytest.approx([0.2, 0.0, np.nan, 2.0], nan_ok=True)


def test_aim_is_right_where_the_proxy_finds_the_good_one() -> None:
    proxy = flatten([[0.9, 0.1], [0.9, 0.1], [0.5, 0.5], [0.3, 0.4], [0.1, None]])
    gold = flatten([[1, 0], [0, 1], [1, 0], [1, 1], [1, 0]])
    found = analysis.aim(proxy, gold, 1.0)
    assert found.rows.tolist() == [0, 1, 2]  # the fourth is all good, and the last has one completion with both
    assert found.right.tolist() == [True, False, True]  # ties: the first
    assert found.chance.tolist() == [0.5, 0.5, 0.5]


def test_scorers_are_at_odds_where_they_share_no_best() -> None:
    one = flatten([[1, 0], [1, 0], [1, 1], [None, 1]])
    other = flatten([[1, 0], [0, 1], [0, 1], [1, None]])
    assert analysis.at_odds(one, other).tolist() == [False, True, False, False]


def test_centred_values_have_no_differences_between_prompts() -> None:
    x, y = np.array([1.0, 2.0, 11.0, 12.0, 5.0]), np.array([1.0, 0.0, 11.0, 10.0, np.nan])
    found = analysis.centred(x, y, np.array([0, 0, 1, 1, 1]))
    assert found.x.tolist() == [-0.5, 0.5, -0.5, 0.5]
    assert found.y.tolist() == [0.5, -0.5, 0.5, -0.5]


def test_averages_of_neighbours() -> None:
    x, y = analysis.averages(np.arange(100.0), 2 * np.arange(100.0), bins=4)
    assert x == pytest.approx([12, 37, 62, 87])
    assert y == pytest.approx(2 * x)
    flat = analysis.averages(np.zeros(5), np.arange(5.0))
    assert (flat[0].tolist(), flat[1].tolist()) == ([0.0], [2.0])


def test_best_of_n_of_the_seed_matrix() -> None:
    curve = analysis.expected_by_prompt(flatten(S)).mean(axis=0)
    assert curve == pytest.approx([0.51, 0.6433333333, 0.715, 0.76])


def test_expected_best_of_one_row() -> None:
    assert analysis.expected_by_prompt(flatten([[3, 1, 2, 4]]))[0] == pytest.approx([5 / 2, 10 / 3, 15 / 4, 4])


def test_gold_of_what_the_proxy_calls_best() -> None:
    proxy, gold = flatten([[1, 2, 2, 3]]), np.array([10.0, 0.0, 4.0, 6.0])
    assert analysis.expected_by_prompt(proxy, gold)[0] == pytest.approx([5, 4, 5, 6])


def test_weights_sum_to_one_for_many() -> None:
    weights = analysis.order_weights(500, 500)
    assert weights.sum(axis=1) == pytest.approx(np.ones(500), abs=1e-12)
    assert weights[-1, -1] == 1.0


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_expected_best_is_the_mean_over_all_subsets(rewards: list[int]) -> None:
    found = analysis.expected_by_prompt(flatten([[float(r) for r in rewards]]))[0]
    for n in range(1, len(rewards) + 1):
        subsets = [max(chosen) for chosen in itertools.combinations(rewards, n)]
        assert found[n - 1] == pytest.approx(sum(subsets) / len(subsets))


def test_ragged_rows_end_where_they_have_no_more() -> None:
    found = analysis.expected_by_prompt(flatten([[1.0, 3.0], [2.0], [None, None]]))
    assert found == pytest.approx(np.array([[2.0, 3.0], [2.0, np.nan], [np.nan, np.nan]]), nan_ok=True)
    drawn = analysis.band(found, draws=200)
    assert drawn.mean == pytest.approx([2.0, 3.0])
    assert (drawn.low <= drawn.mean + 1e-9).all()
    assert (drawn.high >= drawn.mean - 1e-9).all()


def test_the_band_is_that_of_a_bootstrap_over_prompts() -> None:
    rng = np.random.default_rng(0)
    by_prompt = rng.normal(size=(400, 1))
    found = analysis.band(by_prompt)
    assert found.mean[0] == pytest.approx(by_prompt.mean())
    half = 1.96 * by_prompt.std() / 20
    assert found.high[0] - found.low[0] == pytest.approx(2 * half, rel=0.1)


def test_over_optimisation_is_found_where_gold_falls() -> None:
    rng = np.random.default_rng(1)
    proxy = rng.random((200, 8))
    honest = proxy + 0.1 * rng.normal(size=proxy.shape)
    gamed = np.where(proxy > 0.8, -1.0, proxy)  # what the proxy likes most is bad
    rows = np.repeat(np.arange(200), 8)
    matrix = Matrix(proxy.ravel(), rows)
    curve = analysis.expected_by_prompt(matrix)
    found = analysis.over_optimisation(curve, analysis.expected_by_prompt(matrix, gamed.ravel()))
    assert found.falls_from is not None
    assert found.best_n < found.falls_from <= 8
    calm = analysis.over_optimisation(curve, analysis.expected_by_prompt(matrix, honest.ravel()))
    assert calm == (8, None)
