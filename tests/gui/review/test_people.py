"""Several people in the window: history, conflicts, copies and merging; and where decisions and recipe differ."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from rsgui.core.entities import Selection
from rsgui.core.selection import Recipe, TopPerPrompt
from rsgui.core.views import Filter
from rsgui.gui.bridge import Bridge
from rsgui.gui.review.filter_words import chips
from rsgui.gui.review.history import History
from rsgui.gui.review.page import ReviewPage
from rsgui.jobs import actions, reviewing, workbench

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(qtbot: QtBot, filled: Any, selected: Selection, bridge: Bridge, shown: Callable[..., None]) -> ReviewPage:
    filled.bench.settings.reviewer = "ada"
    made = ReviewPage(filled.bench, bridge)
    shown(made, filled.project)
    qtbot.waitUntil(lambda: made.grid.place() is not None)
    return made


def menu(page: ReviewPage) -> dict[str, Any]:
    page.more.fill()
    return {action.text().partition("\t")[0]: action for action in page.more.menu_.actions()}


def decided_by_bob(page: ReviewPage, path: Path, completions: list[int]) -> Path:
    """A copy in which bob excluded these."""
    reviewing.copy_for_reviewer(page.bench, path)
    bob = workbench.open(path)
    bob.settings.reviewer = "bob"
    assert page.project is not None
    actions.decide_all(bob, page.project.id, completions, "exclude")
    bob.close()
    return path


def test_a_copy_comes_back_and_its_conflicts_are_looked_at(page: ReviewPage, tmp_path: Path, until: Until) -> None:
    cells = [page._model.cell(row, 0) for row in (1, 3)]
    ids = [cell.completion for cell in cells if cell]
    page.desk.say(ids[0], "include")
    until(lambda: page.desk.log.newest is not None)
    copy = decided_by_bob(page, tmp_path / "bob.sqlite", ids)
    page.people.merge(copy)
    until(lambda: page.desk.log.conflicts == {ids[0]})
    assert page.filters._said.text() == "2 decisions of bob are new."
    assert page.desk.log.newest is not None
    assert page.desk.log.newest.reviewer == "ada", "one goes on where one was oneself"
    action = menu(page)["Look at 1 conflict of reviewers"]
    action.trigger()
    until(lambda: page._model.rowCount() == 1)
    assert page._model.board_row(0) == 1
    page.people.merge(copy)
    until(lambda: page.filters._said.text() == "All its decisions were here already.")
    for kind, shown in (("mixed", [1]), ("all bad", [])):  # with another filter, which it does not replace
        page.filters._set(Filter(kind=kind, disputed=True))  # type: ignore[arg-type]
        until(lambda: not page.looking.busy)
        assert [page._model.board_row(row) for row in range(page._model.rowCount())] == shown
        assert [chip.text for chip in chips(page.filters.filter)][1:] == ["Decided differently by several people"]


def test_history_by_person_leads_to_the_place(page: ReviewPage, tmp_path: Path, until: Until, qtbot: QtBot) -> None:
    cell = page._model.cell(4, 0)
    assert cell is not None
    page.desk.say(cell.completion, "tag", "odd")
    until(lambda: page.desk.log.newest is not None)
    page.desk.undo()
    until(lambda: page.desk.log.steps.to_redo is not None)
    page.people.merge(decided_by_bob(page, tmp_path / "bob.sqlite", [cell.completion, cell.completion + 1]))
    until(lambda: len(page.desk.log.history(cell.completion)) == 3)
    page.people.show_history()
    dialog = page.findChild(History)
    assert dialog is not None
    until(lambda: dialog.model.rowCount() == 3)
    what = [dialog.model.index(row, 2).data() for row in range(3)]
    assert what == [
        "Excluded 2 completions",
        "Took back: Tagged 1 completion",
        "Tagged 1 completion: “odd” (taken back)",
    ]
    assert [dialog.model.index(0, column).data() for column in (1, 3)] == ["bob", "5"]
    dialog.people.setCurrentIndex(dialog.people.findData("ada"))
    assert dialog.model.rowCount() == 2
    assert "No completion has a verdict of several people" in dialog._agreement.text()
    dialog.table.activated.emit(dialog.model.index(0, 0))
    until(lambda: page.grid.place() == (4, 0))
    dialog.close()


def test_a_changed_recipe_tells_where_decisions_differ(page: ReviewPage, until: Until) -> None:
    first, second = page._model.cell(0, 0), page._model.cell(0, 1)
    assert first is not None
    assert second is not None
    page.desk.say(second.completion, "exclude")
    page.desk.say(first.completion, "include")
    until(lambda: page.desk.log.newest is not None and page.desk.log.newest.kind == "include")
    assert not menu(page)["No decision says otherwise than the recipe"].isEnabled()
    page.desk.choose(Recipe(TopPerPrompt(2)))
    told = "Without decisions, 1 exclusion would be selected again."
    until(lambda: page.filters._said.text() == told)
    menu(page)[told].trigger()
    until(lambda: page._model.rowCount() == 1)


def test_flags_are_found_again(page: ReviewPage, until: Until) -> None:
    page.deciding.flag()
    until(lambda: page.desk.log.flagged)
    menu(page)["Look at 1 flagged for later"].trigger()
    until(lambda: page._model.rowCount() == 1)
