"""The legend under the grid: what colours, frames and marks mean, drawn by the same hands as the cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMargins, QRectF, QSize
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from rsgui.core.texts import later, tr
from rsgui.gui import theme, widgets
from rsgui.gui.flow import FlowLayout
from rsgui.gui.review.delegate import Look, format_reward, picture
from rsgui.gui.review.writers import Writer

_SAMPLE_WIDTH, _SAMPLE_HEIGHT = 28, 24


class Ramp(QWidget):
    """The colour map with the rewards at its ends."""

    def __init__(self) -> None:
        super().__init__()
        self._low, self._high = 0.0, 1.0
        self.setAccessibleName(tr("Colours of rewards"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_ends(self, low: float, high: float) -> None:
        """Other ends."""
        self._low, self._high = low, high
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(136, 20)

    minimumSizeHint = sizeHint  # noqa: N815

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        painter.setPen(theme.tokens().muted)
        low, high = format_reward(self._low), format_reward(self._high)
        space = painter.fontMetrics().horizontalAdvance
        bar = QRectF(space(low) + 6, 6, self.width() - space(low) - space(high) - 12, 8)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        for step in range(9):
            gradient.setColorAt(step / 8, theme.reward_colour(step / 8))
        baseline = self.height() - 6
        painter.drawText(0, baseline, low)
        painter.drawText(round(bar.right()) + 6, baseline, high)
        painter.setPen(theme.tokens().line_strong)
        painter.setBrush(gradient)
        painter.drawRoundedRect(bar, 3, 3)


class Sample(QWidget):
    """A small cell that shows one mark."""

    def __init__(self, **marks: Any) -> None:
        super().__init__()
        self._marks = marks
        self.setFixedSize(_SAMPLE_WIDTH, _SAMPLE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        colours = theme.tokens()
        plain = Look(
            "", theme.mix(colours.muted, colours.surface, 0.3), colours.text, False, None, False, False, False, False
        )
        look = plain._replace(**self._marks)
        QPainter(self).drawPixmap(0, 0, picture(look, self.width(), self.height(), self.devicePixelRatioF()))


class Legend(QFrame):
    """Each mark with its word; below the colour map, and who wrote what, where there are several generators."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "dock")
        self._ramp = Ramp()
        line = FlowLayout(margins=QMargins(15, 4, 4, 4))
        for word, sample in (
            (later("picked"), Sample(picked=True)),
            (later("selected"), Sample(curated=True)),
            (later("included"), Sample(curated=True, verdict="include")),
            (later("excluded"), Sample(verdict="exclude")),
            (later("edited"), Sample(edited=True)),
            (later("note"), Sample(noted=True)),
            (later("cut off"), Sample(truncated=True)),
            (later("duplicate"), Sample(repeat=True)),
        ):
            line.addWidget(widgets.boxed(widgets.row(sample, widgets.label(tr(word), "caption"), spacing=4)))
        self._writers = widgets.Elided("", "caption")
        below = widgets.row(self._ramp, spacing=16)
        below.addWidget(self._writers, 1)
        below.setContentsMargins(16, 0, 16, 8)
        self.setLayout(widgets.column(line, below, spacing=0))

    def show_ends(self, low: float, high: float) -> None:
        """The rewards at the ends of the colour map."""
        self._ramp.show_ends(low, high)

    def show_writers(self, by: Sequence[Writer]) -> None:
        """The letters of the generators."""
        self._writers.setText("      ".join(f"{writer.mark}  {writer.name}" for writer in by))
