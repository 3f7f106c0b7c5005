"""Marks texts that a person will read, so that they are found for translation where they stand."""

from __future__ import annotations


def later(text: str) -> str:
    """The English text itself. For constants: what shows it gives it to `rsgui.gui.translation.tr` first."""
    return text
