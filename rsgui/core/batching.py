"""Batches of like length, so that little is computed for padding."""

from __future__ import annotations

import random
from collections.abc import Hashable, Sequence

POOL = 50
"""Batches, at most, that groups of like size are looked for among."""


def token_budget_batches(lengths: Sequence[int], budget: int) -> list[list[int]]:
    """The positions of `lengths` in batches, shortest first: each batch is filled while its longest times its count
    stays within `budget`. One that is longer than the budget goes alone.

    The batches one after the other are the order of work; `inverse_permutation` of it puts results back.
    """
    batches: list[list[int]] = []
    for position in sorted(range(len(lengths)), key=lambda i: lengths[i]):
        if batches and lengths[position] * (len(batches[-1]) + 1) <= budget:
            batches[-1].append(position)
        else:
            batches.append([position])
    return batches


def step_batches(sizes: Sequence[int], groups: Sequence[Hashable], batch: int, seed: str) -> list[list[int]]:
    """The positions of `sizes` in batches of `batch`, one of them perhaps smaller, in an order that the seed draws.

    Those of one group are together, as far as the border of a batch allows; and groups of like size are in one batch,
    as far as at least four pools of batches can be drawn, so that it is not always the same ones that meet.
    """
    chance = random.Random(seed)
    together: dict[Hashable, list[int]] = {}
    for position, group in enumerate(groups):
        together.setdefault(group, []).append(position)
    drawn = list(together.values())
    chance.shuffle(drawn)
    pool = max(1, min(len(drawn) // 4, POOL * batch))
    order: list[int] = []
    for first in range(0, len(drawn), pool):
        for alike in sorted(drawn[first : first + pool], key=lambda group: max(sizes[i] for i in group)):
            order += alike
    batches = [order[first : first + batch] for first in range(0, len(order), batch)]
    chance.shuffle(batches)
    return batches


def inverse_permutation(order: Sequence[int]) -> list[int]:
    """Where each position went: `[done[i] for i in inverse_permutation(order)]` is in the first order again, where
    `done` is in that of `order`. Raises ValueError where `order` is no permutation."""
    inverse = [-1] * len(order)
    for place, position in enumerate(order):
        if not 0 <= position < len(order) or inverse[position] != -1:
            raise ValueError(f"{position} is not there exactly once")
        inverse[position] = place
    return inverse
