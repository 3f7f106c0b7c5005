"""What an evaluation came to: rewards, lengths and texts of its runs read from the store, and reckoned with."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rsgui.core import evaluation as core
from rsgui.core.best_of_n import Worth, worth
from rsgui.core.caveats import Evidence, caveats
from rsgui.core.entities import Evaluation, Scorer
from rsgui.core.errors import BadInput
from rsgui.core.evaluation import Change, Comparison, Side, change
from rsgui.core.statistics import Distinct, Interval, bootstrap_mean, distinct_alike, distinct_n, within_correlation
from rsgui.jobs import evaluate
from rsgui.store import evaluations, grid, likelihoods, prompts, rewards, rounds, runs, selections
from rsgui.store.database import Store
from rsgui.store.grid import Grid

PAGE = 2000
"""So many texts are read at a time."""

Floats = NDArray[np.float64]


class Sample(NamedTuple):
    """What one generator made of the held-out prompts."""

    name: str
    run: int
    rewards: Mapping[str, Floats]  # of every scorer by name, the gold one first; NaN: missing
    lengths: Floats  # tokens of every completion
    cut_off: int  # completions
    reached: Side | None  # by the gold scorer; None before it has rewarded any
    kl: Interval | None  # of the generator from its base, nats a completion; None: not known
    distinct: tuple[Distinct, Distinct]  # different words, and different word pairs, in all texts together


class Outcome(NamedTuple):
    """One generator against the first, prompt by prompt."""

    name: str
    run: int
    comparison: Comparison  # by the gold scorer
    against_control: Sequence[str]  # the verdict against its matched random control; nothing without one
    proxies: Mapping[str, Change]  # of the mean reward by the others
    length: Change | None  # tokens
    diversity: Change | None  # share of different word pairs in a prompt's completions, like sizes compared
    worth: Worth | None  # best of so many of the first; None: no prompt has rewards of both
    caveats: Sequence[str]


class Results(NamedTuple):
    """An evaluation in full. `outcomes` are of all generators but the first, as far as they can be compared."""

    evaluation: Evaluation
    gold: str
    samples: Sequence[Sample]
    outcomes: Sequence[Outcome]


def read(store: Store, evaluation: int) -> Results:
    """As much as is there by now; some tenths of a second for thousands of completions, so not in the window's thread.
    Raises StoreError where the evaluation is gone."""
    with store.read() as s:
        made = evaluations.get(s, evaluation)
        scorers = [rewards.get_scorer(s, scorer) for scorer in (made.gold, *made.scorers)]
    names = evaluate.names(store, made)
    sides = [_side(store, made, run, name, scorers) for run, name in zip(made.runs, names, strict=True)]
    controls = _controls(store, made, sides)
    compared = [_outcome(store, made, scorers, sides[0], side, controls.get(side.run)) for side in sides[1:]]
    outcomes = [outcome for outcome in compared if outcome is not None]
    return Results(made, scorers[0].name, [side.sample() for side in sides], outcomes)


class _Side(NamedTuple):
    """The completions of one run in prompt order, with all that is known of each."""

    run: int
    name: str
    cells: Grid
    rewards: Mapping[str, Floats]
    texts: Sequence[str]
    kl: Interval | None

    def by_prompt(self, values: Floats) -> dict[int, list[float]]:
        """Lists by prompt; NaN stays for what is missing."""
        found: dict[int, list[float]] = {}
        for row, value in zip(self.cells.rows.tolist(), values.tolist(), strict=True):
            found.setdefault(int(self.cells.prompts[row]), []).append(value)
        return found

    def texts_by_prompt(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for row, text in zip(self.cells.rows.tolist(), self.texts, strict=True):
            found.setdefault(int(self.cells.prompts[row]), []).append(text)
        return found

    def sample(self) -> Sample:
        distinct = (distinct_n(self.texts, 1), distinct_n(self.texts, 2))
        lengths = self.cells.lengths.astype(np.float64)
        reached = core.alone(self.by_prompt(next(iter(self.rewards.values()))))
        return Sample(
            self.name, self.run, self.rewards, lengths, int(self.cells.truncated.sum()), reached, self.kl, distinct
        )


def _side(store: Store, made: Evaluation, run: int, name: str, scorers: Sequence[Scorer]) -> _Side:
    with store.read() as s:
        cells = grid.matrix(s, made.project, made.gold, [run])
        given = {by.name: grid.rewards(s, by.id, [run], cells.completions) for by in scorers}
    texts: list[str] = []
    for start in range(0, len(cells.completions), PAGE):
        ids = cells.completions[start : start + PAGE].tolist()
        with store.read() as s:
            found = grid.cells(s, ids)
        texts += [found[id] for id in ids]
    return _Side(run, name, cells, given, texts, _kl(store, run))


def _kl(store: Store, run: int) -> Interval | None:
    """The KL divergence of a tuned model from its base, estimated on the completions that it drew itself: the mean over
    prompts of how much more probable they are with the adapter. That is unbiased where they are drawn with temperature
    1 and from the whole distribution; else it tells of what is drawn."""
    with store.read() as s:
        by_prompt = likelihoods.ratios(s, run)
    if not by_prompt:
        return None
    return bootstrap_mean([math.fsum(row) / len(row) for row in by_prompt.values()])


def _outcome(
    store: Store, made: Evaluation, scorers: Sequence[Scorer], base: _Side, tuned: _Side, control: _Side | None
) -> Outcome | None:
    gold = scorers[0]
    before, after = (side.by_prompt(side.rewards[gold.name]) for side in (base, tuned))
    by_gold = change(before, after)
    if by_gold is None:
        return None
    with store.read() as s:
        tagged = prompts.get(s, sorted(before.keys() | after.keys()))
    compared = core.compare(before, after, {p.id: p.tags for p in tagged})
    proxies = {
        by.name: moved
        for by in scorers[1:]
        if (moved := change(*(side.by_prompt(side.rewards[by.name]) for side in (base, tuned)))) is not None
    }
    length = change(*(side.by_prompt(side.cells.lengths.astype(np.float64)) for side in (base, tuned)))
    shares = distinct_alike(base.texts_by_prompt(), tuned.texts_by_prompt())
    diversity = change(*({prompt: [share] for prompt, share in side.items()} for side in shares))
    evidence = Evidence(
        gold=by_gold,
        gold_name=gold.name,
        gold_selected=gold.id in _selecting(store, made, tuned.run),
        proxies=proxies,
        length=length,
        diversity=diversity,
        length_correlation=_length_correlation((base, tuned), gold.name),
    )
    return Outcome(
        name=tuned.name,
        run=tuned.run,
        comparison=compared,
        against_control=_against(control, tuned, gold.name),
        proxies=proxies,
        length=length,
        diversity=diversity,
        worth=_worth(before, after),
        caveats=caveats(evidence),
    )


def _against(control: _Side | None, tuned: _Side, gold: str) -> list[str]:
    """The verdict on a tuned model against its control; nothing where there is none, or no rewards of it yet."""
    if control is None:
        return []
    before, after = (side.by_prompt(side.rewards[gold]) for side in (control, tuned))
    try:
        return core.verdict(core.compare(before, after), control.name, tuned.name)
    except BadInput:
        return []


def _controls(store: Store, made: Evaluation, sides: Sequence[_Side]) -> dict[int, _Side]:
    """Of each run whose adapter has a control among the runs, that control's side."""
    with store.read() as s:
        folders = {runs.get(s, side.run).generator.adapter: side for side in sides}
        adapters = {adapter.id: adapter.folder for adapter in rounds.adapters(s, made.project) if adapter.folder}
        both = [(one.adapter or 0, one.control or 0) for one in rounds.of_project(s, made.project)]
    found = [(folders.get(adapters.get(tuned)), folders.get(adapters.get(control))) for tuned, control in both]
    return {tuned.run: control for tuned, control in found if tuned and control and control is not tuned}


def _worth(base: Mapping[int, list[float]], tuned: Mapping[int, list[float]]) -> Worth | None:
    both = sorted(base.keys() & tuned.keys())
    there = [[reward for reward in tuned[prompt] if math.isfinite(reward)] for prompt in both]
    means = [math.fsum(row) / len(row) if row else math.nan for row in there]
    try:
        return worth([base[prompt] for prompt in both], means)
    except ValueError:  # no prompt has rewards of both
        return None


def _length_correlation(sides: Sequence[_Side], gold: str) -> float:
    lengths = np.concatenate([side.cells.lengths for side in sides])
    given = np.concatenate([side.rewards[gold] for side in sides])
    groups = np.concatenate([2 * side.cells.rows + place for place, side in enumerate(sides)])
    found = within_correlation(lengths, given, groups)
    return 0.0 if math.isnan(found) else found


def _selecting(store: Store, made: Evaluation, run: int) -> set[int]:
    """The scorers whose rewards chose what the run's adapter was trained on: none for a random control."""
    with store.read() as s:
        folder = runs.get(s, run).generator.adapter
        trained = [adapter for adapter in rounds.adapters(s, made.project) if folder and adapter.folder == folder]
        at_random = {one.control for one in rounds.of_project(s, made.project)}
        if not trained or trained[0].id in at_random:
            return set()
        chosen = selections.get(s, trained[0].selection)
        combined = {part.scorer for part in chosen.recipe.combination.scorers}
        named = {scorer.id for scorer in rewards.scorers(s, made.project) if scorer.name in combined}
    return named or {chosen.scorer}
