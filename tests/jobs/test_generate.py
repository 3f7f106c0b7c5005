"""Generation: cancel, pause, the child's death, and that nothing is made twice or lost."""

from __future__ import annotations

import os
import queue
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from rsgui.core.entities import Generator, Message, Model, NewPrompt
from rsgui.core.templates import CHATML
from rsgui.engine.templates import template_hash
from rsgui.jobs import actions, workbench
from rsgui.jobs import settings as settings_file
from rsgui.jobs.engine_client import EngineClient
from rsgui.jobs.events import JobChanged, JobEvent, JobProgress
from rsgui.jobs.workbench import Workbench
from rsgui.store import prompts, runs

Texts = Callable[[Workbench, int], dict[tuple[str, int], str]]
Fake = Callable[..., Generator]
SLOW = "delay=0.003"


def last_run(bench: Workbench, project: int) -> int:
    with bench.store.read() as s:
        return runs.of_project(s, project)[-1].id


def undisturbed(bench: Workbench, twin: int, fake: Fake, texts: Texts, n: int = 8) -> dict[tuple[str, int], str]:
    """What a run with nothing in its way makes."""
    job = actions.start_generation(bench, twin, fake(), n)
    assert bench.runner.wait(job).state == "done"
    return texts(bench, last_run(bench, twin))


def wait_for(bench: Workbench, job: int, least: int) -> None:
    """Until so many completions are made."""
    enough = threading.Event()

    def look(event: JobEvent) -> None:
        if isinstance(event, JobProgress) and event.job == job and event.done >= least:
            enough.set()

    unsubscribe = bench.runner.subscribe(look)
    assert enough.wait(30)
    unsubscribe()


def test_generates_tells_its_progress_and_records_the_template(
    bench: Workbench, project: int, fake: Fake, texts: Texts
) -> None:
    events: queue.SimpleQueue[JobEvent] = queue.SimpleQueue()
    bench.runner.subscribe(events.put)
    job = actions.start_generation(bench, project, fake(), 8)
    record = bench.runner.wait(job)
    assert (record.state, record.done, record.total) == ("done", 192, 192)
    assert record.message.startswith("192 completions, ")
    assert len(texts(bench, last_run(bench, project))) == 192
    with bench.store.read() as s:
        assert runs.of_project(s, project)[0].template_hash == template_hash(CHATML)
    told = [events.get() for _ in range(events.qsize())]
    assert [e.record.state for e in told if isinstance(e, JobChanged)] == ["queued", "running", "done"]
    progress = [e for e in told if isinstance(e, JobProgress)]
    assert progress[-1].done == 192
    assert progress[-1].unit == "tokens"
    assert progress[-1].rate > 0


def test_the_same_again_makes_nothing(bench: Workbench, project: int, fake: Fake) -> None:
    for _ in range(2):
        assert bench.runner.wait(actions.start_generation(bench, project, fake(), 2)).done == 48
    with bench.store.read() as s:
        assert [r.n for r in runs.of_project(s, project)] == [2]


def test_cancelled_and_resumed_equals_undisturbed(
    bench: Workbench, project: int, twin: int, fake: Fake, texts: Texts
) -> None:
    job = actions.start_generation(bench, project, fake(SLOW), 8)
    wait_for(bench, job, 20)
    bench.runner.cancel(job)
    record = bench.runner.wait(job, 30)
    assert record.state == "cancelled"
    assert 20 <= record.done < 192
    assert len(texts(bench, last_run(bench, project))) == record.done
    bench.runner.resume(job)
    assert bench.runner.wait(job, 30).state == "done"
    assert texts(bench, last_run(bench, project)) == undisturbed(bench, twin, fake, texts)


def test_a_paused_job_makes_nothing_until_it_proceeds(
    bench: Workbench, project: int, twin: int, fake: Fake, texts: Texts
) -> None:
    job = actions.start_generation(bench, project, fake(SLOW), 8)
    wait_for(bench, job, 20)
    bench.runner.pause(job)
    assert bench.runner.wait(job, 0.5).state == "paused"
    held = len(texts(bench, last_run(bench, project)))
    assert held < 192
    assert bench.runner.wait(job, 0.3).state == "paused"
    assert len(texts(bench, last_run(bench, project))) == held
    bench.runner.proceed(job)
    assert bench.runner.wait(job, 30).state == "done"
    assert texts(bench, last_run(bench, project)) == undisturbed(bench, twin, fake, texts)


def test_a_paused_job_can_be_cancelled(bench: Workbench, project: int, fake: Fake) -> None:
    job = actions.start_generation(bench, project, fake(SLOW), 8)
    wait_for(bench, job, 5)
    bench.runner.pause(job)
    bench.runner.cancel(job)
    assert bench.runner.wait(job, 30).state == "cancelled"


def test_a_queued_job_can_be_cancelled(bench: Workbench, project: int, fake: Fake) -> None:
    first = actions.start_generation(bench, project, fake(SLOW), 8)
    second = actions.start_generation(bench, project, fake(), 2)
    bench.runner.cancel(second)
    assert bench.runner.wait(second, 5).state == "cancelled"
    bench.runner.cancel(first)
    bench.runner.wait(first, 30)


@pytest.mark.parametrize("signal_name", ["SIGKILL", "SIGSEGV"])
def test_the_childs_death_interrupts_and_resume_loses_nothing(
    bench: Workbench, engine: EngineClient, project: int, twin: int, fake: Fake, texts: Texts, signal_name: str
) -> None:
    job = actions.start_generation(bench, project, fake(SLOW), 8)
    for least in (20, 70, 120):
        wait_for(bench, job, least)
        assert engine.pid is not None
        os.kill(engine.pid, signal.Signals[signal_name])
        record = bench.runner.wait(job, 30)
        assert record.state == "interrupted"
        assert signal_name in record.message
        assert "Resume" in record.message
        bench.runner.resume(job)
    assert bench.runner.wait(job, 30).state == "done"
    assert texts(bench, last_run(bench, project)) == undisturbed(bench, twin, fake, texts)


@pytest.mark.parametrize("manner", ["crashes"])
def test_llama_cpp_is_started_a_second_time_without_repacked_weights(
    bench: Workbench, project: int, texts: Texts
) -> None:
    events: queue.SimpleQueue[JobEvent] = queue.SimpleQueue()
    bench.runner.subscribe(events.put)
    job = actions.start_generation(bench, project, Generator(Model("llama_cpp")), 8)
    assert bench.runner.wait(job, 30).state == "done"
    assert len(texts(bench, last_run(bench, project))) == 192
    assert settings_file.load().use_extra_bufts is False
    told = [events.get() for _ in range(events.qsize())]
    assert any("crashed" in e.note for e in told if isinstance(e, JobProgress))


@pytest.mark.parametrize("manner", ["crashes"])
def test_other_backends_get_no_second_start(bench: Workbench, project: int) -> None:
    job = actions.start_generation(bench, project, Generator(Model("transformers")), 8)
    record = bench.runner.wait(job, 30)
    assert record.state == "interrupted"
    assert "SIGSEGV, a crash in native code" in record.message
    assert settings_file.load().use_extra_bufts is True


@pytest.mark.parametrize("manner", ["hangs"])
def test_an_engine_that_does_not_listen_is_ended(bench: Workbench, engine: EngineClient, project: int) -> None:
    job = actions.start_generation(bench, project, Generator(), 8)
    assert bench.runner.wait(job, 1).state == "running"
    bench.runner.cancel(job)
    assert bench.runner.wait(job, 30).state == "cancelled"
    assert engine.pid is None


@pytest.mark.parametrize("manner", ["newer"])
def test_an_engine_of_another_version_is_refused(bench: Workbench, project: int) -> None:
    record = bench.runner.wait(actions.start_generation(bench, project, Generator(), 8), 30)
    assert record.state == "failed"
    assert "another version" in record.message


def test_a_prompt_without_room_is_refused_and_the_others_go_on(bench: Workbench, project: int, fake: Fake) -> None:
    with bench.store.write() as w:
        prompts.add(w, project, [NewPrompt((Message("user", "word " * 50),), split="train")], 0.0)
    job = actions.start_generation(bench, project, fake("context=20"), 2)
    record = bench.runner.wait(job, 30)
    assert (record.state, record.done, record.total) == ("done", 48, 48)
    assert "1 prompt was left out: “word word" in record.message
    with bench.store.read() as s:
        ((_, reason),) = runs.refusals(s, last_run(bench, project))
    assert "53" in reason


def test_what_is_no_model_fails_with_words(bench: Workbench, project: int) -> None:
    job = actions.start_generation(bench, project, Generator(Model("fake", "fake:?colour=blue")), 2)
    record = bench.runner.wait(job, 30)
    assert record.state == "failed"
    assert "is not a fake model" in record.message


def test_a_full_disk_interrupts_and_resume_goes_on(bench: Workbench, project: int, fake: Fake, texts: Texts) -> None:
    with bench.store.write() as w:
        pages = w.session.execute(text("PRAGMA page_count")).scalar_one()
        w.session.execute(text(f"PRAGMA max_page_count = {pages + 3}"))
    job = actions.start_generation(bench, project, fake(SLOW), 8)
    record = bench.runner.wait(job, 30)
    assert record.state == "interrupted"
    assert "full" in record.message
    with bench.store.write() as w:
        w.session.execute(text("PRAGMA max_page_count = 1000000"))
    bench.runner.resume(job)
    assert bench.runner.wait(job, 30).state == "done"
    assert len(texts(bench, last_run(bench, project))) == 192


def test_closed_in_the_middle_and_opened_again(
    tmp_path: Path, bench: Workbench, project: int, fake: Fake, texts: Texts
) -> None:
    running = actions.start_generation(bench, project, fake(SLOW), 8)
    waiting = actions.start_generation(bench, project, fake(), 1)
    wait_for(bench, running, 10)
    bench.close()
    again = workbench.open(tmp_path / "store.sqlite")
    for job in (running, waiting):
        record = again.runner.wait(job)
        assert record.state == "interrupted"
        assert record.message.startswith("rsgui was closed")
        again.runner.resume(job)
        assert again.runner.wait(job, 30).state == "done"
    assert len(texts(again, 1)) == 192
    again.close()
