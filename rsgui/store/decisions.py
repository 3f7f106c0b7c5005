"""Decisions: an append-only log of what people said of completions. Nothing in it is ever changed or removed."""

from __future__ import annotations

import time
from collections.abc import Sequence

import msgspec
from sqlalchemy import ColumnElement, and_, func, insert, or_, select
from sqlalchemy.orm import Session, aliased

from rsgui.core.entities import Decision, DecisionKind
from rsgui.core.review import REVERSALS
from rsgui.store.database import Writer
from rsgui.store.query import fetch, fields, rows_of
from rsgui.store.schema import Decisions


def append(w: Writer, project: int, completion: int, kind: DecisionKind, reviewer: str, text: str = "") -> Decision:
    """Writes down what a person said; `text` is that of an edit or a note."""
    return append_all(w, project, [completion], kind, reviewer, text)[0]


def append_all(
    w: Writer, project: int, completions: Sequence[int], kind: DecisionKind, reviewer: str, text: str = ""
) -> list[Decision]:
    """Writes down what a person said of several completions together: one step, which is undone as one."""
    if kind in REVERSALS:
        raise ValueError(f"{kind} is written by {kind}()")
    now = time.time()
    return _write(w, [Decision(0, project, completion, kind, reviewer, now, text) for completion in completions])


def undo(w: Writer, project: int, reviewer: str) -> list[Decision]:
    """Takes back the last step that still stands, by appending its reversal; nothing where none stands."""
    last = _last(w.session, project, Decisions.kind != "undo")
    return [] if last is None else _reverse(w, last, "undo", reviewer)


def redo(w: Writer, project: int, reviewer: str) -> list[Decision]:
    """Brings back the step that was undone last, by appending the reversal of that; nothing where something new was
    said since."""
    said = select(func.max(Decisions.id)).where(Decisions.project == project, Decisions.kind.not_in(REVERSALS))
    newest = w.session.scalar(said) or 0
    last = _last(w.session, project, and_(Decisions.kind == "undo", Decisions.id > newest))
    return [] if last is None else _reverse(w, last, "redo", reviewer)


def _last(s: Session, project: int, which: ColumnElement[bool]) -> Decision | None:
    """The newest of these that nothing takes back. Whatever makes a step stand, or not, is newer than all before it:
    so the newest is of the step that did so last."""
    query = rows_of(Decisions, Decision).where(Decisions.project == project, which, _open())
    found = fetch(s, Decision, query.order_by(Decisions.id.desc()).limit(1))
    return found[0] if found else None


def stands() -> ColumnElement[bool]:
    """Whether a row is a decision that holds, as `core.review.effective` has it: the last word on it is no undo."""
    last = aliased(Decisions)
    of_it = func.coalesce(last.step, last.id) == func.coalesce(Decisions.step, Decisions.id)
    word = select(last.id).where(last.completion == Decisions.completion, of_it, last.kind != "undo", _open(last))
    return and_(Decisions.kind.not_in(REVERSALS), word.exists())


def _open(row: type[Decisions] = Decisions) -> ColumnElement[bool]:
    """Whether nothing takes a row back."""
    reversal = aliased(Decisions)
    return ~select(reversal.id).where(reversal.undoes == row.id).exists()


def _reverse(w: Writer, one: Decision, kind: DecisionKind, reviewer: str) -> list[Decision]:
    """Takes back all that belongs to the step of `one`."""
    first = one.step or one.id
    query = rows_of(Decisions, Decision).where(or_(Decisions.step == first, Decisions.id == first), _open())
    step, now = fetch(w.session, Decision, query.order_by(Decisions.id)), time.time()
    return _write(w, [Decision(0, d.project, d.completion, kind, reviewer, now, "", d.id, first) for d in step])


def _write(w: Writer, new: Sequence[Decision]) -> list[Decision]:
    """Writes decisions of one step; where it is a new one, its first names it."""
    if not new:
        return []
    id = w.session.scalars(insert(Decisions).values(fields(new[0])).returning(Decisions.id)).one()
    head = msgspec.structs.replace(new[0], id=id)
    rest = [msgspec.structs.replace(d, step=head.step or id) for d in new[1:]]
    if rest:
        w.session.execute(insert(Decisions), [fields(d) for d in rest])
    w.changed("decisions", id)
    query = rows_of(Decisions, Decision).where(Decisions.project == head.project, Decisions.id > id)
    return [head, *fetch(w.session, Decision, query.order_by(Decisions.id))] if rest else [head]


def log(s: Session, project: int) -> list[Decision]:
    """All decisions of a project, oldest first."""
    return fetch(s, Decision, rows_of(Decisions, Decision).where(Decisions.project == project).order_by(Decisions.id))
