"""Prompts as a GGUF model is given them."""

from __future__ import annotations

from collections.abc import Sequence

from rsgui.core.entities import Message
from rsgui.engine import templates
from rsgui.engine.generators.llama_runtime import LlamaModel


class LlamaChat:
    """Renders and tokenises for a model whose vocabulary is loaded; `template` None is the model's own."""

    def __init__(self, model: LlamaModel, template: str | None) -> None:
        """Raises BadInput for a template that cannot be read."""
        self._model = model
        self.template = model.template if template is None else template
        self._special = {"bos_token": model.begin, "eos_token": model.end}
        if self.template:
            templates.compile(self.template)

    def text(self, messages: Sequence[Message]) -> str:
        """What completions of these messages follow on. Raises ModelError, BadInput."""
        if not self.template:
            return templates.plain(messages)
        return templates.render(self.template, messages, self._special)

    def tokens(self, messages: Sequence[Message]) -> list[int]:
        """The tokens of `text`. The template writes the special tokens itself; plain text begins as the model begins
        every text."""
        return self._model.tokenize(self.text(messages), add_special=not self.template)
