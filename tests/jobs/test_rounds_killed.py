"""The application is killed between and within the steps of unattended rounds: nothing is lost, nothing made twice."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rsgui.core.entities import Generator, Model, Run
from rsgui.core.rounds import Plan
from rsgui.core.selection import Recipe, TopPerPrompt
from rsgui.jobs import specs, workbench
from rsgui.jobs.workbench import Workbench
from rsgui.store import evaluations, jobs, rounds, runs

ENGINE = Path(__file__).with_name("trial_engine.py")
KILLS = 8
LONGEST = 1.5
"""Seconds from the start of the application to its end, at most."""
PLAN = Plan(
    generator=Generator(Model("fake", "fake:?delay=0.002")),
    n=3,
    k=2,
    recipe=Recipe(TopPerPrompt(), least_reward=0.5),
    control=True,
)

APPLICATION = """
import sys
from pathlib import Path
from rsgui.jobs import settings, specs
from rsgui.jobs.engine_client import EngineClient
from rsgui.jobs.runner import Runner
from rsgui.store import jobs
from rsgui.store.database import Store

store, engine, project = Store.open(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
runner = Runner(store, settings.load(), EngineClient((sys.executable, engine, "trains"), grace=0.3))
with store.read() as s:
    kept = [record.id for record in reversed(jobs.recent(s, project))]
print("begun", flush=True)
for job in kept:
    runner.resume(job)
if not kept:
    kept = [runner.submit(project, "Rounds", specs.from_json(sys.argv[4]))]
record, *_ = [runner.wait(job) for job in kept]  # the first of all is the rounds; the others may have no more to do
print(record.state, record.message, flush=True)
runner.close()
store.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_killed_at_random_moments_and_resumed(bench: Workbench, project: int) -> None:
    path = bench.store.path
    bench.close()
    spec = specs.to_json(specs.RoundsJob(PLAN, 2))
    command = [sys.executable, "-c", APPLICATION, str(path), str(ENGINE), str(project), spec]
    chance = random.Random(7)
    for kill in range(KILLS + 1):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as application:
            assert application.stdout is not None
            assert application.stdout.readline() == "begun\n"
            if kill < KILLS:
                time.sleep(chance.uniform(0, LONGEST))
                application.kill()
            said = application.communicate()[0]
    assert said == "done 2 rounds taken.\n"
    again = workbench.open(path)
    with again.store.read() as s:
        first, second = rounds.of_project(s, project)
        adapters = rounds.adapters(s, project)
        made: list[Run] = runs.of_project(s, project, split=None)
        progress = [runs.progress(s, run.id) for run in made]
        assert len(evaluations.of_project(s, project)) == 2
        assert {record.state for record in jobs.recent(s, project)} == {"done"}
    again.close()
    assert [adapter.id for adapter in adapters] == [first.adapter, first.control, second.adapter]
    assert all(Path(adapter.folder or "").is_dir() for adapter in adapters)
    assert (second.parent, len(made)) == (first.id, 2 + 4), "two of training prompts; base, two adapters and a control"
    assert all(done == expected for done, expected in progress)
