"""Generation runs and their completions. Each (run, prompt, index) exists once; what is missing can be asked for."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select, update
from sqlalchemy import insert as plain_insert
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from rsgui.core.entities import Completion, Generator, NewCompletion, Prompt, PromptChoice, Record, Run, Split
from rsgui.core.errors import BadInput
from rsgui.store import packs, wanted
from rsgui.store.database import Writer
from rsgui.store.query import among, columns, fetch, fields, one, rows_of
from rsgui.store.schema import Completions, Prompts, Refusals, Runs, Wanted


class RunSummary(Record, frozen=True):
    """What a run has made so far."""

    completions: int
    tokens: int
    truncated: int  # finish reason length
    duplicates: int  # same text as an earlier completion of the same prompt
    refused: int  # prompts


def create(
    w: Writer,
    project: int,
    generator: Generator,
    split: Split,
    n: int,
    seed: int,
    prompts: Collection[int] | None = None,
    choice: PromptChoice = PromptChoice(),  # noqa: B008 -- frozen
) -> Run:
    """A new run that is to make `n` completions of each of these prompts; None: of all that the split has now. Raises
    BadInput for an `n` below 1."""
    if n < 1:
        raise BadInput("The number of completions of each prompt is {n}.", "It has to be at least 1.", n=n)
    run = Run(0, project, generator, split, n, seed, time.time(), choice=choice)
    id = w.session.scalars(plain_insert(Runs).values(**fields(run), made=0).returning(Runs.id)).one()
    run = msgspec.structs.replace(run, id=id)
    wanted.ask(w, run, n, prompts)
    return run


def extend(w: Writer, run: Run, n: int, prompts: Collection[int] | None, choice: PromptChoice) -> Run:
    """Asks a run for more: at least `n` completions of each of these prompts (None: of all)."""
    w.session.execute(update(Runs).where(Runs.id == run.id).values(choice=choice))
    wanted.ask(w, run, n, prompts)
    return get(w.session, run.id)


def drawn_alike(runs: Iterable[Run], generator: Generator, seed: int) -> Run | None:
    """The run among these that draws just so and can therefore make more of the same. Where older versions made
    several that differ only in their number, it is the one that was asked for most."""
    alike = [run for run in runs if (run.generator, run.seed) == (generator, seed)]
    return max(alike, key=lambda run: (run.n, run.id), default=None)


def get(s: Session, run: int) -> Run:
    """Raises StoreError when it is not there."""
    return one(s, Run, Runs, run)


def of_project(s: Session, project: int, split: Split | None = "train") -> list[Run]:
    """The runs over one split, or over both, oldest first."""
    query = rows_of(Runs, Run).where(Runs.project == project)
    if split:
        query = query.where(Runs.split == split)
    return fetch(s, Run, query.order_by(Runs.id))


def missing(s: Session, run: int, after: int = 0, limit: int = 64) -> list[tuple[Prompt, tuple[int, ...]]]:
    """The next prompts (with an id above `after`) and the indices that they still lack; refused ones are left out."""
    of_prompt = (Completions.prompt == Wanted.prompt) & (Completions.run == run)
    made = select(func.json_group_array(Completions.index)).where(of_prompt).scalar_subquery()
    number = select(func.count()).where(of_prompt).correlate(Wanted).scalar_subquery()
    query = (
        select(*columns(Prompts, Prompt), Wanted.n, made)
        .join(Prompts, Prompts.id == Wanted.prompt)
        .where(Wanted.run == run, Wanted.prompt > after, number < Wanted.n)
        .where(~select(Refusals).where(Refusals.run == run, Refusals.prompt == Wanted.prompt).exists())
        .order_by(Wanted.prompt)
        .limit(limit)
    )
    work = []
    for *prompt, n, indices in s.execute(query):
        there = set(msgspec.json.decode(indices))
        work.append((Prompt(*prompt), tuple(i for i in range(n) if i not in there)))
    return work


def progress(s: Session, run: int) -> tuple[int, int]:
    """How many completions are made, and how many there will be. Refused prompts are not expected."""
    return totals(s, [get(s, run)])


def totals(s: Session, runs: Sequence[Run]) -> tuple[int, int]:
    """`progress` of several runs together."""
    sums = select(func.coalesce(func.sum(Runs.made), 0), func.coalesce(func.sum(Runs.expected), 0))
    made, expected = s.execute(sums.where(Runs.id.in_([run.id for run in runs]))).one()
    return made, expected


def add_completions(w: Writer, run: int, made: Sequence[NewCompletion]) -> None:
    """Keeps what a generator made. A completion that is already there stays as it is, so a resumed run may overlap."""
    if not made:
        return
    rows = [{"run": run, **fields(completion)} for completion in made]
    before = w.session.scalars(select(func.coalesce(func.max(Completions.id), 0))).one()
    new = w.session.connection().execute(insert(Completions).on_conflict_do_nothing(), rows).rowcount
    w.session.execute(update(Runs).where(Runs.id == run).values(made=Runs.made + new))
    packs.add(w.session, _numbers(w.session, before), run)
    w.changed("completions", run)


def _numbers(s: Session, before: int) -> NDArray[Any]:
    """What the grid wants to know of the completions with ids above `before`, as `packs.COMPLETION`."""
    new = (Completions.id > before,)
    asked = select(Completions.prompt).where(*new).distinct()
    of_prompts = select(Completions.id, Completions.prompt, Completions.text).where(Completions.prompt.in_(asked))
    first: dict[tuple[int, str], int] = {}
    for id, prompt, text in s.execute(of_prompts.order_by(Completions.id)):
        first.setdefault((prompt, text), id)
    originals = set(first.values())
    names = [getattr(Completions, name) for name in ("id", "prompt", "index", "tokens", "finish")]
    found = [
        (id, *numbers, packs.TRUNCATED * (finish == "length") | packs.DUPLICATE * (id not in originals))
        for id, *numbers, finish in s.execute(select(*names).where(*new).order_by(Completions.id))
    ]
    return np.array(found, dtype=packs.COMPLETION)


def refuse(w: Writer, run: int, prompt: int, reason: str) -> int:
    """Marks a prompt that the run's generator cannot answer; the run then does not expect completions of it. Gives how
    many it expects no more."""
    new = insert(Refusals).values(run=run, prompt=prompt, reason=reason).on_conflict_do_nothing()
    w.changed("completions", run)
    if not w.session.connection().execute(new).rowcount:
        return 0
    of_prompt = select(Wanted.n).where(Wanted.run == run, Wanted.prompt == prompt)
    n = w.session.scalars(of_prompt).one_or_none() or 0
    w.session.execute(update(Runs).where(Runs.id == run).values(expected=Runs.expected - n))
    return n


def set_template(w: Writer, run: int, template_hash: str) -> None:
    w.session.execute(update(Runs).where(Runs.id == run).values(template_hash=template_hash))
    w.changed("runs", run)


def set_fingerprint(w: Writer, run: int, fingerprint: str) -> None:
    """Keeps of which files of its model a run's completions are."""
    w.session.execute(update(Runs).where(Runs.id == run).values(fingerprint=fingerprint))
    w.changed("runs", run)


def move_adapter(w: Writer, project: int, before: str, folder: str) -> None:
    """The adapter that lay in the folder `before` lies in another one now: the runs that it made say so too."""
    for run in of_project(w.session, project, split=None):
        if run.generator.adapter == before:
            moved = msgspec.structs.replace(run.generator, adapter=folder)
            w.session.execute(update(Runs).where(Runs.id == run.id).values(generator=moved))
            w.changed("runs", run.id)


def refusals(s: Session, run: int) -> list[tuple[int, str]]:
    """The refused prompts, in prompt order, and why."""
    query = select(Refusals.prompt, Refusals.reason).where(Refusals.run == run).order_by(Refusals.prompt)
    return [(prompt, reason) for prompt, reason in s.execute(query)]


def completions(s: Session, ids: Collection[int]) -> list[Completion]:
    """The completions with these ids, in the order of `ids`; those that are gone are left out."""
    found = {c.id: c for c in fetch(s, Completion, rows_of(Completions, Completion).where(among(Completions.id, ids)))}
    return [found[id] for id in ids if id in found]


def family(s: Session, completions: Collection[int]) -> dict[int, int]:
    """All completions of the prompts of these, over all runs, by id: the prompt of each."""
    asked = select(Completions.prompt).where(among(Completions.id, completions))
    query = select(Completions.id, Completions.prompt).where(Completions.prompt.in_(asked)).order_by(Completions.id)
    return dict(s.execute(query).all())


def of_prompt(s: Session, run: int, prompt: int) -> list[Completion]:
    """A run's completions of one prompt, in the order of their index."""
    query = rows_of(Completions, Completion).where(Completions.run == run, Completions.prompt == prompt)
    return fetch(s, Completion, query.order_by(Completions.index))


def summary(s: Session, run: int) -> RunSummary:
    """Reads the texts, for the duplicates: tens of milliseconds for tens of thousands of completions."""
    of_prompt = (
        select(
            func.count().label("made"),
            func.sum(Completions.tokens).label("tokens"),
            func.count().filter(Completions.finish == "length").label("truncated"),
            func.count(Completions.text.distinct()).label("texts"),
        )
        .where(Completions.run == run)
        .group_by(Completions.prompt)
        .subquery()
    )
    sums = [func.coalesce(func.sum(of_prompt.c[name]), 0) for name in ("made", "tokens", "truncated", "texts")]
    made, tokens, truncated, texts = s.execute(select(*sums)).one()
    refused = s.scalars(select(func.count()).where(Refusals.run == run)).one()
    return RunSummary(made, tokens, truncated, made - texts, refused)
