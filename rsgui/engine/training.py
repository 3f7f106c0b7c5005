"""The trainer: fine-tunes a LoRA adapter of peft's on the completions of a curated set."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import torch
from peft import PeftModel, prepare_model_for_kbit_training
from transformers import PreTrainedModel

from rsgui import paths
from rsgui.core import wire
from rsgui.core.dataset import CHECKPOINT, Row, TrainingRow, decode_rows, kept_back, rows_hash
from rsgui.core.entities import Model, TrainingParams
from rsgui.core.errors import BadInput
from rsgui.engine import crowd, models, quantised
from rsgui.engine.control import Control, Reply
from rsgui.engine.devices import best_device, fast_dtype, free_memory, memory_for
from rsgui.engine.model_card import card
from rsgui.engine.training_adapter import check_parent, going_on, record_of, save_adapter, with_lora
from rsgui.engine.training_checkpoints import Checkpoints
from rsgui.engine.training_data import Example, Rows, micro_batches, token_mean, tokenise
from rsgui.engine.training_loss import CompletionLoss
from rsgui.engine.training_samples import Sampler
from rsgui.engine.training_steps import SMALLER, StepTrainer, Work, steps_per_epoch


def train(request: wire.Train, control: Control, reply: Reply) -> wire.TrainingResult:
    """Trains and leaves the adapter in `request.folder`; until it is complete nothing there is touched. What was begun
    before goes on from its last checkpoint.

    Raises BadInput for rows that cannot be trained on, ModelError, OutOfMemory, DiskFull, TrainingDiverged, Cancelled.
    """
    request.params.check()
    rows = read_rows(Path(request.rows), request.rows_hash, TrainingRow)
    learnt, back = kept_back(rows, request.params.validation, request.params.seed)
    reply.note(f"loading {request.model.name}")
    folder = models.transformers_folder(request.model.path, reply.note)
    check_parent(request, folder)
    checkpoints = Checkpoints(checkpoint_file(request.folder), made_of(request, folder))
    with memory_for(f"{request.model.name} does not fit into memory.", SMALLER):
        base = load_base(request.model, folder, dtype_of(checkpoints, folder))
    tokenizer = models.load_tokenizer(folder)
    models.use_template(tokenizer, request.template)
    limit = min(request.params.max_length, models.context_of(base.config, request.params.max_length))
    ends = models.end_ids(base, tokenizer)
    examples, dropped = tokenise(learnt, tokenizer, ends, limit)
    if not examples:
        raise BadInput(
            f"All {dropped:,} rows are longer than {limit:,} tokens.", "Raise the longest row, or choose shorter rows."
        )
    measured, too_long = tokenise(back, tokenizer, ends, limit)
    control.check()
    started = time.monotonic()
    with memory_for("The adapter does not fit into memory.", SMALLER):
        model = going_on(base, request) if request.parent else with_lora(base, request.params)
    if request.params.recompute:
        recompute_activations(base)
    trainer = CompletionTrainer(model, examples, measured, request.params, control, reply, checkpoints)
    trainer.sampler = Sampler(model, tokenizer, back or learnt, request.params.samples)
    trainer.run()
    if not trainer.tallies:
        raise BadInput("There is nothing to keep: no step was done, and there is no checkpoint.", "Resume instead.")
    result = wire.TrainingResult(
        folder=request.folder,
        rows=len(examples),
        dropped=dropped + too_long,
        tokens=sum(tally.tokens for tally in trainer.tallies),
        loss=token_mean(trainer.tallies[-steps_per_epoch(len(examples), request.params) :]),
        seconds=time.monotonic() - started,
        steps=trainer.step,
        planned=trainer.steps,
        kept=trainer.kept,
        validation=trainer.validation.losses.get(trainer.kept),
        validation_rows=len(measured),
    )
    record = record_of(request, folder, result)
    if crowd.rank() == 0:
        named = card(Path(request.folder).name, record)
        save_adapter(model, Path(request.folder), record, checkpoints.kept(), named)
        checkpoints.delete()
    return result


def load_base(model: Model, folder: Path, dtype: torch.dtype) -> PreTrainedModel:
    """What is trained over: whole weights in `dtype`, or rounded ones on a GPU (QLoRA; Dettmers et al. 2023). Raises
    ModelError."""
    device = best_device()
    if model.quantise is None:
        return models.load_model(folder, dtype)
    quantised.check(device)
    rounded = quantised.load(folder, model.quantise, fast_dtype(device), device)
    ready: PreTrainedModel = prepare_model_for_kbit_training(rounded, use_gradient_checkpointing=False)
    return ready


def recompute_activations(base: PreTrainedModel) -> None:
    """Has a model keep only what goes into each of its layers, and make the rest again for the gradient."""
    untyped: Any = base
    untyped.activation_checkpointing_enable(activation_checkpointing_kwargs={"use_reentrant": False})


def checkpoint_file(folder: str) -> Path:
    """Where the checkpoints of a training that ends in `folder` are: beside it."""
    return Path(folder).with_name(Path(folder).name + CHECKPOINT)


def made_of(request: wire.Train | wire.TrainReward, base: Path) -> str:
    """What tells one training from another, 32 hexadecimal digits; `base` is the folder of the model's files."""
    parent = request.parent if isinstance(request, wire.Train) else None
    parts = msgspec.json.encode((request.model, request.params, request.rows_hash, parent, paths.fingerprint(base)))
    return hashlib.blake2b(parts, digest_size=16).hexdigest()


def dtype_of(checkpoints: Checkpoints, folder: Path) -> torch.dtype:
    """What a training that was begun before is in; else `training_dtype`."""
    there = checkpoints.last()
    if there is None:
        return training_dtype(best_device(), folder)
    dtype: torch.dtype = getattr(torch, there.dtype)
    return dtype


def training_dtype(device: torch.device, folder: Path) -> torch.dtype:
    """float32 on a CPU with room for it, else what the device is fast in.

    bf16 makes 1.5 times the tokens a second on a CPU with AVX-512 BF16, but learns less from each: a young adapter's
    small changes vanish in the rounding of what the base computes (with 16 rows the loss of step 3 was 3.69, not 3.43).
    """
    stored = sum(file.stat().st_size for file in folder.glob("*.safetensors"))
    roomy = device.type == "cpu" and 4 * stored < free_memory(device)  # stored in 16 bits, that is half of it
    return torch.float32 if roomy else fast_dtype(device)


def read_rows(file: Path, expected_hash: str, kind: type[Row]) -> list[Row]:
    """The rows of a file that `core.dataset.encode_rows` wrote. Raises BadInput where it is missing, empty, or is not
    the one with this hash any more."""
    try:
        rows = decode_rows(file.read_bytes().split(b"\n"), str(file), kind)
    except OSError as error:
        raise BadInput(f"The training rows in {file} cannot be read: {error.strerror}.", "Train again.") from error
    if not rows:
        raise BadInput(f"{file} has no rows to train on.", "Select or include some completions first.")
    if rows_hash(rows) != expected_hash:
        raise BadInput(f"{file} has changed since the training was started.", "Train again from the curated set.")
    return rows


class CompletionTrainer(StepTrainer[Example]):
    """Learns completions: the loss of a step is per completion token."""

    def __init__(
        self,
        model: PeftModel,
        examples: Sequence[Example],
        measured: Sequence[Example],
        params: TrainingParams,
        control: Control,
        reply: Reply,
        checkpoints: Checkpoints | None = None,
    ) -> None:
        sizes = [len(example.ids) for example in examples]
        prompts = [tuple(example.ids[: example.prompt]) for example in examples]
        super().__init__(model, Work(examples, sizes, prompts, params, measured), control, reply, checkpoints)
        self._loss = CompletionLoss(model.get_base_model())
        self.sampler: Sampler | None = None

    def parts(self, examples: Sequence[Example], most: int) -> list[Rows]:
        """Completions of one prompt share it, where the model heeds that."""
        return micro_batches(examples, most, share=self._loss.shares_prompts)

    def sample(self) -> None:
        """A few prompts, always the same ones."""
        for sample in self.sampler.answers(self.step, self._control) if self.sampler else ():
            self._reply.item(wire.Sampled(sample))
        self._reply.flush()

    def weight(self, examples: Sequence[Example]) -> int:
        """Completion tokens."""
        return sum(len(example.ids) - example.prompt for example in examples)

    def summed_loss(self, rows: Rows) -> torch.Tensor:
        """Over completion tokens."""
        return self._loss(rows)
