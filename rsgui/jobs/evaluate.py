"""The job that evaluates: generators answer held-out prompts with the same seeds, and scorers reward what they said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rsgui.core import wire
from rsgui.core.entities import Evaluation, Generator
from rsgui.core.errors import BadInput, RsguiError
from rsgui.core.texts import counted, later, tr
from rsgui.jobs import generate, score, train
from rsgui.jobs.context import Context
from rsgui.jobs.engine_client import Items
from rsgui.jobs.specs import EvaluateJob
from rsgui.store import evaluations, likelihoods, rewards, rounds, runs
from rsgui.store.database import Store

OTHERS_FAILED = later("Everything is made, but these scorers could not reward all of it: {failed}")
OTHERS_HINT = later("What was scored is shown. Mend the scorer and go on, or evaluate again without it.")


def run(context: Context, spec: EvaluateJob) -> str:
    """Does what the evaluation misses: first all completions, then the gold rewards, then the others'."""
    with context.store.read() as s:
        evaluation = evaluations.get(s, spec.evaluation)
    scorers = (evaluation.gold, *evaluation.scorers)
    _tell_start(context, evaluation, scorers)
    for run_id, name in zip(evaluation.runs, names(context.store, evaluation), strict=True):
        context.meter.note(name)
        generate.fill(context, run_id)
    with context.store.read() as s:
        made = sum(runs.progress(s, run_id)[0] for run_id in evaluation.runs)
    context.meter.expect(made * (1 + len(scorers)))  # prompts that were left out have nothing to score
    context.meter.note(later("scoring"))
    score.fill(context, evaluation.gold, evaluation.runs)
    for run_id in evaluation.runs:
        _weigh(context, run_id)
    failed = _score_by_others(context, evaluation)
    if failed and not spec.gold_is_enough:
        raise BadInput(OTHERS_FAILED, OTHERS_HINT, failed=failed)
    message = counted(
        made,
        "{count} completion of held-out prompts made and scored.",
        "{count} completions of held-out prompts made and scored.",
    )
    left_out = [generate.told_refused(context.store, run_id) for run_id in evaluation.runs]
    others = tr(OTHERS_FAILED, failed=failed) if failed else ""
    return " ".join([message, *filter(None, dict.fromkeys([*left_out, others]))])


def names(store: Store, evaluation: Evaluation) -> list[str]:
    """What its generators are called, in the order of its runs: all differ."""
    with store.read() as s:
        generators = [runs.get(s, run).generator for run in evaluation.runs]
    return named(store, evaluation.project, generators)


def named(store: Store, project: int, generators: Sequence[Generator]) -> list[str]:
    """Names for generators: that of the adapter, or of the model, and "base" for one that others are adapters of; where
    they share one, with a number."""
    with store.read() as s:
        adapters = {train.place_of(store, adapter): adapter.name for adapter in rounds.adapters(s, project)}
    tuned = {generator.model for generator in generators if generator.adapter}

    def plain(generator: Generator) -> str:
        if generator.adapter:
            return adapters.get(generator.adapter, Path(generator.adapter).name)
        return "base" if generator.model in tuned else generator.model.name

    found = [plain(generator) for generator in generators]
    shared = {name for name in found if found.count(name) > 1}
    return [f"{name} ({found[: i + 1].count(name)})" if name in shared else name for i, name in enumerate(found)]


def _tell_start(context: Context, evaluation: Evaluation, scorers: tuple[int, ...]) -> None:
    with context.store.read() as s:
        made = [runs.progress(s, run_id) for run_id in evaluation.runs]
        rewarded = sum(rewards.progress(s, scorer, evaluation.runs)[0] for scorer in scorers)
    expected = sum(total for _, total in made) * (1 + len(scorers))  # each is made, and then scored
    context.meter.start(expected, sum(done for done, _ in made) + rewarded, later("tokens"))


def _weigh(context: Context, run_id: int) -> None:
    """How probable a tuned model's completions are by it and by its base, for the distance between the two. Only where
    the weights are at hand: of an adapter that transformers runs over a model that is not rounded."""
    with context.store.read() as s:
        generator = runs.get(s, run_id).generator
        left = likelihoods.missing(s, run_id, limit=1)
    weighable = generator.model.backend == "transformers" and generator.model.quantise is None
    if generator.adapter is None or not weighable or not left:
        return
    context.meter.note("distance from the base")

    def keep(items: Items) -> None:
        new = [item.likelihood for item in items if isinstance(item, wire.Likely)]
        with context.store.write() as w:
            likelihoods.add(w, run_id, new)

    request = wire.CompareLikelihoods(0, generator, context.settings.threads)
    context.request(request, keep, _unweighed(context.store, run_id))


def _unweighed(store: Store, run_id: int) -> Iterator[wire.SaidWork]:
    after = 0
    while True:
        with store.read() as s:
            page = likelihoods.missing(s, run_id, after)
        if not page:
            return
        yield from (work for _, work in page)
        after = page[-1][0]


def _score_by_others(context: Context, evaluation: Evaluation) -> str:
    """One that fails keeps none of the others from giving its rewards. Gives what the scorers failed of."""
    failed = []
    for scorer in evaluation.scorers:
        try:
            score.fill(context, scorer, evaluation.runs)
        except RsguiError as error:
            with context.store.read() as s:
                failed.append(f"{rewards.get_scorer(s, scorer).name}: {error}")
    return " ".join(failed)
