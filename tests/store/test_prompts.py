from __future__ import annotations

import pytest

from rsgui.core.checks import EndsWith, Reference
from rsgui.core.entities import Message, NewPrompt, Project, prompt_key
from rsgui.core.errors import BadInput
from rsgui.store import projects, prompts
from rsgui.store.database import Store
from rsgui.store.prompts import Added


def ask(text: str, **more: object) -> NewPrompt:
    return NewPrompt((Message("user", text),), **more)  # type: ignore[arg-type]


def test_a_prompt_comes_back_as_it_went_in(store: Store, project: Project) -> None:
    messages = (Message("system", "Be brief."), Message("user", "Grüße? 🙂 \u2028 \0 \"'"), Message("assistant", ""))
    new = NewPrompt(messages, (EndsWith("x"), Reference()), "the reference", ("a", "b"), "held-out")
    with store.write() as w:
        prompts.add(w, project.id, [new], 0.0)
    with store.read() as s:
        (kept,) = prompts.page(s, project.id, 0, 10)
        assert prompts.get(s, [kept.id, 999]) == [kept]
    assert (kept.messages, kept.checks, kept.reference, kept.tags, kept.split) == (
        messages,
        new.checks,
        "the reference",
        ("a", "b"),
        "held-out",
    )
    assert kept.key == prompt_key(messages)


def test_duplicates_are_added_once_and_counted(store: Store, project: Project) -> None:
    with store.write() as w:
        assert prompts.add(w, project.id, [ask("a"), ask("b"), ask("a")], 0.0) == Added(2, 1)
        assert prompts.add(w, project.id, [ask("b", split="held-out"), ask("c")], 0.0) == Added(1, 1)
        assert prompts.add(w, project.id, [], 0.0) == Added(0, 0)
        other = projects.create(w, "Other")
        assert prompts.add(w, other.id, [ask("a")], 0.0) == Added(1, 0)
    with store.read() as s:
        kept = prompts.page(s, project.id, 0, 10)
    assert [(p.text, p.split) for p in kept] == [("a", "train"), ("b", "train"), ("c", "train")]


def test_the_split_is_by_content_where_the_file_does_not_say(store: Store, project: Project) -> None:
    new = [ask(f"question {i}") for i in range(400)]
    with store.write() as w:
        prompts.add(w, project.id, [*new, ask("fixed", split="train")], 0.25)
        other = projects.create(w, "Other")
        prompts.add(w, other.id, list(reversed(new)), 0.25)
    with store.read() as s:
        held_out = {p.key for p in prompts.page(s, project.id, 0, 1000, "held-out")}
        assert held_out == {p.key for p in prompts.page(s, other.id, 0, 1000, "held-out")}
        assert prompts.count(s, project.id, "held-out") == len(held_out)
        assert prompts.count(s, project.id, "train") == 401 - len(held_out)
    assert 60 < len(held_out) < 140


def test_a_share_that_is_none_writes_nothing(store: Store, project: Project) -> None:
    with pytest.raises(BadInput), store.write() as w:
        prompts.add(w, project.id, [ask("fixed", split="train"), ask("a")], 1.5)
    with store.read() as s:
        assert prompts.count(s, project.id) == 0


def test_pages_and_search(store: Store, project: Project) -> None:
    with store.write() as w:
        prompts.add(w, project.id, [ask(f"Take {i} of 100%_") for i in range(30)], 0.0)
    with store.read() as s:
        assert [p.text for p in prompts.page(s, project.id, 10, 2)] == ["Take 10 of 100%_", "Take 11 of 100%_"]
        assert prompts.page(s, project.id, 30, 10) == []
        assert prompts.count(s, project.id, search="tAKE 1") == 11
        assert prompts.count(s, project.id, search="0%_") == 30
        assert prompts.count(s, project.id, search="_%") == 0
        assert [p.text for p in prompts.page(s, project.id, 1, 1, "train", "take 1")] == ["Take 10 of 100%_"]


def test_tags(store: Store, project: Project) -> None:
    with store.write() as w:
        prompts.add(w, project.id, [ask("1", tags=("sum", "easy")), ask("2", tags=("easy",)), ask("3")], 0.0)
    with store.read() as s:
        assert prompts.tags(s, project.id) == {"easy": 2, "sum": 1}
