"""Review through the real page, the real store and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rsgui.core.entities import Decision, NewCompletion, NewReward, Selection
from rsgui.core.errors import StoreError
from rsgui.core.review import Standing, standing
from rsgui.core.selection import AtLeast, Recipe, TopOverall, TopPerPrompt
from rsgui.gui.bridge import Bridge
from rsgui.gui.page import EMPTY, WAITING
from rsgui.gui.review import reading
from rsgui.gui.review.board import Board, Cell
from rsgui.gui.review.page import ReviewPage
from rsgui.jobs import actions
from rsgui.jobs.workbench import Workbench
from rsgui.store import decisions, jobs, rewards, runs, selections
from rsgui.store.database import Store

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, filled: Any, selected: Selection, bridge: Bridge, shown: Callable[..., None]) -> ReviewPage:
    made = ReviewPage(filled.bench, bridge)
    shown(made, filled.project)
    qtbot.waitUntil(lambda: made.grid.place() is not None)
    made.grid.setFocus()
    return made


def press(qtbot: QtBot, page: ReviewPage, *keys: Qt.Key) -> None:
    """Keys for the grid; each waits until what it decided is in the store and on the screen."""
    for key in keys:
        QTest.keyClick(page.grid, key)
        qtbot.waitUntil(lambda: not page.desk._verbs.busy)


def said(store: Store, project: int) -> list[Decision]:
    with store.read() as s:
        return decisions.log(s, project)


def held(page: ReviewPage) -> dict[int, Standing]:
    assert page.project is not None
    return standing(said(page.bench.store, page.project.id))


def shown_cell(page: ReviewPage, row: int, rank: int) -> Cell:
    cell = page._model.cell(row, rank)
    assert cell is not None
    return cell


def completion(page: ReviewPage, row: int, rank: int) -> int:
    return shown_cell(page, row, rank).completion


def board(page: ReviewPage) -> Board:
    assert page.desk.board is not None
    return page.desk.board


def frozen(filled: Any) -> Selection | None:
    with filled.bench.store.read() as s:
        return selections.latest(s, filled.project.id)


def recipe_of(filled: Any) -> Recipe | None:
    selection = frozen(filled)
    return selection.recipe if selection else None


def test_starts_at_the_best_of_the_first_prompt(qtbot: QtBot, page: ReviewPage) -> None:
    assert page.grid.place() == (0, 0)
    cell = page.current()
    assert cell is not None
    assert (cell.reward, cell.picked, cell.curated) == (1.0, True, True)
    qtbot.waitUntil(lambda: "answer" in page.pane._text.toPlainText())


def test_whatever_a_model_wrote_is_plain_text(qtbot: QtBot, page: ReviewPage) -> None:
    qtbot.waitUntil(lambda: page.pane._text.toPlainText().startswith("<b>answer</b> 1 to"))
    assert page.pane._text.isReadOnly()


def test_reviews_prompts_with_keys_alone(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_Space)  # 1st of prompt 1: out
    press(qtbot, page, Key.Key_Right, Key.Key_Space)  # 2nd: in
    press(qtbot, page, Key.Key_Return)
    assert page.grid.place() == (1, 0)
    press(qtbot, page, Key.Key_3, Key.Key_Space)  # 3rd of prompt 2: in
    press(qtbot, page, Key.Key_Return, Key.Key_Return)  # what the machine says of prompt 3 is accepted
    press(qtbot, page, Key.Key_9, Key.Key_Space)  # no 9th: stays on the 1st: out
    assert held(page) == {
        completion(page, 0, 0): Standing("exclude"),
        completion(page, 0, 1): Standing("include"),
        completion(page, 1, 2): Standing("include"),
        completion(page, 2, 0): Standing(accepted=True),
        completion(page, 3, 0): Standing("exclude"),
    }
    assert "4 of your decisions overrule the machine" in page.bar._overruling.text()
    assert "5 completions selected" in page.bar._counts.text()


def test_space_twice_leaves_it_to_the_machine(qtbot: QtBot, page: ReviewPage) -> None:
    QTest.keyClick(page.grid, Key.Key_Space)
    QTest.keyClick(page.grid, Key.Key_Space)  # before the first one is on the screen
    qtbot.waitUntil(lambda: not page.desk._verbs.busy)
    assert [d.kind for d in said(page.bench.store, page.desk._project or 0)] == ["exclude", "clear"]
    assert held(page) == {}


def test_delete_clears_and_says_nothing_where_nothing_was_said(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_Delete)
    assert not said(page.bench.store, page.desk._project or 0)
    press(qtbot, page, Key.Key_Space, Key.Key_Backspace)
    assert held(page) == {}


def test_undo_goes_to_where_it_was(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Space, Key.Key_Home)
    page.grid.go(0, 0)
    QTest.keyClick(page.grid, Key.Key_U)
    qtbot.waitUntil(lambda: page.grid.place() == (2, 0))
    assert list(held(page)) == [completion(page, 0, 0)]
    QTest.keyClick(page.grid, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: held(page) == {})
    press(qtbot, page, Key.Key_U)
    qtbot.waitUntil(lambda: page.filters._said.text() == "Nothing to undo")


def test_only_the_touched_cell_is_painted_again(qtbot: QtBot, page: ReviewPage) -> None:
    touched: list[tuple[int, int, int, int]] = []
    page._model.dataChanged.connect(
        lambda a, b, _roles: touched.append((a.row(), a.column(), b.row(), b.column())),
    )
    press(qtbot, page, Key.Key_Right, Key.Key_Space)
    qtbot.wait(250)  # the store's signal comes back: there is nothing new in it
    assert touched == [(0, 1, 0, 1)]


def test_change_of_strategy_keeps_decisions_and_the_place(qtbot: QtBot, page: ReviewPage, filled: Any) -> None:
    press(qtbot, page, Key.Key_Space, Key.Key_Return, Key.Key_2)
    page.bar._kind._buttons["overall"].click()
    page.bar._overall.setValue(3)
    qtbot.waitUntil(lambda: len(board(page).picks()) == 3)
    assert page.grid.place() == (1, 1)
    assert held(page) == {completion(page, 0, 0): Standing("exclude")}
    assert not page.bar._caution.isHidden()
    assert page.bar._sentence.text() == "The best 3 completions overall."

    qtbot.waitUntil(lambda: recipe_of(filled) == Recipe(TopOverall(3)))
    qtbot.wait(200)
    assert page.grid.place() == (1, 1)
    last = frozen(filled)
    assert last is not None
    assert set(last.picks) == {int(c) for c in board(page).picks()}


def test_every_field_makes_its_recipe(page: ReviewPage) -> None:
    recipes = (
        Recipe(TopPerPrompt(2), least_reward=0.25, drop_without_signal=True, drop_truncated=True),
        Recipe(TopOverall(7)),
        Recipe(AtLeast(0.75), drop_without_signal=True),
    )
    for recipe in recipes:
        page.bar.show_recipe(recipe)
        assert page.bar.recipe() == recipe


def test_edit_keeps_the_original_in_sight(qtbot: QtBot, page: ReviewPage) -> None:
    qtbot.waitUntil(lambda: "answer" in page.pane._text.toPlainText())
    original = page.pane._text.toPlainText()
    page.activateWindow()
    QTest.keyClick(page.grid, Key.Key_E)
    assert page.pane.editing
    page.pane._editor.setPlainText("Better.")
    QTest.keyClick(page.pane._editor, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    edited = {completion(page, 0, 0): Standing(edited="Better.")}
    qtbot.waitUntil(lambda: held(page) == edited)
    qtbot.waitUntil(lambda: page.pane._copy.toPlainText() == "Better.")
    assert page.pane._text.toPlainText() == original
    QTest.keyClick(page.grid, Key.Key_E)
    page.pane._editor.setPlainText("Worse.")
    QTest.keyClick(page.pane._editor, Key.Key_Escape)
    qtbot.wait(50)
    assert held(page) == edited


def test_an_edit_is_kept_when_one_goes_on(qtbot: QtBot, page: ReviewPage) -> None:
    qtbot.waitUntil(lambda: "answer" in page.pane._text.toPlainText())
    first = completion(page, 0, 0)
    page.pane.start_editing()
    page.pane._editor.setPlainText("Half a thought")
    page.grid.go(3, 1)
    qtbot.waitUntil(lambda: held(page) == {first: Standing(edited="Half a thought")})
    assert not page.pane.editing


def test_note(qtbot: QtBot, page: ReviewPage) -> None:
    QTest.keyClick(page.grid, Key.Key_N)
    QTest.keyClicks(page.pane._note, "too long, u know")
    QTest.keyClick(page.pane._note, Key.Key_Return)
    qtbot.waitUntil(lambda: held(page) == {completion(page, 0, 0): Standing(note="too long, u know")})
    qtbot.waitUntil(lambda: "too long" in page.pane._history.text())
    assert len(said(page.bench.store, page.desk._project or 0)) == 1


def test_filters(qtbot: QtBot, page: ReviewPage) -> None:
    rows = page._model.rowCount
    page.filters._chips["mixed"].click()
    qtbot.waitUntil(lambda: rows() == 4)
    press(qtbot, page, Key.Key_Space)
    page.filters._chips["decided"].click()
    qtbot.waitUntil(lambda: rows() == 1)
    page.filters._chips["undecided"].click()
    qtbot.waitUntil(lambda: rows() == 3)
    page.filters._chips["undecided"].click()
    page.filters._chips["mixed"].click()
    page.search("RIVER")
    qtbot.waitUntil(lambda: rows() == 1)
    assert page._model.board_row(0) == 3
    page.search("nowhere")
    qtbot.waitUntil(lambda: rows() == 0)
    page.search("")
    qtbot.waitUntil(lambda: rows() == 6)


def test_decisions_of_others_appear(qtbot: QtBot, page: ReviewPage, filled: Any) -> None:
    chosen = completion(page, 1, 1)
    with filled.bench.store.write() as w:
        decisions.append(w, filled.project.id, chosen, "include", "grace")
    qtbot.waitUntil(lambda: shown_cell(page, 1, 1).verdict == "include")


def test_rewards_after_the_selection_are_told(qtbot: QtBot, page: ReviewPage, filled: Any) -> None:
    with filled.bench.store.write() as w:
        run = runs.create(w, filled.project.id, runs.get(w.session, filled.run).generator, "train", 4, 9)
    ids = [board(page).prompt(0)]
    with filled.bench.store.write() as w:
        runs.add_completions(w, run.id, [NewCompletion(ids[0], 0, "late", 1, "stop", None)])
    with filled.bench.store.read() as s:
        late = runs.of_prompt(s, run.id, ids[0])[0].id
    with filled.bench.store.write() as w:
        rewards.add(w, filled.scorer, [NewReward(late, 5.0)])
    qtbot.waitUntil(lambda: not page._outdated.isHidden())
    page._choose_again()
    qtbot.waitUntil(lambda: late in board(page).picks())
    assert page._outdated.isHidden()


def test_decisions_survive_a_restart(qtbot: QtBot, page: ReviewPage, filled: Any) -> None:
    press(qtbot, page, Key.Key_Space, Key.Key_Right, Key.Key_Space)
    again = ReviewPage(filled.bench, page.bridge)
    qtbot.addWidget(again)
    again.open_project(filled.project)
    again.refresh(None)
    qtbot.waitUntil(lambda: again.grid.place() is not None)
    assert [shown_cell(again, 0, rank).verdict for rank in (0, 1)] == ["exclude", "include"]


def test_export_writes_what_is_on_the_screen(qtbot: QtBot, page: ReviewPage, filled: Any, tmp_path: Path) -> None:
    press(qtbot, page, Key.Key_Space)
    page.bar._kind._buttons["at_least"].click()
    path = tmp_path / "curated.jsonl"
    page.desk.export(path)

    def done() -> bool:
        with filled.bench.store.read() as s:
            return any(job.state == "done" for job in jobs.recent(s, filled.project.id))

    qtbot.waitUntil(done, timeout=20_000)
    rows = [msgspec.json.decode(line) for line in path.read_bytes().splitlines()]
    assert len(rows) == len(actions.curated(filled.bench, filled.project.id)) == 3
    assert all(row["messages"][-1]["content"].startswith("<b>answer</b>") for row in rows)


def test_first_look_freezes_the_default_recipe(
    qtbot: QtBot, filled: Any, bridge: Bridge, shown: Callable[..., None]
) -> None:
    page = ReviewPage(filled.bench, bridge)
    shown(page, filled.project)

    qtbot.waitUntil(lambda: frozen(filled) is not None)
    assert recipe_of(filled) == Recipe()


def test_empty_page_offers_what_fills_it(
    qtbot: QtBot, bench: Workbench, bridge: Bridge, shown: Callable[..., None]
) -> None:
    page = ReviewPage(bench, bridge)
    shown(page, actions.create_project(bench, "New"))
    assert page.part == WAITING  # and does not say yet that there is nothing
    qtbot.waitUntil(lambda: page.part == EMPTY)
    with qtbot.waitSignal(page.go_to) as asked:
        page._to_generate.click()
    assert asked.args == ["generate"]


def test_what_cannot_be_read_is_said_though_nothing_is_shown(
    filled: Any, bridge: Bridge, shown: Callable[..., None], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StoreError("The store cannot be read.", "Look at the disk.")

    monkeypatch.setattr(reading, "load", fail)
    page = ReviewPage(filled.bench, bridge)
    shown(page, filled.project)
    qtbot.waitUntil(page._banner.isVisible)
    assert page.part == WAITING


def test_keys_have_the_focus_once_there_is_a_board(qtbot: QtBot, page: ReviewPage) -> None:
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.grid)
