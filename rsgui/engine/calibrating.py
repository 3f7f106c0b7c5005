"""How fast a generator is here: a few short completions, which are thrown away.

One pass after the other, each with four times the tokens of the last: first more completions at a time, up to all that
a run would have in flight, then longer ones. The last pass that fits the time counts, since it is the most like a run.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
import psutil

from rsgui.core import wire
from rsgui.core.entities import Generator, with_system_prompt
from rsgui.core.sampling import SamplingParams
from rsgui.engine import rendering
from rsgui.engine.control import Control, Inbox, Reply
from rsgui.engine.generating import Warm
from rsgui.engine.generators import GeneratorBackend
from rsgui.engine.inspecting import inspect

SECONDS = 8.0
"""How long the passes take together; the loading comes on top."""

SHORT = 8
"""Tokens of a completion, while there are not yet as many at a time as a run would have."""

GROWTH = 4
MOST_ROWS = 256


@dataclass
class Pass:
    """What one pass came to."""

    tokens: int
    ended: int  # completions that came to their end by themselves
    seconds: float


def calibrate(request: wire.Calibrate, control: Control, reply: Reply, warm: Warm) -> wire.Pace:
    """Leaves the generator loaded, so that a run begins at once. Raises what `generate` raises."""
    request.generator.sampling.check()
    backend = warm.get(request.generator, request.options, reply)
    reply.note("measuring")
    passes = list(measured(backend, request.works, request.generator.sampling, control))
    last = passes[-1]
    return wire.Pace(
        tokens_per_second=last.tokens / max(last.seconds, 1e-9),
        mean_tokens=mean_tokens(passes, request.generator.sampling.max_new_tokens),
        prompt_tokens=prompt_tokens(request.generator, request.works),
        weights=backend.info.size,
        cache_per_token=cache_per_token(request.generator, backend.info),
        free=free_memory(backend.info.device),
        device=backend.info.device,
    )


def measured(
    backend: GeneratorBackend, works: Sequence[wire.PromptWork], sampling: SamplingParams, control: Control
) -> Iterator[Pass]:
    """The passes, the largest last; always one."""
    most = min(MOST_ROWS, sum(len(work.indices) for work in works))
    size, begun = 2 * SHORT, time.monotonic()
    while True:
        rows = min(most, size // SHORT)
        length = min(sampling.max_new_tokens, size // rows)
        one = _pass(backend, first(works, rows), msgspec.structs.replace(sampling, max_new_tokens=length), control)
        yield one
        spent = time.monotonic() - begun
        largest = rows == most and length == sampling.max_new_tokens
        if largest or spent + GROWTH * one.seconds > SECONDS:
            return
        size *= GROWTH


def first(works: Sequence[wire.PromptWork], rows: int) -> list[wire.PromptWork]:
    """The first so many completions of these prompts."""
    taken = []
    for work in works:
        if rows > 0:
            taken.append(msgspec.structs.replace(work, indices=work.indices[:rows]))
            rows -= len(work.indices)
    return taken


def _pass(backend: GeneratorBackend, works: list[wire.PromptWork], sampling: SamplingParams, control: Control) -> Pass:
    inbox: Inbox[wire.PromptWork] = Inbox(control)
    inbox.put(tuple(works), last=True)
    begun = time.monotonic()
    items = list(backend.generate(inbox, sampling, 0, control))
    made = [item.completion for item in items if isinstance(item, wire.Made)]
    ended = sum(completion.finish == "stop" for completion in made)
    return Pass(sum(completion.tokens for completion in made), ended, time.monotonic() - begun)


def mean_tokens(passes: Sequence[Pass], most: int) -> float:
    """How long a completion of at most `most` tokens will be in the mean, from ones that were cut off early: as if it
    ended with the same chance at every token."""
    ended, tokens = sum(one.ended for one in passes), sum(one.tokens for one in passes)
    chance = ended / tokens if tokens else 0.0
    return (1 - (1 - chance) ** most) / chance if chance else float(most)


def prompt_tokens(generator: Generator, works: Sequence[wire.PromptWork]) -> float:
    """Of a prompt, in the mean; 0 where a server alone knows."""
    if generator.model.backend == "openai" or not works:
        return 0.0
    chat = rendering.open_chat(generator)
    try:
        system = generator.sampling.system_prompt
        return sum(len(chat.show(with_system_prompt(w.messages, system)).tokens) for w in works) / len(works)
    finally:
        chat.close()


def cache_per_token(generator: Generator, loaded: wire.ModelInfo) -> int:
    """In the number format that the model computes in."""
    if generator.model.backend == "openai":
        return 0
    return inspect(wire.Inspect(0, generator.model)).cache_per_token * (2 if loaded.dtype == "float32" else 1)


def free_memory(device: str) -> int:
    """Bytes that are free where the model is; 0 where that is not here."""
    if device == "cpu":
        return int(psutil.virtual_memory().available)
    if not device:
        return 0
    from rsgui.engine import devices

    return devices.free_memory(devices.best_device())
