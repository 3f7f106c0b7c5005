"""Brings a store file to the newest revision before it is opened, or says why it cannot be.

New and old stores take the same way: the migrations run on a file beside the store, which then takes its place. A
process that is killed on the way leaves the store as it was.
"""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from rsgui import paths
from rsgui.core.errors import StoreNotUsable, StoreTooNew
from rsgui.store.schema import APPLICATION_ID, REVISION

if TYPE_CHECKING:
    from alembic.config import Config

_MAGIC = b"SQLite format 3\0"


def prepare(path: Path) -> None:
    """Makes `path` a store of the newest revision. The caller holds the store's lock.

    An old store is kept as `<store>.backup-<revision>`. Raises StoreNotUsable for what is not a store of ours and
    StoreTooNew for a newer revision, both without touching the file; sqlite3.Error and OSError for what goes wrong.
    """
    revision = _revision(path)
    if revision == REVISION:
        return
    new = _beside(path, ".migrating")
    _remove(new, "", "-journal")
    try:
        if revision is not None:
            _check_known(path, revision)
            _backup(path, revision, new)
        upgrade(new)
        _remove(path, "-wal", "-shm", "-journal")
        new.replace(path)
    finally:
        _remove(new, "", "-journal")


def upgrade(path: Path, revision: str = "head") -> None:
    """Runs the migrations on the file in one transaction. Only `prepare` and tests have a reason to call this."""
    from sqlalchemy import URL, create_engine
    from sqlalchemy.pool import NullPool

    from alembic import command

    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, poolclass=NullPool, connect_args={"isolation_level": None})
    with engine.connect() as connection:
        # Off, because a table that a migration rebuilds would take its children along; checked below instead.
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise StoreNotUsable(
                "The store {path} cannot be brought to this version: {count:,} of its references lead nowhere.",
                "Put back a backup of it, or open it with the version of rsgui that wrote it.",
                path=path,
                count=len(broken),
            )
        connection.commit()


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    return config


def _revision(path: Path) -> str | None:
    """The revision of the store at `path`; None where there is no store yet. Writes nothing."""
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return None
    if not path.is_file() or not _starts_like_sqlite(path):
        raise StoreNotUsable("{path} is not a store of rsgui.", "Choose another file, or a new name.", path=path)
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if application != APPLICATION_ID:
            raise StoreNotUsable(
                "{path} is the database of another program.", "Choose another file, or a new name.", path=path
            )
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            raise StoreNotUsable(
                "The store {path} is damaged: it does not say its version.", "Put back a backup.", path=path
            )
        (revision,) = connection.execute("SELECT max(version_num) FROM alembic_version").fetchone()
    finally:
        connection.close()
    return str(revision)


def _starts_like_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _check_known(path: Path, revision: str) -> None:
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if revision not in known:
        raise StoreTooNew(
            "The store {path} was written by a newer version of rsgui.",
            "Update rsgui, or open another store.",
            path=path,
        )


def _backup(path: Path, revision: str, new: Path) -> None:
    """Copies the store to its backup, and that to `new`."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")  # everything into the one file that is copied
    finally:
        connection.close()
    backup = _beside(path, f".backup-{revision}")
    part = _beside(path, ".part")
    try:
        shutil.copyfile(path, part)
        part.replace(backup)
    finally:
        part.unlink(missing_ok=True)
    shutil.copyfile(backup, new)


def _remove(path: Path, *suffixes: str) -> None:
    """What lies beside a file from before: SQLite would play an old log back into the next file of that name."""
    for suffix in suffixes:
        _beside(path, suffix).unlink(missing_ok=True)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
