from __future__ import annotations

import pytest

from rsgui.core.entities import JobState, Project
from rsgui.core.errors import StoreError
from rsgui.store import jobs
from rsgui.store.database import Changes, Store


def test_a_job_changes_in_parts(store: Store, project: Project) -> None:
    heard: list[Changes] = []
    with store.write() as w:
        job = jobs.create(w, project.id, "Generate", '{"type":"GenerateJob"}')
    assert (job.state, job.done, job.total, job.message, job.finished) == ("queued", 0, 0, "", None)
    store.subscribe(heard.append)
    with store.write() as w:
        jobs.update(w, job.id, state="running", total=10)
        jobs.update(w, job.id, done=3, message="3 of 10")
        jobs.update(w, job.id)
    with store.read() as s:
        kept = jobs.get(s, job.id)
        with pytest.raises(StoreError, match="Job 99"):
            jobs.get(s, 99)
    assert (kept.state, kept.done, kept.total, kept.message) == ("running", 3, 10, "3 of 10")
    assert heard == [Changes({"jobs": frozenset({job.id})})]
    with store.write() as w:
        jobs.update(w, job.id, state="done", done=0, message="", finished=1.5)
    with store.read() as s:
        kept = jobs.get(s, job.id)
    assert (kept.state, kept.done, kept.message, kept.finished) == ("done", 0, "", 1.5)


def test_recent_are_the_newest_first(store: Store, project: Project) -> None:
    with store.write() as w:
        made = [jobs.create(w, project.id if i % 2 else None, f"Job {i}", "{}") for i in range(6)]
    with store.read() as s:
        assert jobs.recent(s, limit=3) == made[:2:-1]
        assert jobs.recent(s, project.id) == [made[5], made[3], made[1]]


def test_what_was_under_way_is_interrupted(store: Store) -> None:
    states: list[JobState] = ["queued", "running", "paused", "done", "failed", "cancelled", "interrupted"]
    with store.write() as w:
        made = [jobs.create(w, None, state, "{}") for state in states]
        for job, state in zip(made, states, strict=True):
            jobs.update(w, job.id, state=state, message="as it was")
    with store.write() as w:
        assert jobs.interrupted_on_open(w) == [job.id for job in made[:3]]
        assert jobs.interrupted_on_open(w) == []
    with store.read() as s:
        after = [jobs.get(s, job.id) for job in made]
    assert [j.state for j in after] == ["interrupted"] * 3 + states[3:]
    assert [j.message for j in after] == ["rsgui was closed"] * 3 + ["as it was"] * 4
