from __future__ import annotations

import pytest

from rsgui.core.errors import BadInput
from rsgui.core.evaluation import Comparison, Side, compare, verdict
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
    tags = {0: "sums", 1: "sums", 2: "json", 3: "json", 99: "unknown"}
    c = compare(even(0.0, 5), even(1.0, 5) | {3: [None]}, tags)
    assert list(c.groups) == ["json", "sums"]
    assert (c.groups["json"].prompts, c.groups["json"].left_out) == (1, 1)
    assert c.groups["sums"].wins == 2
    assert c.groups["sums"].groups == {}
    assert compare(even(0.0), even(1.0)).groups == {}


@pytest.mark.parametrize("tuned", [{}, {2: [1.0]}, {1: [None]}])
def test_nothing_to_compare(tuned: dict[int, list[float | None]]) -> None:
    with pytest.raises(BadInput, match="No held-out prompt has rewards"):
        compare({1: [1.0]}, tuned)


def said(pass_difference: Interval, reward_difference: Interval, prompts: int) -> str:
    base, tuned = (Side(0.0, Interval(rate, rate, rate), 8, 0) for rate in (0.26, 0.26 + pass_difference.estimate))
    return verdict(Comparison(prompts, 0, base, tuned, pass_difference, reward_difference, 0, 0, 0, 1.0))


NOTHING = Interval(0.0, -0.1, 0.1)


@pytest.mark.parametrize(
    ("pass_difference", "reward_difference", "prompts", "words"),
    [
        (
            Interval(0.38, 0.28, 0.47),
            Interval(0.2, 0.1, 0.3),
            48,
            "Better: held-out pass rate rose from 26 % to 64 %, by 38 points (95 % interval 28 to 47).",
        ),
        (
            Interval(-0.12, -0.2, -0.003),
            NOTHING,
            48,
            "Worse: held-out pass rate fell from 26 % to 14 %, by 12 points (95 % interval 0.3 to 20).",
        ),
        (
            Interval(0.04, -0.021, 0.1),
            NOTHING,
            48,
            "No difference shown: held-out pass rate was 26 % before and 30 % after, a difference of 4 points "
            "(95 % interval −2 to 10).",
        ),
        (
            Interval(0.0, 0.0, 0.0),
            Interval(0.12, 0.05, 0.19),
            48,
            "No difference in pass rate shown: held-out pass rate was 26 % before and 26 % after, a difference of "
            "0 points (95 % interval 0 to 0). But mean reward rose by 0.12 (95 % interval 0.05 to 0.19).",
        ),
        (
            Interval(0.1, 0.05, 0.15),
            Interval(-0.2, -0.3, -0.1),
            48,
            "Better: held-out pass rate rose from 26 % to 36 %, by 10 points (95 % interval 5 to 15), although mean "
            "reward fell by 0.2 (95 % interval 0.1 to 0.3).",
        ),
        (
            Interval(0.5, 0.5, 0.5),
            Interval(0.5, 0.5, 0.5),
            5,
            "Too few prompts to tell: 5 compared, at least 6 are needed. Held-out pass rate was 26 % before and 76 % "
            "after.",
        ),
    ],
)
def test_verdict(pass_difference: Interval, reward_difference: Interval, prompts: int, words: str) -> None:
    assert said(pass_difference, reward_difference, prompts) == words


def test_the_verdict_of_real_rewards() -> None:
    assert verdict(compare(even(0.0), even(1.0))).startswith("Better: held-out pass rate rose from 0 % to 100 %")
    assert verdict(compare(even(1.0), even(1.0))).startswith("No difference shown")
    assert verdict(compare(even(0.1 + 0.2), even(0.3))).startswith("No difference shown")
