"""The rounds of a project as a tree in a table, and the curve of what they came to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor

from rsgui.core.rounds import line_of
from rsgui.core.statistics import Interval
from rsgui.core.texts import later, number, tr
from rsgui.gui.analyse.exporting import Values
from rsgui.gui.analyse.plot import Plot, look
from rsgui.gui.analyse.plots import show_legend
from rsgui.gui.tables import LEFT, RIGHT, Index, when
from rsgui.jobs.rounds import Line

Role = Qt.ItemDataRole
HEADS = (
    later("Round"),
    later("Generator"),
    later("Rows"),
    later("Held-out reward"),
    later("Control"),
    later("State"),
    later("Begun"),
)
WIDTHS = (0, 190, 60, 170, 170, 130, 96)
STEP = "    "
"""What a round that goes on from another is moved in by."""
NUMBERS = (2, 3, 4)
LEGEND = 0.25
"""The room at the right for the legend, as a share of the rounds."""


def ranged(interval: Interval | None) -> str:
    """A figure with its interval: "0.50 (0.41 to 0.58)"."""
    if interval is None:
        return ""
    figures = {name: number(value, ".2f") for name, value in interval._asdict().items()}
    return tr("{estimate} ({low} to {high})", **figures)


def state_of(line: Line) -> str:
    """How far a round is."""
    if line.reward is not None:
        return tr("evaluated")
    if line.adapter is not None:
        return tr("trained") if line.adapter.folder else tr("to be trained")
    return tr("selected") if line.turn.selection is not None else tr("begun")


class RoundModel(QAbstractTableModel):
    """One row a round, each after the one that it goes on from. A name can be edited where it stands."""

    renamed = Signal(int, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show(self, lines: list[Line]) -> None:
        """Other rounds, or the same with other figures."""
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def line(self, row: int) -> Line | None:
        """The round in a row."""
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def row_of(self, turn: int) -> int:
        """The row of a round, -1 where it is not there."""
        return next((row for row, line in enumerate(self.lines) if line.turn.id == turn), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return len(HEADS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: N802
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole:
            return RIGHT if section in NUMBERS else LEFT
        return tr(HEADS[section]) if role == Role.DisplayRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        line, place = self.lines[index.row()], index.column()
        if role == Role.TextAlignmentRole:
            return RIGHT if place in NUMBERS else LEFT
        if role == Role.EditRole and place == 0:
            return line.turn.name
        if role != Role.DisplayRole:
            return None
        return (
            STEP * line.depth + ("└ " if line.depth else "") + line.turn.name,
            tr("adapter of {round}", round=line.generator) if line.depth else line.generator,
            number(line.adapter.rows) if line.adapter else "",
            ranged(line.reward),
            ranged(line.control),
            state_of(line),
            when(line.turn.created),
        )[place]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == 0 else flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        turn = self.lines[index.row()].turn
        if str(value).strip() != turn.name:
            self.renamed.emit(turn.id, str(value))
        return True


class RoundCurve(Plot):
    """Held-out reward over rounds: a line from the base to each last round, and the random controls beside it."""

    def __init__(self) -> None:
        self._lines: Sequence[Line] = ()
        super().__init__(tr("Held-out reward over rounds"), tr("rounds from the base"), tr("mean gold reward"), 240)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """The rounds of a project in the order of their tree."""
        self._lines = [line for line in lines if line.reward is not None]
        self.describe("; ".join(f"{line.turn.name} {ranged(line.reward)}" for line in self._lines))
        self.redraw()

    def draw(self) -> None:
        plot = self.view.getPlotItem()
        if plot.legend is not None:
            plot.legend.clear()
        deepest = max((line.depth + 1 for line in self._lines), default=0)
        plot.getAxis("bottom").setTicks([[(0, tr("base")), *((at, str(at)) for at in range(1, deepest + 1))]])
        legend = any(line.control for line in self._lines) or len(self._branches()) > 1
        if legend:
            show_legend(plot)
        self.view.setXRange(-0.1, deepest + (LEGEND * deepest if legend else 0.1), padding=0)
        for place, branch in enumerate(self._branches()):
            self._draw_branch(place, branch)
        controls = [(line.depth + 1, line.control) for line in self._lines if line.control is not None]
        if controls:
            self._draw_points(3, controls, tr("random control"), line=False)

    def _branches(self) -> list[list[Line]]:
        """From the first round to each one that no other goes on from."""
        by_id = {line.turn.id: line for line in self._lines}
        turns = [line.turn for line in self._lines]
        parents = {turn.parent for turn in turns}
        return [[by_id[one.id] for one in line_of(turns, turn.id)] for turn in turns if turn.id not in parents]

    def _draw_branch(self, place: int, branch: list[Line]) -> None:
        points = [(line.depth + 1, line.reward) for line in branch if line.reward is not None]
        if branch[0].base is not None and branch[0].depth == 0:
            points.insert(0, (0, branch[0].base))
        self._draw_points(place, points, branch[-1].turn.name, line=True)

    def _draw_points(self, place: int, points: list[tuple[int, Interval]], name: str, line: bool) -> None:
        at = np.array([x for x, _ in points], dtype=float)
        mid, low, high = (np.array(values) for values in zip(*(tuple(figure) for _, figure in points), strict=True))
        colour = QColor(look(place).colour)
        bars = pg.ErrorBarItem(x=at, y=mid, top=high - mid, bottom=mid - low, beam=0.06, pen=pg.mkPen(colour))
        self.view.addItem(bars)
        pen = self.pen(place) if line else None
        self.view.plot(
            at, mid, pen=pen, symbol=look(place).mark, symbolBrush=colour, symbolPen=None, symbolSize=8, name=name
        )

    def said_at(self, x: float, y: float) -> str:
        """The rounds at the nearest depth."""
        depth = round(x)
        if depth == 0:
            base = next((line.base for line in self._lines if line.base), None)
            return tr("base: {reward}", reward=ranged(base)) if base else ""
        there = [line for line in self._lines if line.depth + 1 == depth]
        said = [tr("{round}: {reward}", round=line.turn.name, reward=ranged(line.reward)) for line in there]
        said += [
            tr("control of {round}: {reward}", round=line.turn.name, reward=ranged(line.control))
            for line in there
            if line.control
        ]
        return "\n".join(said)

    def values(self) -> Values:
        rows = tuple(
            (line.turn.name, line.depth + 1, *(line.reward or ("", "", "")), *(line.control or ("", "", "")))
            for line in self._lines
        )
        return Values(("round", "depth", "reward", "low", "high", "control", "control low", "control high"), rows)
