from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rsgui.core.entities import Decision, DecisionKind, Project
from rsgui.core.errors import StoreError
from rsgui.core.review import effective
from rsgui.store import decisions, migrate, projects
from rsgui.store.database import Store


def test_undo_goes_back_without_limit_and_over_a_restart(
    store: Store, path: Path, project: Project, made: list[int]
) -> None:
    with store.write() as w:
        said = [decisions.append(w, project.id, made[i], "include", "ada") for i in range(3)]
        assert decisions.undo(w, project.id, "bob") == [], "these are not bob's"
        [first] = decisions.undo(w, project.id, "ada")
    store.close()
    store = Store.open(path)
    with store.write() as w:
        [second] = decisions.undo(w, project.id, "ada")
        new = decisions.append(w, project.id, made[0], "edit", "ada", "Better.")
        undone = [decisions.undo(w, project.id, "ada") for _ in range(3)]
    with store.read() as s:
        log = decisions.log(s, project.id)
    store.close()
    assert (first.kind, first.undoes, first.completion, first.reviewer) == ("undo", said[2].id, made[2], "ada")
    assert second.undoes == said[1].id
    assert [[d.undoes for d in step] for step in undone] == [[new.id], [said[0].id], []]
    assert log == [*said, first, second, new, *undone[0], *undone[1]]
    assert effective(log) == []


@pytest.mark.parametrize("kind", ["undo", "redo"])
def test_a_reversal_is_not_appended_by_hand(
    store: Store, project: Project, made: list[int], kind: DecisionKind
) -> None:
    with store.write() as w, pytest.raises(ValueError, match="undo"):
        decisions.append(w, project.id, made[0], kind, "ada")


def test_what_was_said_together_goes_and_comes_back_together(store: Store, project: Project, made: list[int]) -> None:
    with store.write() as w:
        one = decisions.append(w, project.id, made[9], "include", "ada")
        bulk = decisions.append_all(w, project.id, made[:4], "exclude", "ada")
        undone = decisions.undo(w, project.id, "ada")
    assert [d.step for d in bulk] == [None, *[bulk[0].id] * 3]
    assert [(d.undoes, d.step) for d in undone] == [(d.id, bulk[0].id) for d in bulk]
    with store.write() as w:
        again = decisions.redo(w, project.id, "ada")
        assert [d.undoes for d in again] == [d.id for d in undone]
        assert effective(decisions.log(w.session, project.id)) == [one, *bulk]
        taken = decisions.undo(w, project.id, "ada")
        assert [d.undoes for d in taken] == [d.id for d in again], "nothing is taken back twice"
        new = decisions.append(w, project.id, made[1], "note", "ada", "why")
        assert decisions.redo(w, project.id, "ada") == [], "something new was said"
        assert effective(decisions.log(w.session, project.id)) == [one, new]


def test_an_old_log_comes_through(path: Path) -> None:
    """Its decisions are steps of their own; an undo belongs to what it took back."""
    migrate.upgrade(path, "0004")
    old = sqlite3.connect(path)
    old.executescript(
        """
        INSERT INTO projects VALUES (1, 'Old', 0.0);
        INSERT INTO prompts VALUES (1, 1, 'key', 'train', 'Q?', '[{"role":"user","content":"Q?"}]', '[]', NULL, '[]');
        INSERT INTO runs (id, project, generator, split, n, seed, created, made)
            VALUES (1, 1, '{}', 'train', 2, 0, 0, 2);
        INSERT INTO completions VALUES (7, 1, 1, 0, 5, 'stop', NULL, 'Yes.'), (8, 1, 1, 1, 5, 'stop', NULL, 'No.');
        INSERT INTO decisions VALUES (1, 1, 7, 'include', 'ada', 1.0, '', NULL);
        INSERT INTO decisions VALUES (2, 1, 8, 'exclude', 'ada', 2.0, '', NULL);
        INSERT INTO decisions VALUES (3, 1, 8, 'undo', 'ada', 3.0, '', 2);
        """
    )
    old.close()
    store = Store.open(path)
    with store.read() as s:
        log = decisions.log(s, 1)
    assert [(d.id, d.kind, d.undoes, d.step) for d in log] == [
        (1, "include", None, None),
        (2, "exclude", None, None),
        (3, "undo", 2, 2),
    ]
    with store.write() as w:
        assert [d.undoes for d in decisions.redo(w, 1, "ada")] == [3]
        assert [d.completion for d in effective(decisions.log(w.session, 1))] == [7, 8]
    store.close()


def test_ids_may_come_out_of_an_array(store: Store, project: Project, made: list[int]) -> None:
    with store.write() as w:
        decisions.append(w, project.id, np.array(made)[2], "include", "ada")
    with store.read() as s:
        assert [d.completion for d in decisions.log(s, project.id)] == [made[2]]


def test_a_completion_that_is_not_there(store: Store, project: Project) -> None:
    with pytest.raises(StoreError, match="no longer in the store"), store.write() as w:
        decisions.append(w, project.id, 99, "include", "ada")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.none(), st.tuples(st.integers(0, 14), st.sampled_from(["include", "exclude", "clear", "edit", "note"]))
        )
    )
)
def test_the_log_is_a_list_that_undo_pops(
    store: Store, made: list[int], steps: list[tuple[int, DecisionKind] | None]
) -> None:
    """Against a model: a stack. None is an undo."""
    stack: list[Decision] = []
    with store.write() as w:
        project = projects.create(w, f"Project {len(projects.every(w.session))}")
        for step in steps:
            if step is None:
                undone = decisions.undo(w, project.id, "ada")
                assert [d.undoes for d in undone] == ([stack.pop().id] if stack else [])
            else:
                stack.append(decisions.append(w, project.id, made[step[0]], step[1], "ada", "text"))
    with store.read() as s:
        assert effective(decisions.log(s, project.id)) == stack
