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
from rsgui.core.entities import Generator, ModelOptions, Quantise
from rsgui.core.errors import ModelError, OutOfMemory
from rsgui.core.sampling import SamplingParams
from rsgui.engine import devices, models, quantised
from rsgui.engine.control import Control, Inbox
from rsgui.engine.generators.attention import use_shared_prompts
from rsgui.engine.generators.decoding import MOST_ROWS, Decoding
from rsgui.engine.generators.packing import pack
from rsgui.engine.templates import template_hash

ATTENTION = {"full_attention", "sliding_attention"}


class TransformersGenerator:
    """A `GeneratorBackend` over a loaded model. `most_rows` bounds the rows in flight."""

    def __init__(
        self,
        name: str,
        model: PreTrainedModel,
        tokenizer: PreTrainedTokenizerBase,
        context: int,
        threads: int | None,
        quantise: Quantise | None = None,
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
            quantisation=quantise or {"bfloat16": "bf16", "float32": "f32"}.get(dtype, dtype),
            template_hash=template_hash(models.template_of(tokenizer)),
            device=str(model.device),
            dtype=dtype,
            size=sum(t.nbytes for t in (*model.parameters(), *model.buffers())),
        )
        pack(model, MOST_ROWS)

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
    """The generator's model with its adapter, in `dtype` or what the device is fastest with.

    Raises ModelError, BadInput for a template that cannot be used, and OutOfMemory.
    """
    device = devices.best_device()
    quantise, adapter = generator.model.quantise, generator.adapter
    if quantise:
        quantised.check(device)
    folder = models.transformers_folder(generator.model.path, note)
    dtype = dtype or devices.fast_dtype(device)
    tokenizer = models.load_tokenizer(folder)
    models.use_template(tokenizer, generator.template)
    try:
        if quantise:
            model: Any = quantised.load(folder, quantise, dtype, device)
            _check(model)
            model = model if adapter is None else beside(model, Path(adapter))
        else:
            model = models.load_model(folder, dtype if adapter is None else torch.float32)
            _check(model)
            model = model if adapter is None else merged(model, Path(adapter))  # in float32, to be rounded once
            model.to(device=device, dtype=dtype)
        use_shared_prompts(model)
    except (RuntimeError, MemoryError) as error:
        if not devices.is_out_of_memory(error):
            raise
        hint = "Choose a smaller model, or close other programs."
        raise OutOfMemory(f"{generator.model.name} does not fit into the memory of {device}.", hint) from error
    context = models.context_of(model.config, options.context)
    return TransformersGenerator(generator.model.name, model, tokenizer, context, options.threads, quantise)


def merged(model: PreTrainedModel, adapter: Path) -> PreTrainedModel:
    """The model with a LoRA adapter in peft's format added to its weights, for good. Raises ModelError."""
    whole: PreTrainedModel = with_adapter(model, adapter).merge_and_unload().eval()
    return whole


def beside(model: PreTrainedModel, adapter: Path) -> PreTrainedModel:
    """The model with a LoRA adapter beside its weights: added to rounded ones it would be rounded away. Raises
    ModelError."""
    whole: PreTrainedModel = with_adapter(model, adapter).get_base_model().eval()
    return whole


def with_adapter(model: PreTrainedModel, adapter: Path) -> Any:
    """The model as peft's, with the adapter beside its weights. Raises ModelError."""
    from peft import PeftModel

    if not (adapter / "adapter_model.safetensors").is_file() or not (adapter / "adapter_config.json").is_file():
        hint = "An adapter is a folder with adapter_config.json and adapter_model.safetensors."
        raise ModelError(f"{adapter} is not an adapter in peft's format.", hint)
    try:
        return PeftModel.from_pretrained(model, str(adapter), local_files_only=True)
    except (ValueError, KeyError, RuntimeError) as error:
        if devices.is_out_of_memory(error):
            raise
        raise ModelError(f"The adapter in {adapter} does not fit the model: {error}") from error


def _check(model: PreTrainedModel) -> None:
    """Raises ModelError for a model that the decoding loop would decode wrongly: it keeps keys and values of all
    tokens, says where each token stands, and attends as its model is told to."""
    kinds = set(getattr(model.config.get_text_config(), "layer_types", None) or ATTENTION)
    told = kinds <= ATTENTION and "position_ids" in inspect.signature(model.forward).parameters
    if told and getattr(model, "_supports_attention_backend", False):
        return
    hint = "Use its GGUF file with llama.cpp, which knows more kinds of models."
    raise ModelError(f"Models of the kind {model.config.model_type} cannot be used with transformers here.", hint)
