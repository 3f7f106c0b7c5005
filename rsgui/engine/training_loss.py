"""The cross-entropy of completions, with logits made only where there is a loss."""

from __future__ import annotations

from typing import Any, cast

import torch
from torch.nn.functional import cross_entropy
from torch.utils.checkpoint import checkpoint
from transformers import PreTrainedModel

from rsgui.engine.training_data import IGNORED

MOST_LOGITS = 1 << 25
"""Logits held at once: 128 MB in float32. More are made in chunks, and made again for the gradient."""


class CompletionLoss:
    """The loss of a causal language model, summed over the labelled tokens.

    The usual way makes logits for every token of prompt, completion and padding; with 49,152 or more of them a token
    they cost more memory than all else. Here the decoder runs to its hidden states, and the head sees only those whose
    next token has a label. Some models do more after the head than multiply (they cap or scale the logits): for them,
    found out by trying, it is the model's own way.
    """

    def __init__(self, model: PreTrainedModel) -> None:
        self._model: Any = model
        self._decoder: Any = model.base_model
        self._head: Any = cast(Any, model).get_output_embeddings()  # not typed there
        self.head_alone = self._decoder is not model and self._head is not None and self._same_logits()

    def __call__(self, input_ids: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        """The summed loss, a float32 scalar with a gradient. Both tensors have shape (rows, tokens)."""
        targets = labels[:, 1:]
        wanted = targets != IGNORED
        if not self.head_alone:
            logits = self._model(input_ids=input_ids, use_cache=False).logits[:, :-1][wanted]
            return cross_entropy(logits.float(), targets[wanted], reduction="sum")
        hidden = self._decoder(input_ids=input_ids, use_cache=False).last_hidden_state[:, :-1][wanted]
        return self._in_chunks(hidden, targets[wanted])

    def _in_chunks(self, hidden: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        size = max(1, MOST_LOGITS // self._head.weight.shape[0])
        if len(targets) <= size:
            return self._chunk(hidden, targets)
        losses = [
            checkpoint(self._chunk, part, wanted, use_reentrant=False)
            for part, wanted in zip(torch.split(hidden, size), torch.split(targets, size), strict=True)
        ]
        return torch.stack(losses).sum()

    def _chunk(self, hidden: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        return cross_entropy(self._head(hidden).float(), targets, reduction="sum")

    def _same_logits(self) -> bool:
        """Whether the head alone gives the model's own logits, tried on a few tokens."""
        ids = torch.arange(4, device=self._model.device)[None] % self._head.weight.shape[0]
        training = self._model.training
        self._model.eval()
        with torch.no_grad():
            own = self._model(input_ids=ids, use_cache=False).logits
            split = self._head(self._decoder(input_ids=ids, use_cache=False).last_hidden_state)
        self._model.train(training)
        return own.shape == split.shape and bool(torch.allclose(own.float(), split.float(), rtol=1e-3, atol=1e-3))
