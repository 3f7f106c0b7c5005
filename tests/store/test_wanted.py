from __future__ import annotations

import sqlite3
from pathlib import Path

from rsgui.core.entities import Generator, Message, NewPrompt, NewReward, Project, Prompt, PromptChoice, Run, Scorer
from rsgui.core.sampling import SamplingParams
from rsgui.store import migrate, prompts, rewards, runs, selections, wanted
from rsgui.store.database import Changes, Store


def test_a_run_takes_some_prompts_and_more_of_them_later(store: Store, project: Project, asked: list[Prompt]) -> None:
    ids = [prompt.id for prompt in asked]
    heard: list[Changes] = []
    choice = PromptChoice(take=2)
    with store.write() as w:
        run = runs.create(w, project.id, Generator(), "train", 3, 7, ids[:2], choice)
    with store.read() as s:
        assert runs.get(s, run.id) == run
        assert run.choice == choice
        assert [p for p, _ in runs.missing(s, run.id)] == asked[:2]
        assert runs.progress(s, run.id) == (0, 6)
    store.subscribe(heard.append)
    with store.write() as w:
        more = runs.extend(w, run, 5, ids[1:3], PromptChoice(take=3))
    assert (more.n, more.choice.take) == (5, 3)
    assert heard == [Changes({"runs": frozenset({run.id})})]
    with store.read() as s:
        assert [len(indices) for _, indices in runs.missing(s, run.id)] == [3, 5, 5]
        assert runs.progress(s, run.id) == (0, 13)
        assert wanted.count(s, run.id) == 3
        assert wanted.asked(s, [run.id, 99]) == {run.id: {3: 1, 5: 2}, 99: {}}
        assert wanted.asked(s, [run.id], ids[2:]) == {run.id: {5: 1}}


def test_prompts_of_another_split_or_project_are_not_asked(store: Store, project: Project, asked: list[Prompt]) -> None:
    with store.write() as w:
        prompts.add(w, project.id, [NewPrompt((Message("user", "Held?"),), split="held-out")], 0.0)
        run = runs.create(w, project.id, Generator(), "train", 1, 0, range(100))
    with store.read() as s:
        assert [p for p, _ in runs.missing(s, run.id)] == asked


def test_how_often_prompts_are_used(store: Store, project: Project, asked: list[Prompt], run: Run) -> None:
    ids = [prompt.id for prompt in asked]
    with store.write() as w:
        second = runs.create(w, project.id, Generator(), "train", 1, 8, ids[:2])
    with store.read() as s:
        assert wanted.uses(s, ids[1:3]) == {ids[1]: 2, ids[2]: 1}
        assert wanted.used(s, [run.id, second.id]) == {1: 3, 2: 2}
        assert wanted.used(s, [second.id], ids[1:]) == {1: 1}


def test_the_run_that_draws_alike(store: Store, project: Project, asked: list[Prompt]) -> None:
    warm = Generator(sampling=SamplingParams(temperature=1.0))
    with store.write() as w:
        first = runs.create(w, project.id, warm, "train", 4, 0)
        runs.create(w, project.id, warm, "train", 2, 0)
        other = runs.create(w, project.id, warm, "train", 9, 1)
    with store.read() as s:
        every = runs.of_project(s, project.id)
    assert runs.drawn_alike(every, warm, 0) == first
    assert runs.drawn_alike(every, warm, 1) == other
    assert runs.drawn_alike(every, Generator(), 0) is None


def test_prompts_with_mixed_rewards(
    store: Store, asked: list[Prompt], run: Run, made: list[int], scorer: Scorer
) -> None:
    """All good, all bad, mixed, mixed with a missing one, all missing."""
    wish = [1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, None, 0.5, 1.0, None, None, None]
    with store.write() as w:
        rewards.add(w, scorer.id, [NewReward(id, value) for id, value in zip(made, wish, strict=True)])
    with store.read() as s:
        assert rewards.mixed(s, scorer.id, run.id) == {asked[2].id, asked[3].id}
        assert rewards.mixed(s, scorer.id, run.id + 1) == set()


def test_prompts_by_words_and_tag(store: Store, project: Project, asked: list[Prompt]) -> None:
    new = [NewPrompt((Message("user", f"Question 100{i}%?"),), tags=("b", "a")) for i in range(2)]
    with store.write() as w:
        prompts.add(w, project.id, new, 0.0)
        prompts.add(w, project.id, [NewPrompt((Message("user", "Held?"),), tags=("c",), split="held-out")], 0.0)
    with store.read() as s:
        assert len(prompts.keys(s, project.id, "train")) == 7
        assert prompts.keys(s, project.id, "train", "question 3", "a") == [(asked[3].id, asked[3].key)]
        found = prompts.keys(s, project.id, "train", "0%", "b")
        assert list(prompts.texts(s, [id for id, _ in found]).values()) == ["Question 1000%?"]
        assert prompts.keys(s, project.id, "train", "", "c") == []
        assert prompts.tags(s, project.id) == {"a": 7, "b": 2, "c": 1}
        assert prompts.tags(s, project.id, "train") == {"a": 7, "b": 2}


def test_an_old_store_with_runs_comes_through(path: Path) -> None:
    """Runs were over all prompts of their split: one half made, one with a refused prompt, one held out."""
    migrate.upgrade(path, "0002")
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO projects VALUES (1, 'Mountains', 1.0)")
    connection.execute("INSERT INTO projects VALUES (2, 'Rivers', 1.0)")
    for id, project, split in [(1, 1, "train"), (2, 1, "train"), (3, 1, "held-out"), (4, 2, "train")]:
        row = (id, project, f"key {id}", split, f"Question {id}?", '[{"role":"user","content":"Q?"}]', "[]", None, "[]")
        connection.execute("INSERT INTO prompts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    for run in [(1, "train", 2, 1), (2, "train", 3, 0), (3, "held-out", 4, 0)]:
        connection.execute("INSERT INTO runs VALUES (?, 1, '{}', ?, ?, 0, 1.0, NULL, ?)", run)
    connection.execute("INSERT INTO completions VALUES (1, 1, 2, 1, 5, 'stop', NULL, 'Yes.')")
    connection.execute("INSERT INTO refusals VALUES (2, 1, 'too long')")
    connection.execute("INSERT INTO scorers VALUES (1, 1, 'Checks', '{\"kind\":\"checks\"}')")
    recipe = '{"strategy":{"strategy":"top_per_prompt","k":2}}'
    connection.execute("INSERT INTO selections VALUES (1, 1, 1, ?, 1, 1.0, '[1]')", (recipe,))
    connection.commit()
    connection.close()
    store = Store.open(path)
    with store.read() as s:
        first, second = runs.of_project(s, 1)
        assert (first.n, first.choice) == (2, PromptChoice())
        assert runs.progress(s, first.id) == (1, 4)
        assert [(p.id, indices) for p, indices in runs.missing(s, first.id)] == [(1, (0, 1)), (2, (0,))]
        assert runs.progress(s, second.id) == (0, 3)
        assert [(p.id, indices) for p, indices in runs.missing(s, second.id)] == [(2, (0, 1, 2))]
        assert runs.progress(s, 3) == (0, 4)
        assert [p.id for p, _ in runs.missing(s, 3)] == [3]
        kept = selections.latest(s, 1)
        assert kept is not None
        assert (kept.picks, kept.runs) == ((1,), None)
    with store.write() as w:
        assert runs.extend(w, first, 3, None, PromptChoice()).n == 3
        assert runs.progress(w.session, first.id) == (1, 6)
    store.close()
    assert path.with_name(f"{path.name}.backup-0002").exists()
