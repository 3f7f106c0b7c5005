"""The longest repeated run of words, against looking at all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.repetition import longest_repeat, repeated_share


def slow(words: list[str]) -> int:
    for length in range(len(words) - 1, 0, -1):
        runs = [tuple(words[start : start + length]) for start in range(len(words) - length + 1)]
        if len(set(runs)) < len(runs):
            return length
    return 0


@given(st.lists(st.sampled_from("abc"), max_size=30))
def test_longest_repeat_is_what_looking_at_all_runs_finds(words: list[str]) -> None:
    assert longest_repeat(words) == slow(words)


@pytest.mark.parametrize(
    ("text", "share"),
    [("", 0), ("a", 0), ("a b a b", 0), ("a b c a b c", 0.5), ("a a a a a", 0.8), ("on we go round on we go", 3 / 7)],
)
def test_share(text: str, share: float) -> None:
    assert repeated_share(text.split()) == pytest.approx(share)
