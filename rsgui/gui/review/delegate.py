"""How one cell of the ranked grid looks.

A cell is its reward: a block in the reward's colour with the number in it. Around and on the block stands what the
machine and people said, each by a shape of its own, so that nothing is told by colour alone:

- a frame around the block: the recipe picked it;
- a tick: it is in the curated set; a plus: it is there because a person included it;
- a cross, on a hollow block: a person excluded it;
- a pencil on the upper right corner: a person edited the text; a dot in the upper left one: there is a note;
- a torn right edge: the completion was cut off at the length limit;
- two bars in the lower left corner: it says what an earlier one of its prompt says;
- a small letter before the number: the generator that wrote it, where there are several.

Pictures of cells are drawn once and kept: a screen of cells is mostly the same few looks, and painting a cell is then
one `drawPixmap`.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Hashable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rsgui.core.review import Verdict
from rsgui.core.texts import number
from rsgui.core.views import Density
from rsgui.gui import theme
from rsgui.gui.review.board import Cell
from rsgui.gui.review.grid_model import GridModel

HEIGHT = 32
LEAST_WIDTH, MOST_WIDTH = 54, 72
_INSET_X, _INSET_Y = 3.5, 5.0  # from the cell's edge to its block: room for the frame and the cursor
_RADIUS = 4.0
_NUMBER = 12  # pixels: the size of the number
_WRITER = 11  # width of the letter of a writer
_KEPT = 800  # pictures of cells, some screens of them: 8 MB, and 30 MB at 200 %
_MARK, _PENCIL = 8.5, 6.0  # width and height of a mark
_BESIDE = 27  # what a cell has beside its number: insets and the verdict's mark


class Size(NamedTuple):
    """How large cells are."""

    height: int
    text: int  # the least width of the text beside the block; 0: there is none


SIZES: dict[Density, Size] = {"matrix": Size(HEIGHT, 0), "lines": Size(HEIGHT, 200), "cards": Size(104, 190)}


class Look(NamedTuple):
    """All that decides how a cell is drawn; cells that look the same share a picture."""

    text: str
    fill: str  # "" for a missing reward
    ink: str
    picked: bool
    verdict: Verdict | None
    curated: bool
    edited: bool
    noted: bool
    truncated: bool
    writer: str = ""
    repeat: bool = False


def look(cell: Cell, low: float, high: float) -> Look:
    """How a cell looks on a board whose colours run from `low` to `high`."""
    fill = theme.reward_colour(cell.reward, low, high).name() if cell.reward is not None else ""
    hollow = cell.verdict == "exclude" or not fill
    ink = theme.tokens().text if hollow else theme.text_on_reward(cell.reward, low, high).name()
    return Look(
        format_reward(cell.reward),
        fill,
        ink,
        cell.picked,
        cell.verdict,
        cell.curated,
        cell.edited,
        cell.noted,
        cell.truncated,
        cell.writer,
        cell.repeat,
    )


def least_width(low: float, high: float, marked: bool = False) -> int:
    """How narrow a cell may be with room for any number between these and a mark, and the letter of a writer."""
    space = QFontMetrics(theme.font(_NUMBER)).horizontalAdvance
    number = max(space(format_reward(end)) for end in (low, high))
    return max(LEAST_WIDTH, _BESIDE + number + (_WRITER if marked else 0))


def format_reward(reward: float | None) -> str:
    """A reward as it stands in a cell: two digits after the point, fewer for large numbers; a dash where missing."""
    if reward is None:
        return "–"
    text = number(reward, ".2f" if abs(reward) < 100 else ".0f")
    return text.replace("-", "−")


class CellDelegate(QStyledItemDelegate):
    """Paints cells from the model's board, without asking for roles."""

    def __init__(self, model: GridModel, view: QWidget) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self.current = (-1, -1)
        self.density: Density = "matrix"
        self.marking = False  # whether what is selected is more than the cursor's own cell
        self.asked_for = False  # whether only what the filters ask for is marked
        self._pictures: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self.forget()

    def forget(self) -> None:
        """The theme is another one."""
        colours = theme.tokens()
        self._line, self._band, self._mark = (
            QColor(colours.line),
            QColor(colours.accent_soft),
            QColor(colours.accent),
        )
        self._pictures.clear()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell: the band of the current row, the cursor, and the cell's picture."""
        row, column = index.row(), index.column()
        rect: QRect = option.rect
        cell, size = self._model.cell(row, column), SIZES[self.density]
        block = rect.width() if not size.text else least_width(*self._model.ends, self._model.marked)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._line)
        if row == self.current[0]:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), self._band)
            if column == self.current[1] and cell is not None:
                self._paint_cursor(painter, rect, block)
        selected = self.marking and cell is not None and option.state & QStyle.StateFlag.State_Selected
        if selected and (not self.asked_for or self._model.asked_for(row, column)):
            painter.fillRect(rect.left() + 2, rect.bottom() - 3, rect.width() - 4, 3, self._mark)
        if cell is None:
            return
        painter.drawPixmap(rect.topLeft(), self._picture(cell, block, HEIGHT))
        if size.text:
            self._paint_text(painter, rect.adjusted(block + 2, 0, -8, -1), self._model.text(cell.completion))

    def _paint_text(self, painter: QPainter, area: QRect, text: str | None) -> None:
        """What the completion begins with, as much as there is room for; a block where it has yet to be read."""
        colours = theme.tokens()
        if text is None:
            painter.fillRect(QRect(area.left(), area.top() + 13, area.width() * 2 // 3, 7), QColor(colours.hover))
            return
        font = theme.font(12)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        if self.density == "lines":
            elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        else:
            flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            spacing = math.ceil(QFontMetricsF(font).lineSpacing())
            area = QRect(area.left(), area.top() + 8, area.width(), (area.height() - 14) // spacing * spacing)
            painter.drawText(area, flags, text)

    def _picture(self, cell: Cell, width: int, height: int) -> QPixmap:
        """Rewards that differ by less than a cell can show share a picture."""
        ends, ratio = self._model.ends, self._view.devicePixelRatioF()
        reward = None if cell.reward is None else round(cell.reward, 2)
        key = (reward, *cell[2:], width, height, ratio, ends)
        found = self._pictures.get(key)
        if found is None:
            found = self._pictures[key] = picture(look(cell, *ends), width, height, ratio)
            if len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        else:
            self._pictures.move_to_end(key)
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """All cells are alike."""
        return QSize(LEAST_WIDTH, HEIGHT)

    def _paint_cursor(self, painter: QPainter, rect: QRect, block: int) -> None:
        """Around the block; where a text stands beside it, a line around both."""
        colours = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = QColor(colours.accent if self._view.hasFocus() else colours.line_strong)
        painter.setBrush(colour)
        around = QRectF(rect.left(), rect.top(), block, HEIGHT).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(around, _RADIUS + 2.5, _RADIUS + 2.5)
        if block < rect.width():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 1.5))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1.5, -1.5), _RADIUS + 2.5, _RADIUS + 2.5)
        painter.restore()


def picture(look: Look, width: int, height: int, ratio: float) -> QPixmap:
    """The picture of a cell, transparent around its block."""
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    block = QRectF(_INSET_X, _INSET_Y, width - 2 * _INSET_X, height - 2 * _INSET_Y)
    _paint_block(painter, block, look, theme.tokens())
    _paint_number(painter, block, look)
    _paint_marks(painter, block, look)
    painter.end()
    return pixmap


def _paint_block(painter: QPainter, block: QRectF, look: Look, colours: theme.Tokens) -> None:
    outline = _torn(block) if look.truncated else _rounded(block)
    if look.verdict == "exclude" or not look.fill:
        painter.setBrush(QColor(colours.surface))
        style = Qt.PenStyle.SolidLine if look.fill else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(look.fill or colours.line_strong), 1.5, style))
        inner = block.adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawPath(_torn(inner) if look.truncated else _rounded(inner))
    else:
        painter.fillPath(outline, QColor(look.fill))
        if colours is theme.DARK:  # the lowest rewards are nearly as dark as the ground
            painter.strokePath(outline, QPen(QColor(theme.mix(look.fill, colours.text, 0.75)), 0.75))
    if look.picked:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = block.adjusted(-1.75, -1.75, 1.75, 1.75)
        painter.setPen(QPen(QColor(colours.text), 2.0))
        painter.drawRoundedRect(frame, _RADIUS + 1.5, _RADIUS + 1.5)


def _rounded(block: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(block, _RADIUS, _RADIUS)
    return path


def _torn(block: QRectF) -> QPainterPath:
    """A block whose right edge is torn off in teeth."""
    path = QPainterPath(QPointF(block.right() - 1, block.top()))
    path.lineTo(block.left() + _RADIUS, block.top())
    path.quadTo(block.topLeft(), QPointF(block.left(), block.top() + _RADIUS))
    path.lineTo(block.left(), block.bottom() - _RADIUS)
    path.quadTo(block.bottomLeft(), QPointF(block.left() + _RADIUS, block.bottom()))
    path.lineTo(block.right() - 1, block.bottom())
    teeth = 4
    step = block.height() / teeth
    for tooth in range(teeth):
        base = block.bottom() - tooth * step
        path.lineTo(block.right() - 5, base - step / 2)
        path.lineTo(block.right() - 1, base - step)
    path.closeSubpath()
    return path


def _paint_number(painter: QPainter, block: QRectF, look: Look) -> None:
    area = block.adjusted(4, 0, 0, 0)
    painter.setPen(QColor(look.ink))
    if look.writer:
        painter.setFont(theme.font(9))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, look.writer)
        area.adjust(_WRITER, 0, 0, 0)
    font = theme.font(_NUMBER)
    font.setStrikeOut(look.verdict == "exclude")
    painter.setFont(font)
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, look.text)


def _paint_marks(painter: QPainter, block: QRectF, look: Look) -> None:
    """The verdict's mark at the right; in the corners above the note's dot and the pencil."""
    right = block.right() - (5 if look.truncated else 3)
    middle = block.center().y()
    mark = _verdict_mark(look)
    if mark:
        right -= _MARK
        paint_mark(painter, mark, QRectF(right, middle - _MARK / 2, _MARK, _MARK), look.ink)
    if look.edited:
        _paint_pencil(painter, QPointF(block.right() - 2, block.top() + 1))
    if look.noted:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(look.ink)))
        painter.drawEllipse(QPointF(block.left() + 4, block.top() + 4), 1.75, 1.75)
    if look.repeat:
        for up in (2.0, 4.5):
            painter.fillRect(QRectF(block.left() + 3, block.bottom() - up, 6, 1.25), QColor(look.ink))


def _paint_pencil(painter: QPainter, middle: QPointF) -> None:
    """On a disc of its own, so that it stands out on the corner of any block."""
    colours = theme.tokens()
    painter.setPen(QPen(QColor(colours.surface), 1))
    painter.setBrush(QColor(colours.text))
    painter.drawEllipse(middle, 5.5, 5.5)
    half = _PENCIL / 2
    paint_mark(painter, "pencil", QRectF(middle.x() - half, middle.y() - half, _PENCIL, _PENCIL), colours.surface)


def _verdict_mark(look: Look) -> str:
    if look.verdict == "exclude":
        return "cross"
    if look.verdict == "include":
        return "plus"
    return "tick" if look.curated else ""


def paint_mark(painter: QPainter, mark: str, box: QRectF, colour: str) -> None:
    """A mark of the grid, a line drawing that fills `box`: tick, plus, cross or pencil."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    path = QPainterPath()
    for stroke in _STROKES[mark]:
        points = [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in stroke]
        path.moveTo(points[0])
        for point in points[1:]:
            path.lineTo(point)
    if mark == "pencil":
        painter.setPen(
            QPen(QColor(colour), 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
    painter.drawPath(path)


_STROKES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "tick": (((0.05, 0.55), (0.38, 0.88), (0.95, 0.15)),),
    "plus": (((0.5, 0.06), (0.5, 0.94)), ((0.06, 0.5), (0.94, 0.5))),
    "cross": (((0.12, 0.12), (0.88, 0.88)), ((0.88, 0.12), (0.12, 0.88))),
    "pencil": (
        ((0.0, 1.0), (0.08, 0.68), (0.7, 0.05), (0.95, 0.3), (0.32, 0.92), (0.0, 1.0)),
        ((0.55, 0.2), (0.8, 0.45)),
    ),
}
