"""Blind review: rewards, generators, the machine's picks and what others decided are hidden, and all is shuffled."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from rsgui.core.texts import tr
from rsgui.gui import widgets
from rsgui.gui.notices import Notice
from rsgui.gui.review.board import Board, Cell
from rsgui.gui.review.decision_log import DecisionLog


class BlindBar(QWidget):
    """Says that one reviews blind, in which order, how to end it, and what was done last. Hidden else."""

    seeded = Signal(int)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._seed = QSpinBox()
        self._seed.setRange(0, 999_999)
        self._seed.setAccessibleName(tr("Seed of the order"))
        self._seed.setToolTip(tr("Another seed is another order; the same one is the same for everybody"))
        self._seed.valueChanged.connect(self.seeded)
        notice = Notice(self._seed, widgets.button(tr("End"), self.ended.emit), closable=False)
        notice.say(
            tr("You review blind."),
            tr(
                "Rewards, generators, the machine's picks and what others decided are hidden; prompts and completions"
                " are shuffled by this seed."
            ),
        )
        self._said = widgets.Elided("", "caption")
        line = widgets.column(notice, self._said, spacing=8)
        line.setContentsMargins(16, 8, 16, 8)
        self.setLayout(line)
        self.hide()

    @property
    def seed(self) -> int:
        return self._seed.value()

    def say(self, text: str) -> None:
        """What was done last, in words."""
        self._said.setText(text)


class Mask:
    """What a blind reviewer sees: only what they said themselves."""

    def __init__(self, log: Callable[[], DecisionLog]) -> None:
        """`log` gives the decisions as they are now."""
        self._log = log

    def cell(self, cell: Cell) -> Cell:
        """A cell without all else."""
        own = self._log().own(cell.completion)
        return cell._replace(
            reward=None,
            picked=False,
            verdict=own.verdict,
            edited=own.edited is not None,
            noted=bool(own.note),
            writer="",
            repeat=False,
        )

    def decided(self, board: Board) -> NDArray[np.bool_]:
        """For each row of a board, whether they decided anything of it."""
        decided = self._log().decided
        result = np.zeros(board.rows, dtype=np.bool_)
        result[board.grid.rows[board.flats(np.fromiter(decided, np.int64, len(decided)))]] = True
        return result
