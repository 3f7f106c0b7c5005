from __future__ import annotations

import pytest

from rsgui.core.entities import Model, Project, Run, Scorer, TrainingParams, TrainingPoint
from rsgui.core.errors import StoreError
from rsgui.core.selection import Recipe
from rsgui.store import rounds, selections
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
        evaluation = rounds.new_evaluation(w, project.id, new.id, scorer.id, run.id, run.id)
    with store.read() as s:
        kept, later = rounds.adapters(s, project.id)
        assert (kept.parent, later) == (None, next_one)
        assert later.parent == kept.id
        assert (kept.folder, kept.base, kept.params) == ("/adapters/1", Model(path="/m"), params)
        assert rounds.adapter_result(s, new.id) == {"loss": 0.25, "rows": 2}
        assert rounds.evaluations(s, project.id) == [evaluation] == [rounds.evaluation(s, evaluation.id)]
        with pytest.raises(StoreError, match="Evaluation 9"):
            rounds.evaluation(s, 9)
        with pytest.raises(StoreError, match="Adapter 9"):
            rounds.adapter(s, 9)


def test_points_are_kept_once_and_in_order(store: Store, project: Project, made: list[int], scorer: Scorer) -> None:
    points = [TrainingPoint(i, 3, 1.0 / i, 1e-4, 100.0) for i in (1, 2, 3)]
    with store.write() as w:
        selection = selections.freeze(w, project.id, scorer.id, Recipe(), made[:2])
        adapter = rounds.new_adapter(w, project.id, "Round 1", Model(), selection.id, TrainingParams(), 2, "hash").id
        rounds.add_points(w, adapter, [points[2], points[0]])
        rounds.add_points(w, adapter, [points[1], TrainingPoint(1, 3, 9.0, 0.0, 0.0)])
        rounds.add_points(w, adapter, [])
    with store.read() as s:
        assert rounds.points(s, adapter) == points
    with store.write() as w:
        rounds.clear_points(w, adapter)
    with store.read() as s:
        assert rounds.points(s, adapter) == []
