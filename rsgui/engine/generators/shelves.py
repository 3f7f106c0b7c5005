"""The keys and values of the prompts whose completions are in flight: once for each prompt.

Prompts of like length that have about as many completions stand on one shelf, side by side, so that all of them go
through one call of attention:

    slot 0    | p p p p p p . . |       p: of a prompt, with as many columns as the longest one on the shelf has
    slot 1    | p p p p . . . . |
    slot 2    | . . . . . . . . |       free: its completions are made
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from rsgui.engine.generators.cache import States, empty, hiding

SHORTEST = 64
"""Prompts of up to so many tokens stand together; from there on each shelf reaches twice as far as the one before."""


class Place(NamedTuple):
    """Where a prompt stands."""

    shelf: Shelf
    slot: int

    def leave(self) -> None:
        """The prompt's completions are made."""
        self.shelf.lengths[self.slot] = 0


class Shelf:
    """Prompts side by side, slots x heads x columns x size in each layer."""

    def __init__(self, like: States) -> None:
        self.layers = [(empty(keys, 0, 0), empty(values, 0, 0)) for keys, values in like]
        self.lengths: list[int] = []  # tokens of the prompt in each slot; 0: free
        self.columns = 0

    @property
    def tokens(self) -> int:
        """What it takes in memory, in tokens."""
        return len(self.lengths) * self.columns

    def put(self, prompts: Sequence[States]) -> list[Place]:
        """Gives each of these prompts (keys and values of each layer, heads x tokens x size) a slot."""
        lengths = [states[0][0].shape[1] for states in prompts]
        free = [slot for slot, length in enumerate(self.lengths) if not length]
        self._grow(len(self.lengths) + max(0, len(prompts) - len(free)), max(lengths))
        slots = [slot for slot, length in enumerate(self.lengths) if not length][: len(prompts)]
        for slot, length, states in zip(slots, lengths, prompts, strict=True):
            self.lengths[slot] = length
            for (keys, values), (own_keys, own_values) in zip(self.layers, states, strict=True):
                keys[slot, :, :length] = own_keys
                values[slot, :, :length] = own_values
        return [Place(self, slot) for slot in slots]

    def _grow(self, slots: int, columns: int) -> None:
        """Layer by layer, so that hardly more than one copy is in memory."""
        before, wide = len(self.lengths), self.columns
        columns = max(columns, wide)
        if (slots, columns) == (before, wide):
            return
        for layer, pair in enumerate(self.layers):
            grown = tuple(empty(states, slots, columns) for states in pair)
            for old, new in zip(pair, grown, strict=True):
                new[:before, :, :wide] = old
            self.layers[layer] = grown[0], grown[1]
        self.lengths += [0] * (slots - before)
        self.columns = columns


class Shelves:
    """All prompts at hand. `like` gives layers, heads and sizes."""

    def __init__(self, like: States) -> None:
        self._like = like
        self._shelves: dict[tuple[int, int], Shelf] = {}

    @property
    def tokens(self) -> int:
        """What all shelves take in memory, in tokens."""
        return sum(shelf.tokens for shelf in self._shelves.values())

    def put(self, prompts: Sequence[States], completions: Sequence[int]) -> list[Place]:
        """Gives prompts their places; `completions` tells how many go on from each of them."""
        by_shelf: dict[tuple[int, int], list[int]] = {}
        for number, (states, count) in enumerate(zip(prompts, completions, strict=True)):
            reach = max(SHORTEST, states[0][0].shape[1]) - 1
            by_shelf.setdefault((reach.bit_length(), (count - 1).bit_length()), []).append(number)
        places: dict[int, Place] = {}
        for name, numbers in by_shelf.items():
            shelf = self._shelves.setdefault(name, Shelf(self._like))
            places.update(zip(numbers, shelf.put([prompts[number] for number in numbers]), strict=True))
        return [places[number] for number in range(len(prompts))]

    def tidy(self) -> None:
        """Gives the memory of empty shelves back."""
        self._shelves = {name: shelf for name, shelf in self._shelves.items() if any(shelf.lengths)}

    def shared(self, places: Sequence[Place | None], own: Sequence[int]) -> list[Shared]:
        """How the rows of a step attend to their prompts: `places` says where each row's prompt is, None for a row
        that is finished, and `own` how many tokens of its own it had before this step."""
        by_shelf: dict[int, list[int]] = {}
        for row, place in enumerate(places):
            if place is not None:
                by_shelf.setdefault(id(place.shelf), []).append(row)
        return [Shared(rows, [p for row in rows if (p := places[row])], own) for rows in by_shelf.values()]


class Shared:
    """One step's attention to the prompts of one shelf: every prompt with all of its rows as queries.

    The queries of a prompt lie side by side, as many for each prompt as the one with the most rows has. `seats` tells
    which of the `size` seats each row has.
    """

    def __init__(self, rows: list[int], places: list[Place], own: Sequence[int]) -> None:
        self._shelf = shelf = places[0].shelf
        by_slot: dict[int, list[int]] = {}
        for row, place in zip(rows, places, strict=True):
            by_slot.setdefault(place.slot, []).append(row)
        self._slots = max(by_slot) + 1
        self._most = max(map(len, by_slot.values()))
        self.size = self._slots * self._most
        device = shelf.layers[0][0].device
        lengths = shelf.lengths[: self._slots]
        self._longest = max(lengths)
        self._lengths = torch.tensor(lengths, device=device)
        seated = [rows[0]] * self.size  # where a prompt has fewer rows, any does
        self.seats: dict[int, int] = {}
        for slot, of_slot in by_slot.items():
            for number, row in enumerate(of_slot):
                self.seats[row] = slot * self._most + number
                seated[self.seats[row]] = row
        self._seated = torch.tensor(seated, device=device).view(self._slots, 1, self._most)
        self._own = torch.tensor([own[row] for row in seated], device=device).view(self._slots, self._most)
        self._queries: dict[int, Tensor] = {}
        self._masks: dict[int | None, Tensor] = {}

    def states(self, layer: int) -> tuple[Tensor, Tensor]:
        """Keys and values of a layer, slots x heads x columns x size."""
        keys, values = self._shelf.layers[layer]
        return keys[: self._slots, :, : self._longest], values[: self._slots, :, : self._longest]

    def seat(self, query: Tensor) -> Tensor:
        """Rows x heads x groups x size, laid out as slots x heads x (seats of a slot x groups) x size."""
        rows, heads, groups, size = query.shape
        if heads not in self._queries:
            self._queries[heads] = (self._seated * heads + torch.arange(heads, device=query.device)[:, None]).flatten()
        laid = query.reshape(rows * heads, groups * size).index_select(0, self._queries[heads])
        return laid.view(self._slots, heads, self._most * groups, size)

    def mask(self, window: int | None, groups: int, dtype: torch.dtype) -> Tensor:
        """What is added to the scores, to hide what is beyond a prompt's tokens or beyond the sliding window of a layer
        that has one."""
        if window is not None and self._longest + int(self._own.max()) < window:
            window = None
        if window not in self._masks:
            columns = torch.arange(self._longest, device=self._lengths.device)
            seen = (columns < self._lengths[:, None])[:, None, None]
            if window is not None:
                positions = self._lengths[:, None] + self._own
                near = positions[:, :, None] - columns < window
                seen = seen & near.repeat_interleave(groups, 1)[:, None]
            self._masks[window] = hiding(~seen, dtype)
        return self._masks[window]
