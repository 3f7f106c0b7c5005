"""What the recipe and people say of each completion, a byte each, and what that comes to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rsgui.core.review import Standing

Bits = NDArray[np.uint8]
Flat = NDArray[np.int64]

PICKED, INCLUDED, EXCLUDED, EDITED, NOTED, ACCEPTED, FLAGGED = (1 << place for place in range(7))
SAID = 0xFF & ~PICKED
"""What people say."""

_ALL = np.arange(256, dtype=np.uint8)
CURATED = ((_ALL & INCLUDED) > 0) | (((_ALL & PICKED) > 0) & ((_ALL & EXCLUDED) == 0))
"""For each byte, whether its completion is in the curated set; the two below likewise."""
OVERRULING = (((_ALL & INCLUDED) > 0) & ((_ALL & PICKED) == 0)) | (((_ALL & EXCLUDED) > 0) & ((_ALL & PICKED) > 0))
DECIDING = (_ALL & (INCLUDED | EXCLUDED | EDITED | ACCEPTED)) > 0


class Counts(NamedTuple):
    """A board in figures."""

    prompts: int
    covered: int  # prompts with a completion in the curated set
    completions: int
    curated: int
    overruling: int  # verdicts that say otherwise than the recipe


def bits_of(standing: Standing) -> int:
    """What a person says of a completion, as bits."""
    return (
        INCLUDED * (standing.verdict == "include")
        | EXCLUDED * (standing.verdict == "exclude")
        | EDITED * (standing.edited is not None)
        | NOTED * bool(standing.note)
        | ACCEPTED * standing.accepted
        | FLAGGED * standing.flagged
    )


class Marks:
    """The bytes of all completions of a board. `curated` and `deciding` count them row by row, and are kept in step,
    so that one decision costs nothing however many completions there are."""

    def __init__(self, rows: NDArray[np.integer], starts: Flat) -> None:
        """`rows` has the row of each completion, ascending; `starts` where each row begins, and the end."""
        self.bits: Bits = np.zeros(len(rows), dtype=np.uint8)
        self._rows, self._starts = rows, starts[:-1]
        self.curated: NDArray[np.int32] = np.zeros(len(self._starts), dtype=np.int32)
        self.deciding = self.curated.copy()
        self._totals = [0, 0, 0]

    def pick(self, flat: Flat | NDArray[np.bool_]) -> None:
        """What the recipe picks: as flat positions, or as a mask."""
        self.bits &= SAID
        self.bits[flat] |= PICKED
        self._count()

    def say(self, flat: int, standing: Standing) -> None:
        """What people say of one completion now."""
        before = self.bits[flat]
        after = np.uint8((before & PICKED) | bits_of(standing))
        self.bits[flat] = after
        row = self._rows[flat]
        covered = self.curated[row] > 0
        self.curated[row] += int(CURATED[after]) - int(CURATED[before])
        self.deciding[row] += int(DECIDING[after]) - int(DECIDING[before])
        self._totals[0] += int(self.curated[row] > 0) - int(covered)
        self._totals[1] += int(CURATED[after]) - int(CURATED[before])
        self._totals[2] += int(OVERRULING[after]) - int(OVERRULING[before])

    def say_of_all(self, flat: Flat, standing: Sequence[Standing]) -> None:
        """What people say of all completions now: of those at `flat`, and nothing of the others."""
        self.bits &= PICKED
        self.bits[flat] |= np.array([bits_of(state) for state in standing], dtype=np.uint8)
        self._count()

    def take(self, other: Marks) -> None:
        """What is said on a board with the same completions."""
        self.bits, self.curated, self.deciding = other.bits, other.curated, other.deciding
        self._totals = other._totals

    def counts(self) -> Counts:
        covered, curated, overruling = self._totals
        return Counts(len(self._starts), covered, len(self.bits), curated, overruling)

    def _count(self) -> None:
        self.curated, self.deciding = self._by_row(CURATED), self._by_row(DECIDING)
        overruling = int(np.count_nonzero(OVERRULING[self.bits]))
        self._totals = [int(np.count_nonzero(self.curated)), int(self.curated.sum()), overruling]

    def _by_row(self, which: NDArray[np.bool_]) -> NDArray[np.int32]:
        if not len(self.bits):
            return np.zeros(len(self._starts), dtype=np.int32)
        return np.add.reduceat(which[self.bits], self._starts, dtype=np.int32)
