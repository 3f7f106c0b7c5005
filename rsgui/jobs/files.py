"""Files that are whole or not there: written beside their place, then renamed."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from rsgui.core.errors import BadInput, DiskFull

_FULL = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns an OSError into DiskFull, or into BadInput that names `path` and the system's reason."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(
                "There is no room left to write {path}.", "Free some disk space, then resume.", path=path
            ) from error
        reason = error.strerror or str(error)
        raise BadInput(
            "{path} cannot be written: {reason}.", "Choose another place, or mend its rights.", path=path, reason=reason
        ) from error


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes its place at `path` only when all of it is on disk. Raises DiskFull, BadInput."""
    beside = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
