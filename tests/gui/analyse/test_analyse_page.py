"""Analyse through the window: panels, and links that open Review."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar, cast

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rsgui.core.analysis import ALL_BAD, MIXED
from rsgui.core.presets import PRESETS
from rsgui.core.selection import Recipe, TopOverall, TopPerPrompt
from rsgui.gui.analyse.best_of_n_panel import BestOfNPanel
from rsgui.gui.analyse.compare_panel import ComparePanel
from rsgui.gui.analyse.matrix_panel import MatrixPanel
from rsgui.gui.analyse.page import PANELS, AnalysePage
from rsgui.gui.analyse.panel import Panel
from rsgui.gui.analyse.rewards_panel import RewardsPanel
from rsgui.gui.analyse.signal_panel import SignalPanel
from rsgui.gui.background import Reader
from rsgui.gui.main_window import MainWindow
from rsgui.gui.page import EMPTY, WORK
from rsgui.gui.review.page import ReviewPage
from rsgui.jobs import actions, duplicates
from rsgui.jobs.workbench import Workbench
from rsgui.store import selections

Until = Callable[[Callable[[], object]], None]
P = TypeVar("P", bound=Panel)


@pytest.fixture
def page(window: MainWindow, analysed: Any, until: Until) -> AnalysePage:
    window.open_project(analysed.project, "analyse")
    page = cast(AnalysePage, window.pages["analyse"])
    until(lambda: page.part == WORK)
    return page


def panel(page: AnalysePage, key: str, kind: type[P]) -> P:
    page.show_panel(key)
    found = page.panel(key)
    assert isinstance(found, kind)
    return found


def review(window: MainWindow) -> ReviewPage:
    return cast(ReviewPage, window.pages["review"])


def shown_prompts(window: MainWindow) -> list[int]:
    """The numbers of the prompts that Review shows."""
    model = review(window)._model
    return [model.board_row(row) + 1 for row in range(model.rowCount())]


def test_nothing_to_analyse_yet(window: MainWindow, bench: Workbench, until: Until) -> None:
    window.open_project(actions.create_project(bench, "Empty"), "analyse")
    page = cast(AnalysePage, window.pages["analyse"])
    until(lambda: page.part == EMPTY)


def test_the_selection_against_its_control(page: AnalysePage, until: Until) -> None:
    compare = panel(page, "compare", ComparePanel)
    until(lambda: compare.found is not None)
    assert compare.first.currentText() == "Selection of Review"
    assert compare.second.currentText() == "Random control of the first"
    assert compare._cells[1, 1].text() == compare._cells[1, 2].text() == "4"
    assert compare._cells[3, 1].text() == "1.000"


def test_a_person_need_not_wait_for_a_comparison(
    page: AnalysePage, until: Until, monkeypatch: pytest.MonkeyPatch, bench: Workbench, analysed: Any
) -> None:
    def slow(texts: list[str], rows: object, told: Callable[[int], None]) -> None:
        while True:
            told(len(texts) // 2)

    monkeypatch.setattr(duplicates, "groups", slow)
    actions.save_recipe(bench, analysed.project.id, "slow", Recipe(drop_duplicates="near"))
    compare = panel(page, "compare", ComparePanel)
    until(lambda: compare.found is not None and compare.second.findText("slow") >= 0)
    compare.second.setCurrentText("slow")
    until(lambda: compare.working.end.isVisible() and "12 of 24" in compare.working.words.text())
    compare.working.end.click()
    until(lambda: not compare.reader.busy)
    assert compare.working.isHidden()
    assert compare.second.currentText() == "Random control of the first"
    assert compare._sentences[1].text().startswith("As many of each prompt")


def test_a_row_opens_in_review(window: MainWindow, page: AnalysePage, until: Until) -> None:
    compare = panel(page, "compare", ComparePanel)
    compare.second.setCurrentText("RLHF book, best per prompt")
    until(lambda: compare.found is not None and compare.found.sides[1].picks == 5)
    compare.which._buttons["second"].click()
    until(lambda: len(compare.model.rows) == 1)
    row = compare.model.rows[0]
    compare.table.setCurrentIndex(compare.model.index(0, 0))
    QTest.keyClick(compare.table, Qt.Key.Key_Return)
    until(lambda: window.page.stage == "review")

    def at() -> int | None:
        cell = review(window).current()
        return cell.completion if cell else None

    until(lambda: at() == row.completion)


def test_all_of_a_list_opens_in_review(window: MainWindow, page: AnalysePage, until: Until) -> None:
    compare = panel(page, "compare", ComparePanel)
    compare.second.setCurrentText("RLHF book, best per prompt")
    until(lambda: compare.found is not None and compare.found.sides[1].picks == 5)
    compare.which._buttons["second"].click()
    until(lambda: compare._all.text() == "Open 1 prompt in Review")
    compare._all.click()
    until(lambda: shown_prompts(window) == [3])
    filters = review(window).filters
    (only,) = filters.chips()
    assert only.text().startswith("With completions")
    only.click()
    until(lambda: len(shown_prompts(window)) == 6)
    assert not filters.chips()


def test_counts_of_signal_open_in_review(window: MainWindow, page: AnalysePage, until: Until) -> None:
    signal = panel(page, "signal", SignalPanel)
    until(lambda: signal.found is not None)
    signal.judge.setCurrentIndex(-1)  # judged by itself
    signal._judge_chosen()
    until(lambda: signal.counts[MIXED].text() == "3 prompts")
    signal.counts[MIXED].click()
    until(lambda: shown_prompts(window) == [1, 5, 6])
    window.show_stage("analyse")
    signal.counts[ALL_BAD].click()
    until(lambda: shown_prompts(window) == [3])


def test_where_the_choice_is_wrong_opens_in_review(window: MainWindow, page: AnalysePage, until: Until) -> None:
    page.scorers.setCurrentText("Reward model")
    signal = panel(page, "signal", SignalPanel)
    until(lambda: signal.found is not None and "good for Checks in 67 %" in signal.aim_words.text())
    assert signal.bar.value() == 1.0
    signal.wrong.click()
    until(lambda: shown_prompts(window) == [5])
    window.show_stage("analyse")
    signal.odds.click()
    until(lambda: shown_prompts(window) == [5])


def test_a_click_on_the_matrix_opens_the_cell(
    qtbot: QtBot, window: MainWindow, page: AnalysePage, until: Until
) -> None:
    matrix = panel(page, "matrix", MatrixPanel)
    until(lambda: matrix._board is not None)
    box = matrix.plot.view.getViewBox()
    until(lambda: box.width() > 100)
    scene = box.mapViewToScene(QPointF(1.5, 2.5))  # the third line by mean is prompt 5
    where = matrix.plot.view.mapFromScene(scene)
    QTest.mouseClick(matrix.plot.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    until(lambda: window.page.stage == "review" and review(window).grid.place() == (4, 1))


def test_best_of_n_and_rewards_are_shown(page: AnalysePage, until: Until) -> None:
    best = panel(page, "best_of_n", BestOfNPanel)
    until(lambda: best.found is not None)
    assert "the best of 4 gets 0.800" in best.words.text()
    assert "not detected" in best.verdict.text()
    best.runs.setCurrentIndex(1)
    until(lambda: best.found is not None and len(best.found.ns) == 2)
    rewards = panel(page, "rewards", RewardsPanel)
    until(lambda: len(rewards.plots) == 2)
    assert "reward" in rewards.words.text()


def test_every_panel_comes_through_a_change_of_theme(page: AnalysePage, window: MainWindow, until: Until) -> None:
    for key in PANELS:
        page.show_panel(key)
        reader = page.panel(key).reader
        until(partial(_rests, reader))
        window.choose_theme("dark")
        window.choose_theme("light")
    assert not page.errors.isVisible()


def test_a_recipe_that_cannot_be_applied_is_told_in_place(page: AnalysePage, until: Until) -> None:
    compare = panel(page, "compare", ComparePanel)
    compare.first.setCurrentText("RSO")
    until(page.errors.isVisible)


def test_other_selections_are_taken_up(page: AnalysePage, analysed: Any, until: Until) -> None:
    compare = panel(page, "compare", ComparePanel)
    until(lambda: compare.found is not None and compare.found.sides[0].picks == 4)
    actions.choose(analysed.bench, analysed.project.id, analysed.checks, Recipe(TopPerPrompt(2)))
    until(lambda: compare.found is not None and compare.found.sides[0].picks == 10)


def _rests(reader: Reader) -> bool:
    return not reader.busy


# --- recipes in Review


def latest(analysed: Any) -> Recipe:
    with analysed.bench.store.read() as s:
        found = selections.latest(s, analysed.project.id)
    assert found is not None
    return found.recipe


@pytest.fixture
def at_review(window: MainWindow, analysed: Any, until: Until) -> ReviewPage:
    window.open_project(analysed.project, "review")
    until(lambda: review(window).grid.place() is not None)
    return review(window)


def test_a_published_recipe_is_taken_from_the_menu(at_review: ReviewPage, analysed: Any, until: Until) -> None:
    at_review.recipes.build()
    texts = [action.text() for action in at_review.recipes._menu.actions()]
    assert all(any(text.startswith(f"{preset.name}\t") for text in texts) for preset in PRESETS)
    wanted = next(a for a in at_review.recipes._menu.actions() if a.text().startswith("RLHF book, best overall"))
    assert "RLHF book, reference code" in wanted.toolTip()
    wanted.trigger()
    until(lambda: latest(analysed) == Recipe(TopOverall(6)))
    assert at_review.bar.recipe() == Recipe(TopOverall(6))


def test_recipes_are_saved_taken_and_deleted(at_review: ReviewPage, analysed: Any, until: Until) -> None:
    shelf = at_review.recipes
    shelf.name.setText("strict & plain")
    shelf.save()
    until(lambda: [saved.name for saved in shelf.saved] == ["strict & plain"])
    assert shelf.saved[0].recipe == Recipe(least_reward=1.0)
    at_review.desk.choose(Recipe(TopPerPrompt(2)))
    until(lambda: latest(analysed) == Recipe(TopPerPrompt(2)))
    shelf.build()
    next(a for a in shelf._menu.actions() if a.text().startswith("strict && plain\t")).trigger()
    until(lambda: latest(analysed) == Recipe(least_reward=1.0))
    shelf.delete(shelf.saved[0].id)
    until(lambda: not shelf.saved)


def test_a_recipe_without_a_name_is_not_saved(at_review: ReviewPage, until: Until) -> None:
    at_review.recipes.save()
    until(at_review._banner.isVisible)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_the_bar_keeps_every_published_recipe(at_review: ReviewPage, preset: Any) -> None:
    at_review.bar.show_recipe(preset.recipe)
    assert at_review.bar.recipe() == preset.recipe


def test_modifiers_of_the_panel_are_applied(at_review: ReviewPage, analysed: Any, until: Until) -> None:
    bar = at_review.bar
    bar._more_on.click()
    assert bar.more.isVisible()
    bar._per_prompt.setValue(3)
    bar._least_on.setChecked(False)
    bar.more.most_on.setChecked(True)
    bar.more.most.setValue(2)
    until(lambda: latest(analysed) == Recipe(TopPerPrompt(3), at_most_per_prompt=2))
    assert bar._more_on.text() == "More (1)"
    assert "at most 2 of each prompt" in bar._sentence.text()


def test_one_generator_or_all_are_looked_at(page: AnalysePage, analysed: Any, until: Until) -> None:
    assert page.by.isVisible()
    assert [page.by.itemText(place) for place in range(page.by.count())] == [
        "Completions of all",
        "Completions of A  SmolLM2-135M-Instruct, T 0.7",
        "Completions of B  SmolLM2-135M-Instruct, T 1",
    ]
    page.by.setCurrentIndex(2)
    page.by.activated.emit(2)
    until(lambda: page.material is not None and page.material.only == (analysed.runs[1],))
    assert page.material is not None
    assert [run.id for run in page.material.runs] == [analysed.runs[1]]
    assert set(page.material.grid(analysed.checks).runs.tolist()) == {analysed.runs[1]}
    assert page.by.currentText().startswith("Completions of B")
    page.by.setCurrentIndex(0)
    page.by.activated.emit(0)
    until(lambda: page.material is not None and page.material.only is None)
