"""LoRA adapters: put on a model, and written so that a folder with the adapter's name is always a complete one."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from peft import LoraConfig, PeftConfig, PeftModel, get_peft_model
from torch.nn import Linear
from transformers import PreTrainedModel, set_seed

from rsgui import __version__, paths
from rsgui.core import wire
from rsgui.core.entities import Layers, TrainingParams
from rsgui.core.errors import BadInput, ModelError
from rsgui.engine import devices
from rsgui.engine.model_card import CARD
from rsgui.engine.whole import whole_place

RECORD = "rsgui.json"
"""Beside peft's files: what the adapter was trained on, how, and with which versions."""
FROM_BASE = "Choose the base that it was trained over, or begin with the base alone."


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


def going_on(model: PreTrainedModel, request: wire.Train) -> PeftModel:
    """The model with the adapter that the training goes on from, to be trained further. Raises ModelError where it is
    of another base or shape."""
    set_seed(request.params.seed)
    folder, params = str(request.parent), request.params
    try:
        config = PeftConfig.from_pretrained(folder)
        config.lora_dropout = params.dropout
        tuned = PeftModel.from_pretrained(model, folder, config=config, is_trainable=True, local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        if devices.is_out_of_memory(error):
            raise
        first_line = str(error).strip().splitlines()[0].rstrip(".")
        raise ModelError(f"The adapter in {folder} does not fit the base: {first_line}.", FROM_BASE) from error
    there = (config.r, config.lora_alpha, config.use_rslora, config.use_dora)
    wanted = (params.rank, params.alpha, params.rslora, params.dora)
    if there != wanted:
        words = "rank, alpha, rsLoRA and DoRA"
        raise ModelError(f"The adapter in {folder} has {words} {there}; {wanted} are asked for.", FROM_BASE)
    return tuned


def check_parent(request: wire.Train, base: Path) -> None:
    """Raises ModelError where the adapter to go on from is gone, or was trained over other files than those of
    `base`. Of one that does not say what it was trained over, its shape will tell."""
    if request.parent is None:
        return
    folder = Path(request.parent)
    if not folder.is_dir():
        raise ModelError(f"The adapter to go on from is gone: there is no folder {folder}.", FROM_BASE)
    try:
        known = msgspec.json.decode((folder / RECORD).read_bytes(), type=_Known).base.fingerprint
    except (OSError, msgspec.DecodeError):
        return
    if known and known != paths.fingerprint(base):
        raise ModelError(f"The adapter in {folder} was trained over another model than {base}.", FROM_BASE)


class _Base(msgspec.Struct):
    fingerprint: str = ""


class _Known(msgspec.Struct):
    """What is read of an earlier record."""

    base: _Base = msgspec.field(default_factory=_Base)


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


def save_adapter(
    model: PeftModel, folder: Path, record: Mapping[str, Any], checkpoint: int | None = None, card: str | None = None
) -> None:
    """Writes the adapter in peft's form beside `folder` and puts it there once it is complete. `card` takes the place
    of peft's model card, which is a form with nothing filled in. `checkpoint` is the step of the last one, from which
    one can go on where there is no room now. Raises DiskFull."""
    then = "train again: there was no room for a checkpoint either"
    if checkpoint is not None:
        then = f"resume: the checkpoint of step {checkpoint:,} is kept"
    with whole_place(folder, "adapter", then) as beside:
        # The embeddings are never trained; without saying so peft would look the base model up on a hub.
        model.save_pretrained(str(beside), save_embedding_layers=False)
        write_record(beside, record)
        if card is not None:
            (beside / CARD).write_text(card, "utf-8")


def record_of(request: wire.Train, base: Path, result: wire.TrainingResult) -> dict[str, Any]:
    """What `RECORD` holds."""
    return {
        "whose": request.whose,
        "about": request.about,
        "rows_hash": request.rows_hash,
        "rows": result.rows,
        "dropped": result.dropped,
        "tokens": result.tokens,
        "loss": result.loss,
        "steps": result.steps,
        "planned": result.planned,
        "kept": result.kept,
        "validation": result.validation,
        "validation_rows": result.validation_rows,
        "base": {"model": request.model, "folder": str(base), "fingerprint": paths.fingerprint(base)},
        "parent": None if request.parent is None else Path(request.parent).name,
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
