"""Texts in short."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten

from rsgui.core.entities import Generator


def beginning(text: str, most: int = 60) -> str:
    """The text on one line, cut at a word where it is longer than `most` characters."""
    return shorten(text, most, placeholder=" ...") if " " in text[:most] else text[:most]


def called(generator: Generator) -> str:
    """A generator by its model, and its adapter's folder."""
    adapter = f" + {Path(generator.adapter).name}" if generator.adapter else ""
    return generator.model.name + adapter
