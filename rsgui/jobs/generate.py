"""The job that makes completions: what a run misses, committed as it comes."""

from __future__ import annotations

from collections.abc import Iterator

from rsgui.core import wire
from rsgui.core.entities import NewCompletion, Run
from rsgui.core.errors import EngineDied
from rsgui.core.texts import counted, later
from rsgui.jobs import model_files, second_start
from rsgui.jobs.context import Context
from rsgui.jobs.engine_client import Items
from rsgui.jobs.specs import GenerateJob
from rsgui.jobs.words import beginning
from rsgui.store import prompts, runs
from rsgui.store.database import Store

WINDOW = 512
"""Completions outstanding: enough for 256 rows in flight while the next ones wait."""
PAGE = 64

CRASHED = later("llama.cpp crashed; started again without repacked weights, which is kept in the settings")


def run(context: Context, spec: GenerateJob) -> str:
    """Makes the run's missing completions and says how many."""
    with context.store.read() as s:
        made, expected = runs.progress(s, spec.run)
    context.meter.start(expected, made, later("tokens"))
    fill(context, spec.run)
    with context.store.read() as s:
        summary = runs.summary(s, spec.run)
    tokens = counted(summary.tokens, "{count} token", "{count} tokens")
    message = counted(
        summary.completions, "{count} completion, {tokens}.", "{count} completions, {tokens}.", tokens=tokens
    )
    return f"{message} {told_refused(context.store, spec.run)}".rstrip()


def refused(store: Store, run_id: int, most: int) -> list[str]:
    """The first prompts that a run left out, as lines: how each begins, and why it was left out."""
    with store.read() as s:
        reasons = dict(runs.refusals(s, run_id)[:most])
        return [f"“{beginning(prompt.text)}”: {reasons[prompt.id]}" for prompt in prompts.get(s, reasons)]


def told_refused(store: Store, run_id: int) -> str:
    """A sentence about the prompts that a run left out; "" where there are none."""
    lines = refused(store, run_id, 1)
    if not lines:
        return ""
    with store.read() as s:
        count = len(runs.refusals(s, run_id))
    return counted(
        count, "{count} prompt was left out: {why}", "{count} prompts were left out, first: {why}", why=lines[0]
    )


def fill(context: Context, run_id: int) -> None:
    """Makes what the run misses, adding to the job's progress. A native crash of llama.cpp is met once by a second
    start without repacked weights, which is remembered: on some processors these crash its first decode."""
    with context.store.read() as s:
        made = runs.get(s, run_id)
        if not runs.missing(s, run_id, limit=1):
            return
    model_files.check(context.store, made)
    try:
        _generate(context, made)
    except EngineDied as death:
        if not second_start.helps(made.generator.model, context.settings, death):
            raise
        second_start.remember(context.settings)
        context.meter.note(CRASHED)
        _generate(context, made)


def _generate(context: Context, made: Run) -> None:
    def keep(items: Items) -> None:
        completions = [item.completion for item in items if isinstance(item, wire.Made)]
        left_out = [item for item in items if isinstance(item, wire.Refused)]
        with context.store.write() as w:
            if completions:
                runs.add_completions(w, made.id, completions)
            given_up = sum(runs.refuse(w, made.id, item.prompt, item.reason) for item in left_out)
        context.meter.add(len(completions), _tokens(completions))
        if given_up:
            context.meter.expect(context.meter.total - given_up)

    request = wire.Generate(0, made.generator, made.seed, context.settings.model_options())
    result = context.request(request, keep, _missing(context.store, made.id), WINDOW)
    if isinstance(result, wire.ModelInfo):
        with context.store.write() as w:
            runs.set_template(w, made.id, result.template_hash)


def _missing(store: Store, run_id: int) -> Iterator[wire.PromptWork]:
    """What the run misses, read a page at a time."""
    after = 0
    while True:
        with store.read() as s:
            page = runs.missing(s, run_id, after, PAGE)
        if not page:
            return
        for prompt, indices in page:
            yield wire.PromptWork(prompt.id, prompt.key, prompt.messages, indices)
        after = page[-1][0].id


def _tokens(completions: list[NewCompletion]) -> int:
    return sum(completion.tokens for completion in completions)
