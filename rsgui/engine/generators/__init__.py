"""Generators: what makes completions. One module a backend, each with a `load` of the same form as `open_generator`.

What all of them hold to, and tests/engine/test_generators.py checks of each:

- A completion is drawn with `core.sampling.completion_seed` of the run's seed, the prompt's key and its index.
- The generator's system prompt comes before the messages (`core.entities.with_system_prompt`).
- A completion ends with the model's end of turn or before a stop string ("stop"), else after `max_new_tokens`, or
  where the context is full ("length").
- A prompt that leaves no room in the context is refused; the others go on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Protocol

from rsgui.core import wire
from rsgui.core.entities import Generator, ModelOptions
from rsgui.core.errors import ModelError
from rsgui.core.sampling import SamplingParams
from rsgui.engine.control import Control, Inbox


class GeneratorBackend(Protocol):
    """A loaded model that makes completions."""

    @property
    def info(self) -> wire.ModelInfo: ...

    def generate(
        self, inbox: Inbox[wire.PromptWork], sampling: SamplingParams, seed: int, control: Control
    ) -> Iterator[wire.Made | wire.Refused]:
        """Takes prompts from `inbox` as it has room for them and yields completions as they are finished, in any
        order, until no more work will come. Raises Cancelled, and OutOfMemory when not even one row fits."""
        ...

    def close(self) -> None:
        """Gives the model's memory back."""
        ...


def open_generator(generator: Generator, options: ModelOptions, note: Callable[[str], None]) -> GeneratorBackend:
    """Loads the generator's model and adapter; `note` is told what takes long. Raises ModelError, OutOfMemory."""
    if generator.model.quantise and generator.model.backend != "transformers":
        hint = "Choose the backend transformers, or whole weights."
        raise ModelError("bitsandbytes rounds weights for transformers alone.", hint)
    match generator.model.backend:
        case "fake":
            from rsgui.engine.generators import fake

            return fake.load(generator, options, note)
        case "transformers":
            from rsgui.engine.generators import transformers_backend

            return transformers_backend.load(generator, options, note)
        case "llama_cpp":
            # llama.cpp has an OpenMP of its own, whose threads wait for each other after every operation: where other
            # programs are at work, spinning meanwhile made 15 tokens/s of 57.
            os.environ["GOMP_SPINCOUNT"] = "0"
            from rsgui.engine.generators import llama_cpp_backend

            return llama_cpp_backend.load(generator, options, note)
        case "openai":
            from rsgui.engine.generators import openai_backend

            return openai_backend.load(generator, options, note)


def no_room(work: wire.PromptWork, tokens: int, context: int) -> wire.Refused | None:
    """The refusal of a prompt of `tokens` tokens that leaves no room for a completion in the model's context."""
    if tokens < context:
        return None
    return wire.Refused(work.prompt, f"The prompt has {tokens:,} tokens; the model's context is {context:,}.")


def cut_at_stop(text: str, stop: tuple[str, ...]) -> str | None:
    """The text before the first stop string in it; None while there is none."""
    found = [at for at in (text.find(s) for s in stop) if at >= 0]
    return text[: min(found)] if found else None
