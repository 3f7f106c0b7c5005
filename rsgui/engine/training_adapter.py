"""LoRA adapters: put on a model, and written so that a folder with the adapter's name is always a complete one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from peft import LoraConfig, PeftModel, get_peft_model
from safetensors import SafetensorError
from transformers import PreTrainedModel, set_seed

from rsgui import __version__
from rsgui.core import wire
from rsgui.core.entities import TrainingParams
from rsgui.core.errors import DiskFull
from rsgui.engine import models

RECORD = "rsgui.json"
"""Beside peft's files: what the adapter was trained on, how, and with which versions."""


def with_lora(model: PreTrainedModel, params: TrainingParams) -> PeftModel:
    """The model with a fresh adapter on all its linear layers but the head, in float32 whatever the model is in."""
    set_seed(params.seed)
    config = LoraConfig(
        r=params.rank,
        lora_alpha=params.alpha,
        lora_dropout=params.dropout,
        target_modules="all-linear",
        task_type="CAUSAL_LM",
        base_model_name_or_path=model.name_or_path,
    )
    return get_peft_model(model, config)


def save_adapter(model: PeftModel, folder: Path, record: Mapping[str, Any]) -> None:
    """Writes the adapter in peft's form beside `folder` and puts it there once it is complete. Raises DiskFull."""
    beside = folder.with_name(folder.name + ".part")
    replaced = folder.with_name(folder.name + ".old")
    with _room_for(folder):
        shutil.rmtree(beside, ignore_errors=True)
        beside.parent.mkdir(parents=True, exist_ok=True)
        try:
            # The embeddings are never trained; without saying so peft would look the base model up on a hub.
            model.save_pretrained(str(beside), save_embedding_layers=False)
            (beside / RECORD).write_bytes(msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
        shutil.rmtree(replaced, ignore_errors=True)
        if folder.exists():
            folder.rename(replaced)
        beside.rename(folder)
        shutil.rmtree(replaced, ignore_errors=True)


def record_of(request: wire.Train, base: Path, result: wire.TrainingResult) -> dict[str, Any]:
    """What `RECORD` holds."""
    libraries = ("torch", "transformers", "peft", "accelerate")
    return {
        "rows_hash": request.rows_hash,
        "rows": result.rows,
        "dropped": result.dropped,
        "tokens": result.tokens,
        "loss": result.loss,
        "base": {"model": request.model, "folder": str(base)},
        "params": request.params,
        "versions": {"rsgui": __version__, **{name: version(name) for name in libraries}},
    }


@contextmanager
def _room_for(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, SafetensorError) as error:
        if models.is_disk_full(error):
            hint = "Free some space there and train again."
            raise DiskFull(f"There is no room left for the adapter in {folder.parent}.", hint) from error
        raise
