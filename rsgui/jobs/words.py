"""Texts in short."""

from __future__ import annotations

from textwrap import shorten


def beginning(text: str, most: int = 60) -> str:
    """The text on one line, cut at a word where it is longer than `most` characters."""
    return shorten(text, most, placeholder=" ...") if " " in text[:most] else text[:most]
