"""How often each reward was given, as bars in the colours of the rewards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from rsgui.core.texts import counted, number, tr
from rsgui.gui import theme
from rsgui.store.rewards import RewardSummary

NOTHING = RewardSummary(rewarded=0, missing=0, mean=None, reasons={}, histogram=(), low=0.0, high=1.0)
"""Before a scorer has looked at anything."""

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


class Histogram(QWidget):
    """How often each reward was given. Every bar has its count in its tooltip, and above it where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._summary = NOTHING
        self.setMinimumHeight(180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Histogram of rewards"))

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
        low, high_end = self._axis()
        left, right = (
            area.left() + area.width() * (self._edge(edge) - low) / (high_end - low) for edge in (place, place + 1)
        )
        high = area.height() * heights[place] / max(1, *heights)
        if heights[place]:
            high = max(high, 2.0)
        return QRectF(left + 1, area.bottom() - high, max(3.0, right - left - 2), high)

    def _above(self, bar: QRectF, width: int) -> QRectF:
        """Where a count stands: over the middle of its bar, but within the picture."""
        left = min(max(0.0, bar.center().x() - width / 2), self.width() - width - 1.0)
        return QRectF(left, bar.top() - 18, width + 1, 16)

    def _counts(self, metrics: QFontMetrics) -> list[tuple[str, QRectF]]:
        """The counts that have room, the highest first, and where they stand: none over another."""
        found: list[tuple[str, QRectF]] = []
        heights = self._summary.histogram
        for place in sorted(range(len(heights)), key=lambda place: -heights[place]):
            count = number(heights[place])
            where = self._above(self._bar(place), metrics.horizontalAdvance(count))
            if heights[place] and not any(where.intersects(other) for _, other in found):
                found.append((count, where))
        return found

    def _axis(self) -> tuple[float, float]:
        """Rewards between 0 and 1 are shown from 0 to 1, so that two scorers can be compared at a glance."""
        s = self._summary
        return (0.0, 1.0) if s.low >= 0 and s.high <= 1 else (s.low, s.high)

    def _place(self, x: float) -> int:
        """The bar under a horizontal position; -1 where there is none."""
        bars = (self._bar(place) for place in range(len(self._summary.histogram)))
        return next((place for place, bar in enumerate(bars) if bar.left() <= x <= bar.right()), -1)

    def _edge(self, place: int) -> float:
        s = self._summary
        return s.low + (s.high - s.low) * place / max(1, len(s.histogram))

    def _describe(self, place: int) -> str:
        count = self._summary.histogram[place]
        return counted(
            count,
            "{count} completion from {low:.2f} to {high:.2f}",
            "{count} completions from {low:.2f} to {high:.2f}",
            low=self._edge(place),
            high=self._edge(place + 1),
        )

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            place = self._place(event.pos().x())
            QToolTip.showText(event.globalPos(), self._describe(place) if place >= 0 else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        t, s, area = theme.tokens(), self._summary, self._area()
        low, high = self._axis()
        painter.setPen(QPen(QColor(t.line_strong), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        for place, count in enumerate(s.histogram):
            bar = self._bar(place)
            middle = (self._edge(place) + self._edge(place + 1)) / 2
            painter.setPen(QPen(QColor(t.line_strong), 1))
            painter.setBrush(theme.reward_colour(middle, low, high))
            if count:
                painter.drawRoundedRect(bar, 3, 3)
        painter.setPen(t.muted)
        for words, where in self._counts(painter.fontMetrics()):
            painter.drawText(where, _CENTRE, words)
        for at, align in ((low, _LEFT), ((low + high) / 2, _CENTRE), (high, _RIGHT)):
            painter.drawText(QRectF(QPointF(0, area.bottom() + 6), area.size()), align, f"{at:.2g}")
