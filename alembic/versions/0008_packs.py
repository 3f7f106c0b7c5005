"""The numbers of completions and rewards once more, thousands to a blob."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
import sqlalchemy as sa

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

COMPLETION = [("id", "<u4"), ("prompt", "<u4"), ("index", "<u4"), ("tokens", "<u4"), ("flags", "u1")]
REWARD = [("completion", "<u4"), ("value", "<f8")]
FULL = 1 << 16


def upgrade() -> None:
    op.create_table(
        "packs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("scorer", sa.Integer(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_packs_run"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["scorer"], ["scorers.id"], name=op.f("fk_packs_scorer"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packs")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_packs_of", "packs", ["run", "scorer", "size"], unique=False)
    connection = op.get_bind()
    for (run,) in connection.exec_driver_sql("SELECT id FROM runs").fetchall():
        _keep(connection, run, None, COMPLETION, _completions(connection, run))
        scorers = connection.exec_driver_sql("SELECT DISTINCT scorer FROM rewards WHERE run = ?", (run,)).fetchall()
        for (scorer,) in scorers:
            _keep(connection, run, scorer, REWARD, _rewards(connection, run, scorer))


def _keep(connection: sa.Connection, run: int, scorer: int | None, kind: Any, rows: Iterator[tuple[Any, ...]]) -> None:
    while some := list(islice(rows, FULL)):
        data = np.array(some, dtype=np.dtype(kind)).tobytes()
        insert = "INSERT INTO packs (run, scorer, size, data) VALUES (?, ?, ?, ?)"
        connection.exec_driver_sql(insert, (run, scorer, len(some), data))


def _completions(connection: sa.Connection, run: int) -> Iterator[tuple[Any, ...]]:
    """The flags: 1, cut off; 2, says what an earlier one of its prompt says."""
    query = (
        "SELECT id, prompt, \"index\", tokens, (finish = 'length') + 2 * EXISTS (SELECT 1 FROM completions AS earlier "
        "WHERE earlier.prompt = completions.prompt AND earlier.id < completions.id "
        'AND earlier.text = completions.text) FROM completions WHERE run = ? ORDER BY prompt, "index"'
    )
    rows: Iterable[Any] = connection.exec_driver_sql(query, (run,))
    return (tuple(row) for row in rows)


def _rewards(connection: sa.Connection, run: int, scorer: int) -> Iterator[tuple[Any, ...]]:
    query = "SELECT completion, value FROM rewards WHERE scorer = ? AND run = ? ORDER BY completion"
    rows: Iterable[Any] = connection.exec_driver_sql(query, (scorer, run))
    return ((completion, np.nan if value is None else value) for completion, value in rows)
