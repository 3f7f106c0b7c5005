"""What each run is to make, prompt by prompt; which runs a selection looked at."""

import sqlalchemy as sa

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "wanted",
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("prompt", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["prompt"], ["prompts.id"], name=op.f("fk_wanted_prompt")),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_wanted_run"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run", "prompt", name=op.f("pk_wanted")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_wanted_prompt"), "wanted", ["prompt"], unique=False)
    op.add_column("runs", sa.Column("choice", sa.Text(), server_default="{}", nullable=False))
    op.add_column("runs", sa.Column("expected", sa.Integer(), server_default="0", nullable=False))
    op.add_column("selections", sa.Column("runs", sa.Text(), nullable=True))
    # A run used to be over every prompt of its split, with the same number for each.
    op.execute(
        "INSERT INTO wanted (run, prompt, n) SELECT runs.id, prompts.id, runs.n FROM runs"
        " JOIN prompts ON prompts.project = runs.project AND prompts.split = runs.split"
    )
    op.execute(
        "UPDATE runs SET expected = (SELECT coalesce(sum(n), 0) FROM wanted WHERE wanted.run = runs.id AND NOT EXISTS"
        " (SELECT 1 FROM refusals WHERE refusals.run = runs.id AND refusals.prompt = wanted.prompt))"
    )
