"""A project of two generators and two scorers, written straight into a real store."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest

from rsgui.core.entities import (
    Generator,
    GivenRewards,
    Message,
    NewCompletion,
    NewPrompt,
    NewReward,
    Project,
    ScorerSpec,
)
from rsgui.core.sampling import SamplingParams
from rsgui.core.selection import Recipe
from rsgui.jobs import actions
from rsgui.jobs.workbench import Workbench
from rsgui.store import grid, projects, prompts, rewards, runs

CHECKED: list[list[float | None]] = [
    [1.0, 0.0, 0.0, 1.0],
    [1.0, 1.0, 1.0, 1.0],
    [0.0, 0.0, 0.0, 0.0],
    [None, None, None, None],
    [0.0, 1.0, 0.5, 0.0],
    [0.0, 0.0, 1.0, 0.0],
]
LIKED = [
    [0.9, -0.4, 0.1, 0.2],
    [0.3, 0.2, 0.1, 0.0],
    [-1.0, -2.0, -3.0, -0.5],
    [0.1, 0.2, 0.3, 0.4],
    [2.0, -1.0, 0.0, 0.0],  # likes what the checks do not
    [0.0, 0.1, 0.9, 0.2],
]


class Analysed(NamedTuple):
    """What the fixture of that name has written."""

    bench: Workbench
    project: Project
    checks: int  # scorers
    model: int
    runs: tuple[int, int]  # the first two completions of each prompt, and the last two


@pytest.fixture
def analysed(bench: Workbench) -> Analysed:
    """Six prompts; `CHECKED` are the rewards of the checks, `LIKED` those of a reward model."""
    store = bench.store
    with store.write() as w:
        project = projects.create(w, "Analysed")
        new = [NewPrompt((Message("user", f"Say something about topic {i}."),)) for i in range(len(CHECKED))]
        prompts.add(w, project.id, new, 0.0)
        ids = [prompt.id for prompt in prompts.page(w.session, project.id, 0, 100)]
        made = [
            runs.create(w, project.id, Generator(sampling=SamplingParams(temperature=t)), "train", 2, 0).id
            for t in (0.7, 1.0)
        ]
        for half, run in enumerate(made):
            texts = [
                NewCompletion(p, i, f"words {half} {i} of topic {p}", 5 + half + 2 * i, "stop", None)
                for p in ids
                for i in (0, 1)
            ]
            runs.add_completions(w, run, texts)
        checks = rewards.scorer(w, project.id, actions.CHECKS, ScorerSpec()).id
        model = rewards.scorer(w, project.id, "Reward model", GivenRewards("a test")).id
        cells = grid.matrix(w.session, project.id, checks)
        for scorer, matrix in ((checks, CHECKED), (model, LIKED)):
            flat = [value for row in matrix for value in row]
            given = zip(cells.completions.tolist(), flat, strict=True)
            rewards.add(w, scorer, [NewReward(id, value) for id, value in given])
    actions.choose(bench, project.id, checks, Recipe(least_reward=1.0))
    assert np.all(np.diff(cells.rows) >= 0)
    return Analysed(bench, project, checks, model, (made[0], made[1]))
