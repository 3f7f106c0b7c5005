"""Rounds: which there were, what each came to, and the next ones."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMessageBox, QWidget

from rsgui.core.entities import JobRecord, Project
from rsgui.core.errors import RsguiError
from rsgui.core.rounds import Plan, Round
from rsgui.core.selection import describe
from rsgui.core.texts import counted, later, tr
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.bridge import Bridge
from rsgui.gui.notices import EmptyState, ErrorBanner, Notice
from rsgui.gui.page import EMPTY, WAITING, WORK, Page
from rsgui.gui.pages.job_progress import JobProgressBar
from rsgui.gui.pages.round_form import RoundForm
from rsgui.gui.pages.round_model import WIDTHS, RoundCurve, RoundModel, ranged
from rsgui.gui.tables import Table
from rsgui.gui.widgets import boxed, button, column, label, row, scrolling
from rsgui.jobs import rounds
from rsgui.jobs.rounds import Line
from rsgui.jobs.specs import RoundsJob
from rsgui.jobs.workbench import Workbench
from rsgui.store import jobs
from rsgui.store.database import Changes

LINKS = {
    "generate": later("Its completions"),
    "review": later("Its selection"),
    "train": later("Its adapter"),
    "evaluate": later("Its evaluation"),
}


class State(NamedTuple):
    """What the page shows of the store."""

    lines: list[Line]
    plans: dict[int | None, Plan | None]  # by the round that is gone on from
    waits: tuple[Round, RoundsJob] | None
    jobs: list[JobRecord]


def read_state(bench: Workbench, project: int) -> State:
    """The rounds, and what the next ones would be made with."""
    lines = rounds.lines(bench.store, project)
    trained = [line.turn.id for line in lines if line.adapter is not None and line.adapter.folder]
    plans = {after: rounds.planned(bench.store, project, after) for after in (None, *trained)}
    with bench.store.read() as session:
        records = jobs.recent(session, project, 10)
    return State(lines, plans, rounds.waiting(bench, project), records)


def told_measure(lines: list[Line]) -> str:
    """What the figures of all rounds are by, "" where there are none."""
    if not lines or not lines[0].gold:
        return ""
    return counted(
        lines[0].prompts,
        "By {gold}, on the same held-out prompt for all: so most rounds are evaluated. One that is evaluated otherwise,"
        " or not yet, has no figure here.",
        "By {gold}, on the same {count} held-out prompts for all: so most rounds are evaluated. One that is evaluated"
        " otherwise, or not yet, has no figure here.",
        gold=lines[0].gold,
    )


class RoundsPage(Page):
    """Takes rounds, and shows what each came to."""

    stage = "rounds"
    title = "Rounds"

    adapter_asked = Signal(int)
    """Asks the window for Train, at this adapter."""
    evaluation_asked = Signal(int)
    """Asks the window for Evaluate, at this evaluation."""

    def __init__(self, bench: Workbench, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bench, bridge, parent)
        self._reader, self._verbs = Reader(self), Verbs(self)
        self._state: State | None = None
        self.errors = ErrorBanner()
        self.progress = JobProgressBar(RoundsJob, self.errors)
        self.form = RoundForm()
        self.form.changed.connect(self._show_promise)
        self.start_button = button(tr("Run rounds"), self.start, "primary", "rounds")
        self._promise = label("", "lead", wrap=True)
        self._to_review = button(tr("Go to Review"), lambda: self.go_to.emit("review"), "", "review")
        self._go_on = button(tr("Go on"), self.go_on, "primary", "resume")
        self.waits = Notice(self._to_review, self._go_on, closable=False)
        self.model = RoundModel(self)
        self.model.renamed.connect(self.rename)
        self.curve = RoundCurve()
        self.curve.failed.connect(self.errors.show_error)
        self._measure = label("", "caption", wrap=True)
        self._empty = EmptyState(
            "rounds",
            tr("No round yet"),
            tr(
                "A round goes from prompts to an adapter and its evaluation; the next one begins with that adapter. "
                "Generate completions once, so that a model and its sampling are chosen."
            ),
            button(tr("Go to Generate"), lambda: self.go_to.emit("generate"), "primary", "generate"),
        )
        self.lay_out((self.errors,), self._empty, scrolling(self._content()))
        bridge.job_event.connect(self._take_event)
        self.on_command("start", self.start_button.click)

    # --- what it is made of

    def _content(self) -> QWidget:
        launch = boxed(
            column(self._promise, self.form, row(self.start_button, None), self.progress, spacing=16, margin=20), "card"
        )
        content = QWidget()
        self._curve_card = boxed(column(self.curve, self._measure, spacing=8, margin=16), "card")
        title = label(tr("Rounds"), "title")
        content.setLayout(column(title, self.waits, launch, self._list_card(), self._curve_card, None, spacing=16))
        return content

    def _list_card(self) -> QWidget:
        self.table = Table(self.model, tr("Rounds"), WIDTHS, 36)
        self.table.setFixedHeight(220)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_details())
        self.table.activated.connect(lambda _: self.next_round())
        self._delete = button(tr("Delete"), self.delete_chosen, "quiet", "delete")
        self._rename = button(tr("Rename"), self.edit_name, "quiet", "edit")
        self._next = button(tr("Next round"), self.next_round, "", "plus")
        self._next.setToolTip(tr("Goes on from this round: its adapter writes the completions"))
        self._details = label("", "muted", wrap=True, selectable=True)
        self._links = {stage: button(tr(text), partial(self._follow, stage), "link") for stage, text in LINKS.items()}
        for key, verb in {"F2": self.edit_name, "Del": self.delete_chosen}.items():
            QShortcut(QKeySequence(key), self.table, verb, context=Qt.ShortcutContext.WidgetShortcut)
        head = row(label(tr("All rounds"), "section"), None, self._delete, self._rename, self._next)
        self._card = boxed(
            column(head, self.table, self._details, row(*self._links.values(), None), spacing=8, margin=16), "card"
        )
        return self._card

    # --- what it shows

    def open_project(self, project: Project | None) -> None:
        """Shows another project from its beginning."""
        super().open_project(project)
        self._state = None
        self._reader.forget()
        self.errors.clear()
        self.waits.clear()
        self.model.show([])
        self.start_button.setEnabled(False)
        self.progress.open_project(project.id if project else None)
        self.show_part(WAITING)

    def refresh(self, changes: Changes | None) -> None:
        """The rounds, when one of their parts has changed."""
        if self.project is None:
            return
        if changes is None or changes.touches("rounds", "adapters", "evaluations", "selections", "runs", "jobs"):
            bench, project = self.bench, self.project.id
            self._reader.ask(lambda: read_state(bench, project), self._show, self.errors.show_error, project)

    def _show(self, state: State) -> None:
        first, self._state = self._state is None, state
        if first:
            self.progress.show_records(state.jobs)
        plan = state.plans[None]
        self.show_part(WORK if state.lines or plan is not None else EMPTY)
        chosen = self.chosen.turn.id if self.chosen else None
        self.model.show(state.lines)
        self._card.setVisible(bool(state.lines))
        self._curve_card.setVisible(any(line.reward for line in state.lines))
        self.table.selectRow(max(0, self.model.row_of(chosen or 0)) if chosen else len(state.lines) - 1)
        self.curve.show_lines(state.lines)
        self._measure.setText(told_measure(state.lines))
        self.form.show_lines(state.lines, plan.generator.model.name if plan else "")
        self._show_waiting()
        self._show_details()
        self._show_promise()

    def _show_waiting(self) -> None:
        waits = self._state.waits if self._state else None
        if waits is None or self.progress.record is not None:
            self.waits.clear()
            return
        self.waits.say(
            tr("{round} waits for your review.", round=waits[0].name),
            tr("Go on trains on what is selected then, under your decisions."),
        )

    def _show_promise(self) -> None:
        """Says what the button will do before it is pressed."""
        state = self._state
        if state is None:
            return
        running, plan = self.progress.record is not None, state.plans.get(self.form.going_on_from)
        self.form.setEnabled(not running)
        self.start_button.setEnabled(plan is not None and not running)
        many = self.form.rounds.value()
        self.start_button.setText(
            tr("Rounds are running") if running else counted(many, "Run {count} round", "Run {count} rounds")
        )
        if plan is None:
            self._promise.setText(tr("There is no model here that could be trained. Generate with one first."))
            return
        self._promise.setText(
            counted(
                plan.n,
                "Each round: {count} completion of each training prompt, {recipe}, then training and evaluation.",
                "Each round: {count} completions of each training prompt, {recipe}, then training and evaluation.",
                recipe=describe(plan.recipe),
            )
        )

    def _show_details(self) -> None:
        line = self.chosen
        for part in (self._delete, self._rename):
            part.setEnabled(line is not None)
        self._next.setEnabled(line is not None and line.adapter is not None and bool(line.adapter.folder))
        self._links["train"].setEnabled(line is not None and line.adapter is not None)
        self._links["review"].setEnabled(line is not None and line.turn.selection is not None)
        self._links["evaluate"].setEnabled(line is not None and line.evaluation is not None)
        self._details.setText("" if line is None else self._told(line))

    def _told(self, line: Line) -> str:
        """What is known of a round, in sentences."""
        said = [tr("{recipe}.", recipe=line.recipe[:1].upper() + line.recipe[1:])] if line.recipe else []
        if line.adapter is not None:
            rows = counted(line.adapter.rows, "{count} row", "{count} rows")
            said.append(
                tr(
                    "{adapter}: {rows} with the hash {hash}.",
                    adapter=line.adapter.name,
                    rows=rows,
                    hash=line.adapter.rows_hash[:10],
                )
            )
        if line.reward is not None and line.base is not None:
            said.append(
                tr(
                    "Held-out reward {reward}; that of the base {base}.",
                    reward=ranged(line.reward),
                    base=ranged(line.base),
                )
            )
        plan = line.turn.plan
        said.append(tr("Made by hand, page by page.") if plan is None else self._told_plan(plan))
        return " ".join(filter(None, said))

    def _told_plan(self, plan: Plan) -> str:
        said = [tr("Trained on from the last adapter.") if plan.start == "last" else tr("Trained from the base.")]
        if plan.pooled:
            said.append(tr("Earlier completions were chosen among too."))
        return " ".join(said)

    @property
    def chosen(self) -> Line | None:
        """The round that is chosen in the table."""
        return self.model.line(self.table.row)

    def _take_event(self, event: object) -> None:
        if self.progress.take(event):  # type: ignore[arg-type]  # Qt signals carry plain objects
            self._show_waiting()
            self._show_promise()

    # --- what a person does

    def _follow(self, stage: str) -> None:
        """The page of a part of the chosen round; Train and Evaluate show that part."""
        line = self.chosen
        if stage == "train" and line is not None and line.adapter is not None:
            self.adapter_asked.emit(line.adapter.id)
        elif stage == "evaluate" and line is not None and line.evaluation is not None:
            self.evaluation_asked.emit(line.evaluation)
        else:
            self.go_to.emit(stage)

    def start(self) -> None:
        """Takes the rounds that were asked for."""
        plan = self._state.plans.get(self.form.going_on_from) if self._state else None
        if self.project is None or plan is None:
            return
        bench, project, spec = self.bench, self.project.id, self.form.asked(plan)
        self._do(lambda: rounds.start_rounds(bench, project, spec))

    def go_on(self) -> None:
        """Lets the round go on that waits for a review."""
        waits, bench = (self._state.waits if self._state else None), self.bench
        if waits is not None:
            turn, spec = waits
            self._do(lambda: rounds.go_on(bench, turn, spec))

    def next_round(self) -> None:
        """Sets the form to go on from the chosen round."""
        if self.chosen is not None:
            self.form.go_on_from(self.chosen.turn.id)
            self.start_button.setFocus()

    def edit_name(self) -> None:
        """Lets the chosen round's name be edited where it stands."""
        if self.chosen:
            self.table.edit(self.model.index(self.table.row, 0))

    def rename(self, turn: int, name: str) -> None:
        """Gives a round another name."""
        self._do(lambda: rounds.rename_round(self.bench, turn, name))

    def delete_chosen(self) -> None:
        """Deletes the chosen round, after a question."""
        line = self.chosen
        if line is None:
            return
        box = QMessageBox(self)
        box.setWindowTitle(tr("Delete {round}?", round=line.turn.name))
        box.setText(tr("Delete {round}?", round=line.turn.name))
        box.setInformativeText(tr("Its completions, its adapter and its evaluation stay."))
        delete = box.addButton(tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        if box.clickedButton() is delete:
            self.delete(line.turn.id)

    def delete(self, turn: int) -> None:
        """Forgets a round."""
        self._do(lambda: rounds.delete_round(self.bench, turn))

    def _do(self, verb: Callable[[], object]) -> None:
        self.errors.clear()
        self.setFocus()  # or the focus would jump on from the button, to the dock
        self._verbs.do(verb, lambda _: self.refresh(None), self._fail)

    def _fail(self, error: RsguiError) -> None:
        self.errors.show_error(error)
        self.refresh(None)
