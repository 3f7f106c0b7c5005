"""Which completion stands where in the grid. A row is a prompt; a column is a rank, a sample or a generator.

Rows are put in order only where somebody looks, and kept while there is room: ordering thirty rewards takes some
microseconds, ordering those of a hundred thousand prompts a second.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from rsgui.core.views import Columns
from rsgui.store.grid import Grid

Flat = NDArray[np.int64]
KEPT = 4096
"""So many rows in order are kept."""


class Layout:
    """The places of the completions of some runs."""

    def __init__(
        self,
        grid: Grid,
        columns: Columns = "rank",
        runs: Collection[int] = (),
        generators: Sequence[Collection[int]] = (),
        seed: int = 0,
    ) -> None:
        """Completions of `runs` have places; without any, all have. `generators` are the runs of each, where there are
        several."""
        self.columns, self.runs, self.seed = columns, tuple(runs), seed
        self._grid = grid
        self._starts = starts_of(grid)
        self._here = np.isin(grid.runs, list(runs)) if runs else None
        counts = np.diff(self._starts)
        if self._here is not None and len(counts):
            counts = np.add.reduceat(self._here, self._starts[:-1], dtype=np.int64)
        self.counts = counts
        self._first = _first_columns(grid, columns, generators)
        self.width = int(counts.max(initial=0)) if columns in ("rank", "shuffled") else self._first[-1]
        self._kept: OrderedDict[int, Flat] = OrderedDict()

    def row(self, row: int) -> Flat:
        """The flat positions of a row by column, -1 where no completion stands."""
        found = self._kept.get(row)
        if found is None:
            found = self._kept[row] = self._ordered(row)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def flat(self, row: int, column: int) -> int | None:
        """The flat position of a cell; None where no completion stands."""
        if not 0 <= row < len(self.counts):
            return None
        places = self.row(row)
        return int(places[column]) if 0 <= column < len(places) and places[column] >= 0 else None

    def column(self, row: int, flat: int) -> int | None:
        """The column of a completion of that row; None where it has no place."""
        found = np.flatnonzero(self.row(row) == flat)
        return int(found[0]) if len(found) else None

    def within(self, rows: NDArray[np.int64], columns: range) -> Flat:
        """The flat positions of all that stands in these rows and columns."""
        if columns.start <= 0 and columns.stop >= self.width and self.columns != "generator":
            chosen = np.zeros(len(self.counts), dtype=bool)
            chosen[rows] = True
            mask = chosen[self._grid.rows]
            return np.flatnonzero(mask if self._here is None else mask & self._here)
        parts = [self._ordered(row)[columns.start : columns.stop] for row in rows.tolist()]
        flat = np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
        return flat[flat >= 0]

    def _ordered(self, row: int) -> Flat:
        flat = np.arange(self._starts[row], self._starts[row + 1])
        if self._here is not None:
            flat = flat[self._here[flat]]
        if self.columns == "shuffled":
            return np.random.default_rng((self.seed, row)).permutation(flat)
        if self.columns != "sample":
            flat = flat[np.argsort(-self._grid.rewards[flat], kind="stable")]
        if self.columns == "rank":
            return flat
        places = np.full(self.width, -1, dtype=np.int64)
        runs = self._grid.runs[flat[::-1]].tolist()
        if self.columns == "sample":
            at = [self._first[run] + index for run, index in zip(runs, self._grid.indices[flat[::-1]], strict=True)]
        else:
            at = [self._first[run] for run in runs]
        places[at] = flat[::-1]  # of several in one place the best is written last, and stays
        return places


def starts_of(grid: Grid) -> Flat:
    """Where each row begins, and the end of the last."""
    return np.searchsorted(grid.rows, np.arange(len(grid.prompts) + 1))


def _first_columns(grid: Grid, columns: Columns, generators: Sequence[Collection[int]]) -> dict[int, int]:
    """The first column of each run, and with -1 how many columns there are."""
    if columns in ("rank", "shuffled"):
        return {-1: 0}
    runs = np.flatnonzero(np.bincount(grid.runs)).tolist()
    if columns == "generator":
        of_run = {run: place for place, of_one in enumerate(generators) for run in of_one}
        return {run: of_run.get(run, 0) for run in runs} | {-1: max(1, len(generators))}
    first, end = {}, 0
    for run in runs:
        first[run] = end
        end += int(grid.indices[grid.runs == run].max()) + 1
    return first | {-1: end}
