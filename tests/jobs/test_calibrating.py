"""Measuring before a run, ending that, and what a run and its training remember of model and template."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from rsgui.core.entities import Generator, Message, Model, Run
from rsgui.core.errors import BadInput, ModelError
from rsgui.core.wire import ModelInfo
from rsgui.jobs import actions, choosing, machine, model_files
from rsgui.jobs import settings as settings_file
from rsgui.jobs.calibrating import Calibration, works
from rsgui.jobs.workbench import Workbench
from rsgui.store import models, runs

Fake = Callable[..., Generator]


def test_a_generator_is_measured(bench: Workbench, project: int, fake: Fake) -> None:
    pace = Calibration(bench, project, fake("delay=0.001"), 4).pace.result(60)
    assert pace.tokens_per_second > 100
    assert 3 <= pace.mean_tokens <= 41
    assert pace.prompt_tokens > 3
    with bench.store.read() as s:
        assert runs.of_project(s, project) == []


def test_works_are_spread_over_all_prompts(bench: Workbench, project: int) -> None:
    assert [len(work.indices) for work in works(bench, project, 100)] == [100] * 3
    few, every = works(bench, project, 32), works(bench, project, 1)
    assert len({work.key for work in every}) == len(every)
    assert [work.prompt for work in few] == [every[number * len(every) // 8].prompt for number in range(8)]
    empty = actions.create_project(bench, "Empty")
    with pytest.raises(BadInput, match="no training prompts"):
        works(bench, empty.id, 8)


def test_a_measurement_is_ended_at_once(bench: Workbench, project: int, fake: Fake) -> None:
    calibration = Calibration(bench, project, fake("delay=0.5"), 8)
    while calibration.waits:
        time.sleep(0.01)
    begun = time.monotonic()
    calibration.drop()
    with pytest.raises(BadInput, match="ended"):
        calibration.pace.result(30)
    assert time.monotonic() - begun < 5
    assert bench.runner.wait(actions.start_generation(bench, project, fake(), 1), 30).state == "done"


def test_a_measurement_that_waits_is_dropped(bench: Workbench, project: int, fake: Fake) -> None:
    job = actions.start_generation(bench, project, fake("delay=0.05"), 8)
    calibration = Calibration(bench, project, fake("delay=0.001"), 8)
    assert calibration.waits
    calibration.drop()
    with pytest.raises(BadInput, match="ended"):
        calibration.pace.result(30)
    bench.runner.cancel(job)
    bench.runner.wait(job, 30)


@pytest.mark.parametrize("manner", ["crashes"])
def test_a_native_crash_is_met_by_a_second_start(bench: Workbench, project: int) -> None:
    pace = Calibration(bench, project, Generator(Model("llama_cpp")), 2).pace.result(60)
    assert pace.tokens_per_second > 0
    assert settings_file.load().use_extra_bufts is False


def test_what_cannot_be_measured_says_so(bench: Workbench, project: int, fake: Fake) -> None:
    with pytest.raises(ModelError, match="not a fake model"):
        Calibration(bench, project, fake("colour=red"), 2).pace.result(30)


def test_a_prompt_is_rendered(bench: Workbench, fake: Fake) -> None:
    generator = msgspec.structs.replace(fake(), template="[{{ messages[0].content }}]")
    rendered = actions.render_prompt(bench, generator, (Message("user", "Hello"),)).result(30)
    assert [piece.text for piece in rendered.pieces] == ["[Hello]"]
    broken = actions.render_prompt(bench, msgspec.structs.replace(generator, template="{{"), ())
    with pytest.raises(BadInput, match="line 1"):
        broken.result(30)


def test_a_run_goes_on_only_with_the_files_that_it_began_with(bench: Workbench, project: int, tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(b"GGUF one")
    run = choosing.make_run(bench.store, project, Generator(Model("llama_cpp", str(file))), 1, 0)

    def stored() -> Run:
        with bench.store.read() as s:
            return runs.get(s, run.id)

    model_files.check(bench.store, run)
    assert stored().fingerprint == model_files.fingerprint(run.generator.model) != ""
    model_files.check(bench.store, stored())
    file.write_bytes(b"GGUF two")
    with pytest.raises(ModelError, match="two models") as told:
        model_files.check(bench.store, stored())
    assert "another seed" in told.value.hint
    record = bench.runner.wait(actions.start_generation(bench, project, run.generator, 1, 0), 30)
    assert record.state == "failed"
    assert "two models" in record.message


def test_what_becomes_of_a_registered_model(bench: Workbench, tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(b"GGUF one")
    model = Model("llama_cpp", str(file))
    info = ModelInfo("model", "llama", 1, 1, "", "", fingerprint=model_files.fingerprint(model))
    assert actions.register_model(bench, model, info) is None
    assert model_files.change(model, info) == ""
    file.write_bytes(b"GGUF two")
    assert model_files.change(model, info) == "changed"
    file.unlink()
    assert model_files.change(model, info) == "gone"
    assert model_files.change(Model("fake", "fake:"), ModelInfo("fake", "fake", 0, 0, "", "")) == ""
    with bench.store.read() as s:
        assert [known.model for known in models.recent(s)] == [model]


def test_free_memory_is_what_the_machine_has() -> None:
    assert 0 < machine.free_memory() < 1 << 46


def test_rounding_says_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "has_nvidia", lambda: False)
    assert "NVIDIA" in machine.why_not_rounded()
    monkeypatch.setattr(machine, "has_nvidia", lambda: True)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert "rsgui[cuda]" in machine.why_not_rounded()
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())
    assert machine.why_not_rounded() == ""
