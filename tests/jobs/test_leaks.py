"""Held-out prompts cannot get into training: their rows are left out and named."""

from __future__ import annotations

import pytest

from rsgui.core.checks import Includes
from rsgui.core.entities import Generator, Message, Model, NewCompletion, NewPrompt, Split, TrainingParams
from rsgui.core.errors import BadInput
from rsgui.core.selection import Recipe, TopPerPrompt
from rsgui.jobs import actions, choosing, curating, leaks
from rsgui.jobs.workbench import Workbench
from rsgui.store import prompts, rounds, runs

FAKE = Generator(Model("fake", "fake:"))
LIKE = "Tell me in a sentence or two what {} at night, and why."


@pytest.fixture
def manner() -> str:
    return "trains"


def prompt(text: str, split: Split) -> NewPrompt:
    return NewPrompt((Message("user", text),), (Includes(("rain",)),), split=split)


def chosen(bench: Workbench, project: int) -> None:
    """One completion of each training prompt is in the curated set."""
    assert bench.runner.wait(actions.start_generation(bench, project, FAKE, 1), 30).state == "done"
    assert bench.runner.wait(actions.start_scoring(bench, project), 30).state == "done"
    actions.choose(bench, project, actions.checks_scorer(bench, project).id, Recipe(TopPerPrompt()))


def test_a_prompt_too_much_like_a_held_out_one_is_left_out_and_named(bench: Workbench, project: int) -> None:
    with bench.store.write() as w:
        alike = [prompt(LIKE.format("owls do"), "train"), prompt(LIKE.format("owls do, and bats"), "held-out")]
        prompts.add(w, project, [*alike, prompt(LIKE.format("do bats eat"), "train")], 0.0)
    chosen(bench, project)
    rows, refused = leaks.parted(bench.store, project, curating.rows(bench.store, actions.curated(bench, project)))
    assert [one.row.messages[0].content for one in refused] == [LIKE.format("owls do")]
    ended = bench.runner.wait(actions.start_training(bench, project, TrainingParams(), FAKE.model), 30)
    assert ended.state == "done"
    assert ended.message.endswith(
        "1 row was left out: “Tell me in a sentence or two what owls do at night, and why.” is too much like the "
        "held-out “Tell me in a sentence or two what owls do, and bats at ...”."
    )
    with bench.store.read() as s:
        (adapter,) = rounds.adapters(s, project)
    assert adapter.rows == len(rows)


def test_a_held_out_completion_that_someone_includes_is_left_out(bench: Workbench, project: int) -> None:
    chosen(bench, project)
    run = choosing.make_held_out_run(bench.store, project, FAKE, 1, 0)
    before = len(actions.curated(bench, project))
    with bench.store.write() as w:
        (held, _), *_ = runs.missing(w.session, run.id)
        runs.add_completions(w, run.id, [NewCompletion(held.id, 0, "rain", 1, "stop", None)])
    with bench.store.read() as s:
        (completion,) = runs.of_prompt(s, run.id, held.id)
    actions.decide(bench, project, completion.id, "include")
    assert len(actions.curated(bench, project)) == before + 1
    rows, refused = leaks.parted(bench.store, project, curating.rows(bench.store, actions.curated(bench, project)))
    assert len(rows) == before
    assert leaks.told(refused) == f"1 row was left out: “{held.text}” is held out."


def test_training_on_held_out_rows_alone_is_refused(bench: Workbench) -> None:
    project = actions.create_project(bench, "Alike").id
    with bench.store.write() as w:
        texts = [LIKE.format("owls do"), LIKE.format("bats do")]
        prompts.add(w, project, [prompt(text, "train") for text in texts], 0.0)
        prompts.add(w, project, [prompt("“" + text + "”", "held-out") for text in texts], 0.0)
    chosen(bench, project)
    with pytest.raises(
        BadInput,
        match=r"because of the held-out prompts\. 2 rows were left out: “Tell me.*owls do.*; “Tell me.*bats do",
    ):
        actions.start_training(bench, project, TrainingParams(), FAKE.model)
    with bench.store.read() as s:
        assert rounds.adapters(s, project) == []


def test_all_rows_that_are_left_out_are_named_a_screenful_in_one_message(bench: Workbench) -> None:
    project = actions.create_project(bench, "Alike").id
    names = [f"{animal} of kind {kind}" for animal in ("owls", "bats", "cats") for kind in "abcd"]
    with bench.store.write() as w:
        prompts.add(w, project, [prompt(LIKE.format(name), "train") for name in names], 0.0)
        prompts.add(w, project, [prompt("“" + LIKE.format(name) + "”", "held-out") for name in names], 0.0)
    chosen(bench, project)
    _, refused = leaks.parted(bench.store, project, curating.rows(bench.store, actions.curated(bench, project)))
    assert len(leaks.reasons(refused)) == len(refused) == 12
    assert leaks.told(refused).startswith("12 rows were left out: “Tell me")
    assert leaks.told(refused).endswith("; and 2 more.")
    assert leaks.told(refused).count("too much like the held-out") == 10
    assert leaks.told([*refused[:1], *refused[:1]]).count("too much like") == 1
