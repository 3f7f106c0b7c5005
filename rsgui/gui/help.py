"""Help, on F1 or `?`: what the page is for, in a few lines of resources/help, and all keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QWidget

from rsgui import paths
from rsgui.gui.rail import STAGES
from rsgui.gui.widgets import Badge, button, column, label, row

PLACES = {
    "Ctrl+0": "All projects",
    **{f"Ctrl+{place}": title for place, title in enumerate(STAGES.values(), 1)},
    "/": "Search prompts",
    "Ctrl+J": "Recent jobs",
    "Ctrl+L": "The engine's log",
    "F1 or ?": "This help",
}
ACTIONS = {
    "Ctrl+N": "New project",
    "F2": "Rename the chosen project",
    "Del": "Delete the chosen project",
    "Ctrl+I": "Import prompts",
    "Ctrl+Enter": "Generate, score, train or evaluate",
    "Ctrl+E": "Export the curated set",
    "Ctrl+P": "Pause the running job, or go on",
    "Ctrl+.": "Cancel the running job",
    "Ctrl+R": "Resume the job that ended early",
    "Ctrl+T": "Light, dark, or as the system",
    "Ctrl+Q": "Close rsgui",
    "Tab, Space": "Reach and press anything else",
}
REVIEW = {
    "Arrows": "Move in the grid",
    "Enter": "Accept the machine's pick, and go on",
    "Shift+Enter": "Go on without a word",
    "1 to 9": "Go to that rank",
    "Space": "Include or exclude",
    "Shift+Arrows": "Mark several, as Ctrl+Click does",
    "Ctrl+A": "Mark all that the filters leave",
    "I or X": "Include or exclude all marked",
    "Del": "Leave it to the machine again",
    "E": "Edit the completion",
    "Ctrl+Enter": "Save the edited text",
    "N": "Write a note",
    "U or Ctrl+Z": "Undo the last step",
    "Shift+U": "Do again what was undone",
    "Esc": "Leave a field as it was",
}


class Help(QDialog):
    """What the page `stage` is for, and all keys, in columns. It does not block the window."""

    def __init__(self, stage: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = row(
            column(label("Places", "section"), _table(PLACES), None),
            column(label("Actions", "section"), _table(ACTIONS), None),
            column(label("In Review", "section"), _table(REVIEW), None),
            spacing=40,
        )
        close = button("Close", self.close)
        title, words = page_help(stage)
        about = QLabel(words)
        about.setTextFormat(Qt.TextFormat.MarkdownText)
        about.setWordWrap(True)
        self.setLayout(
            column(
                label(title, "title"),
                about,
                16,
                label("Keyboard shortcuts", "title"),
                columns,
                8,
                row(None, close),
                margin=24,
                spacing=12,
            )
        )


def page_help(stage: str) -> tuple[str, str]:
    """The title and the text, in Markdown, of a page's help."""
    title, _, words = paths.resource("help", f"{stage}.md").read_text(encoding="utf-8").partition("\n")
    return title.removeprefix("# "), words.strip()


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
