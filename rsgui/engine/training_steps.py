"""The steps of a training, whatever is learnt: transformers' Trainer, one optimizer step a batch of rows.

What kinds of training there are differ in their rows and in their loss alone.
"""

from __future__ import annotations

import math
import time
from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

import torch
from peft import PeftModel
from torch.optim.lr_scheduler import LambdaLR
from torch.utils.data import Dataset, Sampler
from transformers import PrinterCallback, Trainer, TrainingArguments
from transformers.trainer_pt_utils import LengthGroupedSampler

from rsgui.core import wire
from rsgui.core.entities import Schedule, TrainingParams, TrainingPoint
from rsgui.core.errors import OutOfMemory, TrainingDiverged
from rsgui.engine.control import Control, Reply
from rsgui.engine.devices import best_device, empty_cache, is_out_of_memory
from rsgui.engine.training_data import Tally

E = TypeVar("E")
Rows = dict[str, torch.Tensor]


class Work(NamedTuple, Generic[E]):
    """What is trained on, and how. `collate` makes the tensors of some examples: `lengths` with one line a row, and
    others with the tokens along their last axis, padded on the right. `sizes` are tokens."""

    examples: Sequence[E]
    sizes: list[int]
    collate: Callable[[Sequence[E]], Rows]
    params: TrainingParams


def steps_per_epoch(rows: int, params: TrainingParams) -> int:
    """Optimizer steps for all rows once; the last one may have fewer of them."""
    return -(-rows // params.batch_size)


def rate_share(step: int, steps: int, warmup: float, schedule: Schedule = "linear") -> float:
    """How much of the learning rate step 0, 1, ... of `steps` gets: rising linearly for the first `warmup` share of
    the steps, then as `schedule` says. Never nothing: a curated set may make no more than a handful of steps."""
    if step >= steps:
        return 0.0
    rising = int(warmup * steps)
    left = min(1.0, (steps - step) / (steps - rising))
    falling = {"linear": left, "cosine": (1 - math.cos(math.pi * left)) / 2, "constant": 1.0}[schedule]
    return min((step + 1) / (rising + 1), falling)


class Examples(Dataset[E]):
    """What the data loader takes rows from."""

    def __init__(self, examples: Sequence[E]) -> None:
        self.examples = examples

    def __len__(self) -> int:
        return len(self.examples)

    def __getitem__(self, index: int) -> E:
        return self.examples[index]


class StepTrainer(Trainer, Generic[E]):
    """transformers' Trainer with a loss that is summed, and divided by what the whole step holds.

    The data loader gives it the rows of a whole optimizer step. It runs them in micro-batches, each loss divided by
    the weight of the whole step, so that the size of a micro-batch changes neither the loss nor the gradient, and can
    be halved in the middle of a training when memory runs out.
    """

    unit = "row"

    def __init__(self, model: PeftModel, work: Work[E], folder: str, control: Control, reply: Reply) -> None:
        super().__init__(
            model=model,
            args=_arguments(work.params, folder),
            train_dataset=Examples(work.examples),
            data_collator=work.collate,
        )
        self.remove_callback(PrinterCallback)
        self.tallies: list[Tally] = []
        self._sizes = work.sizes
        self._params = work.params
        self._micro_batch = min(work.params.micro_batch, work.params.batch_size)
        self._speed = 0.0
        self._request = control
        self._reply = reply

    @abstractmethod
    def weight(self, rows: Rows) -> int:
        """How much the loss of these rows is a mean of."""

    @abstractmethod
    def summed_loss(self, rows: Rows) -> torch.Tensor:
        """The loss of these rows, not yet divided by anything."""

    def training_step(self, model: Any, inputs: dict[str, Any], num_items_in_batch: Any = None) -> torch.Tensor:
        """Leaves the gradient of one whole step; its loss per token."""
        started = time.monotonic()
        model.train()
        rows = self._prepare_inputs(inputs)
        weight = self.weight(rows)
        while (loss := self._unless_out_of_memory(model, rows, weight)) is None:
            self._micro_batch = (self._micro_batch + 1) // 2
            self._reply.note(f"memory ran out; going on with {self._micro_batch} {self.unit}s at once")
            model.zero_grad()
            empty_cache(self.args.device)
        if not torch.isfinite(loss):
            raise TrainingDiverged(
                f"The loss is not a number any more at step {self.state.global_step + 1}.",
                "Train again with a lower learning rate.",
            )
        self.tallies.append(Tally(float(loss) * weight, weight))
        self._speed = int(rows["lengths"].sum()) / (time.monotonic() - started)
        return loss

    def _unless_out_of_memory(self, model: Any, rows: Rows, weight: int) -> torch.Tensor | None:
        try:
            parts = range(0, len(rows["lengths"]), self._micro_batch)
            return torch.stack([self._micro_step(model, rows, first, weight) for first in parts]).sum()
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            if self._micro_batch == 1:
                longest = int(rows["lengths"].max())
                raise OutOfMemory(
                    f"Not enough memory to train on one {self.unit} of {longest:,} tokens.",
                    f"Choose shorter {self.unit}s, a lower rank or a smaller model.",
                ) from error
        return None

    def _micro_step(self, model: Any, rows: Rows, first: int, weight: int) -> torch.Tensor:
        self._request.check()
        part = slice(first, first + self._micro_batch)
        lengths = rows["lengths"][part]
        longest = int(lengths.max())
        inputs = {name: tensor[part, ..., :longest] for name, tensor in rows.items() if name != "lengths"}
        loss = self.compute_loss(model, {**inputs, "lengths": lengths}, num_items_in_batch=torch.tensor(weight))
        self.accelerator.backward(loss)
        detached: torch.Tensor = loss.detach()
        return detached

    def compute_loss(
        self, model: Any, inputs: dict[str, Any], return_outputs: bool = False, num_items_in_batch: Any = None
    ) -> Any:
        """The summed loss of the rows over the weight of the whole step. Over a bf16 base the adapter, kept in float32,
        is multiplied in bf16 too: 12 % more tokens a second (measured on a CPU with AVX-512 BF16)."""
        half = model.dtype == torch.bfloat16
        with torch.autocast(self.args.device.type, dtype=torch.bfloat16, enabled=half):
            return self.summed_loss(inputs) / num_items_in_batch

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
        params = self._params
        schedule = LambdaLR(chosen, lambda step: rate_share(step, num_training_steps, params.warmup, params.schedule))
        self.lr_scheduler = schedule
        return schedule

    def _get_train_sampler(self, train_dataset: Any = None) -> Sampler[int]:
        """Rows of like length go together; in another order each epoch, the same for the same seed."""
        generator = torch.Generator().manual_seed(self._params.seed)
        return LengthGroupedSampler(self._params.batch_size, lengths=self._sizes, generator=generator)


def _arguments(params: TrainingParams, folder: str) -> TrainingArguments:
    """Everything that Trainer would do beside training is off: no checkpoints, hub, reports or progress bars."""
    arguments = TrainingArguments(
        output_dir=folder,
        per_device_train_batch_size=params.batch_size,
        num_train_epochs=params.epochs,
        learning_rate=params.learning_rate,
        weight_decay=params.weight_decay,
        max_grad_norm=params.clip,
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
