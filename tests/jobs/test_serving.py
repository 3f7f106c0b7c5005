"""Jobs with a server's model: a run of its completions, what cannot be asked of it, and a key that leaves no trace."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rsgui import keys
from rsgui.core.entities import Generator, Model, TrainingParams
from rsgui.core.errors import BadInput
from rsgui.core.rounds import Plan
from rsgui.core.selection import Recipe, TopPerPrompt
from rsgui.jobs import actions, choosing, loop, serving
from rsgui.jobs.workbench import Workbench
from tests.servers import bad
from tests.servers.bad import BadServer

Texts = Callable[[Workbench, int], dict[tuple[str, int], str]]


def served(server: BadServer) -> Generator:
    return Generator(Model("openai", server.url, "tiny"))


def test_what_was_made_is_kept_and_the_rest_is_made_later(
    bench: Workbench, project: int, twin: int, bad_server: BadServer, texts: Texts
) -> None:
    wanted = choosing.make_run(bench.store, twin, served(bad_server), 3, 5)
    assert bench.runner.wait(actions.start_generation(bench, twin, served(bad_server), 3, 5)).state == "done"
    bad_server.manners.extend([bad.good] * 20)
    bad_server.usual = bad.says(401, "expired")
    ended = bench.runner.wait(actions.start_generation(bench, project, served(bad_server), 3, 5))
    assert ended.state == "failed"
    assert "wants a key (401)" in ended.message
    run = choosing.make_run(bench.store, project, served(bad_server), 3, 5)
    assert len(texts(bench, run.id)) == 20
    bad_server.usual = bad.good
    assert bench.runner.wait(actions.start_generation(bench, project, served(bad_server), 3, 5)).state == "done"
    assert texts(bench, run.id) == texts(bench, wanted.id)


def test_a_hanging_server_does_not_hold_up_a_cancel(bench: Workbench, project: int, bad_server: BadServer) -> None:
    bad_server.usual = bad.hang
    job = actions.start_generation(bench, project, served(bad_server), 1, 0)
    while not bad_server.asked:
        time.sleep(0.01)
    begun = time.monotonic()
    bench.runner.cancel(job)
    assert bench.runner.wait(job).state == "cancelled"
    assert time.monotonic() - begun < 3


def test_a_key_leaves_no_trace(
    bench: Workbench, project: int, bad_server: BadServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(keys.variable_of(bad_server.url), "sk-very-secret")
    assert bench.runner.wait(actions.start_generation(bench, project, served(bad_server), 1, 0)).state == "done"
    assert bad_server.headers[-1]["authorization"] == "Bearer sk-very-secret"
    bad_server.usual = bad.says(401, "sk-very-secret is not valid")
    job = bench.runner.wait(actions.start_generation(bench, project, served(bad_server), 1, 1))
    assert job.state == "failed"
    assert "sk-very-secret" not in job.message
    scorer = actions.checks_scorer(bench, project).id
    run = choosing.make_run(bench.store, project, served(bad_server), 1, 0)
    assert bench.runner.wait(actions.start_scoring(bench, project)).state == "done"
    actions.choose(bench, project, scorer, Recipe(TopPerPrompt()), (run.id,))
    assert bench.runner.wait(actions.export_curated(bench, project, tmp_path / "out.jsonl")).state == "done"
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert {"store.sqlite", "engine.log", "out.jsonl"} <= {file.name for file in files}
    assert not [file.name for file in files if b"sk-very-secret" in file.read_bytes()]


def test_what_a_server_cannot_do_is_told_before_a_run_is_made(bench: Workbench, project: int) -> None:
    here = Model("openai", "http://localhost:8000/v1", "tiny")
    for generator, told in (
        (Generator(Model("openai", "localhost:8000", "tiny")), "written as"),
        (Generator(Model("openai", "http://localhost:8000/v1")), "No model of localhost:8000 is chosen"),
        (Generator(here, adapter="/adapters/1"), "adapter of this machine"),
        (Generator(here, template="{{ messages }}"), "chat template of its own"),
    ):
        with pytest.raises(BadInput, match=told) as caught:
            choosing.make_run(bench.store, project, generator, 1, 0)
        assert caught.value.hint


def test_a_servers_model_is_not_trained_here(bench: Workbench, project: int) -> None:
    with pytest.raises(BadInput, match="cannot be trained here") as caught:
        actions.start_training(bench, project, TrainingParams(), Model("openai", "http://localhost:8000/v1", "tiny"))
    assert "export the curated set" in caught.value.hint


def test_the_loop_ends_with_the_curated_set(bench: Workbench, project: int, bad_server: BadServer) -> None:
    plan = Plan(served(bad_server), n=2, recipe=Recipe(TopPerPrompt()))
    steps = list(loop.loop(bench, project, plan))
    assert [step.stage for step in steps] == ["generate", "score", "review", "train"]
    assert "the weights of tiny are with its server" in steps[-1].title
    assert len(actions.curated(bench, project))
    assert loop.outcome(bench, project, plan) is None


def test_the_models_of_a_server(bench: Workbench, bad_server: BadServer) -> None:
    assert serving.served_models(bench, bad_server.url).result() == ("tiny",)
