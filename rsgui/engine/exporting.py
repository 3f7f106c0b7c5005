"""A trained adapter in other forms: merged into its base as a Hugging Face folder or a GGUF file, or alone in GGUF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from transformers import PreTrainedModel

from rsgui.core import wire
from rsgui.core.errors import BadInput, ModelError, OutOfMemory
from rsgui.engine import devices, gguf_writing, models
from rsgui.engine.control import Control, Reply
from rsgui.engine.generators.transformers_backend import merged
from rsgui.engine.whole import whole_place


def export_adapter(request: wire.ExportAdapter, control: Control, reply: Reply) -> wire.Exported:
    """Writes the adapter to `request.target`; until it is complete nothing there is touched.

    Raises BadInput for a place that cannot be written and a base that has no such form, ModelError, OutOfMemory,
    DiskFull, Cancelled.
    """
    target = Path(request.target)
    _check_place(target, request.form)
    try:
        with whole_place(target, "file" if request.form != "merged" else "model", "save it again") as beside:
            match request.form:
                case "merged":
                    _write_folder(request, beside, control, reply)
                case "gguf":
                    _write_gguf(request, beside, control, reply)
                case "lora_gguf":
                    base = gguf_writing.base_of(request.model.path)
                    gguf_writing.write_adapter(base, Path(request.adapter), beside)
            control.check()
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput(f"{target} cannot be written: {reason}.", "Choose another place, or mend its rights.") from error
    files = [target] if target.is_file() else list(target.iterdir())
    return wire.Exported(str(target), sum(file.stat().st_size for file in files))


def _check_place(target: Path, form: str) -> None:
    if form == "merged" and target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise BadInput(f"{target} is there already and not an empty folder.", "Choose a folder that is not there yet.")
    if form != "merged" and target.is_dir():
        raise BadInput(f"{target} is a folder.", "Name a file in it.")


def _write_folder(request: wire.ExportAdapter, folder: Path, control: Control, reply: Reply) -> None:
    model = _merged(request, control, reply)
    tokenizer = models.load_tokenizer(models.transformers_folder(request.model.path, reply.note))
    models.use_template(tokenizer, request.template)
    control.check()
    reply.note("writing the model")
    half: Any = model  # the type of its `to` is lost
    half.to(dtype=_half_for(model)).save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def _write_gguf(request: wire.ExportAdapter, file: Path, control: Control, reply: Reply) -> None:
    base = gguf_writing.base_of(request.model.path)  # before minutes go into loading what cannot be written
    changed = gguf_writing.layers_of(Path(request.adapter))
    weights = _merged(request, control, reply).state_dict()
    control.check()
    reply.note("writing the model")
    gguf_writing.write_merged(
        base, {f"{layer}.weight": weights[f"{layer}.weight"].numpy() for layer in changed}, file, request.template
    )


def _merged(request: wire.ExportAdapter, control: Control, reply: Reply) -> PreTrainedModel:
    """The base with the adapter in its weights, in float32 on the CPU, so that they are rounded once: when they are
    written."""
    folder = models.transformers_folder(request.model.path, reply.note)
    reply.note(f"loading {request.model.name}")
    try:
        base = models.load_model(folder, torch.float32)
        control.check()
        return merged(base, Path(request.adapter))
    except (RuntimeError, MemoryError) as error:
        if not devices.is_out_of_memory(error):
            raise
        hint = "Close other programs, or save the adapter alone."
        raise OutOfMemory(f"{request.model.name} does not fit into memory in float32.", hint) from error


def _half_for(model: PreTrainedModel) -> torch.dtype:
    """float16 has three bits more for what an adapter changes than bfloat16; that is for weights too large for it."""
    most = torch.finfo(torch.float16).max
    largest = max(float(weight.abs().max()) for weight in model.parameters())
    if not largest < float("inf"):
        raise ModelError("The merged model has weights that are no numbers.", "Train again with a lower learning rate.")
    return torch.float16 if largest <= most else torch.bfloat16
