"""Several generators on the same prompts: who wrote what, one of them alone, and a selection among one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from rsgui.core.entities import Generator, Model, Run
from rsgui.core.sampling import SamplingParams
from rsgui.core.selection import Recipe, TopOverall
from rsgui.core.views import Filter
from rsgui.gui.bridge import Bridge
from rsgui.gui.review.delegate import least_width, look, picture
from rsgui.gui.review.grid_model import describe
from rsgui.gui.review.page import ReviewPage
from rsgui.gui.review.writers import RunsPicker, called, writers
from rsgui.jobs import actions
from rsgui.store import selections

WARM = SamplingParams(temperature=1.0)


@pytest.fixture
def page(qtbot: QtBot, filled: Any, second: int, bridge: Bridge, shown: Callable[..., None]) -> ReviewPage:
    actions.choose(filled.bench, filled.project.id, filled.scorer, Recipe())
    made = ReviewPage(filled.bench, bridge)
    shown(made, filled.project)
    qtbot.waitUntil(lambda: made.grid.place() is not None)
    return made


def pick(picker: RunsPicker, place: int) -> None:
    picker.setCurrentIndex(place)
    picker.activated.emit(place)


def marks(page: ReviewPage, row: int) -> str:
    cells = [page._model.cell(row, rank) for rank in range(page._model.columnCount())]
    return "".join(cell.writer for cell in cells if cell is not None)


def run(id: int, generator: Generator, seed: int = 0) -> Run:
    return Run(id, 1, generator, "train", 2, seed, 0.0)


def test_generators_are_told_apart_by_as_little_as_it_takes() -> None:
    tuned = Generator(adapter="/adapters/1")
    other = Generator(Model("llama_cpp", "/models/other.gguf"))
    nucleus = Generator(sampling=SamplingParams(top_p=0.5))
    made = [run(1, Generator()), run(2, tuned), run(3, other), run(4, Generator(), 5), run(5, Generator(sampling=WARM))]
    by = writers([*made, run(6, nucleus)], range(1, 7))
    assert [(w.mark, w.name, w.runs) for w in by] == [
        ("A", "SmolLM2-135M-Instruct, T 0.8 (1)", (1, 4)),
        ("B", "SmolLM2-135M-Instruct + 1", (2,)),
        ("C", "other.gguf", (3,)),
        ("D", "SmolLM2-135M-Instruct, T 1", (5,)),
        ("E", "SmolLM2-135M-Instruct, T 0.8 (2)", (6,)),
    ]
    assert called(by, (1, 4)) == "A (SmolLM2-135M-Instruct, T 0.8 (1))"
    assert called(by, (3, 2)) == "B (SmolLM2-135M-Instruct + 1) and C (other.gguf)"
    assert called(by, (4,)) == "run 4"


def test_one_generator_is_not_marked() -> None:
    same = [run(1, Generator()), run(2, Generator(), 7)]
    assert writers(same, (1, 2)) == ()
    assert writers([*same, run(3, Generator(sampling=WARM))], (1, 2)) == ()  # the third has made nothing yet
    many = [run(i, Generator(sampling=SamplingParams(top_k=i))) for i in range(1, 31)]
    assert [w.mark for w in writers(many, range(31))][24:28] == ["Y", "Z", "27", "28"]


def test_cells_pane_and_legend_say_who_wrote(qtbot: QtBot, page: ReviewPage) -> None:
    """Rewards of the first row: 0.5 1 0 0.5 of A, 1 0.25 of B."""
    assert marks(page, 0) == "ABAABA"
    assert marks(page, 4) == "AAAA"
    cell = page._model.cell(0, 1)
    assert cell is not None
    assert "written by B" in describe(cell, 1)
    assert "B  SmolLM2-135M-Instruct, T 1" in page._legend._writers.text()
    page.grid.go(0, 1)
    qtbot.waitUntil(lambda: page.pane._facts.text().startswith("B: SmolLM2-135M-Instruct, T 1"))
    with_letter, without = (picture(look(c, 0, 1), 70, 32, 1.0).toImage() for c in (cell, cell._replace(writer="")))
    assert with_letter != without
    assert least_width(0, 1, marked=True) > least_width(0, 1)


def test_one_generator_is_shown_alone(qtbot: QtBot, page: ReviewPage) -> None:
    picks = page.desk.board.picks().tolist() if page.desk.board else []
    page.filters._set(Filter(written_by=page.desk.writers[1].runs))
    qtbot.waitUntil(lambda: page._model.rowCount() == 3)
    assert [marks(page, row) for row in range(3)] == ["BB", "BB", "BB"]
    assert page._model.columnCount() == 2
    assert page.desk.board is not None
    assert page.desk.board.picks().tolist() == picks  # looking changes nothing
    (chip,) = page.filters.chips()
    assert chip.text() == "By B (SmolLM2-135M-Instruct, T 1)"
    chip.click()
    qtbot.waitUntil(lambda: page._model.rowCount() == 6)
    assert marks(page, 0) == "ABAABA"


def test_an_undo_of_what_is_not_shown_is_told(qtbot: QtBot, page: ReviewPage) -> None:
    page.grid.go(0, 0)
    page.deciding.toggle()
    qtbot.waitUntil(lambda: not page.desk._verbs.busy)
    page.filters._set(Filter(written_by=page.desk.writers[1].runs))
    qtbot.waitUntil(lambda: page._model.rowCount() == 3)
    before = page.bar._counts.text()
    page.desk.undo()
    qtbot.waitUntil(lambda: page.bar._counts.text() != before)


def test_a_selection_among_one_generator_is_frozen_and_said(
    qtbot: QtBot, page: ReviewPage, filled: Any, second: int, shown: Callable[..., None]
) -> None:
    assert page._partial.isHidden()
    pick(page.among, 2)
    qtbot.waitUntil(lambda: not page._partial.isHidden())
    assert "B (SmolLM2-135M-Instruct, T 1) alone" in page._partial.accessibleName()
    board = page.desk.board
    assert board is not None
    of_second = set(board.grid.completions[board.grid.runs == second].tolist())
    qtbot.waitUntil(lambda: len(board.picks()) == 3)
    assert set(board.picks().tolist()) <= of_second
    page.desk.settle()
    qtbot.waitUntil(lambda: not page.desk._freezes.busy)
    with filled.bench.store.read() as s:
        frozen = selections.latest(s, filled.project.id)
    assert frozen is not None
    assert frozen.runs == (second,)
    assert set(frozen.picks) == set(board.picks().tolist())
    again = ReviewPage(filled.bench, page.bridge)
    shown(again, filled.project)
    qtbot.waitUntil(lambda: not again._partial.isHidden())
    assert again.among.currentText().startswith("Among B")
    assert again._outdated.isHidden()
    again._choose_among_all()
    qtbot.waitUntil(lambda: again.desk.board is not None and len(again.desk.board.picks()) == 5)
    assert again._partial.isHidden()


def test_what_is_on_the_screen_is_what_is_frozen(qtbot: QtBot, page: ReviewPage, filled: Any, second: int) -> None:
    """Also for a strategy that depends on the places of the completions."""
    recipe = Recipe(TopOverall(2))
    page.desk.choose_among((second,))
    page.desk.choose(recipe)
    board = page.desk.board
    assert board is not None
    qtbot.waitUntil(lambda: len(board.picks()) == 2)
    made = actions.choose(filled.bench, filled.project.id, filled.scorer, recipe, (second,))
    assert sorted(made.picks) == sorted(board.picks().tolist())


def test_all_runs_by_name_are_all(filled: Any, second: int) -> None:
    made = actions.choose(filled.bench, filled.project.id, filled.scorer, Recipe(), (filled.run, second))
    assert made.runs is None
    assert actions.choose(filled.bench, filled.project.id, filled.scorer, Recipe(), (filled.run,)).runs == (filled.run,)


def test_a_run_that_is_not_all_of_a_generator_is_named(qapp: object) -> None:
    picker = RunsPicker("Among", "Among whose completions")
    picker.show_writers((), (3,))
    assert (picker.currentText(), picker.currentData()) == ("Among run 3", (3,))
    picker.close()
