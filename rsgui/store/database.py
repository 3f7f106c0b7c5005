"""The store as a file: opening it, one writer, many readers, and the news of what was written."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Literal, TypeAlias

import filelock
import msgspec
import numpy as np
from sqlalchemy import URL, Engine, create_engine, event, text
from sqlalchemy.orm import Session

from rsgui.core.errors import StoreError, StoreInUse
from rsgui.store.faults import told, told_on_opening
from rsgui.store.migrate import prepare

log = logging.getLogger(__name__)

Kind: TypeAlias = Literal[
    "projects",
    "prompts",
    "runs",
    "completions",
    "scorers",
    "rewards",
    "recipes",
    "selections",
    "decisions",
    "adapters",
    "training",
    "evaluations",
    "likelihoods",
    "rounds",
    "jobs",
    "models",
    "views",
]

BUSY_TIMEOUT = 10_000
"""Milliseconds that SQLite waits for another program that looks into the file, a backup say."""


# Ids come out of numpy arrays too; SQLite would store them as bytes.
sqlite3.register_adapter(np.int64, int)
sqlite3.register_adapter(np.int32, int)


class Changes(msgspec.Struct, frozen=True):
    """What one transaction wrote: for each kind the ids of the rows.

    Kinds that come in great numbers name their parent instead: prompts the project, completions the run, rewards
    the scorer, training the adapter.
    """

    kinds: Mapping[Kind, frozenset[int]]

    def __contains__(self, kind: Kind) -> bool:
        return kind in self.kinds

    def touches(self, *kinds: Kind) -> bool:
        """Whether any of these kinds was written."""
        return any(kind in self.kinds for kind in kinds)


Listener: TypeAlias = Callable[[Changes], None]


class Writer:
    """One transaction: the session to write with, and the list of what it changes."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._changed: dict[Kind, set[int]] = {}

    def changed(self, kind: Kind, *ids: int) -> None:
        """Notes what the listeners are told after the commit."""
        self._changed.setdefault(kind, set()).update(ids)

    @property
    def changes(self) -> Changes:
        return Changes({kind: frozenset(ids) for kind, ids in self._changed.items()})


class Store:
    """An open store. All methods may be called from any thread."""

    def __init__(self, path: Path, lock: filelock.BaseFileLock) -> None:
        """Use `Store.open`."""
        self.path = path
        self._lock = lock
        self._writers = _engine(path, "BEGIN IMMEDIATE")
        self._readers = _engine(path, "BEGIN", "PRAGMA query_only = ON")
        self._writing = threading.RLock()
        self._in_write = False
        self._listeners: list[Listener] = []
        self._closed = False

    @classmethod
    def open(cls, path: Path) -> Store:
        """Opens the store at `path`, after making or migrating it where that is needed.

        Raises StoreInUse, StoreNotUsable, StoreTooNew, DiskFull or StoreError; the file is then as it was.
        """
        path = path.expanduser().absolute()
        lock = _lock(path)
        try:
            with told_on_opening(path):
                prepare(path)
                store = cls(path, lock)
                store._try()
                return store
        except BaseException:
            lock.release()
            raise

    def _try(self) -> None:
        """Raises what would otherwise go wrong with the first write, a missing right say."""
        try:
            with self._session(self._writers) as session:
                session.execute(text("UPDATE alembic_version SET version_num = version_num"))  # and not committed
        except BaseException:
            self._writers.dispose()
            raise

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """One transaction: everything in the `with` block is written at its end, or nothing if it raises.

        Others wait meanwhile, so the block should do nothing else. Afterwards the listeners are called in this
        thread. Raises DiskFull or StoreError.
        """
        with self._writing:
            if self._in_write:
                raise RuntimeError("write() inside of write(): use the writer that is there")
            self._in_write = True
            try:
                with self._session(self._writers) as session:
                    writer = Writer(session)
                    yield writer
                    session.commit()
            finally:
                self._in_write = False
        self._tell(writer.changes)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees the store as it is at its first query, on a connection of its own."""
        with self._session(self._readers) as session:
            yield session

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        if self._closed:
            raise StoreError("The store {path} is closed.", "Open it again.", path=self.path)
        with told(self.path), Session(engine, autoflush=False, expire_on_commit=False) as session:
            yield session

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` after every write, in the thread that wrote. Returns what ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def _tell(self, changes: Changes) -> None:
        if not changes.kinds:
            return
        for listener in list(self._listeners):
            try:
                listener(changes)
            except Exception:  # what is written is written, whatever a listener makes of it
                log.exception("a listener of the store failed")

    def copy_to(self, path: Path) -> None:
        """Writes the store as it is now to another file, whole or not at all. Raises DiskFull, StoreError."""
        part = path.with_name(f"{path.name}.part")
        try:
            with (
                told_on_opening(path),
                closing(sqlite3.connect(self.path)) as ours,
                closing(sqlite3.connect(part)) as copy,
            ):
                ours.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")  # all of it in the one file that is given away
            with told_on_opening(path):
                part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def close(self) -> None:
        """Waits for the write that is under way, then lets the file go. May be called twice."""
        with self._writing:
            self._closed = True
            self._readers.dispose()
            self._writers.dispose()
            self._lock.release()


def _lock(path: Path) -> filelock.BaseFileLock:
    with told_on_opening(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        # A lock belongs to the store, not to the thread that happened to open it.
        lock = filelock.FileLock(f"{path}.lock", thread_local=False)
        try:
            lock.acquire(blocking=False)
        except filelock.Timeout as error:
            raise StoreInUse(
                "The store {path} is open in another rsgui.",
                "Go on in that window, close it, or open another store with --store.",
                path=path,
            ) from error
    return lock


def _engine(path: Path, begin: str, *pragmas: str) -> Engine:
    """An engine whose transactions start with `begin`: Python's sqlite3 would start them late, or not at all."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        pool_size=1,
        max_overflow=-1,
        connect_args={"check_same_thread": False, "isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, _: Any) -> None:
        for pragma in (
            f"PRAGMA busy_timeout = {BUSY_TIMEOUT}",
            "PRAGMA journal_mode = WAL",
            # FULL rather than NORMAL: what the screen has shown as saved is still there after a power cut. It costs
            # one fsync a transaction, and there are at most some tens of them in a second.
            "PRAGMA synchronous = FULL",
            "PRAGMA foreign_keys = ON",
            "PRAGMA cache_size = -4000",  # 4 MB of each connection; the system keeps more
            *pragmas,
        ):
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def start(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine
