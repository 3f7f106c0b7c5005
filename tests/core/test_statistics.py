from __future__ import annotations

import math
import tracemalloc
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.statistics import (
    Interval,
    bootstrap_mean,
    distinct_alike,
    distinct_n,
    mcnemar,
    paired_bootstrap,
    prompt_rate,
    sign_test,
    values_needed,
    wilson,
    win_rate,
    within_correlation,
)


# Worked by hand.
@pytest.mark.parametrize(("wins", "losses", "p"), [(8, 2, 0.109375), (9, 1, 0.021484375), (5, 5, 1.0), (0, 0, 1.0)])
def test_sign_test(wins: int, losses: int, p: float) -> None:
    assert sign_test(wins, losses) == p
    assert sign_test(losses, wins) == p
    assert mcnemar(wins, losses) == p


def test_sign_test_agrees_with_all_outcomes() -> None:
    for wins in range(9):
        losses = 8 - wins
        extreme = sum(abs(2 * sum(coins) - 8) >= abs(wins - losses) for coins in product((0, 1), repeat=8))
        assert sign_test(wins, losses) == min(1.0, extreme / 2**8)


def test_sign_test_of_many_prompts_is_finite() -> None:
    assert 0 < sign_test(5_100, 4_900) < 0.05
    assert sign_test(10_000, 0) == 0.0


def test_wilson() -> None:
    interval = wilson(8, 10)
    assert interval.estimate == 0.8
    assert (round(interval.low, 5), round(interval.high, 5)) == (0.49016, 0.94332)
    assert wilson(0, 10).low == 0.0
    assert wilson(10, 10).high == 1.0
    wide = wilson(8, 10, 0.99)
    assert wide.low < interval.low < interval.high < wide.high


@pytest.mark.parametrize(("successes", "trials"), [(0, 0), (3, 2), (-1, 2)])
def test_wilson_wants_a_rate(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="no rate"):
        wilson(successes, trials)


def test_win_rate() -> None:
    assert win_rate(6, 2, 2) == 0.7
    with pytest.raises(ValueError, match="nothing was compared"):
        win_rate(0, 0, 0)


def test_paired_bootstrap_of_a_known_difference() -> None:
    rng = np.random.default_rng(1)
    before = rng.normal(size=400)
    after = before + rng.normal(0.5, 1.0, size=400)
    interval = paired_bootstrap(before, after)
    difference = after - before
    half = 1.96 * difference.std() / 20
    assert interval.estimate == pytest.approx(difference.mean())
    assert interval.low == pytest.approx(difference.mean() - half, abs=0.01)
    assert interval.high == pytest.approx(difference.mean() + half, abs=0.01)
    assert interval.excludes_zero


def test_paired_bootstrap_is_seeded_and_turns_round() -> None:
    before, after = [0.1, 0.4, 0.2, 0.9, 0.5], [0.3, 0.2, 0.8, 0.9, 0.6]
    there, back = paired_bootstrap(before, after), paired_bootstrap(after, before)
    assert there == paired_bootstrap(before, after)
    assert there != paired_bootstrap(before, after, seed=1)
    assert back == pytest.approx((-there.estimate, -there.high, -there.low))
    assert not paired_bootstrap(before, before).excludes_zero
    assert paired_bootstrap(before, before) == Interval(0, 0, 0)


def test_pairing_takes_the_spread_between_prompts_out() -> None:
    before = np.linspace(0, 100, 50)
    assert paired_bootstrap(before, before + 1) == pytest.approx((1, 1, 1))


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [([1.0], [1.0, 2.0], "not pairs"), ([], [], "at least one"), ([1.0], [float("nan")], "missing")],
)
def test_what_paired_bootstrap_refuses(before: list[float], after: list[float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        paired_bootstrap(before, after)


def test_the_bootstrap_holds_bounded_memory() -> None:
    values = np.random.default_rng(0).normal(size=20_000)
    tracemalloc.start()
    bootstrap_mean(values, draws=500)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40e6  # all indices at once would be 80 MB, with their values 160


def test_prompt_rate_with_one_completion_each_is_wilson() -> None:
    assert prompt_rate([1, 0, 1, 1, 0], trials=5) == pytest.approx(wilson(3, 5))


def test_prompt_rate_of_completions_that_agree_counts_prompts() -> None:
    assert prompt_rate([1, 0, 1, 1, 0], trials=40) == pytest.approx(wilson(3, 5))
    assert prompt_rate([1, 1, 1], trials=24) == wilson(3, 3)
    assert prompt_rate([0, 0, 0], trials=24) == wilson(0, 3)


def test_prompt_rate_of_prompts_that_agree_counts_completions() -> None:
    assert prompt_rate([0.5, 0.5], trials=16) == pytest.approx(wilson(8, 16))


@given(st.lists(st.integers(0, 8), min_size=1, max_size=40))
def test_prompt_rate_lies_between_both(passed: list[int]) -> None:
    shares = [count / 8 for count in passed]
    trials = 8 * len(passed)
    interval = prompt_rate(shares, trials)
    narrow, wide = wilson(sum(passed), trials), wilson(sum(passed) / 8, len(passed))
    assert wide.low - 1e-9 <= interval.low <= narrow.low + 1e-9
    assert narrow.high - 1e-9 <= interval.high <= wide.high + 1e-9
    assert 0 <= interval.low <= interval.estimate <= interval.high <= 1


def test_oracle_26_distinct() -> None:
    assert distinct_n(["a b a", "a c"], 1) == (3, 5)
    assert distinct_n(["a b a", "a c"], 1).share == 3 / 5
    assert distinct_n(["a b a", "a c"], 2) == (3, 3)
    assert distinct_n(["a"], 2).share == 0
    with pytest.raises(ValueError, match="at least 1"):
        distinct_n(["a"], 0)


def test_oracle_26_within_prompts_the_sign_turns() -> None:
    lengths, rewards, prompts = [1, 2, 11, 12], [1, 0, 11, 10], [0, 0, 1, 1]
    assert within_correlation(lengths, rewards, [0, 0, 0, 0]) == pytest.approx(0.98020, abs=5e-6)
    assert within_correlation(lengths, rewards, prompts) == pytest.approx(-1)
    assert within_correlation([2, 11, 1, 12], [0, 11, 1, 10], [0, 1, 0, 1]) == pytest.approx(-1)


@given(st.lists(st.tuples(st.integers(-5, 5), st.integers(-5, 5), st.integers(0, 3)), max_size=12))
def test_within_correlation_equals_the_slow_one(cells: list[tuple[int, int, int]]) -> None:
    a, b = [], []
    for x, y, group in cells:
        same = [cell for cell in cells if cell[2] == group]
        a.append(x - sum(cell[0] for cell in same) / len(same))
        b.append(y - sum(cell[1] for cell in same) / len(same))
    scale = math.sqrt(sum(v * v for v in a) * sum(v * v for v in b))
    found = within_correlation(*([cell[i] for cell in cells] for i in range(3)))
    if scale < 1e-12:
        assert math.isnan(found)
    else:
        assert found == pytest.approx(sum(p * q for p, q in zip(a, b, strict=True)) / scale)


def test_within_correlation_leaves_out_what_is_missing() -> None:
    nan = float("nan")
    assert within_correlation([1, 2, 3, nan], [3, 2, nan, 9], [0, 0, 0, 0]) == pytest.approx(-1)
    assert math.isnan(within_correlation([1, 2], [5, 5], [0, 0]))
    assert math.isnan(within_correlation([1, 2], [5, 6], [0, 1]))
    with pytest.raises(ValueError, match="different lengths"):
        within_correlation([1], [1, 2], [0, 0])


def test_values_needed_by_hand() -> None:
    """Mean 0.5 and standard deviation 1: (2.8016 / 0.5)^2 = 31.4."""
    sample = [0.5 - math.sqrt(0.5), 0.5 + math.sqrt(0.5)]
    assert values_needed(sample) == 32
    assert values_needed(sample, power=0.5) == 16  # (1.96 / 0.5)^2 = 15.4
    assert values_needed([1.0, 1.0, 1.0]) == 2
    assert values_needed([1.0]) is None
    assert values_needed([-1.0, 1.0]) is None
    with pytest.raises(ValueError, match="at least one"):
        values_needed([])


@given(st.lists(st.floats(-1, 1), min_size=2, max_size=20), st.floats(0.1, 10))
def test_values_needed_do_not_depend_on_the_unit(sample: list[float], unit: float) -> None:
    needed, scaled = values_needed(sample), values_needed([unit * x for x in sample])
    if needed is not None and scaled is not None:
        assert scaled == pytest.approx(needed, rel=1e-3, abs=1)


def test_that_many_prompts_show_it_four_times_in_five() -> None:
    rng = np.random.default_rng(0)
    sample = rng.normal(0.5, 1.0, 4000)
    needed = values_needed(sample)
    assert needed is not None
    tries = rng.normal(0.5, 1.0, (4000, needed))
    shown = np.abs(tries.mean(axis=1)) > 1.96 * tries.std(axis=1, ddof=1) / math.sqrt(needed)
    assert shown.mean() == pytest.approx(0.8, abs=0.05)


def test_diversity_compares_like_sizes() -> None:
    """The second generator's texts are cut to the two, three and four words of the first one's."""
    first = {1: ["a b", "c d e"], 2: ["x"], 3: ["a b c d"], 4: ["only here"]}
    second = {1: ["a b c d e f", "a b c"], 2: ["x y z"], 3: ["a a a a a"]}
    one, two = distinct_alike(first, second)
    assert one == {1: 1.0, 3: 1.0}
    assert two == {1: 2 / 3, 3: 1 / 3}, "a b; a b, b c: two of three. a a three times: one of three"
    assert distinct_alike(first, second, 1)[1][2] == 1.0
    assert distinct_alike({}, first) == ({}, {})


@given(st.lists(st.text("ab ", max_size=12), min_size=1, max_size=4))
def test_the_same_texts_are_equally_diverse(texts: list[str]) -> None:
    one, two = distinct_alike({0: texts}, {0: texts})
    assert one == two
    assert all(0 < share <= 1 for share in one.values())
    if one:
        assert one[0] == distinct_n(texts, 2).share
