"""The cross-entropy of completions: logits made only where there is a loss, a prompt computed once for several."""

from __future__ import annotations

from typing import Any, cast

import torch
from torch.nn.functional import cross_entropy
from torch.utils.checkpoint import checkpoint
from transformers import PreTrainedModel

from rsgui.engine.training_data import Rows, Tree, collate

MOST_LOGITS = 1 << 25
"""Logits held at once: 128 MB in float32. More are made in chunks, and made again for the gradient."""


class CompletionLoss:
    """The loss of a causal language model, summed over the tokens of completions.

    The usual way makes logits for every token of prompt, completion and padding; with 49,152 or more of them a token
    they cost more memory than all else. Here the decoder runs to its hidden states, and the head sees only those whose
    next token is a completion's. Some models do more after the head than multiply (they cap or scale the logits): for
    them, found out by trying, it is the model's own way.

    Completions of one prompt are a tree: each token sees its prompt and its own completion, and stands where it would
    stand alone, so that all hidden states and gradients are those of separate rows. Models that do not heed such a
    mask, found out by trying too, get separate rows.
    """

    def __init__(self, model: PreTrainedModel) -> None:
        self._model: Any = model
        self._decoder: Any = model.base_model
        self._head: Any = cast(Any, model).get_output_embeddings()  # not typed there
        self.head_alone = self._decoder is not model and self._head is not None and self._same_logits()
        self.shares_prompts = _attends_to_all(model.config) and self._same_as_separate()

    def __call__(self, rows: Rows) -> torch.Tensor:
        """The summed loss, a float32 scalar with a gradient."""
        run = self._decoder if self.head_alone else self._model
        output = run(use_cache=False, **_seen(rows))
        if not self.head_alone:
            logits = output.logits.flatten(0, 1)[rows["sources"]]
            return cross_entropy(logits.float(), rows["targets"], reduction="sum")
        return self._in_chunks(output.last_hidden_state.flatten(0, 1)[rows["sources"]], rows["targets"])

    @torch.no_grad()
    def by_token(self, rows: Rows) -> torch.Tensor:
        """The loss of every token that has one, in the order of `targets`; no gradient."""
        run = self._decoder if self.head_alone else self._model
        output = run(use_cache=False, **_seen(rows))
        if not self.head_alone:
            logits = output.logits.flatten(0, 1)[rows["sources"]]
            return cross_entropy(logits.float(), rows["targets"], reduction="none")
        hidden = output.last_hidden_state.flatten(0, 1)[rows["sources"]]
        size = max(1, MOST_LOGITS // self._head.weight.shape[0])
        parts = zip(torch.split(hidden, size), torch.split(rows["targets"], size), strict=True)
        return torch.cat([cross_entropy(self._head(h).float(), t, reduction="none") for h, t in parts])

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

    def _same_as_separate(self) -> bool:
        """Whether a tree gives the logits of separate rows, tried on a few tokens."""
        prompt, completions = [1, 2, 3], [[4, 5, 6], [7, 8]]
        training = self._model.training
        self._model.eval()
        with torch.no_grad():
            together = self._logits(collate([Tree(prompt, completions)]))
            alone = torch.cat([self._logits(collate([Tree(prompt, [one])])) for one in completions])
        self._model.train(training)
        near = 1e-3 if together.dtype == torch.float32 else 5e-2
        return bool(torch.allclose(together.float(), alone.float(), rtol=near, atol=near))

    def _logits(self, rows: Rows) -> torch.Tensor:
        here = {name: tensor.to(self._model.device) for name, tensor in rows.items()}
        logits: torch.Tensor = self._model(use_cache=False, **_seen(here)).logits
        return logits.flatten(0, 1)[here["sources"]]


def _seen(rows: Rows) -> Rows:
    """What a model is given. Where no tree has two completions no mask is needed: a causal model never looks at what
    comes after, and padding comes after everything."""
    branches = rows["branches"]
    if int(branches.max()) < 2:
        return {"input_ids": rows["input_ids"]}
    before = torch.ones(branches.shape[1:] * 2, dtype=torch.bool, device=branches.device).tril()
    own = (branches[:, None, :] == 0) | (branches[:, None, :] == branches[:, :, None])
    return {
        "input_ids": rows["input_ids"],
        "position_ids": rows["positions"],
        "attention_mask": (own & before)[:, None],
    }


def _attends_to_all(config: Any) -> bool:
    """Whether every layer attends to all that came before: a mask of ours takes the place of any other."""
    text = config.get_text_config()
    kinds = set(getattr(text, "layer_types", None) or ("full_attention",))
    return kinds == {"full_attention"} and not getattr(text, "sliding_window", None)
