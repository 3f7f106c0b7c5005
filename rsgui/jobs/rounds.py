"""The verbs of rounds, and what the Rounds page shows of them. Like those in `actions` they check their input before
anything is written."""

from __future__ import annotations

from statistics import fmean
from typing import NamedTuple

import msgspec

from rsgui.core.entities import Adapter, AnyScorer, Generator, GivenRewards, RunScorer, ScorerSpec
from rsgui.core.errors import BadInput
from rsgui.core.rounds import Plan, Round, in_tree_order
from rsgui.core.sampling import SamplingParams
from rsgui.core.selection import describe
from rsgui.core.statistics import Interval, bootstrap_mean
from rsgui.core.texts import counted
from rsgui.jobs import loop, one_round, serving, specs
from rsgui.jobs.specs import RoundsJob
from rsgui.jobs.workbench import Workbench
from rsgui.store import evaluations, grid, jobs, rewards, rounds, runs, selections, wanted
from rsgui.store.database import Store

FIGURE_DRAWS = 2000
"""Of the bootstrap: an interval in a picture needs no more."""


class Line(NamedTuple):
    """One round as a list shows it. Rewards are gold on held-out prompts: the mean over prompts with its interval.
    Those of all rounds compare: by one scorer, on the same prompts, drawn alike. A round without such ones has none."""

    turn: Round
    depth: int
    generator: str
    recipe: str
    adapter: Adapter | None
    evaluation: int | None  # that which its reward is of; where it has none, the newest one that it is in
    base: Interval | None
    reward: Interval | None
    control: Interval | None
    gold: str  # the scorer whose rewards all rounds show, "" where none is evaluated
    prompts: int  # on so many held-out prompts


class Measure(NamedTuple):
    """How generators are measured. Figures compare where it is the same."""

    gold: int
    sampling: SamplingParams
    prompts: frozenset[int]


class Measured(NamedTuple):
    """A generator's completions in an evaluation."""

    run: int
    evaluation: int  # the first one that has the run


def start_rounds(bench: Workbench, project: int, spec: RoundsJob) -> int:
    """Takes rounds unattended; gives the job. Where there is a round of just this, the new ones have another seed.
    Raises BadInput for a plan that cannot be carried out."""
    spec.plan.check()
    serving.check_weights(spec.plan.generator.model, "trained")
    one_round.combined_by(bench, project, spec.plan)
    if not 1 <= spec.rounds <= loop.MOST_ROUNDS:
        raise BadInput(
            "The number of rounds is {count}.",
            "It has to be between 1 and {most}.",
            count=spec.rounds,
            most=loop.MOST_ROUNDS,
        )
    if spec.after is not None:
        with bench.store.read() as s:
            before = rounds.get(s, spec.after)
        if one_round.trained(bench, before.adapter) is None:
            raise BadInput("{round} has no trained adapter to go on from.", "Finish it first.", round=before.name)
    if loop.turns(bench, project, spec.plan, 1, spec.after):
        spec = msgspec.structs.replace(spec, plan=loop.fresh(bench, project, spec.plan))
    return _submitted(bench, project, spec)


def go_on(bench: Workbench, turn: Round, spec: RoundsJob) -> int:
    """Lets a round go on that waited for a person: what is selected now, under all decisions, is trained on; gives the
    job. Raises BadInput for a curated set without rows to train on."""
    with bench.store.read() as s:
        newest = selections.latest(s, turn.project)
    if newest is not None and newest.id != turn.selection:  # a person chose anew, by another recipe
        turn = msgspec.structs.replace(turn, selection=newest.id)
        with bench.store.write() as w:
            rounds.keep(w, turn)
    one_round.go_on(bench, turn)
    return _submitted(bench, turn.project, spec)


def waiting(bench: Workbench, project: int) -> tuple[Round, RoundsJob] | None:
    """The round that waits for a person's review, and the loop that it belongs to."""
    with bench.store.read() as s:
        asked = [specs.from_json(record.spec) for record in jobs.recent(s, project) if record.state == "done"]
    for spec in asked:
        if isinstance(spec, RoundsJob):
            turn = loop.waiting(bench, spec, project)
            return None if turn is None else (turn, spec)
    return None


def rename_round(bench: Workbench, round: int, name: str) -> None:
    """Raises BadInput for an empty or taken name."""
    with bench.store.write() as w:
        rounds.rename(w, round, name)


def delete_round(bench: Workbench, round: int) -> None:
    """Forgets a round; its completions, adapter and evaluation stay. Raises BadInput where another one goes on from
    it."""
    with bench.store.write() as w:
        rounds.delete(w, round)


def planned(store: Store, project: int, after: int | None) -> Plan | None:
    """A plan like what was done last: that of the round that is gone on from, else the generator of the newest run of
    a base model, the newest selection's recipe and scorer, the newest adapter's parameters. None where nothing was
    generated yet."""
    with store.read() as s:
        before = rounds.get(s, after) if after is not None else None
        if before is not None and before.plan is not None:
            return msgspec.structs.replace(before.plan, control=False)
        of_base = [run for run in runs.of_project(s, project) if run.generator.adapter is None]
        chosen = selections.latest(s, project)
        scorer = rewards.get_scorer(s, chosen.scorer).spec if chosen else ScorerSpec()
        trained = rounds.adapters(s, project)
    here = [run for run in of_base if run.generator.model.backend != "openai"]
    if not here:
        return None
    run = here[-1]
    plan = Plan(generator=run.generator, n=run.n, seed=run.seed, choice=run.choice, scorer=_that_runs(scorer))
    if chosen is not None:
        plan = msgspec.structs.replace(plan, recipe=chosen.recipe)
    return msgspec.structs.replace(plan, params=trained[-1].params) if trained else plan


def lines(store: Store, project: int) -> list[Line]:
    """The rounds of a project in the order of their tree. Their figures are by the measure that most of them have, the
    newest of those that as many have."""
    with store.read() as s:
        every = in_tree_order(rounds.of_project(s, project))
        adapters = {adapter.id: adapter for adapter in rounds.adapters(s, project)}
    evaluated = _newest(store, project)
    tuned = {adapters[turn.adapter].folder for turn, _ in every if turn.adapter in adapters} - {None}
    measures = _measures(store, project)
    measure = max(
        reversed(measures),
        key=lambda one: len({generator.adapter for generator in measures[one]} & tuned),
        default=None,
    )
    there = measures[measure] if measure else {}
    of_folder = {generator.adapter: generator for generator in there if generator.adapter}
    gold = ""
    if measure is not None:
        with store.read() as s:
            gold = rewards.get_scorer(s, measure.gold).name
    known: dict[int, Interval | None] = {}

    def reward(generator: Generator | None) -> Interval | None:
        if measure is None or generator is None or generator not in there:
            return None
        run = there[generator].run
        if run not in known:
            known[run] = _reward(store, run, measure.gold)
        return known[run]

    found = []
    for turn, depth in every:
        adapter, control = (adapters.get(id or 0) for id in (turn.adapter, turn.control))
        ours = of_folder.get(adapter.folder or "") if adapter else None
        found.append(
            Line(
                turn,
                depth,
                _generator(store, turn),
                _recipe(store, turn),
                adapter,
                there[ours].evaluation if ours else evaluated.get(adapter.folder or "") if adapter else None,
                reward(msgspec.structs.replace(ours, adapter=None)) if ours else None,
                reward(ours),
                reward(of_folder.get(control.folder or "")) if control else None,
                gold,
                len(measure.prompts) if measure else 0,
            )
        )
    return found


def _submitted(bench: Workbench, project: int, spec: RoundsJob) -> int:
    return bench.runner.submit(project, counted(spec.rounds, "{count} round", "{count} rounds"), spec)


def _measures(store: Store, project: int) -> dict[Measure, dict[Generator, Measured]]:
    """By each measure, what was evaluated in full by it: of each generator its newest run. The measure of the newest
    evaluation comes last."""
    with store.read() as s:
        made = evaluations.of_project(s, project)
        held_out = {run.id: run.generator for run in runs.of_project(s, project, "held-out")}
        asked = {run: frozenset(wanted.prompts(s, run)) for run in held_out}
    found: dict[Measure, dict[Generator, Measured]] = {}
    first: dict[tuple[int, int], int | None] = {}  # by run and gold; None: not in full
    for one in made:
        for run in one.runs:
            if (run, one.gold) not in first:
                first[run, one.gold] = one.id if _is_whole(store, run, one.gold) else None
            evaluation = first[run, one.gold]
            if evaluation is not None:
                measure = Measure(one.gold, held_out[run].sampling, asked[run])
                found[measure] = found.pop(measure, {}) | {held_out[run]: Measured(run, evaluation)}
    return found


def _is_whole(store: Store, run: int, gold: int) -> bool:
    """Whether a run has all completions and all rewards of the gold scorer."""
    with store.read() as s:
        progress = (runs.progress(s, run), rewards.progress(s, gold, [run]))
    return all(done >= expected for done, expected in progress)


def _newest(store: Store, project: int) -> dict[str, int]:
    """The newest evaluation that each adapter is in, by the adapter's folder."""
    with store.read() as s:
        folders = {run.id: run.generator.adapter for run in runs.of_project(s, project, "held-out")}
        made = evaluations.of_project(s, project)
    return {folder: one.id for one in made for run in one.runs if (folder := folders[run])}


def _reward(store: Store, run: int, gold: int) -> Interval | None:
    with store.read() as s:
        rewarded = grid.rewards_by_prompt(s, run, gold)
    rows = [[value for value in row if value is not None] for row in rewarded.values()]
    means = [fmean(row) for row in rows if row]
    return bootstrap_mean(means, FIGURE_DRAWS) if means else None


def _generator(store: Store, turn: Round) -> str:
    with store.read() as s:
        if turn.parent is not None:
            return rounds.get(s, turn.parent).name
        return runs.get(s, turn.runs[-1]).generator.model.name if turn.runs else ""


def _recipe(store: Store, turn: Round) -> str:
    if turn.selection is None:
        return describe(turn.plan.recipe) if turn.plan else ""
    with store.read() as s:
        return describe(selections.get(s, turn.selection).recipe)


def _that_runs(scorer: AnyScorer) -> RunScorer:
    """Given rewards cannot reward new completions: the checks do."""
    return ScorerSpec() if isinstance(scorer, GivenRewards) else scorer
