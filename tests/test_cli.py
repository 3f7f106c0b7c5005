"""The command line, where neither Qt nor torch can be imported."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from rich.console import Console
from typer.testing import CliRunner

from rsgui import __version__, cli, options
from rsgui.core.entities import (
    EMBEDDED_MODEL,
    DecisionKind,
    Generator,
    Message,
    NewCompletion,
    NewPrompt,
    NewReward,
    ScorerSpec,
)
from rsgui.core.selection import Recipe
from rsgui.jobs import actions, terminal, workbench
from rsgui.jobs.steps import Step
from rsgui.store import projects, prompts, rewards, rounds, runs, selections
from rsgui.store.database import Store

WITHOUT_QT = """
import sys
for name in ("PySide6", "torch"):
    sys.modules[name] = None
from rsgui import options
from rsgui.cli import main
main()
"""


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CACHE", "CONFIG", "LOGS"):
        monkeypatch.setenv(f"RSGUI_{name}", str(tmp_path / name.lower()))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with a project whose one completion is selected."""
    path = tmp_path / "store.sqlite"
    bench = workbench.open(path)
    with bench.store.write() as w:
        project = projects.create(w, "Tiny").id
        prompts.add(w, project, [NewPrompt((Message("user", "Say hello."),), split="train")], 0.0)
    with bench.store.write() as w:
        run = runs.create(w, project, Generator(), "train", 1, 0)
        runs.add_completions(w, run.id, [NewCompletion(1, 0, "Hello.", 2, "stop", -0.5)])
    with bench.store.write() as w:
        scorer = rewards.scorer(w, project, "Checks", ScorerSpec())
        rewards.add(w, scorer.id, [NewReward(1, 1.0)])
        selections.freeze(w, project, scorer.id, Recipe(), [1])
    bench.close()
    return path


def rsgui(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT_QT, *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"COLUMNS": "200"}, timeout=120
    )


def test_version() -> None:
    assert rsgui("--version").stdout == f"rsgui {__version__}\n"


def test_export(store: Path, tmp_path: Path) -> None:
    done = rsgui("export", "--store", store, "--project", "Tiny", tmp_path / "rows.jsonl")
    assert done.returncode == 0, done.stderr
    assert msgspec.json.decode((tmp_path / "rows.jsonl").read_bytes()) == {
        "messages": [{"role": "user", "content": "Say hello."}, {"role": "assistant", "content": "Hello."}]
    }


def test_an_error_is_a_message_and_what_to_do(store: Path, tmp_path: Path) -> None:
    done = rsgui("--store", store, "export", "--project", "Big", tmp_path / "rows.jsonl")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "There is no project “Big”.",
        "This store has: Tiny. With --prompts FILE, run makes one.",
    ]


def test_what_is_no_store_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Anna, ...")
    done = rsgui("run", "--store", tmp_path / "letter.txt", "--project", "Tiny")
    assert done.returncode == 1
    assert "is not a store of rsgui" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "letter.txt").read_text() == "Dear Anna, ..."


def test_run_makes_a_project_and_says_which_step_cannot_be_done(tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text('{"prompt": "Say hello.", "split": "train"}\n')
    done = rsgui(
        "run", "--store", tmp_path / "s.sqlite", "--project", "New", "--prompts", tmp_path / "p.jsonl",
        "--backend", "fake", "--model", "fake:", "--n", "2",
    )  # fmt: skip
    assert done.returncode == 1
    assert "1 prompt imported" in done.stdout
    assert "2 completions" in done.stdout
    assert "None of the 2 completions has a reward." in done.stderr
    assert "checks" in done.stderr


def test_run_takes_some_of_the_prompts_and_more_of_them_later(tmp_path: Path) -> None:
    lines = [f'{{"prompt": "Say {i}.", "tags": ["{"ab"[i % 2]}"], "split": "train"}}\n' for i in range(8)]
    (tmp_path / "p.jsonl").write_text("".join(lines))
    start = ("run", "--store", tmp_path / "s.sqlite", "--project", "New", "--backend", "fake", "--model", "fake:")
    some = ("--tag", "a", "--take", "3", "--how", "spread")
    first = rsgui(*start, *some, "--n", "2", "--prompts", tmp_path / "p.jsonl")
    assert "2 completions of each chosen prompt" in first.stdout
    assert "None of the 6 completions has a reward." in first.stderr
    assert "None of the 9 completions has a reward." in rsgui(*start, *some, "--n", "3").stderr
    assert "None of the 24 completions has a reward." in rsgui(*start, "--n", "3").stderr
    wrong = rsgui(*start, "--take", "3", "--how", "best")
    assert wrong.returncode == 1
    assert "Choose first, random or spread." in wrong.stderr


def test_a_backend_that_is_not_there(tmp_path: Path) -> None:
    done = rsgui("run", "--store", tmp_path / "s.sqlite", "--project", "New", "--backend", "abacus")
    assert done.returncode == 1
    assert "There is no backend “abacus”." in done.stderr


def test_a_relative_path_of_a_model_is_kept_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run that is made of it can be resumed from anywhere."""
    (tmp_path / "model").mkdir()
    monkeypatch.chdir(tmp_path)
    assert options.model_of("transformers", "model").path == str(tmp_path / "model")
    assert options.model_of("transformers", "./model/").path == str(tmp_path / "model")
    assert options.model_of("transformers", EMBEDDED_MODEL).path == EMBEDDED_MODEL


def test_ctrl_c_says_how_to_go_on(tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text("".join(f'{{"prompt": "Topic {n}.", "split": "train"}}\n' for n in range(99)))
    command = [sys.executable, "-c", WITHOUT_QT, "run", "--store", str(tmp_path / "s.sqlite"), "--project", "New"]
    command += ["--prompts", str(tmp_path / "p.jsonl"), "--backend", "fake", "--model", "fake:?delay=0.1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        while "99 prompts imported" not in (line := running.stdout.readline()):
            assert line, running.stderr.read()
        running.send_signal(signal.SIGINT)
        assert running.stderr.read() == "Stopped. The same command goes on where it was left.\n"
    assert running.returncode == cli.INTERRUPTED


def test_ctrl_c_while_training_names_the_round_to_go_on_with(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A training on its own freezes a new adapter, so that the same command would begin anew."""

    def press(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "follow", press)
    command = ["train", "--project", "Tiny", "--store", str(store)]
    stopped = CliRunner().invoke(cli.app, [*command, "--set", "rank=4"])
    assert stopped.exit_code == cli.INTERRUPTED
    head, _, named = stopped.stderr.partition(": ")
    assert head == "Stopped. It goes on where it was left by"
    assert shlex.split(named) == ["rsgui", "train", "--project", "Tiny", "--round", "Round 1", "--store", str(store)]
    assert CliRunner().invoke(cli.app, shlex.split(named)[1:]).exit_code == cli.INTERRUPTED
    with Store.open(store).read() as s:
        assert len(rounds.adapters(s, 1)) == 1, "it is the same one"


@pytest.mark.parametrize("more", [["--set", "rank=4"], ["--from", "adapter 1"], ["--model", "/models/other"]])
def test_a_training_goes_on_as_it_was_begun(store: Path, more: list[str]) -> None:
    ran = rsgui("train", "--project", "Tiny", "--store", store, "--round", "Round 1", *more)
    assert ran.returncode == 1
    assert "--round goes on with a training as it was begun" in ran.stderr


def test_ctrl_c_that_a_callback_swallows_is_heeded_all_the_same(tmp_path: Path) -> None:
    def swallow() -> None:
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

    bench = workbench.open(tmp_path / "store.sqlite")
    try:
        with terminal.ctrl_c():
            swallow()
            with pytest.raises(KeyboardInterrupt):
                terminal.follow(bench, Console(), [Step("review", "A step")])
        with terminal.ctrl_c():
            terminal.follow(bench, Console(), [Step("review", "The next command")])
    finally:
        bench.close()


def test_run_scores_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text('{"prompt": "Say hello.", "split": "train"}\n')
    (tmp_path / "mine.py").write_text("def score(prompt, completion, reference):\n    return -5\n")
    options = (
        "run", "--store", tmp_path / "s.sqlite", "--project", "New", "--prompts", tmp_path / "p.jsonl",
        "--backend", "fake", "--model", "fake:", "--n", "2",
    )  # fmt: skip
    done = rsgui(*options, "--scorer-file", tmp_path / "mine.py", "--least-reward", "0")
    assert "Reward each completion by mine.py" in done.stdout
    assert "No completion can be chosen" in done.stderr


def test_a_scorer_that_cannot_be_used_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text("def score(:\n")
    options = ("run", "--store", tmp_path / "s.sqlite", "--project", "New", "--backend", "fake", "--model", "fake:")
    done = rsgui(*options, "--scorer-file", tmp_path / "mine.py")
    assert "mine.py cannot be used to score: line 1" in done.stderr
    done = rsgui(*options, "--scorer-file", tmp_path / "mine.py", "--reward-model", tmp_path)
    assert "Choose one of them." in done.stderr
    done = rsgui(*options, "--reward-adapter", tmp_path)
    assert "Name the model with --reward-model." in done.stderr


def test_a_copy_is_reviewed_and_merged(store: Path, tmp_path: Path) -> None:
    def decided(place: Path, reviewer: str, kind: DecisionKind) -> None:
        bench = workbench.open(place)
        bench.settings.reviewer = reviewer
        actions.decide(bench, 1, 1, kind)
        bench.close()

    copy = tmp_path / "for bob.sqlite"
    assert rsgui("copy", "--store", store, copy).stdout == f"{copy} is written.\n"
    refused = rsgui("copy", "--store", store, copy)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert str(copy) in refused.stderr
    decided(copy, "bob", "exclude")
    decided(store, "ada", "include")
    merge = ("merge", "--store", store, copy, "--project", "Tiny")
    told = rsgui(*merge).stdout.splitlines()
    assert told[0] == "1 new, 1 of bob; 0 known; 0 not here."
    assert told[1].startswith("ada and bob: 0 of 1 alike, Cohen's kappa ")
    assert told[2].startswith("Conflicts: 1. Krippendorff's alpha: ")
    assert rsgui(*merge).stdout.startswith("0 new; 1 known; 0 not here.\n")
    lost = rsgui("merge", "--store", store, tmp_path / "none.sqlite", "--project", "Tiny")
    assert (lost.returncode, "none.sqlite" in lost.stderr) == (1, True)
