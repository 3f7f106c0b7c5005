from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest

from rsgui.core.entities import Evaluation, Model, Project, Run, Scorer, TrainingParams, TrainingPoint, TrainingSample
from rsgui.core.errors import BadInput, StoreError
from rsgui.core.rounds import Plan
from rsgui.core.selection import Recipe
from rsgui.store import evaluations, migrate, projects, rounds, selections
from rsgui.store.database import Store


def test_an_adapter_from_its_rows_to_its_evaluation(
    store: Store, project: Project, run: Run, made: list[int], scorer: Scorer
) -> None:
    params = TrainingParams(rank=8)
    with store.write() as w:
        selection = selections.freeze(w, project.id, scorer.id, Recipe(), made[:2])
        new = rounds.new_adapter(w, project.id, "Round 1", Model(path="/m"), selection.id, params, 2, "hash")
    with store.read() as s:
        assert rounds.adapter(s, new.id) == new
        assert new.folder is None
        assert rounds.adapter_result(s, new.id) is None
    with store.write() as w:
        rounds.finish_adapter(w, new.id, "/adapters/1", {"loss": 0.25, "rows": 2})
        next_one = rounds.new_adapter(
            w, project.id, "Round 2", Model(path="/m"), selection.id, params, 2, "hash", parent=new.id
        )
        evaluation = evaluations.create(w, project.id, [run.id, run.id], scorer.id)
        assert evaluations.create(w, project.id, [run.id, run.id], scorer.id) == evaluation
        other = evaluations.create(w, project.id, [run.id], scorer.id, [scorer.id])
    with store.read() as s:
        kept, later = rounds.adapters(s, project.id)
        assert (kept.parent, later) == (None, next_one)
        assert later.parent == kept.id
        assert (kept.folder, kept.base, kept.params) == ("/adapters/1", Model(path="/m"), params)
        assert rounds.adapter_result(s, new.id) == {"loss": 0.25, "rows": 2}
        assert evaluations.of_project(s, project.id) == [evaluation, other]
        assert evaluations.get(s, evaluation.id) == evaluation
        with pytest.raises(StoreError, match="Evaluation 9"):
            evaluations.get(s, 9)
        with pytest.raises(StoreError, match="Adapter 9"):
            rounds.adapter(s, 9)


def test_old_evaluations_come_through(path: Path) -> None:
    migrate.upgrade(path, "0008")
    old = sqlite3.connect(path)
    old.executescript(
        """
        INSERT INTO projects VALUES (1, 'Old', 0.0);
        INSERT INTO scorers VALUES (3, 1, 'Checks', '{"kind":"checks"}');
        INSERT INTO runs (id, project, generator, split, n, seed, created, made)
            VALUES (5, 1, '{}', 'held-out', 2, 0, 0, 0), (8, 1, '{}', 'held-out', 2, 0, 0, 0);
        INSERT INTO selections (id, project, scorer, recipe, picks, size, created) VALUES (1, 1, 3, '{}', '[]', 0, 0.0);
        INSERT INTO adapters (id, project, name, base, selection, params, rows, rows_hash, created)
            VALUES (2, 1, 'adapter 1', '{}', 1, '{}', 1, 'hash', 0.0);
        INSERT INTO evaluations VALUES (7, 1, 2, 3, 5, 8, 4.0);
        """
    )
    old.close()
    store = Store.open(path)
    with store.read() as s:
        assert evaluations.of_project(s, 1) == [Evaluation(7, 1, (5, 8), 3, (), 4.0)]
    with store.write() as w:
        assert evaluations.create(w, 1, [5], 3).id == 8
    store.close()


def test_points_told_again_take_the_place_of_those_before(
    store: Store, project: Project, made: list[int], scorer: Scorer
) -> None:
    """As after a training that went back to a checkpoint."""
    points = [TrainingPoint(i, 4, 1.0 / i, 1e-4, 100.0, 0.5, 1 << 40, 2.0 if i == 2 else None) for i in (1, 2, 3, 4)]
    with store.write() as w:
        selection = selections.freeze(w, project.id, scorer.id, Recipe(), made[:2])
        adapter = rounds.new_adapter(w, project.id, "Round 1", Model(), selection.id, TrainingParams(), 2, "hash").id
        rounds.add_points(w, adapter, [points[0], TrainingPoint(2, 4, 9.0, 0.0, 0.0)])
        rounds.add_points(w, adapter, [TrainingPoint(3, 4, 9.0, 0.0, 0.0)])
        rounds.add_samples(w, adapter, [TrainingSample(2, 0, "Why?", "So."), TrainingSample(2, 1, "Who?", "Me.")])
        rounds.add_points(w, adapter, points[1:3])
        rounds.add_samples(w, adapter, [TrainingSample(3, 0, "Why?", "Because.")])
        rounds.add_points(w, adapter, points[3:])
        rounds.add_points(w, adapter, [])
    with store.read() as s:
        assert rounds.points(s, adapter) == points
        assert rounds.samples(s, adapter) == [TrainingSample(3, 0, "Why?", "Because.")]


def test_an_adapter_that_was_never_trained_is_forgotten(
    store: Store, project: Project, made: list[int], scorer: Scorer
) -> None:
    with store.write() as w:
        selection = selections.freeze(w, project.id, scorer.id, Recipe(), made[:2])
        args = (w, project.id, "one", Model(), selection.id, TrainingParams(), 2, "hash")
        trained, other = rounds.new_adapter(*args), rounds.new_adapter(*args)
        rounds.finish_adapter(w, trained.id, "/adapters/1", {})
        rounds.add_points(w, other.id, [TrainingPoint(1, 4, 9.0, 0.0, 0.0)])
        for adapter in (trained, other):
            rounds.delete_adapter(w, adapter.id)
    with store.read() as s:
        assert [a.id for a in rounds.adapters(s, project.id)] == [trained.id]
        assert rounds.points(s, other.id) == []


def test_rounds_are_kept_renamed_and_deleted_from_the_last_one(
    store: Store, project: Project, made: list[int], scorer: Scorer
) -> None:
    with store.write() as w:
        first = rounds.create(w, project.id)
        second = rounds.create(w, project.id, first.id, Plan(n=4))
        selection = selections.freeze(w, project.id, scorer.id, Recipe(), made[:2])
        kept = rounds.keep(w, msgspec.structs.replace(second, runs=(1,), selection=selection.id))
        rounds.rename(w, first.id, " From the base ")
        with pytest.raises(BadInput, match="already a round named “Round 2”"):
            rounds.rename(w, first.id, "Round 2")
        with pytest.raises(BadInput, match="name of the round is empty"):
            rounds.rename(w, first.id, " ")
    with store.read() as s:
        named = msgspec.structs.replace(first, name="From the base")
        assert rounds.of_project(s, project.id) == [named, kept]
        assert rounds.get(s, second.id) == kept
    with store.write() as w, pytest.raises(BadInput, match="Round 2 goes on from From the base"):
        rounds.delete(w, first.id)
    with store.write() as w:
        rounds.delete(w, second.id)
        assert rounds.create(w, project.id).name == "Round 2"
        rounds.delete(w, first.id)
        projects.delete(w, project.id)
    with store.read() as s:
        assert rounds.of_project(s, project.id) == []
