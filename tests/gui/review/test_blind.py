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
from rsgui.core.selection import Recipe, TopPerPrompt
from rsgui.core.views import Filter
from rsgui.gui.bridge import Bridge
from rsgui.gui.review.history import History
from rsgui.gui.review.layout import Layout
from rsgui.gui.review.page import ReviewPage
from rsgui.jobs import actions, reviewing
from rsgui.store import decisions, projects, runs

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


def go_blind(page: ReviewPage, until: Until) -> None:
    page.toggle_blind()
    until(lambda: page._model.rowCount() and not page.looking.busy)
    until(lambda: page.pane._reading is not None)


def places(page: ReviewPage) -> dict[int, tuple[int, int]]:
    """Shown row and column of every completion."""
    every = [(row, column) for row in range(page._model.rowCount()) for column in range(page._model.columnCount())]
    return {cell.completion: at for at in every if (cell := page._model.cell(*at)) is not None}


def menu(page: ReviewPage) -> dict[str, Any]:
    page.more.fill()
    return {action.text().partition("\t")[0]: action for action in page.more.menu_.actions()}


def test_ranks_are_never_seen(page: ReviewPage, one_more: Callable[[int], int], until: Until) -> None:
    seen: list[str] = []
    page._model.modelReset.connect(
        lambda: seen.append(page._model.board.layout.columns if page._model.board is not None else "nothing")
    )
    go_blind(page, until)
    assert page.desk.board is not None
    before, prompt = page.desk.board, page.desk.board.prompt(0)
    rows = [page._model.board_row(row) for row in range(page._model.rowCount())]
    late = one_more(prompt)
    until(lambda: page.desk.board is not before and not page.desk._loads.busy and not page.looking.busy)
    assert set(seen) == {"nothing", "shuffled"}
    assert [page._model.board_row(row) for row in range(page._model.rowCount())] == rows
    assert late in places(page)


def test_only_ones_own_decisions_are_counted(page: ReviewPage, until: Until) -> None:
    assert page.decisions._progress.text() == "5 of 6 decided"
    go_blind(page, until)
    assert page.decisions._progress.text() == "0 of 6 decided"
    assert not any(page._model.decided(row) for row in range(6))
    page.grid.go(2, 1)
    page.deciding.exclude()
    until(lambda: page.decisions._progress.text() == "1 of 6 decided")
    assert [page._model.decided(row) for row in range(6)] == [False, False, True, False, False, False]
    page.deciding.undo()
    until(lambda: page.decisions._progress.text() == "0 of 6 decided")
    page.toggle_blind()
    until(lambda: page.decisions._progress.text() == "5 of 6 decided")


def test_what_tells_of_others_cannot_be_asked_for(page: ReviewPage, selected: Selection, until: Until) -> None:
    first = selected.picks[0]
    page.desk.say(first, "include")
    until(lambda: page.desk.log.conflicts == {first})
    page.desk.say(first, "flag")
    until(lambda: page.desk.log.flagged == {first})
    page.show_history()
    assert page.findChild(History) is not None
    go_blind(page, until)
    assert not [dialog for dialog in page.findChildren(History) if dialog.isVisible()]
    found = menu(page)
    assert not found["All decisions, and who made them"].isEnabled()
    assert found["Look at 1 flagged for later"].isEnabled()
    assert not [words for words in found if "conflict" in words or "recipe" in words or "would" in words]
    page.more.commands["history"]()
    assert not [dialog for dialog in page.findChildren(History) if dialog.isVisible()]
    assert page.blind._said.text().startswith("Not while you review blind")
    page.desk.choose(Recipe(TopPerPrompt(3)))
    until(lambda: not page.desk.picking and not page.looking.busy)
    assert "Without decisions" not in page.blind._said.text()
    page.toggle_blind()
    assert menu(page)["All decisions, and who made them"].isEnabled()


@pytest.mark.parametrize("blind", [True, False])
def test_ones_own_verdict_is_written_though_another_said_the_same(
    page: ReviewPage, selected: Selection, until: Until, blind: bool
) -> None:
    if blind:
        go_blind(page, until)
    chosen = selected.picks[0]
    page.grid.go(*places(page)[chosen])
    page.deciding.exclude()
    page.deciding.exclude()  # before the first is on the screen
    until(lambda: page.desk.log.own(chosen).verdict == "exclude")
    until(lambda: not page.desk._verbs.busy)
    assert len(page.desk.log.own_history(chosen)) == 1


def test_nothing_of_others_is_cleared_blind(page: ReviewPage, selected: Selection, until: Until) -> None:
    go_blind(page, until)
    page.grid.go(*places(page)[selected.picks[0]])
    page.deciding.clear()
    assert not page.desk._verbs.busy
    assert page.blind._said.text() == "Nothing to change: that holds already"
    assert page.blind._said.isVisible()


def test_a_whole_prompt_is_decided_though_another_said_the_same(filled: Any, selected: Selection) -> None:
    bench, project = filled.bench, filled.project.id
    with bench.store.read() as s:
        family = list(runs.family(s, [selected.picks[0]]))
    for reviewer, verb in (("bob", "skip"), ("ada", "skip"), ("eve", "best")):
        bench.settings.reviewer = reviewer
        if verb == "skip":
            step = reviewing.skip_prompts(bench, project, family[:1])
        else:
            step = reviewing.best_of_prompt(bench, project, family[0])
        assert {decision.completion for decision in step} == set(family)
    with bench.store.read() as s:
        assert len(decisions.log(s, project)) == 3 * len(family)


def test_what_is_said_is_seen(page: ReviewPage, until: Until) -> None:
    go_blind(page, until)
    page.grid.go_to_row(page._model.rowCount() - 1)
    page.deciding.accept()
    assert page.blind._said.text() == "This was the last prompt"
    assert page.blind._said.isVisible()
    page.toggle_blind()
    go_blind(page, until)
    assert page.blind._said.text() == ""


def test_it_ends_with_the_project(page: ReviewPage, filled: Any, until: Until) -> None:
    page.filters._set(Filter(tags=("story",)))
    until(lambda: page._model.rowCount() == 3)
    go_blind(page, until)
    with filled.bench.store.write() as w:
        other = projects.create(w, "Other")
    page.open_project(None)
    assert page._unblinded.isHidden()
    page.open_project(other)
    assert not page.deciding.blind
    assert not page.blind.isVisible()
    assert not page._unblinded.isHidden()
    page.open_project(filled.project)
    page.refresh(None)
    until(lambda: page._model.rowCount() == 6 and not page.looking.busy)
    assert page._unblinded.isHidden()
    assert page.desk.board is not None
    assert page.desk.board.layout.columns == "rank"
    assert page.pane._chip.isVisible()
    assert page.filters.isVisible()


def test_a_search_outlasts_the_end_of_it(page: ReviewPage, until: Until) -> None:
    go_blind(page, until)
    page.search("river")
    until(lambda: page._model.rowCount() == 1)
    page.toggle_blind()
    until(lambda: not page.looking.busy)
    assert page.looking.view.filter == Filter(search="river")
    assert page.looking.view.columns == "rank"
