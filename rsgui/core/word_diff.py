"""Where two texts differ, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Kind = Literal["same", "gone", "new"]

MOST = 4_000_000
"""Words of one text times words of the other that are compared word by word; longer ones are, line by line, first."""

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
    a, b = _WORDS.findall(first), _WORDS.findall(second)
    if len(a) * len(b) <= MOST:
        yield from _matched(a, b)
        return
    lines = first.splitlines(keepends=True), second.splitlines(keepends=True)
    for kind, gone, new in _blocks(*lines):
        one, other = "".join(gone), "".join(new)
        if kind == "equal":
            yield Piece("same", one)
        elif len(one) * len(other) <= MOST:  # there are fewer words than characters
            yield from _matched(_WORDS.findall(one), _WORDS.findall(other))
        else:
            yield from (Piece("gone", one), Piece("new", other))


def _matched(a: Sequence[str], b: Sequence[str]) -> Iterator[Piece]:
    for kind, gone, new in _blocks(a, b):
        if kind == "equal":
            yield Piece("same", "".join(gone))
        else:
            yield from (Piece("gone", "".join(gone)), Piece("new", "".join(new)))


def _blocks(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    for kind, start, end, begin, stop in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        yield kind, a[start:end], b[begin:stop]
