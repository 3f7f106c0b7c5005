"""Jobs in a terminal: a bar for each step, what came of it, and errors in two lines."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from rsgui.core.entities import JobState
from rsgui.core.errors import RsguiError
from rsgui.jobs.events import JobEvent, JobProgress
from rsgui.jobs.steps import Step, expect_done
from rsgui.jobs.workbench import Workbench

LINE_EVERY = 10.0
"""Seconds between two lines of progress where the output is no terminal."""

AT_WORK: tuple[JobState, ...] = ("queued", "running", "paused")

Show = Callable[[JobProgress], None]

_pressed = threading.Event()


@contextmanager
def ctrl_c() -> Iterator[None]:
    """While it lasts, `follow` heeds Ctrl-C even where the KeyboardInterrupt is lost, because it came in a callback
    of SQLite or of a weak reference, which let nothing through. For the main thread alone."""

    def press(*_: object) -> None:
        _pressed.set()
        raise KeyboardInterrupt

    _pressed.clear()
    before = signal.signal(signal.SIGINT, press)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def follow(bench: Workbench, console: Console, steps: Iterable[Step]) -> None:
    """Takes one step after the other, and shows how far each is. Raises StepFailed, KeyboardInterrupt."""
    for step in steps:
        _heed()
        if step.job is None:
            console.print(f"[green]✓[/green] {step.title}", highlight=False, soft_wrap=True)
        else:
            _wait(bench, console, step, step.job)


def told(console: Console, error: RsguiError) -> None:
    """The message, and what to do."""
    console.print(error.message, style="bold red", highlight=False, markup=False, soft_wrap=True)
    if error.hint:
        console.print(error.hint, highlight=False, markup=False, soft_wrap=True)


def _wait(bench: Workbench, console: Console, step: Step, job: int) -> None:
    with (_bar if console.is_terminal else _lines)(console, step) as show:

        def hear(event: JobEvent) -> None:
            if isinstance(event, JobProgress) and event.job == job:
                show(event)

        unsubscribe = bench.runner.subscribe(hear)
        try:
            while (record := bench.runner.wait(job, timeout=0.5)).state in AT_WORK:
                _heed()
        finally:
            unsubscribe()
    expect_done(record)
    console.print(f"[green]✓[/green] {step.title}: {record.message}", highlight=False, soft_wrap=True)


def _heed() -> None:
    if _pressed.is_set():
        raise KeyboardInterrupt


@contextmanager
def _bar(console: Console, step: Step) -> Iterator[Show]:
    columns = (
        TextColumn("  {task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(step.title, total=None, rate="")
        yield lambda event: bar.update(task, completed=event.done, total=event.total or None, rate=_pace(event))


@contextmanager
def _lines(console: Console, step: Step) -> Iterator[Show]:
    """For a log file: a line now and then."""
    last = time.monotonic()

    def show(event: JobProgress) -> None:
        nonlocal last
        if time.monotonic() - last >= LINE_EVERY:
            last = time.monotonic()
            of = f" of {event.total:,}" if event.total else ""
            console.print(f"  {event.done:,}{of}  {_pace(event)}", highlight=False, markup=False)

    yield show


def _pace(event: JobProgress) -> str:
    return f"{event.rate:,.0f} {event.unit}/s" if event.rate else event.note
