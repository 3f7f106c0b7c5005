"""The worked example of the RLHF book, opened from the Projects page: the grid frames what the chapter prints bold."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rsgui.core.selection import Recipe, TopOverall, TopPerPrompt
from rsgui.gui.main_window import MainWindow
from rsgui.gui.pages.score_page import ScorePage
from rsgui.gui.review.grid_model import GridModel
from rsgui.gui.review.page import ReviewPage
from rsgui.jobs import actions, specs, worked_example
from rsgui.jobs.workbench import Workbench
from rsgui.store import projects, rewards, runs

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def review(qtbot: QtBot, window: MainWindow, until: Until) -> ReviewPage:
    until(
        lambda: any(b.isVisible() and b.text() == "Open the worked example" for b in window.findChildren(QPushButton))
    )
    opening = next(b for b in window.findChildren(QPushButton) if b.text() == "Open the worked example")
    opening.click()
    until(lambda: window.page.stage == "review")
    page = window.pages["review"]
    assert isinstance(page, ReviewPage)
    until(lambda: page.grid.place() is not None)
    return page


def framed(window: MainWindow, page: ReviewPage) -> set[tuple[int, int]]:
    """The grid's picked cells as the chapter counts: one-based prompt and completion."""
    model = page.grid.model()
    assert isinstance(model, GridModel)
    cells = [model.cell(row, rank) for row in range(model.rowCount()) for rank in range(model.columnCount())]
    picked = [cell.completion for cell in cells if cell is not None and cell.picked]
    with window.bench.store.read() as s:
        found = runs.completions(s, picked)
        rows = {model.prompt(row): row for row in range(model.rowCount())}
    return {(rows[c.prompt] + 1, c.index + 1) for c in found}


def choose(page: ReviewPage, recipe: Recipe, until: Until) -> None:
    """As the strategy bar does it; comes back when the grid shows what the recipe picks."""
    page.bar.changed.emit(recipe)
    until(lambda: not page.desk.picking)
    assert page.desk.recipe == recipe


def test_top_per_prompt_frames_the_bold_cells(window: MainWindow, review: ReviewPage, until: Until) -> None:
    choose(review, Recipe(TopPerPrompt()), until)
    assert framed(window, review) == {(1, 1), (2, 2), (3, 1), (4, 3), (5, 4)}


def test_top_five_overall_frames_the_bold_cells(window: MainWindow, review: ReviewPage, until: Until) -> None:
    choose(review, Recipe(TopOverall(5)), until)
    assert framed(window, review) == {(3, 1), (2, 2), (4, 3), (1, 1), (3, 4)}


def test_it_is_made_once_with_the_rewards_of_the_chapter(bench: Workbench) -> None:
    first, again = worked_example.project(bench), worked_example.project(bench)
    assert first == again
    with bench.store.read() as s:
        (scorer,) = rewards.scorers(s, first.id)
        (run,) = runs.of_project(s, first.id)
        summary = rewards.summary(s, scorer.id, [run.id])
        counts = projects.counts(s, first.id)
    assert (scorer.name, summary.rewarded, summary.missing) == ("Seed matrix", 20, 0)
    assert summary.mean == pytest.approx(0.51)
    assert (counts.train, counts.held_out, counts.completions, counts.expected) == (5, 0, 20, 20)
    strict = actions.choose(bench, first.id, scorer.id, Recipe(TopOverall(2)))
    with bench.store.read() as s:
        assert [(c.prompt, c.index) for c in runs.completions(s, strict.picks)] == [(3, 0), (2, 1)]


def test_given_rewards_cannot_score_what_is_made_later(bench: Workbench) -> None:
    project = worked_example.project(bench)
    with bench.store.write() as w:
        (scorer,) = rewards.scorers(w.session, project.id)
        (run,) = runs.of_project(w.session, project.id)
        w.session.connection().exec_driver_sql("DELETE FROM rewards")
    job = bench.runner.submit(project.id, "Score again", specs.ScoreJob(scorer.id, (run.id,)))
    record = bench.runner.wait(job)
    assert record.state == "failed"
    assert "were given" in record.message
    assert "cannot score new completions" in record.message


def test_the_score_page_says_that_given_rewards_cannot_be_run(
    window: MainWindow, review: ReviewPage, until: Until
) -> None:
    window.show_stage("score")
    page = window.pages["score"]
    assert isinstance(page, ScorePage)
    until(page.given.isVisible)
    (given,) = page.given.shown
    assert (given.name, given.summary.rewarded, given.lacking) == ("Seed matrix", 20, 0)
    assert any("There is nothing to run" in text.text() for text in page.given.findChildren(QLabel))
