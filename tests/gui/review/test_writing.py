"""Edits and notes: they belong to the completion that they were begun on, whatever happens while one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rsgui.core.entities import Selection
from rsgui.core.review import Standing, standing
from rsgui.core.views import Filter
from rsgui.gui.bridge import Bridge
from rsgui.gui.review.page import ReviewPage
from rsgui.store import decisions

Key = Qt.Key
Until = Callable[[Callable[[], object]], None]
OneMore = Callable[[int], int]


@pytest.fixture
def page(qtbot: QtBot, filled: Any, selected: Selection, bridge: Bridge, shown: Callable[..., None]) -> ReviewPage:
    made = ReviewPage(filled.bench, bridge)
    shown(made, filled.project)
    made.activateWindow()
    qtbot.waitUntil(lambda: "answer" in made.pane._text.toPlainText())
    made.grid.setFocus()
    return made


def held(page: ReviewPage) -> dict[int, Standing]:
    assert page.project is not None
    with page.bench.store.read() as s:
        return standing(decisions.log(s, page.project.id))


def completion(page: ReviewPage, row: int, column: int = 0) -> int:
    cell = page._model.cell(row, column)
    assert cell is not None
    return cell.completion


def type_on(text: str) -> None:
    """Keys for whatever has the focus."""
    for letter in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, letter)


def another_board(page: ReviewPage, one_more: OneMore, until: Until) -> None:
    """A job makes one more completion of the fourth prompt."""
    before = page.desk.board
    assert before is not None
    one_more(before.prompt(3))
    until(lambda: page.desk.board is not before and not page.desk._loads.busy and not page.looking.busy)


def test_a_job_leaves_an_edit_alone(page: ReviewPage, one_more: OneMore, until: Until) -> None:
    first = completion(page, 0)
    QTest.keyClick(page.grid, Key.Key_E)
    type_on(" And thi")
    another_board(page, one_more, until)
    assert page.pane.editing
    assert QApplication.focusWidget() is page.pane._editor
    type_on("s six")
    QTest.keyClick(page.pane._editor, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: first in held(page))
    found = held(page)
    assert list(found) == [first]
    edited = found[first].edited
    assert edited is not None
    assert edited.endswith(" And this six")
    assert QApplication.focusWidget() is page.grid


def test_a_job_leaves_a_note_alone(page: ReviewPage, one_more: OneMore, until: Until) -> None:
    first = completion(page, 0)
    QTest.keyClick(page.grid, Key.Key_N)
    type_on("too lo")
    another_board(page, one_more, until)
    type_on("ng")
    QTest.keyClick(page.pane._note, Key.Key_Return)
    until(lambda: held(page) == {first: Standing(note="too long")})


def test_what_is_written_to_stays_though_the_filters_would_hide_it(
    page: ReviewPage, one_more: OneMore, until: Until
) -> None:
    page.filters._set(Filter(decided=False))
    until(lambda: not page.looking.busy)
    page.deciding.exclude()
    until(lambda: held(page))
    page.grid.go(0, 1)
    until(lambda: page.pane._reading is not None)
    chosen = completion(page, 0, 1)
    QTest.keyClick(page.grid, Key.Key_E)
    type_on(" More")
    another_board(page, one_more, until)
    assert page.pane.editing
    assert page.grid.place() == (0, 1)
    assert completion(page, 0, 1) == chosen
    type_on(" still")
    page.pane.finish_editing()
    until(lambda: (held(page)[chosen].edited or "").endswith(" More still") if chosen in held(page) else False)
    another_board(page, one_more, until)
    assert page._model.rowCount() == 5, "nobody writes there any more"


def test_a_note_belongs_to_the_completion_it_was_begun_on(page: ReviewPage, until: Until) -> None:
    first, second = completion(page, 0), completion(page, 1)
    QTest.keyClick(page.grid, Key.Key_N)
    type_on("for the first")
    QTest.mouseClick(page.pane._accept, Qt.MouseButton.LeftButton)
    assert page.grid.place() == (1, 0)
    assert QApplication.focusWidget() is page.grid
    until(lambda: held(page) == {first: Standing(accepted=True, note="for the first")})
    assert page.pane._note.text() == ""
    QTest.keyClick(page.grid, Key.Key_N)
    type_on("for the second")
    page.deciding.undo()  # of the note: that goes to the first prompt
    until(lambda: page.grid.place() == (0, 0))
    until(lambda: held(page).get(second) == Standing(note="for the second"))


def test_an_edit_belongs_to_the_completion_it_was_begun_on(page: ReviewPage, until: Until) -> None:
    page.deciding.exclude()
    first, second = completion(page, 0), completion(page, 1, 1)
    until(lambda: held(page) == {first: Standing("exclude")})
    page.grid.go(1, 1)
    until(lambda: page.pane._reading is not None)
    QTest.keyClick(page.grid, Key.Key_E)
    type_on(" Longer.")
    QTest.mouseClick(page.decisions._undo, Qt.MouseButton.LeftButton)
    until(lambda: page.grid.place() == (0, 0))
    until(lambda: list(held(page)) == [second])
    assert (held(page)[second].edited or "").endswith(" Longer.")
    assert not page.pane.editing


def test_a_half_note_outlasts_the_window_being_left(page: ReviewPage, filled: Any, until: Until) -> None:
    first = completion(page, 0)
    QTest.keyClick(page.grid, Key.Key_N)
    type_on("half")
    left = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(page.pane._note, left)
    with filled.bench.store.write() as w:
        decisions.append(w, filled.project.id, first, "flag", "grace")
    until(lambda: page.desk.log.flagged == {first})  # though it was decided before the note, and is told after it
    assert page.pane._note.text() == "half"


def test_whose_verdict_it_is(page: ReviewPage, filled: Any, until: Until) -> None:
    first = completion(page, 0)
    with filled.bench.store.write() as w:
        decisions.append(w, filled.project.id, first, "exclude", "bob")
    until(lambda: page.pane._state.text() == "Excluded by bob")
    page.deciding.include()
    until(lambda: page.pane._state.text() == "Included by you")
    with filled.bench.store.write() as w:
        decisions.append(w, filled.project.id, first, "include", "bob")
    until(lambda: page.pane._state.text() == "Included by bob")


def test_minimising_the_window_keeps_the_search_and_what_is_typed(page: ReviewPage, until: Until) -> None:
    page.search("river")
    until(lambda: page._model.rowCount() == 1)
    until(lambda: page.pane._reading is not None)
    QTest.keyClick(page.grid, Key.Key_E)
    type_on(" More")
    page.showMinimized()
    page.showNormal()
    until(lambda: not page.looking.busy)
    assert page.filters.filter == Filter(search="river")
    assert page._model.rowCount() == 1
    assert page.pane.editing
    page.hide()
    assert page.filters.filter == Filter()
    assert not page.pane.editing
