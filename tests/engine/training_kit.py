"""What tests of training share: a tiny model, rows, and a reply that keeps what it was told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig, get_peft_model
from safetensors.torch import load_file
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from rsgui.core import wire
from rsgui.core.dataset import TrainingRow, encode_rows, rows_hash
from rsgui.core.entities import Message, Model, TrainingParams, TrainingPoint
from rsgui.engine.control import Control, Reply
from rsgui.engine.models import load_model

WORDS = ["<unk>", "<|start|>", "<|end|>", "system", "user", "assistant", *"abcdefghijklmnopqrstuvwxyz", "-", "."]
TEMPLATE = (
    "{% for m in messages %}<|start|> {{ m.role }} {{ m.content }} <|end|> {% endfor %}"
    "{% if add_generation_prompt %}<|start|> assistant {% endif %}"
)
END = 2


class Told(Reply):
    """A reply that keeps what it was told."""

    def __init__(self, control: Control | None = None, cancel_at: int = 0) -> None:
        self.events: list[wire.Event] = []
        self._then: dict[int, Callable[[], None]] = {}
        if control is not None:
            self.at(cancel_at, control.cancel)
        super().__init__(1, self._keep)

    def at(self, step: int, then: Callable[[], None]) -> None:
        """What is done once so many steps were told."""
        self._then[step] = then

    def _keep(self, event: wire.Event) -> None:
        self.events.append(event)
        self._then.get(len(self.points), lambda: None)()

    @property
    def points(self) -> list[TrainingPoint]:
        batches = [event.items for event in self.events if isinstance(event, wire.Items)]
        return [item.point for items in batches for item in items if isinstance(item, wire.Trained)]

    @property
    def notes(self) -> list[str]:
        return [event.note for event in self.events if isinstance(event, wire.Progress)]


def make_tiny(folder: Path) -> Path:
    """A folder with a random Llama of two layers and a tokenizer of one token a letter."""
    words = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="<unk>"))
    words.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    fast: Any = PreTrainedTokenizerFast  # its constructor is not typed
    tokenizer = fast(tokenizer_object=words, eos_token="<|end|>", pad_token="<|end|>", chat_template=TEMPLATE)
    tokenizer.save_pretrained(folder)
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=len(WORDS),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=128,
        bos_token_id=1,
        eos_token_id=END,
        pad_token_id=END,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    return folder


def make_adapter(tiny: Path, folder: Path) -> Path:
    """A folder with an adapter of the tiny model that changes something: peft begins with none."""
    torch.manual_seed(1)
    how = LoraConfig(r=2, target_modules="all-linear", init_lora_weights=False, task_type="CAUSAL_LM")
    model: Any = get_peft_model(load_model(tiny, torch.float32), how)
    model.save_pretrained(folder)
    return folder


def row(number: int) -> TrainingRow:
    letters = WORDS[6:32]
    prompt = " ".join(letters[(number + i) % 26] for i in range(2 + number % 5))
    completion = " ".join(letters[(3 * number + i) % 26] for i in range(1 + number % 7))
    return TrainingRow(f"k{number}", (Message("user", prompt),), completion)


ROWS = [row(number) for number in range(21)]
PARAMS = TrainingParams(rank=4, alpha=8, learning_rate=1e-2, epochs=2, batch_size=8, micro_batch=8)


def request(place: Path, model: Path, rows: Sequence[TrainingRow], params: TrainingParams = PARAMS) -> wire.Train:
    file = place / "rows.jsonl"
    file.write_bytes(encode_rows(rows))
    return wire.Train(
        id=1,
        model=Model("transformers", str(model)),
        params=params,
        rows=str(file),
        rows_hash=rows_hash(rows),
        folder=str(place / "adapters" / "one"),
    )


def weights(folder: str) -> dict[str, torch.Tensor]:
    return load_file(Path(folder) / "adapter_model.safetensors")
