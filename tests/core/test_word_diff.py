from __future__ import annotations

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
