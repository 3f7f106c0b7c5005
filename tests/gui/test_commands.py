"""Keys: every command has one, they can be changed, and they leave alone what is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rsgui.core.entities import Project
from rsgui.gui.commands import BY_NAME, COMMANDS, FIXED, keys_of, taken_by
from rsgui.gui.help import Help
from rsgui.gui.key_button import KeyButton
from rsgui.gui.main_window import MainWindow
from rsgui.gui.review.page import ReviewPage
from rsgui.gui.settings_dialog import SettingsDialog
from rsgui.jobs import settings

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def review(window: MainWindow, scored: Project, until: Until) -> ReviewPage:
    window.open_project(scored, "review")
    page = window.pages["review"]
    assert isinstance(page, ReviewPage)
    window.activateWindow()
    until(lambda: page.grid.place() is not None and QApplication.focusWidget() is page.grid)
    until(lambda: page.pane._reading is not None)
    return page


def test_no_two_commands_of_a_place_share_a_key() -> None:
    for command in COMMANDS:
        assert command.keys
        for key in command.keys:
            assert taken_by(key, command, {}) is None, f"{key} is taken twice"
    assert len(BY_NAME) == len(COMMANDS)
    digits = set("123456789")
    assert not any(digits & set(keys) for keys in map(set, (command.keys for command in COMMANDS)))


def test_what_is_taken_depends_on_the_place() -> None:
    assert taken_by("U", BY_NAME["note"], {}) == BY_NAME["undo"]
    assert taken_by("U", BY_NAME["note"], {"undo": "Y"}) is None
    assert taken_by("Y", BY_NAME["note"], {"undo": "Y"}) == BY_NAME["undo"]
    assert taken_by("U", BY_NAME["import"], {}) is None
    assert taken_by("Ctrl+J", BY_NAME["note"], {}) == BY_NAME["jobs"]
    assert keys_of(BY_NAME["undo"], {}) == ("U", "Ctrl+Z")


def test_every_command_does_something(window: MainWindow) -> None:
    bound = set(window.shortcuts._verbs).union(*(page.shortcuts._verbs for page in window.pages.values()))
    assert bound == set(BY_NAME)


def test_help_names_every_key(window: MainWindow, qtbot: QtBot) -> None:
    shown = Help("review", {"undo": "Y"}, window.close, window)
    qtbot.addWidget(shown)
    words = {part.text() for part in shown.findChildren(QLabel)}
    assert {command.words for command in COMMANDS} | set(FIXED.values()) <= words
    assert "Y" in words
    assert "U or Ctrl+Z" not in words


def test_a_changed_key_holds_at_once_and_is_kept(review: ReviewPage, window: MainWindow, until: Until) -> None:
    window.show_settings()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    dialog._choose(BY_NAME["exclude"], "U")
    assert "Undo your last step" in dialog.notice.accessibleName()
    assert "exclude" not in window.bench.settings.keys
    dialog._choose(BY_NAME["exclude"], "5")
    assert not dialog.notice.isHidden()
    dialog._choose(BY_NAME["exclude"], "K")
    assert dialog.notice.isHidden()
    dialog.reviewer.setText("eve")
    dialog.reviewer.editingFinished.emit()
    dialog.close()
    until(lambda: settings.load().keys == {"exclude": "K"} and settings.load().reviewer == "eve")
    [button] = [
        part for part in review.findChildren(KeyButton) if part.text() == "Exclude" and part._command == "exclude"
    ]
    assert button._key == "K"
    window.activateWindow()
    review.grid.setFocus()
    until(lambda: QApplication.focusWidget() is review.grid)
    QTest.keyClick(review.grid, Key.Key_X)
    QTest.keyClick(review.grid, Key.Key_K)
    until(lambda: review.desk.log.newest is not None)
    assert review.desk.log.newest is not None
    assert (review.desk.log.newest.kind, review.desk.log.newest.reviewer) == ("exclude", "eve")


def test_keys_work_from_anywhere_but_where_one_types(review: ReviewPage, until: Until) -> None:
    review.pane.view.here.plain.setFocus()
    QTest.keyClick(review.pane.view.here.plain, Key.Key_X)
    until(lambda: review.desk.log.newest is not None and review.desk.log.newest.kind == "exclude")
    QTest.keyClick(review.pane.view.here.plain, Key.Key_3)
    assert review.grid.place() == (0, 2)
    review.pane.start_note()
    QTest.keyClicks(review.pane._note, "x u / ? 1")
    assert review.pane._note.text() == "x u / ? 1"
    QTest.keyClick(review.pane._note, Key.Key_Return)
    until(lambda: review.desk.log.newest is not None and review.desk.log.newest.kind == "note")


def test_a_button_with_the_focus_is_pressed_by_the_space_bar(review: ReviewPage, until: Until) -> None:
    button = next(part for part in review.findChildren(QPushButton) if part.text() == "Edit")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    until(lambda: QApplication.focusWidget() is button)
    QTest.keyClick(button, Key.Key_Space)
    assert review.pane.editing
    assert review.desk.log.newest is None


@pytest.mark.parametrize("where", ["header", "rail", "dock"])
def test_keys_of_the_page_work_with_the_focus_beside_it(
    review: ReviewPage, window: MainWindow, until: Until, where: str
) -> None:
    part = {"header": window.header, "rail": window.rail, "dock": window.dock}[where]
    button = next(one for one in part.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled())
    button.setFocus(Qt.FocusReason.TabFocusReason)
    until(lambda: QApplication.focusWidget() is button)
    QTest.keyClick(button, Key.Key_3)
    assert review.grid.place() == (0, 2)
    QTest.keyClick(button, Key.Key_X)
    until(lambda: review.desk.log.newest is not None and review.desk.log.newest.kind == "exclude")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_keys_do_nothing_where_one_types_or_chooses(review: ReviewPage, window: MainWindow, until: Until) -> None:
    window.header.focus_search()
    field = window.header._search
    until(lambda: QApplication.focusWidget() is field)
    QTest.keyClicks(field, "x u 3 i")
    assert field.text() == "x u 3 i"
    field.clear()
    window.show_settings()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.activateWindow()
    until(lambda: QApplication.activeWindow() is dialog)
    QTest.keyClick(dialog, Key.Key_X)
    dialog.close()
    window.activateWindow()
    review.filters.menu._menu.popup(review.mapToGlobal(review.rect().center()))
    until(lambda: QApplication.activePopupWidget() is review.filters.menu._menu)
    QTest.keyClick(review.filters.menu._menu, Key.Key_X)
    review.filters.menu._menu.close()
    window.show_stage("generate")
    window.rail.setFocus()
    QTest.keyClick(window, Key.Key_X)
    assert review.desk.log.newest is None
    assert review.grid.place() == (0, 0)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_how_one_looks_has_keys_too(review: ReviewPage, until: Until) -> None:
    grid, bar = review.grid, review.looking.bar
    choices: tuple[tuple[Qt.Key, QComboBox], ...] = (Key.Key_O, bar.sort), (Key.Key_C, bar.columns)
    for key, choice in choices:
        QTest.keyClick(grid, key)
        until(choice.view().isVisible)
        QTest.keyClick(choice.view(), Key.Key_Down)
        QTest.keyClick(choice.view(), Key.Key_Return)
        until(lambda: QApplication.activePopupWidget() is None)
    assert (bar.view.sort, bar.view.columns) == ("best", "sample")
    QTest.keyClick(grid, Key.Key_O, Modifier.ShiftModifier)
    assert bar.view.backwards
    for density in ("lines", "cards", "matrix"):
        QTest.keyClick(grid, Key.Key_Z)
        assert bar.view.density == density
    shift, none = Modifier.ShiftModifier, Modifier.NoModifier
    for letter, modifier, menu in (
        (Key.Key_F, shift, review.filters.menu.menu()),
        (Key.Key_V, none, review.looking.saved.menu()),
        (Key.Key_V, shift, review.recipes.menu()),
        (Key.Key_L, none, review.more.menu()),
    ):
        assert menu is not None
        QTest.keyClick(grid, letter, modifier)
        until(menu.isVisible)
        menu.close()
    review.toggle_blind()
    QTest.keyClick(grid, Key.Key_O)
    assert not bar.sort.view().isVisible(), "what is hidden cannot be chosen"


def test_merge_and_copy_have_keys(review: ReviewPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(what: str, *_: object) -> tuple[str, str]:
        asked.append(what)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", partial(ask, "merge"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", partial(ask, "copy"))
    QTest.keyClick(review.grid, Key.Key_M, Modifier.ShiftModifier)
    QTest.keyClick(review.grid, Key.Key_C, Modifier.ShiftModifier)
    assert asked == ["merge", "copy"]


@pytest.mark.parametrize("key", ["Left", "Shift+Down", "Tab", "Shift+Tab", "Backtab", "1", "9", "Num+4", "Esc"])
def test_keys_that_move_cannot_be_taken(window: MainWindow, key: str) -> None:
    window.show_settings()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    dialog._choose(BY_NAME["exclude"], key)
    assert not dialog.notice.isHidden()
    assert "exclude" not in window.bench.settings.keys
    dialog._choose(BY_NAME["exclude"], "Ctrl+9")
    assert dialog.notice.isHidden()
    dialog.close()
