"""The ranked grid for Qt: which rows of the board are shown, in which order, and what each cell says in words."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rsgui.core.texts import later, number, tr
from rsgui.gui.review.blind import Mask
from rsgui.gui.review.board import Board, Cell
from rsgui.gui.review.texts import Beginnings

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


KEPT = 512
"""So many rows of cells are kept: some screens."""

AHEAD = 32
"""So many rows to either side are read with one whose words are wanted."""

_THERE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_NOWHERE = Qt.ItemFlag.NoItemFlags


class GridModel(QAbstractTableModel):
    """Rows are prompts, columns are ranks, samples or generators. It holds row numbers only; the board has the figures,
    caches the beginnings of texts. The delegate paints through `cell`; roles serve tooltips and screen readers."""

    def __init__(self, words: Beginnings, texts: Beginnings, parent: QObject | None = None) -> None:
        """`words` are those of prompts, `texts` those of completions."""
        super().__init__(parent)
        self.board: Board | None = None
        self.generators: tuple[str, ...] = ()  # names, for the columns
        self.mask: Mask | None = None  # what is hidden of every cell
        self._own: NDArray[np.bool_] | None = None  # behind a mask: the board's rows that one decided oneself
        self._words, self._texts = words, texts
        self._those: NDArray[np.bool_] | None = None  # of all completions; None: all of the rows that are shown
        self._cells: dict[int, list[Cell | None]] = {}  # of rows that were on the screen
        self._rows: NDArray[np.int64] = np.zeros(0, dtype=np.int64)  # shown row -> row of the board
        self._shown: NDArray[np.int64] = np.zeros(0, dtype=np.int64)  # row of the board -> shown row, -1 where hidden
        self.words_arrived, self.texts_arrived = words.arrived, texts.arrived

    def show(
        self,
        board: Board | None,
        rows: NDArray[np.int64] | None = None,
        those: NDArray[np.bool_] | None = None,
    ) -> None:
        """Shows these rows of a board; all of them by default. `those` of all completions are what was asked for."""
        self.beginResetModel()
        self._forget()
        self.board, self._those = board, those
        count = board.rows if board else 0
        self._rows = np.arange(count, dtype=np.int64) if rows is None else rows
        self._shown = np.full(count, -1, dtype=np.int64)
        self._shown[self._rows] = np.arange(len(self._rows))
        self.endResetModel()

    # --- between what is shown and the board

    @property
    def ends(self) -> tuple[float, float]:
        """The rewards at the ends of the colour map."""
        return (self.board.low, self.board.high) if self.board else (0.0, 1.0)

    @property
    def marked(self) -> bool:
        """Whether cells say who wrote them."""
        return self.board is not None and self.board.marked

    def board_row(self, row: int) -> int:
        """The board's row that is shown in `row`."""
        return int(self._rows[row])

    def shown_row(self, board_row: int) -> int | None:
        """Where a row of the board is shown; None where it is filtered out, or nothing is shown."""
        shown = int(self._shown[board_row]) if board_row < len(self._shown) else -1
        return None if shown < 0 else shown

    def shown_rows(self, board_rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The same of many; -1 where one is filtered out."""
        return self._shown[board_rows]

    def cell(self, row: int, column: int) -> Cell | None:
        """What a shown cell shows; None where no completion stands."""
        if self.board is None or not 0 <= row < len(self._rows):
            return None
        cells = self._cells.get(row)
        if cells is None:
            if len(self._cells) > KEPT:
                self._cells.clear()
            cells = self.board.cells(int(self._rows[row]))
            if (mask := self.mask) is not None:
                cells = [None if cell is None else mask.cell(cell) for cell in cells]
            self._cells[row] = cells
        return cells[column] if 0 <= column < len(cells) else None

    def hide(self, mask: Mask | None) -> None:
        """Hides something of every cell from now on, or nothing any more."""
        self.mask = mask
        self.repicked()

    def first_column(self, row: int) -> int:
        """Where to look first in a shown row: the first in the curated set, unless that is hidden."""
        if self.board is None or self.mask is not None:
            return 0
        return self.board.best_rank(int(self._rows[row]))

    def completions(self, rows: range, ranks: range, asked_for: bool = False) -> NDArray[np.int64]:
        """The ids of the completions in a rectangle of shown cells, or only of those that the filters ask for."""
        if self.board is None:
            return np.zeros(0, dtype=np.int64)
        those = self._those if asked_for else None
        return self.board.completions(self._rows[rows.start : rows.stop], ranks, those)

    def asked_for(self, row: int, column: int) -> bool:
        """Whether the filters ask for the completion of a shown cell, not merely for its prompt."""
        if self.board is None or self._those is None:
            return True
        flat = self.board.layout.flat(int(self._rows[row]), column)
        return flat is not None and bool(self._those[flat])

    def decided(self, row: int) -> bool:
        """Whether a person decided anything of the prompt in a shown row; behind a mask, whether one did oneself."""
        if self.board is None:
            return False
        board_row = int(self._rows[row])
        return self.board.decided_in(board_row) if self.mask is None else bool(self._decided(self.board)[board_row])

    def decided_count(self) -> int:
        """Of how many shown prompts `decided` holds."""
        return int(self._decided(self.board)[self._rows].sum()) if self.board else 0

    def _decided(self, board: Board) -> NDArray[np.bool_]:
        if self.mask is None:
            return board.decided()
        if self._own is None:
            self._own = self.mask.decided(board)
        return self._own

    def _forget(self) -> None:
        self._cells.clear()
        self._own = None

    def prompt(self, row: int) -> int | None:
        """The id of the prompt in a shown row."""
        return self.board.prompt(int(self._rows[row])) if self.board and 0 <= row < len(self._rows) else None

    def words(self, row: int) -> str | None:
        """The first words of the prompt in a shown row; None while they are read."""
        prompt = self.prompt(row)
        found = None if prompt is None else self._words.words(prompt)
        if prompt is not None and found is None:
            self._words.want(self._near(row))
        return found

    def fetch(self, row: int) -> None:
        """Has the words around a shown row read before it is painted."""
        prompt = self.prompt(row)
        if prompt is not None and prompt not in self._words:
            self._words.fetch(self._near(row))

    def _near(self, row: int) -> list[int]:
        """The prompts around a shown row."""
        near = self._rows[max(0, row - AHEAD) : row + AHEAD]
        return self.board.grid.prompts[near].tolist() if self.board else []

    def text(self, completion: int) -> str | None:
        """What a completion begins with; None while it is read."""
        return self._texts.words(completion)

    def touched(self, board_row: int, rank: int) -> None:
        """One cell of the board changed: it alone is painted again."""
        row, self._own = self.shown_row(board_row), None
        if row is not None:
            self._cells.pop(row, None)
            index = self.index(row, rank)
            self.dataChanged.emit(index, index)

    def repicked(self) -> None:
        """Any cell may have changed, but no place: the grid is painted again and nothing moves."""
        self._forget()
        if len(self._rows) and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    # --- for Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """One row a prompt."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """One column a rank."""
        return 0 if parent.isValid() or self.board is None else self.board.width

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Places without a completion cannot be gone to."""
        return _NOWHERE if self.cell(index.row(), index.column()) is None else _THERE

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Words for tooltips and screen readers."""
        if role not in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole) or not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if cell is None:
            return None
        if role == Role.DisplayRole:
            if self.mask is not None:
                return cell.verdict or ""
            return tr("missing") if cell.reward is None else number(cell.reward, ".4g")
        text = f"{index.column() + 1}" if self.mask is not None else describe(cell, index.column())
        if role == Role.ToolTipRole:
            return text
        return tr("Prompt {number:,}, {text}", number=self.board_row(index.row()) + 1, text=text)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: N802
        """Ranks across the top, prompts down the side."""
        if orientation == Qt.Orientation.Horizontal:
            return self._column(section, role)
        if not 0 <= section < len(self._rows):
            return None
        if role == Role.DisplayRole:
            return f"{self.board_row(section) + 1}"
        return self.words(section) if role == Role.ToolTipRole else None

    def _column(self, section: int, role: int) -> Any:
        """What stands in a column, in a word; where it is a generator, the tooltip has its name."""
        columns = self.board.layout.columns if self.board else "rank"
        if columns == "generator" and section < len(self.generators):
            name = self.generators[section]
            return name if role in (Role.DisplayRole, Role.ToolTipRole) else None
        if role != Role.DisplayRole:
            return None
        return ordinal(section + 1) if columns == "rank" else f"{section + 1}"


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd ..."""
    if 10 <= n % 100 <= 20:
        return tr("{n}th", n=n)
    return tr({1: later("{n}st"), 2: later("{n}nd"), 3: later("{n}rd")}.get(n % 10, "{n}th"), n=n)


def describe(cell: Cell, rank: int) -> str:
    """A cell in words: what its colour, frame and marks say."""
    reward = tr("reward missing") if cell.reward is None else tr("reward {reward:.4g}", reward=cell.reward)
    parts = [ordinal(rank + 1), reward]
    if cell.writer:
        parts.append(tr("written by {writer}", writer=cell.writer))
    if cell.picked:
        parts.append(tr("picked by the recipe"))
    if cell.verdict is not None:
        parts.append(tr("included by a person" if cell.verdict == "include" else "excluded by a person"))
    parts.append(tr("in the curated set") if cell.curated else tr("not in the curated set"))
    if cell.edited:
        parts.append(tr("edited"))
    if cell.noted:
        parts.append(tr("has a note"))
    if cell.truncated:
        parts.append(tr("cut off at the length limit"))
    if cell.repeat:
        parts.append(tr("says what an earlier one says"))
    return ", ".join(parts)
