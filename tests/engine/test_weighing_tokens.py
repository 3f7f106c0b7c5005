"""The tokens of a completion, and their probabilities beside those that the model's own logits give."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from rsgui.core import wire
from rsgui.core.entities import Generator, Message, Model
from rsgui.core.errors import ModelError, OutOfMemory
from rsgui.engine import devices
from rsgui.engine.control import Control, Inbox
from rsgui.engine.handlers import Handlers
from rsgui.engine.models import load_model, load_tokenizer, prompt_ids
from rsgui.engine.training_loss import CompletionLoss
from rsgui.engine.weighing_tokens import Weigher
from tests.engine.training_kit import Told, make_adapter, make_tiny

pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")  # peft asks for it

MESSAGES = (Message("user", "a b"),)


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


def request(model: Path, text: str, adapter: Path | None = None) -> wire.WeighTokens:
    generator = Generator(Model(path=str(model)), adapter=str(adapter) if adapter else None)
    return wire.WeighTokens(1, generator, MESSAGES, text)


def test_each_token_of_the_completion_has_the_probability_that_the_logits_give(tiny: Path) -> None:
    told = Weigher().weigh(request(tiny, "c d e"), Told())
    assert [piece.text for piece in told.pieces if piece.learnt] == ["c", "d", "e", "<|end|>"]
    prompt = [piece for piece in told.pieces if not piece.learnt]
    assert [piece.logprob for piece in prompt] == [None] * len(prompt)
    tokenizer, model = load_tokenizer(tiny), load_model(tiny, torch.float32)
    before = prompt_ids(tokenizer, MESSAGES)
    ids = [*before, *tokenizer("c d e", add_special_tokens=False)["input_ids"], 2]
    assert len(ids) == len(told.pieces)
    logits: torch.Tensor = model(torch.tensor([ids])).logits[0].double()
    chosen = torch.log_softmax(logits, -1)[range(len(before) - 1, len(ids) - 1), ids[len(before) :]]
    assert [piece.logprob for piece in told.pieces if piece.learnt] == pytest.approx(chosen.tolist(), abs=1e-5)


def test_an_adapter_is_heeded_and_one_generator_is_loaded_once(tiny: Path, adapter: Path) -> None:
    weigher, reply = Weigher(), Told()
    plain = weigher.weigh(request(tiny, "c"), reply)
    assert weigher.weigh(request(tiny, "c"), reply) == plain
    tuned = weigher.weigh(request(tiny, "c", adapter), reply)
    assert tuned.pieces[-1].logprob != pytest.approx(plain.pieces[-1].logprob, abs=1e-4)
    assert weigher.weigh(request(tiny, "c"), reply) == plain
    assert reply.notes == [f"loading {tiny.name}"] * 3


def test_more_than_the_model_can_read_is_shown_without_probabilities(tiny: Path) -> None:
    told = Weigher().weigh(request(tiny, "b " * 200), Told())
    assert told.limit == 128
    assert sum(piece.learnt for piece in told.pieces) == 201
    assert {piece.logprob for piece in told.pieces} == {None}


def test_an_empty_completion_is_the_end_of_its_turn(tiny: Path) -> None:
    assert [piece.text for piece in Weigher().weigh(request(tiny, ""), Told()).pieces if piece.learnt] == ["<|end|>"]


def test_too_little_memory_is_said(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(loss: CompletionLoss, rows: object) -> None:
        raise torch.OutOfMemoryError

    monkeypatch.setattr(CompletionLoss, "by_token", none)
    with pytest.raises(OutOfMemory, match="weigh the tokens"):
        Weigher().weigh(request(tiny, "c"), Told())


def test_what_needs_memory_gets_that_of_the_loaded_generator(tiny: Path, tmp_path: Path) -> None:
    handlers, control = Handlers(), Control()

    def handle(asked: wire.Request) -> wire.Result | None:
        return handlers.handle(asked, Inbox(control), control, Told())

    handle(request(tiny, "c"))
    assert handlers._weigher is not None
    handle(wire.Inspect(2, Model(path=str(tiny))))
    assert handlers._weigher._loaded is not None
    prompts = tmp_path / "prompts.jsonl"
    prompts.write_text('{"prompt": "Why?"}\n', "utf-8")
    handle(wire.ReadPrompts(3, str(prompts), wire.Columns()))
    assert handlers._weigher._loaded is not None
    with pytest.raises(ModelError, match="adapter"):
        handle(wire.ExportAdapter(4, Model(path=str(tiny)), str(tmp_path), "merged", str(tmp_path / "x")))
    assert handlers._weigher._loaded is None
