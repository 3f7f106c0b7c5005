"""Several scorers as one: the fields alone, and in Review, where the grid is ranked by what they say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from rsgui.core.entities import GivenRewards, NewReward
from rsgui.core.rewards import Combination, Weighted
from rsgui.core.selection import Diverse, Recipe, TopOverall, TopPerPrompt
from rsgui.gui.bridge import Bridge
from rsgui.gui.review.page import ReviewPage
from rsgui.gui.review.scorer_mix import ScorerMix
from rsgui.gui.review.scorer_picker import SEVERAL, ScorerPicker
from rsgui.jobs import duplicates
from rsgui.jobs.embedding import Embeddings, Vector
from rsgui.jobs.watching import Watch
from rsgui.store import grid, rewards, selections

OPPOSITE = Combination((Weighted("Checks"), Weighted("Contrary", 2.0)))


@pytest.fixture
def mix(qtbot: QtBot) -> ScorerMix:
    made = ScorerMix()
    qtbot.addWidget(made)
    made.show_scorers(["Checks", "Judge", "Vendor"], "Checks")
    made.show()
    return made


def test_the_scorer_at_hand_alone_is_no_combination(mix: ScorerMix) -> None:
    assert mix.combination() == Combination()
    assert not mix.set
    assert [line.weight.value() for line in mix.lines.values()] == [1.0, 0.0, 0.0]


def test_every_combination_comes_out_as_it_went_in(mix: ScorerMix) -> None:
    for normalise in ("none", "z_prompt", "rank_prompt", "z_all"):
        for aggregate in ("mean", "min", "mean_minus_variance"):
            for missing in ("drop", "average"):
                how = Combination(
                    (Weighted("Checks", 0.25), Weighted("Vendor", 3.5)),
                    normalise,
                    aggregate,
                    0.75,
                    missing,
                )
                mix.show_combination(how)
                assert mix.combination() == how
    mix.show_combination(Combination((Weighted("Judge"),)))
    assert mix.combination() == Combination((Weighted("Judge"),))
    mix.show_combination(Combination())
    assert mix.combination() == Combination()


def test_dragging_a_weight_says_so_at_every_step(mix: ScorerMix) -> None:
    said: list[Combination] = []
    mix.changed.connect(said.append)
    slider, weight = mix.lines["Judge"]
    for step in (5, 10, 20):
        slider.setValue(step)
    assert [[part.weight for part in how.scorers] for how in said] == [[1.0, 0.25], [1.0, 0.5], [1.0, 1.0]]
    weight.setValue(7.0)  # heavier than the slider goes
    assert slider.value() == slider.maximum()
    assert said[-1].scorers == (Weighted("Checks"), Weighted("Judge", 7.0))
    mix.normalise.setCurrentIndex(1)
    mix.missing.setCurrentIndex(1)
    assert (said[-1].normalise, said[-1].missing) == ("z_prompt", "average")


def test_no_weight_at_all_is_told_and_changes_nothing(mix: ScorerMix) -> None:
    said: list[Combination] = []
    mix.changed.connect(said.append)
    mix.lines["Checks"].weight.setValue(0.0)
    assert said == []
    assert mix._nothing.isVisible()


def test_what_lacks_a_reward_is_counted(mix: ScorerMix) -> None:
    mix.show_combination(OPPOSITE)
    assert "Contrary (not in this project)" in [
        mix._grid.itemAt(place).widget().text()  # type: ignore[union-attr]
        for place in range(0, mix._grid.count(), 3)
    ]
    mix.show_lacking(1)
    assert mix.told.text() == "1 lacks a reward:"
    mix.show_lacking(1234)
    assert mix.told.text() == "1,234 lack a reward:"


def test_with_one_scorer_there_is_nothing_to_combine(qtbot: QtBot) -> None:
    made = ScorerMix()
    qtbot.addWidget(made)
    made.show_scorers(["Checks"], "Checks")
    assert made.isHidden()


# --- in Review


@pytest.fixture
def page(qtbot: QtBot, filled: Any, selected: Any, bridge: Bridge, shown: Callable[..., None]) -> ReviewPage:
    """A second scorer likes what the checks do not; it has not looked at the first completion of prompt 1."""
    with filled.bench.store.write() as w:
        contrary = rewards.scorer(w, filled.project.id, "Contrary", GivenRewards("a test"))
        cells = grid.matrix(w.session, filled.project.id, filled.scorer)
        known = [(int(c), -float(r)) for c, r in zip(cells.completions, cells.rewards, strict=True) if np.isfinite(r)]
        rewards.add(w, contrary.id, [NewReward(id, value) for id, value in known[1:]])
    made = ReviewPage(filled.bench, bridge)
    shown(made, filled.project)
    qtbot.waitUntil(lambda: made.grid.place() is not None)
    qtbot.waitUntil(lambda: len(made.bar.more.mix.lines) == 2)
    return made


def first_rewards(page: ReviewPage, rank: int = 0) -> list[float | None]:
    cells = [page._model.cell(row, rank) for row in (0, 1, 3, 5)]
    return [cell.reward if cell else None for cell in cells]


def test_a_weight_ranks_the_grid_again(qtbot: QtBot, page: ReviewPage, filled: Any) -> None:
    assert first_rewards(page) == [1.0, 1.0, 0.75, 1.0]
    before = page.current()
    assert before is not None
    page.bar.more.mix.lines["Contrary"].slider.setValue(40)  # twice the weight of the checks
    qtbot.waitUntil(lambda: not page.desk.picking)
    # (1 x reward - 2 x reward) / 3: the lowest reward of the checks is the best now, and one completion lacks it
    assert first_rewards(page) == pytest.approx([0.0, 0.0, 0.0, 0.0], abs=1e-9)
    assert page.desk.lacking == 1
    assert page.bar.more.mix.told.text() == "1 lacks a reward:"
    assert "by the mean of Checks (1) and Contrary (2)" in page.bar._sentence.text()
    after = page.current()
    assert after is not None
    assert after.completion == before.completion
    qtbot.waitUntil(lambda: not page.desk._rest.isActive() and not page.desk._freezes.busy)
    with filled.bench.store.read() as s:
        kept = selections.latest(s, filled.project.id)
    assert kept is not None
    assert kept.recipe.combination == OPPOSITE
    page.refresh(None)  # read anew, the board is ranked as the selection was
    qtbot.waitUntil(lambda: not page.desk._loads.busy)
    assert first_rewards(page) == pytest.approx([0.0, 0.0, 0.0, 0.0], abs=1e-9)
    page.bar.changed.emit(Recipe(TopPerPrompt()))
    qtbot.waitUntil(lambda: not page.desk.picking)
    assert first_rewards(page) == [1.0, 1.0, 0.75, 1.0]


def test_another_scorer_is_chosen_and_counts_alone(qtbot: QtBot, page: ReviewPage, filled: Any) -> None:
    by = page.by
    assert [by.itemText(place) for place in range(by.count())] == ["Rewards of Checks", "Rewards of Contrary", SEVERAL]
    assert by.currentText() == "Rewards of Checks"
    page.bar.more.mix.lines["Contrary"].slider.setValue(40)
    qtbot.waitUntil(lambda: by.currentText() == SEVERAL)
    choose(by, "Rewards of Contrary")
    qtbot.waitUntil(lambda: by.currentText() == "Rewards of Contrary")
    assert first_rewards(page) == [0.0, 0.0, 0.0, 0.0]
    assert page.bar.more.mix.lines["Checks"].weight.value() == 0.0
    assert not page.bar.more.mix.set
    with filled.bench.store.read() as s:
        frozen = selections.latest(s, filled.project.id)
    assert frozen is not None
    assert frozen.scorer == page.desk.scorer != filled.scorer


def test_the_choice_of_several_scorers_shows_their_weights(page: ReviewPage) -> None:
    assert not page.bar.more.isVisible()
    choose(page.by, SEVERAL)
    assert page.bar.more.mix.isVisible()
    assert page.by.currentText() == "Rewards of Checks"  # until a weight says otherwise


def choose(by: ScorerPicker, text: str) -> None:
    """As a person does."""
    by.setCurrentText(text)
    by.activated.emit(by.currentIndex())


def test_a_scorer_that_is_gone_is_told_and_what_was_ranked_stays(qtbot: QtBot, page: ReviewPage) -> None:
    page.bar.changed.emit(Recipe(combination=Combination((Weighted("Judge"),))))
    qtbot.waitUntil(page._banner.isVisible)
    assert "no rewards of Judge" in page._banner._message.text()
    assert first_rewards(page) == [1.0, 1.0, 0.75, 1.0]


def test_a_person_need_not_wait(qtbot: QtBot, page: ReviewPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(texts: list[str], rows: object, told: Callable[[int], None]) -> None:
        while True:
            told(len(texts) // 2)

    monkeypatch.setattr(duplicates, "groups", slow)
    held = page.desk.recipe
    page.bar.changed.emit(Recipe(TopPerPrompt(2), drop_duplicates="near"))
    qtbot.waitUntil(page.working.isVisible)
    qtbot.waitUntil(page.working.end.isVisible)
    assert "Looking for near-duplicates: 12 of 24" in page.working.words.text()
    page.working.end.click()
    qtbot.waitUntil(lambda: not page.desk.picking)
    assert page.working.isHidden()
    assert page.desk.recipe == held
    assert page.bar.recipe() == held
    assert not page.desk._rest.isActive()
    page.bar.changed.emit(Recipe(TopPerPrompt(2)))  # the next one is not ended, too
    qtbot.waitUntil(lambda: not page.desk.picking)
    assert page.desk.recipe == Recipe(TopPerPrompt(2))


def test_an_embedding_model_is_chosen_and_compares(
    qtbot: QtBot, page: ReviewPage, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def made(self: Embeddings, model: str, texts: Mapping[bytes, str], watch: Watch) -> dict[bytes, Vector]:
        asked.append(model)
        return dict(zip(texts, np.eye(len(texts), dtype=np.float32), strict=True))

    monkeypatch.setattr(Embeddings, "_made", made)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    alike = page.bar.more.alike
    page.bar.more.varied_on.setChecked(True)
    alike._activated(alike.count() - 1)
    qtbot.waitUntil(page._banner.isVisible)
    assert "not a model" in page._banner._message.text()
    (tmp_path / "config.json").write_text("{}")
    alike._activated(alike.count() - 1)
    qtbot.waitUntil(lambda: asked != [])
    assert asked == [str(tmp_path)]
    assert alike.itemText(1) == f"by {tmp_path.name}"


def test_a_recipe_by_a_model_stays_whole_in_the_fields(page: ReviewPage) -> None:
    recipe = Recipe(TopOverall(9), diverse=Diverse(5, 0.25, "/models/small"))
    with QSignalBlocker(page.bar):
        page.bar.show_recipe(recipe)
    assert page.bar.recipe() == recipe
    assert "the 5 most varied of them by small" in page.bar._sentence.text()
