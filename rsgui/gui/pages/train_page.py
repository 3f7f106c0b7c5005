"""Train: what would be trained on, how, how it goes, and the adapters that came of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from rsgui.core.entities import Adapter, AdapterForm, JobRecord, Model, Project, TrainingPoint, TrainingSample
from rsgui.core.errors import RsguiError
from rsgui.core.selection import Recipe, describe
from rsgui.core.texts import counted, later, tr
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.bridge import Bridge
from rsgui.gui.notices import EmptyState, ErrorBanner
from rsgui.gui.page import EMPTY, WAITING, WORK, Page
from rsgui.gui.pages.adapter_model import WIDTHS, AdapterLine, AdapterModel
from rsgui.gui.pages.job_progress import JobProgressBar
from rsgui.gui.pages.save_adapter import SaveAdapter
from rsgui.gui.pages.training_controls import TrainingControls
from rsgui.gui.pages.training_curve import TrainingAnswers, TrainingCurve
from rsgui.gui.pages.training_form import TrainingForm
from rsgui.gui.pages.training_preview import TrainingPreviewCard
from rsgui.gui.tables import Table
from rsgui.gui.widgets import boxed, button, column, copy_text, label, row, scrolling
from rsgui.jobs import actions, curating, machine, specs, training
from rsgui.jobs.specs import TrainJob
from rsgui.jobs.workbench import Workbench
from rsgui.store import grid, jobs, rounds, runs
from rsgui.store.database import Changes, Store


class Curve(NamedTuple):
    """How a training went, or goes."""

    points: list[TrainingPoint]
    samples: list[TrainingSample]


class State(NamedTuple):
    """What the page shows of the store."""

    rows: int  # of the curated set
    prompts: int
    recipe: Recipe | None
    partial: bool  # the recipe did not choose among all runs
    base: Model | None  # that of the newest run whose weights are here
    adapters: list[AdapterLine]
    jobs: list[JobRecord]


def read_state(store: Store, project: int) -> State:
    """The curated set in figures, and the adapters."""
    chosen = curating.curated(store, project)
    with store.read() as session:
        made = runs.of_project(session, project)
        covered = 0
        if chosen.selection is not None:
            matrix = grid.matrix(session, project, chosen.selection.scorer)
            covered = len(np.unique(matrix.rows[np.isin(matrix.completions, chosen.completions)]))
        lines = []
        for adapter in rounds.adapters(session, project):
            result = rounds.adapter_result(session, adapter.id) or {}
            lines.append(AdapterLine(adapter, result.get("loss")))
        return State(
            len(chosen),
            covered,
            chosen.selection.recipe if chosen.selection else None,
            chosen.selection is not None and chosen.selection.runs is not None,
            training.base_of([run.generator.model for run in made]),
            lines,
            jobs.recent(session, project, 10),
        )


def parents_of(state: State) -> list[Adapter]:
    """The adapters that a training over the page's base can go on from."""
    base = state.base
    trained = [line.adapter for line in state.adapters if line.adapter.folder and base is not None]
    return [a for a in trained if base is not None and (a.base.path, a.base.quantise) == (base.path, base.quantise)]


def stopped_training(state: State) -> JobRecord | None:
    """The newest training, where it has not come to its end; None where another adapter came after it."""
    newest = state.adapters[-1].adapter if state.adapters else None
    if newest is None or newest.folder is not None:
        return None
    for record in state.jobs:
        spec = specs.from_json(record.spec)
        if isinstance(spec, TrainJob) and spec.adapter == newest.id and record.state != "done":
            return record
    return None


class TrainPage(Page):
    """Starts a training and follows it."""

    stage = "train"
    title = later("Train")

    def __init__(self, bench: Workbench, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bench, bridge, parent)
        self._reader, self._curves = Reader(self), Reader(self)
        self._verbs = Verbs(self)
        self._state: State | None = None
        self._shown: int | None = None  # the adapter whose curve is shown
        self.errors = ErrorBanner()
        self.progress = JobProgressBar(TrainJob, self.errors)
        self.start_button = button(tr("Train"), self.start, "primary", "train")
        self._promise = label("", "lead", wrap=True)
        self.form = TrainingForm()
        self.curve = TrainingCurve()
        self.answers = TrainingAnswers()
        self.preview = TrainingPreviewCard(bench)
        self.form.changed.connect(self._follow_form)
        self.controls = TrainingControls(bench, self._fail)
        self._model = AdapterModel(self)
        self._empty = EmptyState(
            "train",
            tr("Nothing to train on yet"),
            tr("The curated set is what gets trained on: what a recipe picked, with your decisions over it."),
            button(tr("Go to Review"), lambda: self.go_to.emit("review"), "primary", "review"),
        )
        self.lay_out((self.errors,), self._empty, scrolling(self._content()))
        bridge.job_event.connect(self._take_event)
        self._looks = Reader(self)
        self._looks.ask(machine.why_not_rounded, self.form.offer_rounding)
        self.on_command("start", self.start_button.click)

    # --- what it is made of

    def _content(self) -> QWidget:
        self._evaluate = button(tr("Go to Evaluate"), lambda: self.go_to.emit("evaluate"), "", "evaluate")
        launch = boxed(
            column(
                self._promise,
                row(self.start_button, self._evaluate, None),
                self.progress,
                self.controls,
                spacing=16,
                margin=20,
            ),
            "card",
        )
        middle = row(self.form, spacing=16)
        middle.addWidget(self.curve, 1)
        content = QWidget()
        content.setLayout(
            column(
                label(tr("Train"), "title"),
                launch,
                self.preview,
                middle,
                self.answers,
                self._adapters_card(),
                None,
                spacing=16,
            )
        )
        self.form.setFixedWidth(360)
        return content

    def _adapters_card(self) -> QWidget:
        self.table = Table(self._model, tr("Adapters"), WIDTHS, 36)
        self.table.setFixedHeight(180)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._chosen())
        self._copy = button(tr("Copy path"), self.copy_folder, "", "copy")
        self._open = button(tr("Open folder"), self.open_folder, "", "folder")
        self.save_as = SaveAdapter()
        self.save_as.wanted.connect(self.save_adapter)
        head = row(label(tr("Adapters"), "section"), None, self.save_as, self._copy, self._open)
        self._adapters = boxed(column(head, self.table, spacing=8, margin=16), "card")
        return self._adapters

    # --- what it shows

    def open_project(self, project: Project | None) -> None:
        """Shows another project from its beginning."""
        super().open_project(project)
        self._state, self._shown = None, None
        self._reader.forget()
        self._curves.forget()
        self.errors.clear()
        self._model.show([])
        self.start_button.setEnabled(False)
        self.preview.follow(None, self.form.params, None)
        self.progress.open_project(project.id if project else None)
        self.show_part(WAITING)

    def look_at(self, adapter: int) -> None:
        """Shows an adapter of the project, as soon as it is read."""
        self._shown = adapter
        if self._state is not None:
            self._show(self._state)

    def refresh(self, changes: Changes | None) -> None:
        """The curated set and the adapters, or the curve alone while it grows."""
        if self.project is None:
            return
        project, store = self.project.id, self.bench.store
        if changes is None or changes.touches("selections", "decisions", "adapters", "runs", "scorers"):
            self._reader.ask(lambda: read_state(store, project), self._show, self.errors.show_error, project)
        if changes is not None and "training" in changes:
            self._read_curve()

    def _show(self, state: State) -> None:
        first, before = self._state is None, self._state
        self._state = state
        if first:
            self.progress.show_records(state.jobs)
        self.show_part(WORK if state.rows or state.adapters else EMPTY)
        self._model.show(state.adapters)
        self._adapters.setVisible(bool(state.adapters))
        self.form.show_parents(parents_of(state))
        newest = state.adapters[-1].adapter.id if state.adapters else None
        is_new = before is not None and before.adapters and newest != before.adapters[-1].adapter.id
        shown = newest if self._shown is None or is_new else self._shown
        if shown is not None:
            self.table.selectRow(self._model.row_of(shown))
            self._shown = shown
            self._read_curve()
        else:
            self._show_curve(Curve([], []))
        self._show_promise()

    def _show_promise(self) -> None:
        """Says what the button will do before it is pressed."""
        state = self._state
        if state is None:
            return
        running = self.progress.record is not None
        self.preview.setVisible(bool(state.rows) and not running)
        self.form.follow_base(state.base)
        self._follow_form()
        self.controls.show_job(self.progress.record or stopped_training(state))
        self.start_button.setEnabled(bool(state.rows) and state.base is not None and not running)
        self._evaluate.setVisible(any(line.adapter.folder for line in state.adapters) and not running)
        if running:
            self._promise.setText(tr("An adapter is being trained."))
            self.start_button.setText(tr("Training", "goes on now"))
            return
        self.start_button.setText(counted(state.rows, "Train on {count} completion", "Train on {count} completions"))
        self._promise.setText(_promised(state))

    def _follow_form(self) -> None:
        """What is shown before the start goes with what stands in the fields."""
        state, project = self._state, self.project
        base = self.form.over(state.base) if state is not None and state.rows and state.base is not None else None
        self.preview.follow(project.id if project else None, self.form.params, base)

    def _read_curve(self) -> None:
        adapter, store = self._shown, self.bench.store
        if adapter is None:
            return

        def read() -> Curve:
            with store.read() as session:
                return Curve(rounds.points(session, adapter), rounds.samples(session, adapter))

        self._curves.ask(read, self._show_curve, self.errors.show_error, adapter)

    def _show_curve(self, curve: Curve) -> None:
        adapter = self._model.adapter(self.table.row)
        self.curve.show_points(adapter.name if adapter else None, curve.points)
        self.answers.show_samples(curve.samples)

    def _chosen(self) -> None:
        adapter = self.chosen
        for part in (self._copy, self._open):
            part.setEnabled(adapter is not None and adapter.folder is not None)
        self.save_as.show_adapter(adapter)
        if adapter is not None and adapter.id != self._shown:
            self._shown = adapter.id
            self._read_curve()

    @property
    def chosen(self) -> Adapter | None:
        """The adapter chosen in the table."""
        return self._model.adapter(self.table.row)

    def _take_event(self, event: object) -> None:
        if self.progress.take(event):  # type: ignore[arg-type]  # Qt signals carry plain objects
            self._show_promise()
            self.refresh(None)  # how a job has ended is told by the store

    # --- what a person does

    def start(self) -> None:
        """Trains on the curated set as it is now."""
        state = self._state
        if self.project is None or state is None or state.base is None:
            return
        bench, project, params, base = self.bench, self.project.id, self.form.params, self.form.over(state.base)
        parent = self.form.parent_adapter
        self.errors.clear()
        self.setFocus()  # or the focus would jump on from the button, to the dock
        self.start_button.setEnabled(False)
        self._verbs.do(
            lambda: actions.start_training(bench, project, params, base, parent),
            lambda _: self.refresh(None),
            self._fail,
        )

    def _fail(self, error: RsguiError) -> None:
        self.errors.show_error(error)
        self._show_promise()

    def copy_folder(self) -> None:
        """The chosen adapter's folder to the clipboard."""
        if self.chosen is not None and self.chosen.folder:
            copy_text(self.chosen.folder)

    def save_adapter(self, form: AdapterForm, path: Path) -> None:
        """Saves the chosen adapter in another form; the dock shows how it goes."""
        bench, adapter = self.bench, self.chosen
        if adapter is not None:
            self.errors.clear()
            self._verbs.do(lambda: actions.export_adapter(bench, adapter.id, form, path), failed=self._fail)

    def open_folder(self) -> None:
        """Shows the chosen adapter's folder in the system's file manager."""
        if self.chosen is not None and self.chosen.folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self.chosen.folder))


def _promised(state: State) -> str:
    """What the training would be on."""
    prompts = counted(state.prompts, "{count} prompt", "{count} prompts")
    what = counted(state.rows, "{count} completion of {prompts}", "{count} completions of {prompts}", prompts=prompts)
    if state.recipe is not None:
        recipe = describe(state.recipe)
        if state.partial:
            recipe = tr("{recipe}, among some runs only", recipe=recipe)
        what = tr("{what}: {recipe}, under your decisions", what=what, recipe=recipe)
    if state.base is None:
        return f"{what}."
    return f"{what}. {tr('The base model is {name}.', name=state.base.name)}"
