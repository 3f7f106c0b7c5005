"""Checkpoints: all that the rest of a training depends on, in one file that is whole or not there."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any, NamedTuple

import torch

from rsgui.core.errors import DiskFull
from rsgui.engine import models

log = logging.getLogger(__name__)


class Checkpoint(NamedTuple):
    """After so many steps as there are `tallies`; where the next rows are follows from that."""

    weights: dict[str, torch.Tensor]  # of what is learnt, by name
    optimizer: dict[str, Any]
    rng: torch.Tensor
    cuda_rng: torch.Tensor | None
    tallies: list[tuple[float, int]]  # loss and tokens of each step
    micro_batch: int
    losses: dict[int, float]  # on what is kept back, by step
    best: dict[str, torch.Tensor]  # the weights of the lowest of them
    dtype: str  # of the base, as torch names it: what is free now may be less than it was then


class Checkpoints:
    """The last checkpoint of one training. `training` names all that the training is made of: what another one left
    in the same place is not taken up."""

    def __init__(self, file: Path, training: str) -> None:
        self.file = file
        self._training = training

    def write(self, checkpoint: Checkpoint) -> None:
        """Writes it beside the last one, to the disk, and puts it in its place. Raises DiskFull, which leaves the last
        one where it is."""
        beside = self.file.with_name(self.file.name + ".part")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                torch.save({"training": self._training, **checkpoint._asdict()}, file)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self.file)
        except (OSError, RuntimeError) as error:
            beside.unlink(missing_ok=True)
            reason = error if isinstance(error, OSError) else error.__context__  # torch's writer raises over it
            if not isinstance(reason, OSError):
                raise
            raise self._no_room(len(checkpoint.tallies), reason) from error

    def last(self) -> Checkpoint | None:
        """The last one of this training, on the CPU; None where there is none that can be read."""
        if not self.file.is_file():
            return None
        try:
            there: dict[str, Any] = torch.load(self.file, map_location="cpu", weights_only=True)
            if there.pop("training") == self._training:
                return Checkpoint(**there)
        except Exception as error:  # noqa: BLE001 -- a damaged file raises anything; the training begins anew
            log.warning("the checkpoint %s cannot be read: %s", self.file, error)
        return None

    def kept(self) -> int | None:
        """After how many steps the last one is."""
        last = self.last()
        return None if last is None else len(last.tallies)

    def delete(self) -> None:
        """For a training that is at its end."""
        self.file.unlink(missing_ok=True)

    def _no_room(self, steps: int, reason: OSError) -> DiskFull:
        kept = self.kept()
        before = f" That of step {kept:,} is kept." if kept else ""
        full = models.is_disk_full(reason)
        why = "There is no room left for" if full else f"The disk does not take ({reason.strerror})"
        problem = f"{why} the checkpoint of step {steps:,} in {self.file.parent}.{before}"
        return DiskFull(problem, "Free some space there and resume.")
