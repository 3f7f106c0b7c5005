"""A project with rewards, an adapter and an evaluation, written straight into a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from rsgui.core.entities import (
    Generator,
    Message,
    NewCompletion,
    NewPrompt,
    NewReward,
    Project,
    ScorerSpec,
    Selection,
    Split,
    TrainingParams,
    TrainingPoint,
)
from rsgui.core.sampling import SamplingParams
from rsgui.core.selection import Recipe
from rsgui.gui.bridge import Bridge
from rsgui.gui.page import Page
from rsgui.jobs import actions
from rsgui.jobs.workbench import Workbench
from rsgui.store import evaluations, projects, prompts, rewards, rounds, runs
from rsgui.store.database import Store

REWARDS: list[list[float | None]] = [
    [0.5, 1.0, 0.0, 0.5],
    [1.0, 1.0, 0.0, None],
    [0.5, 0.5, 0.5, 0.5],
    [0.0, 0.25, 0.75, 0.5],
    [None, None, None, None],
    [0.0, 0.0, 0.0, 1.0],
]


class Filled(NamedTuple):
    """What the fixture `filled` has written."""

    bench: Workbench
    project: Project
    scorer: int
    run: int


def add_prompts(store: Store, project: int, count: int, held_out: bool = False) -> list[int]:
    """Adds prompts and gives the ids of all of that split."""
    split: Split = "held-out" if held_out else "train"
    words = ["lighthouse", "rain", "clock", "river", "baker", "train"]
    new = [
        NewPrompt(
            (Message("user", f"Write about a {words[i % 6]}, number {i} ({split})."),),
            tags=("story" if i % 2 else "poem",),
            split=split,
        )
        for i in range(count)
    ]
    with store.write() as w:
        prompts.add(w, project, new, 0.25)
    with store.read() as s:
        return [prompt.id for prompt in prompts.page(s, project, 0, 10_000, split)]


def fill_run(
    store: Store, run: int, scorer: int, ids: list[int], matrix: Sequence[Sequence[float | None]]
) -> list[int]:
    """Completions and rewards of a run; gives the completions' ids in order."""
    made = [
        NewCompletion(p, i, f"<b>answer</b> {i} to {p}", 5 + i, "length" if i == 3 else "stop", -0.5)
        for p, row in zip(ids, matrix, strict=True)
        for i in range(len(row))
    ]
    with store.write() as w:
        runs.add_completions(w, run, made)
    found: list[int] = []
    with store.read() as s:
        for prompt in ids:
            found += [completion.id for completion in runs.of_prompt(s, run, prompt)]
    flat = [reward for row in matrix for reward in row]
    detail = msgspec.json.encode([["at most 12 words", True], ["without “,”", False]]).decode()
    with store.write() as w:
        rewards.add(
            w,
            scorer,
            [
                NewReward(c, r, "" if r is not None else "no checks", detail if r is not None else "")
                for c, r in zip(found, flat, strict=True)
            ],
        )
    return found


@pytest.fixture
def bridge(qtbot: QtBot, bench: Workbench) -> Iterator[Bridge]:
    """The window's two signals."""
    made = Bridge(bench)
    yield made
    made.close()


@pytest.fixture
def filled(bench: Workbench) -> Filled:
    """Six prompts with the rewards of `REWARDS`, four completions each."""
    with bench.store.write() as w:
        project = projects.create(w, "Demo")
        run = runs.create(w, project.id, Generator(), "train", 4, 0)
        scorer = rewards.scorer(w, project.id, actions.CHECKS, ScorerSpec())
    fill_run(bench.store, run.id, scorer.id, add_prompts(bench.store, project.id, len(REWARDS)), REWARDS)
    return Filled(bench, project, scorer.id, run.id)


@pytest.fixture
def second(filled: Filled) -> int:
    """Another generator's run over the first three prompts of `filled`, two completions each; gives the run."""
    with filled.bench.store.write() as w:
        ids = [prompt.id for prompt in prompts.page(w.session, filled.project.id, 0, 3)]
        warm = Generator(sampling=SamplingParams(temperature=1.0))
        run = runs.create(w, filled.project.id, warm, "train", 2, 0, ids)
    fill_run(filled.bench.store, run.id, filled.scorer, ids, [[1.0, 0.25], [0.0, 0.5], [1.0, 0.75]])
    return run.id


@pytest.fixture
def one_more(filled: Filled) -> Callable[[int], int]:
    """Has a job make one more completion of a prompt and give it a reward; gives the completion."""

    def make(prompt: int) -> int:
        with filled.bench.store.write() as w:
            run = runs.create(w, filled.project.id, runs.get(w.session, filled.run).generator, "train", 1, 9)
            runs.add_completions(w, run.id, [NewCompletion(prompt, 0, "late", 1, "stop", None)])
            late = runs.of_prompt(w.session, run.id, prompt)[0].id
            rewards.add(w, filled.scorer, [NewReward(late, 0.5)])
        return late

    return make


@pytest.fixture
def selected(filled: Filled) -> Selection:
    """The default recipe over `filled`, frozen."""
    return actions.choose(filled.bench, filled.project.id, filled.scorer, Recipe())


@pytest.fixture
def evaluated(filled: Filled, selected: Selection) -> int:
    """An adapter trained on `selected` and its evaluation, which went well; gives the adapter."""
    store, project = filled.bench.store, filled.project.id
    held_out = add_prompts(store, project, 8, held_out=True)
    with store.write() as w:
        params = TrainingParams()
        adapter = rounds.new_adapter(w, project, "adapter 1", Generator().model, selected.id, params, 5, "ab" * 16)
        points = [TrainingPoint(i, 4, 2.0 / i, 3e-4, 900.0) for i in (1, 2, 3, 4)]
        rounds.add_points(w, adapter.id, points)
        rounds.finish_adapter(w, adapter.id, "/tmp/adapters/1", {"loss": 0.6})
        base = runs.create(w, project, Generator(), "held-out", 2, 0)
        tuned = runs.create(w, project, Generator(adapter="/tmp/adapters/1"), "held-out", 2, 0)
        evaluations.create(w, project, [base.id, tuned.id], filled.scorer)
    fill_run(store, base.id, filled.scorer, held_out, [[0.0, 0.5]] * 6 + [[1.0, 1.0], [0.5, 0.5]])
    fill_run(store, tuned.id, filled.scorer, held_out, [[1.0, 1.0]] * 6 + [[0.0, 1.0], [0.5, 0.5]])
    return adapter.id


@pytest.fixture
def shown(qtbot: QtBot, bridge: Bridge) -> Callable[..., None]:
    """Shows a page with a project, as the window does."""

    def show(page: Page, project: Project | None) -> None:
        bridge.changed.connect(page.refresh)
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.open_project(project)
        page.show()
        page.refresh(None)

    return show
