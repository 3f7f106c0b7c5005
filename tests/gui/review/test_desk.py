"""The desk, beside what the store does meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from rsgui.core.entities import Selection
from rsgui.core.review import Standing
from rsgui.gui.review import reading
from rsgui.gui.review.board import Cell
from rsgui.gui.review.desk import Desk


@pytest.fixture
def desk(qapp: QObject, filled: Any, selected: Selection) -> Iterator[Desk]:
    made = Desk(filled.bench, qapp)
    made.open(filled.project.id)
    made._show(reading.load(filled.bench.store, filled.project.id))
    yield made
    made.deleteLater()


def first(desk: Desk) -> Cell:
    assert desk.board is not None
    cell = desk.board.cell(0, 0)
    assert cell is not None
    return cell


def test_a_board_read_before_the_first_decision_takes_nothing_off_the_screen(
    qtbot: QtBot, desk: Desk, filled: Any
) -> None:
    before = reading.load(filled.bench.store, filled.project.id)
    cell = first(desk)
    desk.toggle(cell)
    qtbot.waitUntil(lambda: not desk._verbs.busy)
    desk._show(before)
    assert desk.standing(cell.completion) == Standing("exclude")
    assert desk.decided_in(0)


def test_what_is_being_written_decides_already(qtbot: QtBot, desk: Desk) -> None:
    desk.say(first(desk).completion, "note", "A note alone decides nothing.")
    assert not desk.decided_in(0)
    desk.toggle(first(desk))
    assert desk.decided_in(0)
    assert not desk.decided_in(1)
    qtbot.waitUntil(lambda: not desk._verbs.busy)
    assert desk.decided_in(0)
    assert not desk.decided_in(1)
