"""Which prompts a run takes, and how the same run takes more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rsgui.core.entities import Generator, Message, NewPrompt, NewReward, PromptChoice, ScorerSpec
from rsgui.core.errors import BadInput
from rsgui.jobs import actions, choosing
from rsgui.jobs.workbench import Workbench
from rsgui.store import prompts, rewards, runs

Texts = Callable[[Workbench, int], dict[tuple[str, int], str]]
Fake = Callable[..., Generator]


def only_run(bench: Workbench, project: int) -> int:
    with bench.store.read() as s:
        (run,) = runs.of_project(s, project)
    return run.id


def test_a_larger_number_makes_only_what_is_missing(
    bench: Workbench, project: int, twin: int, fake: Fake, texts: Texts
) -> None:
    """2, then 5, then 3: one run, whose completions are those of a run that was asked for 5 at once."""
    for n, done in ((2, 48), (5, 120), (3, 120)):
        assert bench.runner.wait(actions.start_generation(bench, project, fake(), n)).done == done
        if n == 2:
            before = texts(bench, only_run(bench, project))
    after = texts(bench, only_run(bench, project))
    assert before.items() < after.items()
    bench.runner.wait(actions.start_generation(bench, twin, fake(), 5))
    assert after == texts(bench, only_run(bench, twin))


def test_more_prompts_are_part_of_the_same_run(
    bench: Workbench, project: int, twin: int, fake: Fake, texts: Texts
) -> None:
    odd, few = PromptChoice(tag="odd"), PromptChoice(take=5, seed=3)
    for choice, n in ((odd, 2), (few, 3)):
        assert bench.runner.wait(actions.start_generation(bench, project, fake(), n, 0, choice)).state == "done"
    made = texts(bench, only_run(bench, project))
    of_few = set(choosing.resolve(bench.store, project, "train", few))
    of_odd = set(choosing.resolve(bench.store, project, "train", odd))
    assert len(of_few) == 5
    assert len(of_odd) == 12
    assert len(made) == 3 * len(of_few) + 2 * len(of_odd - of_few)
    later = [NewPrompt((Message("user", "Write about something else"),), split="train")]
    with bench.store.write() as w:
        prompts.add(w, project, later, 0.0)
        prompts.add(w, twin, later, 0.0)
    for place in (project, twin):
        assert bench.runner.wait(actions.start_generation(bench, place, fake(), 3)).done == 75
    assert texts(bench, only_run(bench, project)) == texts(bench, only_run(bench, twin))


def test_what_changes_the_distribution_is_another_run(bench: Workbench, project: int, fake: Fake) -> None:
    for generator, seed in ((fake(), 0), (fake(), 1), (fake("context=9000"), 0), (fake(), 0)):
        choosing.make_run(bench.store, project, generator, 2, seed)
    with bench.store.read() as s:
        assert [run.seed for run in runs.of_project(s, project)] == [0, 1, 0]


def test_a_held_out_run_never_grows(bench: Workbench, project: int, fake: Fake) -> None:
    """An evaluation stands on it: another number, or other prompts, are another run."""
    first = choosing.make_held_out_run(bench.store, project, fake(), 2, 0)
    assert choosing.make_held_out_run(bench.store, project, fake(), 2, 0) == first
    assert choosing.make_held_out_run(bench.store, project, fake(), 4, 0).id != first.id
    with bench.store.write() as w:
        prompts.add(w, project, [NewPrompt((Message("user", "Held out later"),), split="held-out")], 0.0)
    again = choosing.make_held_out_run(bench.store, project, fake(), 2, 0)
    assert again.id != first.id
    with bench.store.read() as s:
        assert runs.progress(s, first.id) == (0, 16)
        assert runs.progress(s, again.id) == (0, 18)


@pytest.mark.parametrize("how", ["first", "random", "spread"])
def test_taking_more_keeps_what_was_taken(bench: Workbench, project: int, how: str) -> None:
    few, many = (
        choosing.resolve(bench.store, project, "train", PromptChoice(take=take, how=how, seed=5))  # type: ignore[arg-type]
        for take in (6, 20)
    )
    assert many[:6] == few
    assert len(set(many)) == 20
    every = choosing.resolve(bench.store, project, "train", PromptChoice())
    assert (few == every[:6]) == (how == "first")
    assert len(choosing.resolve(bench.store, project, "train", PromptChoice(take=1000))) == 24


def test_mixed_prompts_of_an_earlier_run(bench: Workbench, project: int, fake: Fake) -> None:
    bench.runner.wait(actions.start_generation(bench, project, fake(), 2))
    run = only_run(bench, project)
    with bench.store.write() as w:
        scorer = rewards.scorer(w, project, "Checks", ScorerSpec()).id
        ids = [p.id for p in prompts.page(w.session, project, 0, 24, "train")]
        mixed = ids[::3]
        given = {c.id: float(c.index) if p in mixed else 1.0 for p in ids for c in runs.of_prompt(w.session, run, p)}
        rewards.add(w, scorer, [NewReward(id, value) for id, value in given.items()])
    choice = PromptChoice(mixed_in=run, scorer=scorer, tag="even")
    with bench.store.read() as s:
        even = {id for id, _ in prompts.keys(s, project, "train", tag="even")}
    assert choosing.resolve(bench.store, project, "train", choice) == [id for id in mixed if id in even]
    with pytest.raises(BadInput, match="whose rewards"):
        choosing.resolve(bench.store, project, "train", PromptChoice(mixed_in=run))


def test_a_choice_of_nothing_is_refused(bench: Workbench, project: int, fake: Fake) -> None:
    for choice in (PromptChoice(tag="none has it"), PromptChoice(text="nowhere"), PromptChoice(take=0)):
        with pytest.raises(BadInput):
            actions.start_generation(bench, project, fake(), 2, 0, choice)
    with bench.store.read() as s:
        assert runs.of_project(s, project) == []


def test_what_a_choice_comes_to_is_what_is_made(bench: Workbench, project: int, fake: Fake) -> None:
    """Before each step it is told how many completions the run will be asked for; one prompt is refused."""
    with bench.store.write() as w:
        prompts.add(w, project, [NewPrompt((Message("user", "word " * 50),), split="train")], 0.0)
    generator, expected = fake("context=20"), 0
    steps = ((PromptChoice(take=4), 2), (PromptChoice(tag="odd"), 3), (PromptChoice(), 3), (PromptChoice(), 4))
    for number, (choice, n) in enumerate(steps):
        told = choosing.taken(bench.store, project, choice)
        run = choosing.make_run(bench.store, project, generator, n, 0, choice)
        assert told.prompts == len(choosing.resolve(bench.store, project, "train", choice))
        with bench.store.read() as s:
            made, now = runs.progress(s, run.id)
        if number:
            assert now == told.expected[run.id] + told.more(run.id, n)
            assert told.expected[run.id] == expected
        else:
            assert now == n * told.prompts
        record = bench.runner.wait(actions.start_generation(bench, project, generator, n, 0, choice))
        with bench.store.read() as s:
            made, expected = runs.progress(s, run.id)
            refused = len(runs.refusals(s, run.id))
        assert made == expected == record.done
        assert now - expected == (n if number == 2 else 0)  # the long prompt is refused when all are first taken
        assert refused == (number >= 2)
    assert choosing.taken(bench.store, project, PromptChoice(take=4)).used == {1: 4}
    assert choosing.taken(bench.store, project, PromptChoice()).used == {1: 25}


def test_a_choice_in_words() -> None:
    assert choosing.described(PromptChoice(), 96) == "all 96 prompts"
    choice = PromptChoice(take=9, how="spread", tag="sum", text="three", mixed_in=2, scorer=1)
    assert choosing.described(choice, 9) == "9 prompts spread out, tagged “sum”, with “three”, mixed in run 2"
