"""Rounds. Each adapter that there is was the end of one, made by hand."""

import sqlalchemy as sa

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent", sa.Integer(), nullable=True),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("created", sa.Float(), nullable=False),
        sa.Column("runs", sa.Text(), nullable=False),
        sa.Column("selection", sa.Integer(), nullable=True),
        sa.Column("adapter", sa.Integer(), nullable=True),
        sa.Column("control", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["adapter"], ["adapters.id"], name=op.f("fk_rounds_adapter")),
        sa.ForeignKeyConstraint(["control"], ["adapters.id"], name=op.f("fk_rounds_control")),
        sa.ForeignKeyConstraint(["parent"], ["rounds.id"], name=op.f("fk_rounds_parent")),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name=op.f("fk_rounds_project"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["selection"], ["selections.id"], name=op.f("fk_rounds_selection")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
        sa.UniqueConstraint("project", "name", name=op.f("uq_rounds_project_name")),
        sqlite_autoincrement=True,
    )
    # The runs that were chosen among: where the selection does not say, all that there were.
    op.execute(
        "INSERT INTO rounds (project, name, created, runs, selection, adapter)"
        " SELECT a.project, 'Round ' || row_number() OVER (PARTITION BY a.project ORDER BY a.id), a.created,"
        " coalesce(s.runs, (SELECT json_group_array(r.id) FROM runs r WHERE r.project = a.project"
        " AND r.split = 'train' AND r.created <= s.created)), a.selection, a.id"
        " FROM adapters a JOIN selections s ON s.id = a.selection ORDER BY a.id"
    )
