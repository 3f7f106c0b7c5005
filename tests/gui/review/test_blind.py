"""Blind review: nothing on the page tells what the machine or others said, and it can be decided all the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rsgui.core.entities import Selection
from rsgui.gui.bridge import Bridge
from rsgui.gui.review.layout import Layout
from rsgui.gui.review.page import ReviewPage
from rsgui.jobs import actions

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(qtbot: QtBot, filled: Any, selected: Selection, bridge: Bridge, shown: Callable[..., None]) -> ReviewPage:
    filled.bench.settings.reviewer = "bob"
    actions.decide_all(filled.bench, filled.project.id, list(selected.picks), "exclude")
    filled.bench.settings.reviewer = "ada"
    made = ReviewPage(filled.bench, bridge)
    shown(made, filled.project)
    qtbot.waitUntil(lambda: "answer" in made.pane.view.here.plain.toPlainText())
    return made


def order(page: ReviewPage) -> list[int]:
    cells = [page._model.cell(row, column) for row in range(page._model.rowCount()) for column in range(4)]
    return [cell.completion for cell in cells if cell]


def test_nothing_tells_what_the_machine_thinks(page: ReviewPage, until: Until) -> None:
    before = order(page)
    page.toggle_blind()
    until(lambda: page.desk.board is not None and page.desk.board.layout.columns == "shuffled")
    until(lambda: page.pane._reading is not None)
    blind = order(page)
    assert sorted(blind) == sorted(before)
    assert blind != before
    for row in range(page._model.rowCount()):
        for column in range(4):
            cell = page._model.cell(row, column)
            assert cell is not None
            assert (cell.reward, cell.picked, cell.verdict, cell.writer, cell.curated) == (None, False, None, "", False)
            index = page._model.index(row, column)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                assert not any(word in str(index.data(role)) for word in ("0.", "picked", "curated", "exclude"))
    words = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert [word for word in ("Selected", "bob", "Checks", "SmolLM2", "log-prob", "1st") if word in words] == []
    assert page.pane._chip.isHidden()
    assert page.pane._accept.isHidden()
    assert page.pane.view._offered == []


def test_one_decides_and_sees_only_that(page: ReviewPage, until: Until) -> None:
    page.toggle_blind()
    until(lambda: page.desk.board is not None and page.desk.board.layout.columns == "shuffled")
    cell = page.current()
    assert cell is not None
    page.deciding.toggle()
    until(lambda: page.desk.log.own(cell.completion).verdict == "include")
    now = page.current()
    assert now is not None
    assert (now.completion, now.verdict) == (cell.completion, "include")
    page.deciding.toggle()
    until(lambda: page.desk.log.own(cell.completion).verdict == "exclude")
    page.deciding.accept()
    assert page.grid.place() == (1, 0), "goes on, and accepts nothing that it does not show"
    page.toggle_blind()
    until(lambda: page.desk.board is not None and page.desk.board.layout.columns == "rank")
    assert page.pane._chip.isVisible()
    assert page.filters.isVisible()


def test_the_same_seed_is_the_same_order(page: ReviewPage) -> None:
    board = page.desk.board
    assert board is not None
    rows = range(board.rows)
    one, same, other = (Layout(board.grid, "shuffled", seed=seed) for seed in (3, 3, 4))
    assert all(np.array_equal(one.row(row), same.row(row)) for row in rows)
    assert any(not np.array_equal(one.row(row), other.row(row)) for row in rows)
    assert all(sorted(one.row(row)) == sorted(board.layout.row(row)) for row in rows)
