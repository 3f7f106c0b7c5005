"""Analyse: see what a recipe would do, and what the rewards are worth, before anything is trained."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from rsgui.core.entities import Project
from rsgui.core.texts import later, tr
from rsgui.gui.analyse import material as materials
from rsgui.gui.analyse.best_of_n_panel import BestOfNPanel
from rsgui.gui.analyse.compare_panel import ComparePanel
from rsgui.gui.analyse.material import Material
from rsgui.gui.analyse.matrix_panel import MatrixPanel
from rsgui.gui.analyse.panel import Panel
from rsgui.gui.analyse.rewards_panel import RewardsPanel
from rsgui.gui.analyse.signal_panel import SignalPanel
from rsgui.gui.background import Reader
from rsgui.gui.bridge import Bridge
from rsgui.gui.notices import EmptyState, ErrorBanner
from rsgui.gui.page import EMPTY, WAITING, WORK, Page
from rsgui.gui.review.writers import RunsPicker
from rsgui.gui.widgets import Segments, boxed, button, column, label, row, scrolling
from rsgui.jobs.workbench import Workbench
from rsgui.store.database import Changes

PANELS: dict[str, tuple[str, type[Panel]]] = {
    "compare": (later("Recipes"), ComparePanel),
    "matrix": (later("Matrix"), MatrixPanel),
    "best_of_n": (later("Best of n"), BestOfNPanel),
    "signal": (later("Signal"), SignalPanel),
    "rewards": (later("Rewards"), RewardsPanel),
}
CALM = 1000
"""Milliseconds between two looks at the rewards while they arrive."""


class AnalysePage(Page):
    """One panel at a time; each is made, and reckons, when it is first looked at."""

    stage = "analyse"
    title = later("Analyse")

    review_asked = Signal(object)
    """Sight: what Review is to show."""

    def __init__(self, bench: Workbench, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bench, bridge, parent)
        self.material: Material | None = None
        self._reader = Reader(self)
        self._panels: dict[str, Panel] = {}
        self._areas: dict[str, QWidget] = {}
        self._shown: dict[str, tuple[Material, int]] = {}
        self._later = QTimer(self, singleShot=True, interval=CALM)
        self._later.timeout.connect(self._read)
        self.errors = ErrorBanner()
        self.scorers = QComboBox()
        self.scorers.setMinimumWidth(200)
        self.scorers.setAccessibleName(tr("Scorer"))
        self.scorers.currentIndexChanged.connect(lambda _: self._show_panel())
        self.by = RunsPicker(tr("Completions of"), tr("Whose completions are looked at"))
        self.by.chosen.connect(self._look_at)
        self._only: tuple[int, ...] | None = None
        self._scorer_label = label(tr("Rewards of"), "caption")
        self.which = Segments([(key, tr(text)) for key, (text, _) in PANELS.items()], "compare")
        self.which.chosen.connect(lambda _: self._show_panel())
        self._empty = EmptyState(
            "analyse",
            tr("Nothing to analyse yet"),
            tr(
                "Here one sees what a recipe would pick, and what the rewards are worth, before anything "
                "is trained. It needs completions with rewards."
            ),
            button(tr("Go to Score"), lambda: self.go_to.emit("score"), "primary", "score"),
        )
        self._inner = QStackedWidget()
        head = row(self.which, None, self.by, self._scorer_label, self.scorers)
        work = QWidget()
        inside = column(head, spacing=16)
        inside.addWidget(self._inner, 1)
        work.setLayout(inside)
        self.lay_out((self.errors,), self._empty, work)

    # --- the page's life

    def open_project(self, project: Project | None) -> None:
        """Shows another project from its beginning."""
        super().open_project(project)
        self._reader.forget()
        self._later.stop()
        self._shown.clear()
        self.material, self._only = None, None
        self.errors.clear()
        for panel in self._panels.values():
            panel.reader.forget()
            panel.working.cancel()
            panel.working.done()
        self.show_part(WAITING)

    def refresh(self, changes: Changes | None) -> None:
        """At once for another selection or recipe, calmly while rewards arrive."""
        if self.project is None:
            return
        if changes is None or changes.touches("selections", "recipes", "scorers"):
            self._read()
        elif changes.touches("rewards", "completions", "runs") and not self._later.isActive():
            self._later.start()

    def _read(self) -> None:
        if self.project is not None:
            store, project, only, embed = self.bench.store, self.project.id, self._only, self.bench.embeddings.of
            self._reader.ask(
                lambda: materials.load(store, project, only, embed),
                self._show_material,
                self.errors.show_error,
                (project, only),
            )

    def _look_at(self, only: tuple[int, ...] | None) -> None:
        """The completions of one generator, or of all."""
        self._only = only
        self._read()

    def _show_material(self, material: Material | None) -> None:
        self.material = material
        self.show_part(EMPTY if material is None else WORK)
        if material is None:
            return
        self._only = material.only
        self.by.show_writers(material.writers, material.only)
        chosen = self.scorers.currentData()
        self.scorers.blockSignals(True)
        self.scorers.clear()
        for scorer in material.scorers:
            self.scorers.addItem(scorer.name, scorer.id)
        self.scorers.setCurrentIndex(max(0, self.scorers.findData(chosen)))
        self.scorers.blockSignals(False)
        for part in (self.scorers, self._scorer_label):
            part.setVisible(len(material.scorers) > 1)
        self._show_panel()

    # --- panels

    def panel(self, key: str) -> Panel:
        """One of `PANELS`, made where it has not been yet."""
        if key not in self._panels:
            made = PANELS[key][1](self.bench.store)
            made.review_asked.connect(self.review_asked)
            made.failed.connect(self.errors.show_error)
            self._panels[key] = made
            whole = column(made.working, spacing=8)
            whole.addWidget(scrolling(made), 1)
            self._areas[key] = boxed(whole)
            self._inner.addWidget(self._areas[key])
        return self._panels[key]

    def show_panel(self, key: str) -> None:
        """Looks at one of `PANELS`."""
        self.which.choose(key)
        self._show_panel()

    def _show_panel(self) -> None:
        if self.material is None or self.scorers.currentData() is None:
            return
        key = self.which.current
        panel, seen = self.panel(key), (self.material, self.scorers.currentData())
        self._inner.setCurrentWidget(self._areas[key])
        if self._shown.get(key) != seen:
            self._shown[key] = seen
            self.errors.clear()
            panel.show_material(*seen)
