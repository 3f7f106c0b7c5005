"""What keeps held-out prompts out of training: rows of such a prompt, or of one that says nearly the same, are not
trained on, and are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from rsgui.core.dataset import TrainingRow
from rsgui.core.overlap import asked, overlaps
from rsgui.core.texts import counted, tr
from rsgui.jobs.words import beginning
from rsgui.store import prompts
from rsgui.store.database import Store

TOLD = 10
"""Rows that one message names; the Train page names all, before the start."""


class Refused(msgspec.Struct, frozen=True):
    """A row that is not trained on, and the held-out prompt that is why."""

    row: TrainingRow
    held_out: str

    @property
    def sentence(self) -> str:
        """What the row's prompt and the held-out one begin with, where they are not the same."""
        ours = beginning(asked(self.row.messages))
        theirs = beginning(self.held_out)
        if ours == theirs:
            return tr("“{ours}” is held out", ours=ours)
        return tr("“{ours}” is too much like the held-out “{theirs}”", ours=ours, theirs=theirs)


def parted(store: Store, project: int, rows: Iterable[TrainingRow]) -> tuple[list[TrainingRow], list[Refused]]:
    """The rows that may be trained on, and the others: those whose prompt is held out, by its content hash, or
    overlaps a held-out one (`core.overlap`)."""
    every = list(rows)
    with store.read() as s:
        held_out = prompts.page(s, project, 0, prompts.count(s, project, "held-out"), "held-out")
    places = {prompt.key: place for place, prompt in enumerate(held_out)}
    texts = list(dict.fromkeys(asked(row.messages) for row in every))
    said = [asked(prompt.messages) for prompt in held_out]
    alike = {texts[ours]: theirs for ours, theirs in overlaps(texts, said).items()}
    kept: list[TrainingRow] = []
    refused: list[Refused] = []
    for row in every:
        place = places.get(row.prompt_key, alike.get(asked(row.messages)))
        if place is None:
            kept.append(row)
        else:
            refused.append(Refused(row, said[place]))
    return kept, refused


def told(refused: Sequence[Refused]) -> str:
    """What is said of the rows that are left out, a screenful at most; "" where there are none."""
    if not refused:
        return ""
    every = reasons(refused)
    parts = list(every[:TOLD])
    if len(every) > TOLD:
        parts.append(tr("and {count:,} more", count=len(every) - TOLD))
    why = "; ".join(parts)
    return counted(len(refused), "{count} row was left out: {why}.", "{count} rows were left out: {why}.", why=why)


def reasons(refused: Sequence[Refused]) -> tuple[str, ...]:
    """Why each row is left out, in words; those that are alike once."""
    return tuple(dict.fromkeys(one.sentence for one in refused))
