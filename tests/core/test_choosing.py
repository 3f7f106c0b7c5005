from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.choosing import How, order, shuffled, spread
from rsgui.core.duplicates import grams, jaccard

KEYS = [f"{number:032x}" for number in range(500)]
TEXTS = st.lists(st.lists(st.sampled_from("abcde"), max_size=6).map(" ".join), max_size=12)


@pytest.mark.parametrize("how", ["first", "random", "spread"])
@given(texts=TEXTS, seed=st.integers(-(2**63), 2**63 - 1))
def test_every_prompt_is_taken_once(how: How, texts: list[str], seed: int) -> None:
    taken = order(KEYS[: len(texts)], how, seed, lambda: texts)
    assert sorted(taken.tolist()) == list(range(len(texts)))


def test_random_order_depends_on_seed_and_key_alone() -> None:
    whole = [KEYS[place] for place in shuffled(KEYS, 7)]
    part = [key for place in shuffled(KEYS[:100], 7) for key in [KEYS[place]]]
    assert part == [key for key in whole if key in set(KEYS[:100])]
    assert whole != [KEYS[place] for place in shuffled(KEYS, 8)]
    assert whole != KEYS


def test_random_order_favours_no_place() -> None:
    """Over many seeds each prompt is among the first tenth about as often as any other: chi-square over 50 prompts."""
    keys, seeds = KEYS[:50], 2000
    counts = np.zeros(50)
    for seed in range(seeds):
        counts[shuffled(keys, seed)[:5]] += 1
    expected = seeds * 5 / 50
    assert ((counts - expected) ** 2 / (expected * 0.9)).sum() < 94.6  # one in 10,000 at 49 degrees of freedom


def slow_spread(texts: Sequence[str]) -> list[int]:
    taken: list[int] = []
    while len(taken) < len(texts):
        left = [place for place in range(len(texts)) if place not in taken]
        near = {
            place: max((jaccard(grams(texts[place], 2), grams(texts[other], 2)) for other in taken), default=0.0)
            for place in left
        }
        taken.append(min(left, key=lambda place: (near[place], place)))
    return taken


@given(TEXTS)
def test_spread_is_farthest_first(texts: list[str]) -> None:
    assert spread(texts).tolist() == slow_spread(texts)


def test_what_is_not_compared_keeps_its_order() -> None:
    texts = ["a b", "a b", "c d", "e f", "c d"]
    assert spread(texts).tolist() == [0, 2, 3, 1, 4]
    assert spread(texts, comparisons=10).tolist() == [0, 2, 1, 3, 4]


def test_texts_are_read_only_to_be_compared() -> None:
    def never() -> list[str]:
        raise AssertionError

    order(KEYS, "first", 0, never)
    order(KEYS, "random", 0, never)
