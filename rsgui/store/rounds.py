"""Adapters, and how their training went."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import delete, select, update
from sqlalchemy import insert as plain_insert
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from rsgui.core.entities import Adapter, Model, TrainingParams, TrainingPoint
from rsgui.store.database import Writer
from rsgui.store.query import fetch, fields, one, rows_of
from rsgui.store.schema import Adapters, TrainingPoints


def new_adapter(  # noqa: PLR0913, PLR0917 -- its fields are its parameters
    w: Writer,
    project: int,
    name: str,
    base: Model,
    selection: int,
    params: TrainingParams,
    rows: int,
    rows_hash: str,
    parent: int | None = None,
) -> Adapter:
    """An adapter that is still to be trained, on `rows` rows of exactly this content."""
    new = Adapter(0, project, name, base, selection, params, rows, rows_hash, time.time(), parent=parent)
    id = w.session.scalars(plain_insert(Adapters).values(fields(new)).returning(Adapters.id)).one()
    w.changed("adapters", id)
    return msgspec.structs.replace(new, id=id)


def finish_adapter(w: Writer, adapter: int, folder: str, result: Mapping[str, Any]) -> None:
    """The adapter is trained and lies in `folder`; `result` is what the trainer said at the end."""
    w.session.execute(update(Adapters).where(Adapters.id == adapter).values(folder=folder, result=dict(result)))
    w.changed("adapters", adapter)


def move_adapter(w: Writer, adapter: int, folder: str) -> None:
    """The trained adapter lies in another folder now."""
    w.session.execute(update(Adapters).where(Adapters.id == adapter).values(folder=folder))
    w.changed("adapters", adapter)


def adapters(s: Session, project: int) -> list[Adapter]:
    """Oldest first."""
    return fetch(s, Adapter, rows_of(Adapters, Adapter).where(Adapters.project == project).order_by(Adapters.id))


def adapter(s: Session, id: int) -> Adapter:
    """Raises StoreError when it is not there."""
    return one(s, Adapter, Adapters, id)


def adapter_result(s: Session, adapter: int) -> dict[str, Any] | None:
    """What the trainer said at the end; None while there has been no end."""
    return s.scalars(select(Adapters.result).where(Adapters.id == adapter)).one_or_none()


def add_points(w: Writer, adapter: int, points: Sequence[TrainingPoint]) -> None:
    """Keeps the steps of a training; one that is there already stays."""
    if points:
        rows = [{"adapter": adapter, **fields(point)} for point in points]
        w.session.execute(insert(TrainingPoints).on_conflict_do_nothing(), rows)
        w.changed("training", adapter)


def points(s: Session, adapter: int) -> list[TrainingPoint]:
    """The steps of a training in order."""
    query = rows_of(TrainingPoints, TrainingPoint).where(TrainingPoints.adapter == adapter)
    return fetch(s, TrainingPoint, query.order_by(TrainingPoints.step))


def clear_points(w: Writer, adapter: int) -> None:
    """For a training that starts again from its first step."""
    w.session.execute(delete(TrainingPoints).where(TrainingPoints.adapter == adapter))
    w.changed("training", adapter)
