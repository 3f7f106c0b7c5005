"""How probable a tuned model's completions are by it and by its base."""

import sqlalchemy as sa

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "likelihoods",
        sa.Column("completion", sa.Integer(), nullable=False),
        sa.Column("tokens", sa.Integer(), nullable=False),
        sa.Column("tuned", sa.Float(), nullable=False),
        sa.Column("base", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["completion"], ["completions.id"], name=op.f("fk_likelihoods_completion"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("completion", name=op.f("pk_likelihoods")),
    )
