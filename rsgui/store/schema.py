"""The tables. Columns are named as the fields of the records in `rsgui.core.entities`, so that a row is a record.

Ownership is one tree, and deleting goes down it: project > prompts, runs > completions > rewards. All other
references are there to protect: a completion that someone decided on cannot be deleted by itself.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import DDL, Dialect, Float, ForeignKey, Index, MetaData, Text, TypeDecorator, UniqueConstraint, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from rsgui.core.checks import Check
from rsgui.core.entities import AnyScorer, Generator, Message, Model, PromptChoice, TrainingParams
from rsgui.core.rounds import Plan
from rsgui.core.selection import Recipe
from rsgui.core.views import View
from rsgui.core.wire import ModelInfo

REVISION = "0014"
"""The newest migration in alembic/versions, known here so that an up-to-date store opens without alembic."""

APPLICATION_ID = 0x72736775
"""What SQLite's `PRAGMA application_id` says of a store of ours: "rsgu"."""


class Json(TypeDecorator[Any]):
    """A msgspec type, kept as JSON text."""

    impl = Text
    cache_ok = True

    def __init__(self, type: Any) -> None:
        super().__init__()
        self.type = type
        self._decoder = msgspec.json.Decoder(type)

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else msgspec.json.encode(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else self._decoder.decode(value)


class Base(DeclarativeBase):
    """Gives every constraint a name, without which SQLite's tables cannot be altered later."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: Text, float: Float}  # noqa: RUF012 -- SQLAlchemy's name and form


def owned(column: str) -> ForeignKey:
    """A reference to the owner: the row goes when the owner goes."""
    return ForeignKey(column, ondelete="CASCADE")


IDS_ONCE = {"sqlite_autoincrement": True}
"""No id is used twice: a job or a folder that names a deleted row never comes to mean another one."""


class Projects(Base):
    __tablename__ = "projects"
    __table_args__ = IDS_ONCE

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    created: Mapped[float]


class Models(Base):
    """Owned by nobody: a model is the same in all projects. `model` is how it was run last."""

    __tablename__ = "models"
    __table_args__ = (UniqueConstraint("path", "served"), IDS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[str]
    served: Mapped[str]
    model: Mapped[Model] = mapped_column(Json(Model))
    info: Mapped[ModelInfo] = mapped_column(Json(ModelInfo))
    created: Mapped[float]
    used: Mapped[float]


class Prompts(Base):
    """Their order is that of their ids. `text` is what lists show and searches look in: the last user turn."""

    __tablename__ = "prompts"
    __table_args__ = (UniqueConstraint("project", "key"), Index(None, "project", "split"), IDS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    project: Mapped[int] = mapped_column(owned("projects.id"), index=True)
    key: Mapped[str]
    split: Mapped[str]
    text: Mapped[str]
    messages: Mapped[tuple[Message, ...]] = mapped_column(Json(tuple[Message, ...]))
    checks: Mapped[tuple[Check, ...]] = mapped_column(Json(tuple[Check, ...]))
    reference: Mapped[str | None]
    tags: Mapped[tuple[str, ...]] = mapped_column(Json(tuple[str, ...]))


class Runs(Base):
    """`made` is the number of completions, counted as they come, and `expected` the sum of what is wanted of prompts
    that were not refused: progress is asked for often, and of millions. `n` is the most wanted of any prompt."""

    __tablename__ = "runs"
    __table_args__ = IDS_ONCE

    id: Mapped[int] = mapped_column(primary_key=True)
    project: Mapped[int] = mapped_column(owned("projects.id"), index=True)
    generator: Mapped[Generator] = mapped_column(Json(Generator))
    split: Mapped[str]
    n: Mapped[int]
    seed: Mapped[int]
    created: Mapped[float]
    template_hash: Mapped[str | None]
    choice: Mapped[PromptChoice] = mapped_column(Json(PromptChoice), server_default="{}")
    made: Mapped[int]
    fingerprint: Mapped[str | None]
    expected: Mapped[int] = mapped_column(server_default="0")


class Wanted(Base):
    """How many completions of a prompt a run is to make. It grows and never shrinks."""

    __tablename__ = "wanted"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 -- SQLAlchemy's name and form

    run: Mapped[int] = mapped_column(owned("runs.id"), primary_key=True)
    prompt: Mapped[int] = mapped_column(ForeignKey("prompts.id"), primary_key=True, index=True)
    n: Mapped[int]


class Refusals(Base):
    """Prompts that a run's generator cannot answer, and why."""

    __tablename__ = "refusals"

    run: Mapped[int] = mapped_column(owned("runs.id"), primary_key=True)
    prompt: Mapped[int] = mapped_column(ForeignKey("prompts.id"), primary_key=True, index=True)
    reason: Mapped[str]


class Completions(Base):
    """The second index has all that the grid and the counts need, so that they never read the texts."""

    __tablename__ = "completions"
    __table_args__ = (
        UniqueConstraint("prompt", "run", "index"),
        Index("ix_completions_grid", "run", "prompt", "index", "tokens", "finish"),
        IDS_ONCE,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    run: Mapped[int] = mapped_column(owned("runs.id"))
    prompt: Mapped[int] = mapped_column(ForeignKey("prompts.id"))
    index: Mapped[int]
    tokens: Mapped[int]
    finish: Mapped[str]
    logprob: Mapped[float | None]
    text: Mapped[str]


class Packs(Base):
    """The numbers of a run's completions, or (with a scorer) of its rewards, thousands to a blob: `store.packs`."""

    __tablename__ = "packs"
    __table_args__ = (Index("ix_packs_of", "run", "scorer", "size"), IDS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    run: Mapped[int] = mapped_column(owned("runs.id"))
    scorer: Mapped[int | None] = mapped_column(owned("scorers.id"))
    size: Mapped[int]
    data: Mapped[bytes]


class Scorers(Base):
    __tablename__ = "scorers"
    __table_args__ = (UniqueConstraint("project", "name"), IDS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    project: Mapped[int] = mapped_column(owned("projects.id"))
    name: Mapped[str]
    spec: Mapped[AnyScorer] = mapped_column(Json(AnyScorer))


class Rewards(Base):
    """`run` is that of the completion, kept here so that a run's rewards are one stretch of the second index."""

    __tablename__ = "rewards"
    __table_args__ = (Index("ix_rewards_grid", "scorer", "run", "completion", "value"),)

    completion: Mapped[int] = mapped_column(owned("completions.id"), primary_key=True)
    scorer: Mapped[int] = mapped_column(ForeignKey("scorers.id"), primary_key=True)
    run: Mapped[int]
    value: Mapped[float | None]
    reason: Mapped[str]
    detail: Mapped[str]


class Likelihoods(Base):
    """Natural logarithms of the probability of a completion, by its generator with the adapter and without it."""

    __tablename__ = "likelihoods"

    completion: Mapped[int] = mapped_column(owned("completions.id"), primary_key=True)
    tokens: Mapped[int]
    tuned: Mapped[float]
    base: Mapped[float]


class Selections(Base):
    """`size` is the number of picks; `runs` those that were looked at, NULL for all."""

    __tablename__ = "selections"
    __table_args__ = IDS_ONCE

    id: Mapped[int] = mapped_column(primary_key=True)
    project: Mapped[int] = mapped_column(owned("projects.id"), index=True)
    scorer: Mapped[int] = mapped_column(ForeignKey("scorers.id"))
    recipe: Mapped[Recipe] = mapped_column(Json(Recipe))
    size: Mapped[int]
    created: Mapped[float]
    picks: Mapped[tuple[int, ...]] = mapped_column(Json(tuple[int, ...]))
    runs: Mapped[tuple[int, ...] | None] = mapped_column(Json(tuple[int, ...]))


class Recipes(Base):
    """Recipes with a name, to be taken again."""

    __tablename__ = "recipes"
    __table_args__ = (UniqueConstraint("project", "name"), IDS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    project: Mapped[int] = mapped_column(owned("projects.id"))
    name: Mapped[str]
    recipe: Mapped[Recipe] = mapped_column(Json(Recipe))
    created: Mapped[float]


class Views(Base):
    """Ways to look at the grid with a name, to be taken again."""

    __tablename__ = "views"
    __table_args__ = (UniqueConstraint("project", "name"), IDS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    project: Mapped[int] = mapped_column(owned("projects.id"))
    name: Mapped[str]
    view: Mapped[View] = mapped_column(Json(View))
    created: Mapped[float]


class Decisions(Base):
    """An append-only log. `step` is null on the first of a step, and never on a reversal."""

    __tablename__ = "decisions"
    __table_args__ = (Index(None, "project", "created"), IDS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    project: Mapped[int] = mapped_column(owned("projects.id"))
    completion: Mapped[int] = mapped_column(ForeignKey("completions.id"), index=True)
    kind: Mapped[str]
    reviewer: Mapped[str]
    created: Mapped[float]
    text: Mapped[str]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))
    step: Mapped[int | None] = mapped_column(index=True)


class Adapters(Base):
    """`result` is what the trainer said at the end; `parent` the adapter that was gone on from."""

    __tablename__ = "adapters"
    __table_args__ = IDS_ONCE

    id: Mapped[int] = mapped_column(primary_key=True)
    project: Mapped[int] = mapped_column(owned("projects.id"), index=True)
    name: Mapped[str]
    base: Mapped[Model] = mapped_column(Json(Model))
    selection: Mapped[int] = mapped_column(ForeignKey("selections.id"))
    params: Mapped[TrainingParams] = mapped_column(Json(TrainingParams))
    rows: Mapped[int]
    rows_hash: Mapped[str]
    created: Mapped[float]
    folder: Mapped[str | None]
    parent: Mapped[int | None] = mapped_column(ForeignKey("adapters.id"))
    result: Mapped[dict[str, Any] | None] = mapped_column(Json(dict[str, Any]))


class Rounds(Base):
    """A round goes with its project; what it names stays when it goes."""

    __tablename__ = "rounds"
    __table_args__ = (UniqueConstraint("project", "name"), IDS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    project: Mapped[int] = mapped_column(owned("projects.id"))
    name: Mapped[str]
    parent: Mapped[int | None] = mapped_column(ForeignKey("rounds.id"))
    plan: Mapped[Plan | None] = mapped_column(Json(Plan))
    created: Mapped[float]
    runs: Mapped[tuple[int, ...]] = mapped_column(Json(tuple[int, ...]))
    selection: Mapped[int | None] = mapped_column(ForeignKey("selections.id"))
    adapter: Mapped[int | None] = mapped_column(ForeignKey("adapters.id"))
    control: Mapped[int | None] = mapped_column(ForeignKey("adapters.id"))


class TrainingPoints(Base):
    __tablename__ = "training_points"

    adapter: Mapped[int] = mapped_column(owned("adapters.id"), primary_key=True)
    step: Mapped[int] = mapped_column(primary_key=True)
    steps: Mapped[int]
    loss: Mapped[float]
    learning_rate: Mapped[float]
    tokens_per_second: Mapped[float]
    grad_norm: Mapped[float | None]
    memory: Mapped[int | None]
    validation: Mapped[float | None]


class TrainingSamples(Base):
    __tablename__ = "training_samples"

    adapter: Mapped[int] = mapped_column(owned("adapters.id"), primary_key=True)
    step: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    prompt: Mapped[str]
    text: Mapped[str]


class Evaluations(Base):
    __tablename__ = "evaluations"
    __table_args__ = IDS_ONCE

    id: Mapped[int] = mapped_column(primary_key=True)
    project: Mapped[int] = mapped_column(owned("projects.id"), index=True)
    runs: Mapped[tuple[int, ...]] = mapped_column(Json(tuple[int, ...]))
    gold: Mapped[int] = mapped_column(ForeignKey("scorers.id"))
    scorers: Mapped[tuple[int, ...]] = mapped_column(Json(tuple[int, ...]))
    created: Mapped[float]


class Jobs(Base):
    __tablename__ = "jobs"
    __table_args__ = IDS_ONCE

    id: Mapped[int] = mapped_column(primary_key=True)
    project: Mapped[int | None] = mapped_column(owned("projects.id"), index=True)
    title: Mapped[str]
    spec: Mapped[str]
    state: Mapped[str]
    done: Mapped[int]
    total: Mapped[int]
    message: Mapped[str]
    created: Mapped[float]
    finished: Mapped[float | None]


# --- the words of texts: SQLite's full-text index, which SQLAlchemy has no classes for

WORDS = {"prompts": "prompt_words", "completions": "completion_words"}
"""The index of each table that has a `text`. A migration that rebuilds one of the tables has to make its triggers
again."""


def word_index(table: str) -> list[str]:
    """What makes the index of a table, and keeps it. It has neither texts nor places in them (`store.words`)."""
    index = WORDS[table]
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5(text, content='{table}', content_rowid='id', detail='none', "
        "columnsize=0, tokenize=\"unicode61 categories 'L* M* N* Co'\")",
        f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN "
        f"INSERT INTO {index} (rowid, text) VALUES (new.id, new.text); END",
        f"CREATE TRIGGER {index}_removed AFTER DELETE ON {table} BEGIN "
        f"INSERT INTO {index} ({index}, rowid, text) VALUES ('delete', old.id, old.text); END",
    ]


for _table in (Prompts, Completions):
    for _statement in word_index(_table.__tablename__):
        event.listen(_table.__table__, "after_create", DDL(_statement))  # type: ignore[no-untyped-call]
