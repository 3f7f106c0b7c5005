"""The steps of a training, whatever is learnt: one optimizer step a batch of rows, and checkpoints on the way.

What kinds of training there are differ in their rows and in their loss alone.
"""

from __future__ import annotations

import math
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
import torch
from peft import PeftModel
from torch.nn.utils import clip_grad_norm_
from transformers.integrations.neftune import activate_neftune, deactivate_neftune

from rsgui.core import wire
from rsgui.core.batching import step_batches
from rsgui.core.entities import Schedule, TrainingParams, TrainingPoint
from rsgui.core.errors import DiskFull, OutOfMemory, TrainingDiverged
from rsgui.engine import crowd
from rsgui.engine.control import Control, Reply
from rsgui.engine.devices import best_device, empty_cache, is_out_of_memory, memory_for, used_memory
from rsgui.engine.training_checkpoints import Checkpoint, Checkpoints
from rsgui.engine.training_data import Rows, Tally
from rsgui.engine.training_validation import Validation

E = TypeVar("E")

SMALLER = "Choose a smaller model, a lower rank or, on an NVIDIA GPU, the base in 4 bits; or close other programs."
"""What to do where not even the weights have room."""


class Work(NamedTuple, Generic[E]):
    """What is trained on, and how. `sizes` are tokens; examples of one of `groups` go together."""

    examples: Sequence[E]
    sizes: Sequence[int]
    groups: Sequence[Hashable]
    params: TrainingParams
    kept_back: Sequence[E] = ()  # what is not learnt from, but measured on


def steps_per_epoch(rows: int, params: TrainingParams) -> int:
    """Optimizer steps for all rows once; the last one may have fewer of them."""
    return -(-rows // params.batch_size)


def steps_of(rows: int, params: TrainingParams) -> int:
    """Optimizer steps of a whole training."""
    return params.steps or math.ceil(params.epochs * steps_per_epoch(rows, params))


def rate_share(step: int, steps: int, warmup: float, schedule: Schedule = "linear") -> float:
    """How much of the learning rate step 0, 1, ... of `steps` gets: rising linearly for the first `warmup` share of
    the steps, then as `schedule` says. Never nothing: a curated set may make no more than a handful of steps."""
    if step >= steps:
        return 0.0
    rising = int(warmup * steps)
    left = min(1.0, (steps - step) / (steps - rising))
    falling = {"linear": left, "cosine": (1 - math.cos(math.pi * left)) / 2, "constant": 1.0}[schedule]
    return min((step + 1) / (rising + 1), falling)


@contextmanager
def noise_on_embeddings(model: PeftModel, alpha: float) -> Iterator[None]:
    """NEFTune while it learns: uniform noise on the embeddings of a row of L tokens and d dimensions, of the size
    alpha over the root of L d (Jain et al. 2023)."""
    on: Any = activate_neftune  # neither is typed
    off: Any = deactivate_neftune
    hook = on(model, alpha) if alpha else None
    try:
        yield
    finally:
        if hook is not None:
            off(model, hook)


class StepTrainer(ABC, Generic[E]):
    """AdamW on a loss that is summed, and divided by what the whole step holds.

    The rows of a step run in micro-batches, each loss divided by the weight of the whole step, so that the size of a
    micro-batch changes neither the loss nor the gradient, and can be halved in the middle of a training when memory
    runs out. Every `params.every` steps, and at the end, all that the rest depends on goes into a checkpoint.
    """

    unit = "row"

    def __init__(
        self,
        model: PeftModel,
        work: Work[E],
        control: Control,
        reply: Reply,
        checkpoints: Checkpoints | None = None,
    ) -> None:
        self.params = work.params
        self.steps = steps_of(len(work.examples), work.params)
        self.validation = Validation(work.params.patience)
        self.kept = 0  # the step whose weights there are at the end
        self.tallies: list[Tally] = []
        self._device = best_device()
        rounded = getattr(model.get_base_model(), "is_quantized", False)  # is on its device already
        with memory_for(f"The model does not fit into the memory of {self._device}.", SMALLER):
            self._model: Any = model if rounded else model.to(self._device)
        self._work = work
        self._learnt = {name: weight for name, weight in model.named_parameters() if weight.requires_grad}
        self._optimizer = torch.optim.AdamW(
            self._learnt.values(), self.params.learning_rate, weight_decay=self.params.weight_decay
        )
        self._micro_batch = min(self.params.micro_batch, self.params.batch_size)
        self._control = control
        self._reply = reply
        self._checkpoints = checkpoints
        self._epoch: tuple[int, list[list[int]]] = (-1, [])
        self._checkpoint_at = 0  # the step of the last checkpoint

    @abstractmethod
    def parts(self, examples: Sequence[E], most: int) -> list[Rows]:
        """The tensors of micro-batches with at most so many of the examples."""

    @abstractmethod
    def weight(self, examples: Sequence[E]) -> int:
        """How much the loss of these is a mean of."""

    @abstractmethod
    def summed_loss(self, rows: Rows) -> torch.Tensor:
        """The loss of a micro-batch, not yet divided by anything."""

    def sample(self) -> None:
        """Tells what the model answers by now, where it answers."""

    @property
    def step(self) -> int:
        """How many steps are done."""
        return len(self.tallies)

    # --- the way

    def run(self) -> None:
        """Trains from the last checkpoint, or from the beginning, to the end, or until it is asked to finish.

        Raises Cancelled, OutOfMemory, TrainingDiverged, DiskFull; the last checkpoint stays.
        """
        self._take_up()
        with noise_on_embeddings(self._model, self.params.neftune):
            while self.step < self.steps and not self.validation.exhausted and not self._is_to_finish():
                self._go_on()
        if self._work.kept_back and self.tallies and self.step not in self.validation.losses:
            self._measure()
        self._keep_last()
        self._end()

    def _is_to_finish(self) -> bool:
        """Whether a person wishes it. The first of several processes hears of it and tells the others."""
        (wishes,) = crowd.added(self._control.finishing, device=self._device)
        return wishes > 0

    def _go_on(self) -> None:
        """One step, and what is done where it is time for that."""
        point = self._take_step()
        due = self.params.every > 0 and self.step % self.params.every == 0
        if self._work.kept_back and (due or self.step == self.steps):
            point = msgspec.structs.replace(point, validation=self._measure())
        self._reply.item(wire.Trained(point))
        self._reply.flush()
        if due and self.step < self.steps:
            self._keep()
        if self.params.samples and crowd.rank() == 0 and (due or self.step == self.steps):
            self._model.eval()
            self._sample_or_not()

    def _sample_or_not(self) -> None:
        """A training does not end because there is no memory for answers that are only to be read."""
        try:
            self.sample()
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            self._reply.note(f"memory ran out; no answers at step {self.step:,}")
            empty_cache(self._device)

    def _measure(self) -> float:
        """The loss per token, or pair, of what was kept back."""
        self._model.eval()
        with torch.no_grad():
            loss = self._loss_of(self._work.kept_back, self._micro_loss) / self.weight(self._work.kept_back)
        self.validation.take(self.step, loss, self._learnt)
        if self.validation.exhausted:
            self._reply.note(f"the validation loss has not fallen for {self.params.patience} measurements")
        return loss

    def _end(self) -> None:
        """Puts the weights of the lowest validation loss in place of the last ones, where these are wanted."""
        self.kept = self.step
        if self.params.keep_best and self.validation.best is not None:
            self.kept = self.validation.best
            self._put(self.validation.weights)

    def _put(self, weights: dict[str, torch.Tensor]) -> None:
        with torch.no_grad():
            for name, weight in self._learnt.items():
                weight.copy_(weights[name])

    def _take_up(self) -> None:
        there = self._checkpoints.last() if self._checkpoints else None
        if there is None:
            return
        self._put(there.weights)
        self._optimizer.load_state_dict(there.optimizer)
        torch.set_rng_state(there.rng)
        if self._device.type == "cuda" and there.cuda_rng is not None:
            torch.cuda.set_rng_state(there.cuda_rng, self._device)
        self.tallies = [Tally(loss, tokens) for loss, tokens in there.tallies]
        self._micro_batch = there.micro_batch
        self.validation.losses, self.validation.weights = there.losses, there.best
        self._checkpoint_at = self.step
        self._reply.note(f"going on after step {self.step:,} of {self.steps:,}")

    def _keep_last(self) -> None:
        """What was learnt is still to be written elsewhere, which may fail. Where there is no room for both, that alone
        is tried."""
        if self._checkpoint_at == self.step:
            return
        try:
            self._keep()
        except DiskFull as error:
            self._reply.note(f"{error.message} Going on without it")

    def _keep(self) -> None:
        if self._checkpoints is not None and crowd.rank() == 0:
            self._checkpoints.write(
                Checkpoint(
                    weights={name: weight.detach() for name, weight in self._learnt.items()},
                    optimizer=self._optimizer.state_dict(),
                    rng=torch.get_rng_state(),
                    cuda_rng=torch.cuda.get_rng_state(self._device) if self._device.type == "cuda" else None,
                    tallies=[(tally.loss, tally.tokens) for tally in self.tallies],
                    micro_batch=self._micro_batch,
                    losses=self.validation.losses,
                    best=self.validation.weights,
                    dtype=str(self._model.dtype).removeprefix("torch."),
                )
            )
            self._checkpoint_at = self.step

    # --- one step

    def _take_step(self) -> TrainingPoint:
        started = time.monotonic()
        rate = self.params.learning_rate * rate_share(self.step, self.steps, self.params.warmup, self.params.schedule)
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        self._model.train()
        rows = self._next_rows()
        tally = self._leave_gradient([self._work.examples[row] for row in rows])
        crowd.add_gradients(self._learnt.values())
        with memory_for("Not enough memory for what the optimizer keeps of the adapter.", SMALLER):
            norm = float(clip_grad_norm_(self._learnt.values(), self.params.clip or math.inf))
            self._check_finite(tally.loss, norm)
            self._optimizer.step()
        self._optimizer.zero_grad()
        self.tallies.append(tally)
        return TrainingPoint(
            step=self.step,
            steps=self.steps,
            loss=tally.loss / tally.tokens,
            learning_rate=rate,
            tokens_per_second=sum(self._work.sizes[row] for row in rows) / (time.monotonic() - started),
            grad_norm=norm,
            memory=used_memory(self._device),
        )

    def _next_rows(self) -> list[int]:
        epoch, place = divmod(self.step, steps_per_epoch(len(self._work.examples), self.params))
        if self._epoch[0] != epoch:
            seed = f"{self.params.seed}/{epoch}"
            self._epoch = (epoch, step_batches(self._work.sizes, self._work.groups, self.params.batch_size, seed))
        return self._epoch[1][place]

    def _here(self, rows: Rows) -> Rows:
        return {name: tensor.to(self._device) for name, tensor in rows.items()}

    def _leave_gradient(self, examples: Sequence[E]) -> Tally:
        """The loss of one whole step, and the gradient of this process's share of it in the weights."""
        weight = self.weight(examples)
        return Tally(self._loss_of(examples, lambda rows: self._micro_step(rows, weight)), weight)

    def _loss_of(self, examples: Sequence[E], of: Callable[[Rows], float]) -> float:
        """The sum of what `of` gives of each micro-batch, over all processes; in smaller ones where memory runs out."""
        while (loss := self._unless_out_of_memory(examples, of)) is None:
            self._micro_batch = (self._micro_batch + 1) // 2
            self._reply.note(f"memory ran out; going on with {self._micro_batch} {self.unit}s at once")
            self._optimizer.zero_grad()
            empty_cache(self._device)
        (total,) = crowd.added(loss, device=self._device)
        return total

    def _unless_out_of_memory(self, examples: Sequence[E], of: Callable[[Rows], float]) -> float | None:
        """That of this process's share, or None."""
        parts = self.parts(crowd.share_of(examples), self._micro_batch)
        try:
            return math.fsum(map(of, parts))
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            if self._micro_batch == 1:
                longest = max(part["input_ids"].shape[-1] for part in parts)
                raise OutOfMemory(
                    f"Not enough memory to train on one {self.unit} of {longest:,} tokens.",
                    f"Recompute activations, or choose shorter {self.unit}s, a lower rank or a smaller model.",
                ) from error
        return None

    def _micro_loss(self, rows: Rows) -> float:
        self._control.check()
        return float(self.summed_loss(self._here(rows)))

    def _micro_step(self, rows: Rows, weight: int) -> float:
        """Over a bf16 base the adapter, kept in float32, is multiplied in bf16 too: 12 % more tokens a second
        (measured on a CPU with AVX-512 BF16)."""
        self._control.check()
        half = self._model.dtype == torch.bfloat16
        with torch.autocast(self._device.type, dtype=torch.bfloat16, enabled=half):
            loss = self.summed_loss(self._here(rows))
        (loss / weight).backward()  # type: ignore[no-untyped-call]
        return float(loss.detach())

    def _check_finite(self, loss: float, norm: float) -> None:
        if math.isfinite(loss) and math.isfinite(norm):
            return
        kept = self._checkpoints.kept() if self._checkpoints else None
        hint = "Train again with a lower learning rate."
        what = "loss" if not math.isfinite(loss) else "gradient"
        problem = f"The {what} is not a number any more at step {self.step + 1}."
        if kept:
            problem += f" The checkpoint of step {kept:,} is kept."
            hint = f"Keep the adapter as it was at step {kept:,}, or train again with a lower learning rate."
        raise TrainingDiverged(problem, hint)
