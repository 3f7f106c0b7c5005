"""Saved recipes, and stores from before there were any."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from rsgui.core.entities import Project
from rsgui.core.errors import BadInput
from rsgui.core.selection import AtLeast, Recipe, TopOverall, TopPerPrompt
from rsgui.store import migrate, projects, recipes, selections
from rsgui.store.database import Store

STRICT = Recipe(TopPerPrompt(), least_reward=0.5)


def test_a_recipe_is_kept_under_its_name(store: Store, project: Project) -> None:
    with store.write() as w:
        saved = recipes.save(w, project.id, " strict ", STRICT)
        recipes.save(w, project.id, "All good", Recipe(AtLeast(1.0)))
    with store.read() as s:
        assert [r.name for r in recipes.of_project(s, project.id)] == ["All good", "strict"]
        assert saved in recipes.of_project(s, project.id)
        assert (saved.name, saved.recipe) == ("strict", STRICT)


def test_the_same_name_again_replaces(store: Store, project: Project) -> None:
    with store.write() as w:
        first = recipes.save(w, project.id, "mine", STRICT)
        again = recipes.save(w, project.id, "mine", Recipe(TopOverall(7)))
    assert again.id == first.id
    with store.read() as s:
        assert [r.recipe for r in recipes.of_project(s, project.id)] == [Recipe(TopOverall(7))]


def test_a_recipe_needs_a_name(store: Store, project: Project) -> None:
    with store.write() as w, pytest.raises(BadInput, match="name of the recipe is empty"):
        recipes.save(w, project.id, "  ", STRICT)


def test_recipes_can_be_deleted_and_go_with_their_project(store: Store, project: Project) -> None:
    with store.write() as w:
        other = projects.create(w, "Seas")
        for name in ("a", "b"):
            recipes.save(w, project.id, name, STRICT)
        recipes.save(w, other.id, "a", STRICT)
        recipes.delete(w, recipes.of_project(w.session, project.id)[0].id)
    with store.read() as s:
        assert [r.name for r in recipes.of_project(s, project.id)] == ["b"]
    with store.write() as w:
        projects.delete(w, project.id)
    with store.read() as s:
        assert recipes.of_project(s, project.id) == []
        assert len(recipes.of_project(s, other.id)) == 1


def test_a_store_of_the_first_revision_comes_through(path: Path) -> None:
    migrate.upgrade(path, "0001")
    connection = sqlite3.connect(path)
    old = '{"strategy":{"strategy":"top_per_prompt","k":2},"least_reward":0.5,"drop_without_signal":true}'
    connection.executescript(
        f"""
        INSERT INTO projects VALUES (1, 'Mountains', 1.0);
        INSERT INTO scorers VALUES (1, 1, 'Checks', '{{"kind":"checks"}}');
        INSERT INTO selections VALUES (1, 1, 1, '{old}', 2, 1.0, '[4,2]');
        """
    )
    connection.close()
    store = Store.open(path)
    with store.write() as w:
        recipes.save(w, 1, "strict", STRICT)
    with store.read() as s:
        kept = selections.latest(s, 1)
        assert kept is not None
        assert kept.picks == (4, 2)
        assert kept.recipe == Recipe(TopPerPrompt(2), least_reward=0.5, drop_without_signal=True)
        assert recipes.of_project(s, 1)[0].recipe == STRICT
    store.close()
    assert path.with_name(f"{path.name}.backup-0001").exists()
