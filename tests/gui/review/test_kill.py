"""The application is killed at random moments: every decision that its screen had shown is in the store."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import text

from rsgui.core.entities import Generator, ScorerSpec
from rsgui.core.selection import Recipe
from rsgui.jobs import actions, workbench
from rsgui.store import decisions, projects, rewards, runs
from rsgui.store.database import Store
from tests.gui.review.conftest import add_prompts, fill_run

ROUNDS = 10


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_no_decision_that_was_shown_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    bench = workbench.open(path)
    with bench.store.write() as w:
        project = projects.create(w, "Killed")
        run = runs.create(w, project.id, Generator(), "train", 4, 0)
        scorer = rewards.scorer(w, project.id, actions.CHECKS, ScorerSpec())
    ids = add_prompts(bench.store, project.id, 40)
    fill_run(bench.store, run.id, scorer.id, ids, [[1.0, 0.5, 0.25, 0.0]] * len(ids))
    actions.choose(bench, project.id, scorer.id, Recipe())
    bench.close()

    chance, shown = random.Random(1), []
    for seed in range(ROUNDS):
        shown += _killed(path, seed, chance.random())
    assert len(shown) >= ROUNDS

    store = Store.open(path)
    with store.read() as s:
        assert s.scalar(text("PRAGMA integrity_check")) == "ok"
        log = decisions.log(s, project.id)
    store.close()
    assert {id for step in shown for id in step} <= {decision.id for decision in log}
    sizes = Counter((decision.created, decision.reviewer) for decision in log)
    by_id = {decision.id: decision for decision in log}
    for step in shown:
        first = by_id[step[0]]
        assert sizes[first.created, first.reviewer] == len(step), "a step is there whole"


def _killed(path: Path, seed: int, share: float) -> list[list[int]]:
    """What a window had shown until it was killed, up to a second after its first decision."""
    child = [sys.executable, "-m", "tests.gui.review.killed_window", str(path), str(seed)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen(child, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as window:
        assert window.stdout is not None
        assert window.stderr is not None
        first = window.stdout.readline()
        time.sleep(share)  # the moment is random; nothing is waited for
        window.kill()
        lines = [first, *window.stdout.read().splitlines(keepends=True)]
        assert first, window.stderr.read()
    return [[int(id) for id in line.split()] for line in lines if line.endswith("\n")]
