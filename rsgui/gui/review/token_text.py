"""A row as its tokens, and which of them a training learns from."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QColor, QFont, QHelpEvent, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QToolTip

from rsgui.core import wire
from rsgui.core.texts import later, number, tr
from rsgui.gui import theme
from rsgui.gui.review.text_views import Part, PlainText

_Line = QTextCharFormat.UnderlineStyle
BANDS = ((0.5, _Line.NoUnderline), (0.1, _Line.DotLine), (0.01, _Line.DashUnderline), (0.0, _Line.SingleUnderline))
"""The least probability of a band, and the line under its tokens."""

LEGEND = later("Improbable ones: dotted below 50 %, dashed below 10 %, underlined below 1 %.")
_FIRST = QTextFormat.Property.UserProperty
"""What the format of the first token has that is learnt."""


class TokenText(PlainText):
    """Token by token: what is learnt upright on a coloured ground, the others in italics, special ones bold, every
    second one shaded. Where probabilities are known, improbable ones stand out by their ground and a line under them.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._pieces: Sequence[wire.TokenPiece] = ()
        self.setFont(theme.font(13, mono=True))
        self._laid_out = QTimer(self, singleShot=True, interval=0)  # what stands around may give it another height
        self._laid_out.timeout.connect(self._show_learnt)
        self.filled.connect(self._laid_out.start)

    def show_tokens(self, pieces: Sequence[wire.TokenPiece]) -> None:
        """Another row."""
        self._pieces = pieces
        first = next((place for place, piece in enumerate(pieces) if piece.learnt), None)

        def parts() -> Iterator[Part]:
            for place, piece in enumerate(pieces):
                form = _form(piece, place % 2 == 1)
                if place == first:
                    form.setProperty(_FIRST, True)
                yield piece.text, form

        self.show_parts(parts())

    def _show_learnt(self) -> None:
        """Scrolls to where what is learnt begins: before it stands the prompt, which may be long."""
        block = self.document().begin()
        while block.isValid():
            part = block.begin()
            while not part.atEnd():
                if part.fragment().charFormat().hasProperty(_FIRST):
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(part.fragment().position())
                    self.setTextCursor(cursor)
                    self.centerCursor()
                    return
                part += 1
            block = block.next()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme has other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_pieces"):
            self.show_tokens(self._pieces)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """The pointer rests on a token."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cursor = self.cursorForPosition(event.pos())
            cursor.movePosition(cursor.MoveOperation.NextCharacter)  # a format is told of the character before
            QToolTip.showText(event.globalPos(), cursor.charFormat().toolTip(), self)
            return True
        return super().viewportEvent(event)


def band(logprob: float) -> int:
    """0 for what was probable, 3 for what was not."""
    return next(place for place, (least, _) in enumerate(BANDS) if math.exp(logprob) >= least)


def _form(piece: wire.TokenPiece, second: bool) -> QTextCharFormat:
    colours, form = theme.tokens(), QTextCharFormat()
    ground, ink = (colours.accent_soft, colours.accent_text) if piece.learnt else (colours.surface, colours.muted)
    if piece.logprob is not None:
        place = band(piece.logprob)
        if place:
            ground, ink = (colours.warning_soft if place == 1 else colours.danger_soft), colours.text
        form.setUnderlineStyle(BANDS[place][1])
        probability = math.exp(piece.logprob)
        shown = "< 0.001" if probability < 0.001 else number(probability, ".3f")
        told = tr("Probability {probability}, log-probability {logprob:.2f}")
        form.setToolTip(tr(told, probability=shown, logprob=piece.logprob))
    form.setBackground(QColor(theme.mix(ground, colours.text, 0.92) if second else ground))
    form.setForeground(QColor(ink))
    form.setFontItalic(not piece.learnt)
    if piece.special:
        form.setFontWeight(QFont.Weight.Bold)
    return form
