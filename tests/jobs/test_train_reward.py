"""A reward model out of decisions or another scorer: its pairs, its training, and the scorer that it becomes."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import numpy as np
import pytest

from rsgui import paths
from rsgui.core import preferences
from rsgui.core.dataset import decode_rows
from rsgui.core.entities import EMBEDDED_MODEL, GivenRewards, Model, NewReward
from rsgui.core.errors import BadInput
from rsgui.core.preferences import Pair
from rsgui.core.scorers import RewardModel
from rsgui.jobs import actions, preferring, scorers, specs, train_reward, workbench
from rsgui.jobs.preferring import FromDecisions, FromScorer
from rsgui.jobs.workbench import Workbench
from rsgui.store import grid, jobs, rewards, runs

FAKE = Model("fake", "fake:")


@pytest.fixture
def manner() -> str:
    return "trains"


@pytest.fixture
def graded(bench: Workbench, project: int, fake: object) -> int:
    """The project with four completions of each prompt, whose given rewards are their ids; gives the scorer."""
    assert callable(fake)
    assert bench.runner.wait(actions.start_generation(bench, project, fake(), 4), 30).state == "done"
    with bench.store.write() as w:
        scorer = rewards.scorer(w, project, "Ids", GivenRewards("a test"))
    with bench.store.read() as s:
        ids = grid.matrix(s, project, scorer.id).completions.tolist()
    with bench.store.write() as w:
        rewards.add(w, scorer.id, [NewReward(id, float(id)) for id in ids])
    return scorer.id


def texts_of(bench: Workbench, project: int, scorer: int) -> list[list[str]]:
    """The completions of each prompt, lowest id first."""
    with bench.store.read() as s:
        cells = grid.matrix(s, project, scorer)
        found = grid.cells(s, cells.completions.tolist())
    return [
        [found[id] for id in sorted(cells.completions[cells.rows == row].tolist())] for row in np.unique(cells.rows)
    ]


def test_best_and_worst_of_another_scorer(bench: Workbench, project: int, graded: int) -> None:
    found = preferring.pairs(bench.store, project, FromScorer(graded))
    expected = {(texts[-1], texts[0]) for texts in texts_of(bench, project, graded) if texts[-1] != texts[0]}
    assert {(pair.chosen, pair.rejected) for pair in found} == expected
    learnt, held = preferences.counts(found)
    assert held == -(-(learnt + held) // 5)
    assert "the best over the worst by “Ids”" in preferring.described(bench.store, FromScorer(graded), found)


def test_what_people_said(bench: Workbench, project: int, graded: int) -> None:
    with bench.store.read() as s:
        cells = grid.matrix(s, project, graded)
    rows = [cells.completions[cells.rows == row].tolist() for row in range(2)]
    for ids in rows:
        actions.decide(bench, project, ids[0], "exclude")
        actions.decide(bench, project, ids[1], "include")
        actions.decide(bench, project, ids[2], "edit", "Much better.")
    found = preferring.pairs(bench.store, project, FromDecisions())
    with bench.store.read() as s:
        texts = {c.id: c.text for c in runs.completions(s, [id for ids in rows for id in ids])}
    assert [(pair.chosen, pair.rejected) for pair in found] == [
        (words, texts[ids[0]]) for ids in rows for words in (texts[ids[1]], "Much better.")
    ]
    assert [pair.held_out for pair in found].count(True) == 2, "all pairs of a prompt are on one side"


def test_a_reward_model_becomes_a_scorer(bench: Workbench, project: int, graded: int) -> None:
    job = scorers.start_reward_training(bench, project, " Proxy ", FromScorer(graded), FAKE)
    record = bench.runner.wait(job, 30)
    assert record.state == "done", record.message
    assert record.message.startswith("“Proxy” is a scorer now. It learnt from ")
    with bench.store.read() as s:
        scorer = rewards.scorers(s, project)[-1]
    assert scorer.name == "Proxy"
    assert isinstance(scorer.spec, RewardModel)
    assert scorer.spec.path == "fake:"
    known = train_reward.learned(scorer.spec)
    assert known is not None
    assert known.quality is not None
    assert "“Ids”" in known.about
    again = bench.runner.wait(bench.runner.submit(project, "Again", specs.from_json(record.spec)), 30)  # type: ignore[arg-type]
    assert again.message == record.message, "what is there is not trained again"


def test_the_pairs_are_frozen_when_it_is_asked_for(bench: Workbench, project: int, graded: int) -> None:
    asked = preferring.pairs(bench.store, project, FromScorer(graded))
    job = scorers.start_reward_training(bench, project, "Proxy", FromScorer(graded), FAKE)
    bench.runner.wait(job, 30)
    [file] = paths.reward_models_folder(bench.store.path).glob("*.pairs.jsonl")
    assert decode_rows(file.read_bytes().splitlines(), "pairs", Pair) == asked


def test_a_name_that_is_taken(bench: Workbench, project: int, graded: int) -> None:
    for name, words in (("Ids", "already a scorer"), ("  ", "no name")):
        with pytest.raises(BadInput, match=words):
            scorers.start_reward_training(bench, project, name, FromScorer(graded), FAKE)


def test_a_name_that_is_taken_meanwhile_gets_a_number(bench: Workbench, project: int, graded: int) -> None:
    found = preferring.pairs(bench.store, project, FromScorer(graded))
    spec = train_reward.freeze(bench.store, project, "Ids", FAKE, preferences.PARAMS, found, "a test")
    assert bench.runner.wait(bench.runner.submit(project, "Train", spec), 30).state == "done"
    with bench.store.read() as s:
        assert [one.name for one in rewards.scorers(s, project)] == ["Ids", "Ids 2"]


def test_bad_input_says_what_to_do(bench: Workbench, project: int, graded: int) -> None:
    with pytest.raises(BadInput, match=r"no pairs.*smaller margin"):
        scorers.start_reward_training(bench, project, "Proxy", FromScorer(graded, margin=1e9), FAKE)
    with pytest.raises(BadInput, match=r"no pairs.*include some completions"):
        scorers.start_reward_training(bench, project, "Proxy", FromDecisions(), FAKE)
    with bench.store.read() as s:
        cells = grid.matrix(s, project, graded)
    actions.decide(bench, project, int(cells.completions[0]), "exclude")
    actions.decide(bench, project, int(cells.completions[1]), "include")
    with pytest.raises(BadInput, match="of one prompt"):
        scorers.start_reward_training(bench, project, "Proxy", FromDecisions(), FAKE)
    served = Model("openai", "http://localhost:1/v1", "some")
    with pytest.raises(BadInput, match="runs on a server"):
        scorers.start_reward_training(bench, project, "Proxy", FromScorer(graded), served)
    params = msgspec.structs.replace(preferences.PARAMS, rank=0)
    with pytest.raises(BadInput, match="rank is 0"):
        scorers.start_reward_training(bench, project, "Proxy", FromScorer(graded), FAKE, params)
    with bench.store.read() as s:
        assert all("Train" not in job.title for job in jobs.recent(s, project))


def test_a_scorer_without_a_difference_makes_no_pairs(bench: Workbench, project: int, graded: int) -> None:
    with bench.store.write() as w:
        level = rewards.scorer(w, project, "Level", GivenRewards("a test"))
        silent = rewards.scorer(w, project, "Silent", GivenRewards("a test"))
    with bench.store.read() as s:
        ids = grid.matrix(s, project, graded).completions.tolist()
    with bench.store.write() as w:
        rewards.add(w, level.id, [NewReward(id, 1.0 + 1e-12 * (id % 2)) for id in ids])
    with pytest.raises(BadInput, match="smaller margin"):
        preferring.pairs(bench.store, project, FromScorer(level.id, margin=1e-6))
    with pytest.raises(BadInput, match="the same reward"):
        preferring.pairs(bench.store, project, FromScorer(level.id))
    with pytest.raises(BadInput, match="no rewards yet"):
        preferring.pairs(bench.store, project, FromScorer(silent.id))


def test_a_training_that_was_ended_begins_anew_when_it_is_resumed(
    bench: Workbench, project: int, graded: int, fake: object
) -> None:
    assert callable(fake)
    busy = actions.start_generation(bench, project, fake("delay=0.05"), 8, seed=1)
    job = scorers.start_reward_training(bench, project, "Proxy", FromScorer(graded), FAKE)
    bench.runner.cancel(job)
    assert bench.runner.wait(job, 30).state == "cancelled"
    actions.decide(bench, project, 1, "exclude")
    bench.runner.resume(job)
    bench.runner.cancel(busy)
    record = bench.runner.wait(job, 30)
    assert record.state == "done", record.message
    with bench.store.read() as s:
        assert [one.name for one in rewards.scorers(s, project)] == ["Ids", "Proxy"]


def test_pairs_that_are_gone(bench: Workbench, project: int, graded: int) -> None:
    found = preferring.pairs(bench.store, project, FromScorer(graded))
    spec = train_reward.freeze(bench.store, project, "Proxy", FAKE, preferences.PARAMS, found, "a test")
    shutil.rmtree(paths.reward_models_folder(bench.store.path))
    record = bench.runner.wait(bench.runner.submit(project, "Train", spec), 30)
    assert record.state == "failed"
    assert "are gone" in record.message


def test_reward_models_go_with_their_project_and_move_with_the_store(
    bench: Workbench, project: int, graded: int, tmp_path: Path
) -> None:
    bench.runner.wait(scorers.start_reward_training(bench, project, "Proxy", FromScorer(graded), FAKE), 30)
    home = paths.reward_models_folder(bench.store.path)
    assert len(list(home.iterdir())) == 2
    actions.delete_project(bench, project)
    assert not list(home.iterdir())


def test_a_moved_store_finds_its_reward_models(bench: Workbench, project: int, graded: int, tmp_path: Path) -> None:
    bench.runner.wait(scorers.start_reward_training(bench, project, "Proxy", FromScorer(graded), FAKE), 30)
    bench.close()
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for place in (bench.store.path, paths.reward_models_folder(bench.store.path)):
        place.rename(moved / place.name)
    there = workbench.open(moved / bench.store.path.name)
    with there.store.read() as s:
        spec = rewards.scorers(s, project)[-1].spec
    there.close()
    assert isinstance(spec, RewardModel)
    assert spec.adapter is not None
    assert Path(spec.adapter).parent.parent == moved.resolve()
    assert train_reward.learned(spec) is not None


def test_the_base_is_the_embedded_model_unless_one_says_otherwise(bench: Workbench, project: int, graded: int) -> None:
    job = scorers.start_reward_training(bench, project, "Proxy", FromScorer(graded))
    spec = specs.from_json(bench.runner.wait(job, 30).spec)
    assert isinstance(spec, specs.TrainRewardJob)
    assert spec.base.path == EMBEDDED_MODEL
