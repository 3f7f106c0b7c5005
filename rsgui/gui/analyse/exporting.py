"""A plot as a file: what is seen as a picture or a drawing, what it shows as values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView

from rsgui.core.texts import later
from rsgui.gui import theme
from rsgui.jobs.files import whole_file

FORMS = {"png": later("Picture (PNG)"), "svg": later("Drawing (SVG)"), "csv": later("Values (CSV)")}
SHARPNESS = 3
"""Pixels of a PNG for each pixel of an ordinary screen: sharp enough for print."""
TITLE = 36
"""So high is the line with the title."""

_MIDDLE_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class Values(NamedTuple):
    """What a plot shows, as a table."""

    heads: Sequence[str]
    rows: Iterable[Sequence[object]]


def save(path: Path, view: QGraphicsView, values: Values) -> None:
    """Writes the plot in the form that the name's ending says. Raises BadInput, DiskFull."""
    form = path.suffix.lower().lstrip(".")
    content = {"png": lambda: _png(view), "svg": lambda: _svg(view), "csv": lambda: _csv(values)}[form]()
    with whole_file(path) as file:
        file.write(content)


def _png(view: QGraphicsView) -> bytes:
    size = _size(view)
    image = QImage(size * SHARPNESS, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SHARPNESS)
    _paint(view, image)
    held, buffer = _buffer()
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(held.data())


def _svg(view: QGraphicsView) -> bytes:
    held, buffer = _buffer()
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(_size(view))
    drawing.setViewBox(QRectF(QPointF(0, 0), QSizeF(_size(view))))
    drawing.setResolution(96)
    drawing.setTitle(view.accessibleName())
    drawing.setDescription(view.accessibleDescription())
    _paint(view, drawing)
    return bytes(held.data())


def _size(view: QGraphicsView) -> QSize:
    return view.viewport().size() + QSize(0, TITLE)


def _paint(view: QGraphicsView, device: QImage | QSvgGenerator) -> None:
    """The plot under its title."""
    whole = QRectF(QPointF(0, 0), QSizeF(_size(view)))
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(whole, view.backgroundBrush().color())
    painter.setPen(QColor(theme.tokens().text))
    painter.setFont(theme.font(14, QFont.Weight.DemiBold))
    painter.drawText(QRectF(12, 0, whole.width() - 24, TITLE), _MIDDLE_LEFT, view.accessibleName())
    seen = view.mapToScene(view.viewport().rect()).boundingRect()
    with _as_shapes(view):
        view.scene().render(painter, whole.adjusted(0, TITLE, 0, 0), seen)
    painter.end()


@contextmanager
def _as_shapes(view: QGraphicsView) -> Iterator[None]:
    """Marks are drawn as shapes for once, and not as small pictures that no scale suits but the screen's."""
    items = [item for item in view.scene().items() if isinstance(item, pg.GraphicsItem)]
    for item in items:
        item.setExportMode(True, {"antialias": True, "resolutionScale": 1.0})
    try:
        yield
    finally:
        for item in items:
            item.setExportMode(False)


def _buffer() -> tuple[QByteArray, QBuffer]:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return held, buffer


def _csv(values: Values) -> bytes:
    """With a mark of its encoding at the beginning, without which spreadsheets take it for another."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(values.heads)
    writer.writerows(values.rows)
    return text.getvalue().encode("utf-8-sig")
