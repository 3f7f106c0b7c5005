"""Scorers and their rewards: one nullable number per (completion, scorer), written once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Exists,
    Integer,
    bindparam,
    cast,
    exists,
    func,
    literal_column,
    select,
    update,
)
from sqlalchemy import insert as plain_insert
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from rsgui.core.entities import AnyScorer, NewReward, Record, Scorer
from rsgui.core.errors import BadInput
from rsgui.core.wire import ScoreWork, Text
from rsgui.store import packs
from rsgui.store.database import Writer
from rsgui.store.query import columns, fetch, fields, one, rows_of
from rsgui.store.schema import Completions, Prompts, Rewards, Runs, Scorers

BINS = 20
rowid: ColumnElement[int] = literal_column("rewards.rowid", Integer)
"""Of rewards: new ones get the highest."""


class RewardSummary(Record, frozen=True):
    """The rewards of one scorer. `histogram` has equal bins from `low` to `high`, both included."""

    rewarded: int  # with a number
    missing: int  # looked at, without a number
    mean: float | None
    reasons: dict[str, int]  # why rewards are missing
    histogram: tuple[int, ...]
    low: float
    high: float


def scorer(w: Writer, project: int, name: str, spec: AnyScorer) -> Scorer:
    """The project's scorer of that name, made when it is not there yet.

    Raises BadInput when the name belongs to other settings: rewards of different settings are never mixed.
    """
    for known in scorers(w.session, project):
        if known.name == name:
            if known.spec != spec:
                raise BadInput(
                    "The scorer “{name}” has other settings.", "Choose another name for the new one.", name=name
                )
            return known
    new = Scorer(0, project, name, spec)
    id = w.session.scalars(plain_insert(Scorers).values(fields(new)).returning(Scorers.id)).one()
    w.changed("scorers", id)
    return msgspec.structs.replace(new, id=id)


def move_scorer(w: Writer, scorer: int, spec: AnyScorer) -> None:
    """The scorer's files lie elsewhere now: `spec` says the same with another path."""
    w.session.execute(update(Scorers).where(Scorers.id == scorer).values(spec=spec))
    w.changed("scorers", scorer)


def scorers(s: Session, project: int) -> list[Scorer]:
    """Oldest first."""
    return fetch(s, Scorer, rows_of(Scorers, Scorer).where(Scorers.project == project).order_by(Scorers.id))


def told(s: Session, project: int) -> list[Scorer]:
    """The scorers that gave at least one reward, oldest first."""
    given = select(Rewards.completion).where(Rewards.scorer == Scorers.id, Rewards.value.is_not(None))
    query = rows_of(Scorers, Scorer).where(Scorers.project == project, given.exists())
    return fetch(s, Scorer, query.order_by(Scorers.id))


def get_scorer(s: Session, scorer: int) -> Scorer:
    """Raises StoreError when it is not there."""
    return one(s, Scorer, Scorers, scorer)


def unrewarded(
    s: Session, scorer: int, runs: Sequence[int], after: int = 0, limit: int = 64, with_known: bool = False
) -> list[ScoreWork]:
    """The next prompts (with an id above `after`) with those of their completions that the scorer has not looked at;
    `with_known`, the others too, marked as known."""
    ours = _of_runs(runs)
    left = select(Completions.prompt).where(Completions.prompt > after, ours, ~_seen(scorer))
    ids = s.scalars(left.distinct().order_by(Completions.prompt).limit(limit)).all()
    if not ids:
        return []
    query = (
        select(Completions.prompt, Completions.id, Completions.text, _seen(scorer).label("known"))
        .where(Completions.prompt.in_(ids), ours, *([] if with_known else [~_seen(scorer)]))
        .order_by(Completions.prompt, Completions.run, Completions.index)
    )
    texts: dict[int, list[Text]] = {}
    for prompt, completion, text, known in s.execute(query):
        texts.setdefault(prompt, []).append(Text(completion, text, bool(known)))
    asked = select(Prompts.id, Prompts.messages, Prompts.checks, Prompts.reference).where(Prompts.id.in_(ids))
    found = s.execute(asked.order_by(Prompts.id))
    return [ScoreWork(id, messages, tuple(texts[id]), checks, reference) for id, messages, checks, reference in found]


def _of_runs(runs: Sequence[int]) -> ColumnElement[bool]:
    """Completions of these runs. "+ 0" keeps SQLite from taking an index on the run, which would sort all that is left
    for every page."""
    return (Completions.run + 0).in_(runs)


def _seen(scorer: int) -> Exists:
    return exists().where(Rewards.completion == Completions.id, Rewards.scorer == scorer)


def progress(s: Session, scorer: int, runs: Sequence[int]) -> tuple[int, int]:
    """How many completions of these runs the scorer has looked at, and how many there are."""
    made = select(func.coalesce(func.sum(Runs.made), 0)).where(Runs.id.in_(runs))
    return packs.size(s, runs, scorer), s.scalars(made).one()


def add(w: Writer, scorer: int, rewards: Sequence[NewReward]) -> None:
    """Keeps rewards. One that is there already stays; one for a completion that is gone is dropped."""
    if not rewards:
        return
    given: list[BindParameter[Any]] = [bindparam(name) for name in NewReward.__struct_fields__]
    names = ["completion", "value", "reason", "detail", "scorer", "run"]
    row = select(*given, bindparam("scorer"), Completions.run).where(Completions.id == given[0])
    before = w.session.scalars(select(func.coalesce(func.max(rowid), 0)).select_from(Rewards)).one()
    w.session.connection().execute(
        insert(Rewards).from_select(names, row).on_conflict_do_nothing(),
        [{"scorer": scorer, **fields(_finite(reward))} for reward in rewards],
    )
    _pack(w.session, scorer, before)
    w.changed("rewards", scorer)


def _pack(s: Session, scorer: int, before: int) -> None:
    """The same as numbers: what was written after the row `before`, by run."""
    new = s.execute(select(Rewards.run, Rewards.completion, Rewards.value).where(rowid > before).order_by(rowid))
    by_run: dict[int, list[tuple[int, float]]] = {}
    for run, completion, value in new:
        by_run.setdefault(run, []).append((completion, math.nan if value is None else value))
    for run, numbers in by_run.items():
        packs.add(s, np.array(numbers, dtype=packs.REWARD), run, scorer)


def _finite(reward: NewReward) -> NewReward:
    """What is not a finite number is missing: SQLite has no NaN."""
    if reward.value is None or math.isfinite(reward.value):
        return reward
    return msgspec.structs.replace(reward, value=None, reason=reward.reason or f"the scorer gave {reward.value}")


def looked_at(s: Session, project: int) -> list[tuple[int, Scorer]]:
    """The runs over training prompts that have rewards, newest first, each with every scorer that gave some."""
    known = list(reversed(scorers(s, project)))
    some = select(Rewards.run).where(Rewards.scorer == bindparam("scorer"), Rewards.run == Runs.id).exists()
    query = select(Runs.id).where(Runs.project == project, Runs.split == "train", some)
    pairs = [(run, by) for by in known for run in s.scalars(query, {"scorer": by.id})]
    return sorted(pairs, key=lambda pair: -pair[0])


def mixed(s: Session, scorer: int, run: int) -> set[int]:
    """The prompts of a run whose completions differ in their rewards: neither all good nor all bad."""
    query = (
        select(Completions.prompt)
        .join(Rewards, Rewards.completion == Completions.id)
        .where(Rewards.scorer == scorer, Rewards.run == run)
        .group_by(Completions.prompt)
        .having(func.min(Rewards.value) < func.max(Rewards.value))
    )
    return set(s.scalars(query))


def reward(s: Session, completion: int, scorer: int) -> NewReward | None:
    """What the scorer gave the completion; None where it has not looked at it."""
    query = rows_of(Rewards, NewReward).where(Rewards.completion == completion, Rewards.scorer == scorer)
    found = fetch(s, NewReward, query)
    return found[0] if found else None


def of_completion(s: Session, completion: int) -> list[tuple[Scorer, NewReward]]:
    """What every scorer gave a completion that has looked at it, the oldest scorer first."""
    query = (
        select(*columns(Scorers, Scorer), *columns(Rewards, NewReward))
        .join(Rewards, Rewards.scorer == Scorers.id)
        .where(Rewards.completion == completion)
        .order_by(Scorers.id)
    )
    split = len(Scorer.__struct_fields__)
    return [(Scorer(*row[:split]), NewReward(*row[split:])) for row in s.execute(query)]


def truncated(s: Session, scorer: int, runs: Sequence[int]) -> int:
    """How many completions a model saw only the beginning of, where its settings allow that."""
    left_out = func.json_extract(Rewards.detail, "$.left_out")
    ours = (Rewards.scorer == scorer, Rewards.run.in_(runs), Rewards.detail.startswith("{"))
    return s.scalars(select(func.count()).where(*ours, left_out > 0)).one()


def summary(s: Session, scorer: int, runs: Sequence[int]) -> RewardSummary:
    """The rewards of these runs, for the Score page. Without any, the histogram is empty and goes from 0 to 1."""
    ours = (Rewards.scorer == scorer, Rewards.run.in_(runs))
    value = Rewards.value
    spread = select(func.count(), func.count(value), func.avg(value), func.min(value), func.max(value))
    looked_at, rewarded, mean, least, most = s.execute(spread.where(*ours)).one()
    low, high = (0.0, 1.0) if least is None else (least, most)
    if low == high:
        low, high = min(low, 0.0), max(high, 1.0)
    place = func.min(BINS - 1, cast((value - low) / (high - low) * BINS, Integer))
    bins = s.execute(select(place, func.count()).where(*ours, value.is_not(None)).group_by(place))
    heights = dict(bins.all())
    why = select(Rewards.reason, func.count()).where(*ours, Rewards.value.is_(None)).group_by(Rewards.reason)
    reasons = dict(s.execute(why).all())
    return RewardSummary(
        rewarded, looked_at - rewarded, mean, reasons, tuple(heights.get(b, 0) for b in range(BINS)), low, high
    )
