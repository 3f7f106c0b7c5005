"""The settings of scorers, and what is kept of how a reward came about."""

from __future__ import annotations

import msgspec
import pytest

from rsgui.core.entities import AnyScorer, GivenRewards, Judge, ScorerSpec
from rsgui.core.scorers import (
    PAIRWISE_RUBRIC,
    Checked,
    Compared,
    Detail,
    Judged,
    RewardModel,
    Rubric,
    Seen,
    Steps,
    Verdict,
    detail_of,
)


@pytest.mark.parametrize(
    "detail",
    [
        Seen(12, 3, (0.5, -1.0)),
        Steps((0.5, 1.0), (4, 9), 12),
        Judged("Good. [[8]]"),
        Compared((Verdict(7, 0.5, "[[A]]", "[[A]]"), Verdict(None, None, "", "?"))),
    ],
)
def test_a_detail_comes_back_the_same(detail: Detail) -> None:
    assert detail_of(msgspec.json.encode(detail).decode()) == detail


def test_the_detail_of_checks_is_a_plain_list() -> None:
    assert detail_of('[["at most 3 words",true]]') == Checked((("at most 3 words", True),))


@pytest.mark.parametrize("text", ["", "{", '{"kind":"unheard"}', "[1]", "words"])
def test_what_is_no_detail(text: str) -> None:
    assert detail_of(text) is None


@pytest.mark.parametrize(
    ("kept", "spec"),
    [(b'{"kind":"checks"}', ScorerSpec()), (b'{"kind":"given","source":"a test"}', GivenRewards("a test"))],
)
def test_a_scorer_of_an_older_store(kept: bytes, spec: AnyScorer) -> None:
    assert msgspec.json.decode(kept, type=AnyScorer) == spec


def test_other_settings_are_another_scorer() -> None:
    assert RewardModel(path="x") != RewardModel(path="x", too_long="truncate")


def test_the_rubrics_that_are_offered_have_their_placeholders() -> None:
    Rubric().check()
    Rubric(template=PAIRWISE_RUBRIC, mode="pairwise").check()
    assert Judge.__struct_defaults__ == (Rubric(),)
