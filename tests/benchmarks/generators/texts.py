"""What all generators are asked, and how their speed is measured and said."""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable
from typing import Any

import msgspec

from rsgui import paths
from rsgui.core import wire
from rsgui.core.entities import Message, prompt_key
from rsgui.core.sampling import SamplingParams
from rsgui.engine.control import Control, Inbox
from tests.benchmarks import report

SUBJECT = "generation"
SAMPLING = "temperature 0.8, top_p 0.95"
Pass = Callable[[], int]
"""Makes completions and returns how many tokens they have, each up to and with its end token."""


def sampling(most: int) -> SamplingParams:
    """The same for all."""
    return SamplingParams(temperature=0.8, top_p=0.95, top_k=0, max_new_tokens=most)


def mixed(count: int) -> list[str]:
    """Prompts of about 10 to 250 tokens."""
    rows = _demo_prompts()
    texts = []
    for i in range(_trial(count)):
        before = " ".join(rows[(i * 7 + j) % len(rows)] for j in range(i * 5 % 9))
        texts.append(f"{before}\n{rows[i % len(rows)]}".strip())
    return texts


def long(count: int, tokens_of: Callable[[str], int]) -> list[str]:
    """Prompts of about 600 tokens, with what the template adds."""
    rows = _demo_prompts()
    texts = []
    for i in range(_trial(count)):
        text, at = "", i * 5
        while tokens_of(text) < 560:
            text += rows[at % len(rows)] + " "
            at += 1
        texts.append(text)
    return texts


def ours(generator: Any, texts: list[str], n: int, params: SamplingParams) -> int:
    """One pass of a loaded generator; tokens."""
    control = Control()
    inbox: Inbox[wire.PromptWork] = Inbox(control)
    messages = [(Message("user", text),) for text in texts]
    work = (wire.PromptWork(i + 1, prompt_key(m), m, tuple(range(n))) for i, m in enumerate(messages))
    inbox.put(tuple(work), last=True)
    made = [item.completion for item in generator.generate(inbox, params, 0, control)]
    assert len(made) == n * len(texts)
    return sum(completion.tokens for completion in made)


def compare(workload: str, first: Pass, baseline: str, second: Pass, goal: str) -> float:
    """Both in turn, medians of three where a pass is short; says the line and returns our tokens/s."""
    rates: tuple[list[float], list[float]] = ([], [])
    seconds = 0.0
    while len(rates[0]) < 3 and seconds < 10:
        for work, found in zip((first, second), rates, strict=True):
            measured = report.once(work)
            found.append(measured.result / measured.seconds)
            seconds += measured.seconds
    figure, other = (statistics.median(found) for found in rates)
    say(workload, figure, "tokens/s", goal, baseline, other, figure / other)
    return figure


def say(
    workload: str,
    figure: float,
    unit: str,
    goal: str,
    baseline: str | None = None,
    baseline_figure: float | None = None,
    ratio: float | None = None,
) -> None:
    other = None if baseline_figure is None else report.rounded(baseline_figure)
    times = None if ratio is None else report.rounded(ratio)
    line = report.Line(SUBJECT, workload, report.rounded(figure), unit, baseline, other, times, goal, report.machine())
    report.say(line)


def _trial(count: int) -> int:
    return min(count, int(os.environ.get("RSGUI_BENCH_PROMPTS", count)))


def _demo_prompts() -> list[str]:
    lines = paths.resource("demo", "train.jsonl").read_text().splitlines()
    return [msgspec.json.decode(line)["prompt"] for line in lines]
