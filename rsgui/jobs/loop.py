"""The whole loop as a row of steps: generate, score, select, train, evaluate.

The caller waits for a step's job and then takes the next step. What is there already is not made again, so that the
loop goes on where it was left.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from rsgui import paths
from rsgui.core import selection
from rsgui.core.dataset import rows_hash
from rsgui.core.entities import Adapter, Evaluation, Generator, JobRecord, Run, TrainingParams
from rsgui.core.errors import BadInput, RsguiError
from rsgui.core.sampling import SamplingParams
from rsgui.core.selection import Recipe, TopPerPrompt
from rsgui.jobs import actions, curating, generate, specs, train
from rsgui.jobs.words import counted
from rsgui.jobs.workbench import Workbench
from rsgui.store import rewards, rounds, runs

Stage = Literal["prompts", "generate", "score", "review", "train", "evaluate"]


class Plan(msgspec.Struct, frozen=True):
    """What one round is made with."""

    generator: Generator = Generator(sampling=SamplingParams(max_new_tokens=64))
    n: int = 8
    seed: int = 0
    recipe: Recipe = Recipe(TopPerPrompt(), least_reward=1.0, drop_truncated=True)
    params: TrainingParams = TrainingParams()
    k: int = 8  # completions of each held-out prompt


class StepFailed(RsguiError):
    """A job of the loop did not end well; the message says why. The loop, begun again, goes on with it."""

    kind = "step_failed"


class Step(msgspec.Struct, frozen=True):
    """One step, begun when it is handed out. `job` None: there is nothing to wait for."""

    stage: Stage
    title: str
    job: int | None = None


def loop(bench: Workbench, project: int, plan: Plan) -> Iterator[Step]:
    """The steps of one round. Raises BadInput where a step cannot be begun, StepFailed where one has not
    ended well."""
    run = actions.make_run(bench, project, plan.generator, "train", plan.n, plan.seed)
    scorer = actions.checks_scorer(bench, project).id
    yield from _generate(bench, project, plan, run)
    yield from _score(bench, project, scorer, run)
    actions.choose(bench, project, scorer, plan.recipe, (run.id,))
    chosen = len(actions.curated(bench, project))
    if not chosen:
        raise _nothing_chosen(bench, scorer, run, plan.recipe)
    yield Step("review", f"{counted(chosen, 'completion')} chosen: {selection.describe(plan.recipe)}")
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
        made = [e for e in rounds.evaluations(s, project) if e.adapter == adapter.id]
    return (adapter, made[-1]) if made else None


def _adapter(bench: Workbench, project: int, plan: Plan) -> Adapter | None:
    digest = rows_hash(list(curating.rows(bench.store, actions.curated(bench, project))))
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
        there = f"{counted(made, 'completion')} made already. {generate.told_refused(bench.store, run.id)}"
        yield Step("generate", there.rstrip(" ."))
        return
    job = actions.start_generation(bench, project, plan.generator, plan.n, plan.seed)
    yield from _until_done(bench, Step("generate", f"{plan.n} completions of each training prompt", job))


def _score(bench: Workbench, project: int, scorer: int, run: Run) -> Iterator[Step]:
    with bench.store.read() as s:
        rewarded, expected = rewards.progress(s, scorer, [run.id])
    if rewarded >= expected:
        yield Step("score", f"{counted(rewarded, 'completion')} rewarded already")
        return
    job = bench.runner.submit(project, "Score by checks", specs.ScoreJob(scorer, (run.id,)))
    yield from _until_done(bench, Step("score", "Count the checks that each completion meets", job))


def _nothing_chosen(bench: Workbench, scorer: int, run: Run, recipe: Recipe) -> BadInput:
    with bench.store.read() as s:
        summary = rewards.summary(s, scorer, [run.id])
    if not summary.rewarded:
        problem = f"None of the {counted(summary.missing, 'completion')} has a reward."
        return BadInput(problem, "Give the prompts checks, or include completions by hand in the window.")
    hint = "Take a lower least reward or more tokens for each completion, or include some by hand in the window."
    return BadInput(f"No completion can be chosen: {selection.describe(recipe)}.", hint)


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
    evaluation = actions.make_evaluation(bench, project, adapter.id, plan.k, plan.generator.sampling, plan.seed)
    if not _misses(bench, evaluation):
        yield Step("evaluate", "The held-out prompts are evaluated already")
        return
    job = bench.runner.submit(project, f"Evaluate {adapter.name}", specs.EvaluateJob(evaluation.id))
    title = f"Base against tuned, {plan.k} completions of each held-out prompt"
    yield from _until_done(bench, Step("evaluate", title, job))


def _misses(bench: Workbench, evaluation: Evaluation) -> bool:
    both = (evaluation.base_run, evaluation.tuned_run)
    with bench.store.read() as s:
        progress = [runs.progress(s, run) for run in both]
        progress.append(rewards.progress(s, evaluation.scorer, both))
    return any(done < expected for done, expected in progress)


def _until_done(bench: Workbench, step: Step) -> Iterator[Step]:
    """Hands out the step, for whose job the caller waits. Raises StepFailed where that did not end well."""
    yield step
    assert step.job is not None
    expect_done(bench.runner.wait(step.job))
