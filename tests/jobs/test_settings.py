from __future__ import annotations

import errno
from pathlib import Path

import pytest

from rsgui.core.errors import BadInput, DiskFull
from rsgui.jobs import settings
from rsgui.jobs.files import told, whole_file


def test_settings_survive() -> None:
    mine = settings.load()
    assert mine.reviewer
    mine.theme = "dark"
    mine.use_extra_bufts = False
    settings.save(mine)
    assert settings.load() == mine
    assert not settings.load().model_options().use_extra_bufts


def test_unreadable_settings_are_kept_aside() -> None:
    settings.file().parent.mkdir(parents=True)
    settings.file().write_text('{"theme": "pink"}')
    assert settings.load() == settings.Settings()
    assert settings.file().with_suffix(".unreadable.json").read_text() == '{"theme": "pink"}'


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file"
    with pytest.raises(TypeError), whole_file(path) as out:
        out.writelines([b"half", None])  # type: ignore[list-item]
    assert list(path.parent.iterdir()) == []
    with whole_file(path) as out:
        out.write(b"whole")
    assert path.read_bytes() == b"whole"


def test_the_systems_errors_are_told_in_words() -> None:
    with pytest.raises(DiskFull, match="no room"), told(Path("/dev/full")):
        Path("/dev/full").write_bytes(b"x")
    with pytest.raises(BadInput, match="Permission denied"), told(Path("x")):
        raise PermissionError(errno.EACCES, "Permission denied")
