"""The names that a notebook or another program may import, with the parameters that they promise."""

from __future__ import annotations

import inspect
import random
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from rsgui.core import batching, best_of_n, selection, statistics
from rsgui.core.selection import Pick, Recipe, Strategy, describe

PROMISED: list[tuple[Callable[..., Any], str]] = [
    (selection.Pick, "prompt completion"),
    (selection.select, "rewards strategy"),
    (selection.TopPerPrompt, "k=1"),
    (selection.TopOverall, "k"),
    (selection.AtLeast, "reward"),
    (selection.TopFraction, "fraction"),
    (selection.RandomPerPrompt, "seed=0"),
    (selection.RandomOverall, "k seed=0"),
    (selection.StatisticalRejection, "k beta=0.5 seed=0"),
    (selection.statistical_rejection, "row k beta uniforms"),
    (selection.best_worst_pairs, "rewards margin=0.0"),
    (selection.drop_truncated, "rewards truncated"),
    (selection.least_reward, "rewards least"),
    (selection.drop_without_signal, "rewards"),
    (selection.drop_duplicates, "rewards marks"),
    (selection.length_residual, "rewards lengths"),
    (selection.at_most_per_prompt, "picks most"),
    (selection.round_robin, "picks total"),
    (selection.mmr, "relevance similarity k balance=0.5"),
    (best_of_n.expected_best, "rewards n"),
    (best_of_n.expected_gold, "proxy gold n"),
    (best_of_n.pass_at_k, "n c k"),
    (best_of_n.kl_bound, "n"),
    (best_of_n.win_rate_bound, "n"),
    (best_of_n.fit_overoptimisation, "ns gains"),
    (statistics.sign_test, "wins losses"),
    (statistics.wilson, "successes trials confidence=0.95"),
    (statistics.mcnemar, "b c"),
    (statistics.win_rate, "wins ties losses"),
    (statistics.paired_bootstrap, "before after draws=10000 seed=0"),
    (statistics.distinct_n, "texts n"),
    (statistics.within_correlation, "x y groups"),
    (batching.token_budget_batches, "lengths budget"),
    (batching.inverse_permutation, "order"),
]
STRATEGIES: list[Strategy] = [
    selection.TopPerPrompt(2),
    selection.TopOverall(3),
    selection.AtLeast(0.5),
    selection.TopFraction(0.25),
    selection.RandomPerPrompt(7),
    selection.RandomOverall(3, 7),
    selection.StatisticalRejection(2, 0.5, 7),
]


@pytest.mark.parametrize(("what", "promised"), PROMISED, ids=lambda value: getattr(value, "__name__", ""))
def test_a_public_name_takes_what_it_promises(what: Callable[..., Any], promised: str) -> None:
    has = [
        name if one.default is one.empty else f"{name}={one.default}"
        for name, one in inspect.signature(what).parameters.items()
    ]
    assert has[: len(promised.split())] == promised.split()
    assert inspect.getdoc(what)


@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda one: type(one).__name__)
def test_a_strategy_is_a_frozen_record(strategy: Strategy) -> None:
    again = msgspec.json.decode(msgspec.json.encode(strategy), type=Strategy)
    assert again == strategy
    assert hash(again) == hash(strategy)
    assert len({again, strategy}) == 1
    assert describe(strategy) == describe(again)
    assert len(describe(strategy).split()) > 3
    with pytest.raises(AttributeError):
        strategy.k = 5  # type: ignore[union-attr, misc]  # that is what must fail


def test_a_sentence_of_plain_english() -> None:
    recipe = Recipe(least_reward=0.5, drop_duplicates="near")
    assert describe(recipe) == "the best completion of each prompt, at least 0.5, no near-duplicates"


def test_a_pick_is_a_named_tuple() -> None:
    assert Pick(1, 2) == (1, 2)
    assert Pick(1, 2).prompt == 1
    assert Pick(1, 2).completion == 2


def test_scripted_uniforms_may_come_from_anywhere() -> None:
    dice = random.Random(0)
    assert selection.statistical_rejection([0.0, 1.0], 2, 0.5, iter(dice.random, None)) in ([0, 1], [1, 0])
