"""Help, on F1 or `?`: what the page is for, in a few lines of resources/help, and all keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QWidget

from rsgui import paths
from rsgui.core.texts import later, tr
from rsgui.gui.rail import STAGES
from rsgui.gui.translation import speaking
from rsgui.gui.widgets import Badge, button, column, label, row

PLACES = {
    "Ctrl+0": later("All projects"),
    **{f"Ctrl+{place}": title for place, title in enumerate(STAGES.values(), 1)},
    "/": later("Search prompts"),
    "Ctrl+J": later("Recent jobs"),
    "Ctrl+L": later("The engine's log"),
    later("F1 or ?"): later("This help"),
}
ACTIONS = {
    "Ctrl+N": later("New project"),
    "F2": later("Rename the chosen project"),
    "Del": later("Delete the chosen project"),
    "Ctrl+I": later("Import prompts"),
    "Ctrl+Enter": later("Generate, score, train or evaluate"),
    "Ctrl+E": later("Export the curated set"),
    "Ctrl+P": later("Pause the running job, or go on"),
    "Ctrl+.": later("Cancel the running job"),
    "Ctrl+R": later("Resume the job that ended early"),
    "Ctrl+T": later("Light, dark, or as the system"),
    "Ctrl+Q": later("Close rsgui"),
    later("Tab, Space"): later("Reach and press anything else"),
}
REVIEW = {
    later("Arrows"): later("Move in the grid"),
    "Enter": later("Accept the machine's pick, and go on"),
    "Shift+Enter": later("Go on without a word"),
    later("1 to 9"): later("Go to that rank"),
    "Space": later("Include or exclude"),
    later("Shift+Arrows"): later("Mark several, as Ctrl+Click does"),
    "Ctrl+A": later("Mark all that the filters leave"),
    later("I or X"): later("Include or exclude all marked"),
    "Del": later("Leave it to the machine again"),
    "E": later("Edit the completion"),
    "Ctrl+Enter": later("Save the edited text"),
    "N": later("Write a note"),
    "D": later("Show the differences from another one"),
    "Shift+D": later("Put another one beside it"),
    later("U or Ctrl+Z"): later("Undo the last step"),
    "Shift+U": later("Do again what was undone"),
    "Esc": later("Leave a field as it was"),
}


class Help(QDialog):
    """What the page `stage` is for, and all keys, in columns. It does not block the window."""

    def __init__(self, stage: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = row(
            column(label(tr("Places"), "section"), _table(PLACES), None),
            column(label(tr("Actions"), "section"), _table(ACTIONS), None),
            column(label(tr("In Review"), "section"), _table(REVIEW), None),
            spacing=40,
        )
        close = button(tr("Close"), self.close)
        title, words = page_help(stage)
        about = QLabel(words)
        about.setTextFormat(Qt.TextFormat.MarkdownText)
        about.setWordWrap(True)
        self.setLayout(
            column(
                label(title, "title"),
                about,
                16,
                label(tr("Keyboard shortcuts"), "title"),
                columns,
                8,
                row(None, close),
                margin=24,
                spacing=12,
            )
        )


def page_help(stage: str) -> tuple[str, str]:
    """The title and the text, in Markdown, of a page's help."""
    text = paths.resource("help", speaking(), f"{stage}.md").read_text(encoding="utf-8")
    title, _, words = text.partition("\n")
    return title.removeprefix("# "), words.strip()


def _table(keys: dict[str, str]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    for line, (key, text) in enumerate(keys.items()):
        shown = tr(key) if " " in key else QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or tr(key)
        badge = Badge(shown)
        badge.setProperty("badge", "key")
        grid.addWidget(badge, line, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(tr(text)), line, 1)
    grid.setColumnStretch(1, 1)
    result = QWidget()
    result.setLayout(grid)
    return result
