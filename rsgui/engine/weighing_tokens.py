"""The tokens of one completion: which of them a training learns from, and how probable its generator finds each."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from transformers import PreTrainedTokenizerBase

from rsgui.core import wire
from rsgui.core.dataset import TrainingRow
from rsgui.core.entities import Generator
from rsgui.core.errors import OutOfMemory
from rsgui.engine import devices, models
from rsgui.engine.control import Reply
from rsgui.engine.generators.transformers_backend import with_adapter
from rsgui.engine.training import training_dtype
from rsgui.engine.training_data import Tree, collate, token_pieces, tokenise
from rsgui.engine.training_loss import CompletionLoss


class Loaded(NamedTuple):
    """A generator with its weights. `model` is peft's around the base where there is an adapter."""

    model: Any
    loss: CompletionLoss
    tokenizer: PreTrainedTokenizerBase
    ends: frozenset[int]


def load(generator: Generator, threads: int | None, reply: Reply) -> Loaded:
    """As a training loads it: the GGUF of llama.cpp as a model of transformers. Raises ModelError."""
    reply.note(f"loading {generator.model.name}")
    devices.use_threads(threads)
    device = devices.best_device()
    folder = models.transformers_folder(generator.model.path, reply.note)
    base = models.load_model(folder, training_dtype(device, folder))
    tokenizer = models.load_tokenizer(folder)
    models.use_template(tokenizer, generator.template)
    ends = models.end_ids(base, tokenizer)
    model: Any = base if generator.adapter is None else with_adapter(base, Path(generator.adapter))
    model.to(device).eval()
    return Loaded(model, CompletionLoss(base), tokenizer, ends)


class Weigher:
    """Keeps the generator of the last request loaded: one looks at one completion after the other."""

    def __init__(self) -> None:
        self._key: object = None
        self._loaded: Loaded | None = None

    def weigh(self, request: wire.WeighTokens, reply: Reply) -> wire.Tokens:
        """The tokens of the row that a training would have. Where they are more than the model can read, nothing is
        said of their probability. Raises ModelError, OutOfMemory."""
        key = (request.generator.model, request.generator.adapter, request.generator.template)
        if self._loaded is None or key != self._key:
            self.close()
            self._loaded, self._key = load(request.generator, request.threads, reply), key
        loaded = self._loaded
        row = TrainingRow("", request.messages, request.text)
        (example, *_), _ = tokenise([row], loaded.tokenizer, loaded.ends, 1 << 30)
        limit = models.context_of(loaded.model.config, None)
        tree = Tree(example.ids[: example.prompt], [example.ids[example.prompt :]])
        logprobs = _logprobs(loaded, tree) if 0 < tree.size <= limit and tree.completions[0] else []
        return wire.Tokens(token_pieces(example, loaded.tokenizer, logprobs), limit)

    def close(self) -> None:
        """Gives the memory back. Without a loaded generator nothing happens."""
        loaded, self._loaded, self._key = self._loaded, None, None
        if loaded is not None:
            device = loaded.model.device
            del loaded
            devices.empty_cache(device)


def _logprobs(loaded: Loaded, tree: Tree) -> list[float]:
    """Of the completion's tokens, each after all before it, in nats; at temperature 1."""
    rows = {name: tensor.to(loaded.model.device) for name, tensor in collate([tree]).items()}
    try:
        return [-loss for loss in loaded.loss.by_token(rows).tolist()]
    except (RuntimeError, MemoryError) as error:
        if not devices.is_out_of_memory(error):
            raise
        hint = "Close other programs, or look at the text alone."
        raise OutOfMemory("There is not enough memory to weigh the tokens of this completion.", hint) from error
