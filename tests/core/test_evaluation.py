from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.errors import BadInput
from rsgui.core.evaluation import FEWEST_PROMPTS, Comparison, Side, change, compare, verdict
from rsgui.core.statistics import Interval

NAN = float("nan")


def even(value: float, prompts: int = 10, k: int = 4) -> dict[int, list[float | None]]:
    return {prompt: [value] * k for prompt in range(prompts)}


def test_compare() -> None:
    base: dict[int, list[float | None]] = {1: [0, 0, 1, None], 2: [0.5, 0.5], 3: [1, 1], 4: [1]}
    tuned: dict[int, list[float | None]] = {1: [1, 1, 1, 1], 2: [0.5, 0.5], 3: [0, 1], 5: [1]}
    c = compare(base, tuned)
    assert (c.prompts, c.left_out) == (3, 2)
    assert (c.wins, c.ties, c.losses) == (1, 1, 1)
    assert (c.sign_p, c.win_rate) == (1.0, 0.5)
    assert (c.base.completions, c.base.missing, c.tuned.completions, c.tuned.missing) == (7, 1, 8, 0)
    assert c.base.pass_rate.estimate == pytest.approx((1 / 3 + 0 + 1) / 3)
    assert c.tuned.pass_rate.estimate == pytest.approx((1 + 0 + 0.5) / 3)
    assert c.pass_difference.estimate == pytest.approx(c.tuned.pass_rate.estimate - c.base.pass_rate.estimate)
    assert c.reward_difference.estimate == pytest.approx(c.tuned.mean_reward - c.base.mean_reward)
    assert c.pass_difference.low < 0 < c.pass_difference.high
    assert c.base.pass_rate.low < c.base.pass_rate.estimate < c.base.pass_rate.high


def test_missing_and_not_finite_rewards_are_left_out() -> None:
    c = compare({1: [1, NAN], 2: [None], 3: []}, {1: [0, float("inf")], 2: [1], 3: [1]})
    assert (c.prompts, c.left_out) == (1, 2)
    assert (c.base.missing, c.tuned.missing) == (1, 1)
    assert (c.base.mean_reward, c.tuned.mean_reward) == (1, 0)


def test_rewards_equal_but_for_rounding_tie_and_pass() -> None:
    c = compare({1: [0.1 + 0.2], 2: [1.0]}, {1: [0.3], 2: [1 - 1e-12]})
    assert (c.wins, c.ties, c.losses) == (0, 2, 0)
    assert c.tuned.pass_rate.estimate == 0.5


def test_groups() -> None:
    tags = {0: ("sums",), 1: ("sums",), 2: ("json",), 3: ("json",), 99: ("unknown",)}
    c = compare(even(0.0, 5), even(1.0, 5) | {3: [None]}, tags)
    assert list(c.groups) == ["json", "sums"]
    assert (c.groups["json"].prompts, c.groups["json"].left_out) == (1, 1)
    assert c.groups["sums"].wins == 2
    assert c.groups["sums"].groups == {}
    assert compare(even(0.0), even(1.0)).groups == {}


def test_a_prompt_counts_in_each_of_its_groups() -> None:
    tags = {0: ("sums",), 1: ("sums", "hard"), 2: ("json", "hard"), 3: ()}
    c = compare(even(0.0, 4), even(1.0, 4), tags)
    assert {name: group.prompts for name, group in c.groups.items()} == {"hard": 2, "json": 1, "sums": 2}


@pytest.mark.parametrize("tuned", [{}, {2: [1.0]}, {1: [None]}])
def test_nothing_to_compare(tuned: dict[int, list[float | None]]) -> None:
    with pytest.raises(BadInput, match="No held-out prompt has rewards"):
        compare({1: [1.0]}, tuned)


def said(pass_difference: Interval, reward_difference: Interval, prompts: int, base: float = 0.26) -> str:
    one, two = (Side(0.0, Interval(rate, rate, rate), 8, 0) for rate in (base, base + pass_difference.estimate))
    compared = Comparison(prompts, 0, one, two, pass_difference, reward_difference, 0, 0, 0, 1.0)
    return " ".join(map(str, verdict(compared, "base", "round 1")))


NOTHING = Interval(0.0, -0.1, 0.1)


@pytest.mark.parametrize(
    ("pass_difference", "reward_difference", "prompts", "words"),
    [
        (
            Interval(0.38, 0.28, 0.47),
            Interval(0.2, 0.1, 0.3),
            48,
            "round 1 is better than base: held-out pass rate 64 % against 26 %, 38 points more (95 % interval 28 to "
            "47).",
        ),
        (
            Interval(-0.12, -0.2, -0.003),
            NOTHING,
            48,
            "round 1 is worse than base: held-out pass rate 14 % against 26 %, 12 points less (95 % interval 0.3 to "
            "20).",
        ),
        (
            Interval(0.04, -0.021, 0.1),
            NOTHING,
            48,
            "No difference between round 1 and base is shown: held-out pass rate 30 % against 26 %, a difference of 4 "
            "points (95 % interval −2 to 10).",
        ),
        (
            Interval(0.0, 0.0, 0.0),
            Interval(0.12, 0.05, 0.19),
            48,
            "No difference between round 1 and base is shown: held-out pass rate 26 % against 26 %, a difference of 0 "
            "points (95 % interval 0 to 0). But the mean reward is higher by 0.12 (95 % interval 0.05 to 0.19).",
        ),
        (
            Interval(0.1, 0.05, 0.15),
            Interval(-0.2, -0.3, -0.1),
            48,
            "round 1 is better than base: held-out pass rate 36 % against 26 %, 10 points more (95 % interval 5 to "
            "15). But the mean reward is lower by 0.2 (95 % interval 0.1 to 0.3).",
        ),
        (
            Interval(0.5, 0.5, 0.5),
            Interval(0.5, 0.5, 0.5),
            5,
            "Too few prompts to tell round 1 from base: 5 compared, at least 6 are needed.",
        ),
    ],
)
def test_verdict(pass_difference: Interval, reward_difference: Interval, prompts: int, words: str) -> None:
    assert said(pass_difference, reward_difference, prompts) == words


def test_rewards_that_are_no_shares_are_told_as_they_are() -> None:
    (one,) = verdict(compare(even(-3.25), even(2.0)))
    assert str(one) == "tuned is better than base: mean reward 2 against −3.25, 5 more (95 % interval 5 to 5)."
    (one,) = verdict(compare(even(0.5), even(0.25)))
    assert str(one).startswith("tuned is worse than base: mean reward 0.25 against 0.5, 0.25 less"), "none passes"


def test_the_verdict_of_real_rewards() -> None:
    def first(base: float, tuned: float) -> str:
        return str(verdict(compare(even(base), even(tuned)))[0])

    assert first(0.0, 1.0).startswith("tuned is better than base: held-out pass rate 100 % against 0 %")
    assert first(1.0, 1.0).startswith("No difference")
    assert first(0.1 + 0.2, 0.3).startswith("No difference")


def test_change() -> None:
    found = change({1: [10, 20], 2: [None, 4], 3: [1]}, {1: [25], 2: [2, 4], 4: [9]})
    assert found is not None
    assert (found.prompts, found.base, found.tuned) == (2, 9.5, 14.0)
    assert found.each == (10.0, -1.0)
    assert found.difference.estimate == 4.5
    assert found.difference.low == -1.0
    assert change({1: [1.0]}, {2: [1.0]}) is None


@given(st.dictionaries(st.integers(0, 9), st.lists(st.floats(-5, 5), min_size=1, max_size=3), min_size=1))
def test_the_verdict_claims_a_side_only_where_both_intervals_allow_it(rewards: dict[int, list[float]]) -> None:
    other = {prompt: [value + 0.5 * (prompt % 3 - 1) for value in row] for prompt, row in rewards.items()}
    compared = compare(rewards, other)
    words = str(verdict(compared)[0])
    measured = compared.pass_difference if compared.has_passes else compared.reward_difference
    if "better" in words:
        assert measured.low > 0
    elif "worse" in words:
        assert measured.high < 0
    else:
        assert len(rewards) < FEWEST_PROMPTS or (measured.low <= 1e-9 and measured.high >= -1e-9)
