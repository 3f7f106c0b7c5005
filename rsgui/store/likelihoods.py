"""How probable completions are by their generator, with its adapter and without it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from rsgui.core.entities import NewLikelihood, with_system_prompt
from rsgui.core.wire import Said, SaidWork
from rsgui.store import runs
from rsgui.store.database import Writer
from rsgui.store.query import fields
from rsgui.store.schema import Completions, Likelihoods, Prompts


def add(w: Writer, run: int, likelihoods: Sequence[NewLikelihood]) -> None:
    """Keeps those of a run's completions; one that is there already stays."""
    if likelihoods:
        w.session.execute(insert(Likelihoods).on_conflict_do_nothing(), [fields(one) for one in likelihoods])
        w.changed("likelihoods", run)


def missing(s: Session, run: int, after: int = 0, limit: int = 64) -> list[tuple[int, SaidWork]]:
    """The next prompts (with an id above `after`), as the run's generator saw them, with those of its completions that
    have no likelihood yet."""
    system = runs.get(s, run).generator.sampling.system_prompt
    known = select(Likelihoods).where(Likelihoods.completion == Completions.id)
    left = select(Completions.prompt).where(Completions.run == run, Completions.prompt > after, ~known.exists())
    ids = s.scalars(left.distinct().order_by(Completions.prompt).limit(limit)).all()
    if not ids:
        return []
    said: dict[int, list[Said]] = {}
    query = (
        select(Completions.prompt, Completions.id, Completions.text, Completions.finish)
        .where(Completions.run == run, Completions.prompt.in_(ids), ~known.exists())
        .order_by(Completions.prompt, Completions.index)
    )
    for prompt, id, text, finish in s.execute(query):
        said.setdefault(prompt, []).append(Said(id, text, finish == "stop"))
    asked = select(Prompts.id, Prompts.messages).where(Prompts.id.in_(ids)).order_by(Prompts.id)
    return [(id, SaidWork(with_system_prompt(messages, system), tuple(said[id]))) for id, messages in s.execute(asked)]


def ratios(s: Session, run: int) -> dict[int, list[float]]:
    """By prompt, of each completion how much more probable it is with the adapter than without, in nats."""
    query = (
        select(Completions.prompt, Likelihoods.tuned - Likelihoods.base)
        .join(Likelihoods, Likelihoods.completion == Completions.id)
        .where(Completions.run == run)
        .order_by(Completions.prompt, Completions.index)
    )
    found: dict[int, list[float]] = {}
    for prompt, ratio in s.execute(query):
        found.setdefault(prompt, []).append(ratio)
    return found
