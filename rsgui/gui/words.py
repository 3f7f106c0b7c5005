"""Numbers, times and sizes in words."""

from __future__ import annotations


def plural(count: int, one: str, many: str = "") -> str:
    """1 prompt, 1,152 prompts"""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def duration(seconds: float) -> str:
    """About how long, as one says it: "2 min", "1 h 5 min", "8 s"."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"


def size(count: int) -> str:
    """Bytes as one says them: "640 kB", "1.2 GB"."""
    for unit, each in (("GB", 1e9), ("MB", 1e6)):
        if count >= each:
            return f"{count / each:,.1f} {unit}"
    return f"{max(1, round(count / 1e3)):,} kB"
