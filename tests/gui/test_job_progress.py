"""The progress in a page: what an event has told is newer than what was read before it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from rsgui.core.entities import JobRecord, JobState
from rsgui.gui.notices import ErrorBanner
from rsgui.gui.pages.job_progress import JobProgressBar
from rsgui.jobs import specs
from rsgui.jobs.events import JobChanged


def record(state: JobState) -> JobRecord:
    return JobRecord(1, 1, "Generate", specs.to_json(specs.GenerateJob(1)), state, 0, 0, "", 0.0, None)


def test_a_late_read_takes_nothing_back(qtbot: QtBot) -> None:
    errors = ErrorBanner()
    qtbot.addWidget(errors)
    progress = JobProgressBar(specs.GenerateJob, errors)
    qtbot.addWidget(progress)
    progress.open_project(1)
    progress.take(JobChanged(record("running")))
    progress.show_records([record("queued")])
    assert progress.record == record("running")
    progress.take(JobChanged(record("done")))
    progress.show_records([record("running")])
    assert progress.record is None
    assert progress.isHidden()
    progress.open_project(2)
    progress.open_project(1)
    progress.show_records([record("running")])
    assert progress.record == record("running")
