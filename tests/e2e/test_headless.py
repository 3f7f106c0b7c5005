"""The command line on a server: Qt and torch cannot be imported, neither here nor in the engine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HIDE = Path(__file__).parent.parent / "hide"
Rsgui = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def rsgui(tmp_path: Path) -> Rsgui:
    places = {f"RSGUI_{name}": str(tmp_path / name.lower()) for name in ("CACHE", "CONFIG", "LOGS")}
    env = {**os.environ, **places, "PYTHONPATH": str(HIDE), "COLUMNS": "200"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "rsgui", "--store", str(tmp_path / "store.sqlite"), *arguments]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)

    return run


def test_neither_qt_nor_torch_is_there() -> None:
    script = "import importlib.util as u; print([u.find_spec(n) for n in ('PySide6', 'torch')])"
    env = {**os.environ, "PYTHONPATH": str(HIDE)}
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[None, None]"


def test_the_version_is_told(rsgui: Rsgui) -> None:
    done = rsgui("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("rsgui ")


def test_prompts_are_imported_answered_scored_chosen_and_exported(rsgui: Rsgui, tmp_path: Path) -> None:
    """All but the training, which needs torch and says so."""
    rows = [
        {
            "prompt": f"Say something about the number {n}.",
            "checks": [{"check": "min_words", "count": 1}],
            "split": split,
        }
        for n, split in enumerate(["train"] * 6 + ["held-out"] * 2)
    ]
    file = tmp_path / "prompts.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    model = ("--backend", "fake", "--model", "fake:")
    done = rsgui("run", "--project", "Server", "--prompts", str(file), "--n", "3", *model)
    assert done.returncode == 1
    assert "torch" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr

    exported = tmp_path / "curated.jsonl"
    done = rsgui("export", "--project", "Server", str(exported))
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [json.loads(line) for line in exported.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 6
    for line in lines:
        assert [message["role"] for message in line["messages"]] == ["user", "assistant"]
