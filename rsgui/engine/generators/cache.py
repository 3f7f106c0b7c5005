"""The keys and values of all rows in flight: allocated ahead, written in place, ended at the same column.

    columns   0 ...... start ................ end .... capacity
    row 0     .......... | p p p p p c c c c |
    row 1     .......... | . . p p p p c c c |          p: of its prompt, c: of its completion
    row 2     .......... | p p p p p p p p p |          (row 2 has just joined)

Because all rows end at the same column, a step writes one column and attends to one window, distances between columns
are distances between tokens (so sliding windows hold), and a row can be replaced in place by a new one.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from transformers.cache_utils import Cache, CacheLayerMixin


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

    def __init__(self, like: list[tuple[Tensor, Tensor]]) -> None:
        self.rows = [RowLayer(_empty(k, 0, 0), _empty(v, 0, 0)) for k, v in like]
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

    def arrange(self, keep: list[int], rows: int, width: int, end: int, capacity: int) -> None:
        """Lays the cache out anew: `rows` rows of `capacity` columns, the rows `keep` first, their last `width` columns
        up to column `end`. Layer by layer, so that hardly more than one cache is in memory."""
        for layer in self.rows:
            for name in ("keys", "values"):
                old: Tensor = getattr(layer, name)
                new = _empty(old, rows, capacity)
                if keep:
                    new[: len(keep), :, end - width : end] = old[keep, :, self.end - width : self.end]
                setattr(layer, name, new)
        self.end, self.capacity = end, capacity
        self._tell()

    def put(self, rows: list[int], states: list[tuple[Tensor, Tensor]]) -> None:
        """Begins `rows` with a prompt's keys and values, heads x columns x size for each layer."""
        for layer, (keys, values) in zip(self.rows, states, strict=True):
            window = slice(self.end - keys.shape[1], self.end)
            layer.keys[rows, :, window] = keys
            layer.values[rows, :, window] = values

    def _tell(self) -> None:
        for layer in self.rows:
            layer.start, layer.end = self.start, self.end


def _empty(like: Tensor, rows: int, columns: int) -> Tensor:
    """Zeros, because what a mask leaves out is still multiplied by nought, which not everything survives."""
    return torch.zeros(rows, like.shape[-3], columns, like.shape[-1], dtype=like.dtype, device=like.device)


def bytes_per_token(like: list[tuple[Tensor, Tensor]]) -> int:
    """What one token of one row takes in the cache."""
    return sum(t.shape[-3] * t.shape[-1] * t.element_size() for pair in like for t in pair)
