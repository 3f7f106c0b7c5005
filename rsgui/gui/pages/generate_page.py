"""Generate: which model, how it draws, how many; and the runs so far."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from rsgui.core.entities import Adapter, Generator, JobRecord, Message, Project, Run
from rsgui.core.errors import RsguiError
from rsgui.core.texts import later, tr
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.bridge import Bridge
from rsgui.gui.fields import FormRow, NumberField
from rsgui.gui.notices import ErrorBanner
from rsgui.gui.page import Page
from rsgui.gui.pages.estimate import Estimate
from rsgui.gui.pages.job_progress import JobProgressBar
from rsgui.gui.pages.live_figures import LiveFigures
from rsgui.gui.pages.model_chooser import ModelChooser
from rsgui.gui.pages.promise import Asked, promise
from rsgui.gui.pages.prompt_choice import PromptChoiceForm
from rsgui.gui.pages.rendered_prompt import RenderedPrompt
from rsgui.gui.pages.run_card import REFUSALS_SHOWN, RunInfo, RunList
from rsgui.gui.pages.sampling_form import SamplingForm
from rsgui.gui.widgets import boxed, button, column, label, row, scrolling, set_role
from rsgui.jobs import actions, choosing, generate
from rsgui.jobs.choosing import EVERY
from rsgui.jobs.specs import GenerateJob
from rsgui.jobs.workbench import Workbench
from rsgui.store import jobs, prompts, rounds, runs, wanted
from rsgui.store.database import Changes
from rsgui.store.runs import RunSummary

CALM = 1000
"""Milliseconds between two looks at the figures of runs while completions arrive."""


class State(NamedTuple):
    """What the page shows of the store."""

    prompts: int
    infos: list[RunInfo]
    jobs: list[JobRecord]
    adapters: list[Adapter]
    first: tuple[Message, ...] | None = None  # prompt


class GeneratePage(Page):
    """Starts generation runs over the training prompts."""

    stage = "generate"
    title = later("Generate")

    def __init__(self, bench: Workbench, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bench, bridge, parent)
        self._reader = Reader(self)
        self._verbs = Verbs(self)
        self._state: State | None = None
        self._later = QTimer(self, singleShot=True, interval=CALM)
        self._later.timeout.connect(self._read)
        self.errors = ErrorBanner()
        self.chooser = ModelChooser(bench)
        self.form = SamplingForm()
        self.seen = RenderedPrompt(bench)
        self.estimate = Estimate(bench)
        self.choice = PromptChoiceForm(bench)
        self.n = NumberField(8, 1, choosing.MOST_COMPLETIONS)
        self.seed = NumberField(0, 0, 2**31 - 1)
        self.progress = JobProgressBar(GenerateJob, self.errors)
        self.live = LiveFigures(bench)
        self.start_button = button(tr("Generate"), self.start, "primary", "generate")
        self._promise = label("", "lead", wrap=True)
        self._to_prompts = button(tr("Go to Prompts"), lambda: self.go_to.emit("prompts"), "primary", "prompts")
        self._runs = RunList()
        self._runs_title = label(tr("Runs so far"), "section")
        self._build()
        for changed in (self.chooser.changed, self.form.changed, self.seen.changed, self.choice.changed):
            changed.connect(self._show_promise)
        for field in (self.n, self.seed):
            field.valueChanged.connect(lambda _: self._show_promise())
        self.n.valueChanged.connect(self.form.follow_n)
        self.form.n_chosen.connect(self.n.setValue)
        self.choice.failed.connect(self.errors.show_error)
        bridge.job_event.connect(self._take_event)
        self.setAcceptDrops(True)
        self.on_command("start", self.start_button.click)

    def _build(self) -> None:
        settings = QWidget()
        settings.setLayout(column(self.chooser, self.form, None, spacing=16))
        left = scrolling(settings)
        left.setFixedWidth(392)
        settings.layout().setContentsMargins(0, 0, 12, 0)  # type: ignore[union-attr]
        tip = tr("The same seed draws the same completions again; another one draws others.")
        numbers = row(
            FormRow(
                tr("Completions of each prompt"), self.n, tr("More of them find better ones, and take longer: 8 to 32.")
            ),
            FormRow(tr("Seed"), self.seed, tip),
            None,
            spacing=16,
        )
        launch = boxed(
            column(
                self._promise,
                self.choice,
                numbers,
                self.estimate,
                row(self._to_prompts, self.start_button, None),
                self.progress,
                self.live,
                spacing=16,
                margin=20,
            ),
            "card",
        )
        below = QWidget()
        below.setLayout(column(launch, self.seen, self._runs_title, self._runs, None, spacing=16))
        right = column(self.errors, scrolling(below), spacing=12)
        body = row(left, spacing=12)
        body.addLayout(right, 1)
        whole = column(label(tr("Generate"), "title"), spacing=16)
        whole.addLayout(body, 1)
        whole.setContentsMargins(24, 20, 24, 0)
        self.setLayout(whole)

    # --- what it shows

    def open_project(self, project: Project | None) -> None:
        super().open_project(project)
        self._state = None
        self._reader.forget()
        self._later.stop()
        self.errors.clear()
        self._runs.show_runs([])
        self.start_button.setEnabled(False)  # until it is known what it would do
        self.choice.open_project(project.id if project else None)
        self.progress.open_project(project.id if project else None)
        self.live.show_job(None)
        self.estimate.open_project(project)

    def refresh(self, changes: Changes | None) -> None:
        if self.project is None:
            return
        if changes is None or "models" in changes:
            self.chooser.known.read()
        self.choice.refresh(changes)
        if changes is None or changes.touches("prompts", "runs", "adapters"):
            self._read()
        elif "completions" in changes and not self._later.isActive():
            self._later.start()

    def _read(self) -> None:
        if self.project is None:
            return
        project = self.project.id

        def read() -> State:
            store = self.bench.store
            with store.read() as session:
                infos = [
                    RunInfo(
                        run,
                        *runs.progress(session, run.id),
                        runs.summary(session, run.id),
                        tuple(generate.refused(store, run.id, REFUSALS_SHOWN)),
                        wanted.count(session, run.id),
                    )
                    for run in reversed(runs.of_project(session, project))
                ]
                return State(
                    prompts.count(session, project, "train"),
                    infos,
                    jobs.recent(session, project, 10),
                    rounds.adapters(session, project),
                    next((p.messages for p in prompts.page(session, project, 0, 1, "train")), None),
                )

        self._reader.ask(read, self._show, self.errors.show_error, about=project)

    def _show(self, state: State) -> None:
        first, self._state = self._state is None, state
        self.chooser.show_adapters(state.adapters)
        if first:
            self.progress.show_records(state.jobs)
            self.live.show_job(self.progress.record)
            self._begin_with(state.infos[0].run if state.infos else None)
        self._runs.show_runs(state.infos)
        self._runs_title.setVisible(bool(state.infos))
        self.live.show_summary(self._summary_of_running(state))
        self._show_promise()

    def _summary_of_running(self, state: State) -> RunSummary | None:
        spec = self.progress.spec
        run = spec.run if isinstance(spec, GenerateJob) else None
        return next((info.summary for info in state.infos if info.run.id == run), None)

    def _begin_with(self, run: Run | None) -> None:
        """What made the newest run stands in the fields, so that going on and varying it is one click away."""
        generator = run.generator if run else Generator()
        self.chooser.show_generator(generator)
        self.seen.show_template(generator.template)
        self.form.show_sampling(generator.sampling)
        self.n.setValue(run.n if run else 8)
        self.seed.setValue(run.seed if run else 0)
        self.choice.show_choice(run.choice if run else EVERY)

    def _show_promise(self) -> None:
        """Says what the button will do before it is pressed."""
        state, taken = self._state, self.choice.taken
        if state is None:
            self.start_button.setEnabled(False)
            return
        self.seen.follow(self.generator, self.chooser.info, state.first)
        for part in (self.start_button, self.choice):
            part.setVisible(bool(state.prompts))
        self._to_prompts.setVisible(not state.prompts)
        if not state.prompts:
            self._promise.setText(tr("There are no training prompts yet. Import some first."))
        if taken is None or not state.prompts:
            self.start_button.setEnabled(False)
            return
        running = self.progress.spec.run if isinstance(self.progress.spec, GenerateJob) else None
        asked = Asked(self.generator, self.n.value(), self.seed.value(), self.chooser.info)
        said = promise(state.infos, taken, asked, running)
        self._promise.setText(said.words)
        self.start_button.setText(said.action)
        startable = bool(said.missing) and self.chooser.usable and self.seen.usable
        self.start_button.setEnabled(startable)
        self.estimate.follow(self.generator, self.n.value(), said.missing, self.chooser.info)
        self.estimate.setVisible(startable)

    @property
    def generator(self) -> Generator:
        """What stands in the fields."""
        return Generator(self.chooser.model, self.chooser.adapter, self.form.sampling, self.seen.template)

    def _take_event(self, event: object) -> None:
        if self.progress.take(event):  # type: ignore[arg-type]  # Qt signals carry plain objects
            self.live.show_job(self.progress.record)
            self._show_promise()
            self._read()

    # --- what a person does

    def start(self) -> None:
        """Starts the run that the fields describe, or goes on with it."""
        if self.project is None:
            return
        project, generator, n, seed = self.project.id, self.generator, self.n.value(), self.seed.value()
        choice = self.choice.choice
        self.setFocus()  # or the focus would jump on from the button, to the dock
        self.start_button.setEnabled(False)
        self.estimate.drop()
        self._verbs.do(
            lambda: actions.start_generation(self.bench, project, generator, n, seed, choice),
            lambda _: self._read(),
            self._fail,
        )

    def _fail(self, error: RsguiError) -> None:
        self.errors.show_error(error)
        self._show_promise()

    # --- a model dropped on it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        urls = event.mimeData().urls()
        if self.project is not None and len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()
            set_role(self.chooser, "hot", True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        set_role(self.chooser, "hot", False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        set_role(self.chooser, "hot", False)
        event.acceptProposedAction()
        self.chooser.choose_path(Path(event.mimeData().urls()[0].toLocalFile()))
