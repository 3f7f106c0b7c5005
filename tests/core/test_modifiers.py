"""Modifiers: worked values, slow references, and what must never change."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.matrix import flatten
from rsgui.core.selection import (
    Pick,
    TopOverall,
    TopPerPrompt,
    at_most_per_prompt,
    drop_duplicates,
    drop_truncated,
    drop_without_signal,
    least_reward,
    length_residual,
    mmr,
    round_robin,
    select,
)
from rsgui.core.statistics import within_correlation

Row = list[float | None]

reward = st.none() | st.sampled_from([0.0, 0.5, 1.0, math.nan, math.inf]) | st.floats(-9, 9)
matrices = st.lists(st.lists(reward, max_size=6), max_size=5)
picks = st.lists(st.builds(Pick, st.integers(0, 4), st.integers(0, 9)), max_size=20, unique=True)


def known(value: float | None) -> bool:
    return value is not None and math.isfinite(value)


def test_before_the_strategy() -> None:
    rewards: list[Row] = [[0.2, 0.9, None], [0.5, 0.5, math.nan], [0.7]]
    assert drop_truncated(rewards, [[False, True, False], [False] * 3, [True]]) == [
        [0.2, None, None],
        [0.5, 0.5, None],
        [None],
    ]
    assert least_reward(rewards, 0.5) == [[None, 0.9, None], [0.5, 0.5, None], [0.7]]
    assert drop_without_signal(rewards) == [[0.2, 0.9, None], [None] * 3, [None]]
    with pytest.raises(ValueError, match="exactly one"):
        drop_truncated(rewards, [[True]])


def test_duplicates_leave_the_best_and_the_first_of_equals() -> None:
    texts = [["a", "b", "a", "a"], ["a", "a"], ["b", "b"]]
    rewards: list[Row] = [[0.1, 0.2, 0.9, 0.9], [0.3, 0.3], [None, 0.1]]
    assert drop_duplicates(rewards, texts) == [[None, 0.2, 0.9, None], [0.3, None], [None, 0.1]]


@given(matrices, st.data())
def test_duplicates_equal_the_slow_ones(rewards: list[Row], data: st.DataObject) -> None:
    marks = [[data.draw(st.integers(0, 2)) for _ in row] for row in rewards]
    slow: list[Row] = []
    for row, marked in zip(rewards, marks, strict=True):
        kept: Row = [None] * len(row)
        for mark in set(marked):
            places = [c for c, r in enumerate(row) if marked[c] == mark and known(r)]
            if places:
                best = max(places, key=lambda c: (row[c], -c))
                kept[best] = row[best]
        slow.append(kept)
    assert drop_duplicates(rewards, marks) == slow


# --- length


@given(matrices, st.data())
def test_residuals_have_no_length_in_them(rewards: list[Row], data: st.DataObject) -> None:
    lengths = [[float(data.draw(st.integers(1, 50))) for _ in row] for row in rewards]
    residuals = length_residual(rewards, lengths)
    assert [[r is None for r in row] for row in residuals] == [[not known(r) for r in row] for row in rewards]
    flat, rows = flatten(residuals).rewards, flatten(residuals).rows
    for row in residuals:
        assert sum(r for r in row if r is not None) == pytest.approx(0, abs=1e-9)
    correlation = within_correlation(flat, [x for row in lengths for x in row], rows)
    assert math.isnan(correlation) or abs(correlation) < 1e-5 or np.nanmax(abs(flat)) < 1e-9


def test_what_length_explains_is_taken_out_and_the_rest_decides() -> None:
    lengths = [[10.0, 20.0, 30.0], [100.0, 110.0, 120.0]]
    rewards = [[1.0, 2.0, 3.0], [50.0, 51.0, 52.0]]
    assert flatten(length_residual(rewards, lengths)).rewards == pytest.approx(np.zeros(6))
    rewards[0][0] += 0.5
    best = select(length_residual(rewards, lengths), TopOverall(1))
    assert best == [Pick(0, 0)]
    assert select(rewards, TopPerPrompt()) == [Pick(0, 2), Pick(1, 2)]


def test_equal_lengths_explain_nothing() -> None:
    residuals = length_residual([[0.1, 0.4], [0.7]], [[5.0, 5.0], [9.0]])
    assert flatten(residuals).rewards == pytest.approx([-0.15, 0.15, 0.0])


# --- after the strategy


def test_round_robin_is_fair() -> None:
    given_picks = [Pick(0, c) for c in range(4)] + [Pick(1, 0)] + [Pick(2, c) for c in range(2)]
    left = round_robin(given_picks, 5)
    assert [sum(pick.prompt == p for pick in left) for p in range(3)] == [2, 1, 2]
    assert left == [pick for pick in given_picks if pick in left]
    assert round_robin(given_picks, 100) == given_picks
    assert round_robin([Pick(1, 0), Pick(0, 0), Pick(1, 1)], 1) == [Pick(1, 0)]
    with pytest.raises(ValueError, match="at least 1"):
        round_robin(given_picks, 0)


@given(picks, st.integers(1, 12))
def test_round_robin_equals_the_slow_one(chosen: list[Pick], total: int) -> None:
    queues = {p: [pick for pick in chosen if pick.prompt == p] for p in range(5)}
    slow: list[Pick] = []
    while any(queues.values()):
        turn = [queue.pop(0) for queue in queues.values() if queue]
        slow += sorted(turn, key=chosen.index)
    assert round_robin(chosen, total) == sorted(slow[:total], key=chosen.index)


@given(picks, st.integers(1, 4))
def test_at_most_per_prompt_keeps_the_first(chosen: list[Pick], most: int) -> None:
    slow = [pick for i, pick in enumerate(chosen) if sum(p.prompt == pick.prompt for p in chosen[:i]) < most]
    assert at_most_per_prompt(chosen, most) == slow


def test_oracle_27_mmr() -> None:
    similarity = [[1, 0.95, 0.1], [0.95, 1, 0.2], [0.1, 0.2, 1]]
    assert mmr([0.9, 0.8, 0.7], similarity, 2, 0.5) == [0, 2]
    assert mmr([0.9, 0.8, 0.7], similarity, 2, 1) == [0, 1]


@given(
    st.lists(st.sampled_from([0.0, 0.5, 1.0]) | st.floats(-1, 1), max_size=7),
    st.integers(1, 8),
    st.floats(0, 1),
    st.integers(0, 2**32),
)
def test_mmr_equals_the_slow_one(relevance: list[float], k: int, balance: float, seed: int) -> None:
    similarity = np.random.default_rng(seed).integers(0, 4, (len(relevance), len(relevance))) / 4
    similarity = np.maximum(similarity, similarity.T)
    slow: list[int] = []
    while len(slow) < min(k, len(relevance)):
        worth = {
            i: balance * r - (1 - balance) * max([similarity[i][j] for j in slow], default=0.0)
            for i, r in enumerate(relevance)
            if i not in slow
        }
        slow.append(max(worth, key=lambda i: (worth[i], -i)))
    assert mmr(relevance, similarity.tolist(), k, balance) == slow


def test_what_mmr_refuses() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        mmr([1.0], [[1.0]], 0)
    with pytest.raises(ValueError, match="from 0 to 1"):
        mmr([1.0], [[1.0]], 1, 1.5)
    assert mmr([math.nan, 0.5], [[1.0, 0.0], [0.0, 1.0]], 2) == [1]
