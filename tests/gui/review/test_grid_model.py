"""The board and its model: figures by example and against a plain count, words, and cells as pictures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rsgui.core.review import Standing, Verdict, curated, overruling
from rsgui.gui.review.board import Board, Cell
from rsgui.gui.review.delegate import LEAST_WIDTH, MOST_WIDTH, format_reward, least_width, look, picture
from rsgui.gui.review.grid_model import GridModel, describe, ordinal
from rsgui.gui.review.grid_view import GridView
from rsgui.store.grid import Grid

NAN = float("nan")


def grid(rows: list[list[float]]) -> Grid:
    """A grid of these rewards; completion ids run down from 1000, so that they are in no helpful order."""
    flat = np.array([reward for row in rows for reward in row])
    size = len(flat)
    return Grid(
        prompts=np.arange(len(rows)) + 50,
        rows=np.repeat(np.arange(len(rows)), [len(row) for row in rows]),
        completions=1000 - np.arange(size),
        rewards=flat,
        truncated=np.zeros(size, dtype=bool),
        lengths=np.ones(size, dtype=np.int32),
        runs=np.ones(size, dtype=np.int32),
        indices=np.concatenate([np.arange(len(row), dtype=np.int32) for row in rows]),
        repeats=np.zeros(size, dtype=bool),
    )


class Words(QObject):
    """Stands in for the cache of prompts' words: all are there."""

    arrived = Signal()

    def words(self, prompt: int) -> str | None:
        return f"prompt {prompt}"

    def __contains__(self, prompt: int) -> bool:
        return True


@pytest.fixture
def model(qapp: object) -> GridModel:
    made = GridModel(Words(), Words())  # type: ignore[arg-type]
    made.show(Board(grid([[0.1, NAN, 0.9, 0.9], [0.5], [0.2, 0.3]])))
    return made


def test_ranks_are_in_order_of_reward_ties_as_made_missing_last() -> None:
    board = Board(grid([[0.1, NAN, 0.9, 0.9], [0.5]]))
    assert [board.flat(0, rank) for rank in range(5)] == [2, 3, 0, 1, None]
    assert board.place(1000 - 3) == (0, 1)
    assert board.place(1000 - 4) == (1, 0)
    assert board.place(5) is None
    missing = board.cell(0, 3)
    assert missing is not None
    assert missing.reward is None


def test_colours_run_from_0_to_1_or_over_what_there_is() -> None:
    inside, outside, none = Board(grid([[0.2, 0.4]])), Board(grid([[-3.0, 7.0]])), Board(grid([[NAN]]))
    assert (inside.low, inside.high) == (0.0, 1.0)
    assert (outside.low, outside.high) == (-3.0, 7.0)
    assert (none.low, none.high) == (0.0, 1.0)


VERDICT: st.SearchStrategy[Verdict] = st.sampled_from(["include", "exclude"])
REWARD = st.one_of(st.just(NAN), st.floats(0, 1))


@given(
    st.lists(st.lists(REWARD, min_size=1, max_size=5), min_size=1, max_size=6),
    st.data(),
)
def test_counts_equal_those_of_the_core(rows: list[list[float]], data: st.DataObject) -> None:
    board = Board(grid(rows))
    ids = [int(c) for c in board.grid.completions]
    picks = data.draw(st.lists(st.sampled_from(ids), unique=True))
    verdicts = data.draw(st.dictionaries(st.sampled_from(ids), VERDICT))
    held = {completion: Standing(verdict) for completion, verdict in verdicts.items()}
    board.set_picked_ids(picks)
    board.set_all_standing(held)
    chosen = curated(picks, held)
    counts = board.counts()
    assert counts.curated == len(chosen)
    assert counts.overruling == len(overruling(set(picks), held))
    assert counts.covered == len({board.place(completion)[0] for completion in chosen})  # type: ignore[index]
    for row in range(board.rows):
        for rank in range(board.count(row)):
            cell = board.cell(row, rank)
            assert cell is not None
            assert cell.curated == (cell.completion in chosen)
            assert board.place(cell.completion) == (row, rank)


def test_hidden_rows_keep_their_numbers(model: GridModel) -> None:
    model.show(model.board, np.array([2]))
    assert model.rowCount() == 1
    assert model.headerData(0, Qt.Orientation.Vertical) == "3"
    assert model.words(0) == "prompt 52"
    assert (model.shown_row(2), model.shown_row(0)) == (0, None)


def test_places_without_a_completion_cannot_be_gone_to(model: GridModel) -> None:
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsEnabled
    assert model.flags(model.index(1, 1)) == Qt.ItemFlag.NoItemFlags
    assert model.data(model.index(1, 1)) is None


def test_cells_say_in_words_what_they_show(model: GridModel) -> None:
    board = model.board
    assert board is not None
    board.set_picked(np.array([2]))
    board.set_standing(998, Standing("exclude", "new text", "why"))
    text = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert text == (
        "Prompt 1, 1st, reward 0.9, picked by the recipe, excluded by a person, not in the curated set, edited, "
        "has a note"
    )
    assert describe(Cell(1, None, False, None, False, False, True), 2) == (
        "3rd, reward missing, not in the curated set, cut off at the length limit"
    )
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th"
    ]  # fmt: skip


def test_rewards_as_they_stand_in_a_cell() -> None:
    assert [format_reward(r) for r in (0.5, 1.0, -2.25, 1234.5, None)] == ["0.50", "1.00", "−2.25", "1234", "–"]


def test_each_mark_changes_the_picture(qapp: object) -> None:
    plain = Cell(1, 0.5, False, None, False, False, False)
    cells = [
        plain,
        plain._replace(picked=True),
        plain._replace(verdict="include"),
        plain._replace(verdict="exclude"),
        plain._replace(edited=True),
        plain._replace(noted=True),
        plain._replace(truncated=True),
        plain._replace(repeat=True),
        plain._replace(reward=None),
        plain._replace(reward=0.75),
    ]
    pictures = [picture(look(cell, 0.0, 1.0), 70, 32, 1.0).toImage() for cell in cells]
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[:i])


def test_thousands_of_cells_are_painted_without_harm(qtbot: QtBot, model: GridModel) -> None:
    """PySide6 6.12.0 on Python 3.11 aborts here after a few thousand cells; 6.11.3, which we pin, does not."""
    rng = np.random.default_rng(0)
    model.show(Board(grid(rng.random((2000, 16)).tolist())))
    view = GridView(model)
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.show()
    for row in range(0, 2000, 50):
        view.go(row, row % 16)
        view.viewport().grab()
    assert view.place() == (1950, 14)


def test_arrows_skip_nothing_and_enter_ends_at_the_last_prompt(qtbot: QtBot, model: GridModel) -> None:
    view = GridView(model)
    qtbot.addWidget(view)
    view.show()
    view.next_prompt()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.place() == (0, 1)
    for _ in range(5):
        view.next_prompt()
    assert view.place() == (2, 0)


def test_the_words_of_prompts_get_the_room_that_cells_leave(qtbot: QtBot, model: GridModel) -> None:
    view = GridView(model)
    qtbot.addWidget(view)
    header, cells = view.verticalHeader(), view.horizontalHeader()
    view.resize(720, 400)
    view.show()
    model.show(Board(grid([[0.5] * 8])))
    assert cells.defaultSectionSize() == LEAST_WIDTH
    assert header.width() > 240
    assert header.width() + 8 * cells.defaultSectionSize() > 690, "nothing is left empty"
    view.resize(1600, 400)
    assert cells.defaultSectionSize() == MOST_WIDTH
    view.resize(400, 400)
    assert header.minimumWidth() == 200, "one scrolls sideways, with the words in sight"


def test_a_cell_is_as_wide_as_the_numbers_of_its_board_need(qapp: object) -> None:
    assert least_width(0.0, 1.0) == LEAST_WIDTH
    assert least_width(-12.5, 7.0) > LEAST_WIDTH
