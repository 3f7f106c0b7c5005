"""SQLite's and the system's errors, told apart: the world's fault gets a message for a person, ours stays as it is."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, StatementError

from rsgui.core.errors import DiskFull, StoreError, StoreNotUsable, not_text


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raises what SQLite says of the store at `path` as an error that a person can act on."""
    try:
        yield
    except DBAPIError as error:
        if (known := _of_sqlite(path, error.orig)) is None:
            raise
        raise known from error
    except sqlite3.Error as error:
        if (known := _of_sqlite(path, error)) is None:
            raise
        raise known from error
    except StatementError as error:  # a parameter that cannot be bound
        if not isinstance(error.orig, UnicodeEncodeError):
            raise
        raise not_text(error.orig) from error
    except UnicodeEncodeError as error:
        raise not_text(error) from error


@contextmanager
def told_on_opening(path: Path) -> Iterator[None]:
    """`told`, and the same for what the system says of the file and its folder."""
    try:
        with told(path):
            yield
    except OSError as error:
        raise _of_system(path, error) from error


def _of_sqlite(path: Path, error: BaseException | None) -> StoreError | DiskFull | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return StoreError("What this belongs to is no longer in the store.", "It was deleted meanwhile.")
    match code & 0xFF:  # the primary code of an extended one
        case sqlite3.SQLITE_FULL:
            return _disk_full(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return _not_writable(path)
        case sqlite3.SQLITE_NOTADB:
            return StoreNotUsable("{path} is not a store of rsgui.", "Choose another file, or a new name.", path=path)
        case sqlite3.SQLITE_CORRUPT:
            return StoreNotUsable(
                "The store {path} is damaged: {error}.", "Put back a backup of it.", path=path, error=error
            )
        case sqlite3.SQLITE_BUSY:
            return StoreError("Another program keeps the store {path} locked.", "Close it and try again.", path=path)
        case sqlite3.SQLITE_IOERR:
            return StoreError(
                "The store {path} cannot be read or written: {error}.",
                "Check the disk it is on.",
                path=path,
                error=error,
            )
    return None


def _of_system(path: Path, error: OSError) -> StoreError | DiskFull:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _disk_full(path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _not_writable(path)
    return StoreError(
        "The store {path} cannot be opened: {reason}.",
        "Choose another place for it.",
        path=path,
        reason=error.strerror or error,
    )


def _disk_full(path: Path) -> DiskFull:
    return DiskFull(
        "The disk that holds the store {path} is full.",
        "Make room and try again; everything that was saved before is still there.",
        path=path,
    )


def _not_writable(path: Path) -> StoreError:
    return StoreError(
        "The store {path} cannot be written.",
        "Give yourself the right to write the file and its folder, or open another store with --store.",
        path=path,
    )
