"""Several processes that train together, one on each GPU, as `accelerate launch` starts them on one machine or many.

Every process has all rows and takes the same steps; of each step's rows it computes its share, and the gradients are
added up. So the losses are those of one process, however many there are. The first one alone is an engine that is
asked and answers; the others follow it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any, TypeVar

import torch
from torch import distributed

E = TypeVar("E")

PATIENCE = timedelta(days=30)
"""For one that is paused the others wait; where one dies, accelerate ends them all."""


def size() -> int:
    """How many processes there are."""
    return int(os.environ.get("WORLD_SIZE", "1"))


def rank() -> int:
    """Which of them this is; 0 is the first."""
    return int(os.environ.get("RANK", "0"))


def told(request: E | None, device: torch.device) -> E:
    """What the first process was asked to do, in all of them. To be called by all."""
    if size() > 1:
        from accelerate import PartialState

        PartialState(cpu=device.type == "cpu", timeout=PATIENCE)
        box: list[Any] = [request]
        distributed.broadcast_object_list(box, src=0)
        request = box[0]
    assert request is not None
    return request


def share_of(things: Sequence[E]) -> Sequence[E]:
    """Those that are this process's to compute."""
    return things[rank() :: size()]


def added(*numbers: float, device: torch.device) -> list[float]:
    """The sum of each number over all processes. To be called by all."""
    if size() == 1:
        return list(numbers)
    sums = torch.tensor(numbers, dtype=torch.float32 if device.type == "mps" else torch.float64, device=device)
    distributed.all_reduce(sums)
    return [float(number) for number in sums]


def add_gradients(weights: Iterable[torch.nn.Parameter]) -> None:
    """Adds up the gradients of all processes, in all of them. One that had no rows has none."""
    if size() == 1:
        return
    for weight in weights:
        if weight.grad is None:
            weight.grad = torch.zeros_like(weight)
        distributed.all_reduce(weight.grad)
