"""llama.cpp's C interface, as far as rsgui needs it: a model, a context that decodes many sequences, and samplers.

Each object owns what it holds in C memory and frees it in `close`. Nothing in here knows of prompts or completions.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import llama_cpp as lib
import numpy as np
import psutil
from numpy.typing import NDArray

from rsgui.core.entities import ModelOptions
from rsgui.core.errors import ModelError, OutOfMemory
from rsgui.core.sampling import SamplingParams

log = logging.getLogger(__name__)

TOKENS_AT_ONCE = 512
"""How many tokens one call of llama.cpp takes at most."""


def _log(level: int, text: bytes, _: object) -> None:
    """Warnings (3) and errors (4) go to our log; the rest would bury them."""
    if level in {3, 4}:
        log.warning("%s", text.decode(errors="replace").strip())


_log_callback = lib.llama_log_callback(_log)  # kept for as long as llama.cpp may call it
lib.llama_log_set(_log_callback, ctypes.c_void_p(0))


def cores(threads: int | None) -> int:
    """How many threads to compute with; None: all cores that this process may use."""
    process = psutil.Process()
    allowed = len(process.cpu_affinity()) if hasattr(process, "cpu_affinity") else psutil.cpu_count()
    return threads or allowed or 1


class LlamaModel:
    """The weights and the vocabulary of a GGUF file."""

    def __init__(self, path: Path, options: ModelOptions, vocabulary_only: bool = False) -> None:
        """With `vocabulary_only` the weights stay on the disk. Raises ModelError when llama.cpp cannot load it."""
        params = lib.llama_model_default_params()
        params.n_gpu_layers = options.gpu_layers
        params.use_extra_bufts = options.use_extra_bufts
        params.vocab_only = vocabulary_only
        self.handle = lib.llama_model_load_from_file(str(path).encode(), params)
        if not self.handle:
            hint = "It may be damaged, or of a kind that this version of llama.cpp does not know; the log says more."
            raise ModelError(f"{path} cannot be loaded by llama.cpp.", hint)
        self._vocab = lib.llama_model_get_vocab(self.handle)
        self.vocabulary: int = lib.llama_vocab_n_tokens(self._vocab)
        self.trained_context: int = lib.llama_model_n_ctx_train(self.handle)
        self.parameters: int = lib.llama_model_n_params(self.handle)
        self.device = "gpu" if options.gpu_layers and lib.llama_supports_gpu_offload() else "cpu"
        self.adapter: Any = None

    def load_adapter(self, path: Path) -> None:
        """Raises ModelError for a file that is not a LoRA adapter of this model in GGUF."""
        self.adapter = lib.llama_adapter_lora_init(self.handle, str(path).encode())
        if not self.adapter:
            hint = "It may be damaged or belong to another model; the log says more."
            raise ModelError(f"The adapter {path} cannot be loaded by llama.cpp.", hint)

    def meta(self, key: str) -> str:
        """A field of the file as text; "" where it has none."""
        buffer = ctypes.create_string_buffer(1 << 18)
        length = lib.llama_model_meta_val_str(self.handle, key.encode(), buffer, len(buffer))
        return buffer.value.decode(errors="replace") if length >= 0 else ""

    @property
    def template(self) -> str:
        """The chat template; "" where the model has none."""
        template = lib.llama_model_chat_template(self.handle, None)
        return template.decode(errors="replace") if template else ""

    @property
    def begin(self) -> str:
        """The text of the token that begins a text; "" where there is none."""
        return self._token_text(lib.llama_vocab_bos(self._vocab))

    @property
    def end(self) -> str:
        """The text of the token that ends a text; "" where there is none."""
        return self._token_text(lib.llama_vocab_eos(self._vocab))

    def ends(self, token: int) -> bool:
        """Whether a token ends a completion."""
        return bool(lib.llama_vocab_is_eog(self._vocab, token))

    def special(self, token: int) -> str | None:
        """How a token that is no text is written, such as "<s>"; None for an ordinary one."""
        return self._token_text(token) if lib.llama_vocab_is_control(self._vocab, token) else None

    @property
    def weights(self) -> int:
        """What the weights take, in bytes."""
        return int(lib.llama_model_size(self.handle))

    def tokenize(self, text: str, *, add_special: bool) -> list[int]:
        """The tokens of a text. Special tokens written in it are read as such; `add_special` adds those that the
        model begins every text with."""
        data = text.encode()
        count = len(data) + 8
        tokens = (lib.llama_token * count)()
        count = lib.llama_tokenize(self._vocab, data, len(data), tokens, count, add_special, True)
        return list(tokens[:count])

    def detokenize(self, tokens: Sequence[int]) -> str:
        """The text of tokens, without the special ones."""
        array = (lib.llama_token * len(tokens))(*tokens)
        size = 16 * len(tokens) + 16
        while True:
            buffer = ctypes.create_string_buffer(size)
            length = lib.llama_detokenize(self._vocab, array, len(tokens), buffer, size, False, False)
            if length >= 0:
                return buffer.raw[:length].decode(errors="replace")
            size = -length

    def cell_bytes(self) -> int:
        """The memory that one token takes in the cache, in bytes, for 16-bit keys and values in every layer."""
        head = lib.llama_model_n_embd(self.handle) // max(1, lib.llama_model_n_head(self.handle))
        per_layer = 2 * 2 * head * lib.llama_model_n_head_kv(self.handle)
        return max(1, int(lib.llama_model_n_layer(self.handle) * per_layer))

    def close(self) -> None:
        if self.handle:
            lib.llama_model_free(self.handle)  # frees its adapter too
            self.handle = self.adapter = None

    def _token_text(self, token: int) -> str:
        return lib.llama_vocab_get_text(self._vocab, token).decode(errors="replace") if token >= 0 else ""


class Entry(NamedTuple):
    """One token to decode: where it stands in which sequence, and whether its logits are wanted."""

    token: int
    position: int
    sequence: int
    wanted: bool


class LlamaContext:
    """A cache of `cells` tokens that `sequences` sequences share, each as long as it needs."""

    def __init__(self, model: LlamaModel, cells: int, sequences: int, threads: int | None) -> None:
        """Raises OutOfMemory."""
        params = lib.llama_context_default_params()
        params.n_ctx = cells
        params.n_batch = params.n_ubatch = TOKENS_AT_ONCE
        params.n_seq_max = params.n_outputs_max = sequences
        params.kv_unified = True
        params.n_threads = params.n_threads_batch = cores(threads)
        params.no_perf = True
        self.handle = lib.llama_init_from_model(model.handle, params)
        if not self.handle:
            gigabytes = cells * model.cell_bytes() / 1e9
            hint = "Choose a smaller context or a smaller model."
            raise OutOfMemory(f"No memory for a cache of {cells:,} tokens ({gigabytes:.1f} GB).", hint)
        if model.adapter:
            adapters = (lib.llama_adapter_lora_p_ctypes * 1)(model.adapter)
            lib.llama_set_adapters_lora(self.handle, adapters, 1, (ctypes.c_float * 1)(1.0))
        self._memory = lib.llama_get_memory(self.handle)
        self._batch = lib.llama_batch_init(TOKENS_AT_ONCE, 0, 1)
        self._vocabulary = model.vocabulary
        self.cells = cells

    def decode(self, entries: Sequence[Entry]) -> NDArray[np.float32]:
        """Decodes at most `TOKENS_AT_ONCE` tokens together. The logits of those that are wanted, in their order:
        a view of shape (wanted, vocabulary) that lives until the next call. Raises OutOfMemory."""
        batch = self._batch
        batch.n_tokens = len(entries)
        for i, entry in enumerate(entries):
            batch.token[i], batch.pos[i] = entry.token, entry.position
            batch.n_seq_id[i], batch.seq_id[i][0] = 1, entry.sequence
            batch.logits[i] = entry.wanted
        code = lib.llama_decode(self.handle, batch)
        if code in {1, -2}:  # no free cells, no memory
            raise OutOfMemory(f"llama.cpp has no room to decode {len(entries)} tokens.", "Choose a smaller context.")
        if code:
            raise RuntimeError(f"llama_decode returned {code}")
        wanted = sum(entry.wanted for entry in entries)
        if not wanted:
            return np.empty((0, self._vocabulary), np.float32)
        return np.ctypeslib.as_array(lib.llama_get_logits(self.handle), (wanted, self._vocabulary))

    def share(self, source: int, target: int) -> None:
        """Lets sequence `target` begin with all that `source` holds. The cells are shared, not copied."""
        lib.llama_memory_seq_cp(self._memory, source, target, -1, -1)

    def forget(self, sequence: int) -> None:
        """Empties a sequence; cells that no other one shares are free again."""
        lib.llama_memory_seq_rm(self._memory, sequence, -1, -1)

    def close(self) -> None:
        if self.handle:
            lib.llama_batch_free(self._batch)
            lib.llama_free(self.handle)
            self.handle = None


class Sampler:
    """Draws the tokens of one completion. The order of the steps is that of transformers: penalty, temperature,
    top_k, top_p, min_p."""

    def __init__(
        self, model: LlamaModel, sampling: SamplingParams, seed: int, prompt: Sequence[int], most: int
    ) -> None:
        """`seed` may have any number of bits; `most` is how many tokens prompt and completion can have together."""
        self.handle = lib.llama_sampler_chain_init(lib.llama_sampler_chain_default_params())
        if sampling.repetition_penalty != 1.0:
            penalty = sampling.repetition_penalty
            self._add(lib.llama_sampler_init_penalties(model.vocabulary, most, penalty, 0.0, 0.0))
        if sampling.temperature == 0:
            self._add(lib.llama_sampler_init_greedy())
        else:
            self._add(lib.llama_sampler_init_temp(sampling.temperature))
            if sampling.top_k:
                self._add(lib.llama_sampler_init_top_k(sampling.top_k))
            if sampling.top_p < 1.0:
                self._add(lib.llama_sampler_init_top_p(sampling.top_p, 1))
            if sampling.min_p > 0.0:
                self._add(lib.llama_sampler_init_min_p(sampling.min_p, 1))
            self._add(lib.llama_sampler_init_dist(seed % lib.LLAMA_DEFAULT_SEED))  # that seed itself means a random one
        if sampling.repetition_penalty != 1.0:
            for token in prompt:
                lib.llama_sampler_accept(self.handle, token)

    def draw(self, context: LlamaContext, output: int) -> int:
        """The next token, from the logits of the entry `output` of the last call of `decode`."""
        return int(lib.llama_sampler_sample(self.handle, context.handle, output))

    def close(self) -> None:
        if self.handle:
            lib.llama_sampler_free(self.handle)
            self.handle = None

    def _add(self, step: Any) -> None:
        lib.llama_sampler_chain_add(self.handle, step)
