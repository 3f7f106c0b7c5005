"""Which prompts and completions have some words, by SQLite's full-text index (FTS5).

The index has an entry for each word of a text, not for its places: that is the smallest kind, and enough for texts
that have all of some words, in any order. It is kept by triggers on the tables, and reads the texts there. Scripts that
put no spaces between words (Chinese, Japanese, Thai ...) make one long word of a sentence; what is written in them is
looked for in all texts instead, which takes seconds where there are millions. So is a search without any letter or
digit, such as an emoji. Beside words, emoji and punctuation are passed over: "<b>" finds what "b" finds.
"""

from __future__ import annotations

import unicodedata

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select, select, text
from sqlalchemy.orm import Session

from rsgui.store.schema import Completions, Prompts, Runs

WHOLE = 2
"""A word of up to so many letters is looked for as it is, a longer one as the beginning of one, too: nearly every text
has words that begin with an "a"."""

_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")

Ids = NDArray[np.int64]


def words_of(search: str) -> list[str]:
    """The words of what was typed, as the index splits texts: letters, digits and their accents."""
    split = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in search)
    return split.split()


def matching(s: Session, project: int, search: str) -> tuple[Ids, Ids]:
    """The ids of prompts and of completions that have all the words of a search, or all its signs where it has no
    words; nothing for an empty one.

    Where SQLite looks into the index, what other projects have of the same words is among them.
    """
    words = words_of(search)
    if not search.strip():
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    if not words or any(_is_unspaced(c) for c in search):
        of_project = select(Runs.id).where(Runs.project == project)
        asked = select(Prompts.id).where(Prompts.project == project)
        made = select(Completions.id).where(Completions.run.in_(of_project))
        for part in search.split():
            asked = asked.where(Prompts.text.icontains(part, autoescape=True))
            made = made.where(Completions.text.icontains(part, autoescape=True))
        return _scanned(s, asked), _scanned(s, made)
    terms = " ".join(f'"{word}"' if len(word) <= WHOLE else f'"{word}"*' for word in words)
    return _indexed(s, "prompt_words", terms), _indexed(s, "completion_words", terms)


def _is_unspaced(character: str) -> bool:
    return character > "\u0e00" and unicodedata.name(character, "").startswith(_UNSPACED)


def _scanned(s: Session, query: Select[int]) -> Ids:
    return np.fromiter(s.scalars(query), dtype=np.int64)


def _indexed(s: Session, table: str, terms: str) -> Ids:
    """All ids as one text, made by SQLite: so many rows of Python would take several times as long, and hold up the
    window meanwhile."""
    listed = s.execute(
        text(f"SELECT group_concat(rowid, ' ') FROM {table} WHERE {table} MATCH :terms"), {"terms": terms}
    )
    found = listed.scalar_one()
    return np.fromstring(found, dtype=np.int64, sep=" ") if found else np.zeros(0, dtype=np.int64)
