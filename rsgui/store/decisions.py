"""Decisions: an append-only log of what people said of completions. Nothing in it is ever changed or removed."""

from __future__ import annotations

import time

import msgspec
from sqlalchemy import insert, select
from sqlalchemy.orm import Session, aliased

from rsgui.core.entities import Decision, DecisionKind
from rsgui.store.database import Writer
from rsgui.store.query import fetch, fields, rows_of
from rsgui.store.schema import Decisions


def append(w: Writer, project: int, completion: int, kind: DecisionKind, reviewer: str, text: str = "") -> Decision:
    """Writes down what a person said; `text` is that of an edit or a note."""
    if kind == "undo":
        raise ValueError("an undo is written by undo()")
    return _write(w, Decision(0, project, completion, kind, reviewer, time.time(), text))


def undo(w: Writer, project: int, reviewer: str) -> Decision | None:
    """Takes back the last decision that still stands, by appending the reversal; None where none stands."""
    reversal = aliased(Decisions)
    query = (
        rows_of(Decisions, Decision)
        .where(Decisions.project == project, Decisions.kind != "undo")
        .where(~select(reversal.id).where(reversal.undoes == Decisions.id).exists())
        .order_by(Decisions.id.desc())
        .limit(1)
    )
    standing = fetch(w.session, Decision, query)
    if not standing:
        return None
    last = standing[0]
    return _write(w, Decision(0, project, last.completion, "undo", reviewer, time.time(), undoes=last.id))


def _write(w: Writer, new: Decision) -> Decision:
    id = w.session.scalars(insert(Decisions).values(fields(new)).returning(Decisions.id)).one()
    w.changed("decisions", id)
    return msgspec.structs.replace(new, id=id)


def log(s: Session, project: int) -> list[Decision]:
    """All decisions of a project, oldest first."""
    return fetch(s, Decision, rows_of(Decisions, Decision).where(Decisions.project == project).order_by(Decisions.id))
