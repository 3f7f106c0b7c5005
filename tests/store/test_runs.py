from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rsgui.core.entities import (
    Completion,
    Generator,
    Message,
    Model,
    NewCompletion,
    NewPrompt,
    Project,
    Prompt,
    PromptChoice,
    Run,
)
from rsgui.core.errors import BadInput, StoreError
from rsgui.core.sampling import SamplingParams
from rsgui.store import projects, prompts, runs, wanted
from rsgui.store.database import Changes, Store


def complete(prompt: int, index: int, text: str = "x", finish: str = "stop") -> NewCompletion:
    return NewCompletion(prompt, index, text, 5, finish, -0.25)  # type: ignore[arg-type]


def test_a_run_comes_back_as_it_was_made(store: Store, project: Project) -> None:
    generator = Generator(Model("llama_cpp", "/models/a.gguf"), "/adapter", SamplingParams(top_k=7, stop=("\n",)))
    with store.write() as w:
        train = runs.create(w, project.id, generator, "train", 4, 11)
        held_out = runs.create(w, project.id, generator, "held-out", 2, 12)
        runs.set_template(w, train.id, "abcd")
        with pytest.raises(BadInput, match="at least 1"):
            runs.create(w, project.id, generator, "train", 0, 1)
    with store.read() as s:
        kept = runs.get(s, train.id)
        assert (kept.generator, kept.n, kept.seed, kept.template_hash) == (generator, 4, 11, "abcd")
        assert runs.of_project(s, project.id) == [kept]
        assert runs.of_project(s, project.id, "held-out") == [held_out]
        assert runs.of_project(s, project.id, None) == [kept, held_out]
        with pytest.raises(StoreError, match="Run 99"):
            runs.get(s, 99)


def test_the_first_completion_stays(store: Store, run: Run, asked: list[Prompt]) -> None:
    with store.write() as w:
        runs.add_completions(w, run.id, [complete(asked[0].id, 1, "first")])
        runs.add_completions(w, run.id, [complete(asked[0].id, 1, "second"), complete(asked[0].id, 2, "new")])
        runs.add_completions(w, run.id, [])
    with store.read() as s:
        kept = runs.completions(s, [2, 1, 3, 1])
        assert runs.progress(s, run.id) == (2, 15)
    by_index = {c.index: c for c in kept}
    assert by_index[1].text == "first"
    assert by_index[2] == Completion(by_index[2].id, run.id, asked[0].id, 2, "new", 5, "stop", -0.25)


def test_completions_come_in_the_order_of_the_ids(store: Store, made: list[int]) -> None:
    wish = [made[3], made[0], made[9]]
    with store.read() as s:
        assert [c.id for c in runs.completions(s, [*wish, 10_000])] == wish
        assert runs.completions(s, []) == []


def test_prompts_that_come_later_are_no_part_of_the_run_until_it_is_asked(
    store: Store, project: Project, run: Run, made: list[int]
) -> None:
    with store.write() as w:
        prompts.add(w, project.id, [NewPrompt((Message("user", "Later?"),))], 0.0)
    with store.read() as s:
        assert runs.missing(s, run.id) == []
        assert runs.progress(s, run.id) == (15, 15)
    with store.write() as w:
        runs.extend(w, run, 3, None, PromptChoice())
    with store.read() as s:
        ((prompt, indices),) = runs.missing(s, run.id)
        assert (prompt.text, indices) == ("Later?", (0, 1, 2))
        assert runs.progress(s, run.id) == (15, 18)


def test_refused_prompts_are_not_expected(store: Store, run: Run, asked: list[Prompt]) -> None:
    with store.write() as w:
        runs.refuse(w, run.id, asked[1].id, "Too long.")
        runs.refuse(w, run.id, asked[1].id, "Again.")
    with store.read() as s:
        assert runs.refusals(s, run.id) == [(asked[1].id, "Too long.")]
        assert [p for p, _ in runs.missing(s, run.id)] == [p for p in asked if p != asked[1]]
        assert runs.progress(s, run.id) == (0, 12)


def test_missing_goes_on_after_a_prompt(store: Store, run: Run, asked: list[Prompt]) -> None:
    with store.read() as s:
        assert [p for p, _ in runs.missing(s, run.id, after=asked[1].id, limit=2)] == asked[2:4]


def test_changes_name_the_run(store: Store, run: Run, asked: list[Prompt]) -> None:
    heard: list[Changes] = []
    store.subscribe(heard.append)
    with store.write() as w:
        runs.add_completions(w, run.id, [complete(asked[0].id, 0)])
    assert heard == [Changes({"completions": frozenset({run.id})})]


def test_summary(store: Store, run: Run, asked: list[Prompt]) -> None:
    a, b = asked[0].id, asked[1].id
    new = [complete(a, 0, "same"), complete(a, 1, "same"), complete(a, 2, "Same", "length"), complete(b, 0, "same")]
    with store.read() as s:
        assert runs.summary(s, run.id) == runs.RunSummary(0, 0, 0, 0, 0)
    with store.write() as w:
        runs.add_completions(w, run.id, new)
        runs.refuse(w, run.id, asked[2].id, "Too long.")
    with store.read() as s:
        assert runs.summary(s, run.id) == runs.RunSummary(4, 20, truncated=1, duplicates=1, refused=1)


STEPS = st.one_of(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.text(max_size=3)), max_size=6),  # completions
    st.integers(0, 3),  # a refused prompt
    st.tuples(st.integers(1, 4), st.frozensets(st.integers(0, 3))),  # more is asked for
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    n=st.integers(1, 4),
    first=st.frozensets(st.integers(0, 3)),
    steps=st.lists(STEPS, max_size=8),
    after=st.integers(0, 3),
)
def test_a_run_is_a_dictionary(store: Store, n: int, first: frozenset[int], steps: list[Any], after: int) -> None:
    """Against a model: what is wanted of each prompt, a dictionary that keeps what came first, and refused prompts."""
    with store.write() as w:
        project = projects.create(w, f"Project {len(projects.every(w.session))}")
        prompts.add(w, project.id, [NewPrompt((Message("user", str(i)),)) for i in range(4)], 0.0)
        ids = [p.id for p in prompts.page(w.session, project.id, 0, 4)]
        run = runs.create(w, project.id, Generator(), "train", n, 0, [ids[p] for p in first])
    model: dict[tuple[int, int], str] = {}
    want = {ids[p]: n for p in first}
    refused: set[int] = set()
    most = n
    for step in steps:
        with store.write() as w:
            if isinstance(step, int):
                lost = runs.refuse(w, run.id, ids[step], "no")
                assert lost == (0 if ids[step] in refused else want.get(ids[step], 0))
                refused.add(ids[step])
            elif isinstance(step, tuple):
                number, which = step
                most = max(most, number)
                assert runs.extend(w, run, number, [ids[p] for p in which], PromptChoice()).n == most
                want |= {ids[p]: max(number, want.get(ids[p], 0)) for p in which}
            else:
                new = [(ids[p], i, text) for p, i, text in step if i < want.get(ids[p], 0)]
                runs.add_completions(w, run.id, [complete(*item) for item in new])
                for prompt, index, text in new:
                    model.setdefault((prompt, index), text)
    with store.read() as s:
        lacking = {p.id: indices for p, indices in runs.missing(s, run.id, after=ids[after])}
        progress = runs.progress(s, run.id)
        told = wanted.asked(s, [run.id])[run.id]
        assert wanted.uses(s, ids) == dict.fromkeys(want, 1)
    expected = {p: tuple(i for i in range(number) if (p, i) not in model) for p, number in want.items()}
    expected = {p: indices for p, indices in expected.items() if indices and p not in refused and p > ids[after]}
    assert lacking == expected
    assert progress == (len(model), sum(number for p, number in want.items() if p not in refused))
    assert told == Counter(wanted.ENOUGH if p in refused else number for p, number in want.items())
