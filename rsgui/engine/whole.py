"""Files and folders that are whole or not there: written beside their place, then renamed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from safetensors import SafetensorError

from rsgui.core.errors import DiskFull
from rsgui.engine import models


@contextmanager
def whole_place(place: Path, what: str, then: str) -> Iterator[Path]:
    """A path to write `what` to, as a file or a folder; it takes its place at `place` once all is in it, and what was
    there before goes. `then` is what to do once there is room. Raises DiskFull."""
    beside = place.with_name(place.name + ".part")
    replaced = place.with_name(place.name + ".old")
    with _room_for(what, place, then):
        _delete(beside)
        beside.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield beside
        except BaseException:
            _delete(beside)
            raise
        _delete(replaced)
        if place.exists():
            place.rename(replaced)
        beside.rename(place)
        _delete(replaced)


def _delete(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place, ignore_errors=True)
    else:
        place.unlink(missing_ok=True)


@contextmanager
def _room_for(what: str, place: Path, then: str) -> Iterator[None]:
    try:
        yield
    except (OSError, SafetensorError) as error:
        if models.is_disk_full(error):
            hint = f"Free some space there and {then}."
            raise DiskFull(f"There is no room left for the {what} in {place.parent}.", hint) from error
        raise
