"""At any scale, in either language, no text of the window is cut off."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

SCRIPT = Path(__file__).with_name("scaled_window.py")


@pytest.mark.parametrize(("scale", "language"), [("1", "en"), ("1.5", "de"), ("2", "en"), ("3", "de")])
def test_nothing_is_cut_off(scale: str, language: str, tmp_path: Path) -> None:
    places = {f"RSGUI_{name}": str(tmp_path / name.lower()) for name in ("CACHE", "CONFIG", "LOGS")}
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path / "store.sqlite"), language],
        env=os.environ | places | {"QT_SCALE_FACTOR": scale},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = msgspec.json.decode(done.stdout.splitlines()[-1])
    assert told["scale"] == float(scale)
    assert {page: cut for page, cut in told["found"].items() if cut} == {}
