"""What the loop hands out: one step after the other, each with the job that is waited for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from rsgui.core.entities import JobRecord
from rsgui.core.errors import RsguiError
from rsgui.jobs import specs
from rsgui.jobs.specs import JobSpec
from rsgui.jobs.workbench import Workbench
from rsgui.store import jobs

Stage = Literal["prompts", "generate", "score", "review", "train", "evaluate", "rounds"]


class StepFailed(RsguiError):
    """A job of the loop did not end well; the message says why. The loop, begun again, goes on with it."""

    kind = "step_failed"


class Step(msgspec.Struct, frozen=True):
    """One step, begun when it is handed out. `job` None: there is nothing to wait for."""

    stage: Stage
    title: str
    job: int | None = None


def begun(bench: Workbench, project: int, title: str, spec: JobSpec) -> int:
    """The job that does this: one that was stopped on its way goes on, so that none is left lying; else a new one."""
    text = specs.to_json(spec)
    with bench.store.read() as s:
        known = [record for record in jobs.recent(s, project) if record.spec == text and record.state != "done"]
    if not known:
        return bench.runner.submit(project, title, spec)
    bench.runner.resume(known[0].id)
    return known[0].id


def until_done(bench: Workbench, step: Step) -> Iterator[Step]:
    """Hands out the step, for whose job the caller waits. Raises StepFailed where that did not end well."""
    yield step
    assert step.job is not None
    expect_done(bench.runner.wait(step.job))


def expect_done(record: JobRecord) -> None:
    """Raises StepFailed for a job that did not end well, with what it said. Only what was stopped on its way is done
    by beginning again; what failed would fail again."""
    if record.state != "done":
        hint = "" if record.state == "failed" else "Begin again to go on with what is missing."
        raise StepFailed(f"{record.title}: {record.state}. {record.message}".rstrip(), hint)
