"""What every page of the window is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rsgui.core.entities import Project
from rsgui.gui.bridge import Bridge
from rsgui.jobs.workbench import Workbench
from rsgui.store.database import Changes


class Page(QWidget):
    """One stage of a round, for one project. The window shows it, and tells it when its data has changed."""

    stage: str = ""
    title: str = ""
    searchable: bool = False  # whether the header's search field speaks to this page

    go_to = Signal(str)
    """Asks the window for another stage, by name."""

    def __init__(self, bench: Workbench, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.bridge = bridge
        self.project: Project | None = None
        self.setProperty("role", "page")

    def open_project(self, project: Project | None) -> None:
        """Shows `project` from now on; what was typed for the one before is gone."""
        self.project = project

    def refresh(self, changes: Changes | None) -> None:
        """Reads again what `changes` touch; None: everything. Called while the page is shown, else when it is."""

    def on_key(self, key: str, verb: Callable[[], object]) -> None:
        """A key that does `verb` while this page has the keys."""
        QShortcut(QKeySequence(key), self, verb, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def search(self, text: str) -> None:
        """What was typed into the header's search field, for pages that are `searchable`."""
