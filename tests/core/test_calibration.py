from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.calibration import COIN, brier, quality, reliability, stated

MARGINS = st.lists(st.floats(-50, 50), min_size=1, max_size=60)


def logit(p: float) -> float:
    return math.log(p / (1 - p))


def test_a_margin_states_a_probability() -> None:
    assert stated([0.0, logit(0.8), -logit(0.8)]).tolist() == pytest.approx([0.5, 0.8, 0.2])
    assert stated([1000.0, -1000.0]).tolist() == [1.0, 0.0]


def test_brier_by_hand() -> None:
    assert brier([logit(0.9), logit(0.6), logit(0.3)]) == pytest.approx((0.01 + 0.16 + 0.49) / 3)
    assert brier([0.0, 0.0]) == COIN


def test_reliability_by_hand() -> None:
    low, high = reliability([logit(0.55), -logit(0.58), 0.0, logit(0.95), logit(0.97)])
    assert (low.low, low.high, low.pairs, low.right) == (0.5, 0.6, 3, 0.5)
    assert low.stated == pytest.approx((0.55 + 0.58 + 0.5) / 3)
    assert (high.low, high.high, high.pairs, high.right) == (0.9, 1.0, 2, 1.0)
    assert high.stated == pytest.approx(0.96)


def test_quality_by_hand() -> None:
    found = quality([logit(0.8), logit(0.8), -logit(0.8), logit(0.8)], ["a", "a", "b", "c"])
    assert (found.pairs, found.prompts) == (4, 3)
    assert found.accuracy == pytest.approx(2 / 3), "the prompt is the unit"
    assert found.error == pytest.approx(0.05)
    assert found.low < found.accuracy < found.high


def test_a_model_that_says_what_happens_is_calibrated() -> None:
    rng = np.random.default_rng(0)
    margins = rng.normal(0, 2, 20_000)
    won = rng.random(20_000) < stated(np.abs(margins))
    signed = np.where(won, np.abs(margins), -np.abs(margins))
    keys = [str(i) for i in range(20_000)]
    assert quality(signed, keys).error < 0.02
    assert quality(10 * signed, keys).error > 0.1, "one that is far too sure"


@given(MARGINS)
def test_bins_hold_each_pair_once(margins: list[float]) -> None:
    bins = reliability(margins)
    assert sum(one.pairs for one in bins) == len(margins)
    assert all(one.low - 1e-9 <= one.stated <= one.high + 1e-9 for one in bins)
    assert 0 <= brier(margins) <= 1


@pytest.mark.parametrize("margins", [[], [float("nan")], [float("inf")], [[1.0]]])
def test_what_is_no_list_of_margins_is_refused(margins: list[float]) -> None:
    with pytest.raises(ValueError, match="margin"):
        quality(margins, ["a"] * len(margins))


def test_margins_and_prompts_belong_together() -> None:
    with pytest.raises(ValueError, match="2 margins have 1"):
        quality([1.0, 2.0], ["a"])
