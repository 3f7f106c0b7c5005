"""How the scorers of a project agree, read off the GUI thread, and the card that shows it."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from rsgui.core import agreement, review
from rsgui.core.agreement import Overruled
from rsgui.core.texts import number, tr
from rsgui.gui.widgets import boxed, button, column, label, row
from rsgui.store import decisions, grid, rewards
from rsgui.store.database import Store

MOST = 8
"""Scorers that are compared: the newest."""


class Line(NamedTuple):
    """One scorer: its rank correlation with each of them, how people took its favourites, and length."""

    name: str
    ranks: tuple[float, ...]  # NaN: nothing to compare
    overruled: Overruled
    length: float


def read(store: Store, project: int) -> list[Line]:
    """Of each scorer that gave rewards, in the order of their age."""
    with store.read() as s:
        found = [(one, grid.matrix(s, project, one.id)) for one in rewards.scorers(s, project)]
        standing = review.standing(decisions.log(s, project))
    told = [(one, cells) for one, cells in found if np.isfinite(cells.rewards).any()][-MOST:]
    return [
        Line(
            one.name,
            tuple(agreement.rank_correlation(cells.matrix, other.matrix) for _, other in told),
            agreement.overruled(cells.matrix, cells.completions, standing),
            agreement.length_correlation(cells.matrix),
        )
        for one, cells in told
    ]


class AgreementCard(QFrame):
    """A table, and warnings in words."""

    weigh_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.lines: list[Line] = []
        self._table = QWidget()
        self._warning = label("", wrap=True, selectable=True)
        self._warning_box = boxed(column(self._warning, margin=12), "warning")
        self._weigh = button(tr("Weigh them in Review"), self.weigh_asked.emit, "link", "review")
        self._column = column(
            row(label(tr("Agreement"), "section"), None, self._weigh),
            label(
                tr(
                    "Rank correlation within prompts: 1 is the same order, 0 none in common, -1 the "
                    "opposite. Beside it, how often a person excluded what the scorer likes best, and how "
                    "its rewards go with length."
                ),
                "muted",
                wrap=True,
            ),
            self._table,
            self._warning_box,
            spacing=12,
            margin=20,
        )
        self.setLayout(self._column)
        self.hide()

    def show_lines(self, lines: list[Line]) -> None:
        """Other figures; hidden where no scorer gave rewards."""
        self.setVisible(bool(lines))
        self._weigh.setVisible(len(lines) > 1)
        if lines == self.lines:
            return
        self.lines = lines
        table = QWidget()
        table.setLayout(_grid(lines))
        self._column.replaceWidget(self._table, table)
        self._table.hide()
        self._table.deleteLater()
        self._table = table
        warnings = [f"“{one.name}”: {said}" for one in lines if (said := agreement.length_warning(one.length))]
        self._warning.setText("\n".join(warnings))
        self._warning_box.setVisible(bool(warnings))


def _grid(lines: list[Line]) -> QGridLayout:
    several = len(lines) > 1
    heads = ["", *(line.name for line in lines if several), tr("Favourite excluded"), tr("With length")]
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    for place, head in enumerate(heads):
        grid.addWidget(label(head, "label"), 0, place, _side(place))
    for at, line in enumerate(lines, 1):
        ranks = [_correlation(rank) if other + 1 != at else "" for other, rank in enumerate(line.ranks) if several]
        for place, text in enumerate([line.name, *ranks, _taken(line.overruled), _correlation(line.length)]):
            grid.addWidget(_cell(text, place), at, place, _side(place))
    grid.setColumnStretch(len(heads), 1)
    return grid


def _cell(text: str, place: int) -> QLabel:
    return label(text, "" if place else "label", selectable=bool(place))


def _side(place: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft


def _correlation(value: float) -> str:
    return tr("not known") if math.isnan(value) else number(value, "+.2f").replace("-", "−")


def _taken(how: Overruled) -> str:
    if not how.decided:
        return tr("nothing decided")
    return tr("{done:,} of {total:,}", done=how.excluded, total=how.decided)
