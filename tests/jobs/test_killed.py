"""The application itself, or its engine, is killed in the middle of a run."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rsgui.core.entities import Generator, JobRecord
from rsgui.jobs import actions, workbench
from rsgui.jobs.workbench import Workbench
from rsgui.store import jobs, runs

Texts = Callable[[Workbench, int], dict[tuple[str, int], str]]
N = 48
KILLS = 20
SEED = 20_000
LONGEST = 0.5
"""Seconds from the start of an engine to its end, or its application's, at most: loading, generating, committing."""

APPLICATION = """
import sys
from pathlib import Path
from rsgui.core.entities import Generator, Model
from rsgui.jobs import actions, settings, workbench
from rsgui.jobs.engine_client import EngineClient
from rsgui.jobs.runner import Runner
from rsgui.jobs.workbench import Workbench
from rsgui.store.database import Store

store, project, n, job = Store.open(Path(sys.argv[1])), *map(int, sys.argv[2:])
engine = EngineClient()
bench = Workbench(store, Runner(store, settings.load(), engine), settings.load())
bench.runner.subscribe(lambda event: print("engine", engine.pid, getattr(event, "done", 0), flush=True))
if job:
    bench.runner.resume(job)
else:
    job = actions.start_generation(bench, project, Generator(Model("fake", "fake:?delay=0.006")), n)
while bench.runner.wait(job).state == "interrupted":
    print("interrupted", flush=True)
    bench.runner.resume(job)
"""


class Application:
    """rsgui in a process of its own, at work on a run, and what it says of it."""

    def __init__(self, path: Path, project: int, job: int = 0) -> None:
        arguments = map(str, (path, project, N, job))
        self._process = subprocess.Popen(
            [sys.executable, "-c", APPLICATION, *arguments], stdout=subprocess.PIPE, text=True
        )

    def engine(self, least: int = 0, but: int = 0) -> int:
        """Its engine's process, another one than `but`, as soon as so many completions are made."""
        while True:
            words = self._line()
            if words[0] == "engine" and words[1] not in ("None", str(but)) and int(words[2]) >= least:
                return int(words[1])

    def expect_interruption(self) -> None:
        """Until it says that its job was interrupted."""
        while self._line()[0] != "interrupted":
            pass

    def kill(self) -> None:
        """From one moment to the next."""
        self._process.kill()
        self._process.communicate()

    def _line(self) -> list[str]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"the application ended by itself: {self._process.wait()}"
        return line.split()


def record_of(bench: Workbench, project: int) -> JobRecord:
    with bench.store.read() as s:
        (record,) = jobs.recent(s, project)
    return record


def made(path: Path, project: int, texts: Texts) -> tuple[dict[tuple[str, int], str], int]:
    """What the run has, none of it twice and all of it counted; and the job that made it."""
    bench = workbench.open(path)
    found, record = texts(bench, 1), record_of(bench, project)
    with bench.store.read() as s:
        assert runs.progress(s, 1) == (len(found), 24 * N)
    bench.close()
    assert record.state == "interrupted"
    return found, record.id


def test_what_was_made_is_there_and_resume_makes_the_rest(
    bench: Workbench, project: int, twin: int, fake: Callable[..., Generator], texts: Texts
) -> None:
    path: Path = bench.store.path
    bench.close()
    application = Application(path, project)
    application.engine(least=30)
    application.kill()
    again = workbench.open(path)
    record = record_of(again, project)
    assert record.state == "interrupted"
    before = texts(again, 1)
    assert 30 <= len(before) < 24 * N
    again.runner.resume(record.id)
    assert again.runner.wait(record.id, 30).state == "done"
    after = texts(again, 1)
    assert before.items() <= after.items()
    again.runner.wait(actions.start_generation(again, twin, fake(), N))
    assert after == texts(again, 2)
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_killed_at_twenty_random_moments_and_resumed(
    bench: Workbench, project: int, twin: int, fake: Callable[..., Generator], texts: Texts
) -> None:
    """The application or its engine, at whatever moment; in the end the run is as if nothing had happened."""
    path: Path = bench.store.path
    bench.close()
    chance = random.Random(SEED)
    before: dict[tuple[str, int], str] = {}
    application, job, last = Application(path, project), 0, 0
    for kill in range(KILLS):
        last = application.engine(but=last)
        moment, whole = chance.uniform(0, LONGEST), chance.random() < 0.5
        print(f"kill {kill}: the {'application' if whole else 'engine'}, {moment:.3f} s after its engine's start")  # noqa: T201
        time.sleep(moment)
        if not whole:
            os.kill(last, signal.SIGKILL)
            application.expect_interruption()
            continue
        application.kill()
        after, job = made(path, project, texts)
        assert before.items() <= after.items()
        before = after
        application = Application(path, project, job)
    application.engine(but=last)
    application.kill()
    before, job = made(path, project, texts)
    print(f"{len(before):,} of {24 * N:,} made")  # noqa: T201
    assert 0 < len(before) < 24 * N  # every kill came in the middle of the run
    again = workbench.open(path)
    again.runner.resume(job)
    assert again.runner.wait(job, 60).state == "done"
    after = texts(again, 1)
    assert before.items() <= after.items()
    again.runner.wait(actions.start_generation(again, twin, fake(), N))
    assert after == texts(again, 2)
    assert len(after) == 24 * N
    again.close()
