"""The menu of saved views: filters, order and columns under a name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget, QWidgetAction

from rsgui.core.views import SavedView, View
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.translation import tr
from rsgui.gui.widgets import button, label, row
from rsgui.jobs import actions
from rsgui.jobs.workbench import Workbench
from rsgui.store import views
from rsgui.store.database import Changes


class ViewMenu(QPushButton):
    """Takes a view from the shelf, and puts the one that holds onto it."""

    chosen = Signal(object)
    """View"""
    failed = Signal(object)
    """RsguiError"""

    def __init__(self, bench: Workbench, now: Callable[[], View]) -> None:
        """`now` gives the view that holds."""
        super().__init__(tr("Views") + "   ")
        self.setToolTip(tr("Views that were saved in this project"))
        self.saved: list[SavedView] = []
        self._bench = bench
        self._now = now
        self._project: int | None = None
        self._reader, self._verbs = Reader(self), Verbs(self)
        self._menu = QMenu(self)
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
        if project is None or not (changes is None or "views" in changes):
            return

        def read() -> list[SavedView]:
            with store.read() as session:
                return views.of_project(session, project)

        self._reader.ask(read, self._show, self.failed.emit, project)

    # --- verbs

    def save(self) -> None:
        """Keeps the view that holds, under the name that was typed."""
        if self._project is not None:
            view, name, project = self._now(), self.name.text(), self._project
            self._verbs.do(partial(actions.save_view, self._bench, project, name, view), failed=self.failed.emit)
            self._menu.close()

    def delete(self, view: int) -> None:
        """Takes a saved view off the shelf."""
        self._verbs.do(partial(actions.delete_view, self._bench, view), failed=self.failed.emit)

    # --- what it shows

    def _show(self, saved: list[SavedView]) -> None:
        self.saved = saved
        self._build()

    def _build(self) -> None:
        self._menu.clear()
        head = tr("Saved in this project") if self.saved else tr("None saved in this project")
        self._menu.addAction(head).setEnabled(False)
        for saved in self.saved:
            self._menu.addAction(_plain(saved.name), partial(self.chosen.emit, saved.view))
        self._menu.addSeparator()
        self._menu.addAction(tr("Everything, in the order of import"), partial(self.chosen.emit, View()))
        self._menu.addAction(self._saver())
        if self.saved:
            shelf = self._menu.addMenu(tr("Delete"))
            for saved in self.saved:
                shelf.addAction(_plain(saved.name), partial(self.delete, saved.id))

    def _saver(self) -> QWidgetAction:
        """A line in the menu that takes a name."""
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name"))
        self.name.setAccessibleName(tr("Name of the view to save"))
        self.name.setFixedWidth(160)
        self.name.returnPressed.connect(self.save)
        line = QWidget()
        inside = row(label(tr("Save this view as")), self.name, button(tr("Save"), self.save), None, spacing=8)
        inside.setContentsMargins(12, 4, 8, 4)
        line.setLayout(inside)
        result = QWidgetAction(self._menu)
        result.setDefaultWidget(line)
        return result


def _plain(text: str) -> str:
    return text.replace("&", "&&")
