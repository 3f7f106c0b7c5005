"""The demo project: prompts that travel with rsgui, and how its round is made."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from rsgui import paths
from rsgui.core.entities import Generator, TrainingParams
from rsgui.core.rounds import Plan, Proxy
from rsgui.core.sampling import SamplingParams
from rsgui.core.selection import Recipe, TopPerPrompt
from rsgui.jobs import actions
from rsgui.jobs.loop import loop
from rsgui.jobs.steps import Step, expect_done
from rsgui.jobs.workbench import Workbench
from rsgui.store import projects, prompts

NAME = "Demo project"
FILES = ("train.jsonl", "held_out.jsonl")


def plan(quick: bool = False, proxy: Proxy = "checks", rounds: int = 1) -> Plan:
    """Eight completions of each prompt; `quick` makes four, and two of each held-out one. What is learnt has no scale
    of its own, so it picks the best of each prompt, however good that is. Several rounds have a control beside them."""
    full = Plan(
        generator=Generator(sampling=SamplingParams(temperature=0.8, top_p=0.95, max_new_tokens=64)),
        n=8,
        params=TrainingParams(rank=16, alpha=32, learning_rate=3e-4, batch_size=8, epochs=2.0),
        k=8,
        control=rounds > 1,
    )
    if proxy == "learned":
        full = msgspec.structs.replace(full, proxy=proxy, recipe=Recipe(TopPerPrompt(), drop_truncated=True))
    return msgspec.structs.replace(full, n=4, k=2) if quick else full


def project(bench: Workbench, fresh: bool = False) -> int:
    """The demo project, made if it is not there; `fresh` deletes the one that is there, which cannot be undone."""
    with bench.store.read() as s:
        there = projects.named(s, NAME)
    if there is not None and fresh:
        actions.delete_project(bench, there.id)
    if there is None or fresh:
        there = actions.create_project(bench, NAME)
    return there.id


def steps(bench: Workbench, project: int, plan: Plan, rounds: int = 1) -> Iterator[Step]:
    """Imports the prompts where they are missing, then goes through the loop."""
    with bench.store.read() as s:
        missing = [
            name
            for name, split in zip(FILES, ("train", "held-out"), strict=True)
            if not prompts.count(s, project, "train" if split == "train" else "held-out")
        ]
    if not missing:
        yield Step("prompts", "The prompts are there already")
    for name in missing:
        job = actions.import_prompts(bench, project, paths.resource("demo", name))
        yield Step("prompts", f"Import {name}", job)
        expect_done(bench.runner.wait(job))
    yield from loop(bench, project, plan, rounds)
