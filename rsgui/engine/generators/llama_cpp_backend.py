"""The llama.cpp generator: GGUF models, on the CPU and on any GPU that llama.cpp was built for.

llama_decoding.py makes the completions, llama_runtime.py is the C library below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from jinja2 import TemplateError
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

from rsgui.core import wire
from rsgui.core.entities import Generator, ModelOptions, with_system_prompt
from rsgui.core.errors import ModelError, OutOfMemory
from rsgui.core.sampling import SamplingParams
from rsgui.engine import models
from rsgui.engine.control import Control, Inbox
from rsgui.engine.generators.llama_decoding import IN_FLIGHT, Decoding
from rsgui.engine.generators.llama_runtime import LlamaContext, LlamaModel
from rsgui.engine.inspecting import quantisation_name

CACHE_BYTES = 2 << 30
"""How much memory the cache may take for the sake of more completions in flight. One whole context always fits."""


def load(generator: Generator, options: ModelOptions, note: Callable[[str], None]) -> LlamaCpp:
    """Loads a GGUF model, with its adapter if that is in GGUF too. Raises ModelError."""
    path, adapter = gguf_of(generator.model.path), gguf_adapter_of(generator.adapter)
    try:
        model = LlamaModel(path, options)
    except ModelError:
        models.read_gguf(path)  # says it in plainer words where the file is cut short
        raise
    if adapter:
        model.load_adapter(adapter)
    return LlamaCpp(model, generator.model.name, options)


def gguf_of(path: str) -> Path:
    """The GGUF file at `path`. Raises ModelError for a folder and for what is no model."""
    place = models.find(path)
    if place.is_dir():
        hint = "Choose the backend transformers for it, or a GGUF file."
        raise ModelError(f"{place} is a folder; llama.cpp reads GGUF files.", hint)
    return place


def gguf_adapter_of(path: str | None) -> Path | None:
    """The GGUF adapter at `path`. Raises ModelError for an adapter in peft's form."""
    if path is None:
        return None
    place = Path(path).expanduser()
    if place.is_dir():
        hint = "Choose the backend transformers for it, or convert it with llama.cpp's convert_lora_to_gguf.py."
        raise ModelError(f"The adapter {place} is in peft's form, which llama.cpp does not read.", hint)
    if not place.is_file():
        raise ModelError(f"There is no adapter at {place}.", "Choose a LoRA adapter in GGUF.")
    models.check_magic(place)
    return place


class LlamaCpp:
    """A loaded GGUF model that makes completions."""

    def __init__(self, model: LlamaModel, name: str, options: ModelOptions) -> None:
        self._model, self._options = model, options
        self._cache: LlamaContext | None = None
        self._context = min(model.trained_context, options.context or models.MAX_CONTEXT)
        self._chat = _chat_of(model)
        quantisation = quantisation_name(model.meta("general.file_type"))
        self.info = wire.ModelInfo(
            name=name,
            architecture=model.meta("general.architecture"),
            parameters=model.parameters,
            context=self._context,
            quantisation=quantisation,
            template_hash=models.template_hash(model.template),
            device=model.device,
            dtype=quantisation,
        )

    def generate(
        self, inbox: Inbox[wire.PromptWork], sampling: SamplingParams, seed: int, control: Control
    ) -> Iterator[wire.Made | wire.Refused]:
        """As `GeneratorBackend.generate`."""

        def tokens_of(work: wire.PromptWork) -> list[int] | wire.Refused:
            return self._tokens(work, sampling.system_prompt)

        cache = self._cache = self._new_cache(sampling)
        try:
            yield from Decoding(self._model, cache, self._context, tokens_of, sampling, seed).run(inbox, control)
        finally:
            cache.close()

    def close(self) -> None:
        """Frees the weights, and before them the cache of a `generate` that nobody took to its end."""
        if self._cache:
            self._cache.close()
        self._model.close()

    def _new_cache(self, sampling: SamplingParams) -> LlamaContext:
        """A cache for one whole context at least, and for more completions in flight where memory allows."""
        useful = self._context + IN_FLIGHT * min(sampling.max_new_tokens, self._context)
        affordable = CACHE_BYTES // self._model.cell_bytes()
        cells = max(self._context, min(useful, affordable))
        sequences, threads = IN_FLIGHT + 1, self._options.threads
        try:
            return LlamaContext(self._model, cells, sequences, threads)
        except OutOfMemory:
            return LlamaContext(self._model, self._context, sequences, threads)

    def _tokens(self, work: wire.PromptWork, system_prompt: str) -> list[int] | wire.Refused:
        """The tokens that completions of a prompt follow on. The template writes the special tokens itself; without
        a template it is plain text, which begins as the model begins every text."""
        messages = with_system_prompt(work.messages, system_prompt)
        if self._chat is None:
            return self._model.tokenize("\n\n".join(m.content for m in messages), add_special=True)
        try:
            text = self._chat(messages=msgspec.to_builtins(messages)).prompt
        except (TemplateError, ValueError, TypeError) as error:
            return wire.Refused(work.prompt, f"The model's chat template refuses this prompt: {error}")
        return self._model.tokenize(text, add_special=False)


def _chat_of(model: LlamaModel) -> Jinja2ChatFormatter | None:
    """Renders chats with the model's own template, in a sandbox; None where the model has none. Raises ModelError."""
    if not model.template:
        return None
    try:
        return Jinja2ChatFormatter(model.template, eos_token=model.end, bos_token=model.begin)
    except TemplateError as error:
        raise ModelError(f"The model's chat template cannot be read: {error}", "Choose another model.") from error
