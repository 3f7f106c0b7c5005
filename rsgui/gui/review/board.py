"""What the ranked grid shows, as arrays: the order of each prompt's completions, and what machine and people said.

The board knows no texts and no Qt. A *row* is a prompt, a *rank* the place of a completion in the order of reward
within its prompt (0 is the best; missing rewards come last, in the order in which they were made), a *flat* position
is a completion's place in the arrays of the `Grid`. All arrays are as long as the grid has completions or prompts, so
a board of 10,000 x 16 is a few megabytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rsgui.core.review import UNTOUCHED, Standing, Verdict
from rsgui.core.selection import with_signal
from rsgui.store.grid import Grid

_VERDICTS: tuple[Verdict | None, ...] = (None, "include", "exclude")


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

    @property
    def curated(self) -> bool:
        """Whether it is in the curated set."""
        return self.verdict == "include" or (self.picked and self.verdict is None)


class Ranking(NamedTuple):
    """Which completions have a place, and where."""

    counts: NDArray[np.int64]  # by row
    starts: NDArray[np.int64]
    ranked: NDArray[np.int64]  # flat positions, row by row, the best first
    rank_of: NDArray[np.int64]  # by flat position; -1 where it has no place


class Counts(NamedTuple):
    """The board in figures."""

    prompts: int
    covered: int  # prompts with a completion in the curated set
    completions: int
    curated: int
    overruling: int  # verdicts that say otherwise than the recipe


class Board:
    """The ranked grid of one project under one selection."""

    def __init__(self, grid: Grid, marks: Mapping[int, str] | None = None) -> None:
        """`marks` are those of the runs' generators, where there are several."""
        self.grid = grid
        size = len(grid.completions)
        self.marks = marks or {}
        self._order = np.lexsort((-grid.rewards, grid.rows))  # NaN sorts last; stable, so ties keep their order
        self._everything = self._rank(np.ones(size, dtype=bool))
        self.take_ranking(self._everything)
        self._by_id = np.argsort(grid.completions, kind="stable")
        self._sorted_ids = grid.completions[self._by_id]
        self._row_of_prompt = {int(prompt): row for row, prompt in enumerate(grid.prompts)}
        self._picked = np.zeros(size, dtype=bool)
        self._verdict = np.zeros(size, dtype=np.int8)
        self._edited = np.zeros(size, dtype=bool)
        self._noted = np.zeros(size, dtype=bool)
        self._accepted = np.zeros(size, dtype=bool)
        finite = grid.rewards[np.isfinite(grid.rewards)]
        self.low, self.high = _span(finite)

    # --- shape and place

    def ranking(self, runs: Collection[int] = ()) -> Ranking:
        """The places of the completions of these runs; without any, of all."""
        return self._rank(np.isin(self.grid.runs, list(runs))) if runs else self._everything

    def _rank(self, here: NDArray[np.bool_]) -> Ranking:
        size, rows = len(self.grid.completions), self.grid.rows
        counts = np.bincount(rows[here], minlength=len(self.grid.prompts)).astype(np.int64)
        starts = np.r_[0, np.cumsum(counts)].astype(np.int64)
        ranked = self._order[here[self._order]]
        rank_of = np.full(size, -1, dtype=np.int64)
        rank_of[ranked] = np.arange(len(ranked)) - starts[rows[ranked]]
        return Ranking(counts, starts, ranked, rank_of)

    def take_ranking(self, ranking: Ranking) -> None:
        """Other completions have places; what is said of them all stays."""
        self._counts, self._starts, self._ranked, self._rank_of = ranking

    @property
    def marked(self) -> bool:
        """Whether cells say who wrote them."""
        return bool(self.marks)

    @property
    def rows(self) -> int:
        return len(self._counts)

    @property
    def ranks(self) -> int:
        """The most completions that any prompt has."""
        return int(self._counts.max()) if len(self._counts) else 0

    def count(self, row: int) -> int:
        """How many completions the prompt of a row has."""
        return int(self._counts[row])

    def prompt(self, row: int) -> int:
        return int(self.grid.prompts[row])

    def row_of_prompt(self, prompt: int) -> int | None:
        return self._row_of_prompt.get(prompt)

    def flat(self, row: int, rank: int) -> int | None:
        """The flat position of a cell; None where the row is shorter."""
        if not (0 <= row < self.rows and 0 <= rank < self._counts[row]):
            return None
        return int(self._ranked[self._starts[row] + rank])

    def place(self, completion: int) -> tuple[int, int] | None:
        """Row and rank of a completion; None where it has no place."""
        flat = self._flat_of(completion)
        if flat is None or self._rank_of[flat] < 0:
            return None
        return int(self.grid.rows[flat]), int(self._rank_of[flat])

    def row_of(self, completion: int) -> int | None:
        """The row of a completion, whether it has a place there or not."""
        flat = self._flat_of(completion)
        return None if flat is None else int(self.grid.rows[flat])

    def _flat_of(self, completion: int) -> int | None:
        at = int(np.searchsorted(self._sorted_ids, completion))
        if at == len(self._sorted_ids) or self._sorted_ids[at] != completion:
            return None
        return int(self._by_id[at])

    # --- what cells show

    def cell(self, row: int, rank: int) -> Cell | None:
        """None where the row is shorter."""
        flat = self.flat(row, rank)
        if flat is None:
            return None
        reward = float(self.grid.rewards[flat])
        return Cell(
            int(self.grid.completions[flat]),
            reward if np.isfinite(reward) else None,
            bool(self._picked[flat]),
            _VERDICTS[self._verdict[flat]],
            bool(self._edited[flat]),
            bool(self._noted[flat]),
            bool(self.grid.truncated[flat]),
            self.marks.get(int(self.grid.runs[flat]), ""),
        )

    def best_rank(self, row: int) -> int:
        """The rank to look at first: the first in the curated set, else the first."""
        for rank in range(self.count(row)):
            cell = self.cell(row, rank)
            if cell is not None and cell.curated:
                return rank
        return 0

    def picks(self) -> NDArray[np.int64]:
        """The ids of what the recipe picked."""
        return self.grid.completions[self._picked]

    def counts(self) -> Counts:
        curated = self._curated()
        overruling = (self._verdict == 1) & ~self._picked | (self._verdict == 2) & self._picked
        return Counts(
            self.rows,
            len(np.unique(self.grid.rows[curated])),
            len(self.grid.completions),
            int(curated.sum()),
            int(overruling.sum()),
        )

    # --- what changes

    def set_picked(self, flat: NDArray[np.int64]) -> None:
        """What the recipe picks, as flat positions."""
        self._picked = np.zeros(len(self.grid.completions), dtype=bool)
        self._picked[flat] = True

    def set_picked_ids(self, completions: Iterable[int]) -> None:
        """What the recipe picks, as completion ids; those that the grid does not have are passed over."""
        self._picked = np.isin(self.grid.completions, np.fromiter(completions, dtype=np.int64))

    def set_standing(self, completion: int, standing: Standing) -> tuple[int, int] | None:
        """What people say of one completion now; gives its row and rank, None where it has no place."""
        flat = self._flat_of(completion)
        if flat is None:
            return None
        self._verdict[flat] = _VERDICTS.index(standing.verdict)
        self._edited[flat] = standing.edited is not None
        self._noted[flat] = bool(standing.note)
        self._accepted[flat] = standing.accepted
        return self.place(completion)

    def set_all_standing(self, standing: Mapping[int, Standing]) -> None:
        """What people say of all completions now."""
        self._verdict[:] = 0
        self._edited[:] = False
        self._noted[:] = False
        self._accepted[:] = False
        for completion, state in standing.items():
            if state != UNTOUCHED:
                self.set_standing(completion, state)

    def same_cells(self, other: Board) -> bool:
        """Whether the other board has the same completions with the same rewards: only marks may differ."""
        mine, theirs = self.grid, other.grid
        return np.array_equal(mine.completions, theirs.completions) and np.array_equal(
            mine.rewards, theirs.rewards, equal_nan=True
        )

    def take_marks(self, other: Board) -> None:
        """What machine and people say on a board with the same cells."""
        self._picked, self._verdict = other._picked, other._verdict
        self._edited, self._noted, self._accepted = other._edited, other._noted, other._accepted

    # --- which rows

    def mixed(self) -> NDArray[np.bool_]:
        """For each row, whether its rewards differ at all: only there can a choice teach anything."""
        signal = with_signal(self.grid.matrix)
        result = np.zeros(self.rows, dtype=np.bool_)
        result[: len(signal)] = signal
        return result

    def decided(self) -> NDArray[np.bool_]:
        """For each row, whether a person said include or exclude, edited, or accepted, anywhere in it."""
        result = np.zeros(self.rows, dtype=bool)
        result[self.grid.rows[(self._verdict != 0) | self._edited | self._accepted]] = True
        return result

    def decided_in(self, row: int) -> bool:
        """The same of one row."""
        starts = self._everything.starts
        flat = self._everything.ranked[starts[row] : starts[row + 1]]
        return bool(((self._verdict[flat] != 0) | self._edited[flat] | self._accepted[flat]).any())

    def completions(self, rows: NDArray[np.int64], ranks: range) -> NDArray[np.int64]:
        """The ids of what stands at these ranks in these rows; shorter rows have fewer."""
        counts = np.clip(self._counts[rows], ranks.start, ranks.stop) - ranks.start
        before = np.cumsum(counts) - counts
        within = np.arange(counts.sum()) - np.repeat(before, counts)
        flat = self._ranked[np.repeat(self._starts[rows] + ranks.start, counts) + within]
        result: NDArray[np.int64] = self.grid.completions[flat]
        return result

    def _curated(self) -> NDArray[np.bool_]:
        result: NDArray[np.bool_] = (self._verdict == 1) | (self._picked & (self._verdict == 0))
        return result


def _span(finite: NDArray[np.float64]) -> tuple[float, float]:
    """The ends of the colour map: 0 to 1 for rewards that lie there, else the lowest and the highest there are."""
    if not len(finite):
        return 0.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    return (0.0, 1.0) if low >= 0 and high <= 1 else (low, high)
