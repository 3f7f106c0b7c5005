"""What every page of the window is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from rsgui.core.entities import Project
from rsgui.gui.bridge import Bridge
from rsgui.gui.commands import Shortcuts
from rsgui.gui.key_button import KeyButton
from rsgui.gui.widgets import column
from rsgui.jobs.workbench import Workbench
from rsgui.store.database import Changes

WAITING, EMPTY, WORK = range(3)
"""What a page shows of a project: nothing while it is read, what to do where there is nothing yet, or all of it."""
MARGINS = QMargins(24, 20, 24, 20)


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
        # Of the whole window, wherever in it the focus is: a page that is not shown has no keys.
        self.shortcuts = Shortcuts(self, bench.settings.keys, Qt.ShortcutContext.WindowShortcut)
        self.setProperty("role", "page")

    def lay_out(self, above: Sequence[QWidget], empty: QWidget, *work: QWidget, margins: QMargins = MARGINS) -> None:
        """What is told stands `above` everything else; below it one part at a time: `show_part`."""
        self.parts = QStackedWidget()
        for part in (QWidget(), empty, *work):
            self.parts.addWidget(part)
        whole = column(*above, spacing=0 if margins.isNull() else 12)
        whole.setContentsMargins(margins)
        whole.addWidget(self.parts, 1)
        self.setLayout(whole)

    @property
    def part(self) -> int:
        """WAITING, EMPTY, WORK, or another part of the page's own."""
        return self.parts.currentIndex()

    def show_part(self, part: int) -> None:
        """This one from now on."""
        self.parts.setCurrentIndex(part)

    def open_project(self, project: Project | None) -> None:
        """Shows `project` from now on; what was typed for the one before is gone."""
        self.project = project

    def refresh(self, changes: Changes | None) -> None:
        """Reads again what `changes` touch; None: everything. Called while the page is shown, else when it is."""

    def on_command(self, name: str, verb: Callable[[], object]) -> None:
        """The keys of a command (`gui.commands`) do `verb` while this page is shown."""
        self.shortcuts.bind(name, verb)

    def follow_settings(self) -> None:
        """A person changed keys, or their name."""
        self.shortcuts.rebind()
        for part in self.findChildren(KeyButton):
            part.show_key(self.bench.settings.keys)

    def search(self, text: str) -> None:
        """What was typed into the header's search field, for pages that are `searchable`."""
