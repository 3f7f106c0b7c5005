from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.agreement import (
    Overruled,
    between_reviewers,
    cohens_kappa,
    krippendorffs_alpha,
    length_correlation,
    length_warning,
    overruled,
    rank_correlation,
)
from rsgui.core.matrix import Matrix, flatten
from rsgui.core.review import Standing

ROWS = st.lists(st.lists(st.none() | st.integers(-5, 5), min_size=1, max_size=6), min_size=1, max_size=6)


def test_two_that_order_alike_agree_whatever_their_scales() -> None:
    one, other = flatten([[1, 2, 3], [10, 30, 20]]), flatten([[0.1, 0.2, 90], [-5, -1, -4]])
    assert rank_correlation(one, other) == pytest.approx(1)
    assert rank_correlation(one, Matrix(-other.rewards, other.rows)) == pytest.approx(-1)


def test_prompts_that_are_easy_for_both_make_no_agreement() -> None:
    one, other = flatten([[1, 2], [101, 102]]), flatten([[2, 1], [102, 101]])
    assert np.corrcoef(one.rewards, other.rewards)[0, 1] > 0.99
    assert rank_correlation(one, other) == pytest.approx(-1)


def test_ties_and_missing_by_hand() -> None:
    # Of the first row three are left: ranks 1/6, 4/6, 4/6 against 5/6, 3/6, 1/6.
    one, other = flatten([[1, 2, 2, 9]]), flatten([[3, 2, 1, None]])
    a, b = np.array([-2, 1, 1]) / 6, np.array([2, 0, -2]) / 6
    assert rank_correlation(one, other) == pytest.approx(a @ b / math.sqrt((a @ a) * (b @ b)))
    assert math.isnan(rank_correlation(flatten([[1, 1]]), flatten([[1, 2]])))
    assert math.isnan(rank_correlation(flatten([[None]]), flatten([[1]])))


@given(ROWS)
def test_a_scorer_agrees_with_itself(rows: list[list[float | None]]) -> None:
    found = rank_correlation(flatten(rows), flatten(rows))
    assert math.isnan(found) or found == pytest.approx(1)


def test_how_people_took_the_favourites() -> None:
    matrix = flatten([[1, 3], [5, 2], [0, 0], [None, None], [7, 8], [1, 2]])
    ids = np.arange(12) + 100
    standing = {
        101: Standing("exclude"),
        102: Standing("include"),
        103: Standing("exclude"),  # not the favourite
        104: Standing("exclude"),  # the first of two that are equal
        109: Standing(edited="Better."),
        111: Standing(note="Hm."),
    }
    assert overruled(matrix, ids, standing) == Overruled(4, 2)
    assert overruled(matrix, ids, standing).share == 0.5
    assert math.isnan(overruled(matrix, ids, {}).share)


def test_length_within_prompts() -> None:
    matrix = Matrix(np.array([1.0, 0.0, 11.0, 10.0]), np.array([0, 0, 1, 1]), None, np.array([1, 2, 11, 12]))
    assert length_correlation(matrix) == pytest.approx(-1)
    with pytest.raises(ValueError, match="no lengths"):
        length_correlation(flatten([[1, 2]]))


@pytest.mark.parametrize(
    ("correlation", "words"), [(0.8, "long completions: length alone explains 64 %"), (-0.6, "short"), (0.49, "")]
)
def test_the_warning_says_which_way(correlation: float, words: str) -> None:
    said = length_warning(correlation)
    assert words in said
    assert bool(said) == bool(words)


def test_nothing_known_is_no_warning() -> None:
    assert not length_warning(float("nan"))


def test_kappa_of_a_published_table() -> None:
    """Artstein and Poesio 2008, "Inter-Coder Agreement for Computational Linguistics", table 1 and section 2.3.2."""
    both = [("stat", "stat")] * 20 + [("stat", "ireq")] * 20 + [("ireq", "stat")] * 10 + [("ireq", "ireq")] * 50
    assert cohens_kappa(both) == pytest.approx((0.7 - 0.54) / (1 - 0.54))
    assert round(cohens_kappa(both), 3) == 0.348


# Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", sections A, B and C; "." was not judged.
BINARY = ("0100000010", "1110010000")
NOMINAL = ("aabbdcccedda", "babbbcccEddd".lower())
MISSING = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


@pytest.mark.parametrize(("observers", "alpha"), [(BINARY, 0.095), (NOMINAL, 0.692), (MISSING, 0.743)])
def test_alpha_of_the_published_examples(observers: tuple[str, ...], alpha: float) -> None:
    units = [[said for said in unit if said != "."] for unit in zip(*observers, strict=True)]
    assert round(krippendorffs_alpha(units), 3) == alpha


def test_where_chance_explains_everything() -> None:
    assert math.isnan(cohens_kappa([]))
    assert math.isnan(cohens_kappa([("include", "include")] * 3))
    assert math.isnan(krippendorffs_alpha([["include"], []]))
    assert math.isnan(krippendorffs_alpha([["include", "include"]]))


@given(st.lists(st.tuples(st.sampled_from("ie"), st.sampled_from("ie")), min_size=1))
def test_kappa_and_alpha_are_alike_the_order_of_people(both: list[tuple[str, str]]) -> None:
    turned = [(b, a) for a, b in both]
    assert cohens_kappa(both) == pytest.approx(cohens_kappa(turned), nan_ok=True)
    assert krippendorffs_alpha(both) == pytest.approx(krippendorffs_alpha(turned), nan_ok=True)
    for found in (cohens_kappa(both), krippendorffs_alpha(both)):
        assert math.isnan(found) or found <= 1 + 1e-12
        assert math.isnan(found) or (found == pytest.approx(1)) == all(a == b for a, b in both)


def test_agreement_of_several_people() -> None:
    verdicts = {
        1: {"ada": "include", "bob": "include"},
        2: {"ada": "include", "bob": "exclude"},
        3: {"ada": "exclude", "bob": "exclude", "eve": "exclude"},
        4: {"eve": "include"},
    }
    found = between_reviewers(verdicts)
    assert (found.shared, found.conflicts) == (3, 1)
    assert [(p.one, p.other, p.shared, p.alike) for p in found.pairs] == [
        ("ada", "bob", 3, 2),
        ("ada", "eve", 1, 1),
        ("bob", "eve", 1, 1),
    ]
    assert found.pairs[0].kappa == pytest.approx(0.4)
    assert found.alpha == pytest.approx(1 - 6 * 2 / (49 - 9 - 16))
