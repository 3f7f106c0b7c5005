"""How much of a text is said twice."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

SHORTEST = 3
"""Words that a repeated run has at least: shorter ones come twice in any text."""


def repeated_share(words: Sequence[str]) -> float:
    """The length of the longest run of words that comes at least twice, as a share of all words; the two may overlap,
    so a text that goes round in circles comes near 1. 0 where none of `SHORTEST` words or more does."""
    longest = longest_repeat(words)
    return longest / len(words) if longest >= SHORTEST else 0.0


def longest_repeat(words: Sequence[str]) -> int:
    """How many words the longest run has that comes at least twice.

    Runs of 1, 2, 4, 8 ... words are named, equal ones alike, by the names of their halves (Karp, Miller & Rosenberg
    1972); the longest is then put together out of these, from the greatest down.
    """
    doubled = [_names(list(words))]
    while _has_repeat(doubled[-1]):
        doubled.append(_joined(doubled[-1], doubled[-1], 1 << (len(doubled) - 1)))
    length, names = 0, [0] * (len(words) + 1)
    for power in range(len(doubled) - 2, -1, -1):
        longer = _joined(names, doubled[power], length)
        if _has_repeat(longer):
            length, names = length + (1 << power), longer
    return length


def _joined(first: list[int], second: list[int], distance: int) -> list[int]:
    """Names of runs out of those of their two parts, the second of which starts `distance` words after the first."""
    return _names(list(zip(first, second[distance:], strict=False)))


def _names(runs: Sequence[Hashable]) -> list[int]:
    known: dict[Hashable, int] = {}
    return [known.setdefault(run, len(known)) for run in runs]


def _has_repeat(names: list[int]) -> bool:
    return len(set(names)) < len(names)
