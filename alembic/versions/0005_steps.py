"""Decisions that were made together are one step of undo."""

import sqlalchemy as sa

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("decisions", sa.Column("step", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_decisions_step"), "decisions", ["step"], unique=False)
    # Each decision used to be a step of its own, which null says already; an undo belongs to what it takes back.
    op.execute("UPDATE decisions SET step = undoes WHERE kind = 'undo'")
