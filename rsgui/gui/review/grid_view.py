"""The ranked grid on the screen: a table with prompts down the side, and the keys one reviews with."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from rsgui.core.texts import tr
from rsgui.core.views import Density
from rsgui.gui import theme
from rsgui.gui.review.delegate import HEIGHT, LEAST_WIDTH, MOST_WIDTH, SIZES, CellDelegate, least_width
from rsgui.gui.review.grid_model import GridModel, Index

_HEADER_SHARE = 0.36  # of the grid's width goes to the prompts' words, where not all cells fit beside them
_HEADER_LEAST, _HEADER_MOST = 200, 480
_NUMBER_WIDTH = 44
_KEPT = 1000  # words that were cut to the width of the header
_TICK = 14  # room for the tick of a prompt that is decided


class PromptHeader(QHeaderView):
    """The side of the grid: each prompt's number and its first words."""

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self.current = -1
        self._small, self._font = theme.font(12), theme.font(13)
        self._elided: dict[tuple[str, int], str] = {}
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(HEIGHT)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as it was made. Qt would look through the words of many prompts for it."""
        return QSize(self.minimumWidth(), self.defaultSectionSize())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        """The number, muted, and the words, as many as there is room for."""
        colours = theme.tokens()
        here = logicalIndex == self.current
        painter.fillRect(rect, QColor(colours.accent_soft if here else colours.surface))
        painter.setPen(QPen(QColor(colours.line)))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if here:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._small)
        painter.setPen(QColor(colours.text if here else colours.muted))
        number = QRect(rect.left(), rect.top(), _NUMBER_WIDTH - 8, rect.height())
        painter.drawText(number, middle | Qt.AlignmentFlag.AlignRight, f"{self._model.board_row(logicalIndex) + 1}")
        words = self._model.words(logicalIndex)
        area = rect.adjusted(_NUMBER_WIDTH + 4, 0, -8 - _TICK, 0)
        tall = rect.height() > HEIGHT
        if words is None:
            block = QRect(area.left(), area.center().y() - 3, area.width() * 2 // 3, 7)
            painter.fillRect(block, QColor(colours.hover))
            return
        painter.setFont(self._font)
        painter.setPen(QColor(colours.text))
        if tall:
            flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            spacing = math.ceil(QFontMetricsF(self._font).lineSpacing())
            painter.drawText(
                QRect(area.left(), area.top() + 8, area.width(), (area.height() - 14) // spacing * spacing),
                flags,
                words,
            )
        else:
            painter.drawText(area, middle | Qt.AlignmentFlag.AlignLeft, self._cut(words, area.width()))
        if self._model.decided(logicalIndex):
            painter.setPen(QColor(colours.muted))
            end = QRect(area.right() - 2, rect.top(), _TICK, rect.height())
            painter.drawText(end, middle | Qt.AlignmentFlag.AlignLeft, "✓")

    def _cut(self, words: str, width: int) -> str:
        """As many words as there is room for. To measure them takes longer than to paint them."""
        found = self._elided.get((words, width))
        if found is None:
            if len(self._elided) > _KEPT:
                self._elided.clear()
            found = QFontMetrics(self._font).elidedText(words, Qt.TextElideMode.ElideRight, width)
            self._elided[words, width] = found
        return found


class GridView(QTableView):
    """The grid. It says what a person asks for; the page does it."""

    current_changed = Signal()
    marks_changed = Signal()

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._header = PromptHeader(model, self)
        self._delegate = CellDelegate(model, self)
        self.setVerticalHeader(self._header)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Ranked grid"))
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setMinimumSectionSize(LEAST_WIDTH)
        across.setHighlightSections(False)
        across.setFixedHeight(HEIGHT)
        self._label_corner()
        self._header.sectionPressed.connect(self.go_to_row)
        model.modelReset.connect(self._fit)
        model.words_arrived.connect(self._header.viewport().update)
        model.texts_arrived.connect(self.viewport().update)
        self.selectionModel().selectionChanged.connect(lambda: self._mark_asked_for(False))
        model.modelReset.connect(lambda: self._mark_asked_for(False))
        self._fit()

    # --- where one is

    def place(self) -> tuple[int, int] | None:
        """The shown row and rank of the cursor."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def go(self, row: int, rank: int) -> None:
        """Moves the cursor, and the grid as little as it takes to show it."""
        index = self._model.index(row, rank)
        if index.isValid() and self._model.cell(row, rank) is not None:
            self.setCurrentIndex(index)

    def next_prompt(self, step: int = 1) -> None:
        """To the next prompt's completion in the curated set, or its best."""
        place = self.place()
        self.go_to_row(0 if place is None else place[0] + step)

    def go_to_rank(self, rank: int) -> None:
        """To the completion at a rank of the same prompt; 1 is the best."""
        place = self.place()
        if place is not None:
            self.go(place[0], rank - 1)

    def go_to_row(self, row: int) -> None:
        """To the completion of a shown row that is looked at first."""
        if self._model.board is not None and 0 <= row < self._model.rowCount():
            self.go(row, self._model.first_column(row))

    def marked(self) -> NDArray[np.int64]:
        """The ids of the completions in the cells that are marked; the cursor's own cell alone is no mark."""
        selection = self.selectionModel().selection()
        found = [
            self._model.completions(
                range(part.top(), part.bottom() + 1), range(part.left(), part.right() + 1), self._delegate.asked_for
            )
            for part in (selection.at(place) for place in range(selection.count()))
        ]
        if len(found) == 1:  # of a rectangle none comes twice
            ids = found[0]
        else:
            ids = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
        return ids if len(ids) > 1 or self._delegate.asked_for else ids[:0]

    def selectAll(self) -> None:  # noqa: N802
        """Marks all that the filters ask for, on the screen or not: where they are about completions, only those."""
        super().selectAll()
        self._mark_asked_for(True)

    def mark_row(self) -> None:
        """Marks the whole row of the cursor, beside what is marked already."""
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(self.currentIndex(), flags)

    def unmark(self) -> None:
        """Leaves the cursor's cell alone."""
        self.setCurrentIndex(self.currentIndex())
        self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _mark_asked_for(self, only: bool) -> None:
        """Other cells are selected; they are marked, or only what the filters ask for among them."""
        before = self._delegate.marking, self._delegate.asked_for
        self._delegate.asked_for = only
        self._delegate.marking = len(self.marked()) > 0
        if before != (self._delegate.marking, only):
            self.viewport().update()
        self.marks_changed.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Paints the two rows concerned again, and tells."""
        self._model.fetch(current.row())
        super().currentChanged(current, previous)
        self._delegate.current = (current.row(), current.column())
        self._header.current = current.row()
        for row in {current.row(), previous.row()}:
            self._update_row(row)
        self.current_changed.emit()

    def _update_row(self, row: int) -> None:
        if row < 0:
            return
        top = self.rowViewportPosition(row)
        height = self._header.defaultSectionSize()
        self.viewport().update(0, top, self.viewport().width(), height)
        self._header.viewport().update(0, top, self._header.width(), height)

    # --- keys

    def event(self, event: QEvent) -> bool:
        """While cells are marked, Escape is the grid's, whatever else in the window has it as its shortcut."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._delegate.marking
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows, Home, End and pages are Qt's own; commands have their keys in `gui.commands`."""
        if event.key() == Qt.Key.Key_Escape and self._delegate.marking:
            self.unmark()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters are commands here, not a search through rewards."""

    # --- size and look

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Words and cells share what room there is."""
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The cursor shows that keys come here."""
        super().focusInEvent(event)
        self._update_row(self._delegate.current[0])

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The cursor shows that keys go elsewhere."""
        super().focusOutEvent(event)
        self._update_row(self._delegate.current[0])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """A change of theme paints everything again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_delegate"):
            self._delegate.forget()
            self.viewport().update()
            self._header.viewport().update()

    def set_density(self, density: Density) -> None:
        """How much of each cell is shown."""
        self._delegate.density = density
        self._header.setDefaultSectionSize(SIZES[density].height)
        self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        """Cells are as narrow as their numbers allow until one can read the prompts; what is left belongs to these."""
        ranks = self._model.columnCount()
        width = self.width() - self.verticalScrollBar().sizeHint().width() - 4
        narrow = least_width(*self._model.ends, self._model.marked)
        size = SIZES[self._delegate.density]
        cell, most = (narrow, MOST_WIDTH) if not size.text else (narrow + size.text, narrow + 2 * size.text)
        header = width - ranks * cell
        if header < _HEADER_LEAST:  # one scrolls sideways
            header = max(_HEADER_LEAST, min(_HEADER_MOST, round(width * _HEADER_SHARE)))
        elif ranks:
            cell = max(cell, min(most, (width - min(header, _HEADER_MOST)) // ranks))
            header = width - ranks * cell
        self._header.setMinimumWidth(header)
        self._header.setMaximumWidth(header)
        self.horizontalHeader().setDefaultSectionSize(cell)
        self.updateGeometries()

    def _label_corner(self) -> None:
        corner = self.findChild(QAbstractButton)
        if corner is None:
            return
        corner.setEnabled(False)
        label = QLabel(tr("Prompt"), corner)
        label.setProperty("role", "caption")
        layout = QVBoxLayout(corner)
        layout.setContentsMargins(_NUMBER_WIDTH + 4, 0, 0, 0)
        layout.addWidget(label)
