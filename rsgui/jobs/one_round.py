"""One round as a row of steps: generate, score, select, train, evaluate. What is there already is not made again."""

from __future__ import annotations

import collections.abc
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from rsgui.core import analysis, preferences, selection
from rsgui.core.entities import Adapter, Evaluation, Generator, GivenRewards, Run, Scorer, ScorerSpec
from rsgui.core.errors import BadInput
from rsgui.core.rounds import Plan, Round, line_of
from rsgui.core.texts import counted, later, number, tr
from rsgui.jobs import (
    actions,
    choosing,
    controls,
    curating,
    evaluating,
    generate,
    leaks,
    preferring,
    scorers,
    specs,
    train,
    train_reward,
    validating,
)
from rsgui.jobs.curating import CuratedSet
from rsgui.jobs.preferring import FromScorer
from rsgui.jobs.steps import Step, begun, until_done
from rsgui.jobs.workbench import Workbench
from rsgui.store import grid, prompts, rewards, rounds, runs
from rsgui.store.database import Writer

Steps = collections.abc.Generator[Step, None, Scorer]
LEARNED = "Learned reward model"


def steps(bench: Workbench, turn: Round, review: bool = False) -> Iterator[Step]:
    """The steps of a round; with a server's model they end with the curated set, and so they do with `review`, until a
    person lets it go on (`go_on`). Whatever selects, checks are what it is measured by. Raises BadInput where a step
    cannot be begun, StepFailed where one has not ended well."""
    plan = plan_of(turn)
    generator = generator_of(bench, turn)
    combined = combined_by(bench, turn.project, plan)
    run = choosing.make_run(bench.store, turn.project, generator, plan.n, plan.seed, plan.choice)
    turn = _kept(bench, turn, runs=(run.id, *_earlier(bench, turn)))
    yield from _generate(bench, plan, run)
    scorer = scorers.scorer_of(bench, turn.project, plan.scorer)
    yield from _score(bench, turn, scorer)
    by_gold = ""
    if plan.proxy == "learned":
        gold, scorer = scorer, (yield from _learn(bench, turn, scorer))
        yield from _score(bench, turn, scorer)
        by_gold = f". {_by_gold(bench, turn, scorer, gold)}"
    for other in combined:
        if other.id != scorer.id:
            yield from _score(bench, turn, other)
    if _unmade(bench, turn):
        turn = _choose(bench, turn, scorer)
    chosen = counted(len(curated(bench, turn)), "{count} completion", "{count} completions")
    yield Step("review", f"{chosen} chosen: {selection.describe(plan.recipe)}{by_gold}")
    if plan.generator.model.backend == "openai":
        yield Step("train", f"Nothing to train: the weights of {plan.generator.model.name} are with its server")
        return
    if review and _unmade(bench, turn):
        return
    turn = go_on(bench, turn)
    for adapter, what in ((turn.adapter, "on the curated set"), (turn.control, "on as many random completions")):
        if adapter is not None:
            yield from _train(bench, turn, adapter, what)
    yield from _evaluate(bench, turn)


def plan_of(turn: Round) -> Plan:
    """What a round of the loop is made with. Raises BadInput for one that was made by hand."""
    if turn.plan is None:
        raise BadInput("{round} was made by hand, page by page.", "Start the next round from it.", round=turn.name)
    return turn.plan


def combined_by(bench: Workbench, project: int, plan: Plan) -> list[Scorer]:
    """The scorers that the plan's recipe combines; none where it goes by one alone. Raises BadInput where there is no
    such scorer, or it cannot reward new completions."""
    wanted = [part.scorer for part in plan.recipe.combination.scorers]
    if actions.CHECKS in wanted:
        actions.checks_scorer(bench, project)
    with bench.store.read() as s:
        known = {scorer.name: scorer for scorer in rewards.scorers(s, project)}
    hint = later("Select by another recipe in Review first.")
    for name in wanted:
        if name not in known:
            problem = later("The recipe needs rewards of {scorer}, and the project has no such scorer.")
            raise BadInput(problem, hint, scorer=name)
        if isinstance(known[name].spec, GivenRewards):
            problem = later("The recipe needs rewards of {scorer}, which cannot reward new completions.")
            raise BadInput(problem, hint, scorer=name)
    return [known[name] for name in wanted]


def generator_of(bench: Workbench, turn: Round) -> Generator:
    """What writes the completions of a round: its plan's generator, with the adapter of the round before. Raises
    BadInput where that is not trained yet or its files are gone."""
    plan = plan_of(turn)
    if turn.parent is None:
        return plan.generator
    with bench.store.read() as s:
        before = rounds.get(s, turn.parent)
    if before.adapter is None:
        raise BadInput("{round} has no adapter yet.", "Finish it first.", round=before.name)
    return evaluating.base_and_tuned(bench, turn.project, before.adapter, plan.generator.sampling)[1]


def curated(bench: Workbench, turn: Round) -> CuratedSet:
    """What the round is trained on: its selection under all decisions, of its own runs and without validation
    prompts."""
    chosen = curating.curated(bench.store, turn.project, turn.selection)
    aside = set(validating.prompts_of(bench.store, turn.project, plan_of(turn)))
    with bench.store.read() as s:
        found = runs.completions(s, chosen.completions)
    ids = tuple(c.id for c in found if c.run in turn.runs and c.prompt not in aside)
    return msgspec.structs.replace(chosen, completions=ids)


def go_on(bench: Workbench, turn: Round) -> Round:
    """Freezes the curated set of a round as the rows of its adapter, and of its control, unless that is done. Raises
    BadInput for a curated set without rows to train on."""
    plan = plan_of(turn)
    if _unmade(bench, turn):
        parent = _parent(bench, turn) if plan.start == "last" else None
        before = turn

        def end(w: Writer, adapter: Adapter) -> None:
            rounds.keep(w, msgspec.structs.replace(before, adapter=adapter.id))

        train.freeze_set(bench.store, curated(bench, turn), plan.params, plan.generator.model, parent, end)
    turn = read(bench, turn)
    if plan.control and turn.adapter is not None and train.unmade(bench.store, turn.control):
        controls.freeze(bench.store, turn.adapter)
    return read(bench, turn)


def read(bench: Workbench, turn: Round) -> Round:
    """The round as it is now."""
    with bench.store.read() as s:
        return rounds.get(s, turn.id)


def trained(bench: Workbench, adapter: int | None) -> Adapter | None:
    """The adapter, where its training has come to its end and its files are there."""
    if adapter is None:
        return None
    with bench.store.read() as s:
        found = rounds.adapter(s, adapter)
    return found if train.is_there(found) else None


def _kept(bench: Workbench, turn: Round, **changed: Any) -> Round:
    after = msgspec.structs.replace(turn, **changed)
    if after != turn:
        with bench.store.write() as w:
            rounds.keep(w, after)
    return after


def _earlier(bench: Workbench, turn: Round) -> tuple[int, ...]:
    """The runs of the rounds before, where they are chosen among too."""
    if not plan_of(turn).pooled:
        return ()
    with bench.store.read() as s:
        line = line_of(rounds.of_project(s, turn.project), turn.id)[:-1]
    return tuple(sorted({run for one in line for run in one.runs}))


def _parent(bench: Workbench, turn: Round) -> int | None:
    if turn.parent is None:
        return None
    with bench.store.read() as s:
        return rounds.get(s, turn.parent).adapter


def _unmade(bench: Workbench, turn: Round) -> bool:
    return train.unmade(bench.store, turn.adapter)


def _generate(bench: Workbench, plan: Plan, run: Run) -> Iterator[Step]:
    with bench.store.read() as s:
        made, expected = runs.progress(s, run.id)
    if made >= expected:
        there = counted(made, "{count} completion made already.", "{count} completions made already.")
        there = f"{there} {generate.told_refused(bench.store, run.id)}"
        yield Step("generate", there.rstrip(" ."))
        return
    title = tr("Generate with {model}", model=actions.called(run.generator))
    job = begun(bench, run.project, title, specs.GenerateJob(run.id))
    which = "each training prompt" if plan.choice == choosing.EVERY else "each chosen prompt"
    yield from until_done(bench, Step("generate", f"{plan.n} completions of {which}", job))


def _score(bench: Workbench, turn: Round, scorer: Scorer) -> Iterator[Step]:
    with bench.store.read() as s:
        rewarded, expected = rewards.progress(s, scorer.id, turn.runs)
    if rewarded >= expected:
        yield Step("score", f"{counted(rewarded, '{count} completion', '{count} completions')} rewarded already")
        return
    by_checks = scorer.spec == ScorerSpec()
    title = tr("Score by checks") if by_checks else tr("Score by {scorer}", scorer=scorer.name)
    job = begun(bench, turn.project, title, specs.ScoreJob(scorer.id, turn.runs))
    what = "Count the checks that each completion meets" if by_checks else f"Reward each completion by {scorer.name}"
    yield from until_done(bench, Step("score", what, job))


def _learn(bench: Workbench, turn: Round, gold: Scorer) -> Steps:
    """Trains a reward model on the best and the worst of each prompt by the gold scorer, unless it is there; gives the
    scorer that it is."""
    source = FromScorer(gold.id, runs=turn.runs)
    pairs = preferring.pairs(bench.store, turn.project, source)
    about = preferring.described(bench.store, source, pairs)
    base = plan_of(turn).generator.model
    spec = train_reward.freeze(bench.store, turn.project, LEARNED, base, preferences.PARAMS, pairs, about)
    there = train_reward.scorer_of(bench.store, turn.project, spec)
    if there is not None:
        yield Step("score", f"The {there.name} is trained already")
        return there
    job = begun(bench, turn.project, tr("Train reward model {name}", name=LEARNED), spec)
    yield from until_done(bench, Step("score", f"Train a reward model on {about}", job))
    there = train_reward.scorer_of(bench.store, turn.project, spec)
    assert there is not None
    return there


def _by_gold(bench: Workbench, turn: Round, proxy: Scorer, gold: Scorer) -> str:
    """How well the proxy's favourites meet the gold scorer, where that can fail."""
    with bench.store.read() as s:
        chosen_by, measured_by = (grid.matrix(s, turn.project, by.id, turn.runs).matrix for by in (proxy, gold))
    found = analysis.aim(chosen_by, measured_by, bar=1.0)
    if not len(found.rows):
        return "The checks are met by all completions of a prompt or by none, so they cannot tell how well it chose"
    many = counted(len(found.rows), "{count} prompt", "{count} prompts")
    return (
        f"In {many} where some meet all checks and others do not, its favourite meets"
        f" them in {number(found.right.mean(), '.0%')}, and a random one in {number(found.chance.mean(), '.0%')}; of"
        " most of them it has seen the best and the worst"
    )


def _choose(bench: Workbench, turn: Round, scorer: Scorer) -> Round:
    """Selects by the recipe, and keeps what came of it. Raises BadInput where nothing can be chosen."""
    plan = plan_of(turn)
    chosen = actions.choose(bench, turn.project, scorer.id, plan.recipe, turn.runs)
    turn = _kept(bench, turn, selection=chosen.id)
    if len(curated(bench, turn)):
        return turn
    chosen_by = combined_by(bench, turn.project, plan) or [scorer]
    with bench.store.read() as s:
        summaries = [rewards.summary(s, by.id, turn.runs) for by in chosen_by]
    if not any(summary.rewarded for summary in summaries):
        hint = "Give the prompts checks, or include completions by hand in the window."
        raise BadInput(
            "None of the {all} has a reward.",
            hint,
            all=counted(summaries[0].missing, "{count} completion", "{count} completions"),
        )
    lacking = [by.name for by, summary in zip(chosen_by, summaries, strict=True) if not summary.rewarded]
    if lacking and plan.recipe.combination.missing == "drop":
        hint = "Let the others count where a reward is missing, or select by another recipe in Review first."
        raise BadInput("No completion has a reward of {scorer}.", hint, scorer=" or ".join(lacking))
    hint = "Take a lower least reward or more tokens for each completion, or include some by hand in the window."
    raise BadInput("No completion can be chosen: {recipe}.", hint, recipe=selection.describe(plan.recipe))


def _train(bench: Workbench, turn: Round, id: int, what: str) -> Iterator[Step]:
    there = trained(bench, id)
    if there is not None:
        yield Step("train", f"{there.name} is trained already")
        return
    with bench.store.read() as s:
        adapter = rounds.adapter(s, id)
    _, refused = leaks.parted(bench.store, turn.project, curating.rows(bench.store, curated(bench, turn)))
    spec = specs.TrainJob(id, leaks.told(refused))
    job = begun(bench, turn.project, tr("Train {name}", name=adapter.name), spec)
    yield from until_done(bench, Step("train", f"Fine-tune a LoRA adapter {what}", job))


def _evaluate(bench: Workbench, turn: Round) -> Iterator[Step]:
    evaluation = evaluation_of(bench, turn)
    if not misses(bench, evaluation):
        yield Step("evaluate", "The held-out prompts are evaluated already")
        return
    with bench.store.read() as s:
        adapter = rounds.adapter(s, turn.adapter or 0)
    spec = specs.EvaluateJob(evaluation.id, gold_is_enough=True)
    job = begun(bench, turn.project, tr("Evaluate {names}", names=adapter.name), spec)
    title = f"Base against tuned, {plan_of(turn).k} completions of each held-out prompt"
    yield from until_done(bench, Step("evaluate", title, job))


def evaluation_of(bench: Workbench, turn: Round) -> Evaluation:
    """The evaluation of a trained round, made if it is not there: the base, the adapters of the rounds up to it, the
    oldest first, and the controls; by the gold scorer and every other one of the project that can."""
    plan = plan_of(turn)
    with bench.store.read() as s:
        line = line_of(rounds.of_project(s, turn.project), turn.id)
    adapters = [one.adapter for one in line] + [one.control for one in line]
    there = [adapter for adapter in adapters if trained(bench, adapter)]
    pairs = [evaluating.base_and_tuned(bench, turn.project, a, plan.generator.sampling) for a in there if a is not None]
    own = evaluating.base_and_tuned(bench, turn.project, turn.adapter or 0, plan.generator.sampling)
    generators = [own[0], *(tuned for _, tuned in pairs)]
    return evaluating.make_evaluation(bench, turn.project, generators, gold_of(bench, turn), plan.k, plan.seed)


def gold_of(bench: Workbench, turn: Round) -> int:
    """The scorer that evaluates: the checks, where held-out prompts have any, since a model that selected would find
    its own favourites good; else the one that selected."""
    with bench.store.read() as s:
        held_out = prompts.page(s, turn.project, 0, prompts.count(s, turn.project, "held-out"), "held-out")
    if any(prompt.checks for prompt in held_out):
        return actions.checks_scorer(bench, turn.project).id
    return scorers.scorer_of(bench, turn.project, plan_of(turn).scorer).id


def misses(bench: Workbench, evaluation: Evaluation) -> bool:
    """Whether an evaluation still lacks completions or rewards."""
    return _lacks(bench, evaluation, (evaluation.gold, *evaluation.scorers))


def is_decided(bench: Workbench, evaluation: Evaluation) -> bool:
    """Whether an evaluation has all completions, and all rewards of the gold scorer."""
    return not _lacks(bench, evaluation, (evaluation.gold,))


def _lacks(bench: Workbench, evaluation: Evaluation, scorers: Sequence[int]) -> bool:
    with bench.store.read() as s:
        progress = [runs.progress(s, run) for run in evaluation.runs]
        progress += [rewards.progress(s, by, evaluation.runs) for by in scorers]
    return any(done < expected for done, expected in progress)
