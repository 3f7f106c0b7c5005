"""Tables as rsgui shows them: calm lines, whole rows, numbers at the right, wide columns that take the room."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from rsgui.core.texts import tr
from rsgui.gui import theme
from rsgui.gui.words import day

FOCUS_BAR = 3
"""Pixels: the bar that shows the focus."""

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Rows(QStyledItemDelegate):
    """Whole rows are chosen: no cell shows a focus frame, the row has a bar at its side while the keys come here."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen and index.column() == 0 and self._table.hasFocus():
            painter.fillRect(
                option.rect.adjusted(0, 0, FOCUS_BAR - option.rect.width(), 0), QColor(theme.tokens().accent)
            )


class Table(QTableView):
    """A list of rows. Enter does what a double click does; Tab leaves it."""

    def __init__(self, model: QAbstractItemModel, name: str, widths: Sequence[int], row_height: int = 40) -> None:
        """`widths` of the columns in pixels; 0 takes the room that is left."""
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(_Rows(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(LEFT)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(32)
        for section, width in enumerate(widths):
            if width:
                head.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
                head.resizeSection(section, width)
            else:
                head.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)

    @property
    def row(self) -> int:
        """The chosen row, -1 where there is none."""
        return self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def when(moment: float) -> str:
    """A moment as one says it: "just now", "5 min ago", "3 h ago", "12 May", "12 May 2023"."""
    passed = time.time() - moment
    if passed < 60:
        return tr("just now")
    if passed < 3600:
        return tr("{count} min ago", count=int(passed // 60))
    if passed < 24 * 3600:
        return tr("{count} h ago", count=int(passed // 3600))
    return day(moment)
