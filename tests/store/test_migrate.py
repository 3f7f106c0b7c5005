from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, create_engine
from sqlalchemy.pool import NullPool

from rsgui import paths
from rsgui.core.entities import Project
from rsgui.core.errors import StoreError, StoreNotUsable, StoreTooNew
from rsgui.core.rounds import Round
from rsgui.store import migrate, projects, rounds, runs
from rsgui.store.database import Store
from rsgui.store.schema import REVISION, WORDS, Base

REBUILD = """
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{before}"


def upgrade() -> None:
    with op.batch_alter_table("projects", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.Text()))
"""

BREAK = """
from alembic import op

revision = "next"
down_revision = "{before}"


def upgrade() -> None:
    op.execute("DELETE FROM projects")
"""


def add_revision(monkeypatch: pytest.MonkeyPatch, folder: Path, source: str) -> None:
    """As if this rsgui knew one revision more."""
    migrations = folder / "migrations"
    shutil.copytree(paths.migrations(), migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "next.py").write_text(source.format(before=REVISION))
    monkeypatch.setattr(paths, "migrations", lambda: migrations)
    monkeypatch.setattr(migrate, "REVISION", "next")


def schema_of(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    plain = {name: re.sub(r"[\s\"]+", "", sql) for name, sql in found if name != "alembic_version"}
    return {name: "".join(sorted(sql)) for name, sql in plain.items()}


def is_word_index(name: str | None, kind: str) -> bool:
    """Tables that SQLite itself makes for its full-text indexes, and those indexes, which are no tables of ours."""
    return kind == "table" and name is not None and name.startswith(tuple(WORDS.values()))


def test_models_and_migrations_agree(tmp_path: Path) -> None:
    migrated, made = tmp_path / "migrated.sqlite", tmp_path / "made.sqlite"
    migrate.upgrade(migrated)
    for path in (migrated, made):
        engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)
        with engine.begin() as connection:
            Base.metadata.create_all(connection)
            options = {"compare_type": True, "include_name": lambda name, kind, _: not is_word_index(name, kind)}
            context = MigrationContext.configure(connection, opts=options)
            assert compare_metadata(context, Base.metadata) == []
    assert schema_of(migrated) == schema_of(made)


def test_the_newest_revision_is_the_one_that_the_schema_names() -> None:
    script = ScriptDirectory(str(paths.migrations()))
    assert script.get_heads() == [REVISION]


def test_alembic_is_no_package() -> None:
    """It would hide the library of that name."""
    assert not (paths.migrations() / "__init__.py").exists()


def test_an_older_store_is_backed_up_and_keeps_its_rows(
    store: Store, path: Path, project: Project, made: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The new revision rebuilds the table that all others hang on."""
    store.close()
    add_revision(monkeypatch, tmp_path, REBUILD)
    store = Store.open(path)
    with store.read() as s:
        assert projects.get(s, project.id) == project
        assert len(runs.completions(s, made)) == 15
        assert s.connection().exec_driver_sql("SELECT colour FROM projects").all() == [(None,)]
    store.close()
    backup = path.with_name(f"{path.name}.backup-{REVISION}")
    monkeypatch.undo()
    kept = Store.open(backup)
    with kept.read() as s:
        assert len(runs.completions(s, made)) == 15
    kept.close()


def test_what_was_not_yet_in_the_main_file_is_migrated_too(
    store: Store, path: Path, project: Project, made: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As after a kill: the last commits are still in the write-ahead log."""
    killed = tmp_path / "killed.sqlite"
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{path}{suffix}", f"{killed}{suffix}")
    add_revision(monkeypatch, tmp_path, REBUILD)
    again = Store.open(killed)
    with again.read() as s:
        assert len(runs.completions(s, made)) == 15
    again.close()


def test_a_store_that_another_program_reads_is_not_migrated(
    store: Store, path: Path, made: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Part of it may be in the write-ahead log, which a copy of the file would miss."""
    store.close()
    other = sqlite3.connect(path)
    other.execute("SELECT * FROM projects").fetchall()
    with monkeypatch.context() as patch:
        add_revision(patch, tmp_path, REBUILD)
        with pytest.raises(StoreError, match="Another program keeps the store"):
            Store.open(path)
        other.close()
        Store.open(path).close()


def test_a_migration_that_breaks_references_is_not_taken(
    store: Store, path: Path, made: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    store.close()
    with monkeypatch.context() as patch:
        add_revision(patch, tmp_path, BREAK)
        with pytest.raises(StoreNotUsable, match="references lead nowhere"):
            Store.open(path)
    store = Store.open(path)
    with store.read() as s:
        assert len(runs.completions(s, made)) == 15
    store.close()
    assert not list(tmp_path.glob("*.migrating*"))


def test_a_newer_store_is_refused_untouched(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    store.close()
    with monkeypatch.context() as patch:
        add_revision(patch, tmp_path, REBUILD)
        Store.open(path).close()
    before = path.read_bytes()
    with pytest.raises(StoreTooNew, match=r"newer version of rsgui\. Update rsgui"):
        Store.open(path)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.migrating*"))


def test_the_database_of_another_program_is_refused_untouched(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreNotUsable, match="another program"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_store_without_a_version_is_damaged(store: Store, path: Path) -> None:
    store.close()
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE alembic_version")
    connection.close()
    with pytest.raises(StoreNotUsable, match="damaged"):
        Store.open(path)


def test_the_log_of_a_store_that_was_deleted_is_not_played_back(
    store: Store, path: Path, project: Project, made: list[int], tmp_path: Path
) -> None:
    new = tmp_path / "new.sqlite"
    shutil.copyfile(f"{path}-wal", f"{new}-wal")
    fresh = Store.open(new)
    with fresh.read() as s:
        assert projects.every(s) == []
        assert s.connection().exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    fresh.close()


def test_what_a_killed_creation_left_behind_is_cleared(path: Path) -> None:
    path.touch()
    for suffix in (".migrating", ".migrating-journal"):
        path.with_name(path.name + suffix).write_bytes(b"half made")
    Store.open(path).close()
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name, path.name + ".lock"]


def test_adapters_of_an_older_store_are_rounds(path: Path) -> None:
    migrate.upgrade(path, "0005")
    connection = sqlite3.connect(path)
    connection.executescript("""
        INSERT INTO projects VALUES (1, 'Mountains', 1.0);
        INSERT INTO runs (id, project, generator, split, n, seed, created, choice, made, expected)
            VALUES (1, 1, '{}', 'train', 2, 0, 2.0, '{}', 0, 0), (2, 1, '{}', 'held-out', 2, 0, 2.5, '{}', 0, 0),
                   (3, 1, '{}', 'train', 2, 1, 9.0, '{}', 0, 0);
        INSERT INTO scorers VALUES (1, 1, 'Checks', '{"kind":"checks"}');
        INSERT INTO selections VALUES (1, 1, 1, '{}', 0, 3.0, '[]', NULL), (2, 1, 1, '{}', 0, 9.5, '[]', '[3]');
        INSERT INTO adapters (id, project, name, base, selection, params, rows, rows_hash, created)
            VALUES (4, 1, 'adapter 1', '{}', 1, '{}', 1, 'h', 4.0), (5, 1, 'adapter 2', '{}', 2, '{}', 1, 'h', 10.0);
    """)
    connection.close()
    store = Store.open(path)
    with store.read() as s:
        found = rounds.of_project(s, 1)
    store.close()
    assert found == [
        Round(1, 1, "Round 1", None, None, 4.0, (1,), 1, 4),
        Round(2, 1, "Round 2", None, None, 10.0, (3,), 2, 5),
    ]
