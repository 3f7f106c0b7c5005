"""A training that runs, or was stopped, is kept or discarded: with an engine that trains without a model."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from rsgui import paths
from rsgui.core.entities import Generator, Model, TrainingParams
from rsgui.core.errors import BadInput
from rsgui.core.selection import Recipe, TopPerPrompt
from rsgui.jobs import actions, train, training
from rsgui.jobs.workbench import Workbench
from rsgui.store import rounds

FAKE = Model("fake", "fake:")


@pytest.fixture
def manner() -> str:
    return "lingers"


@pytest.fixture
def running(bench: Workbench, project: int) -> int:
    """The job of a training that has told its steps and waits to be ended."""
    assert bench.runner.wait(actions.start_generation(bench, project, Generator(FAKE), 4), 30).state == "done"
    assert bench.runner.wait(actions.start_scoring(bench, project), 30).state == "done"
    actions.choose(bench, project, actions.checks_scorer(bench, project).id, Recipe(TopPerPrompt()))
    job = actions.start_training(bench, project, TrainingParams(), FAKE)
    while told_steps(bench) < 3:
        time.sleep(0.01)
    return job


def told_steps(bench: Workbench) -> int:
    with bench.store.read() as s:
        return len(rounds.points(s, 1))


def files(bench: Workbench) -> list[str]:
    return sorted(p.name for p in paths.adapters_folder(bench.store.path).iterdir())


def test_stop_and_keep(bench: Workbench, project: int, running: int) -> None:
    training.keep(bench, running)
    ended = bench.runner.wait(running, 30)
    assert ended.state == "done"
    assert "ended after step 3 of 4" in ended.message
    with bench.store.read() as s:
        (adapter,) = rounds.adapters(s, project)
    assert Path(adapter.folder or "").is_dir()
    with pytest.raises(BadInput, match="at its end"):
        training.discard(bench, running)


def test_an_adapter_says_whose_completions_it_learnt(bench: Workbench, running: int) -> None:
    training.keep(bench, running)
    bench.runner.wait(running, 30)
    with bench.store.read() as s:
        adapter = rounds.adapter(s, 1)
    said = json.loads((Path(adapter.folder or "") / "adapter_config.json").read_text())
    assert said["whose"] == FAKE.name


def test_stop_and_keep_while_paused(bench: Workbench, running: int) -> None:
    bench.runner.pause(running)
    training.keep(bench, running)
    assert bench.runner.wait(running, 30).state == "done"


def test_what_was_stopped_can_still_be_kept(bench: Workbench, running: int) -> None:
    bench.runner.cancel(running)
    assert bench.runner.wait(running, 30).state == "cancelled"
    training.keep(bench, running)
    assert bench.runner.wait(running, 30).state == "done"


def test_stop_and_discard(bench: Workbench, project: int, running: int) -> None:
    assert len(files(bench)) == 1
    training.discard(bench, running)
    assert files(bench) == []
    with bench.store.read() as s:
        assert rounds.adapters(s, project) == []
        assert rounds.of_project(s, project) == []
    with pytest.raises(BadInput, match="no training"):
        training.keep(bench, running)
    bench.runner.resume(running)
    ended = bench.runner.wait(running, 30)
    assert (ended.state, "was discarded" in ended.message) == ("failed", True)


def test_discarding_leaves_nothing_of_a_write_that_was_killed(bench: Workbench, running: int) -> None:
    place = paths.adapters_folder(bench.store.path)
    with bench.store.read() as s:
        folder = train.folder_of(place, rounds.adapter(s, 1))
    for ending in (".part", ".old"):
        folder.with_name(folder.name + ending).mkdir(parents=True)
    folder.with_name(folder.name + ".checkpoint.part").write_bytes(b"half")
    training.discard(bench, running)
    assert files(bench) == []


def test_what_is_no_training_cannot_be_ended(bench: Workbench, running: int) -> None:
    with pytest.raises(BadInput, match="no training"):
        training.keep(bench, 1)
    training.keep(bench, running)
    bench.runner.wait(running, 30)


def test_the_training_of_a_round_is_gone_on_with_by_its_name(bench: Workbench, project: int, running: int) -> None:
    bench.runner.cancel(running)
    assert bench.runner.wait(running, 30).state == "cancelled"
    job = training.start_round(bench, project, "Round 1")
    while bench.runner.progress(job) is None:
        time.sleep(0.01)
    training.keep(bench, job)
    assert bench.runner.wait(job, 30).state == "done"
    with pytest.raises(BadInput, match="no round “Round 9”"):
        training.start_round(bench, project, "Round 9")


def test_parameters_by_name() -> None:
    params = training.params_of(["rank=8", "learning_rate=1e-4", "keep_best=false", "schedule=cosine", " steps = 40"])
    wanted = TrainingParams(rank=8, learning_rate=1e-4, keep_best=False, schedule="cosine", steps=40)
    assert params == wanted
    for wrong in ("rang=3", "rank=three", "rank=0", "schedule=steep"):
        with pytest.raises(BadInput):
            training.params_of([wrong])


def test_a_base_of_this_machine_comes_before_a_servers() -> None:
    server = Model("openai", "http://localhost:1/v1", "big")
    assert training.base_of([FAKE, server]) == FAKE
    assert training.base_of([server]) == server
    assert training.base_of([]) is None
