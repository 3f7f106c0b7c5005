"""Small models with random weights, and a tokenizer of words, saved as folders as a user's would be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
import transformers
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import LlamaConfig, PreTrainedTokenizerFast

WORDS = [f"w{number}" for number in range(60)]
SPECIAL = ["<s>", "</s>", "<unk>", "<pad>", "<user>", "<assistant>", "<system>", "<step>", "+", "-", "Z"]
BOS, EOS, PAD = 0, 1, 3
CONTEXT = 256

TEMPLATE = (
    "{{ bos_token }}{% for m in messages %}<{{ m.role }}> {{ m.content }} {{ eos_token }} {% endfor %}"
    "{% if add_generation_prompt %}<assistant> {% endif %}"
)
LEFT_PADDED_TEMPLATE = "<pad> <pad> " + TEMPLATE
"""One that begins with the pad token."""
ENDS_WITH_PAD = TEMPLATE + "<pad> </s> <pad>"


def tokenizer(template: str | None = TEMPLATE, pad: str = "</s>", side: str = "right") -> Any:
    """Words and special tokens; like many, it puts a BOS before a text unless asked not to."""
    vocabulary = {word: number for number, word in enumerate(SPECIAL + WORDS)}
    raw = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    raw.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    raw.post_processor = processors.TemplateProcessing(
        "<s> $A", pair="<s> $A </s> $B", special_tokens=[("<s>", BOS), ("</s>", EOS)]
    )
    untyped: Any = PreTrainedTokenizerFast
    made = untyped(
        tokenizer_object=raw,
        bos_token="<s>",
        eos_token="</s>",
        unk_token="<unk>",
        pad_token=pad,
        padding_side=side,
        additional_special_tokens=["<user>", "<assistant>"],
    )
    made.chat_template = template
    return made


SETTINGS: dict[str, Any] = {
    "vocab_size": len(SPECIAL + WORDS),
    "hidden_size": 32,
    "intermediate_size": 48,
    "num_hidden_layers": 3,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "max_position_embeddings": CONTEXT,
    "bos_token_id": BOS,
    "eos_token_id": EOS,
    "pad_token_id": EOS,
}


def save(folder: Path, kind: str = "reward", seed: int = 0, words: Any = None, **more: Any) -> Path:
    """A folder with a model of a kind (reward, steps, causal, encoder) and its tokenizer."""
    torch.manual_seed(seed)
    model: Any
    kinds: Any = transformers
    match kind:
        case "reward":
            model = kinds.LlamaForSequenceClassification(LlamaConfig(**SETTINGS | {"num_labels": 1} | more))
        case "steps":
            model = kinds.LlamaForTokenClassification(LlamaConfig(**SETTINGS | {"num_labels": 2} | more))
        case "causal":
            model = kinds.LlamaForCausalLM(LlamaConfig(**SETTINGS | more))
        case "encoder":
            model = kinds.BertForSequenceClassification(
                kinds.BertConfig(
                    vocab_size=len(SPECIAL + WORDS),
                    hidden_size=32,
                    intermediate_size=48,
                    num_hidden_layers=2,
                    num_attention_heads=4,
                    max_position_embeddings=CONTEXT,
                    num_labels=1,
                    **more,
                )
            )
    model.save_pretrained(folder)
    (words or tokenizer()).save_pretrained(folder)
    return folder
