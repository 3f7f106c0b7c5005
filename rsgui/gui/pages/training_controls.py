"""What can be done with a training on its way: pause it, end it and keep what it has learnt, or discard it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from rsgui.core.entities import JobRecord
from rsgui.core.errors import RsguiError
from rsgui.gui.background import Verbs
from rsgui.gui.job_dock import LIVE
from rsgui.gui.translation import tr
from rsgui.gui.widgets import button, column, label, row
from rsgui.jobs import training
from rsgui.jobs.workbench import Workbench


class TrainingControls(QWidget):
    """Buttons for the training that runs, or for the newest one that was stopped before its end."""

    def __init__(self, bench: Workbench, failed: Callable[[RsguiError], None]) -> None:
        super().__init__()
        self._bench = bench
        self._failed = failed
        self._record: JobRecord | None = None
        self._verbs = Verbs(self)
        self._words = label("", "muted", wrap=True)
        self.pause = button(tr("Pause"), self._pause_or_proceed, "", "pause")
        self.resume = button(tr("Resume"), self._resume, "", "resume")
        self.keep = button(tr("Stop and keep"), self._keep, tip=tr("What it has learnt by now is the adapter."))
        self.discard = button(tr("Stop and discard"), self._discard, "danger", tip=tr("As if it had not been started."))
        self.setLayout(column(self._words, row(self.pause, self.resume, self.keep, self.discard, None), spacing=8))
        self.hide()

    def show_job(self, record: JobRecord | None) -> None:
        """The training that these are for; None hides them."""
        self._record = record
        self.setVisible(record is not None)
        if record is None:
            return
        live = record.state in LIVE
        stopped = not live and record.state != "queued"
        self.pause.setVisible(live)
        self.pause.setText(tr("Continue") if record.state == "paused" else tr("Pause"))
        self.resume.setVisible(stopped)
        self.keep.setVisible(live or stopped)
        self.keep.setText(tr("Keep the last checkpoint") if stopped else tr("Stop and keep"))
        self.discard.setText(tr("Discard") if stopped else tr("Stop and discard"))
        self._words.setVisible(stopped)
        words = tr("{training} was stopped after {done:,} of {total:,} steps.")
        if stopped:
            self._words.setText(
                tr(words, training=record.title, done=record.done, total=record.total) if record.total else record.title
            )

    def _pause_or_proceed(self) -> None:
        if self._record is not None:
            paused = self._record.state == "paused"
            (self._bench.runner.proceed if paused else self._bench.runner.pause)(self._record.id)

    def _resume(self) -> None:
        if self._record is not None:
            self._bench.runner.resume(self._record.id)

    def _keep(self) -> None:
        bench, record = self._bench, self._record
        if record is not None:
            self._verbs.do(lambda: training.keep(bench, record.id), failed=self._failed)

    def _discard(self) -> None:
        bench, record = self._bench, self._record
        if record is not None and self._sure(record):
            self._verbs.do(lambda: training.discard(bench, record.id), failed=self._failed)

    def _sure(self, record: JobRecord) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(tr("Discard what it has learnt?"))
        box.setInformativeText(tr("The adapter, its checkpoint and its rows are deleted. This cannot be undone."))
        yes = box.addButton(tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        no = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.exec()
        return box.clickedButton() is yes
