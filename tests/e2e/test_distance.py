"""An evaluation tells how far a tuned model is from its base, through the real engine with a tiny model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from peft import LoraConfig, get_peft_model

from rsgui.core.checks import MaxWords
from rsgui.core.entities import Generator, Message, Model, NewPrompt
from rsgui.core.sampling import SamplingParams
from rsgui.engine.models import load_model
from rsgui.jobs import actions, evaluating, outcomes, workbench
from rsgui.jobs.workbench import Workbench
from rsgui.store import prompts
from tests.engine.training_kit import make_tiny

pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")  # peft asks for it


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbench]:
    for name in ("CACHE", "CONFIG", "LOGS"):
        monkeypatch.setenv(f"RSGUI_{name}", str(tmp_path / name.lower()))
    opened = workbench.open(tmp_path / "store.sqlite")
    yield opened
    opened.close()


def test_kl_of_tuned_from_base(bench: Workbench, tmp_path: Path) -> None:
    tiny = make_tiny(tmp_path / "tiny")
    torch.manual_seed(1)
    model: Any = load_model(tiny, torch.float32)
    model.lm_head.weight.data *= 20  # as it is made, all tokens are nearly as likely, whatever the adapter does
    model.save_pretrained(tiny)
    how = LoraConfig(r=2, target_modules="all-linear", init_lora_weights=False, task_type="CAUSAL_LM")
    get_peft_model(model, how).save_pretrained(str(tmp_path / "adapter"))
    project = actions.create_project(bench, "Tiny").id
    asked = [NewPrompt((Message("user", letter),), (MaxWords(3),), split="held-out") for letter in "abcdef"]
    with bench.store.write() as w:
        prompts.add(w, project, asked, 1.0)
    base = Generator(Model(path=str(tiny)), None, SamplingParams(temperature=1.0, top_p=1.0, max_new_tokens=6))
    pair = [base, Generator(base.model, str(tmp_path / "adapter"), base.sampling)]
    record = bench.runner.wait(evaluating.start_evaluation(bench, project, pair, k=4))
    assert record.state == "done", record.message
    before, after = outcomes.read(bench.store, 1).samples
    assert before.kl is None
    assert after.kl is not None
    assert 0 < after.kl.low < after.kl.estimate < after.kl.high, "what a model draws itself is likelier by it"
