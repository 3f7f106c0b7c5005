from __future__ import annotations

import numpy as np

from rsgui.core.entities import Generator, NewCompletion, NewReward, Project, Prompt, Run, Scorer
from rsgui.core.selection import Recipe, apply
from rsgui.store import grid, rewards, runs
from rsgui.store.database import Store


def test_the_matrix_is_in_prompt_order_whatever_came_first(
    store: Store, project: Project, asked: list[Prompt], run: Run, scorer: Scorer
) -> None:
    """Two runs, ragged, written backwards; an evaluation's run is not in it."""
    wish = [
        (0, "a", 0, 0.5),
        (0, "a", 2, None),
        (0, "b", 0, 1.0),
        (2, "b", 0, 0.0),
        (2, "b", 1, 0.25),
        (4, "a", 0, 1.0),
    ]
    with store.write() as w:
        second = runs.create(w, project.id, Generator(), "train", 2, 1)
        held_out = runs.create(w, project.id, Generator(), "held-out", 2, 1)
        names = {"a": run.id, "b": second.id}
        for prompt, name, index, _ in reversed(wish):
            finish = "length" if index == 1 else "stop"
            new = NewCompletion(asked[prompt].id, index, f"{prompt}{name}{index}", 10 + index, finish, None)  # type: ignore[arg-type]
            runs.add_completions(w, names[name], [new])
        runs.add_completions(w, held_out.id, [NewCompletion(asked[1].id, 0, "other", 1, "stop", None)])
        ids = list(range(len(wish), 0, -1))
        rewards.add(w, scorer.id, [NewReward(id, value) for id, (*_, value) in zip(ids, wish, strict=True)])
    with store.read() as s:
        got = grid.matrix(s, project.id, scorer.id)
        one = grid.matrix(s, project.id, scorer.id, [second.id])
        texts = grid.cells(s, got.completions.tolist())
        assert grid.cells(s, [ids[0]], most=2) == {ids[0]: "0a"}
    assert got.prompts.tolist() == [asked[0].id, asked[2].id, asked[4].id]
    assert got.rows.tolist() == [0, 0, 0, 1, 1, 2]
    assert got.completions.tolist() == ids
    np.testing.assert_array_equal(got.rewards, [0.5, np.nan, 1.0, 0.0, 0.25, 1.0])
    assert got.truncated.tolist() == [False, False, False, False, True, False]
    assert got.lengths.tolist() == [10, 12, 10, 10, 11, 10]
    assert got.runs.tolist() == [run.id, run.id, second.id, second.id, second.id, run.id]
    assert [texts[id] for id in ids] == [f"{p}{name}{i}" for p, name, i, _ in wish]
    assert one.completions.tolist() == ids[2:5]
    assert got.completions[apply(got.matrix, Recipe())].tolist() == [ids[2], ids[4], ids[5]]
    kinds = [a.dtype.str for a in (got.prompts, got.rows, got.completions, got.rewards, got.lengths, got.runs)]
    assert kinds == ["<i8", "<i4", "<i8", "<f8", "<i4", "<i4"]


def test_nothing_yet(store: Store, project: Project, scorer: Scorer) -> None:
    with store.read() as s:
        got = grid.matrix(s, project.id, scorer.id)
    assert len(got.prompts) == len(got.rewards) == 0
    assert len(apply(got.matrix, Recipe())) == 0


def test_rewards_by_prompt(store: Store, asked: list[Prompt], run: Run, made: list[int], scorer: Scorer) -> None:
    with store.write() as w:
        rewards.add(w, scorer.id, [NewReward(made[0], 0.5), NewReward(made[1], None, "no"), NewReward(made[4], 1.0)])
    with store.read() as s:
        got = grid.rewards_by_prompt(s, run.id, scorer.id)
    assert list(got) == [p.id for p in asked]
    assert list(got.values())[:3] == [[0.5, None, None], [None, 1.0, None], [None, None, None]]


def test_a_nul_ends_no_text(store: Store, asked: list[Prompt], run: Run) -> None:
    text = "ab\0cdé\U0001f600f"
    with store.write() as w:
        runs.add_completions(w, run.id, [NewCompletion(asked[0].id, 0, text, 4, "stop", None)])
    with store.read() as s:
        (id,) = grid.cells(s, range(1, 9))
        assert grid.cells(s, [id])[id] == text
        for most in range(1, 9):
            assert grid.cells(s, [id], most)[id] == text[:most]
