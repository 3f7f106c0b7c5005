"""Evaluate: base against tuned on prompts that were held out, in words, in figures, and answer by answer."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from rsgui.core.entities import Adapter, Evaluation, JobRecord, Project
from rsgui.core.errors import BadInput, RsguiError
from rsgui.core.evaluation import Comparison
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.bridge import Bridge
from rsgui.gui.fields import FormRow, NumberField
from rsgui.gui.notices import EmptyState, ErrorBanner
from rsgui.gui.page import Page
from rsgui.gui.pages.answers import Answers, Pair, read_pairs
from rsgui.gui.pages.job_progress import JobProgressBar
from rsgui.gui.pages.verdict_card import VerdictCard
from rsgui.gui.widgets import boxed, button, column, label, row, scrolling
from rsgui.gui.words import plural
from rsgui.jobs import evaluating
from rsgui.jobs.specs import EvaluateJob
from rsgui.jobs.workbench import Workbench
from rsgui.store import evaluations, jobs, prompts, rounds, runs
from rsgui.store.database import Changes

CALM = 1000
"""Milliseconds between two looks at the result while rewards arrive."""
WAITING, EMPTY, WORK = range(3)


class State(NamedTuple):
    """What the page shows of the store."""

    held_out: int  # prompts
    adapters: list[Adapter]  # those that are trained, oldest first
    evaluations: dict[int, list[Evaluation]]  # by adapter, oldest first
    jobs: list[JobRecord]


class Result(NamedTuple):
    """The newest evaluation of the chosen adapter."""

    evaluation: Evaluation | None
    comparison: Comparison | None  # None: nothing can be compared yet
    pairs: list[Pair]


class EvaluatePage(Page):
    """Starts evaluations and shows what they say."""

    stage = "evaluate"
    title = "Evaluate"

    def __init__(self, bench: Workbench, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bench, bridge, parent)
        self._reader, self._results = Reader(self), Reader(self)
        self._verbs = Verbs(self)
        self._state: State | None = None
        self._later = QTimer(self, singleShot=True, interval=CALM)
        self._later.timeout.connect(self._read_result)
        self.errors = ErrorBanner()
        self.progress = JobProgressBar(EvaluateJob, self.errors)
        self.start_button = button("Evaluate", self.start, "primary", "evaluate")
        self.adapters = QComboBox()
        self.adapters.currentIndexChanged.connect(lambda _: self._adapter_chosen())
        self.completions = NumberField(8, 1, 1000)
        self._promise = label("", "lead", wrap=True)
        self.verdict = VerdictCard()
        self.answers = Answers(bench.store, self.errors)
        self._empty = EmptyState(
            "evaluate",
            "Nothing to evaluate yet",
            "Here an adapter is measured against its base model, on prompts that were kept out of training.",
            button("Go to Train", lambda: self.go_to.emit("train"), "primary", "train"),
        )
        self._stack = QStackedWidget()
        for part in (QWidget(), self._empty, scrolling(self._content())):
            self._stack.addWidget(part)
        whole = column(self.errors, spacing=12)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)
        bridge.job_event.connect(self._take_event)
        self.on_key("Ctrl+Return", self.start_button.click)

    def _content(self) -> QWidget:
        self.adapters.setMinimumWidth(220)
        fields = row(
            FormRow("Adapter", self.adapters),
            FormRow(
                "Completions of each prompt",
                self.completions,
                "So many answers of each model to each held-out prompt, with the same seeds. More make the interval "
                "narrower, up to what the number of prompts allows.",
            ),
            None,
            spacing=16,
        )
        launch = boxed(
            column(self._promise, fields, row(self.start_button, None), self.progress, spacing=16, margin=20), "card"
        )
        content = QWidget()
        content.setLayout(column(label("Evaluate", "title"), launch, self.verdict, self.answers, None, spacing=16))
        return content

    # --- what it shows

    def open_project(self, project: Project | None) -> None:
        """Shows another project from its beginning."""
        super().open_project(project)
        self._state = None
        self._reader.forget()
        self._results.forget()
        self._later.stop()
        self.errors.clear()
        self.adapters.clear()
        self._show_result(Result(None, None, []))
        self.start_button.setEnabled(False)
        self.progress.open_project(project.id if project else None)
        self._stack.setCurrentIndex(WAITING)

    def refresh(self, changes: Changes | None) -> None:
        """Adapters and evaluations at once; the result calmly while rewards arrive."""
        if self.project is None:
            return
        if changes is None or changes.touches("adapters", "evaluations", "prompts"):
            self._read()
        elif changes.touches("rewards") and not self._later.isActive():
            self._later.start()

    def _read(self) -> None:
        if self.project is None:
            return
        project, store = self.project.id, self.bench.store

        def read() -> State:
            with store.read() as session:
                adapters = [adapter for adapter in rounds.adapters(session, project) if adapter.folder]
                made = evaluations.of_project(session, project)
                by_run = {run.id: run.generator.adapter for run in runs.of_project(session, project, "held-out")}
                return State(
                    prompts.count(session, project, "held-out"),
                    adapters,
                    {a.id: [e for e in made if a.folder in {by_run[run] for run in e.runs}] for a in adapters},
                    jobs.recent(session, project, 10),
                )

        self._reader.ask(read, self._show, self.errors.show_error, project)

    def _show(self, state: State) -> None:
        first, self._state = self._state is None, state
        if first:
            self.progress.show_records(state.jobs)
        self._stack.setCurrentIndex(WORK if state.adapters else EMPTY)
        known = [self.adapters.itemData(place) for place in range(self.adapters.count())]
        if known != [adapter.id for adapter in state.adapters]:
            self.adapters.blockSignals(True)
            self.adapters.clear()
            for adapter in state.adapters:
                self.adapters.addItem(f"{adapter.name}   {plural(adapter.rows, 'row')}", adapter.id)
            self.adapters.setCurrentIndex(self.adapters.count() - 1)
            self.adapters.blockSignals(False)
        self._adapter_chosen()

    def _adapter_chosen(self) -> None:
        self._show_promise()
        self._read_result()

    def _show_promise(self) -> None:
        """Says what the button will do before it is pressed."""
        state = self._state
        if state is None:
            return
        running = self.progress.record is not None
        self.start_button.setEnabled(bool(state.held_out and state.adapters) and not running)
        if running:
            self.start_button.setText("Evaluating")
            self._promise.setText("Base and tuned model answer the held-out prompts.")
        else:
            self.start_button.setText(f"Evaluate on {plural(state.held_out, 'held-out prompt')}")
            self._promise.setText(
                "Base and tuned model answer the same held-out prompts with the same seeds, and the checks decide."
                if state.held_out
                else "This project has no held-out prompts. Import some: what was trained on proves nothing."
            )

    def _read_result(self) -> None:
        state, adapter, bench = self._state, self.adapters.currentData(), self.bench
        made = state.evaluations.get(adapter, []) if state and adapter is not None else []
        if not made:
            self._results.forget()
            self._show_result(Result(None, None, []))
            return
        newest = made[-1]

        def read() -> Result:
            pairs = read_pairs(bench.store, newest)
            try:
                return Result(newest, evaluating.comparison(bench, newest.id), pairs)
            except BadInput:  # no prompt has rewards from both yet
                return Result(newest, None, pairs)

        self._results.ask(read, self._show_result, self.errors.show_error, newest.id)

    def _show_result(self, result: Result) -> None:
        self.verdict.setVisible(result.comparison is not None)
        self.answers.setVisible(bool(result.pairs))
        if result.comparison is not None:
            self.verdict.show_comparison(result.comparison)
        self.answers.show_evaluation(result.evaluation, result.pairs)

    def _take_event(self, event: object) -> None:
        if self.progress.take(event):  # type: ignore[arg-type]  # Qt signals carry plain objects
            self._show_promise()

    # --- what a person does

    def start(self) -> None:
        """Evaluates the chosen adapter."""
        adapter: int | None = self.adapters.currentData()
        if self.project is None or adapter is None:
            return
        bench, project, k = self.bench, self.project.id, self.completions.value()
        self.errors.clear()
        self.setFocus()  # or the focus would jump on from the button, to the dock
        self.start_button.setEnabled(False)

        def start() -> int:
            pair = evaluating.base_and_tuned(bench, project, adapter)
            return evaluating.start_evaluation(bench, project, pair, k=k)

        self._verbs.do(start, lambda _: self._read(), self._fail)

    def _fail(self, error: RsguiError) -> None:
        self.errors.show_error(error)
        self._show_promise()
