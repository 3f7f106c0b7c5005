"""Deciding by keyboard: thirty prompts in the real window, many at once, and back and forth in what was done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rsgui.core.entities import Generator, Project, ScorerSpec, Selection
from rsgui.core.review import Standing, standing
from rsgui.gui.bridge import Bridge
from rsgui.gui.main_window import MainWindow
from rsgui.gui.review.deciding import per_minute
from rsgui.gui.review.page import ReviewPage
from rsgui.jobs import actions
from rsgui.jobs.workbench import Workbench
from rsgui.store import decisions, projects, rewards, runs
from tests.gui.review.conftest import add_prompts, fill_run

Key = Qt.Key
Modifier = Qt.KeyboardModifier
PROMPTS = 30


def is_read(page: ReviewPage, completion: int) -> bool:
    return page.pane._reading is not None and page.pane._reading.completion.id == completion


def is_at(page: ReviewPage, row: int) -> bool:
    return page.grid.place() == (row, 0)


def held(bench: Workbench, project: Project) -> dict[int, Standing]:
    with bench.store.read() as s:
        return standing(decisions.log(s, project.id))


@pytest.fixture
def page(qtbot: QtBot, filled: Any, selected: Selection, bridge: Bridge, shown: Callable[..., None]) -> ReviewPage:
    made = ReviewPage(filled.bench, bridge)
    shown(made, filled.project)
    qtbot.waitUntil(lambda: made.grid.place() is not None)
    made.grid.setFocus()
    return made


def press(qtbot: QtBot, page: ReviewPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    """A key for the grid, and the wait until what it decided is on the screen."""
    QTest.keyClick(page.grid, key, modifier)
    qtbot.waitUntil(lambda: not page.desk._verbs.busy)


def test_thirty_prompts_with_the_keyboard_alone(qtbot: QtBot, bench: Workbench, window: MainWindow) -> None:
    """Of every three prompts one is accepted, one gets its second instead of its first, and one is edited."""
    with bench.store.write() as w:
        project = projects.create(w, "Thirty")
        run = runs.create(w, project.id, Generator(), "train", 3, 0)
        scorer = rewards.scorer(w, project.id, actions.CHECKS, ScorerSpec())
    ids = add_prompts(bench.store, project.id, PROMPTS)
    made = fill_run(bench.store, run.id, scorer.id, ids, [[1.0, 0.5, 0.0]] * PROMPTS)
    window.open_project(project)
    window.activateWindow()
    QTest.keyClick(window, Key.Key_4, Modifier.ControlModifier)
    page = window.pages["review"]
    assert isinstance(page, ReviewPage)
    qtbot.waitUntil(lambda: page.grid.place() == (0, 0) and QApplication.focusWidget() is page.grid)

    def key(key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)

    expected: dict[int, Standing] = {}
    for number in range(PROMPTS):
        first, second = made[number * 3], made[number * 3 + 1]
        qtbot.waitUntil(partial(is_at, page, number))
        if number % 3 == 0:
            expected[first] = Standing(accepted=True)
        elif number % 3 == 1:
            key(Key.Key_Space)
            key(Key.Key_2)
            key(Key.Key_Space)
            expected |= {first: Standing("exclude"), second: Standing("include")}
        else:
            qtbot.waitUntil(partial(is_read, page, first))
            key(Key.Key_E)
            QTest.keyClicks(page.pane._editor, " And more.")
            key(Key.Key_Return, Modifier.ControlModifier)
            expected[first] = Standing(edited=f"<b>answer</b> 0 to {ids[number]} And more.")
        qtbot.waitUntil(lambda: not page.desk._verbs.busy)
        key(Key.Key_Return)
    qtbot.waitUntil(lambda: held(bench, project) == expected)
    assert page.decisions._progress.text() == "30 of 30 decided"
    assert set(actions.curated(bench, project.id).completions) == {
        made[number * 3 + (number % 3 == 1)] for number in range(PROMPTS)
    }
    assert page.filters._said.text() == "This was the last prompt"
    key(Key.Key_Up, Modifier.ShiftModifier)
    assert page.decisions._marking.isVisible()
    key(Key.Key_Escape)
    assert page.decisions._steps.isVisible()


def test_marked_cells_are_decided_and_undone_as_one(qtbot: QtBot, page: ReviewPage, filled: Any) -> None:
    press(qtbot, page, Key.Key_Right, Modifier.ShiftModifier)
    press(qtbot, page, Key.Key_Down, Modifier.ShiftModifier)
    marked = [page._model.cell(row, rank) for row in (0, 1) for rank in (0, 1)]
    assert page.decisions._marked.text() == "4 completions marked"
    press(qtbot, page, Key.Key_X)
    everything_out = {cell.completion: Standing("exclude") for cell in marked if cell}
    assert held(filled.bench, filled.project) == everything_out
    assert page.filters._said.text() == "Excluded 4 completions"
    assert page.decisions._undo.text() == "Undo exclude 4 completions"
    press(qtbot, page, Key.Key_X)
    assert page.filters._said.text() == "Nothing to change: that holds already"
    press(qtbot, page, Key.Key_Escape)
    assert len(page.grid.marked()) == 0
    press(qtbot, page, Key.Key_U)
    assert held(filled.bench, filled.project) == {}
    assert page.decisions._redo.text() == "Redo exclude 4 completions"
    assert len(page.grid.marked()) == 0
    press(qtbot, page, Key.Key_U, Modifier.ShiftModifier)
    assert held(filled.bench, filled.project) == everything_out
    press(qtbot, page, Key.Key_Z, Modifier.ControlModifier)
    press(qtbot, page, Key.Key_Z, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert held(filled.bench, filled.project) == everything_out


def test_space_is_for_all_that_is_marked(qtbot: QtBot, page: ReviewPage, filled: Any) -> None:
    press(qtbot, page, Key.Key_Right, Modifier.ShiftModifier)
    cells = [page._model.cell(0, rank) for rank in (0, 1)]
    assert [cell.curated for cell in cells if cell] == [True, False]
    press(qtbot, page, Key.Key_Space)
    assert held(filled.bench, filled.project) == {cell.completion: Standing("include") for cell in cells if cell}
    press(qtbot, page, Key.Key_Space)
    assert held(filled.bench, filled.project) == {cell.completion: Standing("exclude") for cell in cells if cell}
    page.pane._toggle.click()  # that is for the one that it stands beside
    qtbot.waitUntil(lambda: not page.desk._verbs.busy)
    here = page.deciding.current()
    assert here is not None
    assert [one for one, said in held(filled.bench, filled.project).items() if said.verdict == "exclude"] == [
        cell.completion for cell in cells if cell and cell.completion != here.completion
    ]


def test_all_that_the_filters_leave(qtbot: QtBot, page: ReviewPage, filled: Any) -> None:
    page.filters._chips["mixed"].click()
    qtbot.waitUntil(lambda: page._model.rowCount() == 4)
    press(qtbot, page, Key.Key_A, Modifier.ControlModifier)
    assert page.decisions._marked.text() == "16 completions marked"
    press(qtbot, page, Key.Key_I)
    assert len(held(filled.bench, filled.project)) == 16
    assert len(actions.curated(filled.bench, filled.project.id)) == 17, "the one without signal stays picked"
    press(qtbot, page, Key.Key_Delete)
    assert held(filled.bench, filled.project) == {}
    press(qtbot, page, Key.Key_Escape)
    assert page.decisions._steps.isVisible()


def test_one_comes_back_to_where_one_left_off(qtbot: QtBot, page: ReviewPage, filled: Any) -> None:
    press(qtbot, page, Key.Key_Return)
    press(qtbot, page, Key.Key_Return)
    assert page.decisions._progress.text() == "2 of 6 decided"
    again = ReviewPage(filled.bench, page.bridge)
    qtbot.addWidget(again)
    again.open_project(filled.project)
    again.refresh(None)
    qtbot.waitUntil(lambda: again.grid.place() == (2, 0))
    assert again.decisions._undo.text() == "Undo accept 1 prompt"


def test_what_is_decided_already_is_passed_by(qtbot: QtBot, page: ReviewPage, filled: Any) -> None:
    press(qtbot, page, Key.Key_Space)
    press(qtbot, page, Key.Key_Return)
    press(qtbot, page, Key.Key_Return, Modifier.ShiftModifier)
    assert page.grid.place() == (2, 0)
    assert [one.verdict for one in held(filled.bench, filled.project).values()] == ["exclude"]


def test_best_and_skip_decide_the_whole_prompt_and_go_on(qtbot: QtBot, page: ReviewPage, filled: Any) -> None:
    first = [page._model.cell(0, rank) for rank in range(4)]
    press(qtbot, page, Key.Key_2)
    press(qtbot, page, Key.Key_B)
    assert page.grid.place() == (1, 0)
    said = {cell.completion: Standing("include" if rank == 1 else "exclude") for rank, cell in enumerate(first) if cell}
    assert held(filled.bench, filled.project) == said
    assert page.decisions._undo.text() == "Undo best of a prompt"
    press(qtbot, page, Key.Key_S)
    assert page.grid.place() == (2, 0)
    assert list(held(filled.bench, filled.project).values()).count(Standing("exclude")) == 7
    assert page.decisions._undo.text() == "Undo skip 1 prompt"
    press(qtbot, page, Key.Key_U)
    press(qtbot, page, Key.Key_U)
    assert held(filled.bench, filled.project) == {}


def test_tags_and_flags_of_all_that_is_marked(qtbot: QtBot, page: ReviewPage, filled: Any) -> None:
    press(qtbot, page, Key.Key_M)
    assert page.decisions._marked.text() == "4 completions marked"
    press(qtbot, page, Key.Key_F)
    press(qtbot, page, Key.Key_T)
    QTest.keyClicks(page.pane._tag_field, "too  short")
    QTest.keyClick(page.pane._tag_field, Key.Key_Return)
    qtbot.waitUntil(lambda: len(held(filled.bench, filled.project)) == 4 and not page.desk._verbs.busy)
    assert set(held(filled.bench, filled.project).values()) == {Standing(tags=("too short",), flagged=True)}
    assert page.pane._own_tags._tags == ("too short",)
    assert page.pane._flag.isVisible()
    assert page.decisions._progress.text() == "0 of 6 decided", "neither settles a prompt"
    press(qtbot, page, Key.Key_F)
    page.pane._own_tags._parts[0].click()
    qtbot.waitUntil(lambda: not held(filled.bench, filled.project))


@pytest.mark.parametrize(
    ("moments", "speed"),
    [
        ([], None),
        ([0, 6], None),
        ([0, 6, 12], 10),
        ([0, 5, 10, 500, 505], 12),
        ([0, 500, 1000], None),
        ([1, 1, 1], None),
    ],
)
def test_speed_leaves_pauses_out(moments: list[float], speed: float | None) -> None:
    assert per_minute(moments) == speed
