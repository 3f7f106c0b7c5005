"""The menu of recipes: the published ones with their source, and those that were saved in this project."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from functools import partial

from rsgui.core.entities import SavedRecipe
from rsgui.core.presets import PRESETS, Preset, fitted
from rsgui.core.selection import Recipe, describe
from rsgui.core.texts import counted, later, number, tr
from rsgui.gui.review.shelf import Shelf, plain
from rsgui.gui.widgets import wrapped
from rsgui.jobs import actions
from rsgui.jobs.workbench import Workbench
from rsgui.store import recipes
from rsgui.store.database import Store


class RecipeMenu(Shelf):
    """What is `chosen` is a Recipe."""

    kind = "recipes"
    save_as, name_of = later("Save this recipe as"), later("Name of the recipe to save")

    def __init__(self, bench: Workbench, now: Callable[[], tuple[Recipe, int]]) -> None:
        """`now` gives the recipe that holds and the number of prompts."""
        self._now = now
        super().__init__(bench, tr("Recipes"), tr("Published recipes, and those saved in this project"))
        self._menu.setToolTipsVisible(True)

    def read(self, store: Store, project: int) -> list[SavedRecipe]:
        with store.read() as session:
            return recipes.of_project(session, project)

    def keeping(self, project: int, name: str) -> Callable[[], object]:
        return partial(actions.save_recipe, self._bench, project, name, self._now()[0])

    def forget(self, saved: int) -> None:
        actions.delete_recipe(self._bench, saved)

    def add(self, saved: SavedRecipe) -> None:
        self._add(saved.name, lambda: saved.recipe, describe(saved.recipe))

    def add_above(self) -> None:
        """The published ones are told for the prompts that there are now."""
        self._menu.addAction(tr("Published")).setEnabled(False)
        for preset in PRESETS:
            self._add(preset.name, partial(self._fitted, preset), about(preset))
        self._menu.addSeparator()

    def _add(self, name: str, recipe: Callable[[], Recipe], tip: str) -> None:
        action = self._menu.addAction(f"{plain(name)}\t{plain(describe(recipe()))}")
        action.setToolTip(wrapped(html.escape(tip)))
        action.triggered.connect(lambda _=False: self.chosen.emit(recipe()))

    def _fitted(self, preset: Preset) -> Recipe:
        """A published recipe for the prompts that there are now."""
        return fitted(preset.recipe, self._now()[1])


def about(preset: Preset) -> str:
    """Where a preset comes from, how it samples, and what to mind."""
    low, high = preset.completions
    sampled = [
        counted(low, "{count} completion", "{count} completions")
        if low == high
        else tr("{low} to {high} completions", low=low, high=high)
    ]
    if preset.temperature is not None:
        sampled.append(tr("temperature {value}", value=_range(preset.temperature)))
    if preset.top_p is not None:
        sampled.append(tr("top p {top_p:g}", top_p=preset.top_p))
    if preset.top_k is not None:
        sampled.append(tr("top k {top_k:,}", top_k=preset.top_k))
    how = tr("Sampled with {how}.", how=", ".join(sampled))
    return f"{preset.source}. {how} {tr(preset.advice)}".rstrip()


def _range(ends: Sequence[float]) -> str:
    low, high = ends
    return number(low, "g") if low == high else tr("{low:g} to {high:g}", low=low, high=high)
