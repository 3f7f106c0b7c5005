"""A run while it is made: what share of it is cut off or said twice, and the buttons that halt or end it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rsgui.core.entities import JobRecord
from rsgui.core.texts import later, tr
from rsgui.gui import theme
from rsgui.gui.widgets import Stat, button, row
from rsgui.gui.words import percent
from rsgui.jobs.workbench import Workbench
from rsgui.store.runs import RunSummary

_TIPS = {
    later("cut off"): later(
        "Completions that reached the most new tokens before they had come to their end. Where "
        "there are many, raise that number."
    ),
    later("duplicates"): later(
        "Completions with the same text as an earlier one of their prompt. Where there are many, raise the temperature."
    ),
}


class LiveFigures(QWidget):
    """Stands under the progress of the running job; hidden where none runs."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._record: JobRecord | None = None
        self._stats = {name: Stat(tr(name)) for name in _TIPS}
        for name, stat in self._stats.items():
            stat.setToolTip(f"<qt>{tr(_TIPS[name])}</qt>")
        self.pause_button = button(tr("Pause"), self.pause_or_proceed, icon="pause", tip=tr("Ctrl+P"))
        self.cancel_button = button(tr("Cancel"), self.cancel, icon="cancel", tip=tr("Ctrl+.  What was made is kept."))
        self.setLayout(row(*self._stats.values(), None, self.pause_button, self.cancel_button, spacing=16))
        self.hide()

    def show_job(self, record: JobRecord | None) -> None:
        """The job that runs or waits; None where there is none."""
        self._record = record
        paused = record is not None and record.state == "paused"
        self.setVisible(record is not None)
        self.pause_button.setVisible(record is not None and record.state != "queued")
        self.pause_button.setText(tr("Go on") if paused else tr("Pause"))
        self.pause_button.setIcon(theme.icon("play" if paused else "pause"))

    def show_summary(self, summary: RunSummary | None) -> None:
        """What its run has made so far."""
        made = summary.completions if summary else 0
        parts = (summary.truncated, summary.duplicates) if summary else (0, 0)
        for stat, part in zip(self._stats.values(), parts, strict=True):
            stat.show_value(percent(part / made) if made else "–")

    def pause_or_proceed(self) -> None:
        """Halts the job, or lets it go on."""
        if self._record is None:
            return
        if self._record.state == "paused":
            self._bench.runner.proceed(self._record.id)
        else:
            self._bench.runner.pause(self._record.id)

    def cancel(self) -> None:
        """Ends the job; what it has made is kept."""
        if self._record is not None:
            self._bench.runner.cancel(self._record.id)
