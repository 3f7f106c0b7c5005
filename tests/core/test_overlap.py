"""Overlap with held-out prompts: the rule in examples, and against a slow and obvious reference."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui import paths
from rsgui.core.entities import Message
from rsgui.core.overlap import GRAM, asked, overlaps, plain

TEN = "one two three four five six seven eight nine ten"


def longest(a: list[str], b: list[str]) -> int:
    """The longest stretch of words that both have in a row."""
    spans = [(i, j) for i in range(len(a)) for j in range(i + 1, len(a) + 1)]
    there = [a[i:j] for i, j in spans if any(b[k : k + j - i] == a[i:j] for k in range(len(b)))]
    return max(map(len, there), default=0)


def overlap_slowly(text: str, other: str) -> bool:
    ours, theirs = text.split(), other.split()
    shared = longest(ours, theirs)
    return ours == theirs or (shared >= GRAM and 2 * shared > len(theirs))


few_words = st.lists(st.sampled_from("ab"), max_size=24).map(" ".join)
more_words = st.lists(st.sampled_from("abcdefg"), max_size=14).map(" ".join)
long = st.builds(lambda a, b, c: f"{a} {b} {c}", more_words, st.just(TEN), more_words)
some = st.lists(few_words | more_words | long, max_size=5)


@given(some, some)
def test_it_is_the_rule(texts: list[str], held_out: list[str]) -> None:
    found = overlaps(texts, held_out)
    slowly = {i for i, text in enumerate(texts) if any(overlap_slowly(text, other) for other in held_out)}
    assert set(found) == slowly
    assert list(found) == sorted(found)
    assert all(overlap_slowly(texts[i], held_out[j]) for i, j in found.items())


@pytest.mark.parametrize(
    ("text", "held_out", "overlap"),
    [
        ("Add 2 and 3.", "add 2 and 3", True),  # the same but for case and punctuation
        ("Add 2 and 3.", "Add 2 and 4.", False),
        (TEN, f"{TEN} a b c d e f g h i", True),  # ten of nineteen
        (TEN, f"{TEN} a b c d e f g h i j", False),  # ten of twenty are not over half
        (f"First this: {TEN}; a b c d e f g h i j k l m n o p", TEN, True),  # the whole of it, within a longer one
        ("one two three four five six seven", TEN, False),  # seven are too few
        ("one two three four five six seven eight", TEN, True),
        ("one two three four five SIX, x six seven eight nine ten", TEN, False),  # not in a row
        ("请写一首关于秋天的诗歌", "请写一首关于秋天的诗篇", True),
        ("", "", True),
        ("", TEN, False),
    ],
)
def test_examples(text: str, held_out: str, overlap: bool) -> None:
    assert overlaps([text], [held_out]) == ({0: 0} if overlap else {})


def test_nothing_overlaps_nothing() -> None:
    assert overlaps([], [TEN]) == overlaps([TEN], []) == {}


def test_the_system_prompt_is_not_compared() -> None:
    turns = (Message("system", TEN), Message("user", "Hello."), Message("assistant", "Hi."), Message("user", "Go on."))
    assert plain(asked(turns)) == "hello hi go on"


def test_none_of_the_demos_prompts_overlaps_a_held_out_one() -> None:
    train, held_out = (
        [json.loads(line)["prompt"] for line in paths.resource("demo", name).read_text("utf-8").splitlines()]
        for name in ("train.jsonl", "held_out.jsonl")
    )
    assert (len(train), len(held_out)) == (96, 48)
    assert overlaps(train, held_out) == {}
    assert overlaps([*train, held_out[7]], held_out) == {96: 7}
