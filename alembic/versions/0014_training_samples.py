"""What a model in training answered to a few prompts."""

import sqlalchemy as sa

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "training_samples",
        sa.Column("adapter", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["adapter"], ["adapters.id"], name=op.f("fk_training_samples_adapter"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("adapter", "step", "place", name=op.f("pk_training_samples")),
    )
