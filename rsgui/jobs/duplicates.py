"""Near-duplicates where a prompt has so many completions that comparing all pairs would take long: MinHash proposes the
pairs (Broder 1997, "On the resemblance and containment of documents"), and each is then checked exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rsgui.core.duplicates import NEAR, Grams, Told, near_groups
from rsgui.core.matrix import Ints, Rows

PERMUTATIONS = 128
MISS = 1e-4
"""So rarely a pair right at the threshold may be missed; false alarms cost a check and no more."""


def groups(texts: Sequence[str], rows: Rows, threshold: float = NEAR, told: Told = lambda done: None) -> Ints:
    """`core.duplicates.near_groups`, for prompts of any number of completions."""
    return near_groups(texts, rows, threshold, minhash_pairs, told)


def minhash_pairs(sets: Sequence[Grams], threshold: float) -> Iterable[tuple[int, int]]:
    """Nearly all pairs of at least that similarity, and few others. The same for the same sets."""
    from datasketch import MinHash, MinHashLSH  # brings scipy: only where it is needed

    index = MinHashLSH(num_perm=PERMUTATIONS, params=_bands(threshold))
    hashes = MinHash.generator(([" ".join(gram).encode() for gram in one] for one in sets), num_perm=PERMUTATIONS)
    for place, minhash in enumerate(hashes):
        for earlier in index.query(minhash):
            yield earlier, place
        index.insert(place, minhash)


def _bands(threshold: float) -> tuple[int, int]:
    """How many bands of how many hashes: as long ones as miss few enough (Leskovec et al., "Mining of Massive
    Datasets", section 3.4)."""
    fitting = [(PERMUTATIONS // rows, rows) for rows in range(1, PERMUTATIONS + 1)]
    return max(
        ((b, r) for b, r in fitting if (1 - threshold**r) ** b <= MISS),
        key=lambda band: band[1],
        default=(PERMUTATIONS, 1),
    )
