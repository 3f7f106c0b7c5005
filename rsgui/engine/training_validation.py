"""Rows that are not learnt from: when the loss on them was lowest, and when it has not fallen for long enough."""

from __future__ import annotations

from collections.abc import Mapping

import torch


class Validation:
    """Follows the losses that are measured on the way, and keeps what was learnt by the lowest."""

    def __init__(self, patience: int) -> None:
        self._patience = patience
        self.losses: dict[int, float] = {}  # per token or pair, by the step after which they were measured
        self.weights: dict[str, torch.Tensor] = {}  # of the best step

    @property
    def best(self) -> int | None:
        """The step with the lowest loss, the first of them; None while nothing is measured."""
        return min(self.losses, key=lambda step: self.losses[step]) if self.losses else None

    @property
    def exhausted(self) -> bool:
        """Whether it has not fallen for as many measurements as one has patience for (Prechelt 1998)."""
        return 0 < self._patience <= sum(step > (self.best or 0) for step in self.losses)

    def take(self, step: int, loss: float, weights: Mapping[str, torch.Tensor]) -> None:
        """The loss after a step, and the weights that it is of."""
        self.losses[step] = loss
        if self.best == step:
            self.weights = {name: weight.detach().cpu().clone() for name, weight in weights.items()}
