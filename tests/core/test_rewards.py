"""Combining scorers: worked values, a slow reference, and what a shift must not change."""

from __future__ import annotations

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.rewards import (
    Aggregate,
    Missing,
    Normalise,
    aggregate_steps,
    combine,
    in_both_orders,
    incomplete,
    judged,
    preferred,
)
from rsgui.core.selection import TopPerPrompt, select

Row = list[float | None]
THREE: list[list[Row]] = [[[1.0, 3.0, 1.5]], [[1.0, 0.0, 0.9]], [[1.0, 0.0, 0.6]]]
"""Three scorers over three completions of one prompt."""

NORMALISE: list[Normalise] = ["none", "z_prompt", "rank_prompt", "z_all"]
AGGREGATE: list[Aggregate] = ["mean", "min", "mean_minus_variance"]
MISSING: list[Missing] = ["drop", "average"]


def slow_normalised(rewards: list[Row], how: Normalise) -> list[Row]:
    everything = [r for row in rewards for r in row if r is not None]

    def normalised(r: float | None, row: Row) -> float | None:
        among = everything if how == "z_all" else [other for other in row if other is not None]
        if r is None or how == "none":
            return r
        if how == "rank_prompt":
            return (sum(other < r for other in among) + among.count(r) / 2) / len(among)
        deviation = statistics.pstdev(among) if len(set(among)) > 1 else 0
        return (r - statistics.fmean(among)) / deviation if deviation else 0.0

    return [[normalised(r, row) for r in row] for row in rewards]


def slow_combine(
    scorers: list[list[Row]],
    weights: list[float],
    normalise: Normalise,
    aggregate: Aggregate,
    penalty: float,
    missing: Missing,
) -> list[Row]:
    ready = [slow_normalised(rewards, normalise) for rewards in scorers]
    out: list[Row] = []
    for p, row in enumerate(scorers[0]):
        out.append([])
        for c in range(len(row)):
            given = [(w, rewards[p][c]) for w, rewards in zip(weights, ready, strict=True) if w > 0]
            present = [(w, r) for w, r in given if r is not None]
            if not present or (missing == "drop" and len(present) < len(given)):
                out[-1].append(None)
                continue
            mean = sum(w * r for w, r in present) / sum(w for w, _ in present)
            variance = sum(w * (r - mean) ** 2 for w, r in present) / sum(w for w, _ in present)
            out[-1].append(
                {
                    "mean": mean,
                    "min": min(r for _, r in present),
                    "mean_minus_variance": mean - penalty * variance,
                }[aggregate]
            )
    return out


def values(rewards: object) -> list[float]:
    assert isinstance(rewards, list)
    return [math.nan if r is None else r for row in rewards for r in row]


def test_oracle_19_three_scorers() -> None:
    assert values(combine(THREE)) == pytest.approx([1, 1, 1])
    assert values(combine(THREE, aggregate="min")) == [1, 0, 0.6]
    assert values(combine(THREE, aggregate="mean_minus_variance")) == pytest.approx([1, 0, 0.93])


def test_oracle_20_steps() -> None:
    steps = [0.99, 0.5, 0.99]
    assert aggregate_steps(steps) == pytest.approx(0.49005)
    assert aggregate_steps(steps, "min") == 0.5
    assert aggregate_steps(steps, "last") == 0.99
    assert aggregate_steps(steps, "mean") == pytest.approx(2.48 / 3)
    assert aggregate_steps([0.5, 0.0]) == 0.0
    assert aggregate_steps([1e-300] * 3) == 0.0
    assert aggregate_steps([]) is None
    assert aggregate_steps([0.5, None], "last") is None
    with pytest.raises(ValueError, match="no probability"):
        aggregate_steps([-0.5, 0.5])


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("[[7.5]]", 7.5),
        ("[7]", 7),
        ("none", None),
        ("[[3]] ... [[8]]", 8),
        ("[[11]]", None),
        ("first [[4]], then [[11]]", 4),
        ("as in [1] and [2]", None),
        ("[11]", None),
        ("Rating: [[ 6 ]].", 6),
        ("", None),
    ],
)
def test_oracle_28_a_judge(text: str, rating: float | None) -> None:
    assert judged(text, 1, 10) == rating


@given(
    st.lists(st.lists(st.none() | st.integers(-4, 4).map(float), max_size=5), min_size=1, max_size=4),
    st.data(),
    st.sampled_from(NORMALISE),
    st.sampled_from(AGGREGATE),
    st.sampled_from(MISSING),
)
def test_combining_equals_the_slow_one(
    first: list[Row], data: st.DataObject, normalise: Normalise, aggregate: Aggregate, missing: Missing
) -> None:
    one = st.none() | st.integers(-4, 4).map(float)
    scorers = [first] + [[[data.draw(one) for _ in row] for row in first] for _ in range(data.draw(st.integers(0, 2)))]
    weights = [1.0] + [data.draw(st.sampled_from([0.0, 0.5, 2.0])) for _ in scorers[1:]]
    found = combine(scorers, weights=weights, normalise=normalise, aggregate=aggregate, penalty=0.25, missing=missing)
    slow = slow_combine(scorers, weights, normalise, aggregate, 0.25, missing)
    assert [len(row) for row in found] == [len(row) for row in first]
    assert values(found) == pytest.approx(values(slow), nan_ok=True)


def test_ranks_are_in_the_middle_of_ties() -> None:
    assert values(combine([[[5.0, 1.0, 5.0, None], [2.0]]], normalise="rank_prompt")) == pytest.approx(
        [2 / 3, 1 / 6, 2 / 3, math.nan, 0.5], nan_ok=True
    )


def test_equal_rewards_are_no_deviation() -> None:
    assert values(combine([[[0.1, 0.1, 0.1]]], normalise="z_prompt")) == [0, 0, 0]
    assert values(combine([[[0.1], [0.1]]], normalise="z_all")) == [0, 0]
    assert values(combine([[[1.0, 3.0], [5.0, 5.0]]], normalise="z_prompt")) == [-1, 1, 0, 0]


@given(
    st.lists(st.lists(st.integers(-9, 9).map(float), min_size=1, max_size=5), min_size=1, max_size=4),
    st.data(),
    st.sampled_from(["z_prompt", "rank_prompt"]),
    st.integers(-100, 100),
)
def test_a_shift_of_a_whole_prompt_changes_nothing_within_it(
    first: list[list[float]], data: st.DataObject, normalise: Normalise, shift: int
) -> None:
    second = [[float(data.draw(st.integers(-9, 9))) for _ in row] for row in first]
    row = data.draw(st.integers(0, len(first) - 1))
    shifted = [[r + shift if p == row else r for r in line] for p, line in enumerate(first)]
    before, after = (combine([scorer, second], normalise=normalise) for scorer in (first, shifted))
    assert values(after) == pytest.approx(values(before))
    if normalise == "rank_prompt":
        assert select(after, TopPerPrompt()) == select(before, TopPerPrompt())


def test_missing_and_not_finite_are_the_same() -> None:
    first: list[Row] = [[1.0, None, math.nan, 4.0]]
    second: list[Row] = [[3.0, 5.0, math.inf, None]]
    assert combine([first, second]) == [[2.0, None, None, None]]
    assert combine([first, second], missing="average") == [[2.0, 5.0, None, 4.0]]
    assert combine([first, second], weights=[1, 0]) == [[1.0, None, None, 4.0]]
    assert incomplete([first, second]) == 2


@pytest.mark.parametrize("weights", [[1.0], [0.0, 0.0], [1.0, -1.0], [1.0, math.nan]])
def test_weights_that_make_no_mean(weights: list[float]) -> None:
    with pytest.raises(ValueError, match="weights"):
        combine([[[1.0]], [[2.0]]], weights=weights)


def test_shapes_have_to_agree() -> None:
    with pytest.raises(ValueError, match="exactly one"):
        combine([[[1.0, 2.0]], [[1.0], [2.0]]])
    with pytest.raises(ValueError, match="no scorer"):
        combine([])
    assert combine([[], []]) == []
    assert combine([[[], []]], normalise="rank_prompt") == [[], []]
    assert np.isnan(values(combine([[[None]]], normalise="z_prompt"))).all()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("[[A]]", 1.0),
        ("so [[b]]", 0.0),
        ("[[C]]", 0.5),
        ("[[A]] ... no, [[ B ]]", 0.0),
        ("A is better", None),
        ("", None),
    ],
)
def test_which_of_two_a_judge_prefers(text: str, first: float | None) -> None:
    assert preferred(text) == first


@pytest.mark.parametrize(
    ("as_first", "as_second", "won"),
    [(1, 1, 1), (0, 0, 0), (0.5, 0.5, 0.5), (1, 0, 0.5), (1, 0.5, 0.5), (None, 1, None), (1, None, None)],
)
def test_disagreement_of_both_orders_is_a_tie(as_first: float, as_second: float, won: float) -> None:
    assert in_both_orders(as_first, as_second) == won
