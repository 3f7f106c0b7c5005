"""From training rows to tensors: tokens as a generator would have seen and made them, and a loss mask from lengths."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import msgspec
import torch
from transformers import PreTrainedTokenizerBase

from rsgui.core import wire
from rsgui.core.dataset import TrainingRow
from rsgui.core.entities import Message
from rsgui.engine.models import prompt_ids, prompt_text, template_of

_MARK = "rsgui-marks-the-completion"


class Example(NamedTuple):
    """One row in tokens: the prompt's, then the completion's and the end of its turn."""

    ids: list[int]
    prompt: int  # how many of the ids are the prompt's


def tokenise(
    rows: Iterable[TrainingRow], tokenizer: PreTrainedTokenizerBase, ends: Collection[int], max_length: int
) -> tuple[list[Example], int]:
    """The rows in tokens, and how many were dropped because they are longer than `max_length`.

    A row is not cut: its completion would end where the model should not. `ends` are the tokens that end a completion.
    Raises ModelError for messages that the model's chat template refuses.
    """
    end = end_of_turn(tokenizer, ends)
    examples = []
    dropped = 0
    for row in rows:
        prompt = prompt_ids(tokenizer, row.messages)
        completion = list(tokenizer(row.completion, add_special_tokens=False)["input_ids"])
        if len(prompt) + len(completion) + len(end) > max_length:
            dropped += 1
        else:
            examples.append(Example([*prompt, *completion, *end], len(prompt)))
    return examples, dropped


def end_of_turn(tokenizer: PreTrainedTokenizerBase, ends: Collection[int]) -> list[int]:
    """What a generator makes after a completion's text: the token that ends the assistant's turn.

    The chat template tells it: it is the first token of `ends` after the assistant's message. Where it tells nothing,
    it is the tokenizer's end of sequence; a model without either learns no end.
    """
    if template_of(tokenizer):
        chat = [Message("user", "-"), Message("assistant", _MARK)]
        text = prompt_text(tokenizer, chat, begin_assistant=False)
        after = tokenizer(text.rpartition(_MARK)[2], add_special_tokens=False)["input_ids"]
        for token in after:
            if token in ends:
                return [token]
    return [tokenizer.eos_token_id] if isinstance(tokenizer.eos_token_id, int) else []


def token_pieces(
    example: Example, tokenizer: PreTrainedTokenizerBase, logprobs: Sequence[float] = ()
) -> tuple[wire.TokenPiece, ...]:
    """Each token as it is written, and whether the loss is taken of it; with `logprobs`, those of the completion's."""
    special = set(tokenizer.all_special_ids)
    known = dict(enumerate(logprobs, example.prompt))
    return tuple(
        wire.TokenPiece(str(tokenizer.decode([token])), place >= example.prompt, token in special, known.get(place))
        for place, token in enumerate(example.ids)
    )


Rows = dict[str, torch.Tensor]
"""Tensors of a micro-batch. Those of completions:

input_ids, positions, branches: of shape (trees, longest), padded on the right.
sources, targets: of shape (tokens with a loss,): the place of the hidden state, trees one after the other, and the
token that follows.
"""


class Tree(NamedTuple):
    """A prompt with those of its completions that are trained on together: its tokens are computed once for all."""

    prompt: list[int]
    completions: list[list[int]]

    @property
    def size(self) -> int:
        return len(self.prompt) + sum(map(len, self.completions))


def trees_of(examples: Sequence[Example], share: bool = True) -> list[Tree]:
    """The examples, those with the same prompt together; without `share` each for itself. Largest first."""
    trees: dict[object, Tree] = {}
    for place, example in enumerate(examples):
        prompt = example.ids[: example.prompt]
        tree = trees.setdefault(tuple(prompt) if share else place, Tree(prompt, []))
        tree.completions.append(example.ids[example.prompt :])
    return sorted(trees.values(), key=lambda tree: -tree.size)


def micro_batches(examples: Sequence[Example], most: int, share: bool = True) -> list[Rows]:
    """The examples of a step as tensors with at most so many of them, largest first, so that little is padding."""
    parts: list[list[Tree]] = []
    room = 0
    for tree in trees_of(examples, share):
        for first in range(0, len(tree.completions), most):
            piece = Tree(tree.prompt, tree.completions[first : first + most])
            if len(piece.completions) > room:
                parts.append([])
                room = most
            parts[-1].append(piece)
            room -= len(piece.completions)
    return [collate(part) for part in parts]


def collate(trees: Sequence[Tree]) -> Rows:
    """A tensor for each of `Rows`. In a tree a completion's positions follow its prompt's, and its branch is its own
    number, one-based; the prompt is branch 0. The loss is taken of completions alone, by lengths: where padding and end
    of turn are the same token, a comparison would hide the end."""
    longest = max(tree.size for tree in trees)
    names = ("input_ids", "positions", "branches")
    padded = {name: torch.zeros(len(trees), longest, dtype=torch.long) for name in names}
    sources: list[int] = []
    targets: list[int] = []
    for row, (prompt, completions) in enumerate(trees):
        ids, positions, branches = list(prompt), list(range(len(prompt))), [0] * len(prompt)
        for branch, completion in enumerate(completions, 1):
            begin = row * longest + len(ids)
            sources += [row * longest + len(prompt) - 1, *range(begin, begin + len(completion) - 1)]
            targets += completion
            ids += completion
            positions += range(len(prompt), len(prompt) + len(completion))
            branches += [branch] * len(completion)
        for name, values in zip(names, (ids, positions, branches), strict=True):
            padded[name][row, : len(values)] = torch.tensor(values)
    return {**padded, "sources": torch.tensor(sources), "targets": torch.tensor(targets)}


class Tally(msgspec.Struct, frozen=True):
    """The loss of one step: summed over so many tokens."""

    loss: float
    tokens: int


def token_mean(tallies: Iterable[Tally]) -> float:
    """The loss per token over several steps or micro-batches: sum over sum, not a mean of means."""
    counted = list(tallies)
    return math.fsum(tally.loss for tally in counted) / sum(tally.tokens for tally in counted)
