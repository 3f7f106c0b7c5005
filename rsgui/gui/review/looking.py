"""How the board is looked at: the filters, the order and the columns, and the rows of the grid that follow."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from rsgui.core.entities import Project
from rsgui.core.views import View
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.review import showing, texts
from rsgui.gui.review.desk import Desk
from rsgui.gui.review.filter_bar import FilterBar
from rsgui.gui.review.grid_model import GridModel
from rsgui.gui.review.grid_view import GridView
from rsgui.gui.review.showing import Asked, Shown
from rsgui.gui.review.sight import Sight
from rsgui.gui.review.view_bar import ViewBar
from rsgui.gui.review.view_menu import ViewMenu
from rsgui.gui.translation import tr
from rsgui.jobs import settings as settings_file
from rsgui.store.database import Changes


class Looking(QObject):
    """The grid with its bars, in step with the desk's board."""

    shown = Signal()
    """Other rows are there."""
    failed = Signal(object)
    """RsguiError"""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._settings = desk, desk.bench.settings
        self.left_off: Callable[[], int | None] = lambda: None
        """Gives the completion to begin at, where no other is asked for."""
        self.written_to: Callable[[], int | None] = lambda: None
        """Gives the completion that somebody writes to: it stays, whatever the filters say of it meanwhile."""
        store = desk.bench.store
        self._words, self._texts = texts.of_prompts(store, self), texts.of_completions(store, self)
        self.model = GridModel(self._words, self._texts, self)
        self.grid = GridView(self.model)
        self.filters = FilterBar()
        self.saved = ViewMenu(desk.bench, lambda: self.view)
        self.bar = ViewBar(self.saved, self._settings.density)
        self._project: int | None = None
        self._goal: int | None = None  # the completion to go to with the next rows
        self._order = _order(View())
        self._provisional = False  # whether the rows are not yet all of those that were asked for
        self._began_at: tuple[int, int] | None = None  # where the cursor was put on these rows
        self._from_top = False  # whether the next rows are looked at from the first
        self._rows, self._choices, self._verbs = Reader(self), Reader(self), Verbs(self)
        self.grid.set_density(self._settings.density)
        self.filters.changed.connect(lambda _: self.look())
        self.bar.changed.connect(self._look_so)
        self.filters.menu.given_tags = lambda: [tag for tag, of in desk.log.tagged.items() if of]
        self.saved.chosen.connect(self.take)
        self.saved.failed.connect(self.failed)

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._rows.busy or self._choices.busy

    @property
    def view(self) -> View:
        """How the board is looked at now."""
        return msgspec.structs.replace(self.bar.view, filter=self.filters.filter)

    # --- another project, another board

    def open_project(self, project: Project | None) -> None:
        """Everything of another project, in the order of import."""
        for reader in (self._rows, self._choices):
            reader.forget()
        for cache in (self._words, self._texts):
            cache.clear()
        self._project = project.id if project else None
        self._goal, self._order, self._from_top = None, _order(View()), False
        self.filters.clear()
        self.bar.take(View(density=self._settings.density))
        self.saved.open_project(self._project)

    def refresh(self, changes: Changes | None) -> None:
        """Reads the saved views again."""
        self.saved.refresh(changes)

    def show_nothing(self) -> None:
        """There is no board."""
        self.model.show(None)

    def show_board(self) -> None:
        """Another board: all of it at once, then what the view shows of it."""
        board, by = self._desk.board, self._desk.writers
        if board is None or self._project is None:
            return
        self.model.generators = tuple(writer.name for writer in by)
        self.filters.show_writers(by)
        first, from_top = self.model.board is None or self._provisional, self._from_top
        self._show(showing.everything(board, self.view))
        if self._desk.partial:
            return
        if self.view != View(density=self.view.density):
            self._provisional, self._from_top = first, from_top
            self.look()
        choices = partial(showing.choices, self._desk.bench.store, self._project, self._desk.scorers, by)
        self._choices.ask(choices, self.filters.show_choices, self.failed.emit, self._project)

    # --- another view

    def take(self, view: View) -> None:
        """Looks at the board so."""
        self.filters.take(view.filter)
        self._look_so(view)

    def take_sight(self, sight: Sight) -> None:
        """Shows what another page asks for, as soon as there is a board."""
        self._goal = sight.completion
        self.filters.show_only(sight.only)
        self.look()

    def _look_so(self, view: View) -> None:
        """Another order is looked at from its beginning."""
        self._from_top = self._from_top or _order(view) != self._order
        self._order = _order(view)
        self.bar.take(view)
        self.grid.set_density(view.density)
        if self._settings.density != view.density:
            self._settings.density = view.density
            self._verbs.do(partial(settings_file.save, self._settings), failed=self.failed.emit)
        self.look()

    def look(self) -> None:
        """Shows what the view shows, as soon as that is known."""
        desk, board, project, view = self._desk, self._desk.board, self._project, self.view
        if board is None or project is None:
            return
        store, scorers, by, least = desk.bench.store, desk.scorers, desk.writers, desk.recipe.least_reward
        own = 0 if desk.recipe.combination.scorers else desk.scorer
        asked = Asked.of(view, desk.log)
        read = partial(showing.shown, store, project, board, asked, scorers, by, least, own)
        self._rows.ask(read, self._show, self.failed.emit, project)

    def _show(self, found: Shown) -> None:
        """Other rows, with the reader's place kept where it still exists."""
        board, rows, layout, those = found
        if board is not self._desk.board:
            return
        place, bar = self.grid.place(), self.grid.verticalScrollBar()
        before, scrolled = self.model.cell(*place) if place else None, bar.value()
        untouched = self._provisional and place == self._began_at and self.written_to() is None
        goal, from_top = self._goal, self._from_top
        self._from_top = False
        if not self._desk.partial:
            self._goal = None
        board.layout = layout
        self.model.show(board, self._with_written(rows, place), those)
        if goal is None and untouched:  # nobody moved while these were read: one begins where one left off
            goal = self.left_off()
        elif goal is None and not from_top:
            bar.setValue(scrolled)
            goal = before.completion if before else self.left_off()
        self.go_to(board.place(goal) if goal is not None else None)
        if self.grid.place() is None:
            self.grid.next_prompt()
        if self._provisional or self._desk.partial:
            self.filters.say(tr("Reading the other prompts …") if self._desk.partial else "")
        self._provisional, self._began_at = self._desk.partial, self.grid.place()
        self.filters.show_count(len(rows), board.rows)
        self.shown.emit()

    def _with_written(self, rows: NDArray[np.int64], place: tuple[int, int] | None) -> NDArray[np.int64]:
        """These rows, and the one that somebody writes to where it was."""
        board, written = self._desk.board, self.written_to()
        row = board.row_of(written) if board is not None and written is not None else None
        if row is None or place is None or row in rows:
            return rows
        return np.insert(rows, min(place[0], len(rows)), row)

    def go_to(self, place: tuple[int, int] | None) -> None:
        """To a cell of the board, where it is shown."""
        row = self.model.shown_row(place[0]) if place else None
        if place is not None and row is not None:
            self.grid.go(row, place[1])


def _order(view: View) -> tuple[object, ...]:
    """What decides how the rows follow one another."""
    return view.sort, view.backwards, view.seed
