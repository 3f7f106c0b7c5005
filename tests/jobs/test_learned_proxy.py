"""The loop with a learned reward model as the proxy that selects, and checks as the gold that measures."""

from __future__ import annotations

import msgspec
import pytest

from rsgui.core.entities import Generator, Model
from rsgui.core.rounds import Plan
from rsgui.core.sampling import SamplingParams
from rsgui.core.scorers import RewardModel
from rsgui.core.selection import Recipe, TopPerPrompt
from rsgui.jobs import actions, demo, loop
from rsgui.jobs.one_round import LEARNED
from rsgui.jobs.workbench import Workbench
from rsgui.store import evaluations, rewards, rounds, selections

PLAN = Plan(
    generator=Generator(Model("fake", "fake:"), sampling=SamplingParams(max_new_tokens=64)),
    n=4,
    k=2,
    recipe=Recipe(TopPerPrompt()),
    proxy="learned",
)


@pytest.fixture
def manner() -> str:
    return "trains"


def titles(bench: Workbench, project: int, plan: Plan = PLAN) -> list[str]:
    """The steps' titles; each is waited for by the loop itself."""
    return [f"{step.stage}: {step.title}" for step in loop.loop(bench, project, plan)]


def test_the_proxy_selects_and_the_checks_measure(bench: Workbench, project: int) -> None:
    steps = titles(bench, project)
    assert [step.split(":")[0] for step in steps] == [
        "generate",
        "score",
        "score",
        "score",
        "review",
        "train",
        "evaluate",
    ]
    assert "the best over the worst by “Checks”" in steps[2]
    assert "its favourite meets them in" in steps[4]
    checks = actions.checks_scorer(bench, project)
    with bench.store.read() as s:
        proxy = next(one for one in rewards.scorers(s, project) if one.name == LEARNED)
        chosen = selections.latest(s, project)
        [evaluation] = evaluations.of_project(s, project)
        assert rewards.summary(s, proxy.id, [1]).rewarded == 96
    assert isinstance(proxy.spec, RewardModel)
    assert chosen is not None
    assert chosen.scorer == proxy.id
    assert (evaluation.gold, evaluation.scorers) == (checks.id, (proxy.id,))


def test_what_is_there_is_not_made_again(bench: Workbench, project: int) -> None:
    titles(bench, project)
    again = titles(bench, project)
    assert again[2] == f"score: The {LEARNED} is trained already"
    with bench.store.read() as s:
        assert len(rewards.scorers(s, project)) == 2
        assert len(rounds.adapters(s, project)) == 1


def test_the_demo_with_a_learned_proxy_asks_for_no_least_reward() -> None:
    assert demo.plan(proxy="learned").recipe.least_reward is None
    assert demo.plan(proxy="learned").proxy == "learned"
    assert demo.plan().proxy == "checks"
    assert msgspec.structs.replace(demo.plan(proxy="learned"), recipe=demo.plan().recipe, proxy="checks") == demo.plan()
