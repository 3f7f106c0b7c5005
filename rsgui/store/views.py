"""Views of the grid with a name, to be taken again."""

from __future__ import annotations

import time

import msgspec
from sqlalchemy import delete as delete_from
from sqlalchemy import func
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from rsgui.core.errors import BadInput
from rsgui.core.views import SavedView, View
from rsgui.store.database import Writer
from rsgui.store.query import fetch, fields, rows_of
from rsgui.store.schema import Views


def save(w: Writer, project: int, name: str, view: View) -> SavedView:
    """Keeps a view under a name, in place of what had that name before. Raises BadInput for an empty name."""
    new = SavedView(0, project, name.strip(), view, time.time())
    if not new.name:
        raise BadInput("The name of the view is empty.", "Give it a name.")
    row = insert(Views).values(fields(new))
    row = row.on_conflict_do_update(
        index_elements=["project", "name"], set_={"view": row.excluded.view, "created": row.excluded.created}
    )
    id = w.session.scalars(row.returning(Views.id)).one()
    w.changed("views", id)
    return msgspec.structs.replace(new, id=id)


def delete(w: Writer, view: int) -> None:
    w.session.execute(delete_from(Views).where(Views.id == view))
    w.changed("views", view)


def of_project(s: Session, project: int) -> list[SavedView]:
    """By name."""
    query = rows_of(Views, SavedView).where(Views.project == project)
    return fetch(s, SavedView, query.order_by(func.lower(Views.name), Views.id))


def named(s: Session, project: int, name: str) -> SavedView | None:
    found = fetch(s, SavedView, rows_of(Views, SavedView).where(Views.project == project, Views.name == name.strip()))
    return found[0] if found else None
