"""In which order prompts are taken where a run takes only some of them. Each order is a property of the prompts and a
seed, never of how many are taken: the first 100 are a part of the first 200, so that a run can take more later."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np

from rsgui.core.duplicates import similarity
from rsgui.core.matrix import Ints

How = Literal["first", "random", "spread"]

COMPARED_WORDS = 32
"""So much of a prompt's beginning is compared with others."""
COMPARISONS = 200_000_000
"""So many pairs of prompts are compared at most: all of 14,000 prompts are spread out, and the first 2,000 of 100,000
(3 to 6 seconds). Those after them come at random."""


def order(keys: Sequence[str], how: How, seed: int, texts: Callable[[], Sequence[str]]) -> Ints:
    """The places of the prompts with these keys, in the order in which they are taken. `texts` is asked for only where
    they are compared."""
    match how:
        case "first":
            return np.arange(len(keys))
        case "random":
            return shuffled(keys, seed)
        case "spread":
            at_random = shuffled(keys, seed)
            found = texts()
            return at_random[spread([found[place] for place in at_random])]


def shuffled(keys: Sequence[str], seed: int) -> Ints:
    """At random, by a hash of seed and key: prompts that come later do not change the order of the others."""
    salt = seed.to_bytes(8, "little", signed=True)
    hashes = [hashlib.blake2b(key.encode(), digest_size=8, salt=salt).digest() for key in keys]
    return np.argsort(np.array(hashes, dtype="S8").view(">u8"), kind="stable")


def spread(texts: Sequence[str], comparisons: int = COMPARISONS) -> Ints:
    """The first, and then always the one whose nearest among those before is farthest; of equals, the earlier.

    Nearness is the overlap of word pairs in the beginnings. This is the greedy 2-approximation of the k-center problem
    (Gonzalez 1985, "Clustering to minimize the maximum intercluster distance"). Where comparing all would take long,
    the rest keep their order.
    """
    count = len(texts)
    picks = min(count, max(1, comparisons // max(1, count)))
    alike = similarity([" ".join(text.split()[:COMPARED_WORDS]) for text in texts])
    nearest = np.zeros(count)  # how like the nearest one that is taken
    taken = np.zeros(count, dtype=bool)
    places = np.empty(picks, dtype=np.int64)
    for pick in range(picks):
        place = int(np.argmin(nearest))
        places[pick], taken[place] = place, True
        np.maximum(nearest, alike(place), out=nearest)
        nearest[place] = np.inf
    return np.concatenate([places, np.flatnonzero(~taken)])
