"""Evaluate: generators against each other on prompts that were held out, in words, in figures, and answer by answer."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from rsgui.core.dataset import part_of
from rsgui.core.entities import JobRecord, Project, Scorer
from rsgui.core.errors import RsguiError
from rsgui.core.texts import counted, tr
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.bridge import Bridge
from rsgui.gui.evaluating.results_view import Listed, ResultsView
from rsgui.gui.evaluating.setup import HeldOut, Setup
from rsgui.gui.notices import EmptyState, ErrorBanner
from rsgui.gui.page import EMPTY, WAITING, WORK, Page
from rsgui.gui.pages.job_progress import JobProgressBar
from rsgui.gui.widgets import boxed, button, column, label, row, scrolling
from rsgui.jobs import evaluate, evaluating, outcomes
from rsgui.jobs.evaluating import Candidate
from rsgui.jobs.specs import EvaluateJob
from rsgui.jobs.workbench import Workbench
from rsgui.store import evaluations, jobs, prompts, rewards
from rsgui.store.database import Changes, Kind, Store

CALM = 1000
"""Milliseconds between two looks at the result while rewards arrive."""
CHOSEN_FROM: tuple[Kind, ...] = ("adapters", "evaluations", "prompts", "rounds", "runs", "scorers", "models")


class State(NamedTuple):
    """What the page shows of the store."""

    held_out: HeldOut
    candidates: list[Candidate]
    scorers: list[Scorer]
    evaluations: list[Listed]  # newest first
    jobs: list[JobRecord]


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
        self._later.timeout.connect(self._read_results)
        self.errors = ErrorBanner()
        self.progress = JobProgressBar(EvaluateJob, self.errors)
        self.start_button = button(tr("Evaluate"), self.start, "primary", "evaluate")
        self.setup = Setup()
        self.setup.changed.connect(self._show_promise)
        self._promise = label("", "lead", wrap=True)
        self.results = ResultsView(bench.store, self.errors)
        self.results.chosen.connect(self._read_results)
        self._empty = EmptyState(
            "evaluate",
            tr("Nothing to evaluate yet"),
            tr("Here models and adapters are measured against each other, on prompts that were kept out of training."),
            button(tr("Go to Generate"), lambda: self.go_to.emit("generate"), "primary", "generate"),
        )
        self.lay_out((self.errors,), self._empty, scrolling(self._content()))
        bridge.job_event.connect(self._take_event)
        self.on_command("start", self.start_button.click)

    def _content(self) -> QWidget:
        launch = boxed(
            column(self._promise, self.setup, row(self.start_button, None), self.progress, spacing=16, margin=20),
            "card",
        )
        content = QWidget()
        content.setLayout(column(label(tr("Evaluate"), "title"), launch, self.results, None, spacing=16))
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
        self.results.forget()
        self.setup.forget()
        self.start_button.setEnabled(False)
        self.progress.open_project(project.id if project else None)
        self.show_part(WAITING)

    def look_at(self, evaluation: int) -> None:
        """Shows the results of an evaluation of the project, as soon as they are read."""
        self.results.look_at(evaluation)

    def refresh(self, changes: Changes | None) -> None:
        """What can be chosen at once; the result calmly while rewards arrive."""
        if self.project is None:
            return
        if changes is None or changes.touches(*CHOSEN_FROM):
            self._read()
        elif changes.touches("rewards", "completions") and not self._later.isActive():
            self._later.start()

    def _read(self) -> None:
        if self.project is None:
            return
        bench, project = self.bench, self.project.id
        self._reader.ask(lambda: _state(bench, project), self._show, self.errors.show_error, project)

    def _show(self, state: State) -> None:
        first, self._state = self._state is None, state
        if first:
            self.progress.show_records(state.jobs)
        self.show_part(WORK if state.evaluations or state.candidates else EMPTY)
        self.setup.show_candidates(state.candidates)
        self.setup.show_scorers(state.scorers)
        self.setup.show_held_out(state.held_out)
        self.results.show_list(state.evaluations)
        self._show_promise()
        self._read_results()

    def _show_promise(self) -> None:
        """Says what the button will do before it is pressed."""
        state = self._state
        if state is None:
            return
        running, asked = self.progress.record is not None, self.setup.asked()
        taken, many = self.setup.prompts_chosen, len(asked.generators) + (asked.with_control is not None)
        self.start_button.setEnabled(bool(taken and many) and not running)
        if running:
            self.start_button.setText(tr("Evaluating"))
            self._promise.setText(tr("The generators answer the held-out prompts, and the scorers reward them."))
            return
        held_out = counted(taken, "{count} held-out prompt", "{count} held-out prompts")
        self.start_button.setText(tr("Evaluate on {prompts}", prompts=held_out))
        if not taken:
            words = tr("This project has no held-out prompts. Import some: what was trained on proves nothing.")
        elif not many:
            words = tr("Choose at least one generator.")
        else:
            words = counted(
                many * taken * asked.k,
                "One generator answers a held-out prompt: {count} completion, which is scored.",
                "All answer the same held-out prompts with the same seeds: {count} completions, those that are there"
                " already included.",
            )
        self._promise.setText(words)

    def _read_results(self) -> None:
        chosen, store = self.results.evaluation, self.bench.store
        if chosen is not None:
            self._results.ask(
                lambda: outcomes.read(store, chosen), self.results.show_results, self.errors.show_error, chosen
            )

    def _take_event(self, event: object) -> None:
        if self.progress.take(event):  # type: ignore[arg-type]  # Qt signals carry plain objects
            self._show_promise()

    # --- what a person does

    def start(self) -> None:
        """Evaluates what is ticked."""
        asked = self.setup.asked()
        if self.project is None or not asked.generators:
            return
        bench, project = self.bench, self.project.id
        self.errors.clear()
        self.setFocus()  # or the focus would jump on from the button, to the dock
        self.start_button.setEnabled(False)

        def start() -> int:
            generators, like = asked.generators, asked.with_control
            if like is not None and like.adapter is not None:
                generators = (*generators, evaluating.start_control(bench, like.adapter, like.generator))
            return evaluating.start_evaluation(
                bench, project, generators, asked.gold, asked.k, choice=asked.choice, scorers=asked.scorers
            )

        self._verbs.do(start, lambda _: self._read(), self._fail)

    def _fail(self, error: RsguiError) -> None:
        self.errors.show_error(error)
        self._show_promise()


def _state(bench: Workbench, project: int) -> State:
    """Reads all of it. Runs off the GUI thread."""
    store = bench.store
    with store.read() as s:
        made = list(reversed(evaluations.of_project(s, project)))
        scorers = rewards.scorers(s, project)
        recent = jobs.recent(s, project, 10)
    listed = [Listed(one, tuple(evaluate.names(store, one))) for one in made]
    return State(_held_out(store, project), evaluating.candidates(bench, project), scorers, listed, recent)


def _held_out(store: Store, project: int) -> HeldOut:
    with store.read() as s:
        keys = [key for _, key in prompts.keys(s, project, "held-out", "", None)]
        tags = prompts.tags(s, project, "held-out")
    parts = {"validation": 0, "test": 0}
    for key in keys:
        parts[part_of(key)] += 1
    return HeldOut(len(keys), parts, tags)
