"""What Analyse looks at: one project's rewards as arrays, read once for all panels, off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rsgui.core.entities import Run, SavedRecipe, Scorer, Selection
from rsgui.core.selection import Matrix
from rsgui.core.texts import tr
from rsgui.gui.review.writers import Writer, writers
from rsgui.jobs.picking import Embed, Picker
from rsgui.store import grid, recipes, rewards, runs, selections
from rsgui.store.database import Store
from rsgui.store.grid import Grid


@dataclass(frozen=True, eq=False)
class Material:
    """All grids have the same completions in the same places; only their rewards differ."""

    project: int
    scorers: tuple[Scorer, ...]  # those that gave rewards; the selection's scorer first, else the newest
    grids: Mapping[int, Grid]  # by scorer
    runs: tuple[Run, ...]
    selection: Selection | None
    saved: tuple[SavedRecipe, ...]
    writers: tuple[Writer, ...] = ()  # all generators of the project, where there are several
    only: tuple[int, ...] | None = None  # the runs that are looked at; None: all
    embed: Embed | None = None
    _pickers: dict[int, Picker] = field(default_factory=dict)

    def grid(self, scorer: int) -> Grid:
        return self.grids[scorer]

    def picker(self, store: Store, scorer: int) -> Picker:
        """What applies recipes to a scorer's rewards. Off the GUI thread."""
        if scorer not in self._pickers:
            before = next(iter(self._pickers.values()), None)  # all grids have the same completions
            self._pickers[scorer] = Picker(store, self.project, self.grids[scorer], self.embed, before)
        return self._pickers[scorer]

    def others(self, scorer: int) -> list[Scorer]:
        """The scorers besides this one."""
        return [other for other in self.scorers if other.id != scorer]

    def named(self, scorer: int) -> str:
        """What a scorer is called."""
        return next(other.name for other in self.scorers if other.id == scorer)


def load(
    store: Store, project: int, only: tuple[int, ...] | None = None, embed: Embed | None = None
) -> Material | None:
    """The completions of all runs or of `only` these, where these have rewards. None where none has a reward yet."""
    with store.read() as s:
        selection = selections.latest(s, project)
        made = runs.of_project(s, project)
        by = writers(made, [run.id for run in made if runs.progress(s, run.id)[0]])
        made = [run for run in made if only is None or run.id in only]
        found = {scorer: grid.matrix(s, project, scorer.id, only) for scorer in reversed(rewards.scorers(s, project))}
        saved = recipes.of_project(s, project)
    told = {scorer: one for scorer, one in found.items() if np.isfinite(one.rewards).any()}
    if not told:
        return load(store, project) if only is not None else None
    first = selection.scorer if selection else 0
    scorers = sorted(told, key=lambda scorer: scorer.id != first)
    grids = {scorer.id: told[scorer] for scorer in scorers}
    return Material(project, tuple(scorers), grids, tuple(made), selection, tuple(saved), by, only, embed)


def of_run(whole: Grid, run: int | None) -> Matrix:
    """The rewards of one run's completions alone; those of all where `run` is None. Rows keep their numbers."""
    if run is None:
        return whole.matrix
    here = whole.runs == run
    return Matrix(whole.rewards[here], whole.rows[here], whole.truncated[here])


def run_name(run: Run) -> str:
    """A run in a few words: its model, its adapter and its temperature."""
    generator = run.generator
    adapter = f" + {Path(generator.adapter).name}" if generator.adapter else ""
    return tr(
        "Run {id}: {name}{adapter}, T {temperature:g}",
        id=run.id,
        name=generator.model.name,
        adapter=adapter,
        temperature=generator.sampling.temperature,
    )


def prompt_ids(whole: Grid, rows: NDArray[np.bool_]) -> frozenset[int]:
    """The ids of the prompts in these rows."""
    return frozenset(whole.prompts[np.flatnonzero(rows)].tolist())
