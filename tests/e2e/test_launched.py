"""`rsgui train` from the command line, alone and by two processes that accelerate launches: the same training."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from rsgui.core.entities import Generator, Message, Model, NewCompletion, NewPrompt, NewReward, TrainingPoint
from rsgui.core.selection import Recipe, TopPerPrompt
from rsgui.jobs import actions, workbench
from rsgui.store import prompts, rewards, rounds, runs
from tests.engine.training_kit import WORDS, make_tiny

LETTERS = WORDS[6:32]
ALONE = (sys.executable, "-m", "rsgui")
LAUNCHED = (
    *(sys.executable, "-m", "accelerate.commands.launch", "--multi_gpu", "--num_processes", "2", "--num_machines", "1"),
    *("--mixed_precision", "no", "--dynamo_backend", "no", "--module", "rsgui"),
)
SET = [
    f"--set={one}" for one in ("rank=4", "epochs=3", "batch_size=8", "learning_rate=0.01", "validation=0.2", "every=2")
]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A project with a curated set of 21 rows, made with a tiny model."""
    path = tmp_path / "store.sqlite"
    model = Model("transformers", str(make_tiny(tmp_path / "tiny")))
    bench = workbench.open(path)
    project = actions.create_project(bench, "Trial").id
    texts = [" ".join(LETTERS[(i + j) % 26] for j in range(2 + i % 5)) for i in range(21)]
    with bench.store.write() as w:
        prompts.add(w, project, [NewPrompt((Message("user", text),), split="train") for text in texts], 0.0)
        ids = [prompt.id for prompt in prompts.page(w.session, project, 0, 100)]
        run = runs.create(w, project, Generator(model), "train", 1, 0, ids)
        runs.add_completions(w, run.id, [NewCompletion(p, 0, f"{LETTERS[p % 26]} .", 2, "stop", None) for p in ids])
    scorer = actions.checks_scorer(bench, project).id
    with bench.store.write() as w:
        made = [completion.id for prompt in ids for completion in runs.of_prompt(w.session, run.id, prompt)]
        rewards.add(w, scorer, [NewReward(completion, 1.0) for completion in made])
    actions.choose(bench, project, scorer, Recipe(TopPerPrompt()))
    bench.close()
    return path


def train(launcher: Sequence[str], store: Path, *more: str) -> subprocess.CompletedProcess[str]:
    places = {f"RSGUI_{name}": str(store.parent / name.lower()) for name in ("CACHE", "CONFIG", "LOGS")}
    environment = os.environ | places | {"OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": ""}
    command = [*launcher, "train", "--project", "Trial", "--store", str(store), *more]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=900)


def points(store: Path) -> list[list[TrainingPoint]]:
    """Of each adapter."""
    bench = workbench.open(store)
    with bench.store.read() as s:
        found = [rounds.points(s, adapter.id) for adapter in rounds.adapters(s, 1) if adapter.folder]
    bench.close()
    return found


@pytest.mark.timeout(1200)  # six processes load torch one after the other: minutes on a machine that is busy
@pytest.mark.skipif(sys.platform == "win32", reason="gloo")
def test_two_processes_train_as_one_does(store: Path) -> None:
    for launcher in (ALONE, LAUNCHED):
        ran = train(launcher, store, *SET)
        assert ran.returncode == 0, ran.stderr
        assert "Trained on 17 rows" in ran.stdout
    alone, launched = points(store)
    assert [point.step for point in launched] == [point.step for point in alone] == list(range(1, 10))
    for one, other in zip(alone, launched, strict=True):
        assert other.loss == pytest.approx(one.loss, abs=1e-5)
        assert other.validation == (None if one.validation is None else pytest.approx(one.validation, abs=1e-5))


@pytest.mark.timeout(1200)
@pytest.mark.skipif(sys.platform == "win32", reason="gloo")
def test_what_is_trained_already_ends_all_processes(store: Path) -> None:
    ran = train(ALONE, store, "--set=rank=4", "--set=epochs=1")
    assert ran.returncode == 0, ran.stderr
    again = train(LAUNCHED, store, "--round", "Round 1")
    assert again.returncode == 0, again.stderr
    words = [line for line in again.stdout.splitlines() if line.startswith("The adapter is in")]
    assert len(words) == 2, "one of each process"
    assert words[0] == words[1]


def test_what_cannot_be_trained_is_said(store: Path) -> None:
    for more, words in (
        (["--set", "rang=3"], "no parameter “rang”"),
        (["--set", "rank=three"], "rank"),
        (["--set", "rank=0"], "rank is 0"),
        (["--round", "Round 7"], "no round “Round 7”"),
        (["--from", "adapter 3"], "no adapter"),
    ):
        ran = train(ALONE, store, *more)
        assert ran.returncode == 1
        assert words in ran.stderr
