"""More of what each step of a training tells."""

import sqlalchemy as sa

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("training_points", sa.Column("grad_norm", sa.Float(), nullable=True))
    op.add_column("training_points", sa.Column("memory", sa.Integer(), nullable=True))
    op.add_column("training_points", sa.Column("validation", sa.Float(), nullable=True))
