"""The command line and a real server that wants a key: kept once, found by the engine, and nowhere else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
TEXTS = ("Say yes.", "What is 2 and 2? Answer with one number.", "Hello")
Rsgui = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def rsgui(tmp_path: Path) -> Rsgui:
    places = {f"RSGUI_{name}": str(tmp_path / name.lower()) for name in ("CACHE", "CONFIG", "LOGS")}
    keyring = {"PYTHON_KEYRING_BACKEND": "file_keyring.FileKeyring", "FILE_KEYRING": str(tmp_path / "keys.json")}
    path = os.pathsep.join(map(str, (TESTS / "hide", TESTS / "servers", TESTS.parent)))
    env = {**os.environ, **places, **keyring, "PYTHONPATH": path, "COLUMNS": "200"}

    def run(*arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "rsgui", "--store", str(tmp_path / "store.sqlite"), *arguments]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False, input=said)

    return run


def test_a_server_generates_for_the_command_line(
    rsgui: Rsgui, llama_server: Callable[..., str], tmp_path: Path
) -> None:
    url = llama_server(512, key="sk-very-secret")
    rows = [{"prompt": text, "checks": [{"check": "min_words", "count": 1}], "split": "train"} for text in TEXTS]
    file = tmp_path / "prompts.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    run = ("run", "--project", "Far", "--prompts", str(file), "--n", "2", "--max-new-tokens", "64", "--server", url)
    least = ("--least-reward", "0")

    done = rsgui(*run, *least)
    assert done.returncode == 1
    assert "wants a key (401)" in done.stderr

    done = rsgui("key", url, said="sk-very-secret\n")
    assert done.returncode == 0, done.stderr
    assert "sk-very-secret" not in done.stdout + done.stderr

    done = rsgui(*run, "--served", "other")
    assert done.returncode == 1
    assert "It has: smollm2." in done.stderr

    done = rsgui(*run, *least)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "the weights of smollm2 are with its server" in done.stdout
    exported = tmp_path / "curated.jsonl"
    assert rsgui("export", "--project", "Far", str(exported)).returncode == 0
    assert exported.read_text(encoding="utf-8").count("\n") >= 1
    traces = [file.name for file in tmp_path.rglob("*") if file.is_file() and b"sk-very-secret" in file.read_bytes()]
    assert traces == ["keys.json"]
