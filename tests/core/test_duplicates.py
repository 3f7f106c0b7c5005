from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.duplicates import exact_groups, grams, jaccard, near_groups, similarity

texts = st.lists(st.lists(st.sampled_from("abc"), max_size=8).map(" ".join), max_size=8)


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


@given(texts, st.sampled_from([0.3, 0.5, 0.8, 1.0]))
def test_near_groups_are_the_linked_pairs(some: list[str], threshold: float) -> None:
    group = list(range(len(some)))
    for _ in some:
        for i, j in combinations(range(len(some)), 2):
            if jaccard(grams(some[i]), grams(some[j])) >= threshold:
                group[i] = group[j] = min(group[i], group[j])
    assert near_groups(some, np.zeros(len(some), np.int64), threshold).tolist() == group


@given(texts, st.integers(1, 3))
def test_similarity_is_the_overlap_of_grams(some: list[str], n: int) -> None:
    similar_to = similarity(some, n) if some else None
    for i, text in enumerate(some):
        assert similar_to is not None
        assert similar_to(i).tolist() == [jaccard(grams(text, n), grams(other, n)) for other in some]
