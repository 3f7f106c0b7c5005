"""The job that takes rounds unattended. It does nothing itself: each step is a job of its own in the queue, so that
others have their turn between them. Taken up again, it goes on with what is missing."""

from __future__ import annotations

from rsgui.core.errors import Cancelled
from rsgui.core.texts import counted, tr
from rsgui.jobs import loop
from rsgui.jobs.context import Context
from rsgui.jobs.runner import Runner
from rsgui.jobs.specs import RoundsJob
from rsgui.jobs.terminal import AT_WORK
from rsgui.jobs.workbench import Workbench

LOOK = 0.2
"""Seconds between two looks at whether a person wants it to halt."""


def run(runner: Runner, context: Context, spec: RoundsJob) -> str:
    """Takes the rounds and says how many there are. Raises StepFailed, BadInput, Cancelled."""
    bench = Workbench(context.store, runner, context.settings)
    context.meter.start(spec.rounds, 0, "rounds")
    told = ""
    try:
        for step in loop.loop(bench, context.project, spec.plan, spec.rounds, spec.after, spec.review):
            context.meter.note(step.title)
            if step.job is not None:
                _follow(runner, context, step.job)
            if step.stage == "rounds":
                context.meter.add(1)
                told = step.title
            context.check()
    except RuntimeError:  # the runner was closed between two steps
        context.check()
        raise
    taken = loop.turns(bench, context.project, spec.plan, spec.rounds, spec.after)
    waits = loop.waiting(bench, spec, context.project)
    if waits is not None:
        return tr("{round} waits for your review.", round=waits.name)
    context.meter.add(spec.rounds - context.meter.done)
    many = counted(len(taken), "{count} round taken.", "{count} rounds taken.")
    return f"{many} {told}" if len(taken) < spec.rounds else many


def _follow(runner: Runner, context: Context, job: int) -> None:
    """Waits for a job, and hands on what is wished of this one. Raises Cancelled where either was cancelled."""
    paused = False
    while (record := runner.wait(job, LOOK)).state in AT_WORK:
        try:
            context.check()
        except Cancelled:
            runner.cancel(job)
            runner.wait(job)
            raise
        if context.paused != paused:
            paused = context.paused
            (runner.pause if paused else runner.proceed)(job)
    context.check()
    if record.state == "cancelled":
        raise Cancelled
