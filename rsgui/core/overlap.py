"""Which prompts say what a held-out prompt says, so that no adapter is trained on what it is measured by.

A prompt overlaps a held-out one where a stretch of at least eight words that both say in a row is over half of the
held-out one (after Lambert et al. 2024, "Tulu 3", section 3.2), or where they say the same words. Case and
punctuation do not count; a Chinese, Japanese or Korean character is a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from rsgui.core.entities import Message
from rsgui.core.fingerprints import Prints, gram_prints
from rsgui.core.matrix import Ints

GRAM = 8
"""Words in a row that two prompts have to share, at least."""

_CHARACTERS = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af])")
_OTHER = re.compile(r"\W+")


def asked(messages: Sequence[Message]) -> str:
    """What of a prompt is compared: all that is said but the system prompt, which many prompts share."""
    return "\n".join(message.content for message in messages if message.role != "system")


def plain(text: str) -> str:
    """The words of a text, in small letters and with one space between them."""
    return " ".join(_OTHER.sub(" ", _CHARACTERS.sub(r" \1 ", text.casefold())).split())


def overlaps(texts: Sequence[str], held_out: Sequence[str]) -> dict[int, int]:
    """The places of the texts that overlap a held-out one, ascending, each with the place of one that it overlaps."""
    ours, theirs = [plain(text) for text in texts], [plain(text) for text in held_out]
    same = {text: place for place, text in enumerate(theirs)}
    found = {place: same[text] for place, text in enumerate(ours) if text in same}
    lengths = np.array([text.count(" ") + 1 for text in theirs], dtype=np.int64)
    needs = np.maximum(GRAM, lengths // 2 + 1)
    shared = _longest_shared(ours, theirs)
    for need in np.unique(needs[lengths >= GRAM]):
        some = np.flatnonzero(shared >= need)
        if not len(some):
            break
        for ours_at, theirs_at in _with_a_gram_in_common(ours, some, theirs, np.flatnonzero(needs == need), int(need)):
            found.setdefault(ours_at, theirs_at)
    return dict(sorted(found.items()))


def _longest_shared(ours: Sequence[str], theirs: Sequence[str]) -> Ints:
    """The most words in a row of each of ours of which every eight are in some one of theirs: no stretch that it
    shares with one of them is longer, and most prompts need no closer look."""
    prints, of_text = gram_prints(ours, GRAM, least=0)
    shared = np.zeros(len(ours), dtype=np.int64)
    hits = np.isin(prints, gram_prints(theirs, GRAM, least=0)[0])
    new = np.diff(of_text, prepend=-1) != 0
    starts = np.flatnonzero(hits & (new | ~np.concatenate([[False], hits[:-1]])))
    stops = np.flatnonzero(~hits | new)
    ends = np.append(stops, len(hits))[np.searchsorted(stops, starts, side="right")]
    np.maximum.at(shared, of_text[starts], ends - starts + GRAM - 1)
    return shared


def _with_a_gram_in_common(
    ours: Sequence[str], some: Ints, theirs: Sequence[str], others: Ints, words: int
) -> list[tuple[int, int]]:
    """Pairs of places, among `some` of ours and `others` of theirs, that have so many words in a row in common."""
    prints, at = gram_prints([ours[place] for place in some], words, least=0)
    known, whose = gram_prints([theirs[place] for place in others], words, least=0)
    order = np.argsort(known, kind="stable")
    sorted_known: Prints = known[order]
    nearest = np.minimum(np.searchsorted(sorted_known, prints), len(known) - 1)
    hits = np.flatnonzero(sorted_known[nearest] == prints)
    return list(zip(some[at[hits]].tolist(), others[whose[order[nearest[hits]]]].tolist(), strict=True))
