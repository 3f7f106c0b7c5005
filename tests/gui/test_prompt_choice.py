"""The choice of prompts on Generate: what it comes to, what the button promises, and how often prompts are used."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from rsgui.core.entities import Generator, Model, Project, PromptChoice, Run
from rsgui.gui.main_window import MainWindow
from rsgui.gui.pages.generate_page import GeneratePage
from rsgui.gui.pages.promise import Asked, promise
from rsgui.gui.pages.prompt_choice import facts
from rsgui.gui.pages.prompt_model import RUNS
from rsgui.gui.pages.prompts_page import PromptsPage
from rsgui.gui.pages.run_card import RunInfo
from rsgui.jobs import actions
from rsgui.jobs.choosing import Taken
from rsgui.jobs.workbench import Workbench
from rsgui.store import rewards, runs
from rsgui.store.runs import RunSummary

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(window: MainWindow) -> GeneratePage:
    found = window.pages["generate"]
    assert isinstance(found, GeneratePage)
    return found


def test_some_prompts_are_chosen_and_then_more(
    window: MainWindow, page: GeneratePage, generated: Project, bench: Workbench, until: Until
) -> None:
    """The run of 4 completions of all 24: a choice of known prompts misses nothing until the number is raised."""
    window.open_project(generated, "generate")
    until(lambda: page.start_button.text() == "Nothing is missing")
    page.choice.way.choose("random")
    page.choice.way.chosen.emit("random")
    page.choice.take.setValue(10)
    until(lambda: page.choice.taken is not None and page.choice.taken.prompts == 10)
    assert not page.start_button.isEnabled()
    page.n.setValue(6)
    assert page.start_button.text() == "Generate the missing 20 completions"
    page.seed.setValue(1)
    assert page.start_button.text() == "Generate 60 completions"
    page.seed.setValue(0)
    page.start()
    until(lambda: page.start_button.text() == "Nothing is missing")
    with bench.store.read() as s:
        (run,) = runs.of_project(s, generated.id)
        assert runs.progress(s, run.id) == (116, 116)
    assert (run.n, run.choice) == (6, PromptChoice(take=10))
    window.open_project(actions.create_project(bench, "Another"), "generate")
    window.open_project(generated, "generate")
    until(lambda: page.choice.choice == run.choice)  # as it was left


def test_a_choice_comes_back_as_it_was_put_in(
    window: MainWindow, page: GeneratePage, scored: Project, bench: Workbench, until: Until
) -> None:
    window.open_project(scored, "generate")
    until(lambda: page.start_button.text() == "Nothing is missing")
    until(lambda: page.choice.tag.count() == 3 and page.choice.mixed.count() == 2)
    with bench.store.read() as s:
        (run,) = runs.of_project(s, scored.id)
        (scorer,) = rewards.scorers(s, scored.id)
        mixed = rewards.mixed(s, scorer.id, run.id)
    for choice in (
        PromptChoice(mixed_in=run.id, scorer=scorer.id),
        PromptChoice(tag="odd", text="topic 1", take=3, how="spread", seed=9),
        PromptChoice(take=7, how="first"),
        PromptChoice(tag="of an older import", mixed_in=77, scorer=5),
        PromptChoice(),
    ):
        page.choice.show_choice(choice)
        assert page.choice.choice == choice
        until(lambda: page.choice.taken is not None)
        if choice.mixed_in == run.id:
            assert page.choice.taken is not None
            assert page.choice.taken.prompts == len(mixed)


def test_a_choice_that_no_prompt_meets_cannot_be_generated(
    window: MainWindow, page: GeneratePage, project: Project, until: Until
) -> None:
    window.open_project(project, "generate")
    until(page.start_button.isEnabled)
    page.choice.words.setText("nothing is called so")
    until(lambda: page.start_button.text() == "Nothing to generate")
    assert not page.start_button.isEnabled()
    page.choice.words.setText("TOPIC 1")
    until(lambda: page.start_button.text() == "Generate 88 completions")


def test_overfitting_is_told_where_all_prompts_are_taken(
    window: MainWindow, page: GeneratePage, project: Project, until: Until
) -> None:
    window.open_project(project, "generate")
    until(page.start_button.isEnabled)
    assert not page.choice._warning.isHidden()
    page.choice.show_choice(PromptChoice(take=5))
    assert page.choice._warning.isHidden()


def test_how_often_prompts_were_used_in_words() -> None:
    def told(prompts: int, used: dict[int, int]) -> str:
        return facts(Taken(PromptChoice(), prompts, {}, used, {}))

    assert told(0, {}) == "Takes 0 training prompts."
    assert told(5, {}) == "Takes 5 training prompts. No run has them yet."
    assert told(5, {1: 1}) == "Takes 5 training prompts. 1 of them is in one run already."
    assert told(5, {1: 2, 3: 3}) == "Takes 5 training prompts. All of them are in up to 3 runs already."


def test_the_prompts_page_counts_the_runs(
    window: MainWindow, generated: Project, fake: Generator, bench: Workbench, until: Until
) -> None:
    page = window.pages["prompts"]
    assert isinstance(page, PromptsPage)
    window.open_project(generated, "prompts")
    until(lambda: page.model.rowCount() == 32)

    def counts() -> list[str]:
        return [page.model.data(page.model.index(row, RUNS)) for row in range(32)]

    assert counts() == ["1"] * 24 + ["–"] * 8
    page.table.selectRow(5)
    choice = PromptChoice(take=3, how="first")
    bench.runner.wait(actions.start_generation(bench, generated.id, fake, 1, 8, choice))
    until(lambda: counts()[:4] == ["2", "2", "2", "1"])
    assert page.table.row == 5  # nothing moved


# --- the promise


RUN = Run(3, 1, Generator(), "train", 4, 0, 0.0)
SUMMARY = RunSummary(0, 0, 0, 0, 0)


def info(made: int, expected: int) -> RunInfo:
    return RunInfo(RUN, made, expected, SUMMARY, (), 24)


def taken(prompts: int, asked: dict[int, int], expected: int) -> Taken:
    return Taken(PromptChoice(), prompts, {RUN.id: asked}, {}, {RUN.id: expected})


def test_a_server_without_a_model_promises_nothing() -> None:
    served = promise([], taken(24, {}, 0), Asked(Generator(Model("openai", "")), 4, 0))
    assert (served.words.startswith("Choose a model of the server"), served.missing) == (True, 0)


def test_what_is_promised() -> None:
    every = taken(24, {4: 24}, 96)
    done = promise([info(96, 96)], every, Asked(Generator(), 4, 0))
    assert (done.action, done.missing) == ("Nothing is missing", 0)
    half = promise([info(40, 96)], every, Asked(Generator(), 3, 0))
    assert half.missing == 56
    assert "40 of 96 completions are there" in half.words
    raised = promise([info(96, 96)], every, Asked(Generator(), 6, 0))
    assert (raised.action, raised.missing) == ("Generate the missing 48 completions", 48)
    wider = promise([info(40, 96)], taken(30, {4: 24}, 96), Asked(Generator(), 4, 0))
    assert wider.missing == 56 + 24
    assert "24 more are made" in wider.words
    other = promise([info(96, 96)], every, Asked(Generator(), 4, 1))
    assert (other.action, other.missing) == ("Generate 96 completions", 96)
    assert "its seed is not as in the latest" in other.words
    running = promise([info(40, 96)], every, Asked(Generator(), 4, 0), RUN.id)
    assert (running.action, running.missing) == ("Generating 96 completions", 0)
    fresh = promise([info(0, 96)], msgspec.structs.replace(every, asked={}), Asked(Generator(), 4, 0))
    assert fresh.missing == 0  # what the choice comes to was read before the run was there
