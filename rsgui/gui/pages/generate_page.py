"""Generate: which model, how it draws, how many; and the runs so far."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from rsgui.core.entities import Generator, JobRecord, Project, Run
from rsgui.core.errors import RsguiError
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.bridge import Bridge
from rsgui.gui.fields import FormRow, NumberField
from rsgui.gui.notices import ErrorBanner
from rsgui.gui.page import Page
from rsgui.gui.pages.job_progress import JobProgressBar
from rsgui.gui.pages.model_chooser import ModelChooser
from rsgui.gui.pages.run_card import REFUSALS_SHOWN, RunInfo, RunList
from rsgui.gui.pages.sampling_form import SamplingForm
from rsgui.gui.widgets import boxed, button, column, label, row, scrolling
from rsgui.gui.words import plural
from rsgui.jobs import actions, generate
from rsgui.jobs.specs import GenerateJob
from rsgui.jobs.workbench import Workbench
from rsgui.store import jobs, prompts, runs
from rsgui.store.database import Changes

CALM = 1000
"""Milliseconds between two looks at the figures of runs while completions arrive."""


class State(NamedTuple):
    """What the page shows of the store."""

    prompts: int
    infos: list[RunInfo]
    jobs: list[JobRecord]


class GeneratePage(Page):
    """Starts generation runs over the training prompts."""

    stage = "generate"
    title = "Generate"

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
        self.n = NumberField(8, 1, actions.MOST_COMPLETIONS)
        self.seed = NumberField(0, 0, 2**31 - 1)
        self.progress = JobProgressBar(GenerateJob, self.errors)
        self.start_button = button("Generate", self.start, "primary", "generate")
        self._promise = label("", "lead", wrap=True)
        self._to_prompts = button("Go to Prompts", lambda: self.go_to.emit("prompts"), "primary", "prompts")
        self._runs = RunList()
        self._runs_title = label("Runs so far", "section")
        self._build()
        for changed in (self.chooser.changed, self.form.changed):
            changed.connect(self._show_promise)
        for field in (self.n, self.seed):
            field.valueChanged.connect(lambda _: self._show_promise())
        bridge.job_event.connect(self._take_event)
        self.on_key("Ctrl+Return", self.start_button.click)

    def _build(self) -> None:
        settings = QWidget()
        settings.setLayout(column(self.chooser, self.form, None, spacing=16))
        left = scrolling(settings)
        left.setFixedWidth(392)
        settings.layout().setContentsMargins(0, 0, 12, 0)  # type: ignore[union-attr]
        tip = "The same seed draws the same completions again; another one draws others."
        numbers = row(
            FormRow("Completions of each prompt", self.n, "More of them find better ones, and take longer: 8 to 32."),
            FormRow("Seed", self.seed, tip),
            None,
            spacing=16,
        )
        launch = boxed(
            column(
                self._promise,
                numbers,
                row(self._to_prompts, self.start_button, None),
                self.progress,
                spacing=16,
                margin=20,
            ),
            "card",
        )
        below = QWidget()
        below.setLayout(column(launch, self._runs_title, self._runs, None, spacing=16))
        right = column(self.errors, scrolling(below), spacing=12)
        body = row(left, spacing=12)
        body.addLayout(right, 1)
        whole = column(label("Generate", "title"), spacing=16)
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
        self.progress.open_project(project.id if project else None)

    def refresh(self, changes: Changes | None) -> None:
        if self.project is None:
            return
        if changes is None or changes.touches("prompts", "runs"):
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
                    )
                    for run in reversed(runs.of_project(session, project))
                ]
                return State(prompts.count(session, project, "train"), infos, jobs.recent(session, project, 10))

        self._reader.ask(read, self._show, self.errors.show_error, about=project)

    def _show(self, state: State) -> None:
        first, self._state = self._state is None, state
        if first:
            self.progress.show_records(state.jobs)
            self._begin_with(state.infos[0].run if state.infos else None)
        self._runs.show_runs(state.infos)
        self._runs_title.setVisible(bool(state.infos))
        self._show_promise()

    def _begin_with(self, run: Run | None) -> None:
        """What made the newest run stands in the fields, so that going on and varying it is one click away."""
        generator = run.generator if run else Generator()
        self.chooser.show_model(generator.model)
        self.form.show_sampling(generator.sampling)
        self.n.setValue(run.n if run else 8)
        self.seed.setValue(run.seed if run else 0)

    def _show_promise(self) -> None:
        """Says what the button will do before it is pressed."""
        state = self._state
        if state is None:
            self.start_button.setEnabled(False)
            return
        n = self.n.value()
        same = self._same_run(state)
        missing = same.expected - same.made if same else n * state.prompts
        running = isinstance(self.progress.spec, GenerateJob) and same and self.progress.spec.run == same.run.id
        self.start_button.setEnabled(bool(missing) and self.chooser.usable and not running)
        self.start_button.setVisible(bool(state.prompts))
        self._to_prompts.setVisible(not state.prompts)
        if not state.prompts:
            self._promise.setText("There are no training prompts yet. Import some first.")
        elif running:
            self._promise.setText("This run is being made. Its completions appear in Review as they come.")
            self.start_button.setText(f"Generating {same.expected:,} completions" if same else "")
        elif same and not missing:
            self._promise.setText(
                "All completions of this run are there. Change the seed, the number or the model for more."
            )
            self.start_button.setText("Nothing is missing")
        elif same and same.made:
            self._promise.setText(f"Goes on with a run: {same.made:,} of {same.expected:,} completions are there.")
            self.start_button.setText(f"Generate the missing {plural(missing, 'completion')}")
        else:
            tokens = self.form.sampling.max_new_tokens
            self._promise.setText(
                f"{n} completions of each of {plural(state.prompts, 'training prompt')}, up to {tokens:,} tokens each."
            )
            self.start_button.setText(f"Generate {plural(missing, 'completion')}")

    def _same_run(self, state: State) -> RunInfo | None:
        wanted = (self.generator, self.n.value(), self.seed.value())
        return next((i for i in state.infos if (i.run.generator, i.run.n, i.run.seed) == wanted), None)

    @property
    def generator(self) -> Generator:
        """What stands in the fields."""
        return Generator(self.chooser.model, None, self.form.sampling)

    def _take_event(self, event: object) -> None:
        if self.progress.take(event):  # type: ignore[arg-type]  # Qt signals carry plain objects
            self._show_promise()
            self._read()

    # --- what a person does

    def start(self) -> None:
        """Starts the run that the fields describe, or goes on with it."""
        if self.project is None:
            return
        project, generator, n, seed = self.project.id, self.generator, self.n.value(), self.seed.value()
        self.setFocus()  # or the focus would jump on from the button, to the dock
        self.start_button.setEnabled(False)
        self._verbs.do(
            lambda: actions.start_generation(self.bench, project, generator, n, seed),
            lambda _: self._read(),
            self._fail,
        )

    def _fail(self, error: RsguiError) -> None:
        self.errors.show_error(error)
        self._show_promise()
