"""Decisions of several people in one log: it is read by time, and two copies of a project may take back the same."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index(op.f("ix_decisions_project"), table_name="decisions")
    with op.batch_alter_table("decisions", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint("uq_decisions_undoes", type_="unique")
    op.create_index(op.f("ix_decisions_project_created"), "decisions", ["project", "created"], unique=False)
    # Ids were the order until now; a clock that was set back, or was too coarse, must not change it.
    op.execute(
        "UPDATE decisions SET created = later.created FROM"
        " (SELECT id, max(created) OVER (PARTITION BY project ORDER BY id) AS created FROM decisions) AS later"
        " WHERE later.id = decisions.id"
    )
