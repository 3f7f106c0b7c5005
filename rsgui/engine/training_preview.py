"""What a training would be, before it is started: its rows in tokens, and about how long and how large it will be."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from transformers import AutoConfig, AutoModelForCausalLM, GenerationConfig, PreTrainedModel

from rsgui.core import wire
from rsgui.core.dataset import TrainingRow, kept_back
from rsgui.core.entities import TrainingParams
from rsgui.engine import models
from rsgui.engine.control import Reply
from rsgui.engine.devices import best_device, fast_dtype
from rsgui.engine.training import read_rows, training_dtype
from rsgui.engine.training_adapter import with_lora
from rsgui.engine.training_data import Example, token_pieces, tokenise
from rsgui.engine.training_loss import MOST_LOGITS
from rsgui.engine.training_steps import steps_of

KEPT = 30
"""Numbers kept of a token in a layer until the gradient comes, in widths of the model; measured with SmolLM2."""
USED = 0.5
"""The share of a device's speed in products of matrices that a training reaches, about."""


def preview(request: wire.PreviewTraining, reply: Reply) -> wire.TrainingPreview:
    """Raises BadInput for rows that cannot be trained on, ModelError."""
    request.params.check()
    rows = read_rows(Path(request.rows), request.rows_hash, TrainingRow)
    folder = models.transformers_folder(request.model.path, reply.note)
    tokenizer = models.load_tokenizer(folder)
    models.use_template(tokenizer, request.template)
    model = weightless(folder)
    limit = min(request.params.max_length, models.context_of(model.config, request.params.max_length))
    ends = models.end_ids(model, tokenizer)
    learnt, back = kept_back(rows, request.params.validation, request.params.seed)
    examples, dropped = tokenise(learnt, tokenizer, ends, limit)
    measured, too_long = tokenise(back, tokenizer, ends, limit)
    (shown, *_), _ = tokenise(rows[request.row : request.row + 1] or rows[:1], tokenizer, ends, 1 << 30)
    steps = steps_of(len(examples), request.params) if examples else 0
    seen = sum(len(example.ids) for example in examples) * steps * request.params.batch_size / max(1, len(examples))
    device = best_device()
    dtype = fast_dtype(device) if request.model.quantise else training_dtype(device, folder)
    weights, learns = model.num_parameters(), learnt_weights(model, request.params)
    return wire.TrainingPreview(
        all_rows=len(rows),
        rows=len(examples),
        validation_rows=len(measured),
        dropped=dropped + too_long,
        limit=limit,
        longest=max((len(example.ids) for example in examples), default=0),
        tokens=sum(len(example.ids) for example in examples),
        completion_tokens=sum(len(example.ids) - example.prompt for example in examples),
        steps=steps,
        learnt=learns,
        seconds=seen * 4 * weights / (USED * speed(device, dtype)),
        memory=int(fixed(request, weights, learns, dtype) + passing(model.config, examples, request.params, dtype)),
        pieces=token_pieces(shown, tokenizer),
        row_fits=len(shown.ids) <= limit,
    )


def weightless(folder: Path) -> PreTrainedModel:
    """The model of a Hugging Face folder without its weights. Raises ModelError."""
    untyped: Any = AutoModelForCausalLM
    with models.loading(folder), torch.device("meta"):
        config = AutoConfig.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
        model: PreTrainedModel = untyped.from_config(config)
        if (folder / "generation_config.json").is_file():
            model.generation_config = GenerationConfig.from_pretrained(folder, local_files_only=True)
    return model


def learnt_weights(model: PreTrainedModel, params: TrainingParams) -> int:
    """How many weights the adapter has."""
    with torch.device("meta"):
        tuned = with_lora(model, params)
    count: int = tuned.get_nb_trainable_parameters()[0]
    return count


def speed(device: torch.device, dtype: torch.dtype) -> float:
    """Operations per second, by a product of two matrices."""
    size, times = 768, 4
    a = torch.ones(size, size, dtype=dtype, device=device)
    float((a @ a).sum())  # warms up, and waits for the device
    started = time.perf_counter()
    for _ in range(times):
        product = a @ a
    float(product.sum())
    return 2 * size**3 * times / (time.perf_counter() - started)


def fixed(request: wire.PreviewTraining, weights: int, learnt: int, dtype: torch.dtype) -> float:
    """Bytes of the weights, and of the adapter with its gradients and Adam's two moments."""
    of_a_weight = {"4bit": 0.6, "8bit": 1.1}.get(request.model.quantise or "", dtype.itemsize)
    return weights * of_a_weight + 16 * learnt


def passing(config: Any, examples: Sequence[Example], params: TrainingParams, dtype: torch.dtype) -> float:
    """Bytes that the largest micro-batch keeps for the gradient, about, with its logits."""
    text = config.get_text_config()
    largest = sorted((len(example.ids) for example in examples), reverse=True)[: params.micro_batch]
    tokens = max(largest, default=0) * len(largest)
    layers = text.num_hidden_layers
    kept = tokens * text.hidden_size * dtype.itemsize * (layers + KEPT if params.recompute else KEPT * layers)
    return float(kept + 3 * 4 * min(MOST_LOGITS, tokens * text.vocab_size))
