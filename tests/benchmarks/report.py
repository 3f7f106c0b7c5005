"""What every benchmark prints: one JSON line a workload, measured beside a baseline in the same run."""

from __future__ import annotations

import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec


class Line(msgspec.Struct):
    """One workload. `ratio` says how many times better the figure is than the baseline; `goal` is what was promised."""

    subject: str
    workload: str
    figure: float
    unit: str
    baseline: str | None
    baseline_figure: float | None
    ratio: float | None
    goal: str
    machine: str


def say(line: Line) -> None:
    """Prints it at once."""
    sys.stdout.write(msgspec.json.encode(line).decode() + "\n")
    sys.stdout.flush()


class Measured(NamedTuple):
    """Median seconds, and what came out."""

    seconds: float
    result: Any


def in_turn(ours: Callable[[], Any], theirs: Callable[[], Any], rounds: int = 5) -> tuple[Measured, Measured]:
    """Both, measured in turn so that a busy moment of the machine meets both. What takes over ten seconds is
    measured once."""
    pairs = [(once(ours), once(theirs))]
    while len(pairs) < rounds and sum(one.seconds for one in pairs[0]) < 10:
        pairs.append((once(ours), once(theirs)))
    first, second = ([pair[side] for pair in pairs] for side in (0, 1))
    return _median(first), _median(second)


def once(work: Callable[[], Any]) -> Measured:
    """One call."""
    start = time.perf_counter()
    result = work()
    return Measured(time.perf_counter() - start, result)


def machine() -> str:
    """The kind of machine: its processor and how many cores this process may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{_processor()}, {cores} cores"


def rounded(figure: float) -> float:
    """Three digits that count."""
    return float(f"{figure:.3g}")


def _median(measured: Sequence[Measured]) -> Measured:
    return Measured(statistics.median(one.seconds for one in measured), measured[-1].result)


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    if known.exists():
        for line in known.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
