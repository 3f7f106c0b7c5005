"""Filters and orders over arrays against a plain model: one loop over completions at a time."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core import marks, sieve
from rsgui.core.matrix import Matrix
from rsgui.core.sieve import Facts, Found
from rsgui.core.views import Filter, Only, Range, Sort

NAN = math.nan
BAR = 0.5


class One(NamedTuple):
    """A completion of the plain model."""

    reward: float
    other: float  # by another scorer
    length: int
    truncated: bool
    run: int
    repeat: bool
    bits: int

    @property
    def curated(self) -> bool:
        return bool(self.bits & marks.INCLUDED) or (bool(self.bits & marks.PICKED) and not self.bits & marks.EXCLUDED)

    @property
    def overrules(self) -> bool:
        picked = bool(self.bits & marks.PICKED)
        return bool(self.bits & (marks.EXCLUDED if picked else marks.INCLUDED))

    @property
    def decides(self) -> bool:
        return bool(self.bits & (marks.INCLUDED | marks.EXCLUDED | marks.EDITED | marks.ACCEPTED))


REWARD = st.one_of(st.just(NAN), st.sampled_from([0.0, 0.25, 0.5, 1.0]))
BITS = st.integers(0, 127).filter(lambda bits: not (bits & marks.INCLUDED and bits & marks.EXCLUDED))
ONE = st.builds(One, REWARD, REWARD, st.integers(1, 4), st.booleans(), st.integers(1, 3), st.booleans(), BITS)
PROJECT = st.lists(st.lists(ONE, min_size=1, max_size=5), min_size=1, max_size=6)
RANGE = st.builds(Range, st.sampled_from([None, 0.25, 2.0]), st.sampled_from([None, 0.5, 3.0]))
SAID = ("included", "excluded", "edited", "noted", "flagged", "accepted", "overruling")
FILTER = st.builds(
    Filter,
    search=st.sampled_from(["", "words"]),
    tags=st.sampled_from([(), ("poem",)]),
    split=st.sampled_from([None, "train"]),
    kind=st.sampled_from([None, "mixed", "all good", "all bad"]),
    decided=st.sampled_from([None, True, False]),
    only=st.one_of(st.none(), st.builds(Only, st.frozensets(st.integers(10, 15)), st.just(""))),
    written_by=st.sampled_from([(), (1,), (1, 3)]),
    scorer=st.sampled_from(["", "other"]),
    reward=RANGE,
    tokens=RANGE,
    finish=st.sampled_from([None, "stop", "length"]),
    repeats=st.booleans(),
    selected=st.sampled_from([None, True, False]),
    disputed=st.booleans(),
    said=st.lists(st.sampled_from(SAID), max_size=2, unique=True).map(tuple),
)


def facts(project: list[list[One]]) -> Facts:
    flat = [one for row in project for one in row]

    def column(get: Callable[[One], object], kind: type) -> np.ndarray:
        return np.array([get(one) for one in flat], dtype=kind)

    rows = np.repeat(np.arange(len(project)), [len(row) for row in project])
    matrix = Matrix(
        column(lambda o: o.reward, float), rows, column(lambda o: o.truncated, bool), column(lambda o: o.length, int)
    )
    return Facts(
        matrix,
        np.arange(len(project)) + 10,
        column(lambda o: o.run, np.int32),
        column(lambda o: o.repeat, bool),
        column(lambda o: o.bits, np.uint8),
    )


def inside(value: float, range: Range) -> bool:
    return (
        math.isfinite(value)
        and (range.low is None or value >= range.low)
        and (range.high is None or value <= range.high)
    )


def applies(wanted: Filter, one: One, has_words: bool) -> bool:
    says = {
        "included": one.bits & marks.INCLUDED,
        "excluded": one.bits & marks.EXCLUDED,
        "edited": one.bits & marks.EDITED,
        "noted": one.bits & marks.NOTED,
        "flagged": one.bits & marks.FLAGGED,
        "accepted": one.bits & marks.ACCEPTED,
        "overruling": one.overrules,
    }
    return (
        (not wanted.written_by or one.run in wanted.written_by)
        and (not wanted.scorer or inside(one.other, wanted.reward))
        and (wanted.tokens == Range() or inside(one.length, wanted.tokens))
        and (wanted.finish is None or one.truncated == (wanted.finish == "length"))
        and (not wanted.repeats or one.repeat)
        and (wanted.selected is None or one.curated == wanted.selected)
        and all(says[said] for said in wanted.said)
        and (not wanted.search or has_words)
    )


def kind_of(row: list[One]) -> set[str]:
    known = [one.reward for one in row if math.isfinite(one.reward)]
    kinds = {"mixed"} if len(set(known)) > 1 else set()
    if known and all(reward >= BAR for reward in known):
        kinds.add("all good")
    if known and all(reward < BAR for reward in known):
        kinds.add("all bad")
    return kinds


@given(PROJECT, FILTER, st.data())
def test_filters_leave_what_a_loop_leaves(project: list[list[One]], wanted: Filter, data: st.DataObject) -> None:
    ids = st.frozensets(st.integers(10, 9 + len(project)))
    size = sum(len(row) for row in project)
    of_prompts, tagged, of_split = data.draw(ids), data.draw(ids), data.draw(ids)
    flat = data.draw(st.frozensets(st.integers(0, size - 1)))
    disputed = data.draw(st.frozensets(st.integers(0, size - 1)))
    found = Found(
        disputed=np.isin(np.arange(size), sorted(disputed)),
        words=(np.array(sorted(of_prompts), dtype=int), np.array(sorted(flat), dtype=int)) if wanted.search else None,
        tagged=np.array(sorted(tagged), dtype=int) if wanted.tags else None,
        of_split=np.array(sorted(of_split), dtype=int) if wanted.split else None,
        rewards=np.array([one.other for row in project for one in row]) if wanted.scorer else None,
    )
    expected, every, place = [], [], 0
    for number, row in enumerate(project):
        prompt = number + 10
        hits = []
        for one in row:
            has_words, agreed = prompt in of_prompts or place in flat, place not in disputed
            hits.append(applies(wanted, one, has_words) and not (wanted.disputed and agreed))
            place += 1
        every += hits
        expected.append(
            any(hits)
            and (wanted.kind is None or wanted.kind in kind_of(row))
            and (wanted.decided is None or any(one.decides for one in row) == wanted.decided)
            and (not wanted.tags or prompt in tagged)
            and (wanted.split is None or prompt in of_split)
            and (wanted.only is None or prompt in wanted.only.prompts)
        )
    known = facts(project)
    those = sieve.completions_that(wanted, known, found)
    assert all(every) if those is None else those.tolist() == every
    assert sieve.rows_that(wanted, known, found, BAR, those).tolist() == expected


def key_of(sort: Sort, row: list[One]) -> float:
    """What a row is sorted by, the least first; NaN: it comes last."""
    known = sorted((one.reward for one in row if math.isfinite(one.reward)), reverse=True)
    match sort:
        case "best":
            return -known[0] if known else NAN
        case "spread":
            return known[-1] - known[0] if known else NAN
        case "margin":
            return known[0] - known[1] if len(known) > 1 else NAN
        case "undecided":
            return float(any(one.decides for one in row))
        case _:
            return 0.0


@given(PROJECT, st.sampled_from(["prompt", "best", "spread", "margin", "undecided"]), st.booleans())
def test_orders_are_those_of_a_sorted_list(project: list[list[One]], sort: Sort, backwards: bool) -> None:
    keys = [key_of(sort, row) * (-1 if backwards else 1) for row in project]
    expected = sorted(
        range(len(project)), key=lambda row: (math.isnan(keys[row]), 0 if math.isnan(keys[row]) else keys[row])
    )
    if sort == "prompt" and backwards:
        expected = list(reversed(expected))
    assert sieve.in_order(sort, facts(project), backwards=backwards).tolist() == expected


@given(PROJECT)
def test_disagreement_is_the_mean_deviation_of_what_scorers_say(project: list[list[One]]) -> None:
    scorers = [[[one.reward for one in row] for row in project], [[one.other for one in row] for row in project]]
    flat = [np.array([r for row in rows for r in row]) for rows in scorers]
    scaled = []
    for rows, every in zip(scorers, flat, strict=True):
        known = every[np.isfinite(every)]
        spread, mean = (known.std() or 1.0, known.mean()) if len(known) else (1.0, 0.0)
        scaled.append([[(r - mean) / spread for r in row] for row in rows])
    expected = []
    for pair in zip(*scaled, strict=True):
        apart = [abs(a - b) / 2 for a, b in zip(*pair, strict=True) if math.isfinite(a) and math.isfinite(b)]
        expected.append(sum(apart) / len(apart) if apart else NAN)
    got = sieve.disagreement(flat, facts(project).matrix.rows)
    np.testing.assert_allclose(got, expected, atol=1e-6)


@given(PROJECT, st.integers(0, 5))
def test_at_random_is_the_same_with_the_same_seed(project: list[list[One]], seed: int) -> None:
    first, again = (sieve.in_order("random", facts(project), seed=seed) for _ in range(2))
    assert first.tolist() == again.tolist()
    assert sorted(first.tolist()) == list(range(len(project)))


@pytest.mark.parametrize("sort", ["best", "margin", "disagreement", "undecided"])
def test_nothing_is_in_any_order(sort: Sort) -> None:
    nothing = Facts(
        Matrix(np.zeros(0), np.zeros(0, dtype=int)), np.zeros(0, dtype=int), np.zeros(0, dtype=np.int32),
        np.zeros(0, dtype=bool), np.zeros(0, dtype=np.uint8),
    )  # fmt: skip
    assert len(sieve.in_order(sort, nothing)) == 0
    assert len(sieve.rows_that(Filter(kind="mixed"), nothing, Found(), BAR, None)) == 0
