"""Counts as words."""

from __future__ import annotations

from textwrap import shorten


def counted(count: int, noun: str) -> str:
    """“1 prompt”, “3,000 prompts”."""
    return f"1 {noun}" if count == 1 else f"{count:,} {noun}s"


def beginning(text: str, most: int = 60) -> str:
    """The text on one line, cut at a word where it is longer than `most` characters."""
    return shorten(text, most, placeholder=" ...") if " " in text[:most] else text[:most]


def were(count: int) -> str:
    """“was” or “were”, after that many things."""
    return "was" if count == 1 else "were"
