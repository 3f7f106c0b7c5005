"""What all plots of Analyse have: the theme's colours, values under the pointer, and a menu that writes them to files.

A plot keeps its data and draws itself anew when the theme changes. Series differ by line and mark as well as by
colour, so that a plot can be read without colour.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QFileDialog, QMenu, QSizePolicy, QToolButton, QWidget

from rsgui.core.errors import RsguiError
from rsgui.core.texts import tr
from rsgui.gui import theme
from rsgui.gui.analyse import exporting
from rsgui.gui.analyse.exporting import Values
from rsgui.gui.charts import plot_widget
from rsgui.gui.widgets import column, icon_button, label, row


class Look(NamedTuple):
    """How one series looks."""

    colour: str
    line: Qt.PenStyle
    mark: str


def look(place: int) -> Look:
    """The look of the first, second ... series; after the fourth they come again."""
    t = theme.tokens()
    looks = (
        Look(t.accent, Qt.PenStyle.SolidLine, "o"),
        Look(t.warning, Qt.PenStyle.DashLine, "s"),
        Look(t.text, Qt.PenStyle.DotLine, "t"),
        Look(t.muted, Qt.PenStyle.DashDotLine, "d"),
    )
    return looks[place % len(looks)]


class Plot(QWidget):
    """One plot under its title. Kinds of plots draw, say what is at a place, and give their values."""

    failed = Signal(object)
    """RsguiError: a file could not be written."""

    def __init__(self, title: str, across: str, up: str, height: int = 260, grows: bool = False) -> None:
        """`grows`: takes what room there is, but no less than the height."""
        super().__init__()
        self.title = title
        self._names = (across, up)
        self.view = plot_widget()
        self.view.setMenuEnabled(False)
        self.view.hideButtons()
        self.view.setMouseEnabled(False, False)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self.view.setAccessibleName(title)
        if grows:
            self.view.setMinimumHeight(height)
            self.view.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        else:
            self.view.setFixedHeight(height)
        self._tip = pg.TextItem(anchor=(0, 0))
        self._tip.setZValue(100)
        self.view.scene().sigMouseMoved.connect(self._hover)
        self._title = label(title, "section")
        self.head = row(self._title, None, spacing=8)
        self.head.addWidget(self._menu())
        whole = column(self.head, spacing=4)
        whole.addWidget(self.view, 1)
        self.setLayout(whole)
        self.redraw()

    # --- what a kind of plot gives

    def draw(self) -> None:
        """Draws the data onto the empty, styled plot."""

    def said_at(self, x: float, y: float) -> str:
        """The values at a place of the plot in words, "" where there is nothing."""
        return ""

    def values(self) -> Values:
        """What is shown, as a table."""
        return Values((), ())

    # --- drawing

    def redraw(self) -> None:
        """Draws all of it again, in the colours that hold now."""
        self.view.clear()
        self._style()
        self.draw()
        self.view.addItem(self._tip, ignoreBounds=True)
        self._tip.hide()

    def rename(self, title: str) -> None:
        """Another title."""
        self.title = title
        self._title.setText(title)
        self.view.setAccessibleName(title)

    def describe(self, text: str) -> None:
        """What the plot says, for those who do not see it."""
        self.view.setAccessibleDescription(text)

    def pen(self, place: int, width: float = 2.0) -> QPen:
        """The line of a series. Its width is in pixels of the screen, so that it is scaled here."""
        pen = QPen(QColor(look(place).colour), width * self.devicePixelRatioF(), look(place).line)
        pen.setCosmetic(True)
        return pen

    def _style(self) -> None:
        t = theme.tokens()
        self.view.setBackground(t.surface)
        for name, words in zip(("bottom", "left"), self._names, strict=True):
            style_axis(self.view.getAxis(name), words)
        self.view.showGrid(x=False, y=True, alpha=0.15)
        self._tip.setColor(QColor(t.text))
        self._tip.fill = pg.mkBrush(t.canvas)
        self._tip.border = pg.mkPen(t.line_strong)
        self._tip.setFont(theme.font(12))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_tip"):
            self.redraw()

    # --- under the pointer

    def _hover(self, place: QPointF) -> None:
        box = self.view.getViewBox()
        inside = box.sceneBoundingRect().contains(place)
        at = box.mapSceneToView(place)
        said = self.said_at(at.x(), at.y()) if inside else ""
        self._tip.setVisible(bool(said))
        if said:
            (left, right), (low, high) = box.viewRange()
            self._tip.setText(said)
            self._tip.setAnchor((1.05 if at.x() > (left + right) / 2 else -0.05, 0 if at.y() > (low + high) / 2 else 1))
            self._tip.setPos(at.x(), at.y())

    # --- files

    def _menu(self) -> QToolButton:
        opening = icon_button("export", tr("Export “{title}”", title=self.title), lambda: None)
        opening.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(opening)
        for form, text in exporting.FORMS.items():
            menu.addAction(f"{tr(text)} …").triggered.connect(lambda _=False, form=form: self.ask_save(form))
        opening.setMenu(menu)
        return opening

    def ask_save(self, form: str) -> None:
        """Asks where to, and writes the plot there."""
        name, _ = QFileDialog.getSaveFileName(
            self,
            tr("Export “{title}”", title=self.title),
            f"{self.title}.{form}",
            f"{tr(exporting.FORMS[form])} (*.{form})",
        )
        if name:
            path = Path(name)
            self.save(path if path.suffix.lower() == f".{form}" else path.with_name(f"{path.name}.{form}"))

    def save(self, path: Path) -> None:
        """Writes the plot to a file in the form that its ending says: png, svg or csv."""
        self._tip.hide()
        try:
            exporting.save(path, self.view, self.values())
        except RsguiError as error:
            self.failed.emit(error)


def style_axis(axis: Any, words: str) -> None:
    """An axis in the colours and the type of the theme."""
    t = theme.tokens()
    axis.setPen(QPen(QColor(t.line_strong), 1))
    axis.setTextPen(QColor(t.muted))
    axis.setTickFont(theme.font(12))
    axis.setLabel(words, siPrefixEnableRanges=((0.0, 0.0),), **{"color": t.muted, "font-size": "12px"})
    axis.setStyle(tickTextOffset=6)
