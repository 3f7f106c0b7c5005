"""Blind review: rewards, generators, the machine's picks and what others decided are hidden, and all is shuffled."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from rsgui.core.texts import tr
from rsgui.gui import widgets
from rsgui.gui.notices import Notice
from rsgui.gui.review.board import Cell
from rsgui.gui.review.decision_log import DecisionLog


class BlindBar(QWidget):
    """Says that one reviews blind, in which order, and how to end it. Hidden else."""

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
        line = widgets.column(notice)
        line.setContentsMargins(16, 8, 16, 8)
        self.setLayout(line)
        self.hide()

    @property
    def seed(self) -> int:
        return self._seed.value()


def masked(cell: Cell, log: DecisionLog) -> Cell:
    """A cell as a blind reviewer sees it: only what they said themselves."""
    own = log.own(cell.completion)
    return cell._replace(
        reward=None,
        picked=False,
        verdict=own.verdict,
        edited=own.edited is not None,
        noted=bool(own.note),
        writer="",
        repeat=False,
    )
