"""Prompts: added once each, split when they are added, and never reshuffled."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select, func, select, true
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from rsgui.core.dataset import split_of
from rsgui.core.entities import NewPrompt, Prompt, Record, Split, prompt_key
from rsgui.store.database import Writer
from rsgui.store.query import among, fetch, fields, rows_of
from rsgui.store.schema import Prompts


class Added(Record, frozen=True):
    """What became of the prompts of an import."""

    added: int
    duplicates: int  # were there before, in the store or earlier in the same file


def add(w: Writer, project: int, prompts: Sequence[NewPrompt], held_out_share: float) -> Added:
    """Adds the prompts whose content the project does not have yet.

    Where a prompt does not say its split, its content does: `held_out_share` of them is held out.
    """
    before = count(w.session, project)
    rows = [_row(project, prompt, held_out_share) for prompt in prompts]
    if rows:
        w.session.execute(insert(Prompts).on_conflict_do_nothing(), rows)
        w.changed("prompts", project)
    added = count(w.session, project) - before
    return Added(added, len(rows) - added)


def _row(project: int, new: NewPrompt, held_out_share: float) -> dict[str, Any]:
    key = prompt_key(new.messages)
    split = new.split or split_of(key, held_out_share)
    prompt = Prompt(0, key, new.messages, new.checks, new.reference, new.tags, split)
    return {**fields(prompt), "project": project, "text": prompt.text}


def page(
    s: Session, project: int, offset: int, limit: int, split: Split | None = None, search: str = ""
) -> list[Prompt]:
    """Prompts in the order of their import; `search` is looked for in their last user turn, in upper or lower case."""
    query = _where(rows_of(Prompts, Prompt), project, split, search)
    return fetch(s, Prompt, query.order_by(Prompts.id).offset(offset).limit(limit))


def count(s: Session, project: int, split: Split | None = None, search: str = "") -> int:
    number: int = s.scalars(_where(select(func.count(Prompts.id)), project, split, search)).one()
    return number


def _where(query: Select[*tuple[Any, ...]], project: int, split: Split | None, search: str) -> Select[*tuple[Any, ...]]:
    query = query.where(Prompts.project == project)
    if split:
        query = query.where(Prompts.split == split)
    if search:
        query = query.where(Prompts.text.icontains(search, autoescape=True))
    return query


def keys(s: Session, project: int, split: Split, search: str = "", tag: str | None = None) -> list[tuple[int, str]]:
    """Ids and content hashes, in the order of their import, of the prompts of a split that `page` would find; with
    `tag`, of those that have it."""
    query = _where(select(Prompts.id, Prompts.key), project, split, search)
    if tag is not None:
        each = func.json_each(Prompts.tags).table_valued("value")
        query = query.where(select(each.c.value).where(each.c.value == tag).exists())
    return [(id, key) for id, key in s.execute(query.order_by(Prompts.id))]


def texts(s: Session, ids: Collection[int], most: int | None = None) -> dict[int, str]:
    """What lists show of these prompts, by id: their last user turn, or so many of its characters."""
    text = Prompts.text if most is None else func.substr(Prompts.text, 1, most)
    return dict(s.execute(select(Prompts.id, text).where(among(Prompts.id, ids))).all())


def get(s: Session, ids: Collection[int]) -> list[Prompt]:
    """The prompts with these ids, in the order of their import; those that are gone are left out."""
    return fetch(s, Prompt, rows_of(Prompts, Prompt).where(among(Prompts.id, ids)).order_by(Prompts.id))


def tagged(s: Session, project: int, tags: Collection[str]) -> NDArray[np.int64]:
    """The ids of the prompts that have one of these tags."""
    each = func.json_each(Prompts.tags).table_valued("value")
    has = select(each.c.value).where(each.c.value.in_(list(tags))).exists()
    return np.fromiter(s.scalars(select(Prompts.id).where(Prompts.project == project, has)), dtype=np.int64)


def of_split(s: Session, project: int, split: Split) -> NDArray[np.int64]:
    """The ids of the prompts of a split."""
    return np.fromiter(s.scalars(_where(select(Prompts.id), project, split, "")), dtype=np.int64)


def tags(s: Session, project: int, split: Split | None = None) -> dict[str, int]:
    """All tags of a project (or of one split of it), by name, and how many prompts have each."""
    each = func.json_each(Prompts.tags).table_valued("value")
    tag = each.c.value
    query = select(tag, func.count()).select_from(Prompts).join(each, true())
    query = _where(query, project, split, "").group_by(tag).order_by(tag)
    return dict(s.execute(query).all())
