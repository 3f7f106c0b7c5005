"""The whole loop as a row of steps: rounds one after the other, each from where the one before has come to.

The caller waits for a step's job and then takes the next step. What is there already is not made again, so that the
loop goes on where it was left.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec

from rsgui.core.entities import Adapter, Evaluation
from rsgui.core.errors import BadInput
from rsgui.core.rounds import Plan, Round, following, rising
from rsgui.core.texts import counted, tr
from rsgui.jobs import actions, choosing, evaluating, one_round, specs, validating
from rsgui.jobs.steps import Step, begun, until_done
from rsgui.jobs.workbench import Workbench
from rsgui.store import rewards, rounds, runs

MOST_ROUNDS = 100


class Outcome(msgspec.Struct, frozen=True):
    """What a loop has come to: its rounds, and the evaluation of the last one, with the place that its adapter has
    among the evaluation's generators."""

    turns: tuple[Round, ...]
    adapter: Adapter
    evaluation: Evaluation
    place: int


def loop(
    bench: Workbench, project: int, plan: Plan, count: int = 1, after: int | None = None, review: bool = False
) -> Iterator[Step]:
    """The steps of so many rounds, from the base or from the round `after`. They end early where gold on the plan's
    validation prompts no longer rises; and with `review` where a round waits for a person (`waiting`). Raises BadInput
    where a step cannot be begun, StepFailed where one has not ended well."""
    plan.check()
    if not 1 <= count <= MOST_ROUNDS:
        raise BadInput(
            "The number of rounds is {count}.", "It has to be between 1 and {most}.", count=count, most=MOST_ROUNDS
        )
    figures: list[float] = []
    for number, plan_of_turn in enumerate(_plans(plan, count), 1):
        turn = _turn(bench, project, plan_of_turn, after)
        where = f"{turn.name}: " if count > 1 or after is not None else ""
        for step in one_round.steps(bench, turn, review):
            yield msgspec.structs.replace(step, title=where + step.title)
        turn = one_round.read(bench, turn)
        if one_round.trained(bench, turn.adapter) is None:
            return
        if plan.validation:
            yield from _validate(bench, turn, figures, where)
            if not rising(figures):
                told = ", ".join(f"{figure:.3f}" for figure in figures)
                yield Step("rounds", f"{where}gold on the validation prompts rises no more ({told}): no further round")
                return
        after = turn.id
        if number < count:
            yield Step("rounds", f"{turn.name} is done; the next one has its adapter")


def turns(bench: Workbench, project: int, plan: Plan, count: int = 1, after: int | None = None) -> list[Round]:
    """The rounds that such a loop has begun, the first one first."""
    found: list[Round] = []
    for plan_of_turn in _plans(plan, count):
        turn = _known(bench, project, plan_of_turn, after)
        if turn is None:
            break
        found.append(turn)
        after = turn.id
    return found


def waiting(bench: Workbench, spec: specs.RoundsJob, project: int) -> Round | None:
    """The round of such a loop that waits for a person's review: something is selected and not trained on."""
    begun_turns = turns(bench, project, spec.plan, spec.rounds, spec.after) if spec.review else []
    last = begun_turns[-1] if begun_turns else None
    return last if last is not None and last.selection is not None and last.adapter is None else None


def outcome(bench: Workbench, project: int, plan: Plan, count: int = 1, after: int | None = None) -> Outcome | None:
    """What the loop has come to; None before the end of its first round."""
    ended = [t for t in turns(bench, project, plan, count, after) if one_round.trained(bench, t.adapter)]
    while ended:
        adapter = one_round.trained(bench, ended[-1].adapter)
        evaluation = one_round.evaluation_of(bench, ended[-1])
        if adapter is not None and one_round.is_decided(bench, evaluation):
            with bench.store.read() as s:
                folders = [runs.get(s, run).generator.adapter for run in evaluation.runs]
            return Outcome(tuple(ended), adapter, evaluation, folders.index(adapter.folder))
        ended.pop()
    return None


def fresh(bench: Workbench, project: int, plan: Plan) -> Plan:
    """The same plan with a seed that no run of the project has: all is made anew, beside what is there."""
    with bench.store.read() as s:
        seeds = [run.seed for run in runs.of_project(s, project, split=None)]
    return msgspec.structs.replace(plan, seed=max([plan.seed - 1, *seeds]) + 1)


def _plans(plan: Plan, count: int) -> list[Plan]:
    return [plan, *([following(plan)] * (count - 1))]


def _turn(bench: Workbench, project: int, plan: Plan, after: int | None) -> Round:
    """The round of exactly this, made if it is not there."""
    known = _known(bench, project, plan, after)
    if known is not None:
        return known
    with bench.store.write() as w:
        return rounds.create(w, project, after, plan)


def _known(bench: Workbench, project: int, plan: Plan, after: int | None) -> Round | None:
    with bench.store.read() as s:
        same = [one for one in rounds.of_project(s, project) if (one.plan, one.parent) == (plan, after)]
    return same[-1] if same else None


def _validate(bench: Workbench, turn: Round, figures: list[float], where: str) -> Iterator[Step]:
    """Adds gold on the validation prompts with the round's adapter; before the first one, that of what it began with.
    The completions are the beginning of the next round's."""
    plan, gold = one_round.plan_of(turn), one_round.gold_of(bench, turn)
    ids = validating.prompts_of(bench.store, turn.project, plan)
    if not ids:
        problem = "None of the training prompts is among the share of {share:g} that tells when to stop."
        raise BadInput(problem, "Take a larger share, or more prompts.", share=plan.validation)
    assert turn.adapter is not None
    _, tuned = evaluating.base_and_tuned(bench, turn.project, turn.adapter, plan.generator.sampling)
    run = choosing.make_run(bench.store, turn.project, tuned, plan.n, plan.seed, plan.choice, ids)
    with bench.store.read() as s:
        made, expected = runs.progress(s, run.id)
    if made < expected:
        job = begun(
            bench, turn.project, tr("Generate with {model}", model=actions.called(tuned)), specs.GenerateJob(run.id)
        )
        yield from until_done(
            bench,
            Step(
                "generate",
                f"{where}{counted(len(ids), '{count} validation prompt', '{count} validation prompts')}",
                job,
            ),
        )
    for one in ([] if figures else [turn.runs[0]]) + [run.id]:
        with bench.store.read() as s:
            rewarded, there = rewards.progress(s, gold, [one])
        if rewarded < there:
            job = begun(bench, turn.project, tr("Score validation prompts"), specs.ScoreJob(gold, (one,)))
            yield from until_done(bench, Step("score", f"{where}gold on the validation prompts", job))
        figures.append(validating.figure(bench.store, one, gold, ids))
    if any(map(math.isnan, figures)):
        raise BadInput("The validation prompts have no gold reward.", "Give them checks, or keep none aside.")
