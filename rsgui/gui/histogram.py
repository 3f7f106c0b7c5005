"""How often each reward was given, as bars in the colours of the rewards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from rsgui.gui import theme
from rsgui.gui.widgets import plural
from rsgui.store.rewards import RewardSummary

NOTHING = RewardSummary(rewarded=0, missing=0, mean=None, reasons={}, histogram=(), low=0.0, high=1.0)
"""Before a scorer has looked at anything."""

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


class Histogram(QWidget):
    """How often each reward was given. Every bar has its count in its tooltip, and the highest one beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._summary = NOTHING
        self.setMinimumHeight(180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Histogram of rewards")

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(480, 200)

    def show_summary(self, summary: RewardSummary) -> None:
        """Other rewards."""
        self._summary = summary
        self.setAccessibleDescription(", ".join(self._describe(place) for place in range(len(summary.histogram))))
        self.update()

    def _area(self) -> QRectF:
        return QRectF(0, 24, self.width(), self.height() - 48)

    def _bar(self, place: int) -> QRectF:
        area, heights = self._area(), self._summary.histogram
        width = area.width() / len(heights)
        high = area.height() * heights[place] / max(1, *heights)
        if heights[place]:
            high = max(high, 2.0)
        return QRectF(area.left() + place * width + 2, area.bottom() - high, width - 4, high)

    def _edge(self, place: int) -> float:
        s = self._summary
        return s.low + (s.high - s.low) * place / max(1, len(s.histogram))

    def _describe(self, place: int) -> str:
        count = self._summary.histogram[place]
        return f"{plural(count, 'completion')} from {self._edge(place):.2f} to {self._edge(place + 1):.2f}"

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            count = len(self._summary.histogram)
            place = int(event.pos().x() / max(1, self.width()) * count)
            QToolTip.showText(event.globalPos(), self._describe(place) if 0 <= place < count else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        t, s, area = theme.tokens(), self._summary, self._area()
        painter.setPen(QPen(QColor(t.line_strong), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        for place, count in enumerate(s.histogram):
            bar = self._bar(place)
            middle = (self._edge(place) + self._edge(place + 1)) / 2
            painter.setPen(QPen(QColor(t.line_strong), 1))
            painter.setBrush(theme.reward_colour(middle, s.low, s.high))
            if count:
                painter.drawRoundedRect(bar, 3, 3)
                painter.setPen(theme.tokens().muted)
                painter.drawText(QRectF(bar.center().x() - 40, bar.top() - 18, 80, 16), _CENTRE, f"{count:,}")
        painter.setPen(t.muted)
        for at, align in ((s.low, _LEFT), ((s.low + s.high) / 2, _CENTRE), (s.high, _RIGHT)):
            painter.drawText(QRectF(QPointF(0, area.bottom() + 6), area.size()), align, f"{at:.2g}")
