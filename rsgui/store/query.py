"""Small helpers that the entity modules share: rows as records, and long lists of ids."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Executable, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from rsgui.core.errors import StoreError
from rsgui.store.schema import Base

R = TypeVar("R", bound=msgspec.Struct)


def columns(table: type[Base], record: type[msgspec.Struct]) -> list[InstrumentedAttribute[Any]]:
    """The columns of `table` that are the fields of `record`, in their order."""
    return [getattr(table, field) for field in record.__struct_fields__]


def rows_of(table: type[Base], record: type[msgspec.Struct]) -> Select[*tuple[Any, ...]]:
    """A select whose rows can be read with `fetch`."""
    return select(*columns(table, record))


def fetch(s: Session, record: type[R], query: Executable) -> list[R]:
    """The rows of a query as records; its columns have to be the fields of the record in their order."""
    return [record(*row) for row in s.execute(query)]


def fields(record: msgspec.Struct) -> dict[str, Any]:
    """The values of a record by name, without its id: what is inserted."""
    return {name: getattr(record, name) for name in record.__struct_fields__ if name != "id"}


def one(s: Session, record: type[R], table: type[Base], id: int) -> R:
    """The record with that id. Raises StoreError when there is none, say because its project was deleted."""
    found = fetch(s, record, rows_of(table, record).where(table.__table__.c.id == id))
    if not found:
        raise StoreError(
            "{kind} {id} is not in the store.",
            "It was deleted meanwhile.",
            kind=record.__name__.removesuffix("Record"),
            id=id,
        )
    return found[0]


def among(column: Any, ids: Collection[int]) -> ColumnElement[bool]:
    """`column IN ids` for any number of ids, where SQLite bounds the number of parameters."""
    listed = func.json_each(msgspec.json.encode([int(i) for i in ids]).decode()).table_valued("value")
    condition: ColumnElement[bool] = column.in_(select(listed.c.value))
    return condition
