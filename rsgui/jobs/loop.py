"""The whole loop as a row of steps: generate, score, select, train, evaluate.

The caller waits for a step's job and then takes the next step. What is there already is not made again, so that the
loop goes on where it was left.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from rsgui.core import selection
from rsgui.core.dataset import rows_hash
from rsgui.core.entities import Adapter, Evaluation, Generator, TrainingParams
from rsgui.core.errors import BadInput
from rsgui.core.sampling import SamplingParams
from rsgui.core.selection import Recipe, TopPerPrompt
from rsgui.jobs import actions, curating, specs
from rsgui.jobs.words import counted
from rsgui.jobs.workbench import Workbench
from rsgui.store import rewards, rounds, runs

Stage = Literal["prompts", "generate", "score", "review", "train", "evaluate"]


class Plan(msgspec.Struct, frozen=True):
    """What one round is made with."""

    generator: Generator = Generator(sampling=SamplingParams(max_new_tokens=64))
    n: int = 8
    seed: int = 0
    recipe: Recipe = Recipe(TopPerPrompt(), least_reward=1.0)
    params: TrainingParams = TrainingParams()
    k: int = 8  # completions of each held-out prompt


class Step(msgspec.Struct, frozen=True):
    """One step, begun when it is handed out. `job` None: there is nothing to wait for."""

    stage: Stage
    title: str
    job: int | None = None


def loop(bench: Workbench, project: int, plan: Plan) -> Iterator[Step]:
    """The steps of one round. Raises BadInput where a step cannot be begun, or the one before has not ended well."""
    run = actions.make_run(bench, project, plan.generator, "train", plan.n, plan.seed)
    with bench.store.read() as s:
        made, expected = runs.progress(s, run.id)
    if made < expected:
        job = actions.start_generation(bench, project, plan.generator, plan.n, plan.seed)
        yield Step("generate", f"{plan.n} completions of each training prompt", job)
        _expect_done(bench, job)
    else:
        yield Step("generate", f"{counted(made, 'completion')} made already")

    scorer = actions.checks_scorer(bench, project).id
    with bench.store.read() as s:
        rewarded, expected = rewards.progress(s, scorer, [run.id])
    if rewarded < expected:
        job = bench.runner.submit(project, "Score by checks", specs.ScoreJob(scorer, (run.id,)))
        yield Step("score", "Count the checks that each completion meets", job)
        _expect_done(bench, job)
    else:
        yield Step("score", f"{counted(rewarded, 'completion')} rewarded already")

    actions.choose(bench, project, scorer, plan.recipe, (run.id,))
    count = len(actions.curated(bench, project))
    yield Step("review", f"{counted(count, 'completion')} chosen: {selection.describe(plan.recipe)}")

    adapter = trained(bench, project, plan)
    if adapter is None:
        job = _train(bench, project, plan)
        yield Step("train", f"Fine-tune a LoRA adapter on {counted(count, 'completion')}", job)
        _expect_done(bench, job)
        adapter = trained(bench, project, plan)
    else:
        yield Step("train", f"{adapter.name} is trained already")
    if adapter is None:
        raise BadInput("The curated set changed while the adapter was trained.", "Run the loop again.")

    evaluation = actions.make_evaluation(bench, project, adapter.id, plan.k, plan.generator.sampling, plan.seed)
    if _misses(bench, evaluation):
        job = bench.runner.submit(project, f"Evaluate {adapter.name}", specs.EvaluateJob(evaluation.id))
        yield Step("evaluate", f"Base against tuned, {plan.k} completions of each held-out prompt", job)
        _expect_done(bench, job)
    else:
        yield Step("evaluate", "The held-out prompts are evaluated already")


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


def _train(bench: Workbench, project: int, plan: Plan) -> int:
    """Goes on with an unfinished adapter of the same rows, else starts one."""
    unfinished = _adapter(bench, project, plan)
    if unfinished is None:
        return actions.start_training(bench, project, plan.params, plan.generator.model)
    return bench.runner.submit(project, f"Train {unfinished.name}", specs.TrainJob(unfinished.id))


def _misses(bench: Workbench, evaluation: Evaluation) -> bool:
    both = (evaluation.base_run, evaluation.tuned_run)
    with bench.store.read() as s:
        progress = [runs.progress(s, run) for run in both]
        progress.append(rewards.progress(s, evaluation.scorer, both))
    return any(done < expected for done, expected in progress)


def _expect_done(bench: Workbench, job: int) -> None:
    """The caller has waited for the job. Raises BadInput where it did not end well, with what it said."""
    record = bench.runner.wait(job)
    if record.state != "done":
        raise BadInput(f"“{record.title}” is {record.state}.", record.message)
