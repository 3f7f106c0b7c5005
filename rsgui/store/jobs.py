"""What is kept of jobs, so that they can be told of and resumed after a restart."""

from __future__ import annotations

import time

import msgspec
from sqlalchemy import insert
from sqlalchemy import update as update_rows
from sqlalchemy.orm import Session

from rsgui.core.entities import JobRecord, JobState
from rsgui.store.database import Writer
from rsgui.store.query import fetch, fields, one, rows_of
from rsgui.store.schema import Jobs


def create(w: Writer, project: int | None, title: str, spec: str) -> JobRecord:
    """A queued job; `spec` is its jobs.specs.JobSpec as JSON."""
    new = JobRecord(0, project, title, spec, "queued", 0, 0, "", time.time(), None)
    id = w.session.scalars(insert(Jobs).values(fields(new)).returning(Jobs.id)).one()
    w.changed("jobs", id)
    return msgspec.structs.replace(new, id=id)


def update(
    w: Writer,
    job: int,
    *,
    state: JobState | None = None,
    done: int | None = None,
    total: int | None = None,
    message: str | None = None,
    finished: float | None = None,
) -> None:
    """Changes what is given and leaves the rest."""
    given = {"state": state, "done": done, "total": total, "message": message, "finished": finished}
    values = {name: value for name, value in given.items() if value is not None}
    if values:
        w.session.execute(update_rows(Jobs).where(Jobs.id == job).values(values))
        w.changed("jobs", job)


def get(s: Session, job: int) -> JobRecord:
    """Raises StoreError when it is not there."""
    return one(s, JobRecord, Jobs, job)


def recent(s: Session, project: int | None = None, limit: int = 50) -> list[JobRecord]:
    """The newest jobs first, of one project or of all."""
    query = rows_of(Jobs, JobRecord)
    if project is not None:
        query = query.where(Jobs.project == project)
    return fetch(s, JobRecord, query.order_by(Jobs.id.desc()).limit(limit))


def interrupted_on_open(w: Writer) -> list[int]:
    """Nothing runs in a store that was just opened: jobs that were not at their end are interrupted. Their ids."""
    stopped = (
        update_rows(Jobs)
        .where(Jobs.state.in_(("running", "paused", "queued")))
        .values(state="interrupted", message="rsgui was closed", finished=time.time())
        .returning(Jobs.id)
    )
    ids = list(w.session.scalars(stopped))
    if ids:
        w.changed("jobs", *ids)
    return sorted(ids)
