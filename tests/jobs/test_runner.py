"""The runner at its edges: jobs that cannot be read, ends that meet, and what is left behind."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from rsgui.core.entities import Generator, Model
from rsgui.core.errors import BadInput
from rsgui.jobs import actions, workbench
from rsgui.jobs.files import whole_file
from rsgui.jobs.workbench import Workbench

Fake = Callable[..., Generator]
SLOW = "delay=0.003"


def test_a_job_of_another_version_fails_with_words_and_the_next_one_runs(
    tmp_path: Path, bench: Workbench, project: int, fake: Fake
) -> None:
    job = actions.start_generation(bench, project, fake(SLOW), 8)
    bench.runner.cancel(job)
    bench.runner.wait(job, 30)
    with bench.store.write() as w:
        w.session.execute(text("UPDATE jobs SET spec = :spec"), {"spec": '{"job":"distil"}'})
    bench.close()
    again = workbench.open(tmp_path / "store.sqlite")
    try:
        again.runner.resume(job)
        record = again.runner.wait(job, 10)
        assert record.state == "failed"
        assert "another version" in record.message
        assert again.runner.wait(actions.start_generation(again, project, fake(), 1), 10).state == "done"
    finally:
        again.close()


def test_a_call_that_waits_when_rsgui_is_closed_ends_with_words(bench: Workbench, project: int, fake: Fake) -> None:
    actions.start_generation(bench, project, fake(SLOW), 8)
    calls = [actions.inspect_model(bench, Model("fake", "fake:")) for _ in range(3)]
    bench.close()
    for call in calls:
        with pytest.raises(BadInput, match="closed"):
            call.result(0)


@pytest.mark.parametrize("manner", ["hangs"])
def test_a_call_that_does_not_listen_keeps_nobody_who_closes_rsgui(bench: Workbench) -> None:
    bench.runner._engine._grace = 60.0
    call = actions.inspect_model(bench, Model("fake", "fake:"))
    while not call.running():
        time.sleep(0.01)
    bench.runner.drop(call)  # as a page does that asks something else
    closing = threading.Thread(target=bench.close)
    closing.start()
    closing.join(30)
    assert not closing.is_alive()
    with pytest.raises(BadInput, match="closed"):
        call.result(0)


def test_a_call_after_the_end_is_cancelled(bench: Workbench) -> None:
    bench.close()
    assert actions.inspect_model(bench, Model("fake", "fake:")).cancelled()


def test_closed_while_paused(bench: Workbench, project: int, fake: Fake) -> None:
    job = actions.start_generation(bench, project, fake(SLOW), 8)
    bench.runner.pause(job)
    bench.close()
    assert bench.runner.wait(job, 0).state == "interrupted"


@pytest.mark.parametrize(
    "verbs", [("cancel",), ("pause", "cancel"), ("pause", "proceed", "cancel"), ("cancel", "pause")]
)
def test_cancelled_at_once_and_resumed_from_two_threads(
    bench: Workbench, project: int, fake: Fake, verbs: tuple[str, ...]
) -> None:
    for n in range(1, 6):
        job = actions.start_generation(bench, project, fake(), n)
        for verb in verbs:
            getattr(bench.runner, verb)(job)
        assert bench.runner.wait(job, 10).state in {"cancelled", "done"}
        threads = [threading.Thread(target=bench.runner.resume, args=(job,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        record = bench.runner.wait(job, 10)
        assert (record.state, record.done) == ("done", 24 * n)


def test_two_files_written_to_one_place_at_once_are_both_whole(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    opened, finished = threading.Event(), threading.Event()

    def late() -> None:
        opened.wait(10)
        with whole_file(path) as file:
            file.write(b"late " * 3)
        finished.set()

    thread = threading.Thread(target=late)
    thread.start()
    with whole_file(path) as file:
        file.write(b"early " * 100)
        file.flush()
        opened.set()
        finished.wait(10)
        assert path.read_bytes() == b"late late late "
    thread.join()
    assert path.read_bytes() == b"early " * 100
    assert [p.name for p in tmp_path.iterdir()] == ["rows.jsonl"]


def test_a_file_whose_name_is_not_text_is_refused_with_words(tmp_path: Path, bench: Workbench, project: int) -> None:
    path = tmp_path / os.fsdecode(b"\xff.jsonl")
    path.write_text('{"prompt": "Hello"}')
    with pytest.raises(BadInput, match="not Unicode"):
        actions.import_prompts(bench, project, path)
    with pytest.raises(BadInput, match="not Unicode"):
        actions.preview_prompts(bench, path).result(10)


@pytest.mark.parametrize("seed", [-1, 2**63])
def test_a_seed_that_does_not_fit_is_refused(bench: Workbench, project: int, fake: Fake, seed: int) -> None:
    with pytest.raises(BadInput, match="The seed is"):
        actions.start_generation(bench, project, fake(), 1, seed)
