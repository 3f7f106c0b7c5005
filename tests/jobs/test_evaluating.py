"""Generators measured on held-out prompts: with an engine that trains without a model."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from rsgui import paths
from rsgui.core.checks import MaxWords
from rsgui.core.dataset import TrainingRow, decode_rows, encode_rows, part_of
from rsgui.core.entities import (
    Adapter,
    Generator,
    GivenRewards,
    Model,
    NewLikelihood,
    PromptChoice,
    ScorerSpec,
    TrainingParams,
)
from rsgui.core.errors import BadInput
from rsgui.core.sampling import SamplingParams
from rsgui.core.selection import Recipe
from rsgui.jobs import actions, controls, evaluate, evaluating, outcomes, train
from rsgui.jobs.workbench import Workbench
from rsgui.store import evaluations, likelihoods, prompts, rewards, rounds, runs, wanted

COLD = Generator(Model("fake", "fake:"), sampling=SamplingParams(max_new_tokens=64))
WARM = msgspec.structs.replace(COLD, sampling=SamplingParams(max_new_tokens=64, temperature=1.2))


@pytest.fixture
def manner() -> str:
    return "trains"


def done(bench: Workbench, job: int) -> None:
    record = bench.runner.wait(job, 30)
    assert record.state == "done", record.message


@pytest.fixture
def adapter(bench: Workbench, project: int) -> int:
    """A trained adapter, the first of the project."""
    done(bench, actions.start_generation(bench, project, COLD, 2))
    done(bench, actions.start_scoring(bench, project))
    actions.choose(bench, project, actions.checks_scorer(bench, project).id, Recipe())
    done(bench, actions.start_training(bench, project, TrainingParams(), COLD.model))
    return 1


def test_any_set_of_generators_is_rewarded_by_every_scorer(bench: Workbench, project: int, adapter: int) -> None:
    with bench.store.write() as w:
        short = rewards.scorer(w, project, "short", ScorerSpec((MaxWords(3),)))
        rewards.scorer(w, project, "given", GivenRewards("a file"))
    base, tuned = evaluating.base_and_tuned(bench, project, adapter, COLD.sampling)
    job = evaluating.start_evaluation(bench, project, [base, tuned, WARM, base], k=2)
    record = bench.runner.wait(job, 30)
    assert record.message == "48 completions of held-out prompts made and scored."
    assert (record.done, record.total) == (144, 144)
    with bench.store.read() as s:
        (made,) = evaluations.of_project(s, project)
        for scorer in (made.gold, *made.scorers):
            assert rewards.progress(s, scorer, made.runs) == (48, 48)
    assert made.gold == actions.checks_scorer(bench, project).id
    assert made.scorers == (short.id,), "given rewards have nothing to run"
    assert evaluate.names(bench.store, made) == ["base (1)", "adapter 1", "base (2)"]
    for place in (1, 2):
        for by in (None, short.id):
            assert evaluating.comparison(bench, made.id, place, by).prompts == 8
    for place in (0, 3, -1):
        with pytest.raises(BadInput, match="has 3 generators"):
            evaluating.comparison(bench, made.id, place)


def test_the_same_is_made_once_and_its_runs_are_shared(bench: Workbench, project: int) -> None:
    first = evaluating.make_evaluation(bench, project, [COLD, WARM], k=2)
    assert evaluating.make_evaluation(bench, project, [COLD, WARM], k=2) == first
    alone = evaluating.make_evaluation(bench, project, [WARM], k=2)
    assert alone.runs == first.runs[1:]
    assert not set(evaluating.make_evaluation(bench, project, [COLD, WARM], k=2, seed=1).runs) & set(first.runs)


def test_a_part_of_the_held_out_prompts(bench: Workbench, project: int) -> None:
    with bench.store.read() as s:
        every = {p.id: part_of(p.key) for p in prompts.page(s, project, 0, 100, "held-out")}
    assert set(every.values()) == {"validation", "test"}
    for part in ("validation", "test"):
        made = evaluating.make_evaluation(bench, project, [COLD], k=1, choice=PromptChoice(part=part))
        with bench.store.read() as s:
            assert wanted.prompts(s, made.runs[0]) == {id for id, its in every.items() if its == part}
    with pytest.raises(BadInput, match="takes no held-out prompt"):
        evaluating.make_evaluation(bench, project, [COLD], choice=PromptChoice(tag="no such tag"))


def test_what_cannot_be_evaluated_is_refused(bench: Workbench, project: int, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No generator is chosen"):
        evaluating.make_evaluation(bench, project, [])
    gone = msgspec.structs.replace(COLD, adapter=str(tmp_path / "gone"))
    with pytest.raises(BadInput, match="no folder"):
        evaluating.make_evaluation(bench, project, [COLD, gone])
    with bench.store.read() as s:
        assert runs.of_project(s, project, "held-out") == []
        assert rounds.adapters(s, project) == []


def test_a_scorer_that_fails_keeps_no_other_from_scoring(bench: Workbench, project: int, tmp_path: Path) -> None:
    from rsgui.core.scorers import UserFile

    with bench.store.write() as w:
        broken = rewards.scorer(w, project, "broken", UserFile(path=str(tmp_path / "none.py"), digest="0" * 32))
        last = rewards.scorer(w, project, "short", ScorerSpec((MaxWords(3),)))
    record = bench.runner.wait(evaluating.start_evaluation(bench, project, [COLD], k=1), 30)
    assert record.state == "failed"
    assert "could not reward all of it: broken: " in record.message
    with bench.store.read() as s:
        (made,) = evaluations.of_project(s, project)
        assert made.scorers == (broken.id, last.id)
        assert rewards.progress(s, last.id, made.runs) == (8, 8)
        assert rewards.progress(s, made.gold, made.runs) == (8, 8)


def test_what_came_of_it(bench: Workbench, project: int, adapter: int) -> None:
    with bench.store.write() as w:
        rewards.scorer(w, project, "short", ScorerSpec((MaxWords(3),)))
    base, tuned = evaluating.base_and_tuned(bench, project, adapter, COLD.sampling)
    done(bench, evaluating.start_evaluation(bench, project, [base, tuned, WARM], k=3))
    results = outcomes.read(bench.store, 1)
    assert results.gold == "Checks"
    assert [sample.name for sample in results.samples] == ["base (1)", "adapter 1", "base (2)"]
    assert [outcome.name for outcome in results.outcomes] == ["adapter 1", "base (2)"]
    same, _ = results.outcomes
    assert same.comparison == evaluating.comparison(bench, 1)
    assert same.comparison.ties == 8, "the fake's completions follow from their seeds alone"
    assert set(same.proxies) == {"short"}
    assert same.length is not None
    assert same.length.difference == (0, 0, 0)
    assert same.diversity is not None
    assert same.diversity.base == same.diversity.tuned
    assert same.worth is not None
    assert (same.worth.n, same.worth.most) == (1.0, 3)
    assert [str(one)[:16] for one in same.caveats] == ["Checks also chos"]
    for sample in results.samples:
        assert [len(values) for values in sample.rewards.values()] == [24, 24]
        assert len(sample.lengths) == 24
        assert sample.distinct[0].unique <= sample.distinct[0].total


def test_the_distance_of_a_tuned_model_from_its_base(bench: Workbench, project: int, adapter: int) -> None:
    pair = evaluating.base_and_tuned(bench, project, adapter, COLD.sampling)
    done(bench, evaluating.start_evaluation(bench, project, pair, k=2))
    with bench.store.write() as w:
        tuned = evaluations.get(w.session, 1).runs[1]
        works = likelihoods.missing(w.session, tuned)
        assert len(works) == 8
        for place, (_, work) in enumerate(works):
            both = zip(work.said, (1.0, 2.0), strict=True)
            likelihoods.add(w, tuned, [NewLikelihood(one.completion, 5, -1.0, -1.0 - by - place) for one, by in both])
    base_side, tuned_side = outcomes.read(bench.store, 1).samples
    assert base_side.kl is None
    assert tuned_side.kl is not None
    assert tuned_side.kl.estimate == pytest.approx(1.5 + 3.5)
    assert 1.5 < tuned_side.kl.low < 5.0 < tuned_side.kl.high < 8.5


def test_what_came_of_it_before_anything_is_there(bench: Workbench, project: int) -> None:
    made = evaluating.make_evaluation(bench, project, [COLD, WARM], k=1)
    results = outcomes.read(bench.store, made.id)
    assert results.outcomes == []
    assert [len(sample.lengths) for sample in results.samples] == [0, 0]


def test_a_matched_random_control_is_trained_and_shown_beside(bench: Workbench, project: int, adapter: int) -> None:
    base, tuned = evaluating.base_and_tuned(bench, project, adapter, COLD.sampling)
    before = evaluating.candidates(bench, project)
    assert [(one.name, one.lacks_control, one.is_control) for one in before][:2] == [
        ("fake:", False, False),
        ("adapter 1", True, False),
    ]
    control = evaluating.start_control(bench, adapter, tuned)
    done(bench, evaluating.start_evaluation(bench, project, [base, tuned, control], k=2))  # it waits for the training
    with bench.store.read() as s:
        first, second = rounds.adapters(s, project)
        (turn,) = rounds.of_project(s, project)
        written = {c.text: c.prompt for c in runs.completions(s, range(1, 49))}
    assert (turn.adapter, turn.control) == (adapter, second.id)
    assert second.name == "control of adapter 1"
    assert (second.params, second.base, second.selection) == (first.params, first.base, first.selection)
    assert second.folder == control.adapter
    rows = [rows_in(bench, one) for one in (first, second)]
    assert sorted(row.prompt_key for row in rows[0]) == sorted(row.prompt_key for row in rows[1])
    assert rows[0] != rows[1]
    assert {row.completion for row in rows[1]} <= written.keys()
    results = outcomes.read(bench.store, 1)
    assert [sample.name for sample in results.samples] == ["base", "adapter 1", "control of adapter 1"]
    ours, beside = results.outcomes
    assert ours.against_control[0].startswith("No difference between adapter 1 and control of adapter 1 is shown")
    assert beside.against_control == []
    assert [[str(one)[:16] for one in each.caveats] for each in (ours, beside)] == [["Checks also chos"], []], (
        "no scorer chose what the control was trained on"
    )
    assert [one.is_control for one in evaluating.candidates(bench, project)][:3] == [False, True, False]
    with pytest.raises(BadInput, match="has a control already"):
        evaluating.start_control(bench, adapter, tuned)


def rows_in(bench: Workbench, adapter: Adapter) -> list[TrainingRow]:
    file = train.rows_of(paths.adapters_folder(bench.store.path), adapter)
    return decode_rows(file.read_bytes().splitlines(), "rows", TrainingRow)


def test_a_control_has_as_many_of_each_prompt_and_needs_the_rows(bench: Workbench, project: int, adapter: int) -> None:
    """Of one prompt both completions are in the curated set, of others one, of some none."""
    with bench.store.read() as s:
        first = rounds.adapter(s, adapter)
        every = prompts.page(s, project, 0, 24, "train")
    kept = [TrainingRow(key, (), "x") for p in every[:5] for key in [p.key] * (2 if p == every[0] else 1)]
    other = TrainingRow("of another file", (), "mixed in")
    file = train.rows_of(paths.adapters_folder(bench.store.path), first)
    file.write_bytes(encode_rows([*kept, other]))
    control = controls.freeze(bench.store, adapter)
    rows = rows_in(bench, control)
    assert Counter(row.prompt_key for row in rows) == Counter(row.prompt_key for row in [*kept, other])
    assert rows[-1] == other
    assert control.rows == 7
    with bench.store.write() as w:
        rounds.delete_adapter(w, control.id)
    file.unlink()
    with pytest.raises(BadInput, match="rows of adapter 1 are gone"):
        controls.freeze(bench.store, adapter)
