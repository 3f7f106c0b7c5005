"""Completions that say the same: exact and near duplicates within a prompt, and how alike any two texts are.

Near means that the sets of word 5-grams overlap: Jaccard similarity, shared over all, of at least a threshold
(Lee et al. 2022, "Deduplicating Training Data Makes Language Models Better", section 4.2). Every pair of a prompt is
compared; where a prompt has so many completions that all pairs are too many, the caller passes in what proposes
pairs (`jobs.duplicates`: MinHash), and each is checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from rsgui.core.fingerprints import gram_prints, mixed
from rsgui.core.matrix import Floats, Ints, Rows, stretches

GRAM = 5
"""Words in an n-gram, for near-duplicates."""
NEAR = 0.8
"""The least similarity of near-duplicates."""
SIMILAR_GRAM = 2
"""Words in an n-gram, for diversity: two good answers to one prompt rarely share five words in a row."""
FEW = 128
"""Up to so many completions of a prompt, comparing all pairs is the faster way, and misses none."""
BLOCK = 2048
"""So many texts are compared at a time, or one prompt's, where it has more: some megabytes of numbers."""

Grams = frozenset[tuple[str, ...]]
Candidates = Callable[[Sequence[Grams], float], Iterable[tuple[int, int]]]
"""What proposes pairs of places that may be as similar as the threshold."""
Told = Callable[[int], None]
"""Is told how many texts are done; what it raises ends the work."""

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


def exact_groups(texts: Iterable[str], rows: Rows) -> Ints:
    """For each text the flat position of the first of its row that is the same, to the letter. Rows ascend."""
    found: list[int] = []
    first: dict[str, int] = {}  # of one row: nothing here that the collector of garbage would look at
    last = None
    for position, (row, text) in enumerate(zip(rows.tolist(), texts, strict=True)):
        if row != last:
            last, first = row, {}
        found.append(first.setdefault(text, position))
    return np.array(found, dtype=np.int64)


def near_groups(
    texts: Sequence[str],
    rows: Rows,
    threshold: float = NEAR,
    candidates: Candidates | None = None,
    told: Told = lambda done: None,
) -> Ints:
    """For each text the flat position of the first of its group of near-duplicates, within its row.

    Two near-duplicates are in one group, and so are those that others link: groups do not depend on rewards, and can
    be kept while recipes change. With `candidates`, rows of more than `FEW` different texts are compared where these
    propose it. Raises ValueError for a threshold outside of 0 to 1.
    """
    if not 0 < threshold <= 1:
        raise ValueError(f"the threshold is {threshold}; it has to be above 0 and at most 1")
    same = exact_groups(texts, rows)
    different = np.flatnonzero(same == np.arange(len(texts)))
    group = np.arange(len(texts))
    for block in _blocks(different, rows, candidates is not None):
        some = [texts[i] for i in block]
        if candidates is not None and len(some) > FEW and rows[block[0]] == rows[block[-1]]:
            group[block] = block[_proposed(some, threshold, candidates)]
        else:
            group[block] = block[_compared(some, rows[block], threshold)]
        told(int(block[-1]) + 1)
    return group[same]


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


def likeness(vectors: Floats) -> SimilarTo:
    """How alike texts are by their vectors, one line a text: the cosine, 0 where they point apart. For `mmr`."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = vectors / np.maximum(lengths, np.finfo(np.float32).tiny)

    def similar_to(i: int) -> Floats:
        cosine: Floats = np.clip(unit @ unit[i], 0.0, 1.0)
        return cosine

    return similar_to


def _blocks(flat: Ints, rows: Rows, wide_apart: bool) -> Iterator[Ints]:
    """Whole rows of these positions, some together; a row of more than `FEW` alone, where these go apart."""
    begin = 0
    starts, counts = stretches(rows[flat])
    for start, count in zip(starts.tolist(), counts.tolist(), strict=True):
        alone = wide_apart and count > FEW
        if start > begin and (alone or start + count - begin > BLOCK):
            yield flat[begin:start]
            begin = start
        if alone:
            yield flat[start : start + count]
            begin = start + count
    if begin < len(flat):
        yield flat[begin:]


def _compared(texts: Sequence[str], rows: Rows, threshold: float) -> Ints:
    """The first place of each place's group, by all pairs of each row.

    The number of a gram and its row is kept in the high bits, that of its text in the low ones, so that sorting once
    puts equal grams of a row side by side, text by text; how many two texts share is then a count of neighbours.
    """
    prints, of_text = gram_prints(texts, GRAM)
    bits = np.uint64(max(1, len(texts) - 1).bit_length())
    low = (np.uint64(1) << bits) - np.uint64(1)
    keys = mixed(prints + mixed(rows.astype(np.uint64))[of_text])
    entries = np.sort((keys & ~low) | of_text.astype(np.uint64))
    entries = entries[np.diff(entries, prepend=~entries[:1]) != 0]  # a gram that a text says twice counts once
    grams, holder = entries >> bits, (entries & low).astype(np.int64)
    sizes = np.bincount(holder, minlength=len(texts))
    width = int(stretches(rows)[1].max())
    shared = np.zeros(len(texts) * width, np.int64)  # by the first of two texts, and how far the second is from it
    for apart in range(1, width):
        level = np.flatnonzero(grams[apart:] == grams[:-apart])
        if not len(level):
            break
        one = holder[level]
        shared += np.bincount(one * width + holder[level + apart] - one, minlength=len(shared))
    pairs = np.flatnonzero(shared)
    one, other = pairs // width, pairs // width + pairs % width
    overlap = shared[pairs] / (sizes[one] + sizes[other] - shared[pairs])
    return _first_linked(len(texts), one[overlap >= threshold], other[overlap >= threshold])


def _proposed(texts: Sequence[str], threshold: float, candidates: Candidates) -> Ints:
    """The first place of each place's group, by the pairs that are proposed."""
    sets = [grams(text) for text in texts]
    near = [(i, j) for i, j in candidates(sets, threshold) if jaccard(sets[i], sets[j]) >= threshold]
    linked = np.array(near, dtype=np.int64).reshape(-1, 2)
    return _first_linked(len(texts), linked[:, 0], linked[:, 1])


def _first_linked(count: int, one: Ints, other: Ints) -> Ints:
    """The lowest place that each is linked with, over however many links."""
    first = np.arange(count)
    while True:
        lowest = np.minimum(first[one], first[other])
        found = first.copy()
        np.minimum.at(found, one, lowest)
        np.minimum.at(found, other, lowest)
        found = found[found]
        if np.array_equal(found, first):
            return found
        first = found
