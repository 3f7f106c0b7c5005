"""Rounds: the tree, the curve, the form, a review between two rounds; with an engine that trains without a model."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import msgspec
import pytest

from rsgui.core.entities import Generator, Project
from rsgui.core.rounds import Plan
from rsgui.core.selection import Recipe, TopPerPrompt
from rsgui.gui.background import wait_for_reads
from rsgui.gui.main_window import MainWindow
from rsgui.gui.page import EMPTY, WORK
from rsgui.gui.pages.evaluate_page import EvaluatePage
from rsgui.gui.pages.round_model import state_of
from rsgui.gui.pages.rounds_page import RoundsPage
from rsgui.gui.pages.train_page import TrainPage
from rsgui.jobs import actions, rounds, settings, specs
from rsgui.jobs.engine_client import EngineClient
from rsgui.jobs.runner import Runner
from rsgui.jobs.workbench import Workbench
from rsgui.store.database import Store

Until = Callable[[Callable[[], object]], None]
TRIAL_ENGINE = Path(__file__).parent.parent / "jobs" / "trial_engine.py"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    store, own = Store.open(tmp_path / "store.sqlite"), settings.load()
    engine = EngineClient((sys.executable, str(TRIAL_ENGINE), "trains"), grace=0.3)
    bench = Workbench(store, Runner(store, own, engine), own)
    yield bench
    assert wait_for_reads()
    bench.close()


@pytest.fixture
def plan(fake: Generator) -> Plan:
    return Plan(generator=fake, n=2, k=2, recipe=Recipe(TopPerPrompt(), least_reward=0.5))


def taken(bench: Workbench, project: Project, spec: specs.RoundsJob) -> str:
    record = bench.runner.wait(rounds.start_rounds(bench, project.id, spec))
    assert record.state == "done", record.message
    return record.message


def page_of(window: MainWindow, project: Project) -> RoundsPage:
    window.open_project(project, "rounds")
    page = window.pages["rounds"]
    assert isinstance(page, RoundsPage)
    return page


def test_an_empty_project_is_told_what_to_do(window: MainWindow, project: Project, until: Until) -> None:
    page = page_of(window, project)
    until(lambda: page.part == EMPTY)


def test_the_tree_and_what_each_round_came_to(
    bench: Workbench, window: MainWindow, project: Project, plan: Plan, until: Until
) -> None:
    taken(bench, project, specs.RoundsJob(msgspec.structs.replace(plan, control=True), 2))
    taken(bench, project, specs.RoundsJob(msgspec.structs.replace(plan, pooled=True), 1, 1))
    page = page_of(window, project)
    until(lambda: page.model.rowCount() == 3)
    names = [page.model.index(row, 0).data() for row in range(3)]
    assert names == ["Round 1", "    └ Round 2", "    └ Round 3"]
    assert [state_of(line) for line in page.model.lines] == ["evaluated"] * 3
    first = page.model.lines[0]
    assert first.reward is not None
    assert first.control is not None
    assert page.model.lines[1].control is None
    page.table.selectRow(0)
    until(lambda: "rows with the hash" in page._details.text())
    assert "Round 2 0.6" in page.curve.view.accessibleDescription()
    assert "control of Round 1" in page.curve.said_at(1.1, 0.5)
    assert page.curve.said_at(0, 0).startswith("base: ")
    assert len(list(page.curve.values().rows)) == 3
    assert page._measure.text().startswith("By Checks, on the same 8 held-out prompts for all: so most rounds")
    assert page.form.after.count() == 4
    page.next_round()
    assert page.form.going_on_from == first.turn.id


def test_rounds_are_run_from_the_page_and_the_same_again_makes_new_ones(
    bench: Workbench, window: MainWindow, generated: Project, until: Until
) -> None:
    page = page_of(window, generated)
    until(page.start_button.isEnabled)
    assert page.part == WORK
    page.form.rounds.setValue(2)
    page.form.k.setValue(1)
    assert page.start_button.text() == "Run 2 rounds"
    page.form.rounds.setValue(1)
    actions.choose(bench, generated.id, actions.checks_scorer(bench, generated.id).id, Recipe(TopPerPrompt()))
    until(lambda: "the best completion of each prompt, then" in page._promise.text())
    page.start()
    until(lambda: [state_of(line) for line in page.model.lines] == ["evaluated"])
    until(page.start_button.isEnabled)
    page.start()
    until(lambda: [state_of(line) for line in page.model.lines] == ["evaluated"] * 2)
    assert [line.depth for line in page.model.lines] == [0, 0]


def test_a_round_waits_for_a_review_and_goes_on(
    bench: Workbench, window: MainWindow, project: Project, plan: Plan, until: Until
) -> None:
    assert taken(bench, project, specs.RoundsJob(plan, 1, review=True)) == "Round 1 waits for your review."
    page = page_of(window, project)
    until(page.waits.isVisible)
    assert [state_of(line) for line in page.model.lines] == ["selected"]
    page.go_on()
    until(lambda: [state_of(line) for line in page.model.lines] == ["evaluated"])
    until(lambda: not page.waits.isVisible())


def test_links_show_what_belongs_to_the_chosen_round(
    bench: Workbench, window: MainWindow, project: Project, plan: Plan, until: Until
) -> None:
    taken(bench, project, specs.RoundsJob(plan, 2))
    page = page_of(window, project)
    until(lambda: page.model.rowCount() == 2)
    train, evaluate = window.pages["train"], window.pages["evaluate"]
    assert isinstance(train, TrainPage)
    assert isinstance(evaluate, EvaluatePage)
    for place in (0, 1, 0):
        line = page.model.lines[place]
        assert line.adapter is not None
        page.table.selectRow(place)
        page._links["train"].click()
        assert window.page.stage == "train"
        until(partial(shows, train, line.adapter.id))
        window.show_stage("rounds")
        page._links["evaluate"].click()
        assert window.page.stage == "evaluate"
        until(partial(shows, evaluate, line.evaluation))
        window.show_stage("rounds")


def shows(page: TrainPage | EvaluatePage, id: int | None) -> bool:
    """Whether this adapter is on the page, or the results of this evaluation."""
    if isinstance(page, TrainPage):
        return page.chosen is not None and page.chosen.id == id
    results = page.results._results
    return results is not None and results.evaluation.id == page.results.evaluation == id


def test_a_round_is_renamed_and_deleted(
    bench: Workbench, window: MainWindow, project: Project, plan: Plan, until: Until
) -> None:
    taken(bench, project, specs.RoundsJob(plan, 2))
    page = page_of(window, project)
    until(lambda: page.model.rowCount() == 2)
    page.model.setData(page.model.index(1, 0), "Second")
    until(lambda: page.model.index(1, 0).data() == "    └ Second")
    page.rename(2, "Round 1")
    until(page.errors.isVisible)
    page.delete(1)
    until(lambda: "Second goes on from Round 1" in page.errors.accessibleName())
    page.delete(2)
    until(lambda: page.model.rowCount() == 1)
