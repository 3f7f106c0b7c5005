"""The forest plot: how far each generator is from the first one, with intervals, overall and for each tag."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from rsgui.core.evaluation import Comparison
from rsgui.core.statistics import Interval
from rsgui.core.texts import Figure, tr
from rsgui.gui import theme
from rsgui.gui.analyse.exporting import Values
from rsgui.gui.analyse.plot import Plot, look, style_axis
from rsgui.gui.analyse.plots import show_legend

ROW = 34
"""Pixels that one generator takes in one line."""
LONGEST = 28
"""Characters of a tag that are shown."""


class Line(NamedTuple):
    """One tag, or all prompts: the difference of each generator that has prompts of it."""

    name: str
    prompts: int
    differences: Sequence[Interval | None]


class ForestPlot(Plot):
    """A line for all prompts and one for each tag, under one another; in each the generators."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._series: list[str] = []
        super().__init__(tr("Difference from the first"), "", "", height=ROW * 3)
        self.view.showGrid(x=True, y=False, alpha=0.15)

    def show_outcomes(self, series: Sequence[str], compared: Sequence[Comparison]) -> None:
        """The generators by name with their comparisons. Pass rates in points, where there are some to tell of."""
        passes = all(one.has_passes for one in compared)
        self._names = (tr("points of pass rate") if passes else tr("mean reward"), "")
        self._series = list(series)
        groups = sorted({name for one in compared for name in one.groups})
        whole = Line(tr("All prompts"), max(one.prompts for one in compared), [_of(one, passes) for one in compared])
        self._lines = [whole, *(_line(name, compared, passes) for name in groups)]
        self.view.setFixedHeight(44 + (24 if len(series) > 1 else 0) + self._step() * len(self._lines))
        self.describe("; ".join(self._said(line) for line in self._lines))
        self.redraw()

    def _step(self) -> int:
        return ROW + 14 * (len(self._series) - 1)

    def draw(self) -> None:
        plot = self.view.getPlotItem()
        left = plot.getAxis("left")
        style_axis(left, "")
        left.setTicks([[(-place, _called(line)) for place, line in enumerate(self._lines)]])
        left.setWidth(230)
        self.view.showGrid(x=True, y=False, alpha=0.15)
        if len(self._series) > 1:
            show_legend(plot)
        elif plot.legend is not None:
            plot.legend.clear()
        zero = pg.InfiniteLine(0, angle=90, pen=pg.mkPen(theme.tokens().line_strong, width=1.5))
        self.view.addItem(zero, ignoreBounds=True)
        for series in range(len(self._series)):
            self._draw_series(series)
        if self._lines:
            self.view.setYRange(-len(self._lines) + 0.5, 0.5 + (0.4 if len(self._series) > 1 else 0), padding=0)
            ends = [e for line in self._lines for d in line.differences if d is not None for e in (d.low, d.high)]
            self.view.setXRange(min(0.0, *ends), max(0.0, *ends, 1e-6), padding=0.06)

    def _draw_series(self, series: int) -> None:
        count = len(self._series)
        offset = 0.0 if count == 1 else 0.28 - 0.56 * series / (count - 1)
        there = [(offset - i, d) for i, line in enumerate(self._lines) if (d := line.differences[series]) is not None]
        if not there:
            return
        for y, (estimate, low, high) in there:
            pen = self.pen(series, 2.5 if y > -0.5 else 1.8)
            pen.setStyle(Qt.PenStyle.SolidLine)
            self.view.plot([low, high], [y, y], pen=pen, antialias=True)
            shows = low > 1e-9 or high < -1e-9
            self.view.plot(
                [estimate],
                [y],
                pen=None,
                symbol=look(series).mark,
                symbolSize=11 if y > -0.5 else 9,
                symbolBrush=QColor(look(series).colour) if shows else QColor(theme.tokens().surface),
                symbolPen=pg.mkPen(look(series).colour, width=1.8),
                antialias=True,
                name=self._series[series] if y > -0.5 else None,
            )

    def said_at(self, x: float, y: float) -> str:
        place = round(-y)
        return self._said(self._lines[place]) if 0 <= place < len(self._lines) else ""

    def _said(self, line: Line) -> str:
        parts = [
            tr(
                "{name} {by} ({low} to {high})",
                name=name,
                by=Figure(d.estimate),
                low=Figure(d.low),
                high=Figure(d.high),
            )
            for name, d in zip(self._series, line.differences, strict=True)
            if d is not None
        ]
        return f"{_called(line)}: {', '.join(parts)}"

    def values(self) -> Values:
        rows: list[tuple[object, ...]] = [
            (line.name, line.prompts, name, *d)
            for line in self._lines
            for name, d in zip(self._series, line.differences, strict=True)
            if d is not None
        ]
        return Values(("prompts", "number", "generator", "difference", "low", "high"), rows)


def _of(compared: Comparison, passes: bool) -> Interval:
    if passes:
        return Interval(*(100 * end for end in compared.pass_difference))
    return compared.reward_difference


def _line(name: str, compared: Sequence[Comparison], passes: bool) -> Line:
    of_tag = [one.groups.get(name) for one in compared]
    prompts = max(one.prompts for one in of_tag if one is not None)
    return Line(name, prompts, [None if one is None else _of(one, passes) for one in of_tag])


def _called(line: Line) -> str:
    name = line.name if len(line.name) <= LONGEST else line.name[: LONGEST - 1] + "…"
    return f"{name} ({line.prompts:,})"
