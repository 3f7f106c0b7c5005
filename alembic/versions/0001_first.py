"""The first schema: from projects and prompts to adapters, evaluations and jobs."""

import sqlalchemy as sa

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "projects",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_projects")),
        sa.UniqueConstraint("name", name=op.f("uq_projects_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("spec", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("created", sa.Float(), nullable=False),
        sa.Column("finished", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name=op.f("fk_jobs_project"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_jobs_project"), "jobs", ["project"], unique=False)
    op.create_table(
        "prompts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("split", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("messages", sa.Text(), nullable=False),
        sa.Column("checks", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name=op.f("fk_prompts_project"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prompts")),
        sa.UniqueConstraint("project", "key", name=op.f("uq_prompts_project_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_prompts_project"), "prompts", ["project"], unique=False)
    op.create_index(op.f("ix_prompts_project_split"), "prompts", ["project", "split"], unique=False)
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("generator", sa.Text(), nullable=False),
        sa.Column("split", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("created", sa.Float(), nullable=False),
        sa.Column("template_hash", sa.Text(), nullable=True),
        sa.Column("made", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name=op.f("fk_runs_project"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_runs_project"), "runs", ["project"], unique=False)
    op.create_table(
        "scorers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("spec", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name=op.f("fk_scorers_project"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scorers")),
        sa.UniqueConstraint("project", "name", name=op.f("uq_scorers_project_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "completions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("prompt", sa.Integer(), nullable=False),
        sa.Column("index", sa.Integer(), nullable=False),
        sa.Column("tokens", sa.Integer(), nullable=False),
        sa.Column("finish", sa.Text(), nullable=False),
        sa.Column("logprob", sa.Float(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["prompt"], ["prompts.id"], name=op.f("fk_completions_prompt")),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_completions_run"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_completions")),
        sa.UniqueConstraint("prompt", "run", "index", name=op.f("uq_completions_prompt_run_index")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_completions_grid", "completions", ["run", "prompt", "index", "tokens", "finish"], unique=False)
    op.create_table(
        "refusals",
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("prompt", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["prompt"], ["prompts.id"], name=op.f("fk_refusals_prompt")),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_refusals_run"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run", "prompt", name=op.f("pk_refusals")),
    )
    op.create_index(op.f("ix_refusals_prompt"), "refusals", ["prompt"], unique=False)
    op.create_table(
        "selections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("scorer", sa.Integer(), nullable=False),
        sa.Column("recipe", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("created", sa.Float(), nullable=False),
        sa.Column("picks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name=op.f("fk_selections_project"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["scorer"], ["scorers.id"], name=op.f("fk_selections_scorer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_selections")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_selections_project"), "selections", ["project"], unique=False)
    op.create_table(
        "adapters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("selection", sa.Integer(), nullable=False),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("rows_hash", sa.Text(), nullable=False),
        sa.Column("created", sa.Float(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name=op.f("fk_adapters_project"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["selection"], ["selections.id"], name=op.f("fk_adapters_selection")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adapters")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_adapters_project"), "adapters", ["project"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("completion", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("created", sa.Float(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["completion"], ["completions.id"], name=op.f("fk_decisions_completion")),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name=op.f("fk_decisions_project"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["undoes"], ["decisions.id"], name=op.f("fk_decisions_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("undoes", name=op.f("uq_decisions_undoes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_decisions_completion"), "decisions", ["completion"], unique=False)
    op.create_index(op.f("ix_decisions_project"), "decisions", ["project"], unique=False)
    op.create_table(
        "rewards",
        sa.Column("completion", sa.Integer(), nullable=False),
        sa.Column("scorer", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["completion"], ["completions.id"], name=op.f("fk_rewards_completion"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["scorer"], ["scorers.id"], name=op.f("fk_rewards_scorer")),
        sa.PrimaryKeyConstraint("completion", "scorer", name=op.f("pk_rewards")),
    )
    op.create_index("ix_rewards_grid", "rewards", ["scorer", "run", "completion", "value"], unique=False)
    op.create_table(
        "evaluations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("adapter", sa.Integer(), nullable=False),
        sa.Column("scorer", sa.Integer(), nullable=False),
        sa.Column("base_run", sa.Integer(), nullable=False),
        sa.Column("tuned_run", sa.Integer(), nullable=False),
        sa.Column("created", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["adapter"], ["adapters.id"], name=op.f("fk_evaluations_adapter")),
        sa.ForeignKeyConstraint(["base_run"], ["runs.id"], name=op.f("fk_evaluations_base_run")),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name=op.f("fk_evaluations_project"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["scorer"], ["scorers.id"], name=op.f("fk_evaluations_scorer")),
        sa.ForeignKeyConstraint(["tuned_run"], ["runs.id"], name=op.f("fk_evaluations_tuned_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluations")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_evaluations_project"), "evaluations", ["project"], unique=False)
    op.create_table(
        "training_points",
        sa.Column("adapter", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("loss", sa.Float(), nullable=False),
        sa.Column("learning_rate", sa.Float(), nullable=False),
        sa.Column("tokens_per_second", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["adapter"], ["adapters.id"], name=op.f("fk_training_points_adapter"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("adapter", "step", name=op.f("pk_training_points")),
    )
