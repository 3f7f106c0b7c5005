"""A generator without a model, for tests: everything about a completion follows from its seed.

Its path says how it behaves: `fake:?delay=0.001&die_at=100&signal=11&context=512` takes a millisecond for each
completion, ends its own process with signal 11 after 100 of them, and refuses prompts of 512 words.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import parse_qsl

import msgspec

from rsgui.core import wire
from rsgui.core.entities import FinishReason, Generator, Message, ModelOptions, NewCompletion, with_system_prompt
from rsgui.core.errors import ModelError
from rsgui.core.sampling import SamplingParams, completion_seed
from rsgui.core.templates import CHATML
from rsgui.engine import templates
from rsgui.engine.control import Control, Inbox
from rsgui.engine.generators import cut_at_stop, no_room
from rsgui.engine.templates import template_hash

WORDS = (
    "the",
    "rain",
    "sun",
    "river",
    "stone",
    "bird",
    "garden",
    "winter",
    "morning",
    "quiet",
    "small",
    "green",
    "old",
)


class Behaviour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the path of a fake model asks for."""

    delay: float = 0.0  # seconds a completion
    die_at: int = 0  # completions; 0: never
    signal: int = 9
    context: int = 8192  # words

    @classmethod
    def of(cls, path: str) -> Behaviour:
        query = path.partition("?")[2]
        try:
            return msgspec.convert(dict(parse_qsl(query, strict_parsing=bool(query))), cls, strict=False)
        except (ValueError, msgspec.ValidationError) as error:
            raise ModelError(f"{path} is not a fake model: {error}.") from error


class FakeGenerator:
    """A `GeneratorBackend` of nothing but random words."""

    def __init__(self, behaviour: Behaviour, template: str) -> None:
        self._behaviour = behaviour
        self._template = template
        self._made = 0
        hashed = template_hash(template)
        self.info = wire.ModelInfo("fake", "fake", 0, behaviour.context, "", hashed, device="cpu", dtype="none")

    def generate(
        self, inbox: Inbox[wire.PromptWork], sampling: SamplingParams, seed: int, control: Control
    ) -> Iterator[wire.Made | wire.Refused]:
        while prompts := inbox.take(1):
            for work in prompts:
                messages = with_system_prompt(work.messages, sampling.system_prompt)
                try:
                    words = len(prompt_text(self._template, messages).split())
                except ModelError as error:
                    yield wire.Refused(work.prompt, error.message)
                    continue
                if refused := no_room(work, words, self._behaviour.context):
                    yield refused
                    continue
                for index in work.indices:
                    control.check()
                    yield self._make(work, index, sampling, seed, control)

    def _make(
        self, work: wire.PromptWork, index: int, sampling: SamplingParams, seed: int, control: Control
    ) -> wire.Made:
        if self._behaviour.delay:
            control.rest(self._behaviour.delay)
        if self._behaviour.die_at and self._made == self._behaviour.die_at:
            os.kill(os.getpid(), self._behaviour.signal)
        self._made += 1
        text, tokens, finish, logprob = draw(completion_seed(seed, work.key, index), sampling)
        return wire.Made(NewCompletion(work.prompt, index, text, tokens, finish, logprob))

    def close(self) -> None:
        """There is nothing to give back."""


def draw(seed: int, sampling: SamplingParams) -> tuple[str, int, FinishReason, float]:
    """Text, tokens (words, and one for the end of turn), finish reason and mean log-probability."""
    numbers = random.Random(seed)
    words = numbers.choices(WORDS, k=numbers.randint(3, 40))
    logprob = -2 * numbers.random()
    text, tokens = " ".join(words).capitalize() + ".", len(words) + 1
    finish: FinishReason = "stop"
    if tokens > sampling.max_new_tokens:
        tokens, finish = sampling.max_new_tokens, "length"
        text = " ".join(words[:tokens]).capitalize()
    before = cut_at_stop(text, sampling.stop)
    if before is not None:
        text, tokens, finish = before, len(before.split()) + 1, "stop"
    return text, tokens, finish, logprob


def load(generator: Generator, options: ModelOptions, note: Callable[[str], None]) -> FakeGenerator:
    """The fake of `generator.model.path`. Raises ModelError for a path that asks for what there is not,
    BadInput for a template that cannot be read."""
    behaviour = Behaviour.of(generator.model.path)
    if options.context is not None:
        behaviour = msgspec.structs.replace(behaviour, context=options.context)
    template = CHATML if generator.template is None else generator.template
    if template:
        templates.compile(template)
    return FakeGenerator(behaviour, template)


def prompt_text(template: str, messages: Sequence[Message]) -> str:
    """What the fake would follow on. Raises ModelError, BadInput."""
    return templates.render(template, messages, {}) if template else templates.plain(messages)
