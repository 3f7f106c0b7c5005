"""The register of models: each path once, with what was known of it when it was last looked at."""

from __future__ import annotations

import time

from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from rsgui.core.entities import Model, Record
from rsgui.core.wire import ModelInfo
from rsgui.store.database import Writer
from rsgui.store.query import fetch, rows_of
from rsgui.store.schema import Models


class KnownModel(Record, frozen=True):
    """A model as it was when it was last chosen or used; `created` is when it was first seen."""

    id: int
    model: Model
    info: ModelInfo
    created: float
    used: float


def register(w: Writer, model: Model, info: ModelInfo) -> KnownModel | None:
    """Keeps what is known of a model now; gives what was known of it before, None for a new one."""
    before = find(w.session, model)
    now = time.time()
    values = {"path": model.path, "served": model.served, "model": model, "info": info, "created": now, "used": now}
    row = insert(Models).values(values)
    row = row.on_conflict_do_update(
        index_elements=["path", "served"],
        set_={"model": row.excluded.model, "info": row.excluded.info, "used": row.excluded.used},
    )
    w.changed("models", w.session.scalars(row.returning(Models.id)).one())
    return before


def find(s: Session, model: Model) -> KnownModel | None:
    """What is known of the model at this path."""
    query = rows_of(Models, KnownModel).where(Models.path == model.path, Models.served == model.served)
    return next(iter(fetch(s, KnownModel, query)), None)


def recent(s: Session, limit: int = 20) -> list[KnownModel]:
    """The last used first."""
    return fetch(s, KnownModel, rows_of(Models, KnownModel).order_by(Models.used.desc(), Models.id.desc()).limit(limit))
