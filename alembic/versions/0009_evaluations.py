"""An evaluation compares any number of runs, by a gold scorer among others."""

import sqlalchemy as sa

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.rename_table("evaluations", "evaluations_before")
    op.drop_index(op.f("ix_evaluations_project"), "evaluations_before")
    op.create_table(
        "evaluations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("runs", sa.Text(), nullable=False),
        sa.Column("gold", sa.Integer(), nullable=False),
        sa.Column("scorers", sa.Text(), nullable=False),
        sa.Column("created", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["gold"], ["scorers.id"], name=op.f("fk_evaluations_gold")),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name=op.f("fk_evaluations_project"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluations")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_evaluations_project"), "evaluations", ["project"], unique=False)
    op.execute(
        "INSERT INTO evaluations (id, project, runs, gold, scorers, created)"
        " SELECT id, project, json_array(base_run, tuned_run), scorer, '[]', created FROM evaluations_before"
    )
    op.drop_table("evaluations_before")
