"""Read-only plain text: what models and files say is data, never markup.

However long a text is, the window stays alive. Qt lays a line out as a whole, which takes a second for 100,000
characters without a break: so a long line is kept in stretches, and copied as the one that it is. And a long text
comes in batches, between which other things can happen.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTextBoundaryFinder, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from rsgui.core.entities import Message
from rsgui.core.texts import later, tr
from rsgui.gui import theme

_ROLES = {"system": later("System"), "user": later("User"), "assistant": later("Assistant")}

STRETCH = 2000
"""Characters of a line that are laid out together."""

BATCH = 0.008
"""Seconds that a batch of a long text takes: half a frame."""

_GOES_ON = 1  # a block's state: the line goes on in the next block
Part = tuple[str, QTextCharFormat]


class PlainText(QPlainTextEdit):
    """A text to read and copy from. Escape gives the keys back (`give_back` takes the focus)."""

    filled = Signal()
    """All of the text is there."""

    def __init__(self, name: str, give_back: QWidget | None = None) -> None:
        super().__init__()
        self._give_back = give_back
        self._coming: Iterator[tuple[str, QTextCharFormat, bool]] = iter(())
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._take_batch)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
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

    @property
    def complete(self) -> bool:
        """Whether all of the text is there."""
        return not self._more.isActive()

    def show_text(self, text: str) -> None:
        """Another text."""
        self.show_parts([(text, QTextCharFormat())])

    def show_parts(self, parts: Iterable[Part]) -> None:
        """Another text, in parts that look differently. Its beginning is there at once."""
        self._coming = _stretches(parts)
        self.clear()
        self._take_batch()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _take_batch(self) -> None:
        until = time.perf_counter() + BATCH
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        for text, form, goes_on in self._coming:
            cursor.insertText(text, form)
            if goes_on:
                cursor.block().setUserState(_GOES_ON)
                cursor.insertBlock()
            if time.perf_counter() > until:
                self._more.start()
                return
        self._more.stop()
        self.filled.emit()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Lines as they were, without the breaks between stretches."""
        cursor, parts = self.textCursor(), []
        block = self.document().findBlock(cursor.selectionStart())
        for part in cursor.selectedText().split("\u2029"):
            parts += [part, "" if block.userState() == _GOES_ON else "\n"]
            block = block.next()
        found = QMimeData()
        found.setText("".join(parts[:-1]))
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape and self._give_back is not None:
            self._give_back.setFocus()
            return
        super().keyPressEvent(event)


def _stretches(parts: Iterable[Part]) -> Iterator[tuple[str, QTextCharFormat, bool]]:
    """The parts cut so that no line is longer than a stretch; and whether the line goes on after a cut."""
    length = 0  # of the line so far
    for text, form in parts:
        for line in text.splitlines(keepends=True) if len(text) > STRETCH else [text]:
            left = line
            while length + len(left) > STRETCH and "\n" not in left[: STRETCH - length]:
                cut = _place_to_cut(left, max(1, STRETCH - length))
                if cut >= len(left):
                    break
                yield left[:cut], form, True
                left, length = left[cut:], 0
            yield left, form, False
            last = max(left.rfind(end) for end in "\n\r\u2028\u2029")
            length = length + len(left) if last < 0 else len(left) - last - 1


def _place_to_cut(text: str, most: int) -> int:
    """After a space, if there is one not far before `most`, else between two characters as people count them."""
    space = text.rfind(" ", max(0, most - 200), most)
    if space >= 0:
        return space + 1
    near = text[max(0, most - 32) : most + 32]
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, near)
    finder.setPosition(len(near[: min(most, 32)].encode("utf-16-le")) // 2)
    if not finder.isAtBoundary():
        finder.toPreviousBoundary()
    units = max(0, finder.position())
    before = near.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
    return max(1, max(0, most - 32) + len(before))


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
        self.show_parts(self._parts())
        self._fit()

    def _parts(self) -> Iterator[Part]:
        plain, alone = QTextCharFormat(), len(self._messages) == 1 and self._messages[0].role == "user"
        for place, message in enumerate(self._messages):
            if not alone:
                yield ("\n\n" if place else "") + tr(_ROLES[message.role]) + "\n", _caption()
            yield message.content, plain

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


def only_there() -> QTextCharFormat:
    """How text looks that only the completion beside has."""
    colours, form = theme.tokens(), QTextCharFormat()
    form.setForeground(QColor(colours.danger))
    form.setBackground(QColor(colours.danger_soft))
    form.setFontStrikeOut(True)
    return form


def only_here() -> QTextCharFormat:
    """How text looks that only the completion has which is read."""
    colours, form = theme.tokens(), QTextCharFormat()
    form.setForeground(QColor(colours.success))
    form.setBackground(QColor(colours.success_soft))
    form.setFontUnderline(True)
    form.setFontWeight(QFont.Weight.DemiBold)
    return form
