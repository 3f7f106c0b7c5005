"""The demo's way through the window: every stage is shown, and a failure is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from pytestqt.qtbot import QtBot

from rsgui.core.entities import Generator, Project
from rsgui.core.errors import BadInput
from rsgui.gui.main_window import MainWindow
from rsgui.gui.tour import Tour
from rsgui.jobs import actions
from rsgui.jobs.steps import Step
from rsgui.jobs.workbench import Workbench

Until = Callable[[Callable[[], object]], None]


def test_it_goes_through_the_steps(
    qtbot: QtBot, window: MainWindow, bench: Workbench, project: Project, fake: Generator, tmp_path: Path
) -> None:
    def steps() -> Iterator[Step]:
        yield Step("prompts", "The prompts are there already")
        yield Step("generate", "Two of each", actions.start_generation(bench, project.id, fake, 2, 0))
        yield Step("score", "Count the checks", actions.start_scoring(bench, project.id))

    lines: list[str] = []
    tour = Tour(window, project.id, steps(), lines.append, tmp_path / "pictures")
    with qtbot.waitSignal(tour.ended, timeout=60_000) as ended:
        tour.begin()
    assert ended.args == [True]
    pictures = {path.stem for path in (tmp_path / "pictures").glob("*.png")}
    assert pictures == {"prompts", "generate", "score", "evaluate"}
    assert window.page.stage == "evaluate"
    assert any("48 completions" in line for line in lines)


def test_a_failure_is_told(qtbot: QtBot, window: MainWindow, project: Project) -> None:
    def steps() -> Iterator[Step]:
        yield Step("prompts", "The prompts are there already")
        raise BadInput("Something is wrong.", "Mend it.")

    lines: list[str] = []
    tour = Tour(window, project.id, steps(), lines.append)
    with qtbot.waitSignal(tour.ended, timeout=60_000) as ended:
        tour.begin()
    assert ended.args == [False]
    assert lines[-1] == "Something is wrong. Mend it."
    assert window.errors.isVisible()
