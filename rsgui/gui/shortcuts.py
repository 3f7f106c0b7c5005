"""The overview of keys, on F1 or `?`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from rsgui.gui.rail import STAGES
from rsgui.gui.widgets import Badge, button, column, label, row

GENERAL = {
    "Ctrl+0": "All projects",
    **{f"Ctrl+{place}": title for place, title in enumerate(STAGES.values(), 1)},
    "Ctrl+N": "New project",
    "/": "Search this page",
    "Ctrl+J": "Recent jobs",
    "Ctrl+L": "The engine's log",
    "Ctrl+Q": "Close rsgui",
    "F1 or ?": "This overview",
}
REVIEW = {
    "Arrows": "Move in the grid",
    "1 to 9": "Go to that rank",
    "Space": "Include or exclude",
    "Del": "Leave it to the strategy again",
    "E": "Edit the completion",
    "N": "Write a note",
    "U": "Undo the last decision",
}


class Shortcuts(QDialog):
    """All keys, in two columns. It does not block the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = row(
            column(label("Everywhere", "section"), _table(GENERAL), None),
            column(label("Review", "section"), _table(REVIEW), None),
            spacing=40,
        )
        close = button("Close", self.close)
        self.setLayout(column(label("Keyboard shortcuts", "title"), 8, columns, 8, row(None, close), margin=24))


def _table(keys: dict[str, str]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    for line, (key, text) in enumerate(keys.items()):
        shown = key if " " in key else QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key
        badge = Badge(shown)
        badge.setProperty("badge", "key")
        grid.addWidget(badge, line, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(text), line, 1)
    grid.setColumnStretch(1, 1)
    result = QWidget()
    result.setLayout(grid)
    return result
