"""Completions by transformers: any causal language model with safetensors weights, on a GPU or the CPU."""

from __future__ import annotations

import gc
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch
from transformers import PreTrainedModel, PreTrainedTokenizerBase

from rsgui.core import wire
from rsgui.core.entities import Generator, ModelOptions
from rsgui.core.errors import ModelError, OutOfMemory
from rsgui.core.sampling import SamplingParams
from rsgui.engine import devices, models
from rsgui.engine.control import Control, Inbox
from rsgui.engine.generators.decoding import MOST_ROWS, Decoding

ATTENTION = {"full_attention", "sliding_attention"}


class TransformersGenerator:
    """A `GeneratorBackend` over a loaded model. `most_rows` bounds the rows in flight."""

    def __init__(
        self, name: str, model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, context: int, threads: int | None
    ) -> None:
        self.most_rows = MOST_ROWS
        self._model = model
        self._tokenizer = tokenizer
        self._threads = threads
        dtype = str(model.dtype).removeprefix("torch.")
        self.info = wire.ModelInfo(
            name=name,
            architecture=str(model.config.model_type),
            parameters=model.num_parameters(),
            context=context,
            quantisation={"bfloat16": "bf16", "float32": "f32"}.get(dtype, dtype),
            template_hash=models.template_hash(models.template_of(tokenizer)),
            device=str(model.device),
            dtype=dtype,
        )

    def generate(
        self, inbox: Inbox[wire.PromptWork], sampling: SamplingParams, seed: int, control: Control
    ) -> Iterator[wire.Made | wire.Refused]:
        devices.use_threads(self._threads)
        decoding = Decoding(self._model, self._tokenizer, self.info.context, sampling, seed, self.most_rows)
        return decoding.run(inbox, control)

    def close(self) -> None:
        device = self._model.device
        del self._model
        gc.collect()
        devices.empty_cache(device)


def load(
    generator: Generator, options: ModelOptions, note: Callable[[str], None], dtype: torch.dtype | None = None
) -> TransformersGenerator:
    """The generator's model with its adapter merged into it, in `dtype` or what the device is fastest with.

    Raises ModelError and OutOfMemory.
    """
    folder = models.transformers_folder(generator.model.path, note)
    device = devices.best_device()
    dtype = dtype or devices.fast_dtype(device)
    tokenizer = models.load_tokenizer(folder)
    try:
        model: Any = models.load_model(folder, dtype if generator.adapter is None else torch.float32)
        _check(model)
        if generator.adapter is not None:
            model = merged(model, Path(generator.adapter))  # in float32, to be rounded once
        model.to(device=device, dtype=dtype)
    except (RuntimeError, MemoryError) as error:
        if not devices.is_out_of_memory(error):
            raise
        hint = "Choose a smaller model, or close other programs."
        raise OutOfMemory(f"{generator.model.name} does not fit into the memory of {device}.", hint) from error
    context = models.context_of(model.config, options.context)
    return TransformersGenerator(generator.model.name, model, tokenizer, context, options.threads)


def merged(model: PreTrainedModel, adapter: Path) -> PreTrainedModel:
    """The model with a LoRA adapter in peft's format added to its weights, for good. Raises ModelError."""
    from peft import PeftModel

    if not (adapter / "adapter_model.safetensors").is_file() or not (adapter / "adapter_config.json").is_file():
        hint = "An adapter is a folder with adapter_config.json and adapter_model.safetensors."
        raise ModelError(f"{adapter} is not an adapter in peft's format.", hint)
    try:
        peft: Any = PeftModel.from_pretrained(model, str(adapter), local_files_only=True)
    except (ValueError, KeyError, RuntimeError) as error:
        if devices.is_out_of_memory(error):
            raise
        raise ModelError(f"The adapter in {adapter} does not fit the model: {error}") from error
    whole: PreTrainedModel = peft.merge_and_unload().eval()
    return whole


def _check(model: PreTrainedModel) -> None:
    """Raises ModelError for a model that the decoding loop would decode wrongly: it keeps keys and values of all
    tokens, and says where each token stands."""
    kinds = set(getattr(model.config.get_text_config(), "layer_types", None) or ATTENTION)
    if kinds <= ATTENTION and "position_ids" in inspect.signature(model.forward).parameters:
        return
    hint = "Use its GGUF file with llama.cpp, which knows more kinds of models."
    raise ModelError(f"Models of the kind {model.config.model_type} cannot be used with transformers here.", hint)
