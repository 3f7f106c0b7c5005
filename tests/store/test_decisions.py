from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rsgui.core.entities import Decision, DecisionKind, Project
from rsgui.core.errors import StoreError
from rsgui.core.review import effective
from rsgui.store import decisions, projects
from rsgui.store.database import Store


def test_undo_goes_back_without_limit_and_over_a_restart(
    store: Store, path: Path, project: Project, made: list[int]
) -> None:
    with store.write() as w:
        said = [decisions.append(w, project.id, made[i], "include", "ada") for i in range(3)]
        first = decisions.undo(w, project.id, "bob")
    store.close()
    store = Store.open(path)
    with store.write() as w:
        second = decisions.undo(w, project.id, "bob")
        new = decisions.append(w, project.id, made[0], "edit", "ada", "Better.")
        undone = [decisions.undo(w, project.id, "ada") for _ in range(3)]
    with store.read() as s:
        log = decisions.log(s, project.id)
    store.close()
    assert first
    assert second
    assert (first.kind, first.undoes, first.completion, first.reviewer) == ("undo", said[2].id, made[2], "bob")
    assert second.undoes == said[1].id
    assert [d and d.undoes for d in undone] == [new.id, said[0].id, None]
    assert log == [*said, first, second, new, *undone[:2]]
    assert effective(log) == []


def test_an_undo_is_not_appended_by_hand(store: Store, project: Project, made: list[int]) -> None:
    with store.write() as w, pytest.raises(ValueError, match="undo"):
        decisions.append(w, project.id, made[0], "undo", "ada")


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
                assert (undone and undone.undoes) == (stack.pop().id if stack else None)
            else:
                stack.append(decisions.append(w, project.id, made[step[0]], step[1], "ada", "text"))
    with store.read() as s:
        assert effective(decisions.log(s, project.id)) == stack
