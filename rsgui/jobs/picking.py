"""A recipe applied to a project: reads what the recipe needs besides the rewards at hand, and picks."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rsgui.core import duplicates as exact
from rsgui.core.duplicates import SimilarTo
from rsgui.core.errors import BadInput
from rsgui.core.recipes import Duplicates, picks_of
from rsgui.core.rewards import incomplete_flat
from rsgui.core.selection import Recipe, rewards_of
from rsgui.core.texts import later, tr
from rsgui.jobs import duplicates as near
from rsgui.jobs.watching import Watch
from rsgui.store import grid, rewards
from rsgui.store.database import Store
from rsgui.store.grid import Grid

Flat = NDArray[np.int64]
Floats = NDArray[np.float64]
Embed = Callable[[str, list[str], Watch], Floats]
"""The vectors of texts by the embedding model in a folder, one line a text (`jobs.embedding`)."""

PAGE = 2000
"""So many texts are read at a time."""


class Picked(NamedTuple):
    """What a recipe makes of a grid, in the grid's places."""

    flat: Flat  # what it picks, in selection order
    rewards: Floats  # what it looks at: those of the grid, or of its scorers, combined
    lacking: int  # completions that have rewards of some of its scorers and lack those of others


class Picker:
    """Applies recipes to one grid. Texts and other scorers' rewards are read when a recipe first asks for them; which
    completions are duplicates is kept, because no recipe changes that. For one thread at a time."""

    def __init__(
        self, store: Store, project: int, cells: Grid, embed: Embed | None = None, before: Picker | None = None
    ) -> None:
        """What `before` has found out of the same completions is known already."""
        self.cells = cells
        self._store = store
        self._project = project
        self._embed = embed
        self._rewards: dict[str, Floats] = {}
        self._groups: dict[Duplicates, Flat] = {}
        if before is not None and np.array_equal(before.cells.completions, cells.completions):
            self._groups = dict(before._groups)

    def pick(self, recipe: Recipe, watch: Watch | None = None, only: Collection[int] | None = None) -> Flat:
        """The places in the grid that the recipe picks, in selection order, among the completions of all runs or of
        `only` these. Raises BadInput where it cannot be applied, and Cancelled."""
        return self.apply(recipe, watch, only).flat

    def apply(self, recipe: Recipe, watch: Watch | None = None, only: Collection[int] | None = None) -> Picked:
        """`pick`, with the rewards that it goes by."""
        watch = watch or Watch()
        matrix = self.cells.matrix
        combined, lacking = self.rewards(recipe)
        among = combined if only is None else np.where(np.isin(self.cells.runs, list(only)), combined, np.nan)
        try:
            flat = picks_of(
                matrix,
                among,
                recipe,
                self._duplicates(recipe.drop_duplicates, watch),
                lambda places: self._similarity(recipe, places, watch),
            )
        except ValueError as error:
            raise BadInput(
                "The recipe cannot be applied: {reason}.", "Change its numbers.", reason=tr(str(error))
            ) from error
        return Picked(flat, combined, lacking)

    def rewards(self, recipe: Recipe) -> tuple[Floats, int]:
        """The rewards that the recipe goes by, and how many completions have those of some of its scorers only.
        Raises BadInput where there is no such scorer."""
        scorers = self._scorers(recipe)
        lacking = incomplete_flat(np.array(list(scorers.values()))) if len(scorers) > 1 else 0
        try:
            return rewards_of(self.cells.matrix, recipe, scorers), lacking
        except ValueError as error:
            hint = later("Score with it first, or choose other scorers under More.")
            raise BadInput("The recipe cannot be applied: {reason}.", hint, reason=tr(str(error))) from error

    def _scorers(self, recipe: Recipe) -> dict[str, Floats]:
        """The rewards of each scorer that counts in the recipe, in the places of the grid."""
        wanted = {part.scorer for part in recipe.combination.scorers}
        if wanted - self._rewards.keys():
            runs = np.unique(self.cells.runs).tolist()
            with self._store.read() as s:
                for scorer in rewards.scorers(s, self._project):
                    if scorer.name in wanted:
                        self._rewards[scorer.name] = grid.rewards(s, scorer.id, runs, self.cells.completions)
        return {name: self._rewards[name] for name in wanted & self._rewards.keys()}

    def _duplicates(self, kind: Duplicates | None, watch: Watch) -> Flat | None:
        if kind is None:
            return None
        if kind not in self._groups:
            self._groups[kind] = self._grouped(kind, watch)
        return self._groups[kind]

    def _grouped(self, kind: Duplicates, watch: Watch) -> Flat:
        texts = self.texts(np.arange(len(self.cells.completions)), watch)
        if kind == "exact":
            return exact.exact_groups(texts, self.cells.rows)
        return near.groups(
            texts, self.cells.rows, told=lambda done: watch.step(later("Looking for near-duplicates"), done, len(texts))
        )

    def _similarity(self, recipe: Recipe, flat: Flat, watch: Watch) -> SimilarTo:
        texts = self.texts(flat, watch)
        model = recipe.diverse.model if recipe.diverse else ""
        if not model:
            return exact.similarity(texts)
        if self._embed is None:
            raise BadInput("There is no engine here that could run an embedding model.", "Compare by words.")
        return exact.likeness(self._embed(model, texts, watch))

    def texts(self, flat: Flat, watch: Watch) -> list[str]:
        """The completions in these places, read page by page, so that nobody waits for the lock of the interpreter
        meanwhile. Raises Cancelled."""
        texts: list[str] = []
        while len(texts) < len(flat):
            watch.step(later("Reading completions"), len(texts), len(flat))
            ids = self.cells.completions[flat[len(texts) : len(texts) + PAGE]].tolist()
            with self._store.read() as s:
                found = grid.cells(s, ids)
            texts += [found[id] for id in ids]
        return texts
