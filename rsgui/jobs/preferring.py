"""Preference pairs of a project: out of what people decided, or out of the best and worst by a scorer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from rsgui.core import preferences, review
from rsgui.core.entities import GivenRewards, Prompt
from rsgui.core.errors import BadInput
from rsgui.core.preferences import Pair
from rsgui.core.selection import best_worst_flat
from rsgui.core.strategies import TOLERANCE
from rsgui.core.texts import counted, tr
from rsgui.store import decisions, grid, prompts, rewards, runs
from rsgui.store.database import Store

PAGE = 500


class FromDecisions(msgspec.Struct, frozen=True):
    """What people included or edited, over what they excluded."""


class FromScorer(msgspec.Struct, frozen=True):
    """Of each prompt the best completion over the worst one by a scorer, unless they are closer than `margin`. `runs`
    None is all over training prompts."""

    scorer: int
    margin: float = 0.0
    runs: tuple[int, ...] | None = None


Source = FromDecisions | FromScorer


def pairs(store: Store, project: int, source: Source) -> list[Pair]:
    """The pairs of a source, with some prompts held out. Raises BadInput where there are too few, saying why."""
    found = _decided(store, project) if isinstance(source, FromDecisions) else _best_worst(store, project, source)
    try:
        return preferences.split(found)
    except BadInput as error:
        raise BadInput(error.message, _way_out(store, source, error)) from error


def described(store: Store, source: Source, found: Sequence[Pair]) -> str:
    """Where pairs come from and how many there are, in words."""
    learnt, held = preferences.counts(found)
    numbers = counted(
        learnt,
        "{count} pair, and {held:,} of other prompts to measure on",
        "{count} pairs, and {held:,} of other prompts to measure on",
        held=held,
    )
    if isinstance(source, FromDecisions):
        return f"{numbers}; {tr('what you included or edited, over what you excluded')}"
    with store.read() as s:
        name = rewards.get_scorer(s, source.scorer).name
    by = tr("the best over the worst by “{name}”", name=name)
    if not source.margin:
        return f"{numbers}; {by}"
    return f"{numbers}; {by}, {tr('at least {margin:g} apart', margin=source.margin)}"


def _decided(store: Store, project: int) -> Iterator[Pair]:
    with store.read() as s:
        standing = review.standing(decisions.log(s, project))
        prompt_of = {c.id: c.prompt for c in runs.completions(s, list(standing))}
    edited = {id: said.edited for id, said in standing.items() if said.edited is not None}
    return _with_texts(store, preferences.decided(standing, prompt_of), edited)


def _best_worst(store: Store, project: int, source: FromScorer) -> Iterator[Pair]:
    with store.read() as s:
        cells = grid.matrix(s, project, source.scorer, source.runs)
    least = max(source.margin, 2 * TOLERANCE)  # what rounding makes is no preference
    best, worst = best_worst_flat(cells.matrix, least)
    ids = zip(cells.completions[best].tolist(), cells.completions[worst].tolist(), strict=True)
    return _with_texts(store, list(ids), {})


def _with_texts(store: Store, ids: Sequence[tuple[int, int]], edited: dict[int, str]) -> Iterator[Pair]:
    """The pairs with their texts, and with the prompt as scorers are given it; an edited text is the better one."""
    for start in range(0, len(ids), PAGE):
        page = ids[start : start + PAGE]
        with store.read() as s:
            completions = {c.id: c for c in runs.completions(s, list(_each(page)))}
            asked: dict[int, Prompt] = {
                p.id: p for p in prompts.get(s, sorted({c.prompt for c in completions.values()}))
            }
        for good, bad in page:
            chosen, rejected = completions[good], completions[bad]
            prompt = asked[chosen.prompt]
            yield Pair(prompt.key, prompt.messages, edited.get(good, chosen.text), rejected.text)


def _each(ids: Iterable[tuple[int, int]]) -> set[int]:
    return {id for both in ids for id in both}


def _way_out(store: Store, source: Source, error: BadInput) -> str:
    """What would give more pairs."""
    if isinstance(source, FromDecisions):
        hint = tr("In Review, include some completions of a prompt and exclude others of the same one.")
        return f"{hint} {error.hint}"
    with store.read() as s:
        by = rewards.get_scorer(s, source.scorer)
        told = rewards.summary(s, by.id, [run.id for run in runs.of_project(s, by.project)])
    if not told.rewarded:
        if isinstance(by.spec, GivenRewards):
            return tr("“{name}” has given no rewards yet.", name=by.name)
        return tr("“{name}” has given no rewards yet. Score first.", name=by.name)
    if source.margin > 0:
        return tr(
            "“{name}” tells too few completions of a prompt apart by {margin:g}. Take a smaller margin.",
            name=by.name,
            margin=source.margin,
        )
    return tr(
        "“{name}” gives all completions of a prompt the same reward nearly everywhere. Take another scorer.",
        name=by.name,
    )
