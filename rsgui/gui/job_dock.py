"""The dock: one line for the job that runs, and behind it all recent jobs and the engine's log."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from rsgui import paths
from rsgui.core.entities import JobRecord, JobState
from rsgui.core.texts import later, number, tr
from rsgui.gui import theme
from rsgui.gui.background import Reader
from rsgui.gui.widgets import (
    Badge,
    Elided,
    Segments,
    Tone,
    boxed,
    button,
    column,
    copy_text,
    icon_button,
    label,
    row,
    rule,
    scrolling,
)
from rsgui.gui.words import duration, moment
from rsgui.jobs.events import JobChanged, JobEvent, JobProgress
from rsgui.jobs.workbench import Workbench
from rsgui.store import jobs

LIVE: frozenset[JobState] = frozenset({"running", "paused"})
RESUMABLE: frozenset[JobState] = frozenset({"interrupted", "failed", "cancelled"})
TONES: dict[JobState, Tone] = {
    "queued": "neutral",
    "running": "accent",
    "paused": "warning",
    "done": "success",
    "failed": "danger",
    "interrupted": "warning",
    "cancelled": "neutral",
}
STATES: dict[JobState, str] = {
    "queued": later("queued"),
    "running": later("running"),
    "paused": later("paused"),
    "done": later("done"),
    "failed": later("failed"),
    "interrupted": later("interrupted"),
    "cancelled": later("cancelled"),
}
LOG_TAIL = 64_000  # bytes
RECENT = 30


def progress_words(progress: JobProgress) -> str:
    """How far a job is, as one reads it: "812 of 1,152   940 tokens/s   2 min left"."""
    parts = []
    if progress.note and not progress.done:  # a model is loaded, say
        note = tr(progress.note)
        parts.append(f"{note[:1].upper()}{note[1:]}")
    if progress.total:
        parts.append(tr("{done:,} of {total:,}", done=progress.done, total=progress.total))
    if progress.rate:
        rate = number(progress.rate, ",.0f" if progress.rate >= 10 else ".1f")
        parts.append(f"{rate} {tr(progress.unit)}/s")
    if progress.seconds_left is not None and progress.done < progress.total:
        parts.append(tr("{time} left", time=duration(progress.seconds_left)))
    return "   ".join(parts) or tr(progress.note)


def show_progress(bar: QProgressBar, progress: JobProgress, paused: bool) -> None:
    """How far a job is. Until something is made the bar only shows that work goes on."""
    begun = progress.done or paused
    bar.setRange(0, progress.total if begun else 0)
    bar.setValue(progress.done)


def log_tail(path: Path) -> str:
    """The last lines of a log file; a sentence where there is none yet."""
    if not path.exists():
        return tr("The engine has not written anything yet.")
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - LOG_TAIL))
        return file.read().decode(errors="replace").strip() or tr("The engine's log is empty.")


class JobRow(QWidget):
    """One job in the list: its state, its title, what it said, and what can be done about it."""

    def __init__(self, dock: JobDock, record: JobRecord) -> None:
        super().__init__()
        state = Badge(tr(STATES[record.state]), TONES[record.state])
        state.setFixedWidth(88)
        state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = label(record.title)
        message = Elided(" ".join(record.message.split()), "danger" if record.state == "failed" else "muted")
        amount = label(
            tr("{done:,} of {total:,}", done=record.done, total=record.total) if record.total else "", "caption"
        )
        line = row(state, title, spacing=12)
        line.setContentsMargins(16, 4, 16, 4)
        line.addWidget(message, 1)
        line.addWidget(amount)
        line.addWidget(label(moment(record.created), "caption"))
        line.addWidget(self._actions(dock, record))
        self.setLayout(line)

    def _actions(self, dock: JobDock, record: JobRecord) -> QWidget:
        line = row(None, spacing=4)
        if record.state in LIVE or record.state == "queued":
            line.addWidget(
                icon_button("cancel", tr("Cancel {title}", title=record.title), lambda: dock.cancel(record.id))
            )
        if record.state in RESUMABLE:
            line.addWidget(button(tr("Resume"), lambda: dock.resume(record.id), "quiet", "resume"))
        if record.message and record.state in RESUMABLE:
            line.addWidget(icon_button("copy", tr("Copy this message"), lambda: copy_text(record.message)))
        result = boxed(line)
        result.setFixedWidth(128)
        return result


class JobDock(QFrame):
    """Follows the runner's events; every button is one verb of the runner."""

    idle_changed = Signal(bool)

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.setProperty("role", "dock")
        self.setAccessibleName(tr("Jobs"))
        self._bench = bench
        self._project: int | None = None
        self._records: dict[int, JobRecord] = {}
        self._progress: JobProgress | None = None
        self._reader = Reader(self)
        self._log_reader = Reader(self)
        self._build_line()
        self._build_details()
        self.setLayout(column(self._line, self._details, spacing=0))
        self._show()

    # --- what it is made of

    def _build_line(self) -> None:
        self._state = Badge()
        self._title = label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(200)
        self._words = Elided(role="muted")
        self._pause = icon_button("pause", tr("Pause (Ctrl+P)"), self.pause_or_proceed)
        self._cancel = icon_button("cancel", tr("Cancel (Ctrl+.): what was made is kept"), self.cancel_current)
        self._resume = button(tr("Resume"), self.resume_current, "quiet", "resume")
        self._copy = icon_button("copy", tr("Copy this message"), self.copy_message)
        self._log = icon_button("log", tr("The engine's log (Ctrl+L)"), self.toggle_log, checkable=True)
        self._expand = button(tr("Jobs"), self.toggle_jobs, "quiet", "chevron-up")
        line = row(self._state, self._title, self._bar, spacing=12)
        line.setContentsMargins(16, 4, 8, 4)
        line.addWidget(self._words, 1)
        for part in (self._resume, self._copy, self._pause, self._cancel, self._log, self._expand):
            line.addWidget(part)
        self._line = boxed(line)
        self._line.setFixedHeight(44)

    def _build_details(self) -> None:
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._rows.setContentsMargins(0, 4, 0, 4)
        content = QWidget()
        content.setLayout(self._rows)
        self._log_text = QPlainTextEdit()
        self._log_text.setReadOnly(True)
        self._log_text.setProperty("role", "log")
        self._log_text.setAccessibleName(tr("The engine's log"))
        self._tabs = Segments([("jobs", tr("Recent jobs")), ("log", tr("Engine log"))])
        self._tabs.chosen.connect(self._show_tab)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolling(content))
        self._stack.addWidget(boxed(column(self._log_text, margin=8)))
        head = row(self._tabs, None)
        head.setContentsMargins(16, 8, 16, 8)
        self._details = boxed(column(rule(), head, self._stack, spacing=0))
        self._details.setFixedHeight(260)
        self._details.hide()

    # --- what it is told

    def open_project(self, project: int | None) -> None:
        """Shows the jobs of a project."""
        self._project = project
        self._records.clear()
        self._progress = None
        self._show()

        def read() -> list[JobRecord]:
            with self._bench.store.read() as session:
                return jobs.recent(session, project, RECENT)

        self._reader.ask(read, self._take_records, about=project)

    def take(self, event: JobEvent) -> None:
        """One event of the runner."""
        if isinstance(event, JobChanged):
            self._records[event.record.id] = event.record
            if self._progress and self._progress.job == event.record.id and event.record.state not in LIVE:
                self._progress = None
            self._fill_rows()
        else:
            self._progress = event
        self._show()

    def _take_records(self, records: list[JobRecord]) -> None:
        self._records = {record.id: record for record in records} | self._records
        current = self.current
        if current and current.state in LIVE and self._progress is None:
            self._progress = self._bench.runner.progress(current.id)
        self._fill_rows()
        self._show()

    @property
    def current(self) -> JobRecord | None:
        """The job that runs, else the one that waits, else the newest."""
        ordered = sorted(self._records.values(), key=lambda r: r.id, reverse=True)
        for states in (LIVE, frozenset({"queued"})):
            for record in reversed(ordered):
                if record.state in states:
                    return record
        return ordered[0] if ordered else None

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return any(record.state in LIVE or record.state == "queued" for record in self._records.values())

    # --- what a person does

    def pause_or_proceed(self) -> None:
        """Pauses the running job, or lets the paused one go on."""
        record = self.current
        if record and record.state == "paused":
            self._bench.runner.proceed(record.id)
        elif record and record.state == "running":
            self._bench.runner.pause(record.id)

    def cancel_current(self) -> None:
        """Ends the running job; what it made is kept."""
        if self.current:
            self.cancel(self.current.id)

    def resume_current(self) -> None:
        """Goes on with the job that is shown."""
        if self.current:
            self.resume(self.current.id)

    def cancel(self, job: int) -> None:
        """Ends a job, or takes it out of the queue."""
        self._bench.runner.cancel(job)

    def resume(self, job: int) -> None:
        """Does what an ended job has left undone."""
        self._bench.runner.resume(job)

    def copy_message(self) -> None:
        """The message of the job that is shown, to the clipboard."""
        if self.current:
            copy_text(f"{self.current.title}: {self.current.message}")

    def toggle_jobs(self) -> None:
        """Opens or closes the list of recent jobs."""
        self._toggle("jobs")

    def toggle_log(self) -> None:
        """Opens or closes the engine's log."""
        self._toggle("log")

    # --- how it shows that

    def _toggle(self, tab: str) -> None:
        opened = self._details.isHidden() or self._tabs.current != tab
        self._details.setVisible(opened)
        if opened:
            self._tabs.choose(tab)
            self._show_tab(tab)
        self._expand.setIcon(theme.icon("chevron-down" if opened else "chevron-up"))
        self._log.setChecked(opened and tab == "log")

    def _show_tab(self, tab: str) -> None:
        self._stack.setCurrentIndex(["jobs", "log"].index(tab))
        self._log.setChecked(tab == "log")
        if tab == "log":
            self._log_reader.ask(lambda: log_tail(paths.log_folder() / "engine.log"), self._show_log)
        else:
            self._fill_rows()

    def _show_log(self, text: str) -> None:
        self._log_text.setPlainText(text)
        bar = self._log_text.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _fill_rows(self) -> None:
        if self._details.isHidden():
            return
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for record in sorted(self._records.values(), key=lambda r: r.id, reverse=True)[:RECENT]:
            self._rows.addWidget(JobRow(self, record))
        if not self._records:
            empty = label(tr("No job has run in this project yet."), "muted")
            empty.setContentsMargins(16, 8, 16, 8)
            self._rows.addWidget(empty)
        self._rows.addStretch(1)

    def _show(self) -> None:
        record = self.current
        live = record is not None and record.state in LIVE
        progress = self._progress if live and record and self._progress and self._progress.job == record.id else None
        self._state.setVisible(record is not None)
        self._title.setText(record.title if record else tr("No job is running."))
        self._bar.setVisible(live)
        if record:
            self._state.show_as(tr(STATES[record.state]), TONES[record.state])
        if progress:
            show_progress(self._bar, progress, paused=record is not None and record.state == "paused")
        elif live:
            self._bar.setRange(0, 0)
        self._words.setText(
            progress_words(progress) if progress else " ".join(record.message.split()) if record else ""
        )
        self._pause.setVisible(live)
        paused = record is not None and record.state == "paused"
        self._pause.setIcon(theme.icon("play" if paused else "pause"))
        self._pause.setToolTip(tr("Go on (Ctrl+P)") if paused else tr("Pause (Ctrl+P)"))
        self._pause.setAccessibleName(tr("Go on") if paused else tr("Pause"))
        self._cancel.setVisible(live)
        resumable = record is not None and record.state in RESUMABLE
        self._resume.setVisible(resumable)
        self._copy.setVisible(resumable and bool(record and record.message))
        count = len(self._records)
        self._expand.setText(tr("{count:,} jobs", count=count) if count > 1 else tr("Jobs"))
        self.setVisible(self._project is not None or live)
