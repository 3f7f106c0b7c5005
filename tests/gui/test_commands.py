"""Keys: every command has one, they can be changed, and they leave alone what is typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
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
