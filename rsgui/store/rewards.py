"""Scorers and their rewards: one nullable number per (completion, scorer), written once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Integer, bindparam, cast, func, select
from sqlalchemy import insert as plain_insert
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from rsgui.core.entities import AnyScorer, NewReward, Record, Scorer
from rsgui.core.errors import BadInput
from rsgui.core.wire import ScoreWork
from rsgui.store.database import Writer
from rsgui.store.query import fetch, fields, one, rows_of
from rsgui.store.schema import Completions, Prompts, Rewards, Runs, Scorers

BINS = 20


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
                raise BadInput(f"The scorer “{name}” has other settings.", "Choose another name for the new one.")
            return known
    new = Scorer(0, project, name, spec)
    id = w.session.scalars(plain_insert(Scorers).values(fields(new)).returning(Scorers.id)).one()
    w.changed("scorers", id)
    return msgspec.structs.replace(new, id=id)


def scorers(s: Session, project: int) -> list[Scorer]:
    """Oldest first."""
    return fetch(s, Scorer, rows_of(Scorers, Scorer).where(Scorers.project == project).order_by(Scorers.id))


def get_scorer(s: Session, scorer: int) -> Scorer:
    """Raises StoreError when it is not there."""
    return one(s, Scorer, Scorers, scorer)


def unrewarded(s: Session, scorer: int, runs: Sequence[int], after: int = 0, limit: int = 512) -> list[ScoreWork]:
    """The next completions (with an id above `after`) that the scorer has not looked at."""
    seen = select(Rewards.completion).where(Rewards.completion == Completions.id, Rewards.scorer == scorer)
    query = (
        select(Completions.id, Prompts.messages, Completions.text, Prompts.checks, Prompts.reference)
        .join(Prompts, Prompts.id == Completions.prompt)
        # "+ 0" keeps SQLite from taking an index on the run, which would sort all that is left for every page.
        .where(Completions.id > after, (Completions.run + 0).in_(runs), ~seen.exists())
        .order_by(Completions.id)
        .limit(limit)
    )
    return fetch(s, ScoreWork, query)


def progress(s: Session, scorer: int, runs: Sequence[int]) -> tuple[int, int]:
    """How many completions of these runs the scorer has looked at, and how many there are."""
    looked_at = select(func.count(Rewards.completion)).where(Rewards.scorer == scorer, Rewards.run.in_(runs))
    made = select(func.coalesce(func.sum(Runs.made), 0)).where(Runs.id.in_(runs))
    return s.scalars(looked_at).one(), s.scalars(made).one()


def add(w: Writer, scorer: int, rewards: Sequence[NewReward]) -> None:
    """Keeps rewards. One that is there already stays; one for a completion that is gone is dropped."""
    if not rewards:
        return
    given: list[BindParameter[Any]] = [bindparam(name) for name in NewReward.__struct_fields__]
    names = ["completion", "value", "reason", "detail", "scorer", "run"]
    row = select(*given, bindparam("scorer"), Completions.run).where(Completions.id == given[0])
    w.session.connection().execute(
        insert(Rewards).from_select(names, row).on_conflict_do_nothing(),
        [{"scorer": scorer, **fields(_finite(reward))} for reward in rewards],
    )
    w.changed("rewards", scorer)


def _finite(reward: NewReward) -> NewReward:
    """What is not a finite number is missing: SQLite has no NaN."""
    if reward.value is None or math.isfinite(reward.value):
        return reward
    return msgspec.structs.replace(reward, value=None, reason=reward.reason or f"the scorer gave {reward.value}")


def reward(s: Session, completion: int, scorer: int) -> NewReward | None:
    """What the scorer gave the completion; None where it has not looked at it."""
    query = rows_of(Rewards, NewReward).where(Rewards.completion == completion, Rewards.scorer == scorer)
    found = fetch(s, NewReward, query)
    return found[0] if found else None


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
