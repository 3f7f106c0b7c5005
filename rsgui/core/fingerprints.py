"""Word n-grams as numbers: what compares a hundred thousand texts in a second, and holds nobody else up meanwhile,
because numpy lets other threads run while it reckons.

A word is a polynomial over its characters modulo 2^64, all words of a block at once by prefix sums (Karp and Rabin
1987, "Efficient randomized pattern-matching algorithms"); an n-gram is one over its words. Words are what `str.split`
finds. Two different n-grams get the same number with a chance of about 2^-64.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from rsgui.core.matrix import Ints

Prints = NDArray[np.uint64]

_BASE = 0x100000001B3  # odd, so that it can be divided by modulo 2^64
_MIX = np.uint64(0x9E3779B97F4A7C15)
_HIGHEST_SPACE = 0x3000
_SPACE = np.array([chr(code).isspace() for code in range(_HIGHEST_SPACE + 1)] + [False])


def gram_prints(texts: Sequence[str], n: int, least: int = 1) -> tuple[Prints, Ints]:
    """The n-grams of words of all texts, and the text that each is of, ascending. A text that says a gram twice has
    it twice; one with fewer words has `least` of them: one gram of all its words, or none."""
    words, counts = _word_prints(texts)
    first = np.cumsum(counts) - counts
    grams = np.maximum(least, counts - n + 1)
    of_text = np.repeat(np.arange(len(texts)), grams)
    start = np.arange(len(of_text)) + np.repeat(first - (np.cumsum(grams) - grams), grams)
    end = np.repeat(first + counts, grams)
    padded = np.concatenate([words, np.zeros(n, np.uint64)])
    prints = np.zeros(len(of_text), np.uint64)
    for step in range(n):
        prints = prints * _MIX + np.where(start + step < end, padded[start + step], np.uint64(0))
    return mixed(prints), of_text


def mixed(prints: Prints) -> Prints:
    """The same numbers stirred, so that all bits of each hang on all bits (Steele et al. 2014, SplitMix)."""
    prints = (prints ^ (prints >> np.uint64(31))) * _MIX
    return prints ^ (prints >> np.uint64(29))


def _word_prints(texts: Sequence[str]) -> tuple[Prints, Ints]:
    """A number for every word of all texts, and how many words each text has."""
    codes, space = _characters("\n".join(texts))
    edges = np.flatnonzero(np.diff(space, prepend=True, append=True))
    starts, ends = edges[::2], edges[1::2]
    powers, inverses = _powers(max(1, len(codes)).bit_length())
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum((codes + 1) * powers[: len(codes)], out=sums[1:])  # a NUL counts, too
    prints = mixed((sums[ends] - sums[starts]) * inverses[starts])
    lengths = np.array([len(text) + 1 for text in texts], dtype=np.int64)
    first = np.searchsorted(starts, np.cumsum(lengths) - lengths)
    return prints, np.diff(np.append(first, len(starts)))


def _characters(text: str) -> tuple[NDArray[np.unsignedinteger], NDArray[np.bool_]]:
    """The characters by their numbers, and which of them are white space."""
    if text.isascii():
        narrow = np.frombuffer(text.encode("ascii"), np.uint8)
        return narrow, _SPACE[narrow]
    wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return wide, _SPACE[np.minimum(wide, _HIGHEST_SPACE + 1)]


@lru_cache(maxsize=1)
def _powers(bits: int) -> tuple[Prints, Prints]:
    """The powers of the base and of its inverse, for texts shorter than 2^bits characters."""
    powers = [np.full(1 << bits, base, np.uint64) for base in (_BASE, pow(_BASE, -1, 1 << 64))]
    for line in powers:
        line[0] = 1
        np.multiply.accumulate(line, out=line)
    return powers[0], powers[1]
