"""Reviewing by several people, and of whole prompts, through real stores."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from rsgui.core import review
from rsgui.core.entities import Generator, Message, NewCompletion, NewPrompt, Project
from rsgui.core.errors import BadInput, StoreNotUsable
from rsgui.core.review import Standing, standing
from rsgui.jobs import actions, reviewing, workbench
from rsgui.jobs.reviewing import Merged
from rsgui.jobs.workbench import Workbench
from rsgui.store import decisions, projects, prompts, runs


@pytest.fixture
def ada(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbench]:
    monkeypatch.setenv("RSGUI_CONFIG", str(tmp_path / "config"))
    bench = workbench.open(tmp_path / "ada.sqlite")
    bench.settings.reviewer = "ada"
    yield bench
    bench.close()


@pytest.fixture
def project(ada: Workbench) -> Project:
    """Two prompts with three completions each: 1, 2, 3 and 4, 5, 6."""
    with ada.store.write() as w:
        projects.create(w, "Another")
        made = projects.create(w, "Shared")
        prompts.add(w, made.id, [NewPrompt((Message("user", f"Why {i}?"),)) for i in range(2)], 0.0)
        run = runs.create(w, made.id, Generator(), "train", 3, 0)
        new = [
            NewCompletion(p.id, i, f"So {i}.", 1, "stop", None)
            for p in prompts.page(w.session, made.id, 0, 9)
            for i in range(3)
        ]
        runs.add_completions(w, run.id, new)
    return made


def held(bench: Workbench, project: int) -> dict[int, Standing]:
    with bench.store.read() as s:
        return standing(decisions.log(s, project))


def verdicts(bench: Workbench, project: int) -> dict[int, str | None]:
    return {completion: one.verdict for completion, one in held(bench, project).items()}


def test_the_best_of_a_prompt_alone_stays(ada: Workbench, project: Project) -> None:
    actions.decide(ada, project.id, 3, "exclude")
    actions.decide(ada, project.id, 1, "include")
    step = reviewing.best_of_prompt(ada, project.id, 2)
    assert [(d.completion, d.kind) for d in step] == [(2, "best"), (1, "exclude")]
    assert verdicts(ada, project.id) == {1: "exclude", 2: "include", 3: "exclude"}
    actions.undo(ada, project.id)
    assert verdicts(ada, project.id) == {1: "include", 3: "exclude"}


def test_skipped_prompts_give_nothing(ada: Workbench, project: Project) -> None:
    step = reviewing.skip_prompts(ada, project.id, [2, 3, 4])
    assert [(d.completion, d.kind) for d in step if d.kind == "skip"] == [(2, "skip"), (4, "skip")]
    assert verdicts(ada, project.id) == dict.fromkeys(range(1, 7), "exclude")
    assert len({d.step or d.id for d in step}) == 1


def test_a_copy_goes_to_bob_and_comes_back(ada: Workbench, project: Project, tmp_path: Path) -> None:
    actions.decide_all(ada, project.id, [1, 2], "include")
    given = tmp_path / "for bob.sqlite"
    reviewing.copy_for_reviewer(ada, given)
    bob = workbench.open(given)
    bob.settings.reviewer = "bob"
    actions.decide(bob, project.id, 1, "exclude")
    actions.decide(bob, project.id, 2, "include")
    actions.decide_all(bob, project.id, [4, 5], "exclude")
    actions.undo(bob, project.id)
    actions.redo(bob, project.id)
    actions.decide(bob, project.id, 6, "note", "hm")
    actions.undo(bob, project.id)
    with bob.store.write() as w:
        w.session.connection().exec_driver_sql("UPDATE completions SET text = 'Other.' WHERE id = 6")
    bob.close()

    actions.decide(ada, project.id, 3, "exclude")
    before = given.read_bytes()
    merged = reviewing.merge_reviews(ada, project.id, given)
    assert merged == Merged(8, 2, 2, {"bob": 8})
    assert given.read_bytes() == before
    assert reviewing.merge_reviews(ada, project.id, given) == Merged(0, 10, 2, {})
    assert verdicts(ada, project.id) == {1: "exclude", 2: "include", 3: "exclude", 4: "exclude", 5: "exclude"}
    with ada.store.read() as s:
        assert review.conflicts(decisions.log(s, project.id)) == [1]
    found = reviewing.agreement_of(ada, project.id)
    assert (found.shared, found.conflicts, found.pairs[0][:4]) == (2, 1, ("ada", "bob", 2, 1))

    [undone] = actions.undo(ada, project.id)
    assert undone.completion == 3, "ada takes back what she said, not what bob did after it"
    assert [d.completion for d in actions.undo(ada, project.id)] == [1, 2]
    assert actions.undo(ada, project.id) == []
    later = actions.decide(ada, project.id, 1, "include")
    assert held(ada, project.id)[1] == Standing("include")

    back = workbench.open(given)
    reviewing.merge_reviews(back, project.id, ada.store.path)
    with back.store.read() as s, ada.store.read() as t:
        ours = [(d.completion, d.kind, d.created) for d in decisions.log(t, project.id)]
        theirs = [(d.completion, d.kind, d.created) for d in decisions.log(s, project.id) if d.completion != 6]
    back.close()
    assert ours == theirs
    assert ours[-1] == (1, "include", later.created)


def test_a_clock_that_stands_still_keeps_the_order(
    ada: Workbench, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", lambda: 5.0)
    said = [actions.decide(ada, project.id, 1, kind) for kind in ("include", "exclude", "include")]
    said += actions.undo(ada, project.id)
    assert sorted(d.created for d in said) == [d.created for d in said]
    assert len({d.created for d in said}) == 4
    assert verdicts(ada, project.id) == {1: "exclude"}


def test_what_cannot_be_merged(ada: Workbench, project: Project, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no file"):
        reviewing.merge_reviews(ada, project.id, tmp_path / "none.sqlite")
    text = tmp_path / "notes.txt"
    text.write_text("not a store")
    with pytest.raises(StoreNotUsable, match=f"{text} is not a store"):
        reviewing.merge_reviews(ada, project.id, text)
    assert text.read_text() == "not a store"
    other = workbench.open(tmp_path / "other.sqlite")
    actions.create_project(other, "Shared")
    other.close()
    with pytest.raises(BadInput, match="no project with completions of this one"):
        reviewing.merge_reviews(ada, project.id, other.store.path)
    with pytest.raises(BadInput, match="is there already"):
        reviewing.copy_for_reviewer(ada, text)


def test_a_copy_is_a_whole_store(ada: Workbench, project: Project, tmp_path: Path) -> None:
    reviewing.copy_for_reviewer(ada, tmp_path / "copy.sqlite")
    copy = sqlite3.connect(tmp_path / "copy.sqlite")
    assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert copy.execute("SELECT count(*) FROM completions").fetchone() == (6,)
    copy.close()
    assert not list(tmp_path.glob("*.part"))
