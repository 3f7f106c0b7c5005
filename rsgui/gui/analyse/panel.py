"""What the panels of Analyse share: the material they look at, and counts that open in Review."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from rsgui.core.errors import RsguiError
from rsgui.gui import theme
from rsgui.gui.analyse.material import Material
from rsgui.gui.background import Reader
from rsgui.gui.review.sight import Only, Sight
from rsgui.gui.widgets import label
from rsgui.store.database import Store

T = TypeVar("T")
NOTICED = 300
"""Milliseconds after which one wonders whether anything happens."""


class Panel(QWidget):
    """One of the views of Analyse. It reckons off the GUI thread, whenever it is shown something else."""

    review_asked = Signal(object)
    """Sight: what Review is to show."""
    failed = Signal(object)
    """RsguiError"""
    works = Signal(bool)
    """Whether it has been reckoning for longer than one would not notice."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._slow = QTimer(self, singleShot=True, interval=NOTICED)
        self._slow.timeout.connect(partial(self.works.emit, True))
        self.store = store
        self.material: Material | None = None
        self.scorer = 0
        self.reader = Reader(self)

    def show_material(self, material: Material, scorer: int) -> None:
        """Looks at this scorer's rewards from now on."""
        self.material, self.scorer = material, scorer
        self.follow()

    def follow(self) -> None:
        """Reckons what the panel shows of its material."""

    def reckon(self, work: Callable[[], T], show: Callable[[T], None]) -> None:
        """Does `work` off the GUI thread, then `show` with what it gave."""
        self._slow.start()
        self.reader.ask(work, partial(self._done, show), self._fail, about=id(self.material))

    def _done(self, show: Callable[[T], None], found: T) -> None:
        self._rest()
        show(found)

    def _fail(self, error: RsguiError) -> None:
        self._rest()
        self.failed.emit(error)

    def _rest(self) -> None:
        if not self.reader.busy:
            self._slow.stop()
            self.works.emit(False)


class Link(QPushButton):
    """A count that opens the prompts it counts in Review."""

    def __init__(self, panel: Panel) -> None:
        super().__init__()
        self.setProperty("role", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._panel = panel
        self._only: Only | None = None
        self.clicked.connect(lambda _=False: self._open())

    def show_prompts(self, text: str, only: Only) -> None:
        """Another count."""
        self._only = only
        self.setText(text)
        self.setEnabled(bool(only.prompts))
        self.setToolTip(f"Show in Review: {only.words}" if only.prompts else "")

    def _open(self) -> None:
        if self._only is not None:
            self._panel.review_asked.emit(Sight(self._only))


class ShareBar(QWidget):
    """A part of a whole as a bar. The number stands beside it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._share = 0.0
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(240, 18)

    def show_share(self, share: float) -> None:
        """Another part, from 0 to 1."""
        self._share = share
        self.setAccessibleName(f"{self._name}: {100 * share:.0f} %")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = theme.tokens()
        painter.setPen(QPen(QColor(t.line), 1))
        painter.setBrush(QColor(t.canvas))
        painter.drawRoundedRect(QRectF(0.5, 3.5, self.width() - 1, 11), 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.accent))
        if self._share > 0:
            painter.drawRoundedRect(QRectF(0.5, 3.5, max(3.0, (self.width() - 1) * self._share), 11), 3, 3)


def reading() -> QLabel:
    """A paragraph that says in plain words what a plot means."""
    return label("", wrap=True, selectable=True)
