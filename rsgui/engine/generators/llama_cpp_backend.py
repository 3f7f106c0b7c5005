"""The llama.cpp generator: GGUF models, on the CPU and on any GPU that llama.cpp was built for.

llama_decoding.py makes the completions, llama_runtime.py is the C library below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from rsgui.core import wire
from rsgui.core.entities import Generator, ModelOptions, with_system_prompt
from rsgui.core.errors import ModelError, OutOfMemory
from rsgui.core.sampling import SamplingParams
from rsgui.engine import models
from rsgui.engine.control import Control, Inbox
from rsgui.engine.generators.llama_chat import LlamaChat
from rsgui.engine.generators.llama_decoding import IN_FLIGHT, Decoding
from rsgui.engine.generators.llama_runtime import LlamaContext, LlamaModel, cores
from rsgui.engine.generators.llama_unpacking import unpacked
from rsgui.engine.inspecting import quantisation_name
from rsgui.engine.templates import template_hash

CACHE_BYTES = 2 << 30
"""How much memory the cache may take for the sake of more completions in flight. One whole context always fits."""


def load(generator: Generator, options: ModelOptions, note: Callable[[str], None]) -> LlamaCpp:
    """Loads a GGUF model, with its adapter if that is in GGUF too. Raises ModelError, BadInput."""
    path, adapter = gguf_of(generator.model.path), gguf_adapter_of(generator.adapter)
    try:
        model = LlamaModel(path, options)
    except ModelError:
        models.read_gguf(path)  # says it in plainer words where the file is cut short
        raise
    kind = quantisation_name(model.meta("general.file_type"))
    if copy := unpacked(path, model, options, note):
        model.close()
        model = LlamaModel(copy, options)
    if adapter:
        model.load_adapter(adapter)
    return LlamaCpp(model, generator.model.name, kind, options, generator.template)


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
        hint = "Choose the backend transformers for it, or save it as GGUF on the Train page and choose that file."
        raise ModelError(f"The adapter {place} is in peft's form, which llama.cpp does not read.", hint)
    if not place.is_file():
        raise ModelError(f"There is no adapter at {place}.", "Choose a LoRA adapter in GGUF.")
    models.check_magic(place)
    return place


class LlamaCpp:
    """A loaded GGUF model that makes completions."""

    def __init__(
        self, model: LlamaModel, name: str, quantisation: str, options: ModelOptions, template: str | None
    ) -> None:
        """`quantisation` is that of the file that was chosen."""
        self._model, self._options = model, options
        self._cache: LlamaContext | None = None
        self._context = min(model.trained_context, options.context or models.MAX_CONTEXT)
        self._chat = LlamaChat(model, template)
        self.info = wire.ModelInfo(
            name=name,
            architecture=model.meta("general.architecture"),
            parameters=model.parameters,
            context=self._context,
            quantisation=quantisation,
            template_hash=template_hash(self._chat.template),
            device=model.device,
            dtype=quantisation_name(model.meta("general.file_type")),
            size=model.weights,
        )

    def generate(
        self, inbox: Inbox[wire.PromptWork], sampling: SamplingParams, seed: int, control: Control
    ) -> Iterator[wire.Made | wire.Refused]:
        """As `GeneratorBackend.generate`."""

        def tokens_of(work: wire.PromptWork) -> list[int] | wire.Refused:
            return self._tokens(work, sampling.system_prompt)

        cache = self._cache = self._new_cache(sampling)
        try:
            threads = cores(self._options.threads)
            yield from Decoding(self._model, cache, self._context, tokens_of, sampling, seed, threads).run(
                inbox, control
            )
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
        """The tokens that completions of a prompt follow on. Raises BadInput for a template that cannot be used."""
        try:
            return self._chat.tokens(with_system_prompt(work.messages, system_prompt))
        except ModelError as error:
            return wire.Refused(work.prompt, error.message)
