"""The keys and values of prompts, read by all of their completions at once.

    columns   0 ................ width | own
    row 0     . . . p p p p p p p p p p | c c c c        p: of its prompt, held once for all rows of it
    row 1     p p p p p p p p p p p p p | c c c .        c: of its completion, computed in this pass
    row 2     p p p p p p p p p p p p p | c c . .

All prompts end at the same column, so distances between columns are distances between tokens. A layer lays its rows
out when its turn comes and forgets them after: no more than one layer of them is in memory.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from transformers.cache_utils import Cache, CacheLayerMixin

States = list[tuple[Tensor, Tensor]]
"""Keys and values of each layer."""


class PrefixLayer(CacheLayerMixin):  # type: ignore[no-untyped-call]
    """One layer's keys and values, prompts x heads x columns x size each."""

    is_sliding = False

    def __init__(self, keys: Tensor, values: Tensor) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.keys: Tensor = keys
        self.values: Tensor = values
        self.is_initialized = True
        self.rows: Tensor | None = None  # the prompt of each row; None: `first` for all
        self.first = 0
        self.width = 0

    def update(self, key_states: Tensor, value_states: Tensor, *args: Any, **kwargs: Any) -> tuple[Tensor, Tensor]:
        """The rows' prompts with these states after them."""
        return self._with(self.keys, key_states), self._with(self.values, value_states)

    def _with(self, held: Tensor, own: Tensor) -> Tensor:
        window = held[:, :, held.shape[2] - self.width :]
        if self.rows is None:
            return torch.cat([window[self.first : self.first + 1].expand(len(own), -1, -1, -1), own], 2)
        return torch.cat([window[self.rows], own], 2)

    def get_seq_length(self) -> int:
        return self.width

    def get_mask_sizes(self, query_length: int) -> tuple[int, int]:
        return self.width + query_length, 0

    def get_max_length(self) -> int:
        return -1

    def lazy_initialization(self, key_states: Tensor, value_states: Tensor) -> None:
        """Nothing to do: it is there from the beginning."""


class PrefixCache(Cache):
    """A transformers cache for one pass over completions, whose prompts are in `states`: of each, heads x tokens x
    size for each layer."""

    def __init__(self, states: list[States]) -> None:
        self._layers = [
            PrefixLayer(_aligned([keys for keys, _ in layer]), _aligned([values for _, values in layer]))
            for layer in zip(*states, strict=True)
        ]
        super().__init__(layers=list(self._layers))

    def choose(self, rows: list[int], width: int) -> None:
        """Sets which prompt each row of the next pass begins with, and how many columns the longest of them needs."""
        same = all(row == rows[0] for row in rows)
        chosen = None if same else torch.tensor(rows, device=self._layers[0].keys.device)
        for layer in self._layers:
            layer.rows, layer.first, layer.width = chosen, rows[0], width


def _aligned(parts: list[Tensor]) -> Tensor:
    """Parts of different lengths with their ends at one column, and zeros before: what a mask leaves out is still
    multiplied by nought, which not everything survives."""
    like, longest = parts[0], max(part.shape[1] for part in parts)
    whole = torch.zeros(len(parts), like.shape[0], longest, like.shape[2], dtype=like.dtype, device=like.device)
    for row, part in enumerate(parts):
        whole[row, :, longest - part.shape[1] :] = part
    return whole
