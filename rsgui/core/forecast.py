"""What a run will take, before it is started: completions, tokens, time, disk and memory."""

from __future__ import annotations

import msgspec

from rsgui.core.entities import Generator, ModelOptions, Quantise
from rsgui.core.wire import ModelInfo, Pace

MOST_CONTEXT = 8192
ROWS_IN_FLIGHT = {"transformers": 256, "llama_cpp": 32}
"""Completions that are made together, where memory allows."""

BYTES_PER_COMPLETION = 220
BYTES_PER_TOKEN = 4.6
"""What the store takes for a completion, its indices included, and for each token of its text."""

BITS: dict[Quantise | None, float] = {None: 32.0, "8bit": 9.0, "4bit": 5.0}
"""Of a weight that transformers has loaded, at most; what is not rounded (embeddings, say) is counted in."""


BFLOAT16 = 2
UNPACK_SHARE = 0.25
"""Of the free memory, for weights that are unpacked."""


class Memory(msgspec.Struct, frozen=True):
    """Bytes. `measured` tells whether the model was loaded to know it."""

    weights: int
    least: int  # with one completion at a time, its context full
    most: int  # with all the completions that would be made together
    free: int
    measured: bool

    @property
    def fits(self) -> bool:
        return self.least <= self.free


class Forecast(msgspec.Struct, frozen=True):
    """Of the completions that are still to be made."""

    completions: int
    most_tokens: int
    tokens: float | None  # None: not known without a measurement
    seconds: float | None
    disk: int  # bytes
    memory: Memory | None  # None where the model is not on this machine, or nothing is known of it


def forecast(
    completions: int, generator: Generator, info: ModelInfo | None, pace: Pace | None, options: ModelOptions, free: int
) -> Forecast:
    """`free` is the memory that is free here, for as long as no measurement tells what is left."""
    most_tokens = completions * generator.sampling.max_new_tokens
    tokens = completions * pace.mean_tokens if pace else None
    seconds = tokens / pace.tokens_per_second if pace and tokens is not None and pace.tokens_per_second else None
    disk = completions * BYTES_PER_COMPLETION + (most_tokens if tokens is None else tokens) * BYTES_PER_TOKEN
    memory = _memory(completions, generator, info, pace, options, free)
    return Forecast(completions, most_tokens, tokens, seconds, int(disk), memory)


def _memory(
    completions: int, generator: Generator, info: ModelInfo | None, pace: Pace | None, options: ModelOptions, free: int
) -> Memory | None:
    if info is None or generator.model.backend not in ROWS_IN_FLIGHT:
        return None
    weights = pace.weights if pace else weights_of(generator, info, options, free)
    per_token = pace.cache_per_token if pace else info.cache_per_token
    context = min(info.context or MOST_CONTEXT, options.context or MOST_CONTEXT)
    rows = max(1, min(completions, ROWS_IN_FLIGHT[generator.model.backend]))
    prompt = pace.prompt_tokens if pace else 0.0
    each = min(context, prompt + generator.sampling.max_new_tokens)
    left = pace.free + pace.weights if pace else free  # the measured model is loaded already, and stays
    return Memory(weights, weights + per_token * context, int(weights + per_token * rows * each), left, bool(pace))


def unpacks(parameters: int, options: ModelOptions, free: int) -> bool:
    """Whether a GGUF file's weights may be unpacked to bfloat16: where that is wished, and leaves room for the rest."""
    return options.unpack and parameters * BFLOAT16 <= UNPACK_SHARE * free


def weights_of(generator: Generator, info: ModelInfo, options: ModelOptions, free: int) -> int:
    """What the weights take at most once they are loaded."""
    if generator.model.backend == "llama_cpp":
        return max(info.size, info.parameters * BFLOAT16 if unpacks(info.parameters, options, free) else 0)
    return int(info.parameters * BITS[generator.model.quantise] / 8)
