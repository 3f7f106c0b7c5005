"""LoRA adapters: put on a model, and written so that a folder with the adapter's name is always a complete one."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from peft import LoraConfig, PeftModel, get_peft_model
from torch.nn import Linear
from transformers import PreTrainedModel, set_seed

from rsgui import __version__
from rsgui.core import wire
from rsgui.core.entities import Layers, TrainingParams
from rsgui.core.errors import BadInput
from rsgui.engine.model_card import CARD
from rsgui.engine.whole import whole_place

RECORD = "rsgui.json"
"""Beside peft's files: what the adapter was trained on, how, and with which versions."""


def with_lora(model: PreTrainedModel, params: TrainingParams, head: str | None = None) -> PeftModel:
    """The model with a fresh adapter on its linear layers but the head, in float32 whatever the model is in.

    `head` names one that is trained whole: that of a reward model. Raises BadInput.
    """
    set_seed(params.seed)
    config = LoraConfig(
        r=params.rank,
        lora_alpha=params.alpha,
        lora_dropout=params.dropout,
        use_rslora=params.rslora,
        use_dora=params.dora,
        target_modules=_layers(model, params.layers, head),
        task_type="SEQ_CLS" if head else "CAUSAL_LM",
        modules_to_save=[head] if head else None,
        base_model_name_or_path=model.name_or_path,
    )
    return get_peft_model(model, config)


def _layers(model: PreTrainedModel, chosen: Layers, head: str | None) -> str | list[str]:
    """The linear layers to change, in peft's words or by name. Those of the attention lie in a module that is called
    so, whatever the architecture."""
    if chosen == "all":
        return "all-linear"
    whole: Any = model  # this method of its is not typed
    out = whole.get_output_embeddings()
    linear = [name for name, part in model.named_modules() if isinstance(part, Linear) and part is not out]
    named = [
        name for name in linear if name != head and ("attn" in name or "attention" in name) is (chosen == "attention")
    ]
    if not named:
        raise BadInput(f"The base has no linear layers of the kind {chosen}.", "Train all linear layers.")
    return named


def save_adapter(model: PeftModel, folder: Path, record: Mapping[str, Any], card: str | None = None) -> None:
    """Writes the adapter in peft's form beside `folder` and puts it there once it is complete. `card` takes the place
    of peft's model card, which is a form with nothing filled in. Raises DiskFull."""
    with whole_place(folder, "adapter", "train again") as beside:
        # The embeddings are never trained; without saying so peft would look the base model up on a hub.
        model.save_pretrained(str(beside), save_embedding_layers=False)
        write_record(beside, record)
        if card is not None:
            (beside / CARD).write_text(card, "utf-8")


def record_of(request: wire.Train, base: Path, result: wire.TrainingResult) -> dict[str, Any]:
    """What `RECORD` holds."""
    return {
        "about": request.about,
        "rows_hash": request.rows_hash,
        "rows": result.rows,
        "dropped": result.dropped,
        "tokens": result.tokens,
        "loss": result.loss,
        "base": {"model": request.model, "folder": str(base)},
        "params": request.params,
        "versions": versions(),
    }


def write_record(folder: Path, record: Mapping[str, Any]) -> None:
    """The record as JSON that a person can read."""
    (folder / RECORD).write_bytes(msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")


def versions() -> dict[str, str]:
    """Those of rsgui and of the libraries that train."""
    libraries = ("torch", "transformers", "peft", "accelerate")
    return {"rsgui": __version__, **{name: version(name) for name in libraries}}
