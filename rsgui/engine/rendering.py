"""What a generator's model is given for a prompt: its text with the special tokens marked, and how many tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from rsgui.core import wire
from rsgui.core.entities import Generator, Message, ModelOptions, with_system_prompt
from rsgui.core.errors import ModelError
from rsgui.core.templates import CHATML
from rsgui.engine import models


class Shown(NamedTuple):
    """A prompt as text, and of each of its tokens how it is written if it is a special one, else None."""

    text: str
    tokens: Sequence[str | None]


class Chat(Protocol):
    """The words and the template of a model, without its weights."""

    own_template: str

    def show(self, messages: Sequence[Message]) -> Shown:
        """Raises ModelError for messages that the template refuses, BadInput for a template that cannot be used."""
        ...

    def close(self) -> None: ...


def render(request: wire.Render) -> wire.Rendered:
    """The prompt as the generator's model is given it. Raises ModelError, BadInput."""
    chat = open_chat(request.generator)
    try:
        shown = chat.show(with_system_prompt(request.messages, request.generator.sampling.system_prompt))
    finally:
        chat.close()
    return wire.Rendered(pieces(shown), len(shown.tokens), chat.own_template)


def pieces(shown: Shown) -> tuple[wire.Piece, ...]:
    """The text, cut where its special tokens are. Those that are not written in it come where they were added."""
    found: list[wire.Piece] = []
    at = 0
    for written in (token for token in shown.tokens if token):
        where = shown.text.find(written, at)
        if where > at:
            found.append(wire.Piece(shown.text[at:where], special=False))
        found.append(wire.Piece(written, special=True))
        at = at if where < 0 else where + len(written)
    if at < len(shown.text):
        found.append(wire.Piece(shown.text[at:], special=False))
    return tuple(found)


def open_chat(generator: Generator) -> Chat:
    """Loads no weights. A GGUF file is read by llama.cpp whatever runs it, so that nothing has to be converted.

    Raises ModelError, BadInput for a template that cannot be read.
    """
    model = generator.model
    if model.backend == "fake":
        return FakeChat(generator.template)
    if model.backend == "openai":
        hint = "Look at it where the server runs; many log the prompts that they are given."
        raise ModelError("A server puts prompts into the chat template that it was started with.", hint)
    place = models.find(model.path)
    if place.is_dir():
        return FolderChat(place, generator.template)
    return GgufChat(place, generator.template)


class FakeChat:
    """Of the fake generator: a word is a token, and what stands in <| and |> is special."""

    own_template = CHATML

    def __init__(self, template: str | None) -> None:
        self._template = CHATML if template is None else template

    def show(self, messages: Sequence[Message]) -> Shown:
        from rsgui.engine.generators.fake import prompt_text

        text = prompt_text(self._template, messages)
        words: Iterable[str] = re.findall(r"<\|\w+\|>|(?:(?!<\|\w+\|>)\S)+", text)
        return Shown(text, [word if word.startswith("<|") else None for word in words])

    def close(self) -> None:
        """There is nothing to give back."""


class FolderChat:
    """Of a folder in Hugging Face format: its tokenizer."""

    def __init__(self, folder: Path, template: str | None) -> None:
        self._tokenizer = models.load_tokenizer(folder)
        self.own_template = models.template_of(self._tokenizer)
        models.use_template(self._tokenizer, template)

    def show(self, messages: Sequence[Message]) -> Shown:
        special = {id: str(token) for id, token in self._tokenizer.added_tokens_decoder.items() if token.special}
        text, ids = models.prompt_text(self._tokenizer, messages), models.prompt_ids(self._tokenizer, messages)
        return Shown(text, [special.get(id) for id in ids])

    def close(self) -> None:
        """There is nothing to give back."""


class GgufChat:
    """Of a GGUF file: its vocabulary."""

    def __init__(self, file: Path, template: str | None) -> None:
        from rsgui.engine.generators.llama_chat import LlamaChat
        from rsgui.engine.generators.llama_runtime import LlamaModel

        try:
            self._model = LlamaModel(file, ModelOptions(), vocabulary_only=True)
        except ModelError:
            models.read_gguf(file)  # says it in plainer words where the file is cut short
            raise
        self._chat = LlamaChat(self._model, template)
        self.own_template = self._model.template

    def show(self, messages: Sequence[Message]) -> Shown:
        return Shown(self._chat.text(messages), [self._model.special(id) for id in self._chat.tokens(messages)])

    def close(self) -> None:
        self._model.close()
