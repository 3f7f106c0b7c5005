"""The doctor names what is missing, and never breaks itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rsgui.doctor import missing_library


@pytest.mark.parametrize(
    ("complaint", "advice"),
    [
        (
            "ImportError: libEGL.so.1: cannot open shared object file: No such file or directory",
            "Install what is missing: apt install libegl1",
        ),
        (
            "qt.qpa.plugin: From 6.5.0, xcb-cursor0 or libxcb-cursor0 is needed to load the Qt xcb platform plugin.",
            "Install what is missing: apt install libxcb-cursor0",
        ),
        ("Aborted\nsomething else", "something else"),
        ("", ""),
    ],
)
def test_a_missing_library_is_named_with_its_package(complaint: str, advice: str) -> None:
    assert missing_library(complaint) == advice


def test_it_tells_where_everything_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CACHE", "CONFIG", "LOGS"):
        monkeypatch.setenv(f"RSGUI_{name}", str(tmp_path / name.lower()))
    command = [sys.executable, "-m", "rsgui", "doctor", "--store", str(tmp_path / "store.sqlite")]
    seen = subprocess.run(command, capture_output=True, text=True, check=False)
    assert seen.stderr == ""
    for word in ("rsgui", "Engine", "llama.cpp", "Qt", "Store", "not made yet", "Cache", "Settings", "Logs"):
        assert word in seen.stdout
    assert not (tmp_path / "store.sqlite").exists()
