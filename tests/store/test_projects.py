from __future__ import annotations

import pytest
from sqlalchemy import text

from rsgui.core.entities import (
    Generator,
    GivenRewards,
    Message,
    Model,
    NewCompletion,
    NewPrompt,
    NewReward,
    Project,
    Prompt,
    Run,
    Scorer,
    TrainingParams,
    TrainingPoint,
)
from rsgui.core.errors import BadInput, StoreError
from rsgui.core.review import standing
from rsgui.core.selection import Recipe
from rsgui.store import decisions, evaluations, jobs, projects, prompts, rewards, rounds, runs, selections
from rsgui.store.database import Store
from rsgui.store.schema import Base


def test_names(store: Store) -> None:
    with store.write() as w:
        first = projects.create(w, "  Beta ")
        second = projects.create(w, "alpha")
        assert projects.rename(w, first.id, "Gamma").name == "Gamma"
        assert projects.rename(w, second.id, "Alpha").name == "Alpha"
        for bad, message in [("", "is empty"), ("  ", "is empty"), ("Gamma", "already a project named “Gamma”")]:
            with pytest.raises(BadInput, match=message):
                projects.create(w, bad)
            with pytest.raises(BadInput, match=message):
                projects.rename(w, second.id, bad)
    with store.read() as s:
        assert [p.name for p in projects.every(s)] == ["Alpha", "Gamma"]
        assert projects.named(s, " Gamma") == projects.get(s, first.id)
        assert projects.named(s, "Beta") is None


def test_a_project_that_is_not_there(store: Store) -> None:
    with store.read() as s, pytest.raises(StoreError, match="Project 7 is not in the store"):
        projects.get(s, 7)


def fill(store: Store, project: Project, run: Run, made: list[int], scorer: Scorer) -> None:
    """Everything that a project can hold."""
    with store.write() as w:
        prompts.add(w, project.id, [NewPrompt((Message("user", "Held?"),), split="held-out")], 0.0)
        evaluated = runs.create(w, project.id, Generator(), "held-out", 2, 1)
        held_out = prompts.page(w.session, project.id, 0, 9, "held-out")[0]
        runs.add_completions(w, evaluated.id, [NewCompletion(held_out.id, 0, "Yes.", 2, "stop", None)])
        rewards.add(w, scorer.id, [NewReward(c, 0.5) for c in made[:10]])
        selection = selections.freeze(w, project.id, scorer.id, Recipe(), made[:4])
        for completion, kind in [
            (0, "include"),
            (0, "clear"),
            (1, "exclude"),
            (2, "edit"),
            (3, "note"),
            (5, "accept"),
            (4, "include"),
        ]:
            decisions.append(w, project.id, made[completion], kind, "ada", "text")  # type: ignore[arg-type]
        decisions.undo(w, project.id, "ada")
        decisions.redo(w, project.id, "ada")
        decisions.undo(w, project.id, "ada")
        decisions.redo(w, project.id, "ada")
        runs.refuse(w, run.id, prompts.page(w.session, project.id, 4, 1)[0].id, "too long")
        args = (project.id, "Round 1", Model(), selection.id, TrainingParams(), 4, "hash")
        adapter = rounds.new_adapter(w, *args)
        rounds.new_adapter(w, *args)
        rounds.finish_adapter(w, adapter.id, "/adapters/1", {"loss": 0.5})
        rounds.add_points(w, adapter.id, [TrainingPoint(1, 2, 0.7, 1e-4, 100.0)])
        evaluations.create(w, project.id, [evaluated.id, evaluated.id], scorer.id)
        jobs.create(w, project.id, "Generate", "{}")


def test_counts(store: Store, project: Project, run: Run, made: list[int], scorer: Scorer) -> None:
    fill(store, project, run, made, scorer)
    with store.read() as s:
        counts = projects.counts(s, project.id)
        decided = [x for x in standing(decisions.log(s, project.id)).values() if x.verdict or x.edited or x.accepted]
    assert counts == projects.Counts(
        train=5,
        held_out=1,
        completions=15,
        expected=12,  # one of the five is refused
        rewarded=10,
        unrewarded=5,
        selected=4,
        decided=4,
        adapters=1,
        evaluations=1,
    )
    assert len(decided) == counts.decided


def test_counts_of_an_empty_project(store: Store, project: Project) -> None:
    with store.read() as s:
        assert projects.counts(s, project.id) == projects.Counts(*[0] * 10)


def test_delete_takes_all_of_one_project_and_nothing_of_another(
    store: Store, project: Project, asked: list[Prompt], run: Run, made: list[int], scorer: Scorer
) -> None:
    fill(store, project, run, made, scorer)
    with store.write() as w:
        other = projects.create(w, "Other")
        prompts.add(w, other.id, [NewPrompt(p.messages) for p in asked], 0.0)
    with store.write() as w:
        assert projects.delete(w, project.id) == ["/adapters/1"]
    with store.read() as s:
        left = {t: s.scalar(text(f"SELECT count(*) FROM {t}")) for t in Base.metadata.tables}
    assert left == {t: {"projects": 1, "prompts": 5}.get(t, 0) for t in Base.metadata.tables}
    with store.write() as w:
        assert projects.create(w, "New").id > other.id


def test_a_scorer_that_has_just_been_added_does_not_undo_what_is_scored(
    store: Store, project: Project, run: Run, made: list[int], scorer: Scorer
) -> None:
    fill(store, project, run, made, scorer)
    with store.write() as w:
        newer = rewards.scorer(w, project.id, "Newer", GivenRewards("a test"))
        rewards.add(w, newer.id, [NewReward(made[0], 1.0)])
    with store.read() as s:
        assert projects.counts(s, project.id).rewarded == 10
        assert [one.id for one in rewards.told(s, project.id)] == [scorer.id, newer.id]
