"""The Evaluate page on a real store."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from rsgui.gui.bridge import Bridge
from rsgui.gui.pages import evaluate_page
from rsgui.gui.pages.answers import Pair
from rsgui.gui.pages.evaluate_page import EvaluatePage
from rsgui.jobs import evaluating


@pytest.fixture
def page(filled: Any, bridge: Bridge, shown: Callable[..., None]) -> EvaluatePage:
    made = EvaluatePage(filled.bench, bridge)
    shown(made, filled.project)
    return made


def test_empty_page_leads_to_train(qtbot: QtBot, page: EvaluatePage) -> None:
    qtbot.waitUntil(lambda: page._stack.currentIndex() == evaluate_page.EMPTY)


def test_says_the_verdict_in_words_and_figures(qtbot: QtBot, evaluated: int, page: EvaluatePage) -> None:
    qtbot.waitUntil(lambda: not page.verdict.isHidden())
    assert page.start_button.text() == "Evaluate on 8 held-out prompts"
    assert page.verdict._verdict.text().startswith("tuned is better than base: held-out pass rate 81 % against 12 %")
    assert page.verdict._outcomes.accessibleName() == "6 wins, 1 ties, 1 losses of the tuned model"
    assert page.verdict._families.accessibleDescription().startswith("poem: ")


def test_shows_both_answers_completion_by_completion(qtbot: QtBot, evaluated: int, page: EvaluatePage) -> None:
    answers = page.answers
    qtbot.waitUntil(lambda: answers._which.text() == "completion 1 of 2")
    assert answers.base._text.toPlainText().startswith("<b>answer</b> 0 to")
    answers.step(1)
    assert answers._which.text() == "completion 2 of 2"
    assert answers.tuned._text.toPlainText().startswith("<b>answer</b> 1 to")
    answers.step(1)
    assert answers._which.text() == "completion 1 of 2"


def test_outcomes_filter_the_prompts(qtbot: QtBot, evaluated: int, page: EvaluatePage) -> None:
    answers = page.answers
    qtbot.waitUntil(lambda: answers._model.rowCount() == 8)
    for outcome, count in (("win", 6), ("tie", 1), ("loss", 1), ("", 8)):
        answers.outcomes._buttons[outcome].click()
        assert answers._model.rowCount() == count


def test_an_outcome_needs_rewards_of_both(evaluated: int, page: EvaluatePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.answers._model.rowCount() == 8)
    prompt = page.answers._pairs[0].prompt
    assert Pair(prompt, [None, 0.5], [0.5]).outcome == "tie"
    assert Pair(prompt, [None], [0.5]).outcome is None


def test_starts_the_chosen_adapter(
    qtbot: QtBot, filled: Any, evaluated: int, page: EvaluatePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, object, int]] = []

    def start(bench: object, project: int, generators: object, k: int) -> int:
        asked.append((project, generators, k))
        return 1

    monkeypatch.setattr(evaluating, "base_and_tuned", lambda bench, project, adapter: adapter)
    monkeypatch.setattr(evaluating, "start_evaluation", start)
    qtbot.waitUntil(page.start_button.isEnabled)
    page.completions.setValue(5)
    page.start()
    qtbot.waitUntil(lambda: asked == [(filled.project.id, evaluated, 5)])
