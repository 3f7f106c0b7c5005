"""The main job on the real model: generate, score, choose, overrule, train, evaluate, export, and load the adapter."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rsgui import paths
from rsgui.core.entities import Generator, TrainingParams
from rsgui.core.rounds import Plan
from rsgui.core.sampling import SamplingParams
from rsgui.core.selection import Recipe, TopPerPrompt
from rsgui.jobs import actions, evaluating, loop, workbench
from rsgui.jobs.workbench import Workbench
from rsgui.store import prompts, rounds, runs

PLAN = Plan(
    generator=Generator(sampling=SamplingParams(max_new_tokens=24)),
    n=3,
    k=2,
    recipe=Recipe(TopPerPrompt()),
    params=TrainingParams(rank=4, alpha=8, batch_size=4, micro_batch=4, epochs=1.0),
)
PLAIN_SCRIPT = """
import sys
from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer
base, adapter = sys.argv[1:]
model = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(base), adapter)
ids = AutoTokenizer.from_pretrained(base)("Hello", return_tensors="pt")
with_adapter = model(**ids).logits
with model.disable_adapter():
    without = model(**ids).logits
print(float((with_adapter - without).abs().max()))
"""


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbench]:
    """A real workbench on a new store. The converted model is shared with other tests: it takes a while to make."""
    for name in ("CONFIG", "LOGS"):
        monkeypatch.setenv(f"RSGUI_{name}", str(tmp_path / name.lower()))
    opened = workbench.open(tmp_path / "store.sqlite")
    yield opened
    opened.close()


def project_of_eight(bench: Workbench, folder: Path) -> int:
    """Four training and four held-out prompts of the demo's."""
    lines = [
        line
        for name in ("train.jsonl", "held_out.jsonl")
        for line in paths.resource("demo", name).read_text(encoding="utf-8").splitlines()[::12][:4]
    ]
    file = folder / "prompts.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    project = actions.create_project(bench, "Eight prompts").id
    assert bench.runner.wait(actions.import_prompts(bench, project, file)).state == "done"
    with bench.store.read() as s:
        assert [prompts.count(s, project, "train"), prompts.count(s, project, "held-out")] == [4, 4]
    return project


def test_the_main_job_from_prompts_to_a_compared_adapter(bench: Workbench, tmp_path: Path) -> None:
    project = project_of_eight(bench, tmp_path)
    for step in loop.loop(bench, project, PLAN):
        if step.stage == "review":
            chosen = actions.curated(bench, project)
            assert chosen.selection is not None
            assert len(chosen) == 4
            actions.toggle(bench, project, chosen.selection.picks[0])  # a person overrules the machine
            assert len(actions.curated(bench, project)) == 3

    outcome = loop.outcome(bench, project, PLAN)
    assert outcome is not None
    adapter, evaluation = outcome.adapter, outcome.evaluation
    assert adapter.rows == 3
    compared = evaluating.comparison(bench, evaluation.id)
    assert compared.prompts == 4
    assert compared.base.completions == compared.tuned.completions == 8

    with bench.store.read() as s:
        assert [p.step for p in rounds.points(s, adapter.id)] == [1]
        (train_run,) = runs.of_project(s, project)
        assert runs.progress(s, train_run.id) == (12, 12)
        assert train_run.template_hash

    file = tmp_path / "curated.jsonl"
    assert bench.runner.wait(actions.export_curated(bench, project, file)).state == "done"
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [[m["role"] for m in row["messages"]][-2:] for row in rows] == [["user", "assistant"]] * 3

    assert adapter.folder is not None
    assert load_in_a_plain_script(Path(adapter.folder)) > 0

    again = list(loop.loop(bench, project, PLAN))
    assert all(step.job is None for step in again), "a second pass finds nothing to do"


def load_in_a_plain_script(adapter: Path) -> float:
    """How much the adapter changes the base model's logits, told by a script that knows peft and nothing of rsgui."""
    base = json.loads((adapter / "adapter_config.json").read_text(encoding="utf-8"))["base_model_name_or_path"]
    done = subprocess.run(
        [sys.executable, "-c", PLAIN_SCRIPT, base, str(adapter)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)
