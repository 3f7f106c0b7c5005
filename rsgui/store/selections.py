"""Selections: frozen results of a recipe. A changed recipe, or changed rewards, make a new one."""

from __future__ import annotations

import time
from collections.abc import Sequence

import msgspec
from sqlalchemy import insert
from sqlalchemy.orm import Session

from rsgui.core.entities import Selection
from rsgui.core.selection import Recipe
from rsgui.store.database import Writer
from rsgui.store.query import fetch, fields, one, rows_of
from rsgui.store.schema import Selections


def freeze(
    w: Writer, project: int, scorer: int, recipe: Recipe, picks: Sequence[int], runs: tuple[int, ...] | None = None
) -> Selection:
    """Keeps what a recipe picked, completion ids in order, among those of `runs` or of all. The same as the latest one
    is not written again."""
    new = Selection(0, project, scorer, recipe, tuple(int(pick) for pick in picks), time.time(), runs)
    last = latest(w.session, project)
    if last and msgspec.structs.replace(new, id=last.id, created=last.created) == last:
        return last
    values = {**fields(new), "size": len(new.picks)}
    id = w.session.scalars(insert(Selections).values(values).returning(Selections.id)).one()
    w.changed("selections", id)
    return msgspec.structs.replace(new, id=id)


def latest(s: Session, project: int) -> Selection | None:
    query = rows_of(Selections, Selection).where(Selections.project == project)
    found = fetch(s, Selection, query.order_by(Selections.id.desc()).limit(1))
    return found[0] if found else None


def get(s: Session, selection: int) -> Selection:
    """Raises StoreError when it is not there."""
    return one(s, Selection, Selections, selection)
