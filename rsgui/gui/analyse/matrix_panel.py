"""The reward matrix as a picture: a line is a prompt, a column a rank, the colour is the reward."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QColor

from rsgui.core.texts import counted, later, number, tr
from rsgui.gui import theme
from rsgui.gui.analyse.exporting import Values
from rsgui.gui.analyse.panel import Panel, reading
from rsgui.gui.analyse.plot import Plot
from rsgui.gui.review.board import Board
from rsgui.gui.review.legend import Ramp
from rsgui.gui.review.sight import Sight
from rsgui.gui.widgets import Segments, boxed, button, column, label, row
from rsgui.store.database import Store

FEW_RANKS = 24
"""Up to so many ranks all are seen at once, and zooming is for prompts alone."""
MOST_NUMBERS = 600
"""So many cells have their number written into them, at most."""
ORDERS = (
    ("imported", later("In order of import")),
    ("mean", later("By mean reward")),
    ("best", later("By best reward")),
)


class MatrixPlot(Plot):
    """All rewards at once. The wheel zooms, dragging moves, a click says which cell."""

    clicked = Signal(int, int)
    """Row of the board, and rank."""

    def __init__(self) -> None:
        self._board: Board | None = None
        self._order: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._picture: NDArray[np.float64] = np.zeros((0, 0))
        self._numbers: list[pg.TextItem] = []
        super().__init__(tr("Reward matrix"), tr("rank"), tr("prompt"), height=360, grows=True)
        self.view.setMouseEnabled(True, True)
        self.view.invertY(True)
        self.view.scene().sigMouseClicked.connect(self._click)
        self.view.getViewBox().sigRangeChanged.connect(lambda *_: self._label())
        self.view.getViewBox().sigResized.connect(lambda *_: self._label())

    def show_sorted(self, board: Board, order: NDArray[np.int64], image: NDArray[np.float64]) -> None:
        """Another matrix; `order` are the board's rows from above, `image` their rewards by rank."""
        self._board, self._order, self._picture = board, order, image
        self.describe(
            counted(
                board.rows,
                "{count} prompt, up to {width} each",
                "{count} prompts, up to {width} each",
                width=counted(board.width, "{count} completion", "{count} completions"),
            )
        )
        self.redraw()
        self.show_all()

    def show_all(self) -> None:
        """Zooms out."""
        lines, ranks = self._picture.shape
        self.view.setMouseEnabled(ranks > FEW_RANKS, True)
        self.view.setLimits(xMin=-0.5, xMax=ranks + 0.5, yMin=-0.02 * lines - 0.5, yMax=1.02 * lines + 0.5)
        self.view.setRange(xRange=(0, max(1, ranks)), yRange=(0, max(1, lines)), padding=0.01)

    def draw(self) -> None:
        if self._board is None or not self._picture.size:
            return
        ranks = self._picture.shape[1]
        self.view.showGrid(x=False, y=False)
        self.view.getAxis("bottom").setTicks([[(rank + 0.5, f"{rank + 1}") for rank in _some(ranks)]])
        self.view.getPlotItem().getViewBox().setBackgroundColor(QColor(theme.tokens().sunken))
        image = pg.ImageItem(self._picture, axisOrder="row-major", levels=(self._board.low, self._board.high))
        image.setLookupTable(colours())
        self.view.addItem(image)
        self._numbers = []
        self._label()

    def _label(self) -> None:
        """The numbers of the prompts that can be seen, and, where cells are large enough, their rewards."""
        box = self.view.getViewBox()
        (left, right), (above, below) = box.viewRange()
        lines, ranks = self._picture.shape
        seen = range(max(0, int(above)), min(lines, math.ceil(below)))
        step = max(1, math.ceil(len(seen) / 24))
        ticks = [(line + 0.5, number(self._order[line] + 1)) for line in seen if line % step == 0]
        self.view.getAxis("left").setTicks([ticks])
        for item in self._numbers:
            self.view.removeItem(item)
        self._numbers = []
        across = range(max(0, int(left)), min(ranks, math.ceil(right)))
        wide, high = box.width() / max(1e-9, right - left), box.height() / max(1e-9, below - above)
        if wide >= 40 and high >= 18 and len(seen) * len(across) <= MOST_NUMBERS:
            self._numbers = [self._number(line, rank) for line in seen for rank in across]

    def _number(self, line: int, rank: int) -> pg.TextItem:
        value = self._picture[line, rank]
        reward = float(value) if np.isfinite(value) else None
        low, high = (self._board.low, self._board.high) if self._board else (0.0, 1.0)
        ink = theme.text_on_reward(reward, low, high)
        item = pg.TextItem("" if reward is None else number(reward, ".2f"), ink, anchor=(0.5, 0.5))
        item.setFont(theme.font(12))
        item.setPos(rank + 0.5, line + 0.5)
        self.view.addItem(item, ignoreBounds=True)
        return item

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """The board's row and the rank at a place of the plot."""
        line, rank = int(np.floor(y)), int(np.floor(x))
        if self._board is None or not (0 <= line < len(self._order) and rank >= 0):
            return None
        found = int(self._order[line]), rank
        return found if self._board.flat(*found) is not None else None

    def said_at(self, x: float, y: float) -> str:
        place = self.at(x, y)
        cell = self._board.cell(*place) if self._board and place else None
        if cell is None or place is None:
            return ""
        reward = tr("reward missing") if cell.reward is None else tr("reward {reward:.4g}", reward=cell.reward)
        return tr("prompt {row:,},  rank {rank}", row=place[0] + 1, rank=place[1] + 1) + f"\n{reward}"

    def values(self) -> Values:
        return Values(("prompt", "rank", "completion", "reward"), self._rows())

    def _rows(self) -> Iterator[tuple[object, ...]]:
        for row_ in self._order.tolist() if self._board is not None else ():
            for rank in range(self._board.count(row_) if self._board else 0):
                cell = self._board.cell(row_, rank) if self._board else None
                if cell is not None:
                    yield row_ + 1, rank + 1, cell.completion, "" if cell.reward is None else cell.reward

    def _click(self, event: object) -> None:
        scene: QPointF = event.scenePos()  # type: ignore[attr-defined]  # pyqtgraph's own event
        at = self.view.getViewBox().mapSceneToView(scene)
        place = self.at(at.x(), at.y())
        if place is not None:
            self.clicked.emit(*place)


class MatrixPanel(Panel):
    """The picture, in the order that one chooses."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._board: Board | None = None
        self.plot = MatrixPlot()
        self.plot.clicked.connect(self._open)
        self.plot.failed.connect(self.failed)
        self.order = Segments([(key, tr(text)) for key, text in ORDERS], "mean")
        self.order.chosen.connect(lambda _: self._sort())
        self._ramp = Ramp()
        self._ramp.setFixedHeight(20)
        self._words = reading()
        tools = row(self.order, 8, button(tr("Show all"), self.plot.show_all, "quiet"), None, self._ramp)
        hint = label(
            tr("The wheel zooms, dragging moves, a click opens the cell in Review. Gaps have no reward."), "caption"
        )
        whole = column(self._words, tools, self.plot, hint, spacing=12, margin=20)
        whole.setStretch(2, 1)
        self.setLayout(column(boxed(whole, "card")))

    def follow(self) -> None:
        material = self.material
        if material is None:
            return
        cells, order = material.grid(self.scorer), self.order.current
        self.reckon(lambda: Sorted.of(Board(cells), order), self._show)

    def _show(self, found: Sorted) -> None:
        self._board = board = found.board
        self._ramp.show_ends(board.low, board.high)
        mixed = int(board.mixed().sum())
        self._words.setText(
            counted(
                len(board.grid.completions),
                "{count} completion of {prompts}, best first. Lines of one colour have no signal: rewards differ in "
                "{mixed:,} prompts, and only there does a choice matter.",
                "{count} completions of {prompts}, best first. Lines of one colour have no signal: rewards differ in "
                "{mixed:,} prompts, and only there does a choice matter.",
                prompts=counted(board.rows, "{count} prompt", "{count} prompts"),
                mixed=mixed,
            )
        )
        self.plot.show_sorted(*found)

    def _sort(self) -> None:
        board, order = self._board, self.order.current
        if board is not None:
            self.reckon(lambda: Sorted.of(board, order), self._show)

    def _open(self, row_: int, rank: int) -> None:
        cell = self._board.cell(row_, rank) if self._board else None
        if cell is not None:
            self.review_asked.emit(Sight(completion=cell.completion))


class Sorted(NamedTuple):
    """A board in an order, ready to be shown."""

    board: Board
    order: NDArray[np.int64]
    image: NDArray[np.float64]

    @classmethod
    def of(cls, board: Board, order: str) -> Sorted:
        """Off the GUI thread: it takes a while for millions of cells."""
        image = picture(board)
        rows = sorted_rows(image, order)
        return cls(board, rows, image[rows])


def colours() -> NDArray[np.uint8]:
    """The map from rewards to colours, 256 lines of red, green and blue."""
    map_ = (theme.reward_colour(step / 255) for step in range(256))
    return np.array([(c.red(), c.green(), c.blue()) for c in map_], dtype=np.uint8)


def picture(board: Board) -> NDArray[np.float64]:
    """Rewards by row and rank, NaN where there is none."""
    counts = np.bincount(board.grid.rows, minlength=board.rows)
    starts = np.cumsum(counts) - counts
    order = np.lexsort((-board.grid.rewards, board.grid.rows))
    result = np.full((board.rows, board.width), np.nan)
    rows = board.grid.rows[order]
    result[rows, np.arange(len(order)) - starts[rows]] = board.grid.rewards[order]
    return result


def sorted_rows(rewards: NDArray[np.float64], order: str) -> NDArray[np.int64]:
    """The rows of a `picture` in one of `ORDERS`, the highest first; those without rewards come last."""
    if order == "imported":
        return np.arange(len(rewards))
    known = np.isfinite(rewards)
    size = known.sum(axis=1)
    mean = np.where(known, rewards, 0.0).sum(axis=1) / np.maximum(size, 1)
    best = np.where(size > 0, rewards[:, 0], -np.inf)
    first, second = (mean, best) if order == "mean" else (best, mean)
    return np.lexsort((-second, -first, size == 0))


def _some(ranks: int) -> list[int]:
    """At most some twenty ranks to name, the first among them."""
    return list(range(0, ranks, max(1, ranks // 20)))
