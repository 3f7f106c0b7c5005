"""Score: what the scorer gave, and what is missing with its reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rsgui.core.entities import Generator, Message, NewPrompt, Project
from rsgui.gui.main_window import MainWindow
from rsgui.gui.pages.score_page import ScorePage
from rsgui.jobs import actions
from rsgui.jobs.workbench import Workbench
from rsgui.store import prompts

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(window: MainWindow) -> ScorePage:
    found = window.pages["score"]
    assert isinstance(found, ScorePage)
    return found


def test_scoring_from_the_page(window: MainWindow, page: ScorePage, generated: Project, until: Until) -> None:
    window.open_project(generated, "score")
    until(lambda: page.start_button.text() == "Score 96 completions")
    page.start()
    until(lambda: page.start_button.text() == "Nothing to score")
    assert page.state is not None
    assert page.state.summary.rewarded == 96
    assert sum(page.state.summary.histogram) == 96


def test_missing_rewards_are_not_zero(
    window: MainWindow, page: ScorePage, bench: Workbench, fake: Generator, until: Until
) -> None:
    project = actions.create_project(bench, "Unchecked")
    with bench.store.write() as w:
        prompts.add(w, project.id, [NewPrompt((Message("user", "Anything."),), split="train")], 0.0)
    bench.runner.wait(actions.start_generation(bench, project.id, fake, 3, 0))
    bench.runner.wait(actions.start_scoring(bench, project.id))
    window.open_project(project, "score")
    until(lambda: page.state is not None)
    assert page.state is not None
    assert (page.state.summary.rewarded, page.state.summary.missing, page.state.summary.mean) == (0, 3, None)
    assert page.state.summary.reasons


def test_without_completions_it_leads_to_generate(
    window: MainWindow, page: ScorePage, project: Project, until: Until
) -> None:
    window.open_project(project, "score")
    until(lambda: page.state is not None)
    page.go_to.emit("generate")
    assert window.page.stage == "generate"
