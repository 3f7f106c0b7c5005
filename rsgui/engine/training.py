"""The trainer: fine-tunes a LoRA adapter on the completions of a curated set, with peft on transformers' Trainer."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from peft import PeftModel

from rsgui.core import wire
from rsgui.core.dataset import Row, TrainingRow, decode_rows, rows_hash
from rsgui.core.entities import TrainingParams
from rsgui.core.errors import BadInput
from rsgui.engine import models
from rsgui.engine.control import Control, Reply
from rsgui.engine.devices import best_device, fast_dtype, free_memory
from rsgui.engine.model_card import card
from rsgui.engine.training_adapter import check_parent, going_on, record_of, save_adapter, with_lora
from rsgui.engine.training_data import IGNORED, Example, Tally, collate, token_mean, tokenise
from rsgui.engine.training_loss import CompletionLoss
from rsgui.engine.training_steps import StepTrainer, Work, steps_per_epoch


def train(request: wire.Train, control: Control, reply: Reply) -> wire.TrainingResult:
    """Trains and leaves the adapter in `request.folder`; until it is complete nothing there is touched.

    Raises BadInput for rows that cannot be trained on, ModelError, OutOfMemory, DiskFull, TrainingDiverged, Cancelled.
    """
    request.params.check()
    rows = read_rows(Path(request.rows), request.rows_hash, TrainingRow)
    reply.note(f"loading {request.model.name}")
    device = best_device()
    folder = models.transformers_folder(request.model.path, reply.note)
    check_parent(request, folder)
    base = models.load_model(folder, training_dtype(device, folder))
    tokenizer = models.load_tokenizer(folder)
    models.use_template(tokenizer, request.template)
    limit = min(request.params.max_length, models.context_of(base.config, request.params.max_length))
    examples, dropped = tokenise(rows, tokenizer, models.end_ids(base, tokenizer), limit)
    if not examples:
        raise BadInput(
            f"All {dropped:,} rows are longer than {limit:,} tokens.", "Raise the longest row, or choose shorter rows."
        )
    control.check()
    started = time.monotonic()
    model = going_on(base, request) if request.parent else with_lora(base, request.params)
    tallies = run(model, examples, request.params, control, reply)
    result = wire.TrainingResult(
        folder=request.folder,
        rows=len(examples),
        dropped=dropped,
        tokens=sum(tally.tokens for tally in tallies),
        loss=token_mean(tallies[-steps_per_epoch(len(examples), request.params) :]),
        seconds=time.monotonic() - started,
    )
    record = record_of(request, folder, result)
    save_adapter(model, Path(request.folder), record, card(Path(request.folder).name, record))
    return result


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


def run(
    model: PeftModel, examples: Sequence[Example], params: TrainingParams, control: Control, reply: Reply
) -> list[Tally]:
    """Trains the adapter of `model` in place; the loss of each step, in order."""
    with tempfile.TemporaryDirectory(prefix="rsgui-training-") as folder:
        trainer = CompletionTrainer(model, examples, params, folder, control, reply)
        trainer.train()
    return trainer.tallies


class CompletionTrainer(StepTrainer[Example]):
    """Learns completions: the loss of a step is per completion token."""

    def __init__(
        self,
        model: PeftModel,
        examples: Sequence[Example],
        params: TrainingParams,
        folder: str,
        control: Control,
        reply: Reply,
    ) -> None:
        work = Work(examples, [len(example.ids) for example in examples], collate, params)
        super().__init__(model, work, folder, control, reply)
        self._loss = CompletionLoss(model.get_base_model())

    def weight(self, rows: dict[str, torch.Tensor]) -> int:
        """Completion tokens."""
        return int((rows["labels"] != IGNORED).sum())

    def summed_loss(self, rows: dict[str, torch.Tensor]) -> torch.Tensor:
        """Over completion tokens."""
        return self._loss(rows["input_ids"], rows["labels"])
