"""Read-only plain text: what models and files say is data, never markup."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from rsgui.core.entities import Message
from rsgui.gui import theme

_ROLES = {"system": "System", "user": "User", "assistant": "Assistant"}


class PlainText(QPlainTextEdit):
    """A text to read and copy from. Escape gives the keys back (`give_back` takes the focus)."""

    def __init__(self, name: str, give_back: QWidget | None = None) -> None:
        super().__init__()
        self._give_back = give_back
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )  # lines are wrapped, anywhere if need be
        self.setFont(theme.font(14))
        self.document().setDocumentMargin(0)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape and self._give_back is not None:
            self._give_back.setFocus()
            return
        super().keyPressEvent(event)


class Turns(PlainText):
    """The messages of a prompt, each under its role where there are several; as high as they need, up to a limit."""

    def __init__(self, name: str, most_lines: int = 12, give_back: QWidget | None = None) -> None:
        super().__init__(name, give_back)
        self._most_lines = most_lines
        self._messages: tuple[Message, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_messages(self, messages: Sequence[Message]) -> None:
        """Another prompt."""
        self._messages = tuple(messages)
        self.clear()
        cursor = self.textCursor()
        alone = len(messages) == 1 and messages[0].role == "user"
        for place, message in enumerate(messages):
            if not alone:
                cursor.insertText(("\n" if place else "") + _ROLES[message.role] + "\n", _caption())
            cursor.insertText(message.content, QTextCharFormat())
            if not alone and place + 1 < len(messages):
                cursor.insertText("\n", QTextCharFormat())
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme has another colour for the roles."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_messages"):
            self.show_messages(self._messages)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Other line breaks may need another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the text, within the limit."""
        line = self.fontMetrics().lineSpacing() + 1
        lines = max(1, min(self._most_lines, int(self.document().size().height())))
        return QSize(super().sizeHint().width(), lines * line + 4)

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())


def _caption() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(QColor(theme.tokens().muted))
    form.setFont(theme.font(12))
    return form
