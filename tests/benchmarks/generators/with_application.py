"""What the application costs around a generator: a job over few and over many prompts, with the fake model."""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from rsgui.core.entities import Generator, Message, Model, NewCompletion, NewPrompt
from rsgui.jobs import actions
from rsgui.jobs import settings as settings_file
from rsgui.jobs.engine_client import EngineClient
from rsgui.jobs.runner import Runner
from rsgui.jobs.workbench import Workbench
from rsgui.store import prompts, runs
from rsgui.store.database import Store
from tests.benchmarks import report
from tests.benchmarks.generators import texts

FEW, MANY, N = 100, 10_000, 8
ROUNDS = 7
COMMITTED, TOGETHER = 10_000, 500
FAKE = Generator(Model("fake", "fake:"))


def whole() -> None:
    """Speed and memory at 10,000 prompts beside those at 100."""
    with _bench() as (bench, engine):
        few = [_project(bench, f"few {number}", FEW) for number in range(ROUNDS)]
        many = _project(bench, "many", MANY)
        _made(bench, _project(bench, "warm", FEW))  # starts the engine, which both then find warm
        speeds = [_made(bench, project) for project in few[: ROUNDS // 2]]
        before = _memory(engine)
        figure = _made(bench, many)
        grown = [after - earlier for after, earlier in zip(_memory(engine), before, strict=True)]
        speeds += [_made(bench, project) for project in few[ROUNDS // 2 :]]
        other = statistics.median(speeds)
    texts.say(
        f"the whole application, fake model, {MANY:,} prompts, N {N}",
        figure,
        "completions/s",
        f"not over 10 % slower than at {FEW} prompts",
        f"the same at {FEW} prompts",
        other,
        figure / other,
    )
    for process, megabytes in zip(("application", "engine"), grown, strict=True):
        workload = f"resident memory of the {process} at {MANY:,} prompts above that at {FEW}, N {N}"
        texts.say(workload, megabytes, "MB", "under 50 MB")


def commit() -> None:
    """Completions into the store, as a job keeps them."""
    with _bench() as (bench, _):
        project = _project(bench, "commit", COMMITTED // N)
        with bench.store.read() as s:
            ids = [prompt.id for prompt in prompts.page(s, project, 0, COMMITTED)]
        made = [
            NewCompletion(id, i, "A river runs by the stone. " * 8, 60, "stop", -1.0) for id in ids for i in range(N)
        ]

        def once() -> None:
            for at in range(0, len(made), TOGETHER):
                with bench.store.write() as w:
                    runs.add_completions(w, run, made[at : at + TOGETHER])

        seconds = []
        for seed in range(5):
            with bench.store.write() as w:
                run = runs.create(w, project, FAKE, "train", N, seed).id
            seconds.append(report.once(once).seconds)
    workload = f"committing {len(made):,} completions, {TOGETHER} in a transaction"
    texts.say(workload, statistics.median(seconds), "s", "under 2 s")


@contextmanager
def _bench() -> Iterator[tuple[Workbench, EngineClient]]:
    """A workbench on a new store, in folders of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CACHE", "CONFIG", "LOGS"):
            os.environ[f"RSGUI_{name}"] = str(Path(folder) / name.lower())
        store, settings, engine = Store.open(Path(folder) / "store.sqlite"), settings_file.load(), EngineClient()
        bench = Workbench(store, Runner(store, settings, engine), settings)
        try:
            yield bench, engine
        finally:
            bench.close()


def _project(bench: Workbench, name: str, count: int) -> int:
    project = actions.create_project(bench, name).id
    new = [NewPrompt((Message("user", f"Write about {name}, {number}"),), split="train") for number in range(count)]
    with bench.store.write() as w:
        prompts.add(w, project, new, 0.0)
    return project


def _made(bench: Workbench, project: int) -> float:
    """Generates for a project; completions per second."""
    measured = report.once(lambda: bench.runner.wait(actions.start_generation(bench, project, FAKE, N)))
    assert measured.result.state == "done", measured.result.message
    return int(measured.result.done) / measured.seconds


def _memory(engine: EngineClient) -> tuple[float, float]:
    """Resident memory of the application and of its engine, MB."""
    assert engine.pid is not None
    application, child = (psutil.Process(pid).memory_info().rss / 1e6 for pid in (os.getpid(), engine.pid))
    return application, child
