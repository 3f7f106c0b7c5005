"""Score: what a scorer sees, what it gave, and what it could not say."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from rsgui.core.entities import JobRecord, Project
from rsgui.core.errors import RsguiError
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.bridge import Bridge
from rsgui.gui.histogram import NOTHING, Histogram
from rsgui.gui.notices import EmptyState, ErrorBanner
from rsgui.gui.page import Page
from rsgui.gui.pages import given_card
from rsgui.gui.pages.given_card import Given, GivenCards
from rsgui.gui.pages.job_progress import JobProgressBar
from rsgui.gui.widgets import Badge, Stat, boxed, button, column, label, row, scrolling
from rsgui.gui.words import plural
from rsgui.jobs import actions
from rsgui.jobs.specs import ScoreJob
from rsgui.jobs.workbench import Workbench
from rsgui.store import jobs, projects, rewards, runs
from rsgui.store.database import Changes
from rsgui.store.rewards import RewardSummary

CALM = 1000
"""Milliseconds between two looks at the figures while rewards arrive."""
WAITING, EMPTY, CARD = range(3)


class State(NamedTuple):
    """What the page shows of the store."""

    completions: int
    summary: RewardSummary
    jobs: list[JobRecord]
    given: list[Given]

    @property
    def unscored(self) -> int:
        return self.completions - self.summary.rewarded - self.summary.missing


class ScorerCard(QFrame):
    """The scorer: what it looks at, what it gave, and why rewards are missing."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._badge = Badge("ready", "neutral")
        self._sees = label("", "muted", wrap=True)
        self._stats = {name: Stat(name) for name in ("rewarded", "missing", "mean reward", "not scored yet")}
        self._histogram = Histogram()
        self._reasons = label("", wrap=True, selectable=True)
        self._reasons_box = boxed(column(self._reasons, margin=12), "warning")
        stats = row(spacing=16)
        for stat in self._stats.values():
            stats.addWidget(stat, 1)
        self._chart = column(label("Rewards", "label"), self._histogram, spacing=4)
        self.setLayout(
            column(
                row(label("Checks", "section"), None, self._badge),
                self._sees,
                stats,
                boxed(self._chart),
                self._reasons_box,
                spacing=16,
                margin=20,
            )
        )

    def show_state(self, state: State) -> None:
        """Other figures."""
        summary = state.summary
        self._sees.setText(
            "Looks at each completion's text alone and counts which of its prompt's checks it meets."
            " The reward is the share of the checks that are met; without checks it is missing, which is not zero."
        )
        done = not state.unscored
        self._badge.show_as("complete" if done else f"{state.unscored:,} to score", "success" if done else "warning")
        self._stats["rewarded"].show_value(f"{summary.rewarded:,}")
        self._stats["missing"].show_value(f"{summary.missing:,}")
        self._stats["mean reward"].show_value("-" if summary.mean is None else f"{summary.mean:.3f}")
        self._stats["not scored yet"].show_value(f"{state.unscored:,}")
        self._histogram.show_summary(summary)
        reasons = [
            f"\u2022  {(reason or 'no reason given').rstrip('.')}: {count:,}"
            for reason, count in summary.reasons.items()
        ]
        self._reasons.setText("\n".join(["Why rewards are missing:", *reasons]))
        self._reasons_box.setVisible(bool(reasons))


class ScorePage(Page):
    """Starts scoring and shows what came of it."""

    stage = "score"
    title = "Score"

    def __init__(self, bench: Workbench, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bench, bridge, parent)
        self._reader = Reader(self)
        self._verbs = Verbs(self)
        self.state: State | None = None
        self._later = QTimer(self, singleShot=True, interval=CALM)
        self._later.timeout.connect(self._read)
        self.errors = ErrorBanner()
        self.progress = JobProgressBar(ScoreJob, self.errors)
        self.start_button = button("Score", self.start, "primary", "score")
        self._promise = label("", "lead", wrap=True)
        self.card = ScorerCard()
        self.given = GivenCards()
        self._empty = EmptyState(
            "score",
            "Nothing to score yet",
            "A scorer gives each completion a reward. Generate some completions first.",
            button("Go to Generate", lambda: self.go_to.emit("generate"), "primary", "generate"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        self._stack.addWidget(self._empty)
        self._stack.addWidget(scrolling(self._content()))
        whole = column(self.errors, spacing=12)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)
        bridge.job_event.connect(self._take_event)
        self.on_key("Ctrl+Return", self.start_button.click)

    def _content(self) -> QWidget:
        self._review = button("Go to Review", lambda: self.go_to.emit("review"), "", "review")
        launch = boxed(
            column(self._promise, row(self.start_button, self._review, None), self.progress, spacing=16, margin=20),
            "card",
        )
        content = QWidget()
        content.setLayout(column(label("Score", "title"), launch, self.given, self.card, None, spacing=16))
        return content

    # --- what it shows

    def open_project(self, project: Project | None) -> None:
        super().open_project(project)
        self.state = None
        self._reader.forget()
        self._later.stop()
        self.errors.clear()
        self.progress.open_project(project.id if project else None)
        self._stack.setCurrentIndex(WAITING)

    def refresh(self, changes: Changes | None) -> None:
        if self.project is None:
            return
        if changes is None or changes.touches("scorers", "prompts", "runs"):
            self._read()
        elif changes.touches("completions", "rewards") and not self._later.isActive():
            self._later.start()

    def _read(self) -> None:
        if self.project is None:
            return
        project = self.project.id

        def read() -> State:
            with self.bench.store.read() as session:
                ids = [run.id for run in runs.of_project(session, project)]
                scorers = [one for one in rewards.scorers(session, project) if one.name == actions.CHECKS]
                summary = rewards.summary(session, scorers[0].id, ids) if scorers else NOTHING
                return State(
                    projects.counts(session, project).completions,
                    summary,
                    jobs.recent(session, project, 10),
                    given_card.read(self.bench.store, project, ids),
                )

        self._reader.ask(read, self._show, self.errors.show_error, about=project)

    def _show(self, state: State) -> None:
        first, self.state = self.state is None, state
        if first:
            self.progress.show_records(state.jobs)
        self._stack.setCurrentIndex(CARD if state.completions else EMPTY)
        self.card.show_state(state)
        self.given.show_given(state.given)
        self._show_promise()

    def _show_promise(self) -> None:
        """Says what the button will do before it is pressed."""
        state = self.state
        if state is None:
            return
        running = self.progress.record is not None
        self.start_button.setEnabled(bool(state.unscored) and not running)
        self._review.setVisible(bool(state.summary.rewarded) and not running)
        if running:
            self._promise.setText("Completions are being scored.")
            self.start_button.setText("Scoring")
        elif state.unscored:
            scored = state.completions - state.unscored
            kept = f" {plural(scored, 'reward')} that are there stay as they are." if scored else ""
            self._promise.setText(f"Every check of a prompt is tried on each of its completions.{kept}")
            self.start_button.setText(f"Score {plural(state.unscored, 'completion')}")
        else:
            self._promise.setText("Every completion has been scored.")
            self.start_button.setText("Nothing to score")

    def _take_event(self, event: object) -> None:
        if self.progress.take(event):  # type: ignore[arg-type]  # Qt signals carry plain objects
            self._show_promise()
            self._read()

    # --- what a person does

    def start(self) -> None:
        """Scores what has not been scored."""
        if self.project is None:
            return
        project = self.project.id
        self.setFocus()  # or the focus would jump on from the button, to the dock
        self.start_button.setEnabled(False)
        self._verbs.do(lambda: actions.start_scoring(self.bench, project), lambda _: self._read(), self._fail)

    def _fail(self, error: RsguiError) -> None:
        self.errors.show_error(error)
        self._show_promise()
