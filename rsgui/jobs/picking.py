"""A recipe applied to a project: reads what the recipe needs besides the rewards at hand, and picks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from rsgui.core import duplicates as exact
from rsgui.core.errors import BadInput
from rsgui.core.selection import Recipe, apply
from rsgui.jobs import duplicates as near
from rsgui.store import grid, rewards
from rsgui.store.database import Store
from rsgui.store.grid import Grid

Flat = NDArray[np.int64]
Floats = NDArray[np.float64]


class Picker:
    """Applies recipes to one grid. Texts and other scorers' rewards are read when a recipe first asks for them; which
    completions are duplicates is kept, because no recipe changes that. For one thread at a time."""

    def __init__(self, store: Store, project: int, cells: Grid) -> None:
        self.cells = cells
        self._store = store
        self._project = project

    def pick(self, recipe: Recipe) -> Flat:
        """The places in the grid that the recipe picks, in selection order. Raises BadInput where it cannot be
        applied."""
        try:
            return apply(
                self.cells.matrix,
                recipe,
                scorers=self._scorers(recipe),
                duplicates=self._groups(recipe),
                similarity=self._similarity,
            )
        except ValueError as error:
            raise BadInput(f"The recipe cannot be applied: {error}.", "Change its numbers.") from error

    def _scorers(self, recipe: Recipe) -> dict[str, Floats]:
        """The rewards of each scorer that the recipe combines, in the places of the grid."""
        wanted = {part.scorer for part in recipe.combination.scorers}
        if not wanted:
            return {}
        runs = np.unique(self.cells.runs).tolist()
        with self._store.read() as s:
            found = [scorer for scorer in rewards.scorers(s, self._project) if scorer.name in wanted]
            return {scorer.name: grid.matrix(s, self._project, scorer.id, runs).rewards for scorer in found}

    def _groups(self, recipe: Recipe) -> Flat | None:
        match recipe.drop_duplicates:
            case None:
                return None
            case "exact":
                return self._exact_groups
            case "near":
                return self._near_groups

    @cached_property
    def _exact_groups(self) -> Flat:
        return exact.exact_groups(self._texts(np.arange(len(self.cells.completions))), self.cells.rows)

    @cached_property
    def _near_groups(self) -> Flat:
        return near.groups(self._texts(np.arange(len(self.cells.completions))), self.cells.rows)

    def _similarity(self, flat: Flat) -> Callable[[int], Floats]:
        return exact.similarity(self._texts(flat))

    def _texts(self, flat: Flat) -> list[str]:
        ids = self.cells.completions[flat].tolist()
        with self._store.read() as s:
            found = grid.cells(s, ids)
        return [found[id] for id in ids]
