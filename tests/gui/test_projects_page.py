"""Projects: new, open, rename, delete after a question."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rsgui.core.entities import Project
from rsgui.gui.main_window import MainWindow
from rsgui.gui.pages.projects_page import ProjectsPage, losses
from rsgui.jobs.workbench import Workbench
from rsgui.store import projects
from rsgui.store.projects import Counts

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(window: MainWindow) -> ProjectsPage:
    return window.projects_page


def names(bench: Workbench) -> list[str]:
    with bench.store.read() as session:
        return [project.name for project in projects.every(session)]


def test_a_new_project_opens_at_its_prompts(window: MainWindow, page: ProjectsPage, qtbot: QtBot, until: Until) -> None:
    window.new_project()
    qtbot.keyClicks(page.name, "Gardening")  # type: ignore[no-untyped-call]
    qtbot.keyClick(page.name, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    until(lambda: window.page.stage == "prompts")
    assert window.project is not None
    assert window.project.name == "Gardening"


def test_a_name_that_is_taken_is_said_in_place(
    page: ProjectsPage, project: Project, bench: Workbench, until: Until
) -> None:
    page.begin_new()
    page.name.setText(project.name)
    page.create_named()
    until(page.errors.isVisible)
    assert names(bench) == ["Trial"]


def test_enter_opens(window: MainWindow, page: ProjectsPage, project: Project, qtbot: QtBot, until: Until) -> None:
    until(lambda: page.table.row == 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    until(lambda: window.project == project)


def test_a_name_is_edited_where_it_stands(page: ProjectsPage, project: Project, bench: Workbench, until: Until) -> None:
    until(lambda: page.table.row == 0)
    page.model.setData(page.model.index(0, 0), "Herbs")
    until(lambda: names(bench) == ["Herbs"])
    until(lambda: page.model.data(page.model.index(0, 0)) == "Herbs")


def test_deleting_asks_first(
    page: ProjectsPage, scored: Project, bench: Workbench, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    until(lambda: page.table.row == 0 and page.model.entries[0].counts.completions == 96)
    monkeypatch.setattr(page, "confirm_delete", lambda project, counts: asked.append(losses(counts)))
    page.delete_selected()
    assert asked == ["32 prompts and 96 completions would be lost."]
    assert names(bench) == ["Trial"]
    monkeypatch.setattr(page, "confirm_delete", lambda project, counts: True)
    page.delete_selected()
    until(lambda: names(bench) == [] and not page.model.entries)


def test_an_empty_project_loses_nothing() -> None:
    assert losses(Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) == "It is empty."


def test_the_demo_project_comes_with_its_prompts(
    window: MainWindow, page: ProjectsPage, bench: Workbench, until: Until
) -> None:
    page.open_demo()
    until(lambda: window.project is not None)
    project = window.project
    assert project is not None

    def imported() -> bool:
        with bench.store.read() as session:
            counts = projects.counts(session, project.id)
        return (counts.train, counts.held_out) == (96, 48)

    until(imported)
    until(lambda: not window.dock.busy)
