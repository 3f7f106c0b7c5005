"""Counts as words."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """“1 prompt”, “3,000 prompts”."""
    return f"1 {noun}" if count == 1 else f"{count:,} {noun}s"


def were(count: int) -> str:
    """“was” or “were”, after that many things."""
    return "was" if count == 1 else "were"
