"""Projects, and how far each of them is."""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import case, func, insert, select, update
from sqlalchemy import delete as delete_from
from sqlalchemy.orm import Session

from rsgui.core.entities import Project, Record
from rsgui.core.errors import BadInput
from rsgui.core.review import VERDICTS
from rsgui.store import decisions, packs, prompts, runs
from rsgui.store.database import Writer
from rsgui.store.query import fetch, one, rows_of
from rsgui.store.schema import Adapters, Decisions, Evaluations, Projects, Rounds, Scorers, Selections


class Counts(Record, frozen=True):
    """How far a project is. Completions and rewards are those of its runs over training prompts."""

    train: int  # prompts
    held_out: int
    completions: int
    expected: int  # completions that there will be when all runs are done
    rewarded: int  # completions that the scorer which looked at most has looked at; a missing reward counts
    unrewarded: int
    selected: int  # picks of the latest selection
    decided: int  # completions with a verdict or an edit of a person's
    adapters: int  # those that are trained
    evaluations: int
    rounds: int = 0


def create(w: Writer, name: str) -> Project:
    """A new, empty project. Raises BadInput for a name that is empty or taken."""
    values: dict[str, Any] = {"name": _free_name(w.session, name), "created": time.time()}
    id = w.session.scalars(insert(Projects).values(values).returning(Projects.id)).one()
    w.changed("projects", id)
    return Project(id, **values)


def rename(w: Writer, project: int, name: str) -> Project:
    """Raises BadInput for a name that is empty or another project's."""
    name = _free_name(w.session, name, but=project)
    w.session.execute(update(Projects).where(Projects.id == project).values(name=name))
    w.changed("projects", project)
    return get(w.session, project)


def delete(w: Writer, project: int) -> list[str]:
    """Deletes the project and all that is in it. Returns the folders of its adapters, which are still on the disk."""
    folders = select(Adapters.folder).where(Adapters.project == project, Adapters.folder.is_not(None))
    left = [folder for folder in w.session.scalars(folders) if folder]
    w.session.execute(delete_from(Projects).where(Projects.id == project))
    w.changed("projects", project)
    w.changed("jobs")
    return left


def every(s: Session) -> list[Project]:
    """All projects, by name."""
    return fetch(s, Project, rows_of(Projects, Project).order_by(func.lower(Projects.name), Projects.id))


def get(s: Session, project: int) -> Project:
    """Raises StoreError when it is not there."""
    return one(s, Project, Projects, project)


def named(s: Session, name: str) -> Project | None:
    found = fetch(s, Project, rows_of(Projects, Project).where(Projects.name == name.strip()))
    return found[0] if found else None


def _free_name(s: Session, name: str, but: int | None = None) -> str:
    name = name.strip()
    if not name:
        raise BadInput("The name of the project is empty.", "Give it a name.")
    owner = named(s, name)
    if owner and owner.id != but:
        raise BadInput("There is already a project named “{name}”.", "Choose another name.", name=name)
    return name


def counts(s: Session, project: int) -> Counts:
    """Some queries, each on one index; the texts are not read."""
    train_runs = runs.of_project(s, project)
    made, expected = runs.totals(s, train_runs)
    of_train = [run.id for run in train_runs]
    scorers = s.scalars(select(Scorers.id).where(Scorers.project == project)).all()
    rewarded = max((packs.size(s, of_train, scorer) for scorer in scorers), default=0)
    latest = select(Selections.size).where(Selections.project == project).order_by(Selections.id.desc())
    trained = (Adapters.project == project) & Adapters.folder.is_not(None)
    return Counts(
        train=prompts.count(s, project, "train"),
        held_out=prompts.count(s, project, "held-out"),
        completions=made,
        expected=expected,
        rewarded=rewarded,
        unrewarded=made - rewarded,
        selected=s.scalars(latest.limit(1)).one_or_none() or 0,
        decided=_decided(s, project),
        adapters=s.scalars(select(func.count(Adapters.id)).where(trained)).one(),
        evaluations=s.scalars(select(func.count(Evaluations.id)).where(Evaluations.project == project)).one(),
        rounds=s.scalars(select(func.count(Rounds.id)).where(Rounds.project == project)).one(),
    )


def _decided(s: Session, project: int) -> int:
    """Completions where a verdict, an acceptance or an edit stands, as `core.review.standing` has it."""

    def last(*kinds: str) -> Any:
        return func.coalesce(func.max(case((Decisions.kind.in_(kinds), Decisions.created))), -1)

    standing = (
        select(Decisions.completion)
        .where(Decisions.project == project, decisions.stands())
        .group_by(Decisions.completion)
        .having((last(*VERDICTS, "accept") > last("clear")) | (last("edit") >= 0))
    )
    return s.scalars(select(func.count()).select_from(standing.subquery())).one()
