"""Batches of like length, so that little is computed for padding."""

from __future__ import annotations

from collections.abc import Sequence


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


def inverse_permutation(order: Sequence[int]) -> list[int]:
    """Where each position went: `[done[i] for i in inverse_permutation(order)]` is in the first order again, where
    `done` is in that of `order`. Raises ValueError where `order` is no permutation."""
    inverse = [-1] * len(order)
    for place, position in enumerate(order):
        if not 0 <= position < len(order) or inverse[position] != -1:
            raise ValueError(f"{position} is not there exactly once")
        inverse[position] = place
    return inverse
