"""Closing while a job runs: what is asked, and what the next start offers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from rsgui.core.entities import Generator, JobRecord, JobState, Message, Model, NewPrompt
from rsgui.core.preferences import PARAMS
from rsgui.gui import closing
from rsgui.gui.closing import question, unfinished
from rsgui.gui.main_window import MainWindow
from rsgui.gui.theme import Theme
from rsgui.jobs import actions, specs, workbench
from rsgui.store import projects, prompts

Until = Callable[[Callable[[], object]], None]
CLOSED = "rsgui was closed."


def record(id: int, state: JobState, message: str = "", spec: specs.JobSpec = specs.GenerateJob(1)) -> JobRecord:  # noqa: B008
    return JobRecord(id, 1, "Generate", specs.to_json(spec), state, 1, 2, message, 0.0, None)


def test_only_what_closing_has_stopped_last_is_offered() -> None:
    stopped = [record(9, "interrupted", CLOSED), record(8, "interrupted", "rsgui was closed")]
    assert unfinished([*stopped, record(7, "done"), record(6, "interrupted", CLOSED)]) == stopped
    assert unfinished([record(9, "interrupted", "The engine died.")]) == []
    assert unfinished([]) == []


def test_the_question_says_what_becomes_of_the_job() -> None:
    assert question(record(1, "running")) == (
        "Generation is running.",
        "It goes on from where it is next time: what was made is kept.",
    )
    assert question(record(1, "running", spec=specs.ExportJob("rows", 1)))[1] == "It begins anew next time."
    assert "last checkpoint" in question(record(1, "running", spec=specs.TrainJob(1)))[1]
    assert question(None)[0] == "A job is running."


def test_every_kind_of_job_has_a_name_and_a_page_or_needs_none() -> None:
    kinds = set(get_args(specs.JobSpec))
    assert set(closing._NAMES) == kinds
    assert set(closing._STAGES) == kinds - {specs.ExportJob}
    learning = specs.TrainRewardJob("Proxy", Model(), PARAMS, "hash", "1-abc", "ten pairs")
    assert question(record(1, "running", spec=learning)) == (
        "The training of a reward model is running.",
        "It goes on from its last checkpoint next time.",
    )


@pytest.mark.parametrize("answer", ["Close", "Keep running"])
def test_the_question_has_two_answers(window: MainWindow, answer: str) -> None:
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(part for part in box.buttons() if part.text() == answer).click()

    QTimer.singleShot(0, press)
    assert window.agrees_to_stop() is (answer == "Close")


def test_what_closing_has_stopped_goes_on_at_the_next_start(
    qtbot: QtBot, tmp_path: Path, theme: Theme, until: Until
) -> None:
    """Closed in the middle, opened again, resumed: every completion is there, and none is made twice."""
    asked = [NewPrompt((Message("user", f"Topic {number}"),), split="train") for number in range(24)]
    first = workbench.open(tmp_path / "store.sqlite")
    made = actions.create_project(first, "Trial")
    with first.store.write() as w:
        prompts.add(w, made.id, asked, 0.0)
    job = actions.start_generation(first, made.id, Generator(Model("fake", "fake:?delay=0.01")), 4, 0)
    until(lambda: (p := first.runner.progress(job)) and p.done > 2)
    first.close()

    second = workbench.open(tmp_path / "store.sqlite")
    window = MainWindow(second, theme)
    qtbot.addWidget(window)
    window.show()
    until(window.unfinished.isVisible)
    assert "Trial" in window.unfinished.accessibleName()
    window.unfinished.resume()
    until(lambda: window.page.stage == "generate")

    def completions() -> int:
        with second.store.read() as session:
            return projects.counts(session, made.id).completions

    until(lambda: completions() == 4 * len(asked))
    assert second.runner.wait(job).state == "done"
    assert window.unfinished.isHidden()
    until(lambda: not window.dock.busy)
    window.close()
    second.close()
