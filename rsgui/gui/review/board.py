"""What the ranked grid shows, as arrays: where each prompt's completions stand, and what machine and people said.

The board knows no texts and no Qt. A *row* is a prompt, a *column* the place of a completion within it (mostly its
rank in the order of reward: `Layout`), a *flat* position is a completion's place in the arrays of the `Grid`. Nothing
here is an object per completion: three million of them are some 130 MB.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rsgui.core import marks
from rsgui.core.marks import Counts, Marks
from rsgui.core.review import UNTOUCHED, Standing, Verdict
from rsgui.core.selection import with_signal
from rsgui.gui.review.layout import Flat, Layout, starts_of
from rsgui.store.grid import Grid

_VERDICTS: dict[int, Verdict | None] = {0: None, marks.INCLUDED: "include", marks.EXCLUDED: "exclude"}


class Cell(NamedTuple):
    """What one cell shows."""

    completion: int
    reward: float | None
    picked: bool  # by the recipe
    verdict: Verdict | None
    edited: bool
    noted: bool
    truncated: bool
    writer: str = ""  # the mark of its generator, where there are several
    repeat: bool = False  # says what an earlier one of its prompt says

    @property
    def curated(self) -> bool:
        """Whether it is in the curated set."""
        return self.verdict == "include" or (self.picked and self.verdict is None)


class Board:
    """The ranked grid of one project under one selection."""

    def __init__(self, grid: Grid, writers: Mapping[int, str] | None = None) -> None:
        """`writers` are the marks of the runs' generators, where there are several."""
        self.grid = grid
        self.writers = writers or {}
        self.layout = Layout(grid)
        self.marks = Marks(grid.rows, starts_of(grid))
        self._places = grid.places
        self.low, self.high = _span(grid.rewards)

    # --- shape and place

    @property
    def marked(self) -> bool:
        """Whether cells say who wrote them."""
        return bool(self.writers)

    @property
    def rows(self) -> int:
        return len(self.grid.prompts)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return self.layout.width

    def count(self, row: int) -> int:
        """How many completions of the prompt of a row have a place."""
        return int(self.layout.counts[row])

    def prompt(self, row: int) -> int:
        return int(self.grid.prompts[row])

    def flat(self, row: int, column: int) -> int | None:
        """The flat position of a cell; None where no completion stands."""
        return self.layout.flat(row, column)

    def place(self, completion: int) -> tuple[int, int] | None:
        """Row and column of a completion; None where it has no place."""
        row = self.row_of(completion)
        column = None if row is None else self.layout.column(row, self._flat_of(completion))
        return None if row is None or column is None else (row, column)

    def row_of(self, completion: int) -> int | None:
        """The row of a completion, whether it has a place there or not."""
        flat = self._flat_of(completion)
        return None if flat < 0 else int(self.grid.rows[flat])

    def places_of(self, completions: NDArray[np.int64]) -> Flat:
        """The flat positions of completions; -1 where the board has them not."""
        return self._places.of(completions)

    def flats(self, completions: NDArray[np.int64]) -> Flat:
        """The flat positions of those of these completions that the board has."""
        flat = self._places.of(completions)
        return flat[flat >= 0]

    def _flat_of(self, completion: int) -> int:
        return int(self._places.of(np.array([completion]))[0])

    # --- what cells show

    def cell(self, row: int, column: int) -> Cell | None:
        """None where no completion stands."""
        if not 0 <= row < self.rows:
            return None
        cells = self.cells(row)
        return cells[column] if 0 <= column < len(cells) else None

    def cells(self, row: int) -> list[Cell | None]:
        """All cells of a row, by column."""
        places, grid = self.layout.row(row), self.grid
        there = places[places >= 0]
        columns = (
            grid.completions[there], grid.rewards[there], self.marks.bits[there], grid.truncated[there],
            grid.runs[there], grid.repeats[there],
        )  # fmt: skip
        made = (
            Cell(
                completion,
                reward if math.isfinite(reward) else None,
                bool(bits & marks.PICKED),
                _VERDICTS[bits & (marks.INCLUDED | marks.EXCLUDED)],
                bool(bits & marks.EDITED),
                bool(bits & marks.NOTED),
                truncated,
                self.writers.get(run, ""),
                repeat,
            )
            for completion, reward, bits, truncated, run, repeat in zip(*(c.tolist() for c in columns), strict=True)
        )
        if len(there) == len(places):
            return list(made)
        return [next(made) if place >= 0 else None for place in places.tolist()]

    def best_rank(self, row: int) -> int:
        """The column to look at first: the first in the curated set, else the first where anything stands."""
        places = self.layout.row(row)
        there = np.flatnonzero(places >= 0)
        curated = there[marks.CURATED[self.marks.bits[places[there]]]]
        return int(curated[0]) if len(curated) else int(there[0]) if len(there) else 0

    def picks(self) -> NDArray[np.int64]:
        """The ids of what the recipe picked."""
        return self.grid.completions[(self.marks.bits & marks.PICKED) > 0]

    def counts(self) -> Counts:
        return self.marks.counts()

    # --- what changes

    def set_picked(self, flat: Flat) -> None:
        """What the recipe picks, as flat positions."""
        self.marks.pick(flat)

    def set_picked_ids(self, completions: Iterable[int]) -> None:
        """What the recipe picks, as completion ids; those that the grid does not have are passed over."""
        self.marks.pick(self.flats(np.fromiter(completions, dtype=np.int64)))

    def set_standing(self, completion: int, standing: Standing) -> tuple[int, int] | None:
        """What people say of one completion now; gives its row and column, None where it has no place."""
        flat = self._flat_of(completion)
        if flat < 0:
            return None
        self.marks.say(flat, standing)
        return self.place(completion)

    def set_all_standing(self, standing: Mapping[int, Standing]) -> None:
        """What people say of all completions now."""
        held = {completion: state for completion, state in standing.items() if state != UNTOUCHED}
        flat = self._places.of(np.fromiter(held, dtype=np.int64))
        self.marks.say_of_all(flat[flat >= 0], [s for s, at in zip(held.values(), flat, strict=True) if at >= 0])

    def same_cells(self, other: Board) -> bool:
        """Whether the other board has the same completions with the same rewards: only marks may differ."""
        mine, theirs = self.grid, other.grid
        return mine is theirs or (
            np.array_equal(mine.completions, theirs.completions)
            and np.array_equal(mine.rewards, theirs.rewards, equal_nan=True)
        )

    def take_marks(self, other: Board) -> None:
        """What machine and people say on a board with the same cells."""
        self.marks.take(other.marks)

    # --- which rows

    def mixed(self) -> NDArray[np.bool_]:
        """For each row, whether its rewards differ at all: only there can a choice teach anything."""
        signal = with_signal(self.grid.matrix)
        result = np.zeros(self.rows, dtype=np.bool_)
        result[: len(signal)] = signal
        return result

    def decided(self) -> NDArray[np.bool_]:
        """For each row, whether a person said include or exclude, edited, or accepted, anywhere in it."""
        result: NDArray[np.bool_] = self.marks.deciding > 0
        return result

    def decided_in(self, row: int) -> bool:
        """The same of one row."""
        return bool(self.marks.deciding[row] > 0)

    def completions(
        self, rows: NDArray[np.int64], columns: range, those: NDArray[np.bool_] | None = None
    ) -> NDArray[np.int64]:
        """The ids of what stands in these rows and columns, if it is one of `those` of all."""
        found = self.layout.within(rows, columns)
        return self.grid.completions[found if those is None else found[those[found]]]


def _span(rewards: NDArray[np.float64]) -> tuple[float, float]:
    """The ends of the colour map: 0 to 1 for rewards that lie there, else the lowest and the highest there are."""
    finite = rewards[np.isfinite(rewards)]
    if not len(finite):
        return 0.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    return (0.0, 1.0) if low >= 0 and high <= 1 else (low, high)
