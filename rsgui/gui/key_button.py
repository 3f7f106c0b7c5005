"""A button that shows its key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from rsgui.core.texts import tr
from rsgui.gui import theme
from rsgui.gui.commands import BY_NAME, Chosen, shown, shown_key


class KeyButton(QPushButton):
    """A button that shows the key which does the same. A click leaves the focus where it is: on the grid."""

    def __init__(self, text: str, key: str, clicked: Callable[[], object], tip: str = "") -> None:
        """`key` is the name of a command, or a key that nobody changes."""
        super().__init__(text)
        self._command, self._key = key, ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tip)
        self.setStyleSheet("QPushButton { text-align: left; padding-left: 10px; padding-right: 6px; }")
        self.clicked.connect(lambda _=False: clicked())
        self.show_key({})

    def show_key(self, chosen: Chosen) -> None:
        """The key that holds where these were chosen."""
        self._key = shown_key(self._command, chosen) if self._command in BY_NAME else shown(self._command)
        self.setAccessibleDescription(tr("Key: {key}", key=self._key))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the key."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._cap_width() + 6, hint.height())

    minimumSizeHint = sizeHint  # noqa: N815

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The key as a cap at the right."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.tokens()
        painter.setFont(theme.font(11))
        width = self._cap_width()
        cap = QRectF(self.width() - width - 7.5, (self.height() - 18) / 2, width, 18)
        painter.setPen(QPen(QColor(colours.line_strong if self.isEnabled() else colours.line), 1))
        painter.setBrush(QColor(colours.canvas))
        painter.drawRoundedRect(cap, 3, 3)
        painter.setPen(QColor(colours.muted))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)

    def _cap_width(self) -> int:
        metrics = self.fontMetrics()
        return max(18, metrics.horizontalAdvance(self._key) + 8)
