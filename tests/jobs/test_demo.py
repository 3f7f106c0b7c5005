"""The demo: its prompts come in once, and its loop goes on where it was left."""

from __future__ import annotations

import msgspec
import pytest

from rsgui.core.entities import Generator, Model
from rsgui.jobs import demo
from rsgui.jobs.workbench import Workbench
from rsgui.store import projects


@pytest.fixture
def manner() -> str:
    return "trains"


def test_the_demo_imports_its_prompts_once_and_starts_over_when_asked(bench: Workbench) -> None:
    project = demo.project(bench)
    assert demo.project(bench) == project
    plan = msgspec.structs.replace(demo.plan(quick=True), generator=Generator(Model("fake", "fake:")))
    for imports in (2, 1):
        steps = demo.steps(bench, project, plan)
        for _ in range(imports):
            step = next(steps)
            assert step.stage == "prompts"
            if step.job is not None:
                assert bench.runner.wait(step.job, 60).state == "done"
        generate = next(steps)
        assert generate.stage == "generate"
        if generate.job is not None:
            assert bench.runner.wait(generate.job, 60).state == "done"
    with bench.store.read() as s:
        counts = projects.counts(s, project)
    assert (counts.train, counts.held_out, counts.completions) == (96, 48, 384)
    anew = demo.project(bench, fresh=True)
    with bench.store.read() as s:
        assert [p.id for p in projects.every(s)] == [anew]
        assert projects.counts(s, anew).train == 0
