"""Filters in words: a chip for each thing that is asked, and the filter without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from rsgui.core.texts import later, number, tr
from rsgui.core.views import Filter, Kind, Range, Said
from rsgui.gui.review.writers import Writer, called

KINDS: tuple[tuple[Kind, str], ...] = (
    ("mixed", later("Mixed")),
    ("all good", later("All good")),
    ("all bad", later("All bad")),
)
SAID: tuple[tuple[Said, str], ...] = (
    ("included", later("Included")),
    ("excluded", later("Excluded")),
    ("edited", later("Edited")),
    ("noted", later("With a note")),
    ("flagged", later("Flagged for later")),
    ("accepted", later("Accepted")),
    ("overruling", later("Overruling the machine")),
)


Part = tuple[str, dict[str, object]]
"""Words, and what the filter says without them."""
DISPUTED = later("Decided differently by several people")


class Chip(NamedTuple):
    """One thing that a filter asks, and the filter without it."""

    text: str
    without: Filter


def chips(wanted: Filter, by: Sequence[Writer] = ()) -> list[Chip]:
    """What a filter asks, one by one; `by` are the generators, for their names."""
    parts = (*_of_prompts(wanted), *_of_completions(wanted, by))
    return [Chip(text, msgspec.structs.replace(wanted, **changes)) for text, changes in parts]


def _of_prompts(wanted: Filter) -> Iterator[Part]:
    if wanted.only is not None:
        yield wanted.only.words[:1].upper() + wanted.only.words[1:], {"only": None}
    if wanted.search:
        yield tr("Words: {words}", words=wanted.search), {"search": ""}
    for tag in wanted.tags:
        yield tr("Tag: {tag}", tag=tag), {"tags": tuple(other for other in wanted.tags if other != tag)}
    if wanted.split is not None:
        yield split_words(wanted.split), {"split": None}
    if wanted.kind is not None:
        yield tr(dict(KINDS)[wanted.kind]), {"kind": None}
    if wanted.decided is not None:
        yield tr("With decisions") if wanted.decided else tr("Undecided"), {"decided": None}


def _of_completions(wanted: Filter, by: Sequence[Writer]) -> Iterator[Part]:
    if wanted.written_by:
        yield tr("By {names}", names=called(by, wanted.written_by)), {"written_by": ()}
    if wanted.scorer:
        words = tr("{scorer}: {range}", scorer=wanted.scorer, range=range_words(wanted.reward))
        yield words, {"scorer": "", "reward": Range()}
    if wanted.tokens != Range():
        yield tr("Tokens: {range}", range=range_words(wanted.tokens)), {"tokens": Range()}
    if wanted.finish is not None:
        yield tr("Cut off") if wanted.finish == "length" else tr("Not cut off"), {"finish": None}
    if wanted.repeats:
        yield tr("Duplicates"), {"repeats": False}
    if wanted.disputed:
        yield tr(DISPUTED), {"disputed": False}
    if wanted.selected is not None:
        yield tr("Selected") if wanted.selected else tr("Not selected"), {"selected": None}
    for said, text in SAID:
        if said in wanted.said:
            yield tr(text), {"said": tuple(other for other in wanted.said if other != said)}


def split_words(split: str) -> str:
    """A split by name."""
    return tr("Training prompts") if split == "train" else tr("Held-out prompts")


def range_words(range: Range) -> str:
    """A range in words: "0.5 to 1", "at least 0.5"."""
    if range.low is not None and range.high is not None:
        return tr("{low} to {high}", low=number(range.low, "g"), high=number(range.high, "g"))
    if range.low is not None:
        return tr("at least {low}", low=number(range.low, "g"))
    return tr("at most {high}", high=number(range.high, "g")) if range.high is not None else tr("any")
