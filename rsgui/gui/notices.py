"""What a page says: what it is for while it is empty, what has happened, and what went wrong."""

from __future__ import annotations

import re
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from rsgui.core.errors import RsguiError
from rsgui.core.texts import tr
from rsgui.gui import theme
from rsgui.gui.widgets import Picture, column, copy_text, icon_button, label, row, set_role

LONGEST_WORD = 24
"""Characters that stand on one line in a narrow column."""


class EmptyState(QWidget):
    """What an empty page is for, and the one or two actions that fill it."""

    def __init__(self, icon: str, title: str, text: str, *actions: QPushButton) -> None:
        super().__init__()
        self._title = label(title, "title")
        self._text = label(text, "lead", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setFixedWidth(460)
        self.setLayout(
            column(
                None,
                row(None, Picture(icon, 48, "accent_text"), None),
                8,
                self._title,
                row(None, self._text, None),
                12,
                row(None, *actions, None, spacing=12),
                None,
                None,
                spacing=8,
                margin=24,
            )
        )

    def say(self, title: str, text: str) -> None:
        """Other words."""
        self._title.setText(title)
        self._text.setText(text)


def breakable(text: str) -> str:
    """The text with places where a very long word may be broken, such as the name of a file: a line that cannot be
    broken would push what stands beside it out of the window."""
    return re.sub(rf"([^\s/]{{{LONGEST_WORD}}})(?=[^\s/])", "\\1\u200b", text)


class Notice(QFrame):
    """A message that stands where it belongs, with what to do, and buttons. Hidden until it says something."""

    _ICONS: ClassVar = {"danger": "error", "warning": "warning", "info": "info", "success": "check"}

    def __init__(self, *actions: QWidget, closable: bool = True) -> None:
        super().__init__()
        self._said = "", ""
        self._icon = Picture("info", 20)
        self._message = label("", wrap=True, selectable=True)
        self._hint = label("", wrap=True, selectable=True)
        self._copy = icon_button("copy", tr("Copy this message"), self.copy)
        self._close = icon_button("cancel", tr("Close"), self.clear)
        self._close.setVisible(closable)
        words = column(self._message, self._hint, spacing=4)
        words.setContentsMargins(0, 4, 0, 4)
        line = row(self._icon, spacing=12, margin=8)
        line.setContentsMargins(12, 4, 8, 4)
        line.addLayout(words, 1)
        for part in (*actions, self._copy, self._close):
            line.addWidget(part)
        self.setLayout(line)
        self.hide()

    def say(self, message: str, hint: str = "", tone: str = "info") -> None:
        """Shows a message. Tones: info, success, warning, danger."""
        self._said = message, hint
        self._message.setText(breakable(message))
        self._hint.setText(breakable(hint))
        self._hint.setVisible(bool(hint))
        self._icon.show_icon(self._ICONS[tone], "accent_text" if tone == "info" else tone)
        set_role(self, "role", tone)
        self._copy.setVisible(tone in ("danger", "warning"))
        self.setAccessibleName(f"{message} {hint}".strip())
        self.show()

    def clear(self) -> None:
        """Hides it again."""
        self.hide()

    def copy(self) -> None:
        """The message to the clipboard."""
        copy_text("\n".join(self._said).strip())
        self._copy.setIcon(theme.icon("check", "success"))
        QTimer.singleShot(1500, self._copy, lambda: self._copy.setIcon(theme.icon("copy")))


class ErrorBanner(Notice):
    """A Notice for errors: what is wrong, what to do about it, and a button that copies both."""

    def show_error(self, error: RsguiError) -> None:
        """Shows an error of ours."""
        self.say(error.message, error.hint, "danger")
