"""Several rounds: each with the adapter of the one before, pooled, stopped early, reviewed, unattended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from rsgui.core.checks import MaxWords, Reference
from rsgui.core.entities import Generator, GivenRewards, Model, PromptChoice, ScorerSpec
from rsgui.core.errors import BadInput
from rsgui.core.rewards import Combination, Weighted
from rsgui.core.rounds import Plan, Round, is_validation
from rsgui.core.sampling import SamplingParams
from rsgui.core.scorers import UserFile
from rsgui.core.selection import Recipe, TopPerPrompt
from rsgui.jobs import actions, evaluating, loop, one_round, report, specs, validating
from rsgui.jobs import rounds as rounds_verbs
from rsgui.jobs.workbench import Workbench
from rsgui.store import evaluations, jobs, prompts, rewards, rounds, runs, selections

PLAN = Plan(
    generator=Generator(Model("fake", "fake:"), sampling=SamplingParams(max_new_tokens=64)),
    n=3,
    k=2,
    recipe=Recipe(TopPerPrompt(), least_reward=0.5),
)


@pytest.fixture
def manner() -> str:
    return "trains"


def through(bench: Workbench, project: int, plan: Plan, count: int, **more: bool | int) -> list[tuple[str, bool]]:
    taken: list[tuple[str, bool]] = []
    for step in loop.loop(bench, project, plan, count, **more):  # type: ignore[arg-type]
        if step.job is not None:
            assert bench.runner.wait(step.job).state == "done"
        taken.append((step.stage, step.job is not None))
    return taken


def made(bench: Workbench, project: int) -> list[Round]:
    with bench.store.read() as s:
        return rounds.of_project(s, project)


def unattended(bench: Workbench, project: int, spec: specs.RoundsJob) -> tuple[str, str]:
    record = bench.runner.wait(bench.runner.submit(project, "Rounds", spec))
    return record.state, record.message


def test_each_round_goes_on_from_the_adapter_of_the_one_before(bench: Workbench, project: int) -> None:
    stages = ["generate", "score", "review", "train", "evaluate"]
    taken = through(bench, project, PLAN, 2)
    assert [stage for stage, _ in taken] == [*stages, "rounds", *stages]
    first, second = made(bench, project)
    assert (first.parent, second.parent) == (None, first.id)
    with bench.store.read() as s:
        adapters = {adapter.id: adapter for adapter in rounds.adapters(s, project)}
        wrote = [runs.get(s, one.runs[0]).generator.adapter for one in (first, second)]
        assert [run.generator.adapter for run in runs.of_project(s, project)] == wrote
    assert wrote == [None, adapters[first.adapter or 0].folder]
    assert [adapter.parent for adapter in adapters.values()] == [None, None], "always from the base"
    assert not any(had_job for _, had_job in through(bench, project, PLAN, 2)), "nothing is made twice"
    assert made(bench, project) == [first, second]


def test_the_last_evaluation_has_the_base_all_rounds_and_the_control(bench: Workbench, project: int) -> None:
    plan = msgspec.structs.replace(PLAN, control=True, start="last")
    through(bench, project, plan, 2)
    first, second = made(bench, project)
    assert first.control is not None
    assert second.control is None, "one control is enough"
    found = loop.outcome(bench, project, plan, 2)
    assert found is not None
    with bench.store.read() as s:
        adapters = {adapter.id: adapter for adapter in rounds.adapters(s, project)}
        folders = [runs.get(s, run).generator.adapter for run in found.evaluation.runs]
    one, two, control = (adapters[id or 0] for id in (first.adapter, second.adapter, first.control))
    assert folders == [None, one.folder, two.folder, control.folder]
    assert (two.parent, control.parent, control.name) == (one.id, None, "control of adapter 1")
    assert control.rows == one.rows
    assert control.rows_hash != one.rows_hash
    assert (found.adapter, found.place, found.turns) == (two, 2, (first, second))
    said = report.of_loop(bench, found).splitlines()
    assert [line.split("  ")[0] for line in said[-4:]] == ["base", "Round 1", "Round 2", "control of Round 1"]


BOTH = Combination((Weighted("Checks"), Weighted("short")))


def test_every_scorer_of_the_recipe_rewards_in_every_round(bench: Workbench, project: int) -> None:
    with bench.store.write() as w:
        short = rewards.scorer(w, project, "short", ScorerSpec((MaxWords(3),)))
    for missing in ("drop", "average"):
        recipe = Recipe(TopPerPrompt(), combination=msgspec.structs.replace(BOTH, missing=missing))
        plan = msgspec.structs.replace(PLAN, recipe=recipe, seed=len(missing))
        stages = [stage for stage, _ in through(bench, project, plan, 2)]
        assert stages.count("score") == 4, "two in each round"
        ended = made(bench, project)[-1]
        with bench.store.read() as s:
            assert rewards.progress(s, short.id, ended.runs) == (72, 72)
        assert len(one_round.curated(bench, ended)) == 24


def test_a_recipe_whose_scorers_cannot_reward_is_refused_before_anything_is_generated(
    bench: Workbench, project: int
) -> None:
    plan = msgspec.structs.replace(PLAN, recipe=Recipe(TopPerPrompt(), combination=BOTH))
    with pytest.raises(BadInput, match="needs rewards of short, and the project has no such scorer"):
        rounds_verbs.start_rounds(bench, project, specs.RoundsJob(plan, 1))
    with bench.store.write() as w:
        rewards.scorer(w, project, "short", GivenRewards("a file"))
    with pytest.raises(BadInput, match="needs rewards of short, which cannot reward new completions"):
        through(bench, project, plan, 1)
    with bench.store.read() as s:
        assert runs.of_project(s, project) == []


def test_a_scorer_of_the_recipe_that_gives_no_reward_is_named(bench: Workbench, project: int) -> None:
    """The prompts have no reference, so that this check says nothing of any completion."""
    with bench.store.write() as w:
        rewards.scorer(w, project, "short", ScorerSpec((Reference(),)))
    plan = msgspec.structs.replace(PLAN, recipe=Recipe(TopPerPrompt(), combination=BOTH))
    with pytest.raises(BadInput, match="No completion has a reward of short"):
        through(bench, project, plan, 1)


def test_a_round_is_evaluated_by_every_scorer_and_ends_where_one_of_them_fails(
    bench: Workbench, project: int, tmp_path: Path
) -> None:
    with bench.store.write() as w:
        broken = rewards.scorer(w, project, "broken", UserFile(path=str(tmp_path / "none.py"), digest="0" * 32))
        short = rewards.scorer(w, project, "short", ScorerSpec((MaxWords(3),)))
        rewards.scorer(w, project, "given", GivenRewards("a file"))
    through(bench, project, PLAN, 2)
    found = loop.outcome(bench, project, PLAN, 2)
    assert found is not None
    with bench.store.read() as s:
        assert found.evaluation.scorers == (broken.id, short.id)
        assert rewards.progress(s, short.id, found.evaluation.runs) == (48, 48)
        (told, *_) = [record.message for record in jobs.recent(s, project) if record.title.startswith("Evaluate")]
    assert "could not reward all of it: broken: " in told


def test_figures_of_rounds_compare_whatever_else_is_evaluated(bench: Workbench, project: int) -> None:
    through(bench, project, PLAN, 2)
    before = rounds_verbs.lines(bench.store, project)
    assert [(line.gold, line.prompts) for line in before] == [("Checks", 8)] * 2
    assert all(line.reward and line.base for line in before)
    assert [line.evaluation for line in before] == [1, 2], "its own, not a later one"
    with bench.store.write() as w:
        short = rewards.scorer(w, project, "short", ScorerSpec((MaxWords(3),)))
    first, second = (line.adapter.id for line in before if line.adapter)
    base, tuned = evaluating.base_and_tuned(bench, project, second, PLAN.generator.sampling)
    hot = msgspec.structs.replace(PLAN.generator.sampling, temperature=1.4)
    others: tuple[tuple[Sequence[Generator], dict[str, Any]], ...] = (
        ([base, tuned], {"gold": short.id, "choice": PromptChoice(tag="odd")}),
        ([base, tuned], {"choice": PromptChoice(tag="odd")}),
        (evaluating.base_and_tuned(bench, project, second, hot), {}),
        ([tuned, base], {"gold": short.id}),
    )
    for generators, how in others:
        job = evaluating.start_evaluation(bench, project, generators, k=2, **how)
        assert bench.runner.wait(job).state == "done"
        assert rounds_verbs.lines(bench.store, project) == before
    both = (tuned, evaluating.base_and_tuned(bench, project, first, PLAN.generator.sampling)[1])
    job = evaluating.start_evaluation(bench, project, both, gold=short.id, k=2)
    evaluating.make_evaluation(bench, project, [base, *both], k=3)  # and is still to be begun
    assert bench.runner.wait(job).state == "done"
    after = rounds_verbs.lines(bench.store, project)
    assert [(line.gold, line.prompts) for line in after] == [("short", 8)] * 2, "the newest of two that all rounds have"
    assert all(line.base for line in after), "out of another evaluation by the same measure"


def test_a_round_that_is_evaluated_otherwise_has_no_figure(bench: Workbench, project: int) -> None:
    through(bench, project, PLAN, 2)
    first, second = made(bench, project)
    hand = through_by_hand(bench, project)
    with bench.store.write() as w:
        rounds.new_adapter(w, project, "waits", PLAN.generator.model, 1, PLAN.params, 1, "0" * 64)
        untrained = rounds.create(w, project, None, PLAN)
        rounds.keep(w, msgspec.structs.replace(untrained, adapter=hand + 1))
    odd = evaluating.base_and_tuned(bench, project, hand, PLAN.generator.sampling)
    job = evaluating.start_evaluation(bench, project, odd, k=2, choice=PromptChoice(tag="odd"))
    assert bench.runner.wait(job).state == "done"
    lines = {line.turn.id: line for line in rounds_verbs.lines(bench.store, project)}
    assert all(lines[turn.id].reward for turn in (first, second))
    third, waits = (line for id, line in lines.items() if id not in {first.id, second.id})
    assert (third.reward, third.base, third.evaluation) == (None, None, 3)
    assert (waits.reward, waits.base, waits.evaluation) == (None, None, None)


def through_by_hand(bench: Workbench, project: int) -> int:
    """A further round, trained page by page on what is selected anew; gives its adapter."""
    actions.choose(bench, project, actions.checks_scorer(bench, project).id, Recipe(TopPerPrompt(2)))
    assert bench.runner.wait(actions.start_training(bench, project, PLAN.params, PLAN.generator.model)).state == "done"
    with bench.store.read() as s:
        return rounds.adapters(s, project)[-1].id


def test_completions_of_earlier_rounds_are_pooled(bench: Workbench, project: int) -> None:
    through(bench, project, msgspec.structs.replace(PLAN, pooled=True), 3)
    third = made(bench, project)[-1]
    assert len(third.runs) == 3
    with bench.store.read() as s:
        chosen = selections.get(s, third.selection or 0)
        every = [run.id for run in runs.of_project(s, project)]
    assert sorted(third.runs) == every
    assert chosen.runs is None, "it chose among all that there are"


def test_validation_prompts_are_not_trained_on_and_tell_when_to_stop(bench: Workbench, project: int) -> None:
    """The fake writes the same with every adapter, so that gold never rises: one round is enough."""
    plan = msgspec.structs.replace(PLAN, validation=0.3)
    taken = through(bench, project, plan, 3)
    assert taken[-1] == ("rounds", False)
    (only,) = made(bench, project)
    aside = validating.prompts_of(bench.store, project, plan)
    with bench.store.read() as s:
        train = prompts.page(s, project, 0, 100, "train")
        trained_on = {c.prompt for c in runs.completions(s, one_round.curated(bench, only).completions)}
        tuned = runs.of_project(s, project)[-1]
        assert runs.progress(s, tuned.id) == (len(aside) * 3, len(aside) * 3)
    assert aside == [p.id for p in train if is_validation(p.key, 0.3)]
    assert 0 < len(aside) < 15
    assert not trained_on.intersection(aside)
    assert not any(had_job for _, had_job in through(bench, project, plan, 3))


def test_too_small_a_validation_share_is_told(bench: Workbench, project: int) -> None:
    with pytest.raises(BadInput, match="None of the training prompts is among the share"):
        through(bench, project, msgspec.structs.replace(PLAN, validation=0.001), 2)
    with pytest.raises(BadInput, match="number of rounds is 0"):
        list(loop.loop(bench, project, PLAN, 0))


def test_a_branch_begins_at_an_earlier_round(bench: Workbench, project: int) -> None:
    through(bench, project, PLAN, 2)
    first, second = made(bench, project)
    through(bench, project, msgspec.structs.replace(PLAN, pooled=True), 1, after=first.id)
    branch = made(bench, project)[-1]
    assert (branch.parent, branch.runs) == (first.id, (*second.runs, *first.runs))


def test_a_round_made_by_hand_is_gone_on_from(bench: Workbench, project: int) -> None:
    assert bench.runner.wait(actions.start_generation(bench, project, PLAN.generator, 2)).state == "done"
    assert bench.runner.wait(actions.start_scoring(bench, project)).state == "done"
    actions.choose(bench, project, actions.checks_scorer(bench, project).id, PLAN.recipe)
    assert bench.runner.wait(actions.start_training(bench, project, PLAN.params, PLAN.generator.model)).state == "done"
    (first,) = made(bench, project)
    through(bench, project, PLAN, 1, after=first.id)
    assert made(bench, project)[-1].parent == first.id
    with pytest.raises(BadInput, match="Round 1 was made by hand"):
        one_round.plan_of(first)


def test_unattended_it_does_the_same(bench: Workbench, project: int, twin: int) -> None:
    assert unattended(bench, project, specs.RoundsJob(PLAN, 2)) == ("done", "2 rounds taken.")
    through(bench, twin, PLAN, 2)
    assert [one.plan for one in made(bench, project)] == [one.plan for one in made(bench, twin)]
    with bench.store.read() as s:
        hashes = [[adapter.rows_hash for adapter in rounds.adapters(s, id)] for id in (project, twin)]
        assert len(evaluations.of_project(s, project)) == 2
        assert {record.state for record in jobs.recent(s, project)} == {"done"}
    assert hashes[0] == hashes[1]
    state, message = unattended(bench, project, specs.RoundsJob(msgspec.structs.replace(PLAN, validation=0.3), 3))
    assert state == "done"
    assert message.startswith("1 round taken. Round 3: gold on the validation prompts rises no more")


def test_unattended_it_waits_for_a_review_and_goes_on(bench: Workbench, project: int) -> None:
    spec = specs.RoundsJob(PLAN, 2, review=True)
    assert unattended(bench, project, spec) == ("done", "Round 1 waits for your review.")
    first = loop.waiting(bench, spec, project)
    assert first is not None
    picks = actions.curated(bench, project).completions
    actions.toggle(bench, project, picks[0])
    assert unattended(bench, project, spec) == ("done", "Round 1 waits for your review.")
    one_round.go_on(bench, first)
    assert unattended(bench, project, spec) == ("done", "Round 2 waits for your review.")
    with bench.store.read() as s:
        (adapter,) = rounds.adapters(s, project)
    assert adapter.rows == len(picks) - 1
    assert adapter.folder is not None


def test_cancelled_it_cancels_what_it_waits_for(bench: Workbench, project: int) -> None:
    slow = msgspec.structs.replace(PLAN, generator=Generator(Model("fake", "fake:?delay=0.05")))
    job = bench.runner.submit(project, "Rounds", specs.RoundsJob(slow, 2))
    while True:
        with bench.store.read() as s:
            states = [record.state for record in jobs.recent(s, project)]
        if states[:1] == ["running"] and len(states) == 2:
            break
    bench.runner.cancel(job)
    assert bench.runner.wait(job).state == "cancelled"
    with bench.store.read() as s:
        assert [record.state for record in jobs.recent(s, project)] == ["cancelled", "cancelled"]


def test_what_a_step_failed_of_is_told_and_the_rest_goes_on_later(bench: Workbench, project: int) -> None:
    broken = msgspec.structs.replace(PLAN, generator=Generator(Model("fake", "fake:?colour=blue")))
    state, message = unattended(bench, project, specs.RoundsJob(broken, 2))
    assert state == "failed"
    assert "Generate with" in message
    assert not Path(bench.store.path.with_name("store-adapters")).exists()
