"""Prompts: a preview before anything is written, the table, search and reading."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from rsgui.core.entities import Project
from rsgui.gui.main_window import MainWindow
from rsgui.gui.pages.import_panel import found
from rsgui.gui.pages.prompt_model import Filter
from rsgui.gui.pages.prompts_page import PromptsPage
from rsgui.jobs import actions
from rsgui.jobs.workbench import Workbench
from rsgui.store import prompts

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(window: MainWindow) -> PromptsPage:
    found = window.pages["prompts"]
    assert isinstance(found, PromptsPage)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "some.jsonl"
    lines = [{"ask": f"Question {n}?", "alternative": f"Other {n}?"} for n in range(40)]
    path.write_text("\n".join(map(json.dumps, lines)))
    return path


def texts(page: PromptsPage) -> list[str]:
    model = page.model
    return [model.data(model.index(row, 1)) for row in range(model.rowCount())]


def test_rows_read_before_they_are_counted_change_nothing(page: PromptsPage, project: Project, until: Until) -> None:
    """What uses the prompts may change, and be read again, at any time."""
    model, told = page.model, []
    model.dataChanged.connect(lambda first, last: told.append(first.isValid() and last.isValid()))
    for shown in (Filter(project.id, "held-out"), Filter(project.id, "train"), Filter(), Filter(project.id)):
        model.show_filter(shown)
        model.look_again()
        until(lambda: not (model._pager.busy or model._counter.busy))
        model.look_again()
        until(lambda: not model._pager.busy)
    assert model.rowCount() == 32
    assert told == [True] * len(told) != []


def test_a_file_is_shown_before_it_is_imported(
    window: MainWindow, page: PromptsPage, bench: Workbench, file: Path, until: Until
) -> None:
    project = actions.create_project(bench, "Empty")
    window.open_project(project, "prompts")
    file.write_text(file.read_text().replace("ask", "prompt"))
    page.preview(file)
    until(lambda: page.panel.model.rowCount() == 20)
    assert page.panel.fields["prompt"].currentText() == "prompt"
    with bench.store.read() as session:
        assert prompts.count(session, project.id) == 0
    page.panel.fields["prompt"].setCurrentText("alternative")
    page.panel.fields["prompt"].activated.emit(0)
    until(lambda: page.panel.model.data(page.panel.model.index(0, 0)) == "Other 0?")
    page.panel.accept()
    until(lambda: texts(page)[:2] == ["Other 0?", "Other 1?"])
    assert page.model.rowCount() == 40


def test_the_preview_shows_what_is_held_out(
    window: MainWindow, page: PromptsPage, bench: Workbench, file: Path, until: Until
) -> None:
    window.open_project(actions.create_project(bench, "Empty"), "prompts")
    file.write_text(file.read_text().replace("ask", "prompt"))
    page.preview(file)
    model = page.panel.model
    until(lambda: model.rowCount() == 20)

    def splits() -> set[str]:
        return {model.data(model.index(row, 1)) for row in range(20)}

    assert splits() == {"train", "held-out"}
    page.panel.share.setValue(0)
    assert splits() == {"train"}
    assert found(40, 20) == "40 rows, the first 20 below."
    assert found(3, 3) == "3 rows"


def test_a_broken_line_is_named_and_nothing_is_written(
    window: MainWindow, page: PromptsPage, bench: Workbench, file: Path, until: Until
) -> None:
    project = actions.create_project(bench, "Empty")
    window.open_project(project, "prompts")
    file.write_text('{"prompt": "one"}\nthis is not JSON\n')
    page.preview(file)
    until(page.panel.errors.isVisible)
    assert "line 2" in page.panel.errors.accessibleName()
    page.panel.cancel()
    with bench.store.read() as session:
        assert prompts.count(session, project.id) == 0


def test_a_file_without_a_known_column_offers_its_columns(
    window: MainWindow, page: PromptsPage, bench: Workbench, file: Path, until: Until
) -> None:
    window.open_project(actions.create_project(bench, "Empty"), "prompts")
    page.preview(file)
    box = page.panel.fields["prompt"]
    until(lambda: box.count() == 2)
    assert page.panel.errors.isVisible()
    box.setCurrentText("ask")
    box.activated.emit(0)
    until(lambda: page.panel.model.rowCount() == 20)
    assert not page.panel.errors.isVisible()


def test_a_column_that_is_not_used_stays_unused(
    window: MainWindow, page: PromptsPage, bench: Workbench, file: Path, until: Until
) -> None:
    window.open_project(actions.create_project(bench, "Empty"), "prompts")
    file.write_text('{"prompt": "one", "tags": "early", "checks": "none of ours"}\n')
    page.preview(file)
    box = page.panel.fields["checks"]
    until(lambda: box.currentText() == "checks")
    box.setCurrentText("not used")
    box.activated.emit(0)
    until(lambda: page.panel.model.rowCount() == 1)
    page.panel.accept()
    until(lambda: page.model.prompt(0) is not None)
    found = page.model.prompt(0)
    assert found is not None
    assert (found.tags, found.checks) == (("early",), ())


def test_search_and_split_filter(window: MainWindow, page: PromptsPage, project: Project, until: Until) -> None:
    window.open_project(project, "prompts")
    until(lambda: page.model.rowCount() == 32)
    page.splits.chosen.emit("held-out")
    page.splits.choose("held-out")
    page.refilter()
    until(lambda: page.model.rowCount() == 8)
    page.search("topic 3")
    until(lambda: texts(page) == ["Say something about held-out topic 3."])


def test_the_chosen_prompt_can_be_read(window: MainWindow, page: PromptsPage, project: Project, until: Until) -> None:
    window.open_project(project, "prompts")
    until(lambda: page.model.prompt(1) is not None)
    page.table.selectRow(1)
    shown = " ".join(part.text() for part in page.reading.findChildren(QLabel))
    assert "Say something about train topic 1." in shown
    assert "at most 20 words" in shown


def test_only_what_is_looked_at_is_fetched(window: MainWindow, page: PromptsPage, large: Project, until: Until) -> None:
    window.open_project(large, "prompts")
    until(lambda: page.model.prompt(199) is not None)
    assert page.model.prompt(199) is not None
    assert page.model.prompt(200) is None
