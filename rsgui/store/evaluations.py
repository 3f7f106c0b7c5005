"""Evaluations: which runs over held-out prompts are compared, and whose rewards decide."""

from __future__ import annotations

import time
from collections.abc import Sequence

import msgspec
from sqlalchemy import insert
from sqlalchemy.orm import Session

from rsgui.core.entities import Evaluation
from rsgui.store.database import Writer
from rsgui.store.query import fetch, fields, one, rows_of
from rsgui.store.schema import Evaluations


def create(w: Writer, project: int, runs: Sequence[int], gold: int, scorers: Sequence[int] = ()) -> Evaluation:
    """The project's evaluation of exactly this, made if it is not there."""
    new = Evaluation(0, project, tuple(runs), gold, tuple(scorers), time.time())
    for known in of_project(w.session, project):
        if msgspec.structs.replace(known, id=0, created=new.created) == new:
            return known
    id = w.session.scalars(insert(Evaluations).values(fields(new)).returning(Evaluations.id)).one()
    w.changed("evaluations", id)
    return msgspec.structs.replace(new, id=id)


def of_project(s: Session, project: int) -> list[Evaluation]:
    """Oldest first."""
    query = rows_of(Evaluations, Evaluation).where(Evaluations.project == project)
    return fetch(s, Evaluation, query.order_by(Evaluations.id))


def get(s: Session, evaluation: int) -> Evaluation:
    """Raises StoreError when it is not there."""
    return one(s, Evaluation, Evaluations, evaluation)
