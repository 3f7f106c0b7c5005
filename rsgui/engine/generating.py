"""A generation request: the generator is loaded, or taken warm, and what it makes goes out as it comes about."""

from __future__ import annotations

from rsgui.core import wire
from rsgui.core.entities import Generator, Model, ModelOptions
from rsgui.engine.control import Control, Inbox, Reply
from rsgui.engine.generators import GeneratorBackend, open_generator


class Warm:
    """The generator of the last request, kept loaded for the next one: at most one at a time."""

    def __init__(self) -> None:
        self._key: tuple[Model, str | None, str | None, ModelOptions] | None = None
        self._backend: GeneratorBackend | None = None

    def get(self, generator: Generator, options: ModelOptions, reply: Reply) -> GeneratorBackend:
        """The loaded generator. Sampling does not matter for it: the same model, adapter and template are taken as
        they are, any other are loaded anew, after the memory of the last ones has been given back."""
        key = (generator.model, generator.adapter, generator.template, options)
        if self._backend is None or key != self._key:
            self.close()
            reply.note(f"loading {generator.model.name}")
            self._backend, self._key = open_generator(generator, options, reply.note), key
        return self._backend

    def close(self) -> None:
        """Gives the memory back. Without a loaded generator nothing happens."""
        backend, self._backend, self._key = self._backend, None, None
        if backend is not None:
            backend.close()


def generate(
    request: wire.Generate, inbox: Inbox[wire.PromptWork], control: Control, reply: Reply, warm: Warm
) -> wire.ModelInfo:
    """Makes the completions that the inbox asks for, until no more work will come.

    Raises BadInput for sampling parameters out of range, ModelError for a model that cannot be loaded, OutOfMemory
    and Cancelled.
    """
    sampling = request.generator.sampling
    sampling.check()
    backend = warm.get(request.generator, request.options, reply)
    reply.note("generating")
    for item in backend.generate(inbox, sampling, request.seed, control):
        reply.item(item)
    return backend.info
