"""Scoring by scorers of several kinds: resumed, cancelled, paused, killed; nothing is lost or scored twice."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from rsgui.core.checks import JsonSchema, MinWords
from rsgui.core.entities import Generator, JobState, NewCompletion, NewReward, Scorer
from rsgui.core.errors import BadInput
from rsgui.core.scorers import Compared, RewardModel, Rubric, detail_of
from rsgui.jobs import actions, scorers
from rsgui.jobs.events import JobEvent, JobProgress
from rsgui.jobs.workbench import Workbench
from rsgui.store import rewards, runs

Fake = Callable[..., Generator]
PAIRS = Rubric(template="{prompt} {first} {second}", mode="pairwise")
SLOW = "import time\ndef score(prompt, completion, reference):\n    time.sleep(0.01)\n    return len(completion)\n"


@pytest.fixture
def made(bench: Workbench, project: int, fake: Fake) -> int:
    """The project with four completions of each training prompt."""
    bench.runner.wait(actions.start_generation(bench, project, fake(), 4))
    return project


def all_rewards(bench: Workbench, scorer: int) -> dict[int, NewReward]:
    with bench.store.read() as s:
        kept = {id: rewards.reward(s, id, scorer) for id in range(1, 97)}
    return {id: reward for id, reward in kept.items() if reward is not None}


def mine(bench: Workbench, project: int, folder: Path, text: str, name: str = "mine") -> Scorer:
    file = folder / f"{name}.py"
    file.write_text(text, encoding="utf-8")
    return scorers.user_file_scorer(bench, project, name, file, scorers.digest_of(file))


def wait_for(bench: Workbench, job: int, least: int) -> None:
    enough = threading.Event()

    def look(event: JobEvent) -> None:
        if isinstance(event, JobProgress) and event.job == job and event.done >= least:
            enough.set()

    unsubscribe = bench.runner.subscribe(look)
    assert enough.wait(30)
    unsubscribe()


def test_a_second_scorer_adds_rewards_and_touches_no_other(bench: Workbench, made: int, tmp_path: Path) -> None:
    bench.runner.wait(actions.start_scoring(bench, made))
    before = all_rewards(bench, actions.checks_scorer(bench, made).id)
    own = mine(bench, made, tmp_path, "def score(prompt, completion, reference): return len(completion)")
    record = bench.runner.wait(scorers.start_scorer(bench, made, own.id))
    assert (record.state, record.title) == ("done", "Score by mine")
    assert len(all_rewards(bench, own.id)) == 96
    assert all_rewards(bench, actions.checks_scorer(bench, made).id) == before


def test_changed_settings_are_a_new_scorer(bench: Workbench, made: int) -> None:
    first = scorers.more_checks_scorer(bench, made, "words", [MinWords(3)])
    assert scorers.more_checks_scorer(bench, made, " words ", [MinWords(3)]) == first
    with pytest.raises(BadInput, match="has other settings"):
        scorers.more_checks_scorer(bench, made, "words", [MinWords(4)])
    with pytest.raises(BadInput, match="has no name"):
        scorers.more_checks_scorer(bench, made, " ", [MinWords(4)])
    assert scorers.more_checks_scorer(bench, made, "more words", [MinWords(4)]).id != first.id


@pytest.mark.parametrize("end", ["cancel", "kill", "kill the file's process"])
def test_what_is_scored_stays_and_resume_does_the_rest(bench: Workbench, made: int, tmp_path: Path, end: str) -> None:
    own = mine(bench, made, tmp_path, SLOW)
    job = scorers.start_scorer(bench, made, own.id)
    wait_for(bench, job, 10)
    expected: tuple[JobState, ...] = ("done",)
    engine = bench.runner._engine.pid
    assert engine is not None
    match end:
        case "cancel":
            bench.runner.cancel(job)
            expected = ("cancelled",)
        case "kill":
            os.kill(engine, signal.SIGKILL)
            expected = ("interrupted",)
        case _:
            for child in psutil.Process(engine).children():
                child.kill()
    assert bench.runner.wait(job, 30).state in expected
    before = all_rewards(bench, own.id)
    assert len(before) >= 10
    bench.runner.resume(job)
    assert bench.runner.wait(job, 30).state == "done"
    after = all_rewards(bench, own.id)
    assert len(after) == 96
    assert before.items() <= after.items()


def test_paused_it_stands_still(bench: Workbench, made: int, tmp_path: Path) -> None:
    own = mine(bench, made, tmp_path, SLOW)
    job = scorers.start_scorer(bench, made, own.id)
    wait_for(bench, job, 5)
    bench.runner.pause(job)
    threading.Event().wait(0.3)
    then = len(all_rewards(bench, own.id))
    threading.Event().wait(0.3)
    assert len(all_rewards(bench, own.id)) == then < 96
    bench.runner.proceed(job)
    assert bench.runner.wait(job, 30).state == "done"


def test_a_broken_file_says_so_and_loses_nothing(bench: Workbench, made: int, tmp_path: Path) -> None:
    broken = mine(bench, made, tmp_path, "def score(:\n", "broken")
    record = bench.runner.wait(scorers.start_scorer(bench, made, broken.id))
    assert record.state == "failed"
    assert "broken.py cannot be used to score: line 1" in record.message
    with pytest.raises(BadInput, match="cannot be used to score: line 1"):
        scorers.inspect_scorer(bench, broken.spec).result(30)  # type: ignore[arg-type]  # it can be run
    assert all_rewards(bench, broken.id) == {}


def test_a_file_that_is_changed_after_it_was_agreed_to(bench: Workbench, made: int, tmp_path: Path) -> None:
    own = mine(bench, made, tmp_path, SLOW)
    (tmp_path / "mine.py").write_text(SLOW + "\n")
    record = bench.runner.wait(scorers.start_scorer(bench, made, own.id))
    assert (record.state, "has been changed since" in record.message) == ("failed", True)
    with pytest.raises(BadInput, match="Look at it again"):
        scorers.user_file_scorer(bench, made, "again", tmp_path / "mine.py", own.spec.digest)  # type: ignore[union-attr]


def test_pairs_are_compared_with_what_has_its_reward(bench: Workbench, made: int, fake: Fake) -> None:
    """Completions that come later meet those that were there; the rewards of these stay."""
    judge = scorers.judge_scorer(bench, made, "judge", fake(), PAIRS)
    bench.runner.wait(scorers.start_scorer(bench, made, judge.id))
    before = all_rewards(bench, judge.id)
    assert len(before) == 96
    with bench.store.write() as w:
        later = runs.create(w, made, fake("context=9"), "train", 1, 5)
        runs.add_completions(w, later.id, [NewCompletion(1, 0, "later", 1, "stop", None)])
    record = bench.runner.wait(scorers.start_scorer(bench, made, judge.id))
    assert record.state == "done"
    with bench.store.read() as s:
        new = rewards.reward(s, 97, judge.id)
    assert new is not None
    compared = detail_of(new.detail)
    assert isinstance(compared, Compared)
    assert len(compared.verdicts) == 4
    assert all_rewards(bench, judge.id) == before


def test_what_is_refused_before_anything_is_written(bench: Workbench, made: int, fake: Fake, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"lacks \{completion\}"):
        scorers.judge_scorer(bench, made, "judge", fake(), Rubric(template="{prompt}"))
    with pytest.raises(BadInput, match="cannot be read"):
        scorers.user_file_scorer(bench, made, "mine", tmp_path / "none.py", "")
    with bench.store.read() as s:
        assert rewards.scorers(s, made) == []


def test_what_is_known_of_a_scorer(bench: Workbench, made: int, fake: Fake, tmp_path: Path) -> None:
    bad = scorers.more_checks_scorer(bench, made, "bad", [JsonSchema('{"type": 3}')])
    with pytest.raises(BadInput, match="has no JSON schema"):
        scorers.inspect_scorer(bench, bad.spec).result(30)  # type: ignore[arg-type]
    own = mine(bench, made, tmp_path, SLOW)
    assert scorers.inspect_scorer(bench, own.spec).result(30).name == "mine.py"  # type: ignore[arg-type]
    shown = scorers.show_scored(bench, made, own.spec).result(30)  # type: ignore[arg-type]
    with bench.store.read() as s:
        first = rewards.unrewarded(s, own.id, [1], limit=1)[0]
    assert "".join(piece.text for piece in shown.pieces) == first.texts[0].text


def test_a_scorer_is_named_after_what_it_is_and_found_by_its_settings(bench: Workbench, project: int) -> None:
    spec = RewardModel(path="/models/reward/")
    first = scorers.scorer_of(bench, project, spec)
    assert first.name == "Reward model reward"
    assert scorers.scorer_of(bench, project, spec) == first
    cut = RewardModel(path="/models/reward/", too_long="truncate")
    assert scorers.scorer_of(bench, project, cut).name == "Reward model reward 2"
