"""The whole loop as a row of steps: generate, score, select, train, evaluate.

The caller waits for a step's job and then takes the next step. What is there already is not made again, so that the
loop goes on where it was left.
"""

from __future__ import annotations

import collections.abc
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from rsgui import paths
from rsgui.core import analysis, preferences, selection
from rsgui.core.dataset import rows_hash
from rsgui.core.entities import (
    Adapter,
    Evaluation,
    JobRecord,
    Run,
    Scorer,
    ScorerSpec,
)
from rsgui.core.errors import BadInput, RsguiError
from rsgui.core.rounds import Plan
from rsgui.core.selection import Recipe
from rsgui.core.texts import counted, later
from rsgui.jobs import (
    actions,
    choosing,
    curating,
    evaluating,
    generate,
    leaks,
    preferring,
    scorers,
    specs,
    train,
    train_reward,
)
from rsgui.jobs.preferring import FromScorer
from rsgui.jobs.workbench import Workbench
from rsgui.store import evaluations, grid, prompts, rewards, rounds, runs, selections

Stage = Literal["prompts", "generate", "score", "review", "train", "evaluate"]
Steps = collections.abc.Generator["Step", None, Scorer]
LEARNED = "Learned reward model"


class StepFailed(RsguiError):
    """A job of the loop did not end well; the message says why. The loop, begun again, goes on with it."""

    kind = "step_failed"


class Step(msgspec.Struct, frozen=True):
    """One step, begun when it is handed out. `job` None: there is nothing to wait for."""

    stage: Stage
    title: str
    job: int | None = None


def loop(bench: Workbench, project: int, plan: Plan) -> Iterator[Step]:
    """The steps of one round; with a server's model they end with the curated set. Whatever selects, checks are what it
    is measured by. Raises BadInput where a step cannot be begun, StepFailed where one has not ended well."""
    run = choosing.make_run(bench.store, project, plan.generator, plan.n, plan.seed, plan.choice)
    scorer = scorers.scorer_of(bench, project, plan.scorer)
    yield from _generate(bench, project, plan, run)
    yield from _score(bench, project, scorer, run)
    by_gold = ""
    if plan.proxy == "learned":
        gold, scorer = scorer, (yield from _learn(bench, project, plan, scorer, run))
        yield from _score(bench, project, scorer, run)
        by_gold = f". {_by_gold(bench, project, scorer, gold, run)}"
    actions.choose(bench, project, scorer.id, plan.recipe, (run.id,))
    chosen = len(actions.curated(bench, project))
    if not chosen:
        raise _nothing_chosen(bench, scorer.id, run, plan.recipe)
    picked = counted(chosen, "{count} completion chosen", "{count} completions chosen")
    yield Step("review", f"{picked}: {selection.describe(plan.recipe)}{by_gold}")
    if plan.generator.model.backend == "openai":
        yield Step("train", f"Nothing to train: the weights of {plan.generator.model.name} are with its server")
        return
    yield from _train(bench, project, plan)
    yield from _evaluate(bench, project, plan)


def expect_done(record: JobRecord) -> None:
    """Raises StepFailed for a job that did not end well, with what it said. Only what was stopped on its way is done
    by beginning again; what failed would fail again."""
    if record.state != "done":
        hint = "" if record.state == "failed" else "Begin again to go on with what is missing."
        raise StepFailed(f"{record.title}: {record.state}. {record.message}".rstrip(), hint)


def fresh(bench: Workbench, project: int, plan: Plan) -> Plan:
    """The same plan with a seed that no run of the project has: all is made anew, beside what is there."""
    with bench.store.read() as s:
        seeds = [run.seed for run in runs.of_project(s, project, split=None)]
    return msgspec.structs.replace(plan, seed=max([plan.seed - 1, *seeds]) + 1)


def trained(bench: Workbench, project: int, plan: Plan) -> Adapter | None:
    """The finished adapter of the project's curated set and this plan, where there is one."""
    adapter = _adapter(bench, project, plan)
    if adapter is None or adapter.folder is None:
        return None
    return adapter if Path(adapter.folder).is_dir() else None


def outcome(bench: Workbench, project: int, plan: Plan) -> tuple[Adapter, Evaluation] | None:
    """What the loop has come to: the adapter and its evaluation, None before its end."""
    adapter = trained(bench, project, plan)
    if adapter is None:
        return None
    with bench.store.read() as s:
        tuned = {run.id for run in runs.of_project(s, project, "held-out") if run.generator.adapter == adapter.folder}
        made = [e for e in evaluations.of_project(s, project) if tuned.intersection(e.runs)]
    return (adapter, made[-1]) if made else None


def _adapter(bench: Workbench, project: int, plan: Plan) -> Adapter | None:
    rows, _ = leaks.parted(bench.store, project, curating.rows(bench.store, actions.curated(bench, project)))
    digest = rows_hash(rows)
    with bench.store.read() as s:
        same = [
            a
            for a in rounds.adapters(s, project)
            if (a.rows_hash, a.params, a.base) == (digest, plan.params, plan.generator.model)
        ]
    return same[-1] if same else None


def _generate(bench: Workbench, project: int, plan: Plan, run: Run) -> Iterator[Step]:
    with bench.store.read() as s:
        made, expected = runs.progress(s, run.id)
    if made >= expected:
        done = counted(made, "{count} completion made already.", "{count} completions made already.")
        there = f"{done} {generate.told_refused(bench.store, run.id)}"
        yield Step("generate", there.rstrip(" ."))
        return
    job = actions.start_generation(bench, project, plan.generator, plan.n, plan.seed, plan.choice)
    which = "each training prompt" if plan.choice == choosing.EVERY else "each chosen prompt"
    yield from _until_done(bench, Step("generate", f"{plan.n} completions of {which}", job))


def _score(bench: Workbench, project: int, scorer: Scorer, run: Run) -> Iterator[Step]:
    with bench.store.read() as s:
        rewarded, expected = rewards.progress(s, scorer.id, [run.id])
    if rewarded >= expected:
        yield Step(
            "score", counted(rewarded, "{count} completion rewarded already", "{count} completions rewarded already")
        )
        return
    by_checks = scorer.spec == ScorerSpec()
    title = "Score by checks" if by_checks else f"Score by {scorer.name}"
    job = bench.runner.submit(project, title, specs.ScoreJob(scorer.id, (run.id,)))
    what = "Count the checks that each completion meets" if by_checks else f"Reward each completion by {scorer.name}"
    yield from _until_done(bench, Step("score", what, job))


def _learn(bench: Workbench, project: int, plan: Plan, gold: Scorer, run: Run) -> Steps:
    """Trains a reward model on the best and the worst of each prompt by the gold scorer, unless it is there; gives the
    scorer that it is."""
    source = FromScorer(gold.id, runs=(run.id,))
    pairs = preferring.pairs(bench.store, project, source)
    about = preferring.described(bench.store, source, pairs)
    base = plan.generator.model
    spec = train_reward.freeze(bench.store, project, LEARNED, base, preferences.PARAMS, pairs, about)
    there = train_reward.scorer_of(bench.store, project, spec)
    if there is not None:
        yield Step("score", f"The {there.name} is trained already")
        return there
    job = bench.runner.submit(project, f"Train reward model {LEARNED}", spec)
    yield from _until_done(bench, Step("score", f"Train a reward model on {about}", job))
    there = train_reward.scorer_of(bench.store, project, spec)
    assert there is not None
    return there


def _by_gold(bench: Workbench, project: int, proxy: Scorer, gold: Scorer, run: Run) -> str:
    """How well the proxy's favourites meet the gold scorer, where that can fail."""
    with bench.store.read() as s:
        chosen_by, measured_by = (grid.matrix(s, project, scorer.id, (run.id,)).matrix for scorer in (proxy, gold))
    found = analysis.aim(chosen_by, measured_by, bar=1.0)
    if not len(found.rows):
        return "The checks are met by all completions of a prompt or by none, so they cannot tell how well it chose"
    told_apart = counted(len(found.rows), "{count} prompt", "{count} prompts")
    return (
        f"In {told_apart} where some meet all checks and others do not, its favourite meets"
        f" them in {found.right.mean():.0%}, and a random one in {found.chance.mean():.0%}; of most of them it has seen"
        " the best and the worst"
    )


def _nothing_chosen(bench: Workbench, scorer: int, run: Run, recipe: Recipe) -> BadInput:
    with bench.store.read() as s:
        summary = rewards.summary(s, scorer, [run.id])
    if not summary.rewarded:
        hint = later("Give the prompts checks, or include completions by hand in the window.")
        return BadInput("None of the {count:,} completions has a reward.", hint, count=summary.missing)
    hint = later("Take a lower least reward or more tokens for each completion, or include some by hand in the window.")
    return BadInput("No completion can be chosen: {recipe}.", hint, recipe=selection.describe(recipe))


def _train(bench: Workbench, project: int, plan: Plan) -> Iterator[Step]:
    """Goes on with an unfinished adapter of the same rows, as long as these are there, else starts one."""
    adapter = _adapter(bench, project, plan)
    if adapter is not None and trained(bench, project, plan):
        yield Step("train", f"{adapter.name} is trained already")
        return
    if adapter is None or not train.rows_of(paths.adapters_folder(bench.store.path), adapter).is_file():
        job = actions.start_training(bench, project, plan.params, plan.generator.model)
    else:
        job = bench.runner.submit(project, f"Train {adapter.name}", specs.TrainJob(adapter.id))
    yield from _until_done(bench, Step("train", "Fine-tune a LoRA adapter on the curated set", job))


def _evaluate(bench: Workbench, project: int, plan: Plan) -> Iterator[Step]:
    adapter = trained(bench, project, plan)
    if adapter is None:
        raise BadInput("The curated set changed while the adapter was trained.", "Run the loop again.")
    generators = evaluating.base_and_tuned(bench, project, adapter.id, plan.generator.sampling)
    gold, chose = _gold(bench, project, plan), [_selecting(bench, adapter)]
    evaluation = evaluating.make_evaluation(bench, project, generators, gold, plan.k, plan.seed, scorers=chose)
    if not _misses(bench, evaluation):
        yield Step("evaluate", "The held-out prompts are evaluated already")
        return
    job = bench.runner.submit(project, f"Evaluate {adapter.name}", specs.EvaluateJob(evaluation.id))
    title = f"Base against tuned, {plan.k} completions of each held-out prompt"
    yield from _until_done(bench, Step("evaluate", title, job))


def _gold(bench: Workbench, project: int, plan: Plan) -> int:
    """The scorer that evaluates: the checks, where held-out prompts have any, since a model that selected would find
    its own favourites good; else the one that selected."""
    with bench.store.read() as s:
        held_out = prompts.page(s, project, 0, prompts.count(s, project, "held-out"), "held-out")
    if any(prompt.checks for prompt in held_out):
        return actions.checks_scorer(bench, project).id
    return scorers.scorer_of(bench, project, plan.scorer).id


def _selecting(bench: Workbench, adapter: Adapter) -> int:
    """The scorer whose rewards chose what the adapter was trained on."""
    with bench.store.read() as s:
        return selections.get(s, adapter.selection).scorer


def _misses(bench: Workbench, evaluation: Evaluation) -> bool:
    with bench.store.read() as s:
        progress = [runs.progress(s, run) for run in evaluation.runs]
        progress += [rewards.progress(s, by, evaluation.runs) for by in (evaluation.gold, *evaluation.scorers)]
    return any(done < expected for done, expected in progress)


def _until_done(bench: Workbench, step: Step) -> Iterator[Step]:
    """Hands out the step, for whose job the caller waits. Raises StepFailed where that did not end well."""
    yield step
    assert step.job is not None
    expect_done(bench.runner.wait(step.job))
