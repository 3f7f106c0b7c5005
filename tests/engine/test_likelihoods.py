"""How probable completions are with an adapter and without it, against logits read off one row at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from peft import PeftModel

from rsgui.core import wire
from rsgui.core.entities import Generator, Message, Model, NewLikelihood
from rsgui.core.errors import BadInput, ModelError, OutOfMemory
from rsgui.engine import devices, likelihoods
from rsgui.engine.control import Control, Inbox, Reply
from rsgui.engine.models import load_model, load_tokenizer, prompt_ids
from rsgui.engine.training_loss import CompletionLoss
from tests.engine.training_kit import END, make_adapter, make_tiny

pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")  # peft asks for it


@pytest.fixture(autouse=True)
def on_a_cpu(monkeypatch: pytest.MonkeyPatch) -> None:
    """In float32, where equalities hold to many digits."""
    monkeypatch.setattr(devices, "best_device", lambda: torch.device("cpu"))
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def adapter(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_adapter(tiny, tmp_path_factory.mktemp("adapter"))


WORKS = (
    wire.SaidWork(
        (Message("user", "a b"),),
        (wire.Said(3, "c d e", ended=True), wire.Said(4, "c", ended=False), wire.Said(5, "", ended=False)),
    ),
    wire.SaidWork((Message("user", "c"),), (wire.Said(6, "a a a a", ended=True), wire.Said(7, "", ended=True))),
)


def compared(generator: Generator, works: tuple[wire.SaidWork, ...] = WORKS) -> dict[int, NewLikelihood]:
    control, events = Control(), list[wire.Event]()
    inbox: Inbox[wire.SaidWork] = Inbox(control)
    inbox.put(works, last=True)
    reply = Reply(1, events.append)
    likelihoods.compare(wire.CompareLikelihoods(1, generator), inbox, control, reply)
    reply.flush()
    items = [item for event in events if isinstance(event, wire.Items) for item in event.items]
    return {item.likelihood.completion: item.likelihood for item in items if isinstance(item, wire.Likely)}


def by_hand(model: Any, prompt: list[int], completion: list[int]) -> float:
    with torch.no_grad():
        logits = model(input_ids=torch.tensor([prompt + completion])).logits[0].log_softmax(-1)
    return sum(float(logits[len(prompt) + i - 1, token]) for i, token in enumerate(completion))


@pytest.mark.parametrize("share", [True, False])
def test_against_one_row_at_a_time(tiny: Path, adapter: Path, monkeypatch: pytest.MonkeyPatch, share: bool) -> None:
    if not share:
        monkeypatch.setattr(CompletionLoss, "_same_as_separate", lambda self: False)
    monkeypatch.setattr(likelihoods, "BUDGET", 16)
    found = compared(Generator(Model(path=str(tiny)), str(adapter)))
    tokenizer = load_tokenizer(tiny)
    base = load_model(tiny, torch.float32)
    tuned = PeftModel.from_pretrained(load_model(tiny, torch.float32), str(adapter)).eval()
    for work in WORKS:
        prompt = prompt_ids(tokenizer, work.messages)
        for one in work.said:
            ids = list(tokenizer(one.text, add_special_tokens=False)["input_ids"]) + ([END] if one.ended else [])
            likelihood = found.pop(one.completion)
            assert likelihood.tokens == len(ids)
            assert likelihood.tuned == pytest.approx(by_hand(tuned, prompt, ids), abs=1e-4)
            assert likelihood.base == pytest.approx(by_hand(base, prompt, ids), abs=1e-4)
            assert len(ids) == 0 or likelihood.tuned != likelihood.base
    assert not found


def test_memory_that_runs_out_halves_the_batch(tiny: Path, adapter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    generator = Generator(Model(path=str(tiny)), str(adapter))
    whole = compared(generator)
    usual, most = CompletionLoss.by_token, 1

    def scarce(self: Any, rows: Any) -> torch.Tensor:
        if int(rows["branches"].max()) > most or len(rows["branches"]) > most:
            raise torch.OutOfMemoryError("out of memory")
        return usual(self, rows)

    monkeypatch.setattr(CompletionLoss, "by_token", scarce)
    again = compared(generator)
    assert {i: one.base for i, one in again.items()} == pytest.approx(
        {i: one.base for i, one in whole.items()}, abs=1e-4
    )
    most = 0
    with pytest.raises(OutOfMemory, match="one completion"):
        compared(generator)


def test_what_cannot_be_compared(tiny: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no adapter"):
        compared(Generator(Model(path=str(tiny))))
    with pytest.raises(ModelError, match="not an adapter"):
        compared(Generator(Model(path=str(tiny)), str(tmp_path)))


def test_the_template_of_the_generator_counts(tiny: Path, adapter: Path) -> None:
    plain = compared(Generator(Model(path=str(tiny)), str(adapter), template=""))
    assert plain[4].base != compared(Generator(Model(path=str(tiny)), str(adapter)))[4].base
