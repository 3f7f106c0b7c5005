"""The Evaluate page on a real store."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from rsgui.core.best_of_n import Worth
from rsgui.core.entities import Generator, Model
from rsgui.gui.bridge import Bridge
from rsgui.gui.evaluating.answers import Pair
from rsgui.gui.evaluating.verdict_card import worth_words
from rsgui.gui.page import EMPTY, WORK
from rsgui.gui.pages.evaluate_page import EvaluatePage
from rsgui.jobs import actions, evaluating
from rsgui.store import prompts, rounds, runs, selections
from tests.gui.review.conftest import add_prompts

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(filled: Any, bridge: Bridge, shown: Callable[..., None]) -> EvaluatePage:
    made = EvaluatePage(filled.bench, bridge)
    shown(made, filled.project)
    return made


def test_without_a_generator_the_page_leads_to_generate(
    qtbot: QtBot, filled: Any, bridge: Bridge, shown: Callable[..., None]
) -> None:
    page = EvaluatePage(filled.bench, bridge)
    shown(page, actions.create_project(filled.bench, "Another"))
    qtbot.waitUntil(lambda: page.part == EMPTY)


def test_any_set_of_generators_can_be_evaluated(
    until: Until, filled: Any, page: EvaluatePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without any adapter: one base, and then a server's model beside it."""
    asked: list[list[str]] = []

    def start(bench: object, project: int, generators: Any, *others: Any, **more: Any) -> int:
        asked.append([generator.model.backend for generator in generators])
        return 1

    monkeypatch.setattr(evaluating, "start_evaluation", start)
    add_prompts(filled.bench.store, filled.project.id, 8, held_out=True)
    until(lambda: page.part == WORK and page.setup.prompts_chosen == 8)
    assert page._promise.text() == "Choose at least one generator."
    (base,) = (one.generator for one in page.setup._known)
    page.setup.tick(base)
    assert page.start_button.isEnabled()
    assert "64 completions" in page._promise.text()
    with filled.bench.store.write() as w:
        (first, *_) = prompts.page(w.session, filled.project.id, 0, 1, "train")
        served = Generator(Model("openai", "http://127.0.0.1:1/v1", "large"))
        runs.create(w, filled.project.id, served, "train", 1, 0, [first.id])
    until(lambda: len(page.setup._known) == 2)
    for one in page.setup._known:
        page.setup.tick(one.generator)
    page.start()
    until(lambda: bool(asked))
    assert sorted(asked[0]) == sorted([base.model.backend, "openai"])


def test_says_the_verdict_in_words_and_figures(until: Until, evaluated: int, page: EvaluatePage) -> None:
    verdict = page.results.verdict
    until(lambda: verdict._verdict.text() != "")
    assert page.start_button.text() == "Evaluate on 8 held-out prompts"
    assert verdict._verdict.text().startswith("adapter 1 is better than base: held-out pass rate 81 % against 12 %")
    assert verdict._worth.text().startswith("By Checks, one completion of adapter 1 is worth at least the best of 2")
    assert verdict._outcomes.accessibleName() == "6 wins, 1 tie, 1 loss"
    assert verdict.caveats == [
        "Checks also chose what was trained on, so that it may find the outcome better than another scorer would."
    ]
    assert [line[:3] for line in page.results.figures.cells] == [
        ["base", "12 %  (2 to 47)", "0.375"],
        ["adapter 1", "81 %  (50 to 95)", "0.875"],
    ]


def test_the_forest_has_a_line_for_all_and_for_each_tag(until: Until, evaluated: int, page: EvaluatePage) -> None:
    forest = page.results.forest
    until(lambda: len(forest._lines) > 1)
    assert forest.view.accessibleDescription().startswith("All prompts (8): adapter 1 69 (25 to 100); poem (4): ")
    assert forest.said_at(0, -1).startswith("poem (")
    rows = list(forest.values().rows)
    assert rows[0] == ("All prompts", 8, "adapter 1", 68.75, *rows[0][4:])


def test_spreads_of_rewards_and_lengths(until: Until, evaluated: int, page: EvaluatePage) -> None:
    spreads = page.results.spreads
    until(lambda: spreads.scorers.count() == 1)
    assert spreads.rewards.view.accessibleDescription() == "base: 16; adapter 1: 16"
    assert spreads.lengths.view.accessibleDescription() == "base: 16; adapter 1: 16"


@pytest.mark.parametrize(
    ("worth", "words"),
    [
        (Worth(3.1, 2.2, 4.5, 8), "about the best of 3.1 of base (95 % interval 2.2 to 4.5)."),
        (Worth(3.1, 2.2, 8, 8), "about the best of 3.1 of base (95 % interval 2.2 to 8 or more)."),
        (Worth(8, 8, 8, 8), "at least the best of 8 of base."),
        (Worth(3.1, 1, 8, 8), "By Checks, r is not shown to be worth more than one completion of base."),
        (Worth(1, 1, 1, 1), "each prompt needs at least two."),
    ],
)
def test_what_it_is_worth_claims_no_more_than_the_interval(worth: Worth, words: str) -> None:
    assert worth_words(worth, "base", "r", "Checks").endswith(words)


def test_shows_both_answers_completion_by_completion(qtbot: QtBot, evaluated: int, page: EvaluatePage) -> None:
    answers = page.results.answers
    qtbot.waitUntil(lambda: answers._which.text() == "completion 1 of 2")
    assert answers.base._text.toPlainText().startswith("<b>answer</b> 0 to")
    answers.step(1)
    assert answers._which.text() == "completion 2 of 2"
    assert answers.tuned._text.toPlainText().startswith("<b>answer</b> 1 to")
    answers.step(1)
    assert answers._which.text() == "completion 1 of 2"


def test_outcomes_filter_the_prompts(qtbot: QtBot, evaluated: int, page: EvaluatePage) -> None:
    answers = page.results.answers
    qtbot.waitUntil(lambda: answers._model.rowCount() == 8)
    for outcome, count in (("win", 6), ("tie", 1), ("loss", 1), ("", 8)):
        answers.outcomes._buttons[outcome].click()
        assert answers._model.rowCount() == count


def test_an_outcome_needs_rewards_of_both(evaluated: int, page: EvaluatePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.results.answers._model.rowCount() == 8)
    prompt = page.results.answers._pairs[0].prompt
    assert Pair(prompt, [None, 0.5], [0.5]).outcome == "tie"
    assert Pair(prompt, [None], [0.5]).outcome is None


def test_starts_what_is_ticked(
    until: Until, filled: Any, evaluated: int, page: EvaluatePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Any, ...]] = []

    def start(bench: object, project: int, generators: Any, gold: int, k: int, **others: Any) -> int:
        asked.append((project, [g.adapter for g in generators], gold, k, others["choice"], others["scorers"]))
        return 1

    monkeypatch.setattr(evaluating, "start_evaluation", start)
    until(page.start_button.isEnabled)
    page.setup.completions.setValue(5)
    assert page._promise.text().startswith("All answer the same held-out prompts with the same seeds: 80 completions")
    part = 1
    page.setup.prompts.setCurrentIndex(part)
    choice, count = page.setup.prompts.itemData(part)
    assert page.start_button.text() == f"Evaluate on {count} held-out prompts"
    page.start()
    until(lambda: bool(asked))
    assert asked == [(filled.project.id, [None, "/tmp/adapters/1"], filled.scorer, 5, choice, ())]


def test_nothing_ticked_is_nothing_to_do(until: Until, evaluated: int, page: EvaluatePage) -> None:
    until(page.start_button.isEnabled)
    for generator in page.setup.asked().generators:
        page.setup.tick(generator, on=False)
    assert not page.start_button.isEnabled()
    assert page._promise.text() == "Choose at least one generator."


def test_the_control_is_one_tick(
    until: Until, filled: Any, evaluated: int, page: EvaluatePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Any, ...]] = []

    def start(bench: object, project: int, generators: Any, *others: Any, **more: Any) -> int:
        asked.append(tuple(g.adapter for g in generators))
        return 1

    def control(bench: object, adapter: int, tuned: Generator) -> Generator:
        return msgspec.structs.replace(tuned, adapter=f"control of {adapter}")

    monkeypatch.setattr(evaluating, "start_evaluation", start)
    monkeypatch.setattr(evaluating, "start_control", control)
    with filled.bench.store.write() as w:
        adapter = rounds.adapter(w.session, evaluated)
        rounds.made_by_hand(w, selections.get(w.session, adapter.selection), adapter)
    until(lambda: not page.setup.control.isHidden())
    assert page.setup.control.text() == "Train a random control of adapter 1 too"
    page.setup.control.setChecked(True)
    assert page._promise.text().startswith("All answer the same held-out prompts with the same seeds: 192 completions")
    page.start()
    until(lambda: bool(asked))
    assert asked == [(None, "/tmp/adapters/1", f"control of {evaluated}")]
