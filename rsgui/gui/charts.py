"""Charts in the colours of the theme, readable at any scale, with values under the pointer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from rsgui.core.texts import later, number, tr
from rsgui.gui import theme
from rsgui.gui.widgets import label

_SMOOTHING = 0.3
"""The share of the newest value in the moving average."""

STEP, LOSS = later("step"), later("loss")


class Axis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph is not typed
    """An axis whose numbers are written as the language writes them."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        """As many decimals as tell two ticks apart."""
        step = spacing * scale
        places = next((p for p in range(12) if math.isclose(round(step, p), step, rel_tol=1e-6)), 12)
        return [number(value * scale, f",.{places}f") for value in values]


def plot_widget() -> Any:
    """A plot with such axes."""
    return pg.PlotWidget(axisItems={side: Axis(side) for side in ("left", "bottom")})


class LossChart(QWidget):
    """A curve over steps: each value as a dot, and their moving average as the line that one follows."""

    def __init__(self, across: str = STEP, up: str = LOSS, beside: str = "") -> None:
        """`beside` names other values at some of the steps, which are shown as diamonds."""
        super().__init__()
        self._names = (tr(across), tr(up))
        self._steps: NDArray[np.float64] = np.zeros(0)
        self._values: NDArray[np.float64] = np.zeros(0)
        self._plot = plot_widget()
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(False, False)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._dots = self._plot.plot([], [], pen=None, symbol="o", symbolSize=6, antialias=True)
        self._line = self._plot.plot([], [], antialias=True)
        self._beside = self._plot.plot([], [], symbol="d", symbolSize=9, antialias=True)
        self._beside_values: NDArray[np.float64] = np.zeros(0)
        self._legend = label(f"◆ {beside}", "caption")
        self._legend.hide()
        self._here = pg.InfiniteLine(angle=90, movable=False)
        self._word = pg.TextItem(anchor=(0, 0))
        for item in (self._here, self._word):
            self._plot.addItem(item, ignoreBounds=True)
            item.hide()
        self._plot.scene().sigMouseMoved.connect(self._hover)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._legend, alignment=Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self._plot, 1)
        self._nothing = label(tr("{up} appears here with the first {across}.", up=tr(up), across=tr(across)), "muted")
        layout.addWidget(self._nothing, alignment=Qt.AlignmentFlag.AlignCenter)
        self._plot.hide()
        self._plot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)  # its own wish is 480 high
        self.setMinimumHeight(200)
        self.setAccessibleName(tr("{up} over {across}", up=tr(up), across=tr(across)))
        self._restyle()

    def show_points(self, steps: Sequence[float], values: Sequence[float], last_step: float | None = None) -> None:
        """Other values; the axis goes to `last_step` where that is known."""
        self._steps, self._values = np.asarray(steps, dtype=float), np.asarray(values, dtype=float)
        self._dots.setData(self._steps, self._values)
        self._line.setData(self._steps, moving_average(self._values))
        self._plot.setVisible(bool(len(self._steps)))
        self._nothing.setHidden(bool(len(self._steps)))
        self._here.hide()
        self._word.hide()
        right = max(last_step or 1, float(self._steps[-1]) if len(self._steps) else 1)
        self._plot.setXRange(0, right, padding=0.02)
        finite = self._values[np.isfinite(self._values)]
        top = float(finite.max()) if len(finite) else 1.0
        self._plot.setYRange(min(0.0, float(finite.min()) if len(finite) else 0.0), top, padding=0.06)
        if len(self._values):
            self.setAccessibleDescription(
                tr(
                    "{name} {first:.3f} at first, {last:.3f} now",
                    name=self._names[1],
                    first=self._values[0],
                    last=self._values[-1],
                )
            )

    def show_beside(self, steps: Sequence[float], values: Sequence[float]) -> None:
        """The other values, at these steps."""
        self._beside_values = np.asarray(values, dtype=float)
        self._beside.setData(np.asarray(steps, dtype=float), self._beside_values)
        self._legend.setVisible(bool(len(values)))
        if len(values):
            known = np.concatenate([self._values, self._beside_values])
            finite = known[np.isfinite(known)]
            self._plot.setYRange(min(0.0, float(finite.min())), float(finite.max()), padding=0.06)

    def value_at(self, step: float) -> tuple[float, float] | None:
        """The step nearest to a place on the axis, and its value."""
        if not len(self._steps):
            return None
        nearest = int(np.abs(self._steps - step).argmin())
        return float(self._steps[nearest]), float(self._values[nearest])

    def _hover(self, place: QPointF) -> None:
        box = self._plot.getViewBox()
        found = self.value_at(box.mapSceneToView(place).x()) if box.sceneBoundingRect().contains(place) else None
        self._here.setVisible(found is not None)
        self._word.setVisible(found is not None)
        if found is None:
            return
        step, value = found
        (left, right), (_, top) = box.viewRange()
        self._here.setPos(step)
        self._word.setText(f"{self._names[0]} {number(step, ',.0f')}   {self._names[1]} {number(value, '.3f')}")
        self._word.setAnchor((1, 0) if step > (left + right) / 2 else (0, 0))
        self._word.setPos(step, top)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_word"):
            self._restyle()

    def _restyle(self) -> None:
        colours = theme.tokens()
        self._plot.setBackground(colours.surface)
        for name, words in zip(("bottom", "left"), self._names, strict=True):
            axis: Any = self._plot.getAxis(name)
            axis.setPen(QPen(QColor(colours.line_strong), 1))
            axis.setTextPen(QColor(colours.muted))
            axis.setTickFont(theme.font(12))
            axis.setLabel(words, **{"color": colours.muted, "font-size": "12px"})
            axis.setStyle(tickTextOffset=6, maxTickLevel=0)
        self._plot.showGrid(x=False, y=True, alpha=0.15)
        self._line.setPen(pg.mkPen(colours.accent, width=2.5 * self.devicePixelRatioF()))
        self._beside.setPen(pg.mkPen(colours.warning, width=1.5 * self.devicePixelRatioF(), style=Qt.PenStyle.DashLine))
        self._beside.setSymbolPen(None)
        self._beside.setSymbolBrush(QColor(colours.warning))
        self._dots.setSymbolPen(None)
        self._dots.setSymbolBrush(QColor(theme.mix(colours.accent, colours.surface, 0.45)))
        self._here.setPen(pg.mkPen(colours.line_strong, width=1))
        self._word.setColor(QColor(colours.text))
        self._word.fill = pg.mkBrush(colours.canvas)
        self._word.setFont(theme.font(12))


def moving_average(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The exponential moving average, without the pull towards its beginning (Kingma and Ba 2015, section 3)."""
    result = np.empty_like(values)
    sum_, weight = 0.0, 0.0
    for place, value in enumerate(values):
        sum_ = (1 - _SMOOTHING) * sum_ + _SMOOTHING * float(value)
        weight = (1 - _SMOOTHING) * weight + _SMOOTHING
        result[place] = sum_ / weight
    return result
