"""The trainer: fine-tunes a LoRA adapter on the completions of a curated set, with peft on transformers' Trainer."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from peft import PeftModel
from torch.optim.lr_scheduler import LambdaLR
from torch.utils.data import Dataset, Sampler
from transformers import PrinterCallback, Trainer, TrainingArguments
from transformers.trainer_pt_utils import LengthGroupedSampler

from rsgui.core import wire
from rsgui.core.dataset import TrainingRow, decode_rows, rows_hash
from rsgui.core.entities import TrainingParams, TrainingPoint
from rsgui.core.errors import BadInput, OutOfMemory, TrainingDiverged
from rsgui.engine import models
from rsgui.engine.control import Control, Reply
from rsgui.engine.devices import best_device, empty_cache, fast_dtype, free_memory, is_out_of_memory
from rsgui.engine.training_adapter import record_of, save_adapter, with_lora
from rsgui.engine.training_data import IGNORED, Example, Tally, collate, token_mean, tokenise
from rsgui.engine.training_loss import CompletionLoss


def train(request: wire.Train, control: Control, reply: Reply) -> wire.TrainingResult:
    """Trains and leaves the adapter in `request.folder`; until it is complete nothing there is touched.

    Raises BadInput for rows that cannot be trained on, ModelError, OutOfMemory, DiskFull, TrainingDiverged, Cancelled.
    """
    request.params.check()
    rows = read_rows(Path(request.rows), request.rows_hash)
    reply.note(f"loading {request.model.name}")
    device = best_device()
    folder = models.transformers_folder(request.model.path, reply.note)
    base = models.load_model(folder, training_dtype(device, folder))
    tokenizer = models.load_tokenizer(folder)
    limit = min(request.params.max_length, models.context_of(base.config, request.params.max_length))
    examples, dropped = tokenise(rows, tokenizer, models.end_ids(base, tokenizer), limit)
    if not examples:
        raise BadInput(
            f"All {dropped:,} rows are longer than {limit:,} tokens.", "Raise the longest row, or choose shorter rows."
        )
    control.check()
    started = time.monotonic()
    model = with_lora(base, request.params)
    tallies = run(model, examples, request.params, control, reply)
    result = wire.TrainingResult(
        folder=request.folder,
        rows=len(examples),
        dropped=dropped,
        tokens=sum(tally.tokens for tally in tallies),
        loss=token_mean(tallies[-steps_per_epoch(len(examples), request.params) :]),
        seconds=time.monotonic() - started,
    )
    save_adapter(model, Path(request.folder), record_of(request, folder, result))
    return result


def training_dtype(device: torch.device, folder: Path) -> torch.dtype:
    """float32 on a CPU with room for it, else what the device is fast in.

    bf16 makes 1.5 times the tokens a second on a CPU with AVX-512 BF16, but learns less from each: a young adapter's
    small changes vanish in the rounding of what the base computes (with 16 rows the loss of step 3 was 3.69, not 3.43).
    """
    stored = sum(file.stat().st_size for file in folder.glob("*.safetensors"))
    roomy = device.type == "cpu" and 4 * stored < free_memory(device)  # stored in 16 bits, that is half of it
    return torch.float32 if roomy else fast_dtype(device)


def read_rows(file: Path, expected_hash: str) -> list[TrainingRow]:
    """The rows of a file that `core.dataset.encode_rows` wrote. Raises BadInput where it is missing, empty, or is not
    the one with this hash any more."""
    try:
        rows = decode_rows(file.read_bytes().split(b"\n"), str(file))
    except OSError as error:
        raise BadInput(f"The training rows in {file} cannot be read: {error.strerror}.", "Train again.") from error
    if not rows:
        raise BadInput(f"{file} has no rows to train on.", "Select or include some completions first.")
    if rows_hash(rows) != expected_hash:
        raise BadInput(f"{file} has changed since the training was started.", "Train again from the curated set.")
    return rows


def steps_per_epoch(rows: int, params: TrainingParams) -> int:
    """Optimizer steps for all rows once; the last one may have fewer of them."""
    return -(-rows // params.batch_size)


def rate_share(step: int, steps: int, warmup: float) -> float:
    """How much of the learning rate step 0, 1, ... of `steps` gets: rising linearly for the first `warmup` share of
    the steps, then falling linearly. Never nothing: a curated set may make no more than a handful of steps."""
    rising = int(warmup * steps)
    return min((step + 1) / (rising + 1), (steps - step) / (steps - rising)) if step < steps else 0.0


def run(
    model: PeftModel, examples: Sequence[Example], params: TrainingParams, control: Control, reply: Reply
) -> list[Tally]:
    """Trains the adapter of `model` in place; the loss of each step, in order."""
    with tempfile.TemporaryDirectory(prefix="rsgui-training-") as folder:
        trainer = CompletionTrainer(model, examples, params, folder, control, reply)
        trainer.train()
    return trainer.tallies


class Examples(Dataset[Example]):
    """What the data loader takes rows from."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.examples = examples

    def __len__(self) -> int:
        return len(self.examples)

    def __getitem__(self, index: int) -> Example:
        return self.examples[index]


class CompletionTrainer(Trainer):
    """transformers' Trainer with a loss summed over completion tokens.

    The data loader gives it the rows of a whole optimizer step. It runs them in micro-batches, each loss divided by
    the tokens of the whole step, so that the size of a micro-batch changes neither the loss nor the gradient, and can
    be halved in the middle of a training when memory runs out.
    """

    def __init__(
        self,
        model: PeftModel,
        examples: Sequence[Example],
        params: TrainingParams,
        folder: str,
        control: Control,
        reply: Reply,
    ) -> None:
        super().__init__(
            model=model, args=_arguments(params, folder), train_dataset=Examples(examples), data_collator=collate
        )
        self.remove_callback(PrinterCallback)
        self.tallies: list[Tally] = []
        self._examples = examples
        self._params = params
        self._micro_batch = min(params.micro_batch, params.batch_size)
        self._loss = CompletionLoss(model.get_base_model())
        self._speed = 0.0
        self._request = control
        self._reply = reply

    def training_step(self, model: Any, inputs: dict[str, Any], num_items_in_batch: Any = None) -> torch.Tensor:
        """Leaves the gradient of one whole step; its loss per token."""
        started = time.monotonic()
        model.train()
        rows = self._prepare_inputs(inputs)
        tokens = int((rows["labels"] != IGNORED).sum())
        while (loss := self._unless_out_of_memory(model, rows, tokens)) is None:
            self._micro_batch = (self._micro_batch + 1) // 2
            self._reply.note(f"memory ran out; going on with {self._micro_batch} rows at once")
            model.zero_grad()
            empty_cache(self.args.device)
        if not torch.isfinite(loss):
            raise TrainingDiverged(
                f"The loss is not a number any more at step {self.state.global_step + 1}.",
                "Train again with a lower learning rate.",
            )
        self.tallies.append(Tally(float(loss) * tokens, tokens))
        self._speed = int(rows["lengths"].sum()) / (time.monotonic() - started)
        return loss

    def _unless_out_of_memory(self, model: Any, rows: dict[str, torch.Tensor], tokens: int) -> torch.Tensor | None:
        try:
            parts = range(0, len(rows["lengths"]), self._micro_batch)
            return torch.stack([self._micro_step(model, rows, first, tokens) for first in parts]).sum()
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            if self._micro_batch == 1:
                longest = int(rows["lengths"].max())
                raise OutOfMemory(
                    f"Not enough memory to train on one row of {longest:,} tokens.",
                    "Choose shorter rows, a lower rank or a smaller model.",
                ) from error
        return None

    def _micro_step(self, model: Any, rows: dict[str, torch.Tensor], first: int, tokens: int) -> torch.Tensor:
        self._request.check()
        part = slice(first, first + self._micro_batch)
        longest = int(rows["lengths"][part].max())
        inputs = {name: rows[name][part, :longest] for name in ("input_ids", "labels")}
        loss = self.compute_loss(model, inputs, num_items_in_batch=torch.tensor(tokens))
        self.accelerator.backward(loss)
        detached: torch.Tensor = loss.detach()
        return detached

    def compute_loss(
        self, model: Any, inputs: dict[str, Any], return_outputs: bool = False, num_items_in_batch: Any = None
    ) -> Any:
        """The summed loss of the rows over the tokens of the whole step. Over a bf16 base the adapter, kept in float32,
        is multiplied in bf16 too: 12 % more tokens a second (measured on a CPU with AVX-512 BF16)."""
        half = model.dtype == torch.bfloat16
        with torch.autocast(self.args.device.type, dtype=torch.bfloat16, enabled=half):
            return self._loss(inputs["input_ids"], inputs["labels"]) / num_items_in_batch

    def log(self, logs: dict[str, float], start_time: float | None = None) -> None:
        """Tells of every step at once."""
        if "loss" in logs:
            point = TrainingPoint(
                step=self.state.global_step,
                steps=self.state.max_steps,
                loss=logs["loss"],
                learning_rate=logs["learning_rate"],
                tokens_per_second=self._speed,
            )
            self._reply.item(wire.Trained(point))
            self._reply.flush()

    def create_scheduler(self, num_training_steps: int, optimizer: Any = None) -> LambdaLR:
        """Sets the learning rate of each step; no argument of TrainingArguments would leave the first step any."""
        chosen: Any = optimizer or self.optimizer
        schedule = LambdaLR(chosen, lambda step: rate_share(step, num_training_steps, self._params.warmup))
        self.lr_scheduler = schedule
        return schedule

    def _get_train_sampler(self, train_dataset: Any = None) -> Sampler[int]:
        """Rows of like length go together; in another order each epoch, the same for the same seed."""
        lengths = [len(example.ids) for example in self._examples]
        generator = torch.Generator().manual_seed(self._params.seed)
        return LengthGroupedSampler(self._params.batch_size, lengths=lengths, generator=generator)


def _arguments(params: TrainingParams, folder: str) -> TrainingArguments:
    """Everything that Trainer would do beside training is off: no checkpoints, hub, reports or progress bars."""
    arguments = TrainingArguments(
        output_dir=folder,
        per_device_train_batch_size=params.batch_size,
        num_train_epochs=params.epochs,
        learning_rate=params.learning_rate,
        seed=params.seed,
        use_cpu=best_device().type == "cpu",
        logging_steps=1,
        logging_nan_inf_filter=False,
        save_strategy="no",
        report_to="none",
        disable_tqdm=True,
        remove_unused_columns=False,
        dataloader_pin_memory=False,
    )
    if arguments.device.type == "cuda":
        arguments._n_gpu = 1  # more would have Trainer split each step among them in threads
    return arguments
