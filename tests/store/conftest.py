"""A store in a fresh folder, and what most tests want in it: five prompts, a run of three each, a scorer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rsgui.core.checks import MaxWords
from rsgui.core.entities import (
    Generator,
    Message,
    NewCompletion,
    NewPrompt,
    Project,
    Prompt,
    Run,
    Scorer,
    ScorerSpec,
)
from rsgui.store import projects, prompts, rewards, runs
from rsgui.store.database import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rsgui.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store.open(path)
    yield store
    store.close()


@pytest.fixture
def project(store: Store) -> Project:
    with store.write() as w:
        return projects.create(w, "Mountains")


@pytest.fixture
def asked(store: Store, project: Project) -> list[Prompt]:
    """Five training prompts."""
    new = [NewPrompt((Message("user", f"Question {i}?"),), (MaxWords(3),), tags=("a",)) for i in range(5)]
    with store.write() as w:
        prompts.add(w, project.id, new, 0.0)
    with store.read() as s:
        return prompts.page(s, project.id, 0, 100)


@pytest.fixture
def run(store: Store, project: Project, asked: list[Prompt]) -> Run:
    """A run of three completions each, none of them made."""
    with store.write() as w:
        return runs.create(w, project.id, Generator(), "train", 3, 7)


@pytest.fixture
def made(store: Store, run: Run, asked: list[Prompt]) -> list[int]:
    """The ids of the run's fifteen completions, prompt by prompt."""
    new = [NewCompletion(p.id, i, f"Answer {i} to {p.text}", 4 + i, "stop", -0.5) for p in asked for i in range(3)]
    with store.write() as w:
        runs.add_completions(w, run.id, new)
    with store.read() as s:
        return sorted(c.id for c in runs.completions(s, range(1, 16)))


@pytest.fixture
def scorer(store: Store, project: Project) -> Scorer:
    with store.write() as w:
        return rewards.scorer(w, project.id, "checks", ScorerSpec())
