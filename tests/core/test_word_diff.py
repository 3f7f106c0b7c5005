from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core import word_diff as differing
from rsgui.core.word_diff import Piece, word_diff

TEXTS = st.text(st.sampled_from("ab \n漢字😀.ء"), max_size=40)


@given(TEXTS, TEXTS, st.sampled_from([differing.MOST, 12, 0]))
def test_the_pieces_make_up_both_texts(first: str, second: str, most: int) -> None:
    """However much is compared word by word."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(differing, "MOST", most)
        pieces = word_diff(first, second)
    assert "".join(p.text for p in pieces if p.kind != "new") == first
    assert "".join(p.text for p in pieces if p.kind != "gone") == second
    assert all(p.text for p in pieces)
    assert all(one.kind != other.kind for one, other in pairwise(pieces))


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert word_diff(text, text) == ([Piece("same", text)] if text else [])


def test_words_are_kept_whole() -> None:
    assert word_diff("The fox runs.", "The fish runs fast.") == [
        Piece("same", "The "),
        Piece("gone", "fox"),
        Piece("new", "fish"),
        Piece("same", " runs"),
        Piece("new", " fast"),
        Piece("same", "."),
    ]
    assert word_diff("漢字", "漢語") == [Piece("same", "漢"), Piece("gone", "字"), Piece("new", "語")]


WORDS = st.lists(st.sampled_from(["one", "two", "three", "漢", "😀"]), min_size=1)


@given(WORDS, WORDS, st.sampled_from([" ", "\n"]), st.integers(0, 500))
def test_one_new_word_in_a_long_text_is_that_word(before: list[str], after: list[str], space: str, more: int) -> None:
    begin, end = space.join([*before * more, ""]), space.join([*after * 500, ""])
    pieces = Piece("same", begin), Piece("new", f"other{space}"), Piece("same", end)
    assert word_diff(begin + end, f"{begin}other{space}{end}") == [piece for piece in pieces if piece.text]


def test_one_letter_in_a_very_long_line() -> None:
    line = "word " * 20_000
    assert word_diff(line, f"{line[:50_001]}X{line[50_001:]}") == [
        Piece("same", line[:50_000]),
        Piece("gone", "word"),
        Piece("new", "wXord"),
        Piece("same", line[50_004:]),
    ]


@pytest.mark.parametrize("space", [" ", "\n"])
def test_long_texts_without_anything_in_common_cost_little(space: str) -> None:
    """Compared word by word, or line by line, these would take minutes."""
    first, second = space.join(["one", "two"] * 20_000), space.join(["three", "two", "four"] * 13_000)
    began = time.perf_counter()
    pieces = word_diff(first, second)
    assert time.perf_counter() - began < 5
    assert "".join(p.text for p in pieces if p.kind != "new") == first
    assert "".join(p.text for p in pieces if p.kind != "gone") == second
