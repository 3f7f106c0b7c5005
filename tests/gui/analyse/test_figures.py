"""What the panels reckon, without a window."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from rsgui.core import analysis
from rsgui.core.analysis import ALL_BAD, ALL_GOOD, MIXED, UNKNOWN
from rsgui.core.errors import BadInput
from rsgui.core.rewards import Combination, Weighted
from rsgui.core.selection import Diverse, Recipe, StatisticalRejection, TopOverall, TopPerPrompt
from rsgui.gui.analyse import best_of_n_panel, comparing, material, rewards_panel, signal_panel
from rsgui.gui.analyse.choices import choices
from rsgui.gui.analyse.compare_panel import control as random_control
from rsgui.gui.analyse.comparing import Choice
from rsgui.gui.analyse.material import Material
from rsgui.jobs import actions
from rsgui.jobs.watching import Watch

BEST = Choice("best", Recipe(TopPerPrompt(), least_reward=1.0))


@pytest.fixture
def loaded(analysed: Any) -> Material:
    found = material.load(analysed.bench.store, analysed.project.id)
    assert found is not None
    return found


def test_the_scorer_of_the_selection_comes_first(loaded: Material, analysed: Any) -> None:
    assert [scorer.id for scorer in loaded.scorers] == [analysed.checks, analysed.model]
    assert loaded.named(analysed.model) == "Reward model"


def test_nothing_is_loaded_without_rewards(analysed: Any) -> None:
    empty = actions.create_project(analysed.bench, "Empty")
    assert material.load(analysed.bench.store, empty.id) is None


def test_a_recipe_against_its_control(loaded: Material, analysed: Any) -> None:
    found = comparing.compare(analysed.bench.store, loaded, analysed.checks, (BEST, random_control()), 0, Watch())
    best, control = found.sides
    assert (best.picks, best.covered, best.reward) == (4, 4, 1.0)
    assert (control.picks, control.covered) == (4, 4)
    assert control.reward < 1.0
    assert sum(best.shares.values()) == pytest.approx(1.0)
    assert best.one.total == 4 * 6
    assert len(found.both) + len(found.first) == best.picks
    assert len(found.both) + len(found.second) == control.picks
    again = comparing.compare(analysed.bench.store, loaded, analysed.checks, (BEST, random_control()), 0, Watch())
    assert np.array_equal(again.second, found.second)


def test_two_recipes(loaded: Material, analysed: Any) -> None:
    every = Choice("two", Recipe(TopPerPrompt(2)))
    found = comparing.compare(analysed.bench.store, loaded, analysed.checks, (BEST, every), 0, Watch())
    assert len(found.first) == 0
    assert len(found.both) == 4
    assert len(found.second) == 6  # the second of those four, and two of an all-bad prompt
    rows = comparing.listed(analysed.bench.store, loaded, analysed.checks, found.second)
    assert rows[0].prompt == 1
    assert rows[0].prompt_words == "Say something about topic 0."
    assert rows[0].words.startswith("words ")
    assert rows[0].run.startswith("Run ")


def test_recipes_over_two_scorers_and_over_texts(loaded: Material, analysed: Any) -> None:
    both = Combination((Weighted("Checks"), Weighted("Reward model")), normalise="rank_prompt")
    recipe = Recipe(TopPerPrompt(), combination=both, drop_duplicates="near", diverse=Diverse(3))
    picked = loaded.picker(analysed.bench.store, analysed.checks).pick(recipe)
    assert len(picked) == 3
    chosen = actions.choose(analysed.bench, analysed.project.id, analysed.checks, recipe)
    assert list(chosen.picks) == loaded.grid(analysed.checks).completions[picked].tolist()


def test_a_recipe_that_cannot_be_applied_says_why(loaded: Material, analysed: Any) -> None:
    wanting = Choice("many", Recipe(StatisticalRejection(64)))
    with pytest.raises(BadInput, match="cannot be applied"):
        comparing.compare(analysed.bench.store, loaded, analysed.checks, (wanting, random_control()), 0, Watch())


def test_choices_are_the_selection_what_was_saved_and_the_published(analysed: Any) -> None:
    actions.save_recipe(analysed.bench, analysed.project.id, "mine", Recipe(TopPerPrompt(3)))
    found = material.load(analysed.bench.store, analysed.project.id)
    assert found is not None
    names = [choice.name for choice in choices(found)]
    assert names[:2] == ["Selection of Review", "mine"]
    assert "Llama 2" in names
    assert len(set(names)) == len(names)
    overall = next(c for c in choices(found) if c.name == "RLHF book, best overall")
    assert overall.recipe == Recipe(TopOverall(6))


def test_signal_by_the_checks_themselves(loaded: Material, analysed: Any) -> None:
    found = signal_panel.signal(loaded, analysed.checks, analysed.checks, 1.0)
    assert found.kinds.tolist() == [MIXED, ALL_GOOD, ALL_BAD, UNKNOWN, MIXED, MIXED]
    assert found.chance == pytest.approx((0.5 + 0.25 + 0.25) / 3)
    words = signal_panel.aim_words(found, "Checks", "")
    assert "3 mixed prompts a random completion is good in 33 %" in words


def test_signal_judged_by_another_scorer(loaded: Material, analysed: Any) -> None:
    found = signal_panel.signal(loaded, analysed.model, analysed.checks, 1.0)
    assert found.agreement is not None
    assert found.agreement.aim.rows.tolist() == [0, 4, 5]
    assert found.agreement.aim.right.tolist() == [True, False, True]
    assert found.agreement.at_odds.tolist() == [False, False, False, False, True, False]
    assert "good for Checks in 67 % of cases; a random completion in 33 %" in signal_panel.aim_words(
        found, "Reward model", "Checks"
    )
    assert "1 prompt no completion is best for both" in signal_panel.agreement_words(found.agreement)


def test_margins_in_words() -> None:
    margins = np.array([0.0, 0.2, 0.4])
    assert signal_panel.margin_words(margins, 1).startswith("In 1 of 3 prompts several")
    assert signal_panel.margin_words(margins, 1).endswith("In the others the best is ahead by 0.300 (median).")
    assert signal_panel.margin_words(margins[1:], 0).startswith("No two completions of a prompt share")
    assert signal_panel.margin_words(margins[:0], 0) == "No prompt has two rewards."


def test_what_counts_as_good_at_first() -> None:
    assert signal_panel.standard_bar(np.array([0.0, 0.5, 1.0, np.nan])) == 1.0
    assert signal_panel.standard_bar(np.array([0.2, 0.4, 0.9])) == 0.4
    assert signal_panel.standard_bar(np.array([-2.0, 1.0])) == -0.5


def test_best_of_n_with_a_judge(loaded: Material, analysed: Any) -> None:
    found = best_of_n_panel.curves(loaded, analysed.checks, analysed.model, None)
    assert found.ns.tolist() == [1, 2, 3, 4]
    assert found.proxy.mean[0] == pytest.approx(np.mean([0.5, 1, 0, 0.375, 0.25]))
    assert found.proxy.mean[-1] == pytest.approx(0.8)
    assert found.gold is not None
    assert found.falls_from is None
    assert best_of_n_panel.verdict(found, "Checks", "Reward model").startswith("Over-optimisation: not detected.")
    assert "the best of 4 gets 0.800" in best_of_n_panel.told(found)


def test_best_of_n_of_one_run(loaded: Material, analysed: Any) -> None:
    found = best_of_n_panel.curves(loaded, analysed.checks, None, analysed.runs[0])
    assert found.ns.tolist() == [1, 2]
    assert found.proxy.mean[-1] == pytest.approx(0.6)
    assert found.gold is None


def test_an_alarm_names_its_n() -> None:
    band = analysis.band(np.zeros((2, 3)), draws=10)
    found = best_of_n_panel.Curves(np.array([1, 2, 3]), band, band, 3)
    assert best_of_n_panel.verdict(found, "A", "B").startswith("Over-optimisation from n = 3 on")


@pytest.mark.parametrize(("most", "last"), [(0, None), (1, 1), (8, 8), (100, 100), (5000, 512)])
def test_places_on_the_curve(most: int, last: int | None) -> None:
    found = best_of_n_panel.places(most)
    assert (found[-1] if found else None) == last
    assert len(found) <= best_of_n_panel.EVERY + 12


def test_rewards_by_scorer_and_generator(loaded: Material, analysed: Any) -> None:
    found = rewards_panel.reckoned(loaded, analysed.checks)
    assert [spread.scorer for spread in found.spreads] == ["Checks", "Reward model"]
    assert [int(group.counts.sum()) for group in found.spreads[0].groups] == [10, 10]
    assert found.spreads[0].edges[[0, -1]].tolist() == [0.0, 1.0]
    assert found.spreads[1].edges[[0, -1]].tolist() == [-3.0, 2.0]
    assert len(found.lengths.points[0]) == 20


def test_length_in_words() -> None:
    nothing = (np.zeros(0), np.zeros(0))

    def words(within: float, over_all: float) -> str:
        return rewards_panel.length_words(rewards_panel.Lengths(nothing, nothing, within, over_all))

    assert "neither more nor less" in words(0.02, 0.02)
    assert "longer completions get more reward" in words(0.5, 0.4)
    assert words(-1.0, 0.98).endswith("Over all prompts together it is +0.98: that tells of prompts, not of length.")
    assert "do not differ" in words(float("nan"), 0.5)
