"""Signal, margins, agreement and bands over flat arrays, against worked values."""

from __future__ import annotations

import numpy as np
import pytest

from rsgui.core import analysis
from rsgui.core.analysis import ALL_BAD, ALL_GOOD, MIXED, UNKNOWN
from rsgui.core.selection import flatten


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


def test_averages_of_neighbours() -> None:
    x, y = analysis.averages(np.arange(100.0), 2 * np.arange(100.0), bins=4)
    assert x == pytest.approx([12, 37, 62, 87])
    assert y == pytest.approx(2 * x)
    flat = analysis.averages(np.zeros(5), np.arange(5.0))
    assert (flat[0].tolist(), flat[1].tolist()) == ([0.0], [2.0])


def test_a_band_leaves_out_what_is_not_there() -> None:
    found = np.array([[2.0, 3.0], [2.0, np.nan]])
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
