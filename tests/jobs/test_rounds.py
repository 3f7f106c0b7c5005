"""Score, select, train, evaluate: with an engine that trains without a model."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from rsgui.core.dataset import TrainingRow, decode_rows, rows_hash
from rsgui.core.entities import Generator, Model, TrainingParams
from rsgui.core.errors import BadInput
from rsgui.core.rounds import Plan
from rsgui.core.sampling import SamplingParams
from rsgui.core.selection import AtLeast, Recipe, TopOverall, TopPerPrompt
from rsgui.jobs import actions, curating, evaluating, loop, report, train, workbench
from rsgui.jobs.steps import StepFailed
from rsgui.jobs.workbench import Workbench
from rsgui.store import jobs, rewards, rounds, runs

FAKE = Model("fake", "fake:")
PLAN = Plan(
    generator=Generator(FAKE, sampling=SamplingParams(max_new_tokens=64)),
    n=4,
    k=2,
    recipe=Recipe(TopPerPrompt(), least_reward=0.5),
)


@pytest.fixture
def manner() -> str:
    return "trains"


@pytest.fixture
def scored(bench: Workbench, project: int) -> int:
    """The project with rewards for four completions of each prompt; gives the scorer."""
    assert bench.runner.wait(actions.start_generation(bench, project, PLAN.generator, 4), 30).state == "done"
    assert bench.runner.wait(actions.start_scoring(bench, project), 30).state == "done"
    return actions.checks_scorer(bench, project).id


def test_scoring_rewards_each_completion_once(bench: Workbench, project: int, scored: int) -> None:
    with bench.store.read() as s:
        before = rewards.summary(s, scored, [1])
    assert before.rewarded == 96
    assert bench.runner.wait(actions.start_scoring(bench, project), 30).message == "96 completions rewarded."


def test_scoring_nothing_is_refused(bench: Workbench, project: int) -> None:
    with pytest.raises(BadInput, match="no completions"):
        actions.start_scoring(bench, project)


def test_choosing_and_deciding(bench: Workbench, project: int, scored: int) -> None:
    best = actions.choose(bench, project, scored, Recipe(TopPerPrompt()))
    assert len(best.picks) == 24
    assert actions.choose(bench, project, scored, Recipe(TopPerPrompt())) == best
    first = best.picks[0]
    assert actions.toggle(bench, project, first).kind == "exclude"
    assert first not in actions.curated(bench, project).completions
    other = actions.choose(bench, project, scored, Recipe(TopOverall(96)))
    assert first in other.picks
    assert first not in actions.curated(bench, project).completions, "a decision outlives a change of recipe"
    assert [d.kind for d in actions.undo(bench, project)] == ["undo"]
    assert first in actions.curated(bench, project).completions
    assert actions.undo(bench, project) == []
    assert [d.kind for d in actions.redo(bench, project)] == ["redo"]
    assert first not in actions.curated(bench, project).completions
    assert actions.redo(bench, project) == []


def test_what_is_decided_together_is_undone_together(bench: Workbench, project: int, scored: int) -> None:
    picks = actions.choose(bench, project, scored, Recipe(TopPerPrompt())).picks
    said = actions.decide_all(bench, project, [*picks[:5], picks[0]], "exclude")
    assert [d.completion for d in said] == list(picks[:5]), "each once"
    assert len(actions.curated(bench, project)) == 19
    assert len(actions.undo(bench, project)) == 5
    assert len(actions.curated(bench, project)) == 24
    with pytest.raises(BadInput, match="Redo needs a decision"):
        actions.decide_all(bench, project, picks, "redo")
    assert actions.decide_all(bench, project, [], "include") == []


def test_a_recipe_that_cannot_be_applied_is_refused(bench: Workbench, project: int, scored: int) -> None:
    with pytest.raises(BadInput, match="at least 1"):
        actions.choose(bench, project, scored, Recipe(TopPerPrompt(0)))


def test_training_and_evaluation_take_the_template_of_the_completions(bench: Workbench, project: int) -> None:
    own = "{% for m in messages %}[{{ m.content }}]{% endfor %}"
    generator = msgspec.structs.replace(PLAN.generator, template=own)
    assert bench.runner.wait(actions.start_generation(bench, project, generator, 4), 30).state == "done"
    assert bench.runner.wait(actions.start_scoring(bench, project), 30).state == "done"
    actions.choose(bench, project, actions.checks_scorer(bench, project).id, Recipe(TopPerPrompt()))
    assert bench.runner.wait(actions.start_training(bench, project, TrainingParams(), FAKE), 30).state == "done"
    with bench.store.read() as s:
        (adapter,) = rounds.adapters(s, project)
    told = msgspec.json.decode((Path(adapter.folder or "") / "adapter_config.json").read_bytes())
    assert told == {"template": own, "parent": None, "whose": "fake:"}
    pair = evaluating.base_and_tuned(bench, project, adapter.id)
    assert bench.runner.wait(evaluating.start_evaluation(bench, project, pair, k=1), 30).state == "done"
    with bench.store.read() as s:
        held_out = runs.of_project(s, project, "held-out")
    assert [run.generator.template for run in held_out] == [own, own]


def test_an_edited_text_is_trained_on(bench: Workbench, project: int, scored: int) -> None:
    chosen = actions.choose(bench, project, scored, Recipe(TopOverall(2)))
    actions.decide(bench, project, chosen.picks[0], "edit", "Better words.")
    with pytest.raises(BadInput, match="empty"):
        actions.decide(bench, project, chosen.picks[0], "edit", "  ")
    job = actions.start_training(bench, project, TrainingParams(), FAKE)
    assert bench.runner.wait(job, 30).state == "done"
    with bench.store.read() as s:
        (adapter,) = rounds.adapters(s, project)
        points = rounds.points(s, adapter.id)
    assert [point.step for point in points] == [1, 2, 3]
    assert adapter.folder is not None
    with Path(adapter.folder).with_suffix(".rows.jsonl").open("rb") as file:
        rows = decode_rows(file, "rows", TrainingRow)
    assert rows[0].completion == "Better words."
    assert rows_hash(rows) == adapter.rows_hash


def test_a_training_goes_on_from_an_earlier_adapter(bench: Workbench, project: int, scored: int) -> None:
    actions.choose(bench, project, scored, Recipe(TopPerPrompt()))
    shape = TrainingParams(rank=4, alpha=8, dora=True)
    assert bench.runner.wait(actions.start_training(bench, project, shape, FAKE), 30).state == "done"
    wanted = TrainingParams(rank=32, epochs=3)
    assert bench.runner.wait(actions.start_training(bench, project, wanted, FAKE, parent=1), 30).state == "done"
    with bench.store.read() as s:
        first, second = rounds.adapters(s, project)
    assert second.parent == first.id
    assert second.params == msgspec.structs.replace(wanted, rank=4, alpha=8, dora=True)
    told = msgspec.json.decode((Path(second.folder or "") / "adapter_config.json").read_bytes())
    assert told["parent"] == first.folder
    with pytest.raises(BadInput, match="trained over fake"):
        actions.start_training(bench, project, wanted, Model("transformers", "/models/other"), parent=1)
    shutil.rmtree(first.folder or "")
    with pytest.raises(BadInput, match="files of adapter 1 are gone"):
        actions.start_training(bench, project, wanted, FAKE, parent=1)
    with bench.store.read() as s:
        assert len(rounds.adapters(s, project)) == 2


def test_a_training_ends_a_round_that_goes_on_from_the_one_whose_adapter_wrote(
    bench: Workbench, project: int, scored: int
) -> None:
    chosen = actions.choose(bench, project, scored, Recipe(TopPerPrompt()))
    assert bench.runner.wait(actions.start_training(bench, project, TrainingParams(), FAKE), 30).state == "done"
    with bench.store.read() as s:
        (adapter,) = rounds.adapters(s, project)
        (first,) = rounds.of_project(s, project)
    assert (first.name, first.parent, first.runs, first.adapter) == ("Round 1", None, (1,), adapter.id)
    assert first.selection == chosen.id
    tuned = msgspec.structs.replace(PLAN.generator, adapter=adapter.folder)
    assert bench.runner.wait(actions.start_generation(bench, project, tuned, 1), 30).state == "done"
    assert bench.runner.wait(actions.start_scoring(bench, project), 30).state == "done"
    actions.choose(bench, project, scored, Recipe(TopPerPrompt()), only=(2,))
    assert bench.runner.wait(actions.start_training(bench, project, TrainingParams(), FAKE), 30).state == "done"
    with bench.store.read() as s:
        second = rounds.of_project(s, project)[-1]
    assert (second.parent, second.runs, second.adapter) == (first.id, (2,), 2)


def test_other_data_is_mixed_in(bench: Workbench, project: int, scored: int, tmp_path: Path) -> None:
    """As many rows as make up the share; what a held-out prompt asks is not among them."""
    actions.choose(bench, project, scored, Recipe(TopPerPrompt()))
    lines = [chat(f"Something else, number {number}") for number in range(30)] + [chat("Write about held-out 3")] * 200
    file = tmp_path / "other.jsonl"
    file.write_bytes(b"\n".join(lines))
    params = TrainingParams(mixed=str(file), mixed_share=0.9, epochs=1)
    job = actions.start_training(bench, project, params, FAKE)
    ended = bench.runner.wait(job, 30)
    assert ended.state == "done"
    with bench.store.read() as s:
        (adapter,) = rounds.adapters(s, project)
    rows = decode_rows(Path(adapter.folder or "").with_suffix(".rows.jsonl").read_bytes().splitlines(), "", TrainingRow)
    assert [row.other for row in rows] == [False] * 24 + [True] * (len(rows) - 24)
    assert len(rows) > 24
    assert not any("held-out" in row.messages[-1].content for row in rows if row.other)
    assert "held out" in ended.message
    for wrong, words in ((str(tmp_path / "none.jsonl"), "cannot be read"), (str(bench.store.path), "line 1")):
        with pytest.raises(BadInput, match=words):
            actions.start_training(bench, project, TrainingParams(mixed=wrong, mixed_share=0.5), FAKE)
    with bench.store.read() as s:
        assert len(rounds.adapters(s, project)) == 1


def chat(text: str) -> bytes:
    answer = [{"role": "user", "content": text}, {"role": "assistant", "content": "Yes."}]
    return msgspec.json.encode({"messages": answer})


def test_training_on_nothing_is_refused(bench: Workbench, project: int, scored: int) -> None:
    actions.choose(bench, project, scored, Recipe(AtLeast(2.0)))
    with pytest.raises(BadInput, match="curated set is empty"):
        actions.start_training(bench, project, TrainingParams(), FAKE)
    with bench.store.read() as s:
        assert rounds.adapters(s, project) == []


def test_evaluating_before_the_training_is_refused(bench: Workbench, project: int, scored: int) -> None:
    actions.choose(bench, project, scored, Recipe(TopPerPrompt()))
    bench.runner.close()
    with pytest.raises(RuntimeError, match="closed"):
        actions.start_training(bench, project, TrainingParams(), FAKE)
    with pytest.raises(BadInput, match="not trained yet"):
        evaluating.base_and_tuned(bench, project, 1)


def test_an_adapter_of_a_llama_cpp_model_is_evaluated_where_it_loads(
    bench: Workbench, project: int, scored: int
) -> None:
    """It is in peft's form and was trained on the safetensors copy: base and tuned both run on that."""
    actions.choose(bench, project, scored, Recipe(TopPerPrompt()))
    job = actions.start_training(bench, project, TrainingParams(), Model("llama_cpp", "/models/small.gguf"))
    assert bench.runner.wait(job, 30).state == "done"
    base, tuned = evaluating.base_and_tuned(bench, project, 1)
    assert base.model == tuned.model == Model("transformers", "/models/small.gguf")
    assert base.adapter is None
    assert tuned.adapter is not None


def test_the_export_is_the_curated_set_in_chat_form(
    bench: Workbench, project: int, scored: int, tmp_path: Path
) -> None:
    chosen = actions.choose(bench, project, scored, Recipe(TopPerPrompt()))
    actions.toggle(bench, project, chosen.picks[0])
    job = actions.export_curated(bench, project, tmp_path / "out" / "rows.jsonl")
    assert bench.runner.wait(job, 30).state == "done"
    lines = (tmp_path / "out" / "rows.jsonl").read_bytes().splitlines()
    assert len(lines) == 23
    first = msgspec.json.decode(lines[0])
    assert [m["role"] for m in first["messages"]] == ["user", "assistant"]
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["rows.jsonl"]


def test_what_a_person_edited_is_marked_in_the_export(
    bench: Workbench, project: int, scored: int, tmp_path: Path
) -> None:
    chosen = actions.choose(bench, project, scored, Recipe(TopPerPrompt()))
    actions.decide_all(bench, project, [chosen.picks[0]], "edit", "By hand")
    record = bench.runner.wait(actions.export_curated(bench, project, tmp_path / "rows.jsonl"), 30)
    lines = [msgspec.json.decode(line) for line in (tmp_path / "rows.jsonl").read_bytes().splitlines()]
    assert [line["messages"][-1]["content"] for line in lines if line.get("human_written")] == ["By hand"]
    assert record.message.endswith("1 of them was edited by a person.")
    actions.undo(bench, project)
    assert not any(row.human_written for row in curating.rows(bench.store, actions.curated(bench, project)))


def test_an_export_that_cannot_be_written_fails_with_words(
    bench: Workbench, project: int, scored: int, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match="empty"):
        actions.export_curated(bench, project, tmp_path / "rows.jsonl")
    actions.choose(bench, project, scored, Recipe(TopPerPrompt()))
    (tmp_path / "file").touch()
    record = bench.runner.wait(actions.export_curated(bench, project, tmp_path / "file" / "rows.jsonl"), 30)
    assert record.state == "failed"
    assert "cannot be written" in record.message


def test_an_adapter_is_written_in_other_forms(bench: Workbench, project: int, scored: int, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no adapter"):
        train.named(bench.store, project, "")
    actions.choose(bench, project, scored, Recipe(TopPerPrompt()))
    assert bench.runner.wait(actions.start_training(bench, project, TrainingParams(), FAKE), 30).state == "done"
    adapter = train.named(bench.store, project, "")
    assert train.named(bench.store, project, "adapter 1") == adapter
    with pytest.raises(BadInput, match="There is: adapter 1"):
        train.named(bench.store, project, "adapter 7")
    file = tmp_path / "tuned.gguf"
    ended = bench.runner.wait(actions.export_adapter(bench, adapter.id, "gguf", file), 30)
    assert (ended.state, ended.message) == ("done", f"adapter 1 is in {file}, 2.0 MB.")
    assert msgspec.json.decode(file.read_bytes()) == ["gguf", adapter.folder, None]
    shutil.rmtree(adapter.folder or "")
    with pytest.raises(BadInput, match="files of adapter 1 are gone"):
        actions.export_adapter(bench, adapter.id, "merged", tmp_path / "merged")


def _through(bench: Workbench, project: int, plan: Plan) -> list[tuple[str, bool]]:
    """The stages of the loop, and whether each had a job."""
    taken: list[tuple[str, bool]] = []
    for step in loop.loop(bench, project, plan):
        if step.job is not None:
            assert bench.runner.wait(step.job, 30).state == "done"
        taken.append((step.stage, step.job is not None))
    return taken


def test_the_whole_loop_and_again(bench: Workbench, project: int) -> None:
    stages = ["generate", "score", "review", "train", "evaluate"]
    assert _through(bench, project, PLAN) == [(stage, stage != "review") for stage in stages]
    assert _through(bench, project, PLAN) == [(stage, False) for stage in stages]
    outcome = loop.outcome(bench, project, PLAN)
    assert outcome is not None
    adapter, evaluation = outcome.adapter, outcome.evaluation
    compared = evaluating.comparison(bench, evaluation.id)
    assert compared.prompts == 8
    assert compared.pass_difference.estimate == 0, "the fake's completions follow from their seeds alone"
    assert set(compared.groups) == {"even", "odd"}
    text = report.text(compared, adapter)
    assert "all" in text
    assert str(adapter.folder) in text


def test_a_fresh_loop_makes_everything_anew_beside_it(bench: Workbench, project: int) -> None:
    _through(bench, project, PLAN)
    fresh = loop.fresh(bench, project, PLAN)
    assert fresh.seed == 1
    taken = _through(bench, project, fresh)
    assert all(had_job for stage, had_job in taken if stage != "review")
    with bench.store.read() as s:
        assert [run.seed for run in runs.of_project(s, project)] == [0, 1]
        assert len(rounds.adapters(s, project)) == 2
        assert {record.state for record in jobs.recent(s, project)} == {"done"}


def test_the_loop_says_which_step_failed(bench: Workbench, project: int) -> None:
    plan = msgspec.structs.replace(PLAN, generator=Generator(Model("fake", "fake:?colour=blue")))
    with pytest.raises(StepFailed, match="failed"):
        list(loop.loop(bench, project, plan))


def test_deleting_a_project_takes_its_files_along(bench: Workbench, project: int) -> None:
    _through(bench, project, PLAN)
    outcome = loop.outcome(bench, project, PLAN)
    assert outcome is not None
    folder = Path(outcome.adapter.folder or "")
    assert folder.is_dir()
    actions.delete_project(bench, project)
    assert list(folder.parent.iterdir()) == []


def test_a_store_that_was_moved_finds_its_adapters(bench: Workbench, project: int, tmp_path: Path) -> None:
    _through(bench, project, PLAN)
    bench.close()
    there = tmp_path / "there"
    there.mkdir()
    for name in ("store.sqlite", "store-adapters"):
        (tmp_path / name).rename(there / name)
    again = workbench.open(there / "store.sqlite")
    outcome = loop.outcome(again, project, PLAN)
    again.close()
    assert outcome is not None
    assert Path(outcome.adapter.folder or "").parent == there / "store-adapters"


def test_the_loop_trains_anew_where_the_adapter_and_its_rows_are_gone(bench: Workbench, project: int) -> None:
    _through(bench, project, PLAN)
    shutil.rmtree(bench.store.path.with_name("store-adapters"))
    taken = dict(_through(bench, project, PLAN))
    assert taken["train"]
    assert taken["evaluate"]
    assert not taken["generate"]
