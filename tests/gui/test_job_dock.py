"""The dock: progress in words, pause, cancel, resume, the list and the log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rsgui.core.entities import Generator, Model, Project
from rsgui.gui.job_dock import JobRow, log_tail, progress_words
from rsgui.gui.main_window import MainWindow
from rsgui.jobs import actions
from rsgui.jobs.events import JobProgress
from rsgui.jobs.workbench import Workbench

Until = Callable[[Callable[[], object]], None]
SLOW = Generator(Model("fake", "fake:?delay=0.05"))


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (JobProgress(1, 812, 1152, 940.4, "tokens", 120.0), "812 of 1,152   940 tokens/s   2 min left"),
        (JobProgress(1, 0, 8, note="loading SmolLM2"), "Loading SmolLM2   0 of 8"),
        (JobProgress(1, 8, 8, 2.5, "rows", 0.0), "8 of 8   2.5 rows/s"),
    ],
)
def test_progress_in_words(progress: JobProgress, words: str) -> None:
    assert progress_words(progress) == words


def test_pause_cancel_and_resume(window: MainWindow, bench: Workbench, project: Project, until: Until) -> None:
    window.open_project(project, "generate")
    dock = window.dock
    job = actions.start_generation(bench, project.id, SLOW, 2, 0)
    until(lambda: dock.current and dock.current.id == job and dock.current.state == "running")
    dock.pause_or_proceed()
    until(lambda: dock.current and dock.current.state == "paused")
    dock.pause_or_proceed()
    until(lambda: dock.current and dock.current.state == "running")
    dock.cancel_current()
    until(lambda: dock.current and dock.current.state == "cancelled")
    assert not dock.busy
    dock.resume_current()
    until(lambda: dock.current and dock.current.state == "done")


def test_the_list_and_the_log_open_in_place(
    window: MainWindow, bench: Workbench, scored: Project, until: Until
) -> None:
    window.open_project(scored, "score")
    until(lambda: window.dock.current)
    window.dock.toggle_jobs()
    until(lambda: len(window.dock.findChildren(JobRow)) == 2)
    window.dock.toggle_log()
    assert window.dock._details.isVisibleTo(window)
    assert (window.dock._tabs.current, window.dock._log.isChecked()) == ("log", True)
    window.dock.toggle_log()
    assert not window.dock._details.isVisibleTo(window)
    assert not window.dock._log.isChecked()


def test_the_log_is_read_from_its_end(tmp_path: Path) -> None:
    path = tmp_path / "engine.log"
    assert "not written" in log_tail(path)
    path.write_text("x" * 100_000 + "\nthe last line\n")
    assert log_tail(path).endswith("the last line")
    assert len(log_tail(path)) < 70_000
