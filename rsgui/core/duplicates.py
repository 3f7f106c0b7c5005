"""Completions that say the same: exact and near duplicates within a prompt, and how alike any two texts are.

Near means that the sets of word 5-grams overlap: Jaccard similarity, shared over all, of at least a threshold
(Lee et al. 2022, "Deduplicating Training Data Makes Language Models Better", section 4.2). Every pair is checked
exactly; where a prompt has so many completions that all pairs are too many, the caller passes in what proposes pairs
(`jobs.duplicates`: MinHash).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

import numpy as np

from rsgui.core.matrix import Floats, Ints, stretches

GRAM = 5
"""Words in an n-gram, for near-duplicates."""
NEAR = 0.8
"""The least similarity of near-duplicates."""
SIMILAR_GRAM = 2
"""Words in an n-gram, for diversity: two good answers to one prompt rarely share five words in a row."""

Grams = frozenset[tuple[str, ...]]
Candidates = Callable[[Sequence[Grams], float], Iterable[tuple[int, int]]]
"""What proposes pairs of places that may be as similar as the threshold."""


SimilarTo = Callable[[int], Floats]
"""The similarities, 0 to 1, of all texts to the i-th."""


def grams(text: str, n: int = GRAM) -> Grams:
    """The n-grams of words of a text; a shorter text is one gram of all its words."""
    words = text.split()
    return frozenset(zip(*(words[i:] for i in range(n)), strict=False)) if len(words) > n else frozenset([tuple(words)])


def jaccard(a: Grams, b: Grams) -> float:
    """Shared over all: 0 to 1."""
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared)


def all_pairs(sets: Sequence[Grams], threshold: float) -> Iterable[tuple[int, int]]:
    """Every pair whose sizes alone do not rule the threshold out."""
    sizes = [len(one) for one in sets]
    return (
        (i, j)
        for i, j in combinations(range(len(sets)), 2)
        if min(sizes[i], sizes[j]) >= threshold * max(sizes[i], sizes[j])
    )


def exact_groups(texts: Iterable[str], rows: Ints) -> Ints:
    """For each text the flat position of the first of its row that is the same, to the letter."""
    first: dict[tuple[int, str], int] = {}
    keys = zip(rows.tolist(), texts, strict=True)
    return np.array([first.setdefault(key, position) for position, key in enumerate(keys)], dtype=np.int64)


def near_groups(texts: Sequence[str], rows: Ints, threshold: float = NEAR, candidates: Candidates = all_pairs) -> Ints:
    """For each text the flat position of the first of its group of near-duplicates, within its row.

    Two near-duplicates are in one group, and so are those that others link: groups do not depend on rewards, and can
    be kept while recipes change. Raises ValueError for a threshold outside of 0 to 1.
    """
    if not 0 < threshold <= 1:
        raise ValueError(f"the threshold is {threshold}; it has to be above 0 and at most 1")
    group = np.arange(len(texts))
    for start, count in zip(*(ends.tolist() for ends in stretches(rows)), strict=True):
        if count > 1:
            sets = [grams(text) for text in texts[start : start + count]]
            group[start : start + count] = start + np.array(_linked(sets, threshold, candidates))
    return group


def similarity(texts: Sequence[str], n: int = SIMILAR_GRAM) -> SimilarTo:
    """How alike texts are by the overlap of their word n-grams: of all of them to the i-th, 0 to 1. For `mmr`.

    An index from grams to texts is made once; asking for one text then reads only what it shares with others.
    """
    numbers: dict[tuple[str, ...], int] = {}
    of_text = [[numbers.setdefault(gram, len(numbers)) for gram in grams(text, n)] for text in texts]
    sizes = np.array([len(ids) for ids in of_text], dtype=np.int64)
    flat = np.array([gram for ids in of_text for gram in ids], dtype=np.int64)
    holders = np.repeat(np.arange(len(texts)), sizes)[np.argsort(flat, kind="stable")]
    ends = np.cumsum(np.bincount(flat, minlength=len(numbers)))

    def similar_to(i: int) -> Floats:
        sharing = [holders[(ends[gram - 1] if gram else 0) : ends[gram]] for gram in of_text[i]]
        shared = np.bincount(np.concatenate(sharing), minlength=len(texts))
        overlap: Floats = shared / (sizes[i] + sizes - shared)
        return overlap

    return similar_to


def _linked(sets: Sequence[Grams], threshold: float, candidates: Candidates) -> list[int]:
    """The first place of each place's group."""
    leader = list(range(len(sets)))

    def lead(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    for i, j in candidates(sets, threshold):
        one, other = sorted((lead(i), lead(j)))
        if one != other and jaccard(sets[i], sets[j]) >= threshold:
            leader[other] = one
    return [lead(place) for place in range(len(sets))]
