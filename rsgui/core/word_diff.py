"""Where two texts differ, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Words = Sequence[str]
Kind = Literal["same", "gone", "new"]

MOST = 4_000_000
"""Words of one text times words of the other that are compared, without what both begin and end with; where there are
more, they are compared line by line first."""

# Scripts without spaces between words are compared character by character.
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]|\w+|\s+|.", re.DOTALL)


class Piece(NamedTuple):
    """A stretch of text: in both, only in the first, or only in the second."""

    kind: Kind
    text: str


def word_diff(first: str, second: str) -> list[Piece]:
    """The pieces of both texts in order: those that are not `new` make up the first, those not `gone` the second."""
    pieces: list[Piece] = []
    for piece in _compare(first, second):
        if pieces and pieces[-1].kind == piece.kind:
            pieces[-1] = Piece(piece.kind, pieces[-1].text + piece.text)
        elif piece.text:
            pieces.append(piece)
    return pieces


def _compare(first: str, second: str) -> Iterator[Piece]:
    begin, gone, new, end = _ends(_WORDS.findall(first), _WORDS.findall(second))
    yield Piece("same", "".join(begin))
    yield from _matched(gone, new) if len(gone) * len(new) <= MOST else _by_line("".join(gone), "".join(new))
    yield Piece("same", "".join(end))


def _by_line(first: str, second: str) -> Iterator[Piece]:
    """Line by line, and what changed of them word by word, as long as there is no more than MOST of that in all."""
    lines, others = first.splitlines(keepends=True), second.splitlines(keepends=True)
    if len(lines) * len(others) > MOST:
        yield from _replaced(first, second)
        return
    left = MOST
    for kind, one, other in _blocks(lines, others):
        if kind == "equal":
            yield Piece("same", "".join(one))
            continue
        begin, gone, new, end = _ends(_WORDS.findall("".join(one)), _WORDS.findall("".join(other)))
        left -= len(gone) * len(new)
        yield Piece("same", "".join(begin))
        yield from _matched(gone, new) if left >= 0 else _replaced("".join(gone), "".join(new))
        yield Piece("same", "".join(end))


def _ends(a: Words, b: Words) -> tuple[Words, Words, Words, Words]:
    """What both begin with, what is left of each, and what both end with."""
    shorter = min(len(a), len(b))
    begin = next((place for place in range(shorter) if a[place] != b[place]), shorter)
    left = shorter - begin
    end = next((place for place in range(left) if a[-1 - place] != b[-1 - place]), left)
    return a[:begin], a[begin : len(a) - end], b[begin : len(b) - end], a[len(a) - end :]


def _matched(a: Words, b: Words) -> Iterator[Piece]:
    for kind, gone, new in _blocks(a, b):
        if kind == "equal":
            yield Piece("same", "".join(gone))
        else:
            yield from _replaced("".join(gone), "".join(new))


def _replaced(first: str, second: str) -> Iterator[Piece]:
    yield from (Piece("gone", first), Piece("new", second))


def _blocks(a: Words, b: Words) -> Iterator[tuple[str, Words, Words]]:
    for kind, start, end, begin, stop in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        yield kind, a[start:end], b[begin:stop]
