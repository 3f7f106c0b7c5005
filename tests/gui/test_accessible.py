"""For everyone: every control has a name and a role, and can be reached by Tab."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from rsgui.core.entities import Project
from rsgui.gui.main_window import MainWindow
from rsgui.gui.rail import STAGES
from rsgui.gui.review.page import ReviewPage
from rsgui.gui.settings_dialog import SettingsDialog

Until = Callable[[Callable[[], object]], None]
CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
NO_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Client)


def controls(root: QWidget) -> Iterator[QWidget]:
    """All that a person can work with, shown or not; parts and pop-ups of a control of Qt's are that one's."""
    for part in root.findChildren(QWidget):
        if not isinstance(part, CONTROLS) or isinstance(part, QScrollBar) or part.objectName().startswith("qt_"):
            continue
        above = part.parentWidget()
        popup = above is not None and isinstance(above.parentWidget(), QComboBox)
        if not popup and not isinstance(above, CONTROLS):
            yield part


def named(part: QWidget) -> bool:
    """Whether a screen reader has something to say: a name and a role."""
    found = QAccessible.queryAccessibleInterface(part)
    return found is not None and bool(found.text(QAccessible.Text.Name).strip()) and found.role() not in NO_ROLES


def told(part: QWidget) -> str:
    """Where a control is, for whoever has to name it."""
    above: QWidget | None = part
    way: list[str] = []
    while above is not None and len(way) < 5:
        way.append(type(above).__name__)
        above = above.parentWidget()
    return " < ".join(way) + f" {part.toolTip()!r}"


@pytest.fixture
def opened(window: MainWindow, scored: Project, until: Until) -> MainWindow:
    window.open_project(scored, "review")
    page = cast(ReviewPage, window.pages["review"])
    until(lambda: page.grid.place() is not None and page.pane._reading is not None)
    return window


def test_every_control_has_a_name_and_a_role(opened: MainWindow) -> None:
    nameless = sorted({told(part) for part in controls(opened) if not named(part)})
    assert nameless == []


def test_every_setting_has_a_name(opened: MainWindow) -> None:
    opened.show_settings()
    dialog = opened.findChild(SettingsDialog)
    assert dialog is not None
    assert [told(part) for part in controls(dialog) if not named(part)] == []
    dialog.close()


def test_tab_reaches_every_control_of_every_page(opened: MainWindow, until: Until) -> None:
    for stage in STAGES:
        opened.show_stage(stage)
        opened.activateWindow()
        until(QApplication.focusWidget)
        missed = {
            part
            for part in controls(opened)
            if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
            if part.focusProxy() is None
        }
        groups = set()  # of which Tab reaches the one that is chosen, arrows the others
        for _ in range(2 * len(missed) + 20):
            focus = QApplication.focusWidget()
            assert focus is not None
            missed.discard(focus)
            if isinstance(focus, QAbstractButton) and focus.group() is not None:
                groups.add(focus.group())
            opened.focusNextPrevChild(True)
        alone = [part for part in missed if not (isinstance(part, QAbstractButton) and part.group() in groups)]
        assert sorted(map(told, alone)) == [], f"on {stage}"


def test_what_has_the_keys_looks_otherwise(opened: MainWindow, until: Until) -> None:
    alike, looked = set(), 0
    for stage in STAGES:
        opened.show_stage(stage)
        opened.activateWindow()
        until(QApplication.focusWidget)
        for part in controls(opened):
            looks = [looks_otherwise(part) for _ in range(3)]  # a page that is still read may change meanwhile
            looked += any(look is not None for look in looks)
            if False in looks and True not in looks:
                alike.add(told(part))
    assert sorted(alike) == []
    assert looked > 60


def looks_otherwise(part: QWidget) -> bool | None:
    """Whether a control shows that it has the keys; None where it cannot have them now."""
    QApplication.processEvents()
    tabbed = part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None
    if not part.isVisible() or not tabbed:
        return None
    part.setFocus(Qt.FocusReason.TabFocusReason)
    if QApplication.focusWidget() is not part:
        return None
    focused = around(part)
    part.clearFocus()
    return focused != around(part)


def around(part: QWidget) -> QImage:
    """A control, with what stands close to it."""
    above = part.parentWidget() or part
    return above.grab(part.geometry().adjusted(-4, -4, 4, 4)).toImage()
