"""The menu of recipes: the published ones with their source, and those that were saved in this project."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget, QWidgetAction

from rsgui.core.entities import SavedRecipe
from rsgui.core.presets import PRESETS, Preset, fitted
from rsgui.core.selection import Recipe, describe
from rsgui.core.texts import counted, number, tr
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.widgets import button, label, row, wrapped
from rsgui.jobs import actions
from rsgui.jobs.workbench import Workbench
from rsgui.store import recipes
from rsgui.store.database import Changes


class RecipeMenu(QPushButton):
    """Takes a recipe from the shelf, and puts the one that holds onto it."""

    chosen = Signal(object)
    """Recipe"""
    failed = Signal(object)
    """RsguiError"""

    def __init__(self, bench: Workbench, now: Callable[[], tuple[Recipe, int]]) -> None:
        """`now` gives the recipe that holds and the number of prompts."""
        super().__init__(tr("Recipes") + "   ")
        self.setToolTip(tr("Published recipes, and those saved in this project"))
        self.saved: list[SavedRecipe] = []
        self._bench = bench
        self._now = now
        self._project: int | None = None
        self._reader, self._verbs = Reader(self), Verbs(self)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._build)  # the published ones are told for the prompts there are now
        self.name = QLineEdit()
        self.setMenu(self._menu)
        self._build()

    def open_project(self, project: int | None) -> None:
        """The shelf of another project."""
        self._project = project
        self._reader.forget()
        self._show([])

    def refresh(self, changes: Changes | None) -> None:
        """Reads what is saved."""
        project, store = self._project, self._bench.store
        if project is None or not (changes is None or "recipes" in changes):
            return

        def read() -> list[SavedRecipe]:
            with store.read() as session:
                return recipes.of_project(session, project)

        self._reader.ask(read, self._show, self.failed.emit, project)

    # --- verbs

    def save(self) -> None:
        """Keeps the recipe that holds, under the name that was typed."""
        if self._project is not None:
            recipe, name, project = self._now()[0], self.name.text(), self._project
            self._verbs.do(partial(actions.save_recipe, self._bench, project, name, recipe), failed=self.failed.emit)
            self._menu.close()

    def delete(self, recipe: int) -> None:
        """Takes a saved recipe off the shelf."""
        self._verbs.do(partial(actions.delete_recipe, self._bench, recipe), failed=self.failed.emit)

    # --- what it shows

    def _show(self, saved: list[SavedRecipe]) -> None:
        self.saved = saved
        self._build()

    def _build(self) -> None:
        self._menu.clear()
        self._menu.addAction(tr("Published")).setEnabled(False)
        for preset in PRESETS:
            self._add(preset.name, partial(self._fitted, preset), about(preset))
        self._menu.addSeparator()
        head = tr("Saved in this project") if self.saved else tr("None saved in this project")
        self._menu.addAction(head).setEnabled(False)
        for saved in self.saved:
            self._add(saved.name, partial(_as_saved, saved), describe(saved.recipe))
        self._menu.addSeparator()
        self._menu.addAction(self._saver())
        if self.saved:
            shelf = self._menu.addMenu(tr("Delete"))
            for saved in self.saved:
                shelf.addAction(_plain(saved.name), partial(self.delete, saved.id))

    def _add(self, name: str, recipe: Callable[[], Recipe], tip: str) -> None:
        action = self._menu.addAction(f"{_plain(name)}\t{_plain(describe(recipe()))}")
        action.setToolTip(wrapped(html.escape(tip)))
        action.triggered.connect(lambda _=False: self.chosen.emit(recipe()))

    def _fitted(self, preset: Preset) -> Recipe:
        """A published recipe for the prompts that there are now."""
        return fitted(preset.recipe, self._now()[1])

    def _saver(self) -> QWidgetAction:
        """A line in the menu that takes a name."""
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name"))
        self.name.setAccessibleName(tr("Name of the recipe to save"))
        self.name.setFixedWidth(160)
        self.name.returnPressed.connect(self.save)
        line = QWidget()
        inside = row(label(tr("Save this recipe as")), self.name, button(tr("Save"), self.save), None, spacing=8)
        inside.setContentsMargins(12, 4, 8, 4)
        line.setLayout(inside)
        result = QWidgetAction(self._menu)
        result.setDefaultWidget(line)
        return result


def _as_saved(saved: SavedRecipe) -> Recipe:
    return saved.recipe


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


def _plain(text: str) -> str:
    return text.replace("&", "&&")
