"""How the running job of a page goes, in the page itself."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QProgressBar, QWidget

from rsgui.core.entities import JobRecord
from rsgui.core.texts import tr
from rsgui.gui.job_dock import LIVE, STATES, progress_words, show_progress
from rsgui.gui.notices import ErrorBanner
from rsgui.gui.widgets import column, label
from rsgui.jobs import specs
from rsgui.jobs.events import JobChanged, JobEvent
from rsgui.jobs.specs import JobSpec

Spec = TypeVar("Spec", bound=JobSpec)


class JobProgressBar(QWidget):
    """Follows the jobs of some kinds and one project: their progress while they run, their error where they fail."""

    def __init__(self, kind: type[JobSpec] | tuple[type[JobSpec], ...], errors: ErrorBanner) -> None:
        super().__init__()
        self._kind = kind
        self._errors = errors
        self._project: int | None = None
        self._told: dict[int, JobRecord] = {}
        self.record: JobRecord | None = None
        self._words = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.setLayout(column(self._bar, self._words, spacing=8))
        self.hide()

    @property
    def spec(self) -> JobSpec | None:
        """What the job that runs or waits is to do; None where there is none."""
        return specs.from_json(self.record.spec) if self.record else None

    def open_project(self, project: int | None) -> None:
        """Follows the jobs of this project."""
        self._project = project
        self._told.clear()
        self.show_records([])

    def show_records(self, records: list[JobRecord]) -> None:
        """The jobs as the store had them; what was told of them since is newer."""
        self.record = None
        self.hide()
        newest = {record.id: record for record in records} | self._told
        for record in sorted(newest.values(), key=lambda record: record.id):
            self._take_record(record, told=False)

    def take(self, event: JobEvent) -> bool:
        """One event; whether it changed what runs."""
        if isinstance(event, JobChanged):
            self._told[event.record.id] = event.record
            return self._take_record(event.record, told=True)
        if self.record is not None and event.job == self.record.id:
            paused = self.record.state == "paused"
            show_progress(self._bar, event, paused)
            words = progress_words(event) or tr("Begins")
            self._words.setText(f"{tr('Paused')}   {words}" if paused else words)
        return False

    def _take_record(self, record: JobRecord, told: bool) -> bool:
        if record.project != self._project or not isinstance(specs.from_json(record.spec), self._kind):
            return False
        if record.state in LIVE or record.state == "queued":
            self.record = record
            self._errors.clear()
            self._bar.setRange(0, 0 if record.state == "running" else 1)
            self._words.setText(
                {"queued": tr("Waits for its turn"), "paused": tr("Paused")}.get(record.state, tr("Begins"))
            )
            self.show()
        elif self.record is None or self.record.id == record.id:
            self.record = None
            self.hide()
            if told and record.state in ("failed", "interrupted"):
                self._errors.say(f"{record.title}: {tr(STATES[record.state])}.", record.message, "danger")
        return True
