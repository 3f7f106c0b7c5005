"""Texts as vectors, by a local embedding model: the mean of its last hidden states over a text's own tokens, of length
one (Reimers and Gurevych 2019, "Sentence-BERT", section 3)."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from rsgui.core import wire
from rsgui.core.batching import inverse_permutation, token_budget_batches
from rsgui.core.errors import ModelError, OutOfMemory
from rsgui.engine import devices, models
from rsgui.engine.control import Control, Inbox, Reply

WINDOW = 256
"""How many texts are taken at once, and sorted into batches of like length."""
BUDGET = 8192
"""Tokens in a batch, with padding."""


def embed(request: wire.Embed, inbox: Inbox[wire.TextWork], control: Control, reply: Reply) -> None:
    """Answers every piece of work with `Embedded`. Raises ModelError, OutOfMemory, Cancelled."""
    reply.note("loading the embedding model")
    devices.use_threads(request.threads)
    embedder = Embedder(request.model)
    while works := inbox.take(WINDOW):
        tokens = embedder.tokens([work.text for work in works])
        batches = token_budget_batches([len(ids) for ids in tokens], BUDGET)
        found: list[NDArray[np.float32]] = []
        for batch in batches:
            control.check()
            found += list(embedder.vectors([tokens[place] for place in batch]))
        order = inverse_permutation([place for batch in batches for place in batch])
        for work, place in zip(works, order, strict=True):
            reply.item(wire.Embedded(work.place, found[place].astype("<f4").tobytes()))


class Embedder:
    """A model without its head, and the tokenizer that goes with it; in float32."""

    def __init__(self, path: str) -> None:
        """Raises ModelError for what is no folder of a model that transformers can load."""
        from transformers import AutoModel, AutoTokenizer

        folder = models.find(path)
        if folder.is_file():
            raise ModelError(f"{folder} is a file.", "Choose a folder in Hugging Face format as the embedding model.")
        self._device = devices.best_device()
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
            self._model: Any = AutoModel.from_pretrained(
                folder, local_files_only=True, use_safetensors=True, trust_remote_code=False, dtype=torch.float32
            )
        except (OSError, ValueError, KeyError) as error:
            hint = "Choose the folder of an embedding model in Hugging Face format."
            raise ModelError(f"{folder} cannot be loaded: {error}.", hint) from error
        self._model.to(self._device).eval()
        if self._tokenizer.pad_token is None:
            self._tokenizer.pad_token = self._tokenizer.eos_token  # masked wherever it pads
        self._tokenizer.padding_side = "right"
        known = getattr(self._model.config, "max_position_embeddings", None) or models.MAX_CONTEXT
        self._longest = min(int(self._tokenizer.model_max_length), int(known), models.MAX_CONTEXT)

    def tokens(self, texts: list[str]) -> list[list[int]]:
        """The ids of each text, at least one, cut off where it is longer than the model reads."""
        found: list[list[int]] = self._tokenizer(texts, truncation=True, max_length=self._longest)["input_ids"]
        return [ids or [self._tokenizer.pad_token_id] for ids in found]

    def vectors(self, tokens: list[list[int]]) -> NDArray[np.float32]:
        """One line a text. Halves the batch where memory runs out. Raises OutOfMemory for a text alone."""
        try:
            return self._forward(tokens)
        except (RuntimeError, MemoryError) as error:
            if not devices.is_out_of_memory(error):
                raise
            if len(tokens) == 1:
                hint = "Close other programs, or choose a smaller embedding model."
                raise OutOfMemory("There is not enough memory to embed one completion.", hint) from error
        devices.empty_cache(self._device)
        half = len(tokens) // 2
        return np.concatenate([self.vectors(tokens[:half]), self.vectors(tokens[half:])])

    def _forward(self, tokens: list[list[int]]) -> NDArray[np.float32]:
        batch = self._tokenizer.pad({"input_ids": tokens}, return_tensors="pt").to(self._device)
        mask = batch["attention_mask"]
        with torch.inference_mode():
            hidden = self._model(**batch).last_hidden_state
            total = (hidden * mask[:, :, None]).sum(dim=1)
            unit = torch.nn.functional.normalize(total / mask.sum(dim=1, keepdim=True).clamp(min=1), dim=1)
        found: NDArray[np.float32] = unit.float().cpu().numpy()
        return found
