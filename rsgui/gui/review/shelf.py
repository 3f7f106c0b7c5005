"""A menu of what was saved in a project under a name, to be taken again: recipes, or views."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget, QWidgetAction

from rsgui.core.texts import tr
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.widgets import button, label, row
from rsgui.jobs.workbench import Workbench
from rsgui.store.database import Changes, Kind, Store


class Shelf(QPushButton):
    """Takes something from the shelf, and puts what holds onto it. What it is of, the classes below it say."""

    chosen = Signal(object)
    failed = Signal(object)
    """RsguiError"""

    kind: Kind
    """What changes in the store when something is saved."""
    save_as: str
    name_of: str

    def __init__(self, bench: Workbench, title: str, tip: str) -> None:
        super().__init__(title + "   ")
        self.setToolTip(tip)
        self.saved: list[Any] = []
        self._bench = bench
        self._project: int | None = None
        self._reader, self._verbs = Reader(self), Verbs(self)
        self._menu = QMenu(self)
        self.name = QLineEdit()
        self.setMenu(self._menu)
        self._menu.aboutToShow.connect(self.build)

    # --- what it is of

    @abstractmethod
    def read(self, store: Store, project: int) -> list[Any]:
        """What is saved: each has an id and a name. Runs off the GUI thread."""

    @abstractmethod
    def keeping(self, project: int, name: str) -> Callable[[], object]:
        """What saves that which holds now."""

    @abstractmethod
    def forget(self, saved: int) -> None:
        """Deletes what is saved."""

    @abstractmethod
    def add(self, saved: Any) -> None:
        """Its line in the menu."""

    def add_above(self) -> None:
        """What stands above what is saved."""

    def add_below(self) -> None:
        """What stands below it."""

    # --- in step with the store

    def open_project(self, project: int | None) -> None:
        """The shelf of another project."""
        self._project = project
        self._reader.forget()
        self._show([])

    def refresh(self, changes: Changes | None) -> None:
        """Reads what is saved."""
        project, store = self._project, self._bench.store
        if project is None or not (changes is None or self.kind in changes):
            return
        self._reader.ask(lambda: self.read(store, project), self._show, self.failed.emit, project)

    # --- verbs

    def save(self) -> None:
        """Keeps what holds, under the name that was typed."""
        if self._project is not None:
            self._verbs.do(self.keeping(self._project, self.name.text()), failed=self.failed.emit)
            self._menu.close()

    def delete(self, saved: int) -> None:
        """Takes something off the shelf."""
        self._verbs.do(partial(self.forget, saved), failed=self.failed.emit)

    # --- what it shows

    def _show(self, saved: list[Any]) -> None:
        self.saved = saved

    def build(self) -> None:
        """Fills the menu, which is about to be shown."""
        self._menu.clear()
        self.add_above()
        head = tr("Saved in this project") if self.saved else tr("None saved in this project")
        self._menu.addAction(head).setEnabled(False)
        for saved in self.saved:
            self.add(saved)
        self._menu.addSeparator()
        self.add_below()
        self._menu.addAction(self._saver())
        if self.saved:
            shelf = self._menu.addMenu(tr("Delete"))
            for saved in self.saved:
                shelf.addAction(plain(saved.name), partial(self.delete, saved.id))

    def _saver(self) -> QWidgetAction:
        """A line in the menu that takes a name."""
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name"))
        self.name.setAccessibleName(tr(self.name_of))
        self.name.setFixedWidth(160)
        self.name.returnPressed.connect(self.save)
        line = QWidget()
        inside = row(label(tr(self.save_as)), self.name, button(tr("Save"), self.save), None, spacing=8)
        inside.setContentsMargins(12, 4, 8, 4)
        line.setLayout(inside)
        result = QWidgetAction(self._menu)
        result.setDefaultWidget(line)
        return result


def plain(text: str) -> str:
    """A text for a menu, where & would underline."""
    return text.replace("&", "&&")
