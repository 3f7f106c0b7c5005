"""Decisions: an append-only log of what people said of completions. Nothing in it is ever changed or removed."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Select, func, insert, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from rsgui.core.entities import Decision, DecisionKind
from rsgui.core.review import REVERSALS
from rsgui.store.database import Writer
from rsgui.store.query import among, fetch, fields, rows_of
from rsgui.store.schema import Decisions

TICK = 1e-6
"""Seconds that a step is at least later than the one before it, whatever the clock says."""


class Said(NamedTuple):
    """One thing that a person says of a completion; `text` is that of an edit, a note or a tag."""

    completion: int
    kind: DecisionKind
    text: str = ""


def append(w: Writer, project: int, completion: int, kind: DecisionKind, reviewer: str, text: str = "") -> Decision:
    """Writes down what a person said."""
    return append_all(w, project, [completion], kind, reviewer, text)[0]


def append_all(
    w: Writer, project: int, completions: Sequence[int], kind: DecisionKind, reviewer: str, text: str = ""
) -> list[Decision]:
    """Writes down the same of several completions, said together: one step, which is undone as one."""
    return append_step(w, project, [Said(completion, kind, text) for completion in completions], reviewer)


def append_step(w: Writer, project: int, said: Sequence[Said], reviewer: str) -> list[Decision]:
    """Writes down what a person said together; the first names the step."""
    if any(one.kind in REVERSALS for one in said):
        raise ValueError("undo and redo are written by undo() and redo()")
    now = _next_moment(w.session, project)
    return _write(w, [Decision(0, project, one.completion, one.kind, reviewer, now, one.text) for one in said])


def undo(w: Writer, project: int, reviewer: str) -> list[Decision]:
    """Takes back the reviewer's last step that stands, by appending its reversal; nothing where none stands."""
    last = _last(w.session, project, reviewer, Decisions.kind != "undo")
    return [] if last is None else _reverse(w, last, "undo", reviewer)


def redo(w: Writer, project: int, reviewer: str) -> list[Decision]:
    """Brings back the step that the reviewer undid last, by appending the reversal of that; nothing where they said
    something new since."""
    ours = (Decisions.project == project, Decisions.reviewer == reviewer, Decisions.kind.not_in(REVERSALS))
    newest = w.session.scalar(select(func.max(Decisions.created)).where(*ours)) or 0.0
    undone = (Decisions.kind == "undo") & (Decisions.created > newest)
    last = _last(w.session, project, reviewer, undone)
    return [] if last is None else _reverse(w, last, "redo", reviewer)


def _last(s: Session, project: int, reviewer: str, which: ColumnElement[bool]) -> Decision | None:
    """The newest of these that is the last word on a step of the reviewer's."""
    head = aliased(Decisions)
    own = select(head.id).where(head.id == _step(Decisions), head.reviewer == reviewer).exists()
    query = rows_of(Decisions, Decision).where(Decisions.project == project, which, own, _last_word())
    found = fetch(s, Decision, query.order_by(Decisions.created.desc(), Decisions.id.desc()).limit(1))
    return found[0] if found else None


def stands() -> ColumnElement[bool]:
    """Whether a row is a decision that holds, as `core.review.effective` has it: the last word on it is no undo."""
    word = aliased(Decisions)
    newest = word.created.desc(), word.reviewer.desc(), word.id.desc()
    last = select(word.kind).where(_reverses(word)).order_by(*newest).limit(1).scalar_subquery()
    return Decisions.kind.not_in(REVERSALS) & (func.coalesce(last, "redo") != "undo")


def _last_word() -> ColumnElement[bool]:
    """Whether nothing reverses the step of a row after it."""
    word = aliased(Decisions)
    later = tuple_(word.created, word.reviewer) > tuple_(Decisions.created, Decisions.reviewer)
    return ~select(word.id).where(_reverses(word), later).exists()


def _reverses(word: type[Decisions]) -> ColumnElement[bool]:
    """Whether `word` is a reversal of what a row says of its completion."""
    of_it = (word.step == _step(Decisions)) & (word.completion == Decisions.completion)
    return of_it & word.kind.in_(REVERSALS)


def _step(row: type[Decisions]) -> ColumnElement[int]:
    return func.coalesce(row.step, row.id)


def _reverse(w: Writer, one: Decision, kind: DecisionKind, reviewer: str) -> list[Decision]:
    """Reverses the whole step of `one`."""
    first = one.step or one.id
    query = rows_of(Decisions, Decision).where(or_(Decisions.step == first, Decisions.id == first), _last_word())
    step, now = fetch(w.session, Decision, query.order_by(Decisions.id)), _next_moment(w.session, one.project)
    return _write(w, [Decision(0, d.project, d.completion, kind, reviewer, now, "", d.id, first) for d in step])


def _next_moment(s: Session, project: int) -> float:
    newest = s.scalar(select(func.max(Decisions.created)).where(Decisions.project == project))
    return max(time.time(), (newest or 0.0) + TICK)


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


def append_merged(w: Writer, new: Sequence[Decision]) -> None:
    """Writes decisions that come from another log, with the ids that `core.merging` gave them."""
    if new:
        w.session.execute(insert(Decisions), [{"id": d.id, **fields(d)} for d in new])
        w.changed("decisions", *(d.id for d in new))


def last_id(s: Session) -> int:
    """The highest id of any decision; 0 where there is none."""
    return s.scalar(select(func.max(Decisions.id))) or 0


def log(s: Session, project: int) -> list[Decision]:
    """All decisions of a project, in the order in which they were made."""
    return fetch(s, Decision, _in_order(Decisions.project == project))


def of_completions(s: Session, completions: Collection[int]) -> list[Decision]:
    """All decisions of these completions, in the order in which they were made."""
    return fetch(s, Decision, _in_order(among(Decisions.completion, completions)))


def _in_order(which: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """As `core.review.in_order` has it."""
    order = Decisions.created, Decisions.reviewer, Decisions.id
    return rows_of(Decisions, Decision).where(which).order_by(*order)
