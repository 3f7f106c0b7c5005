"""Recipes applied to a project: scorers by name, likeness by a model, and what a person does not wait for."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from rsgui.core.entities import (
    Generator,
    GivenRewards,
    Message,
    NewCompletion,
    NewPrompt,
    NewReward,
    ScorerSpec,
)
from rsgui.core.errors import BadInput, Cancelled
from rsgui.core.rewards import Combination, Weighted
from rsgui.core.selection import Diverse, Recipe, TopOverall, TopPerPrompt
from rsgui.jobs import duplicates, picking
from rsgui.jobs.picking import Picker
from rsgui.jobs.watching import Step, Watch
from rsgui.jobs.workbench import Workbench
from rsgui.store import grid, projects, prompts, rewards, runs
from rsgui.store.database import Store
from rsgui.store.grid import Grid

CHECKED: list[list[float | None]] = [[1.0, 0.0, 0.5], [0.0, 0.0, 1.0]]
LIKED: list[list[float | None]] = [[-2.0, 4.0, None], [3.0, 1.0, 2.0]]
TEXTS = [["the cat", "a cat sits", "the cat"], ["rain", "much rain", "sun"]]


class Written(NamedTuple):
    store: Store
    project: int
    cells: Grid  # with the rewards of the checks


@pytest.fixture
def written(bench: Workbench) -> Written:
    store = bench.store
    with store.write() as w:
        project = projects.create(w, "Picking").id
        prompts.add(w, project, [NewPrompt((Message("user", f"Prompt {i}"),)) for i in range(2)], 0.0)
        ids = [prompt.id for prompt in prompts.page(w.session, project, 0, 9)]
        run = runs.create(w, project, Generator(), "train", 3, 0).id
        runs.add_completions(
            w,
            run,
            [
                NewCompletion(prompt, i, text, 3, "stop", None)
                for prompt, row in zip(ids, TEXTS, strict=True)
                for i, text in enumerate(row)
            ],
        )
        checks = rewards.scorer(w, project, "Checks", ScorerSpec()).id
        liked = rewards.scorer(w, project, "Liked", GivenRewards("a test")).id
        cells = grid.matrix(w.session, project, checks)
        for scorer, matrix in ((checks, CHECKED), (liked, LIKED)):
            flat = [value for row in matrix for value in row]
            rewards.add(
                w, scorer, [NewReward(id, value) for id, value in zip(cells.completions.tolist(), flat, strict=True)]
            )
        return Written(store, project, grid.matrix(w.session, project, checks))


def test_scorers_are_combined_and_what_lacks_one_is_counted(written: Written) -> None:
    picker = Picker(*written)
    both = Combination((Weighted("Checks"), Weighted("Liked", 3.0)))
    picked = picker.apply(Recipe(TopPerPrompt(), combination=both))
    assert picked.flat.tolist() == [1, 3]
    assert picked.lacking == 1
    assert picked.rewards[:2].tolist() == [-1.25, 3.0]
    assert np.isnan(picked.rewards[2])
    averaged = picker.apply(Recipe(combination=Combination(both.scorers, missing="average")))
    assert averaged.rewards[2] == 0.5
    alone = picker.apply(Recipe(combination=Combination((Weighted("Liked"),))))
    assert (alone.flat.tolist(), alone.lacking) == ([1, 3], 0)


def test_a_scorer_that_is_not_there_is_told(written: Written) -> None:
    with pytest.raises(BadInput, match="no rewards of Judge"):
        Picker(*written).pick(Recipe(combination=Combination((Weighted("Judge"),))))


def test_likeness_by_a_model(written: Written) -> None:
    asked: list[tuple[str, list[str]]] = []

    def embed(model: str, texts: list[str], watch: Watch) -> NDArray[np.float64]:
        asked.append((model, texts))
        return np.array([[1.0, 0.0] if "cat" in text else [0.0, 1.0] for text in texts])

    picker = Picker(*written, embed)
    varied = Recipe(TopOverall(6), diverse=Diverse(2, 0.0, "/models/small"))
    assert picker.pick(varied).tolist() == [0, 5]  # of equal likeness the first in selection order
    assert asked == [("/models/small", ["the cat", "sun", "the cat", "a cat sits", "rain", "much rain"])]
    with pytest.raises(BadInput, match="embedding model"):
        Picker(*written).pick(varied)


def test_what_is_known_of_duplicates_is_not_looked_for_again(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    near = Recipe(TopPerPrompt(3), drop_duplicates="near")
    first = Picker(*written)
    assert first.pick(near).tolist() == [0, 1, 5, 3, 4]

    def never(*_: object, **__: object) -> None:
        raise AssertionError("looked for again")

    monkeypatch.setattr(duplicates, "groups", never)
    assert Picker(*written, before=first).pick(near).tolist() == [0, 1, 5, 3, 4]
    other = Grid(**{**vars(written.cells), "completions": written.cells.completions + 1})
    with pytest.raises(KeyError):
        Picker(written.store, written.project, other, before=first).pick(near)


def test_it_tells_how_far_it_is_and_can_be_ended(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picking, "PAGE", 2)
    monkeypatch.setattr(Watch, "PERIOD", 0.0)
    told: list[Step] = []
    near = Recipe(drop_duplicates="near")
    Picker(*written).pick(near, Watch(told.append))
    assert [(step.words, step.done, step.total) for step in told] == [
        ("Reading completions", 0, 6),
        ("Reading completions", 2, 6),
        ("Reading completions", 4, 6),
        ("Looking for near-duplicates", 6, 6),
    ]
    watch = Watch(lambda step: watch.cancel() if step.done else None)
    picker = Picker(*written)
    with pytest.raises(Cancelled):
        picker.pick(near, watch)
    assert picker.pick(near).tolist() == [0, 5]
