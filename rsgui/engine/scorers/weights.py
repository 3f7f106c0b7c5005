"""Loading a model that scores: its head checked to be trained, its adapter merged, its number format chosen."""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor
from transformers import AutoConfig, AutoModelForSequenceClassification, PreTrainedModel, PreTrainedTokenizerBase

from rsgui.core.errors import ModelError, OutOfMemory
from rsgui.core.scorers import Weights
from rsgui.engine import devices, models
from rsgui.engine.generators.transformers_backend import ATTENTION, merged
from rsgui.engine.scorers.passes import Network

SMALL = 1_000_000_000
"""Weights below which a model is computed in float32 unless asked otherwise: bfloat16 makes ties of near values."""

NOT_A_SCORER = {
    "SequenceClassification": "Choose the folder of a reward model: one for sequence classification, with a trained "
    "head. A language model can score as a judge.",
    "TokenClassification": "Choose the folder of a process reward model: one for token classification, with a trained "
    "head. A language model that answers with a token after each step is of the kind “step tag”.",
    "CausalLM": "Choose the folder of a language model that was trained to rate steps.",
}


class Loaded(NamedTuple):
    """A model that scores, its tokenizer, and how many tokens it sees."""

    model: PreTrainedModel
    tokenizer: PreTrainedTokenizerBase
    context: int

    @property
    def causal(self) -> bool:
        """Whether it reads from left to right, and its last token knows all."""
        model: Any = self.model  # its methods are not typed
        return hasattr(model, "score") or model.get_output_embeddings() is not None


def place_of(spec: Weights, note: Callable[[str], None]) -> Path:
    """The model's folder. Raises ModelError, and DiskFull where a GGUF file has to be converted."""
    return models.transformers_folder(spec.path, note)


def load(spec: Weights, task: str, note: Callable[[str], None]) -> Loaded:
    """The model with its adapter merged into it, on the device. Raises ModelError and OutOfMemory."""
    folder = place_of(spec, note)
    note(f"loading {folder.name}")
    head = None if spec.adapter is None else _head_of(Path(spec.adapter))
    try:
        model, missing = models.load_scoring(folder, task, head)
        _check(model, missing, folder, task, spec.adapter is not None and head is not None)
        if spec.adapter is not None:
            exact: Any = model
            model = merged(exact.float(), Path(spec.adapter))  # to be rounded once
        device = devices.best_device()
        _move(model, device, spec)
    except (RuntimeError, MemoryError) as error:
        if not devices.is_out_of_memory(error):
            raise
        hint = "Choose a smaller model, or close other programs."
        raise OutOfMemory(f"{folder.name} does not fit into the memory.", hint) from error
    return Loaded(model, models.load_tokenizer(folder), models.context_of(model.config, spec.context))


def network(loaded: Loaded, head: Callable[[Tensor], Tensor] | None = None) -> Network:
    """What passes read values off. `head` is what makes values of hidden states; None is the model's own."""
    model: Any = loaded.model
    if not loaded.causal:
        return Network(model, None, False, model.device)
    if head is None:
        exact = copy.deepcopy(model.score).float()  # the last product in float32, whatever the rest is in

        def head(hidden: Tensor) -> Tensor:
            values: Tensor = exact(hidden.float())
            return values

    body = model.base_model
    kinds = set(getattr(model.config.get_text_config(), "layer_types", None) or ATTENTION)
    shares = kinds <= ATTENTION and "position_ids" in inspect.signature(body.forward).parameters
    return Network(body, head, shares, model.device)


def labels_of(config: Any) -> tuple[str, ...]:
    """What the head gives, by name."""
    names: dict[int, str] = config.id2label or {}
    return tuple(str(names.get(place, f"label {place}")) for place in range(config.num_labels))


def reads_forward(config: Any) -> bool:
    """Whether a reward model of this config reads from left to right; its weights are not looked at."""
    auto: Any = AutoModelForSequenceClassification  # its methods are not typed
    with torch.device("meta"):
        return hasattr(auto.from_config(config), "score")


def check_config(folder: Path, task: str, has_head: bool) -> Any:
    """What a model's config.json says. Raises ModelError for one that cannot score in this way."""
    try:
        config: Any = AutoConfig.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    except (OSError, ValueError, KeyError) as error:
        first = str(error).strip().splitlines()[0].rstrip(".")
        raise ModelError(f"{folder} cannot be read as a model: {first}.", NOT_A_SCORER[task]) from error
    if getattr(config, "is_encoder_decoder", False):
        raise ModelError(f"{folder} is an encoder-decoder model, which cannot score here.", NOT_A_SCORER[task])
    kinds = tuple(config.architectures or ())
    if task != "CausalLM" and not has_head and any(kind.endswith(("ForCausalLM", "LMHeadModel")) for kind in kinds):
        raise ModelError(f"{folder} is a language model and no reward model: it is a {kinds[0]}.", NOT_A_SCORER[task])
    return config


def adapter_has_head(spec: Weights) -> bool:
    """Whether the spec's adapter brings a head of its own. Raises ModelError for a folder that is no adapter."""
    return spec.adapter is not None and _head_of(Path(spec.adapter)) is not None


def _head_of(adapter: Path) -> int | None:
    """How many labels the head in an adapter has; None where it has none."""
    from safetensors import SafetensorError, safe_open

    file = adapter / "adapter_model.safetensors"
    if not file.is_file():
        hint = "An adapter is a folder with adapter_config.json and adapter_model.safetensors."
        raise ModelError(f"{adapter} is not an adapter in peft's format.", hint)
    try:
        with safe_open(file, "numpy") as opened:
            heads = [name for name in opened.keys() if name.endswith(("score.weight", "classifier.weight"))]  # noqa: SIM118
            return int(opened.get_slice(heads[0]).get_shape()[0]) if heads else None
    except (SafetensorError, OSError) as error:
        raise ModelError(f"{file} is cut short or damaged: {error}.", "Train or copy the adapter again.") from error


def _check(model: PreTrainedModel, missing: set[str], folder: Path, task: str, has_head: bool) -> None:
    """Raises ModelError where weights are missing: what transformers draws at random would give random rewards."""
    check_config(folder, task, has_head)
    head = {name for name in missing if name.split(".")[0] in ("score", "classifier", "pooler")}
    left = missing - head if has_head else missing
    if left:
        some = ", ".join(sorted(left)[:3]) + (", …" if len(left) > 3 else "")
        what = "has no trained head" if left <= head else "lacks weights"
        problem = f"{folder} {what}: {some} is not in it, so its rewards would be random."
        raise ModelError(problem, NOT_A_SCORER[task])


def _move(model: PreTrainedModel, device: torch.device, spec: Weights) -> None:
    whole = spec.dtype == "float32" or (spec.dtype == "auto" and model.num_parameters() < SMALL)
    fast = torch.bfloat16 if spec.dtype == "bfloat16" else devices.fast_dtype(device)
    anything: Any = model
    anything.to(device=device, dtype=torch.float32 if whole else fast)
