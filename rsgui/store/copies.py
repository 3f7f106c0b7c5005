"""Copies of a store that somebody else worked in: the same project and the same completions, whatever their ids are."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from rsgui.core.entities import Project
from rsgui.core.errors import BadInput, StoreError
from rsgui.store import projects
from rsgui.store.database import Store
from rsgui.store.query import among
from rsgui.store.schema import Completions, Prompts, Runs

PAGE = 500
"""So many prompts are compared at a time, with the texts of their completions."""

Place = tuple[str, float, int]
"""Where a completion belongs in any copy: its prompt's key, the time at which its run was made, and its index."""


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """A copy of the store at `path`, which itself stays as it is, brought to the newest revision. Raises BadInput,
    StoreError."""
    if not path.is_file():
        raise BadInput(
            "There is no file {path}.", "Choose the store that the other reviewer has given back.", path=path
        )
    with tempfile.TemporaryDirectory(prefix="rsgui-copy-") as folder:
        copy = Path(folder) / path.name
        for suffix in ("", "-wal"):  # what is not in the file itself yet, where it is open elsewhere
            if path.with_name(path.name + suffix).exists():
                shutil.copyfile(path.with_name(path.name + suffix), copy.with_name(copy.name + suffix))
        try:
            store = Store.open(copy)
        except StoreError as error:
            raise type(error)(error.message.replace(str(copy), str(path)), error.hint) from error
        try:
            yield store
        finally:
            store.close()


def same_project(mine: Session, project: int, theirs: Session) -> Project | None:
    """The project of the other store that shares most runs with `project`; None where none shares any."""
    made = _made(mine, project)
    shared = {one: len(made & _made(theirs, one.id)) for one in projects.every(theirs)}
    best = max(shared, key=lambda one: shared[one], default=None)
    return best if best is not None and shared[best] else None


def _made(s: Session, project: int) -> set[float]:
    return set(s.scalars(select(Runs.created).where(Runs.project == project)))


def twins(mine: Session, project: int, theirs: Session, completions: Collection[int]) -> dict[int, int]:
    """For each of their completions that we have with the same text, its id here."""
    of_prompts = select(Prompts.key).join(Completions, Completions.prompt == Prompts.id).distinct()
    keys = iter(theirs.scalars(of_prompts.where(among(Completions.id, completions))).all())
    wanted, found = set(completions), {}
    while page := list(islice(keys, PAGE)):
        here = _placed(mine, project, page)
        for place, (id, text) in _placed(theirs, None, page).items():
            twin = here.get(place)
            if id in wanted and twin is not None and twin[1] == text:
                found[id] = twin[0]
    return found


def _placed(s: Session, project: int | None, keys: list[str]) -> dict[Place, tuple[int, str]]:
    """The completions of the prompts with these keys: id and text by place."""
    query = (
        select(Prompts.key, Runs.created, Completions.index, Completions.id, Completions.text)
        .join(Completions, Completions.prompt == Prompts.id)
        .join(Runs, Runs.id == Completions.run)
        .where(Prompts.key.in_(keys))
    )
    if project is not None:
        query = query.where(Prompts.project == project)
    return {(key, made, index): (id, text) for key, made, index, id, text in s.execute(query)}
