"""Score: what scorers see, what they gave, what they could not say, and how they agree."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rsgui.core.entities import Project, Scorer, ScorerSpec
from rsgui.core.errors import RsguiError
from rsgui.core.texts import counted, later, tr
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.bridge import Bridge
from rsgui.gui.histogram import NOTHING
from rsgui.gui.notices import EmptyState, ErrorBanner
from rsgui.gui.page import EMPTY, WAITING, WORK, Page
from rsgui.gui.pages import given_card
from rsgui.gui.pages.given_card import Given, GivenCards
from rsgui.gui.pages.job_progress import JobProgressBar
from rsgui.gui.scoring import agreement, state
from rsgui.gui.scoring.add_panel import AddPanel
from rsgui.gui.scoring.agreement import AgreementCard
from rsgui.gui.scoring.card import ScorerCard
from rsgui.gui.scoring.state import ScorerState, State
from rsgui.gui.widgets import boxed, button, column, label, row, scrolling
from rsgui.jobs import actions, scorers
from rsgui.jobs.specs import ScoreJob, TrainRewardJob
from rsgui.jobs.workbench import Workbench
from rsgui.store import runs
from rsgui.store.database import Changes

CALM = 1000
"""Milliseconds between two looks at the figures while rewards arrive."""


class ScorePage(Page):
    """Adds scorers, lets them score, and shows what came of it."""

    stage = "score"
    title = later("Score")

    weigh_asked = Signal()
    """Asks for the weights of the scorers, which are in Review."""

    def __init__(self, bench: Workbench, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bench, bridge, parent)
        self._reader, self._agreements = Reader(self), Reader(self)
        self._verbs = Verbs(self)
        self.state: State | None = None
        self._later = QTimer(self, singleShot=True, interval=CALM)
        self._later.timeout.connect(self._read)
        self.errors = ErrorBanner()
        self.progress = JobProgressBar((ScoreJob, TrainRewardJob), self.errors)
        self.start_button = button(tr("Score"), self.start, "primary", "score")
        self.add_button = button(tr("Add a scorer"), self.open_panel, "", "plus")
        self._promise = label("", "lead", wrap=True)
        self.panel = AddPanel(bench)
        self.given = GivenCards()
        self.agreement = AgreementCard()
        self.cards: list[ScorerCard] = []
        self._empty = EmptyState(
            "score",
            tr("Nothing to score yet"),
            tr("A scorer gives each completion a reward. Generate some completions first."),
            button(tr("Go to Generate"), lambda: self.go_to.emit("generate"), "primary", "generate"),
        )
        self.lay_out((self.errors,), self._empty, scrolling(self._content()))
        bridge.job_event.connect(self._take_event)
        self.panel.added.connect(self._read)
        self.agreement.weigh_asked.connect(self.weigh_asked)
        self.on_command("start", self.start_button.click)

    def _content(self) -> QWidget:
        self._review = button(tr("Go to Review"), lambda: self.go_to.emit("review"), "", "review")
        buttons = row(self.start_button, self.add_button, self._review, None)
        launch = boxed(column(self._promise, buttons, self.progress, spacing=16, margin=20), "card")
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        content = QWidget()
        content.setLayout(
            column(
                label(tr("Score"), "title"),
                launch,
                self.panel,
                self.given,
                self._column,
                self.agreement,
                None,
                spacing=16,
            )
        )
        return content

    # --- what it shows

    def open_project(self, project: Project | None) -> None:
        super().open_project(project)
        self.state = None
        self._reader.forget()
        self._agreements.forget()
        self._later.stop()
        self.errors.clear()
        number = project.id if project else None
        self.progress.open_project(number)
        self.panel.open_project(number)
        self.show_part(WAITING)

    def refresh(self, changes: Changes | None) -> None:
        if self.project is None:
            return
        if changes is None or changes.touches("scorers", "prompts", "runs"):
            self._read()
        elif changes.touches("completions", "rewards", "decisions") and not self._later.isActive():
            self._later.start()

    def _read(self) -> None:
        if self.project is None:
            return
        project, store = self.project.id, self.bench.store

        def read() -> tuple[State, list[Given]]:
            with store.read() as s:
                made = [run.id for run in runs.of_project(s, project)]
            return state.read(store, project), given_card.read(store, project, made)

        self._reader.ask(read, self._show, self.errors.show_error, about=project)
        self._agreements.ask(lambda: agreement.read(store, project), self.agreement.show_lines, about=project)

    def _show(self, found: tuple[State, list[Given]]) -> None:
        first = self.state is None
        self.state, given = found
        if first:
            self.progress.show_records(self.state.jobs)
        self.show_part(WORK if self.state.completions else EMPTY)
        self.given.show_given(given)
        self.panel.show_scorers(self.state.told)
        self._show_promise()

    def _show_cards(self) -> None:
        """A card for each scorer; for the checks that will be tried, where there is none yet."""
        if self.state is None:
            return
        shown = self.state.scorers or [_checks_to_come(self.state)]
        while len(self.cards) < len(shown):
            card = ScorerCard(self.bench)
            card.start_asked.connect(self.start_one)
            self.cards.append(card)
            self._column.addWidget(card)
        busy = self.progress.record is not None
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(shown))
            if place < len(shown):
                card.show_state(shown[place], busy, alone=len(self.state.behind) < 2)

    def _show_promise(self) -> None:
        """Says what the button will do before it is pressed."""
        found = self.state
        if found is None:
            return
        running = self.progress.record is not None
        self.start_button.setEnabled(bool(found.unscored) and not running)
        self._review.setVisible(bool(found.rewarded) and not running)
        if running:
            training = isinstance(self.progress.spec, TrainRewardJob)
            self._promise.setText(
                tr("A reward model is being trained.") if training else tr("Completions are being scored.")
            )
            self.start_button.setText(tr("Training", "goes on now") if training else tr("Scoring"))
        elif found.unscored:
            self._promise.setText(_promised(found))
            several = len(found.behind) > 1
            if several:
                text = counted(found.unscored, "Score: {count} reward missing", "Score: {count} rewards missing")
            else:
                text = counted(found.unscored, "Score {count} completion", "Score {count} completions")
            self.start_button.setText(text)
        else:
            self._promise.setText(tr("Every completion has been scored."))
            self.start_button.setText(tr("Nothing to score"))
        self._show_cards()

    def _take_event(self, event: object) -> None:
        if self.progress.take(event):  # type: ignore[arg-type]  # Qt signals carry plain objects
            self._show_promise()
            self._read()

    # --- what a person does

    def open_panel(self) -> None:
        """Shows the forms."""
        self.panel.show()
        self.panel.name.setFocus()

    def start(self) -> None:
        """Scores what has not been scored, by every scorer."""
        if self.project is not None:
            self._do(partial(scorers.start_missing, self.bench, self.project.id))

    def start_one(self, scorer: int) -> None:
        """Lets one scorer score what it has not looked at."""
        if self.project is not None:
            self._do(partial(scorers.start_scorer, self.bench, self.project.id, scorer))

    def _do(self, verb: Callable[[], object]) -> None:
        self.setFocus()  # or the focus would jump on from the button, to the dock
        self.start_button.setEnabled(False)
        self._verbs.do(verb, lambda _: self._read(), self._fail)

    def _fail(self, error: RsguiError) -> None:
        self.errors.show_error(error)
        self._show_promise()


def _promised(found: State) -> str:
    if len(found.behind) > 1:
        names = ", ".join(f"“{one.scorer.name}”" for one in found.behind)
        return tr("{names} have not looked at all completions.", names=names)
    scorer = found.behind[0].scorer if found.behind else None
    words = tr("Every check of a prompt is tried on each of its completions.")
    if scorer is not None and not isinstance(scorer.spec, ScorerSpec):
        words = tr("“{name}” looks at each completion.", name=scorer.name)
    if not found.rewarded:
        return words
    kept = counted(
        found.rewarded,
        "{count} reward that is there stays as it is.",
        "{count} rewards that are there stay as they are.",
    )
    return f"{words} {kept}"


def _checks_to_come(found: State) -> ScorerState:
    return ScorerState(Scorer(0, 0, actions.CHECKS, ScorerSpec()), NOTHING, found.completions, 0, 0.0, None)
