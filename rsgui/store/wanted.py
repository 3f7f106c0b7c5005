"""What runs are to make: how many completions of which prompts. It grows and never shrinks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import and_, case, func, literal, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from rsgui.core.entities import Run
from rsgui.store.database import Writer
from rsgui.store.query import among
from rsgui.store.schema import Prompts, Refusals, Runs, Wanted

ENOUGH = 2**31 - 1
"""What `asked` says of a refused prompt: no number makes the run expect more of it."""


def ask(w: Writer, run: Run, n: int, prompts: Collection[int] | None = None) -> None:
    """Asks the run for at least `n` completions of each of these prompts; None: of all that its split has now."""
    those = select(literal(run.id), Prompts.id, literal(n)).where(
        Prompts.project == run.project, Prompts.split == run.split
    )
    if prompts is not None:
        those = those.where(among(Prompts.id, prompts))
    new = insert(Wanted).from_select(["run", "prompt", "n"], those)
    w.session.execute(
        new.on_conflict_do_update(
            index_elements=["run", "prompt"], set_={"n": new.excluded.n}, where=new.excluded.n > Wanted.n
        )
    )
    refused = select(Refusals.prompt).where(Refusals.run == run.id, Refusals.prompt == Wanted.prompt)
    of_run = select(func.coalesce(func.sum(Wanted.n), 0)).where(Wanted.run == run.id, ~refused.exists())
    values = {"expected": of_run.scalar_subquery(), "n": func.max(Runs.n, n)}
    w.session.execute(update(Runs).where(Runs.id == run.id).values(values))
    w.changed("runs", run.id)


def count(s: Session, run: int) -> int:
    """How many prompts the run takes."""
    return s.scalars(select(func.count()).where(Wanted.run == run)).one()


def prompts(s: Session, run: int) -> set[int]:
    """The prompts that the run takes."""
    return set(s.scalars(select(Wanted.prompt).where(Wanted.run == run)))


def asked(s: Session, runs: Sequence[int], prompts: Collection[int] | None = None) -> dict[int, Mapping[int, int]]:
    """For each run, of how many of these prompts it is asked how many completions; None: of all its prompts."""
    refused = and_(Refusals.run == Wanted.run, Refusals.prompt == Wanted.prompt)
    number = case((Refusals.prompt.is_not(None), ENOUGH), else_=Wanted.n)
    query = select(Wanted.run, number, func.count()).outerjoin(Refusals, refused).where(Wanted.run.in_(runs))
    if prompts is not None:
        query = query.where(among(Wanted.prompt, prompts))
    found: dict[int, dict[int, int]] = {run: {} for run in runs}
    for run, n, times in s.execute(query.group_by(Wanted.run, number)):
        found[run][n] = times
    return dict(found)


def uses(s: Session, prompts: Collection[int]) -> dict[int, int]:
    """In how many runs each of these prompts is; those that are in none are left out."""
    query = select(Wanted.prompt, func.count()).where(among(Wanted.prompt, prompts)).group_by(Wanted.prompt)
    return dict(s.execute(query).all())


def used(s: Session, runs: Sequence[int], prompts: Collection[int] | None = None) -> dict[int, int]:
    """How many of these prompts (None: of all) are in how many of these runs; those that are in none are left out."""
    each = select(func.count().label("times")).where(Wanted.run.in_(runs))
    if prompts is not None:
        each = each.where(among(Wanted.prompt, prompts))
    times = each.group_by(Wanted.prompt).subquery().c.times
    return dict(s.execute(select(times, func.count()).group_by(times)).all())
