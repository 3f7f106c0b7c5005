"""Help, on F1 or `?`: what the page is for, in a few lines of resources/help, and all keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QWidget

from rsgui import paths
from rsgui.core.texts import tr
from rsgui.gui.commands import COMMANDS, FIXED, Chosen, Command, keys_of, shown
from rsgui.gui.translation import speaking
from rsgui.gui.widgets import Badge, button, column, label, row


class Help(QDialog):
    """What the page `stage` is for, and all keys, in columns. It does not block the window."""

    def __init__(self, stage: str, chosen: Chosen, change_keys: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        review = [command for command in COMMANDS if command.place == "review"]
        half = (len(review) - len(FIXED) + 1) // 2  # the fixed keys stand below the first of them
        columns = row(
            *(
                column(
                    label(title, "section"), _table([(_keys(one, chosen), tr(one.words)) for one in part]), *more, None
                )
                for title, part, more in (
                    (tr("Everywhere"), [one for one in COMMANDS if one.place != "review"], ()),
                    (
                        tr("In Review"),
                        review[:half],
                        (_table([(_fixed(key), tr(words)) for key, words in FIXED.items()]),),
                    ),
                    ("", review[half:], ()),
                )
            ),
            spacing=32,
        )
        change = button(tr("Change keys …"), change_keys)
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
                row(change, None, close),
                margin=24,
                spacing=12,
            )
        )


def page_help(stage: str) -> tuple[str, str]:
    """The title and the text, in Markdown, of a page's help."""
    text = paths.resource("help", speaking(), f"{stage}.md").read_text(encoding="utf-8")
    title, _, words = text.partition("\n")
    return title.removeprefix("# "), words.strip()


def _keys(command: Command, chosen: Chosen) -> str:
    first, *rest = map(shown, keys_of(command, chosen))
    return tr("{one} or {other}", one=first, other=rest[0]) if rest else first


def _table(keys: Sequence[tuple[str, str]]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    for line, (key, words) in enumerate(keys):
        badge = Badge(key)
        badge.setProperty("badge", "key")
        grid.addWidget(badge, line, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(words), line, 1)
    grid.setColumnStretch(1, 1)
    result = QWidget()
    result.setLayout(grid)
    return result


def _fixed(key: str) -> str:
    """A key that nobody changes; some are several, in words."""
    return tr(key) if " " in key or "Arrows" in key else shown(key)
