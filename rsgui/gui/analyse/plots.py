"""The kinds of plots: curves with bands, shares by step, and points with their averages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from rsgui.core.texts import counted, number, tr
from rsgui.gui import theme
from rsgui.gui.analyse.exporting import Values
from rsgui.gui.analyse.plot import Plot, look, style_axis
from rsgui.gui.words import percent

Numbers = NDArray[np.float64]


class Curve(NamedTuple):
    """One line with its 95 % band."""

    name: str
    values: Numbers
    low: Numbers
    high: Numbers


class CurvePlot(Plot):
    """Curves over 1, 2, 3 ... with bands, and a second axis above that says the same places in another unit."""

    def __init__(self, title: str, across: str, up: str, above: str) -> None:
        self._places: Numbers = np.zeros(0)
        self._others: Numbers = np.zeros(0)
        self._curves: Sequence[Curve] = ()
        self._above = above
        super().__init__(title, across, up, height=320)

    def show_curves(self, places: Numbers, others: Numbers, curves: Sequence[Curve]) -> None:
        """`others` are the places in the unit of the axis above."""
        self._places, self._others, self._curves = places, others, curves
        if len(places):
            self.describe(
                "; ".join(
                    tr(
                        "{name} {first:.3f} at {begin:g}, {last:.3f} at {end:g}",
                        name=c.name,
                        first=c.values[0],
                        begin=places[0],
                        last=c.values[-1],
                        end=places[-1],
                    )
                    for c in curves
                )
            )
        self.redraw()

    def draw(self) -> None:
        plot = self.view.getPlotItem()
        plot.showAxis("top")
        style_axis(plot.getAxis("top"), self._above)
        ticks = _spread(self._places, 8)
        plot.getAxis("top").setTicks([[(float(self._places[i]), f"{self._others[i]:.2f}") for i in ticks]])
        plot.getAxis("bottom").setTicks([[(float(self._places[i]), f"{self._places[i]:g}") for i in ticks]])
        if len(self._curves) > 1:
            show_legend(plot)
        elif plot.legend is not None:
            plot.legend.clear()
        for place, curve in enumerate(self._curves):
            self._draw(place, curve)
        if len(self._places):
            ends = np.concatenate([np.concatenate((c.low, c.high)) for c in self._curves])
            self.view.setXRange(float(self._places[0]), float(self._places[-1]), padding=0.04)
            self.view.setYRange(float(ends.min()), float(ends.max()), padding=0.1)

    def _draw(self, place: int, curve: Curve) -> None:
        colour = QColor(look(place).colour)
        colour.setAlpha(46)
        edges = [pg.PlotDataItem(self._places, y, pen=self.pen(place, 0.8)) for y in (curve.low, curve.high)]
        for item in (*edges, pg.FillBetweenItem(*edges, brush=colour)):
            self.view.addItem(item)
        self.view.plot(
            self._places,
            curve.values,
            pen=self.pen(place, 2.5),
            symbol=look(place).mark,
            symbolSize=7,
            symbolBrush=look(place).colour,
            symbolPen=None,
            name=curve.name,
            antialias=True,
        )

    def said_at(self, x: float, y: float) -> str:
        if not len(self._places):
            return ""
        i = int(np.abs(self._places - x).argmin())
        lines = [f"{self._names[0]} {number(self._places[i], 'g')},  {self._above} {number(self._others[i], '.3f')}"]
        return "\n".join(
            lines
            + [
                tr(
                    "{name} {value:.4f}  ({low:.4f} to {high:.4f})",
                    name=c.name,
                    value=c.values[i],
                    low=c.low[i],
                    high=c.high[i],
                )
                for c in self._curves
            ]
        )

    def values(self) -> Values:
        heads = [self._names[0], self._above]
        columns: list[Numbers] = [self._places, self._others]
        for curve in self._curves:
            heads += [curve.name, tr("{name}, low", name=curve.name), tr("{name}, high", name=curve.name)]
            columns += [curve.values, curve.low, curve.high]
        return Values(heads, zip(*(c.tolist() for c in columns), strict=True))


class Group(NamedTuple):
    """Counts of one group in each bin."""

    name: str
    counts: NDArray[np.int64]


class StepPlot(Plot):
    """How the rewards of several groups are spread: the share of each group in each bin, as steps."""

    def __init__(self, title: str, across: str) -> None:
        self._edges: Numbers = np.zeros(0)
        self._groups: Sequence[Group] = ()
        super().__init__(title, across, tr("share in %"))

    def show_groups(self, edges: Numbers, groups: Sequence[Group]) -> None:
        """`edges` of the bins, one more than there are counts."""
        self._edges, self._groups = edges, [g for g in groups if g.counts.sum()]
        self.describe("; ".join(f"{g.name}: {number(int(g.counts.sum()))}" for g in self._groups))
        self.redraw()

    def draw(self) -> None:
        plot = self.view.getPlotItem()
        if len(self._groups) > 1:
            show_legend(plot)
        elif plot.legend is not None:
            plot.legend.clear()
        for place, group in enumerate(self._groups):
            fill = QColor(look(place).colour)
            fill.setAlpha(60 if place == 0 else 24)
            self.view.plot(
                self._edges,
                _shares(group),
                stepMode="center",
                pen=self.pen(place),
                brush=fill,
                fillLevel=0,
                name=group.name,
            )
        if self._groups:
            top = max(float(_shares(group).max()) for group in self._groups)
            self.view.setXRange(float(self._edges[0]), float(self._edges[-1]), padding=0.02)
            self.view.setYRange(0, top, padding=0.08)

    def said_at(self, x: float, y: float) -> str:
        i = int(np.searchsorted(self._edges, x, side="right")) - 1
        if not 0 <= i < len(self._edges) - 1:
            return ""
        lines = [tr("{low:.3g} to {high:.3g}", low=self._edges[i], high=self._edges[i + 1])]
        return "\n".join(
            lines + [f"{g.name}: {number(g.counts[i])} ({percent(_shares(g)[i] / 100, 1)})" for g in self._groups]
        )

    def values(self) -> Values:
        heads = ["from", "to", *(group.name for group in self._groups)]
        columns = [self._edges[:-1], self._edges[1:], *(group.counts for group in self._groups)]
        return Values(heads, zip(*(c.tolist() for c in columns), strict=True))


class PointPlot(Plot):
    """Points, and the average of those that are near each other as a line."""

    def __init__(self, title: str, across: str, up: str) -> None:
        self._points: tuple[Numbers, Numbers] = (np.zeros(0), np.zeros(0))
        self._line: tuple[Numbers, Numbers] = (np.zeros(0), np.zeros(0))
        super().__init__(title, across, up)

    def show_points(self, points: tuple[Numbers, Numbers], line: tuple[Numbers, Numbers]) -> None:
        """Other points, and other averages."""
        self._points, self._line = points, line
        self.describe(counted(len(points[0]), "{count} point", "{count} points"))
        self.redraw()

    def draw(self) -> None:
        colour = QColor(theme.tokens().muted)
        colour.setAlpha(70)
        self.view.addItem(pg.ScatterPlotItem(*self._points, size=5, pen=None, brush=colour))
        self.view.plot(
            *self._line, pen=self.pen(0, 2.5), symbol="o", symbolSize=8, symbolBrush=look(0).colour, symbolPen=None
        )
        self.view.autoRange(padding=0.06)

    def said_at(self, x: float, y: float) -> str:
        if not len(self._line[0]):
            return ""
        i = int(np.abs(self._line[0] - x).argmin())
        across, up = self._line[0][i], self._line[1][i]
        return "\n".join(
            (
                tr("{name} about {value:+.1f}", name=self._names[0], value=across),
                tr("{name} on average {value:+.4f}", name=self._names[1], value=up),
            )
        )

    def values(self) -> Values:
        rows: list[tuple[object, ...]] = [
            ("point", x, y) for x, y in zip(*(p.tolist() for p in self._points), strict=True)
        ]
        rows += [("average", x, y) for x, y in zip(*(p.tolist() for p in self._line), strict=True)]
        return Values(("kind", *self._names), rows)


def _shares(group: Group) -> Numbers:
    return 100.0 * group.counts / max(1, int(group.counts.sum()))


def _spread(places: Numbers, most: int) -> list[int]:
    """At most so many positions, evenly spread, the first and the last among them."""
    if len(places) <= most:
        return list(range(len(places)))
    return sorted({round(i) for i in np.linspace(0, len(places) - 1, most)})


def show_legend(plot: Any) -> None:
    """An empty legend, which the series that are drawn next fill."""
    t = theme.tokens()
    legend = plot.legend or plot.addLegend(offset=(-12, 8))
    legend.clear()
    legend.setLabelTextColor(QColor(t.text))
    legend.setLabelTextSize("12px")
    legend.setBrush(pg.mkBrush(t.surface))
