"""The keys and values of all completions in flight: allocated ahead, written in place, ended at the same column.

    columns   0 ...... start ................ end .... capacity
    row 0     .......... | . . . . c c c c c |
    row 1     .......... | . . . . . . . . c |          c: a token of the row's own
    row 2     .......... | c c c c c c c c c |          (row 1 has just joined)

Their prompts are in shelves.py. Because all rows end at the same column, a step writes one column and attends to one
window, distances between columns are distances between tokens (so sliding windows hold), and a row can be replaced in
place by a new one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import torch
from torch import Tensor
from transformers.cache_utils import Cache, CacheLayerMixin

States: TypeAlias = Sequence[tuple[Tensor, Tensor]]
"""Keys and values of each layer, heads x tokens x size."""


class RowLayer(CacheLayerMixin):  # type: ignore[no-untyped-call]
    """One layer's keys and values, rows x heads x columns x size each."""

    is_sliding = False

    def __init__(self, keys: Tensor, values: Tensor) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.keys: Tensor = keys
        self.values: Tensor = values
        self.is_initialized = True
        self.start = 0
        self.end = 0

    def update(self, key_states: Tensor, value_states: Tensor, *args: Any, **kwargs: Any) -> tuple[Tensor, Tensor]:
        """Writes the column at `end`; returns the window up to and with it. The cache moves `end` after the step."""
        self.keys[:, :, self.end] = key_states[:, :, 0]
        self.values[:, :, self.end] = value_states[:, :, 0]
        window = slice(self.start, self.end + 1)
        return self.keys[:, :, window], self.values[:, :, window]

    def get_seq_length(self) -> int:
        return self.end - self.start

    def get_mask_sizes(self, query_length: int) -> tuple[int, int]:
        return self.get_seq_length() + query_length, 0

    def get_max_length(self) -> int:
        return -1

    def lazy_initialization(self, key_states: Tensor, value_states: Tensor) -> None:
        """Nothing to do: it is allocated from the beginning."""


class RowCache(Cache):
    """A transformers cache for decoding one token a step in all rows. `like` gives layers, heads and sizes."""

    def __init__(self, like: States) -> None:
        self.rows = [RowLayer(empty(k, 0, 0), empty(v, 0, 0)) for k, v in like]
        super().__init__(layers=list(self.rows))
        self.capacity = 0
        self.start = 0
        self.end = 0

    def window(self, longest: int) -> None:
        """Sets how many columns, up to the last one written, a step looks at."""
        self.start = self.end - longest
        self._tell()

    def advance(self) -> None:
        """To be called after a step: its column is kept."""
        self.end += 1
        self._tell()

    def arrange(self, keep: list[int], rows: int, width: int, capacity: int) -> None:
        """Lays the cache out anew: `rows` rows of `capacity` columns, the rows `keep` first, their last `width` columns
        first. Layer by layer, so that hardly more than one cache is in memory."""
        for layer in self.rows:
            for name in ("keys", "values"):
                old: Tensor = getattr(layer, name)
                new = empty(old, rows, capacity)
                if keep and width:
                    new[: len(keep), :, :width] = old[keep, :, self.end - width : self.end]
                setattr(layer, name, new)
        self.end, self.capacity = width, capacity
        self._tell()

    def _tell(self) -> None:
        for layer in self.rows:
            layer.start, layer.end = self.start, self.end


class OwnWindow:
    """Which columns of a step's window are a row's own. `lengths` counts those before the step, for each row; the step
    adds one, the last of the window."""

    def __init__(self, lengths: Tensor, longest: int) -> None:
        self.lengths = lengths
        self._longest = longest
        self._masks: dict[int | None, Tensor] = {}

    def mask(self, window: int | None, dtype: torch.dtype) -> Tensor:
        """What is added to the scores, rows x 1 x 1 x columns, to hide what is not the row's own or lies beyond the
        sliding window of a layer that has one."""
        if window is not None and self._longest < window:
            window = None
        if window not in self._masks:
            device = self.lengths.device
            back = torch.arange(self._longest, -1, -1, device=device)  # how far each column lies behind the last
            seen = back <= self.lengths[:, None]
            if window is not None:
                seen = seen & (back < window)
            self._masks[window] = hiding(~seen, dtype)[:, None, None]
        return self._masks[window]


def empty(like: Tensor, rows: int, columns: int) -> Tensor:
    """Zeros, because what a mask leaves out is still multiplied by nought, which not everything survives."""
    return torch.zeros(rows, like.shape[-3], columns, like.shape[-1], dtype=like.dtype, device=like.device)


def hiding(hidden: Tensor, dtype: torch.dtype) -> Tensor:
    """A mask to add to scores. It is finite, so that where everything is hidden the log-sum-exp is very small, and what
    is merged with it takes all the weight."""
    return torch.zeros(hidden.shape, dtype=dtype, device=hidden.device).masked_fill(hidden, torch.finfo(dtype).min)


def bytes_per_token(like: States) -> int:
    """What one token of one row takes in the cache."""
    return sum(t.shape[-3] * t.shape[-1] * t.element_size() for pair in like for t in pair)
