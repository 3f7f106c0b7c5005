"""A recipe applied to a project: reads what the recipe needs besides the rewards at hand, and picks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from rsgui.core import duplicates
from rsgui.core.errors import BadInput
from rsgui.core.selection import Recipe, apply
from rsgui.store import grid, rewards
from rsgui.store.database import Store
from rsgui.store.grid import Grid

Flat = NDArray[np.int64]
Floats = NDArray[np.float64]


def pick(store: Store, project: int, cells: Grid, recipe: Recipe) -> Flat:
    """The places in `cells` that the recipe picks, in selection order. Raises BadInput where it cannot be applied.

    Texts are read only for a recipe that looks at them.
    """
    try:
        return apply(
            cells.matrix,
            recipe,
            scorers=_scorers(store, project, cells, recipe),
            duplicates=_groups(store, cells, recipe),
            similarity=lambda flat: _similarity(store, cells, flat),
        )
    except ValueError as error:
        raise BadInput(f"The recipe cannot be applied: {error}.", "Change its numbers.") from error


def _scorers(store: Store, project: int, cells: Grid, recipe: Recipe) -> dict[str, Floats]:
    """The rewards of each scorer that the recipe combines, in the places of `cells`."""
    wanted = {part.scorer for part in recipe.combination.scorers}
    if not wanted:
        return {}
    runs = np.unique(cells.runs).tolist()
    with store.read() as s:
        found = [scorer for scorer in rewards.scorers(s, project) if scorer.name in wanted]
        return {scorer.name: grid.matrix(s, project, scorer.id, runs).rewards for scorer in found}


def _groups(store: Store, cells: Grid, recipe: Recipe) -> Flat | None:
    """For each completion the group of duplicates that it is in, where the recipe drops them."""
    match recipe.drop_duplicates:
        case None:
            return None
        case "exact":
            return duplicates.exact_groups(_texts(store, cells, np.arange(len(cells.completions))), cells.rows)
        case "near":
            return duplicates.near_groups(_texts(store, cells, np.arange(len(cells.completions))), cells.rows)


def _similarity(store: Store, cells: Grid, flat: Flat) -> Callable[[int], Floats]:
    return duplicates.similarity(_texts(store, cells, flat))


def _texts(store: Store, cells: Grid, flat: Flat) -> list[str]:
    ids = cells.completions[flat].tolist()
    with store.read() as s:
        found = grid.cells(s, ids)
    return [found[id] for id in ids]
