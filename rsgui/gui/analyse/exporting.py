"""A plot as a file: what is seen as a picture or a drawing, what it shows as values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView

from rsgui.jobs.files import whole_file

FORMS = {"png": "Picture (PNG)", "svg": "Drawing (SVG)", "csv": "Values (CSV)"}
SHARPNESS = 3
"""Pixels of a PNG for each pixel of an ordinary screen: sharp enough for print."""


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
    size = view.viewport().size()
    image = QImage(size * SHARPNESS, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SHARPNESS)
    image.fill(view.backgroundBrush().color())
    _paint(view, image, size)
    held, buffer = _buffer()
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(held.data())


def _svg(view: QGraphicsView) -> bytes:
    size = view.viewport().size()
    held, buffer = _buffer()
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(size)
    drawing.setViewBox(QRectF(0, 0, size.width(), size.height()))
    drawing.setResolution(96)
    drawing.setTitle(view.accessibleName())
    drawing.setDescription(view.accessibleDescription())
    _paint(view, drawing, size)
    return bytes(held.data())


def _paint(view: QGraphicsView, device: QImage | QSvgGenerator, size: QSize) -> None:
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), view.backgroundBrush().color())
    view.scene().render(painter, QRectF(0, 0, size.width(), size.height()), view.sceneRect())
    painter.end()


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
