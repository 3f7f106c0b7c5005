from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core import duplicates
from rsgui.core.duplicates import Grams, exact_groups, grams, jaccard, near_groups, similarity
from rsgui.core.fingerprints import gram_prints
from rsgui.core.statistics import distinct_n

texts = st.lists(st.lists(st.sampled_from("abc"), max_size=8).map(" ".join), max_size=8)
space = st.sampled_from([" ", "  ", "\n", "\t", "\x1f", "\x85", "\u00a0", "\u3000", " \u2003 "])
anything = st.lists(st.text("aä€😀\x00\u200b", min_size=1, max_size=3) | space, max_size=14).map("".join)


def test_grams() -> None:
    assert grams("a b c d e f") == {("a", "b", "c", "d", "e"), ("b", "c", "d", "e", "f")}
    assert grams("a b\n c") == {("a", "b", "c")}
    assert grams("a b c", 2) == {("a", "b"), ("b", "c")}
    assert grams("  ") == {()}
    assert jaccard(grams("a b c", 1), grams("b c d", 1)) == 0.5


def test_exact_duplicates_are_the_same_to_the_letter_and_of_one_prompt() -> None:
    rows = np.array([0, 0, 0, 1, 1])
    assert exact_groups(["x", "X", "x", "x", "x"], rows).tolist() == [0, 1, 0, 3, 3]
    assert exact_groups([], np.array([], dtype=np.int64)).tolist() == []


def test_near_duplicates_share_most_of_their_five_word_runs() -> None:
    words = [f"w{i}" for i in range(40)]
    text, changed = " ".join(words), " ".join([*words[:39], "other"])
    rows = np.array([0, 0, 0, 1])
    assert near_groups([text, "quite another text", changed, text], rows).tolist() == [0, 1, 0, 3]
    assert near_groups([text, changed], np.zeros(2, np.int64), threshold=0.99).tolist() == [0, 1]
    with pytest.raises(ValueError, match="threshold"):
        near_groups([text], np.zeros(1, np.int64), threshold=0)


def slow_groups(some: list[str], rows: list[int], threshold: float) -> list[int]:
    """By all pairs of sets, again and again until nothing changes."""
    group = list(range(len(some)))
    for _ in some:
        for i, j in combinations(range(len(some)), 2):
            if rows[i] == rows[j] and jaccard(grams(some[i]), grams(some[j])) >= threshold:
                group[i] = group[j] = min(group[i], group[j])
    return group


def every_pair(sets: Sequence[Grams], threshold: float) -> Iterable[tuple[int, int]]:
    return combinations(range(len(sets)), 2)


@given(st.lists(texts, max_size=4), st.sampled_from([0.3, 0.5, 0.8, 1.0]), st.sampled_from([1, 3, 2048]))
def test_near_groups_are_the_linked_pairs(by_row: list[list[str]], threshold: float, block: int) -> None:
    some = [text for row in by_row for text in row]
    rows = [number for number, row in enumerate(by_row) for _ in row]
    expected = slow_groups(some, rows, threshold)
    done: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duplicates, "BLOCK", block)
        assert near_groups(some, np.array(rows, dtype=np.int64), threshold, told=done.append).tolist() == expected
        patch.setattr(duplicates, "FEW", 2)
        assert near_groups(some, np.array(rows, dtype=np.int64), threshold, every_pair).tolist() == expected
    assert done == sorted(done)
    assert not done or done[-1] <= len(some)


@given(st.lists(anything, max_size=6), st.integers(1, 3))
def test_distinct_n_counts_what_is_spelt_differently(some: list[str], n: int) -> None:
    spelt = [gram for text in some for gram in in_order(text, n) if len(gram) == n]
    assert distinct_n(some, n) == (len(set(spelt)), len(spelt))


@given(st.lists(anything, min_size=1, max_size=6), st.integers(1, 5))
def test_fingerprints_are_equal_where_grams_are(some: list[str], n: int) -> None:
    prints, of_text = gram_prints(some, n)
    spelt = [(place, gram) for place, text in enumerate(some) for gram in in_order(text, n)]
    assert of_text.tolist() == [place for place, _ in spelt]
    numbers = {gram: number for (_, gram), number in zip(spelt, prints.tolist(), strict=True)}
    assert [numbers[gram] for _, gram in spelt] == prints.tolist()
    assert len(set(numbers.values())) == len(numbers)


def in_order(text: str, n: int) -> list[tuple[str, ...]]:
    words = text.split()
    return [tuple(words[i : i + n]) for i in range(max(1, len(words) - n + 1))]


def test_what_is_told_can_end_the_search() -> None:
    def stop(done: int) -> None:
        raise InterruptedError(done)

    with pytest.raises(InterruptedError, match="2"):
        near_groups(["a", "b"], np.array([0, 1]), told=stop)


@given(texts, st.integers(1, 3))
def test_similarity_is_the_overlap_of_grams(some: list[str], n: int) -> None:
    similar_to = similarity(some, n) if some else None
    for i, text in enumerate(some):
        assert similar_to is not None
        assert similar_to(i).tolist() == [jaccard(grams(text, n), grams(other, n)) for other in some]
