"""Jobs in a terminal: a bar for each step, what came of it, and errors in two lines."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from rsgui.core.errors import RsguiError
from rsgui.jobs.events import JobEvent, JobProgress
from rsgui.jobs.loop import Step
from rsgui.jobs.workbench import Workbench


class StepFailed(RsguiError):
    """A job of the loop did not end well; the message says why."""

    kind = "step_failed"


def follow(bench: Workbench, console: Console, steps: Iterable[Step]) -> None:
    """Takes one step after the other, and shows how far each is. Raises StepFailed."""
    for step in steps:
        if step.job is None:
            console.print(f"[green]✓[/green] {step.title}", highlight=False)
        else:
            _wait(bench, console, step, step.job)


def told(console: Console, error: RsguiError) -> None:
    """The message, and what to do."""
    console.print(error.message, style="bold red", highlight=False, markup=False, soft_wrap=True)
    if error.hint:
        console.print(error.hint, highlight=False, markup=False, soft_wrap=True)


def _wait(bench: Workbench, console: Console, step: Step, job: int) -> None:
    columns = (
        TextColumn("  {task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(step.title, total=None, rate="")

        def show(event: JobEvent) -> None:
            if isinstance(event, JobProgress) and event.job == job:
                rate = f"{event.rate:,.0f} {event.unit}/s" if event.rate else event.note
                bar.update(task, completed=event.done, total=event.total or None, rate=rate)

        unsubscribe = bench.runner.subscribe(show)
        try:
            record = bench.runner.wait(job)
        finally:
            unsubscribe()
    if record.state != "done":
        raise StepFailed(f"{step.title}: {record.state}. {record.message}".strip(), "The same command goes on with it.")
    console.print(f"[green]✓[/green] {step.title}: {record.message}", highlight=False, soft_wrap=True)
