"""The adapter that a training went on from."""

import sqlalchemy as sa

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("adapters", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("parent", sa.Integer(), nullable=True))
        table.create_foreign_key(op.f("fk_adapters_parent"), "adapters", ["parent"], ["id"])
