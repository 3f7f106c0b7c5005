"""What the panels of Analyse share: the material they look at, and counts that open in Review."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from rsgui.core.errors import Cancelled, RsguiError
from rsgui.core.texts import tr
from rsgui.gui import theme
from rsgui.gui.analyse.material import Material
from rsgui.gui.background import Reader
from rsgui.gui.review.sight import Only, Sight
from rsgui.gui.widgets import label
from rsgui.gui.words import percent
from rsgui.gui.working import Working
from rsgui.store.database import Store

T = TypeVar("T")


class Panel(QWidget):
    """One of the views of Analyse. It reckons off the GUI thread, whenever it is shown something else."""

    review_asked = Signal(object)
    """Sight: what Review is to show."""
    failed = Signal(object)
    """RsguiError"""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.material: Material | None = None
        self.scorer = 0
        self.reader = Reader(self)
        self.working = Working()
        """Tells how far it is; the page has it above the panel."""

    def show_material(self, material: Material, scorer: int) -> None:
        """Looks at this scorer's rewards from now on."""
        self.material, self.scorer = material, scorer
        self.follow()

    def follow(self) -> None:
        """Reckons what the panel shows of its material."""

    def reckon(self, work: Callable[[], T], show: Callable[[T], None]) -> None:
        """Does `work` off the GUI thread, then `show` with what it gave. What takes long tells `self.working`'s watch,
        and may end with Cancelled."""
        self.working.watch()
        self.reader.ask(partial(_or_nothing, work), partial(self._done, show), self._fail, about=id(self.material))

    def stopped(self) -> None:
        """A person did not want to wait for what was asked last."""

    def _done(self, show: Callable[[T], None], found: T | None) -> None:
        self._rest()
        if found is None:
            self.stopped()
        else:
            show(found)

    def _fail(self, error: RsguiError) -> None:
        self._rest()
        self.failed.emit(error)

    def _rest(self) -> None:
        if not self.reader.busy:
            self.working.done()


def _or_nothing(work: Callable[[], T]) -> T | None:
    try:
        return work()
    except Cancelled:
        return None


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
        self.setToolTip(tr("Show in Review: {words}", words=only.words) if only.prompts else "")

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
        self.setAccessibleName(f"{self._name}: {percent(share)}")
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
