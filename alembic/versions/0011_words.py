"""The words of prompts and completions in a full-text index, and views of the grid with a name."""

import sqlalchemy as sa

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "views",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("view", sa.Text(), nullable=False),
        sa.Column("created", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name=op.f("fk_views_project"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_views")),
        sa.UniqueConstraint("project", "name", name=op.f("uq_views_project_name")),
        sqlite_autoincrement=True,
    )
    run = op.get_bind().exec_driver_sql  # as it is: colons and percents are SQLite's
    for table, index in (("prompts", "prompt_words"), ("completions", "completion_words")):
        run(
            f"CREATE VIRTUAL TABLE {index} USING fts5(text, content='{table}', content_rowid='id', detail='none', "
            "columnsize=0, tokenize=\"unicode61 categories 'L* M* N* Co'\")"
        )
        run(
            f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN "
            f"INSERT INTO {index} (rowid, text) VALUES (new.id, new.text); END"
        )
        run(
            f"CREATE TRIGGER {index}_removed AFTER DELETE ON {table} BEGIN "
            f"INSERT INTO {index} ({index}, rowid, text) VALUES ('delete', old.id, old.text); END"
        )
        run(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
