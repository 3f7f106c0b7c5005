"""What a search finds is what a plain look through the words of all texts finds."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsgui.core.entities import Generator, Message, NewCompletion, NewPrompt, Project
from rsgui.core.errors import BadInput
from rsgui.core.views import Filter, Range, View
from rsgui.store import projects, prompts, runs, views, words
from rsgui.store.database import Store
from rsgui.store.migrate import upgrade

WORD = st.sampled_from(["light", "lighthouse", "house", "an", "a", "über", "Ünder", "x2", "naïve"])
TEXT = st.lists(WORD, min_size=1, max_size=4).map(" ".join)


def fill(store: Store, project: int, asked: list[str], made: list[str]) -> None:
    """Prompts, and completions of the first of them."""
    with store.write() as w:
        new = [NewPrompt((Message("user", text),), split="train") for text in asked]
        prompts.add(w, project, new, 0.0)
        run = runs.create(w, project, Generator(), "train", max(1, len(made)), 0)
        (first, _), *_ = prompts.keys(w.session, project, "train")
        runs.add_completions(w, run.id, [NewCompletion(first, i, t, 1, "stop", None) for i, t in enumerate(made)])


def found(store: Store, project: int, search: str) -> tuple[list[str], list[str]]:
    """The texts that a search finds."""
    with store.read() as s:
        of_prompts, of_completions = words.matching(s, project, search)
        asked = prompts.texts(s, of_prompts.tolist())
        made = runs.completions(s, sorted(of_completions.tolist()))
    return sorted(asked.values()), sorted(completion.text for completion in made)


def plain(text: str) -> str:
    """As the index folds letters."""
    return text.lower().translate(str.maketrans("üï", "ui"))


def has(text: str, search: str) -> bool:
    there = plain(text).split()
    return all(
        any(word == one or (len(one) > words.WHOLE and word.startswith(one)) for word in there)
        for one in plain(search).split()
    )


@settings(deadline=None, max_examples=15)
@given(st.lists(TEXT, min_size=1, max_size=4, unique=True), st.lists(TEXT, max_size=6), st.lists(TEXT, min_size=1))
def test_a_search_finds_what_a_loop_finds(asked: list[str], made: list[str], searches: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "store.sqlite")
        with store.write() as w:
            project = projects.create(w, "Words").id
        fill(store, project, asked, made)
        for search in searches:
            expected = sorted(t for t in asked if has(t, search)), sorted(t for t in made if has(t, search))
            assert found(store, project, search) == expected
        store.close()


@pytest.mark.parametrize(
    ("search", "texts"),
    [
        ("", []),
        ("?! ...", []),
        ("it's", ["It's 3-4 o'clock."]),
        ('"3-4" OR (clock', []),
        ("3-4", ["It's 3-4 o'clock."]),
        ("हिन्दी", ["यह हिन्दी है"]),
        ("北京", ["我住在北京。"]),
        ("北京 我", ["我住在北京。"]),
        ("上海", []),
        ("🌧", ["Rain 🌧!"]),
        ("! 🌧", ["Rain 🌧!"]),
        ("☀", []),
        ("%", []),
    ],
)
def test_whatever_is_typed_is_words(store: Store, project: Project, search: str, texts: list[str]) -> None:
    fill(store, project.id, ["It's 3-4 o'clock."], ["It's 3-4 o'clock.", "यह हिन्दी है", "我住在北京。", "Rain 🌧!"])
    assert found(store, project.id, search)[1] == texts


def test_what_is_deleted_is_not_found(store: Store, project: Project) -> None:
    fill(store, project.id, ["Light"], ["House"])
    with store.write() as w:
        projects.delete(w, project.id)
        assert w.session.connection().exec_driver_sql("SELECT rowid FROM completion_words('house')").all() == []
        assert w.session.connection().exec_driver_sql("SELECT rowid FROM prompt_words('light')").all() == []
        w.session.connection().exec_driver_sql(
            "INSERT INTO completion_words(completion_words) VALUES ('integrity-check')"
        )


def test_an_old_store_gets_its_index(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    upgrade(path, "0005")
    connection = sqlite3.connect(path)
    connection.executescript(
        """
        INSERT INTO projects VALUES (1, 'Old', 0);
        INSERT INTO prompts VALUES (1, 1, 'k', 'train', 'Old light', '[]', '[]', NULL, '[]');
        INSERT INTO runs (id, project, generator, split, n, seed, created, made)
            VALUES (1, 1, '{}', 'train', 1, 0, 0, 1);
        INSERT INTO completions VALUES (7, 1, 1, 0, 5, 'stop', NULL, 'Old house');
        """
    )
    connection.close()
    store = Store.open(path)
    with store.read() as s:
        of_prompts, of_completions = words.matching(s, 1, "old")
    store.close()
    assert (of_prompts.tolist(), of_completions.tolist()) == ([1], [7])


def test_views_are_kept_by_name(store: Store, project: Project) -> None:
    view = View(
        Filter(search="rain", tags=("poem",), reward=Range(0.5, None), scorer="Checks"), "spread", columns="sample"
    )
    with store.write() as w:
        views.save(w, project.id, " Rainy ", View())
        kept = views.save(w, project.id, "Rainy", view)
        other = views.save(w, project.id, "all", View())
        with pytest.raises(BadInput, match="empty"):
            views.save(w, project.id, " ", view)
    with store.read() as s:
        assert [(one.name, one.view) for one in views.of_project(s, project.id)] == [("all", View()), ("Rainy", view)]
        assert views.named(s, project.id, "Rainy") is not None
        assert views.named(s, project.id, "rainy!") is None
    with store.write() as w:
        views.delete(w, other.id)
        assert [one.id for one in views.of_project(w.session, project.id)] == [kept.id]
