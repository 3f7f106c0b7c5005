"""A workbench on a new store, with the fake generator: no Qt, no torch."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rsgui.core.checks import Includes, MaxWords
from rsgui.core.entities import Generator, Message, Model, NewPrompt, Split
from rsgui.core.sampling import SamplingParams
from rsgui.jobs import actions
from rsgui.jobs import settings as settings_file
from rsgui.jobs.engine_client import EngineClient
from rsgui.jobs.runner import Runner
from rsgui.jobs.workbench import Workbench
from rsgui.store import prompts, runs
from rsgui.store.database import Store

Texts = Callable[[Workbench, int], dict[tuple[str, int], str]]
Fake = Callable[..., Generator]
TRIAL_ENGINE = Path(__file__).with_name("trial_engine.py")


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Folders of the test's own; and no thread is left behind."""
    for name in ("CACHE", "CONFIG", "LOGS"):
        monkeypatch.setenv(f"RSGUI_{name}", str(tmp_path / name.lower()))
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


@pytest.fixture
def manner() -> str:
    """How the engine behaves: "" is the real one, else trial_engine.py tells. Tests override it."""
    return ""


@pytest.fixture
def engine(manner: str) -> EngineClient:
    return EngineClient((sys.executable, str(TRIAL_ENGINE), manner), grace=0.3) if manner else EngineClient()


@pytest.fixture
def bench(tmp_path: Path, engine: EngineClient) -> Iterator[Workbench]:
    store = Store.open(tmp_path / "store.sqlite")
    settings = settings_file.load()
    bench = Workbench(store, Runner(store, settings, engine), settings)
    yield bench
    bench.close()


@pytest.fixture
def project(bench: Workbench) -> int:
    """24 training and 8 held-out prompts with two checks each."""
    return fill(bench, "Trial")


@pytest.fixture
def twin(bench: Workbench) -> int:
    """A second project with the same prompts: what is made there undisturbed is what must come out elsewhere."""
    return fill(bench, "Twin")


def fill(bench: Workbench, name: str) -> int:
    project = actions.create_project(bench, name).id
    with bench.store.write() as w:
        prompts.add(w, project, new_prompts(24, "train") + new_prompts(8, "held-out"), 0.0)
    return project


def new_prompts(count: int, split: Split) -> list[NewPrompt]:
    return [
        NewPrompt(
            (Message("user", f"Write about {split} {number}"),),
            (Includes(("rain",)), MaxWords(20)),
            tags=("even" if number % 2 == 0 else "odd",),
            split=split,
        )
        for number in range(count)
    ]


@pytest.fixture
def fake() -> Fake:
    """Generators without a model; the query says how one behaves."""

    def make(query: str = "") -> Generator:
        return Generator(Model("fake", f"fake:?{query}" if query else "fake:"), sampling=SamplingParams())

    return make


@pytest.fixture
def texts() -> Texts:
    """What a run made, by prompt and index: what two runs of the same seed have in common. None is there twice."""

    def of_run(bench: Workbench, run: int) -> dict[tuple[str, int], str]:
        with bench.store.read() as s:
            by_id = {p.id: p.text for p in prompts.page(s, runs.get(s, run).project, 0, 1000)}
            made = [c for c in runs.completions(s, range(1, 5000)) if c.run == run]
        found = {(by_id[c.prompt], c.index): c.text for c in made}
        assert len(found) == len(made)
        return found

    return of_run
