"""How probable completions are with an adapter and without it, of the same tokens: what the distance between the two is
estimated from (KL divergence, by its definition as a mean over what one of them draws)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from transformers import PreTrainedTokenizerBase

from rsgui.core import wire
from rsgui.core.batching import token_budget_batches
from rsgui.core.entities import NewLikelihood
from rsgui.core.errors import BadInput, OutOfMemory
from rsgui.engine import devices, models
from rsgui.engine.control import Control, Inbox, Reply
from rsgui.engine.training_data import Tree, collate, end_of_turn
from rsgui.engine.weighing_tokens import Loaded, load

WINDOW = 32
"""How many prompts are taken at once, and sorted into batches of like length."""
BUDGET = 4096
"""Tokens in a batch, with padding."""


class Piece(NamedTuple):
    """Completions of one prompt that go through the model together."""

    completions: list[int]  # ids
    tree: Tree


def compare(request: wire.CompareLikelihoods, inbox: Inbox[wire.SaidWork], control: Control, reply: Reply) -> None:
    """Answers every completion with `Likely`. Raises BadInput for a generator without an adapter, ModelError,
    OutOfMemory, Cancelled."""
    generator = request.generator
    if generator.adapter is None:
        raise BadInput("This generator has no adapter.", "Compare one that has with its base.")
    loaded = load(generator, request.threads, reply)
    tokenizer, end = loaded.tokenizer, end_of_turn(loaded.tokenizer, loaded.ends)
    both = _Both(loaded)
    while works := inbox.take(WINDOW):
        pieces: list[Piece] = []
        for work in works:
            found, empty = _pieces(work, tokenizer, end, both.shares)
            pieces += found
            for completion in empty:
                reply.item(wire.Likely(NewLikelihood(completion, 0, 0.0, 0.0)))
        for batch in token_budget_batches([piece.tree.size for piece in pieces], BUDGET):
            control.check()
            for likelihood in both.of([pieces[place] for place in batch]):
                reply.item(wire.Likely(likelihood))


def _pieces(
    work: wire.SaidWork, tokenizer: PreTrainedTokenizerBase, end: list[int], share: bool
) -> tuple[list[Piece], list[int]]:
    """The completions in tokens, the prompt's once where it can be shared; and those that have not a single one."""
    prompt = models.prompt_ids(tokenizer, work.messages)
    tokens: dict[int, list[int]] = {}
    for one in work.said:
        text = list(tokenizer(one.text, add_special_tokens=False)["input_ids"])
        tokens[one.completion] = [*text, *end] if one.ended else text
    empty = [completion for completion, ids in tokens.items() if not ids]
    there = {completion: ids for completion, ids in tokens.items() if ids}
    groups = [there] if share and there else [{completion: ids} for completion, ids in there.items()]
    return [Piece(list(group), Tree(prompt, list(group.values()))) for group in groups], empty


class _Both:
    """One model, with the adapter and without it."""

    def __init__(self, loaded: Loaded) -> None:
        self._model, self._loss = loaded.model, loaded.loss
        self.shares = self._loss.shares_prompts

    def of(self, pieces: Sequence[Piece]) -> list[NewLikelihood]:
        """In the order of the pieces. Halves them where memory runs out. Raises OutOfMemory for one alone."""
        try:
            return self._of(pieces)
        except (RuntimeError, MemoryError) as error:
            if not devices.is_out_of_memory(error):
                raise
            if len(pieces) == 1 and len(pieces[0].completions) == 1:
                hint = "Close other programs, or evaluate on a machine with more memory."
                raise OutOfMemory("There is not enough memory to weigh one completion.", hint) from error
        devices.empty_cache(self._model.device)
        halves = _halved(pieces)
        return [likelihood for half in halves for likelihood in self.of(half)]

    def _of(self, pieces: Sequence[Piece]) -> list[NewLikelihood]:
        rows = {name: t.to(self._model.device) for name, t in collate([piece.tree for piece in pieces]).items()}
        tuned = self._loss.by_token(rows)
        with self._model.disable_adapter():
            base = self._loss.by_token(rows)
        ids = [completion for piece in pieces for completion in piece.completions]
        sizes = [len(tokens) for piece in pieces for tokens in piece.tree.completions]
        sums = [[-float(part.double().sum()) for part in torch.split(loss, sizes)] for loss in (tuned, base)]
        return [NewLikelihood(*found) for found in zip(ids, sizes, *sums, strict=True)]


def _halved(pieces: Sequence[Piece]) -> list[list[Piece]]:
    if len(pieces) > 1:
        middle = len(pieces) // 2
        return [list(pieces[:middle]), list(pieces[middle:])]
    (piece,) = pieces
    middle = len(piece.completions) // 2
    parts = (slice(None, middle), slice(middle, None))
    return [[Piece(piece.completions[p], Tree(piece.tree.prompt, piece.tree.completions[p]))] for p in parts]
