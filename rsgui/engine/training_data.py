"""From training rows to tensors: tokens as a generator would have seen and made them, and a loss mask from lengths."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import msgspec
import torch
from transformers import PreTrainedTokenizerBase

from rsgui.core.dataset import TrainingRow
from rsgui.core.entities import Message
from rsgui.engine.models import prompt_ids, prompt_text, template_of

IGNORED = -100
"""The label of a token that no loss is taken of."""

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


def labels_of(ids: Sequence[int], prompt: int, length: int) -> list[int]:
    """What the loss looks at: the tokens from `prompt` up to `length`, and nothing of the prompt or the padding.

    By lengths alone: where padding and end of turn are the same token, a comparison would hide the end.
    """
    return [token if prompt <= position < length else IGNORED for position, token in enumerate(ids)]


def collate(examples: Sequence[Example]) -> dict[str, torch.Tensor]:
    """One optimizer step's rows, longest first, padded on the right: input_ids and labels of shape (rows, longest),
    lengths of shape (rows,).

    No attention mask is needed: a causal model never looks at what comes after, and padding comes after everything.
    """
    ordered = sorted(examples, key=lambda example: -len(example.ids))
    longest = len(ordered[0].ids)
    padded = [example.ids + [0] * (longest - len(example.ids)) for example in ordered]
    labels = [labels_of(ids, e.prompt, len(e.ids)) for ids, e in zip(padded, ordered, strict=True)]
    return {
        "input_ids": torch.tensor(padded),
        "labels": torch.tensor(labels),
        "lengths": torch.tensor([len(example.ids) for example in ordered]),
    }


class Tally(msgspec.Struct, frozen=True):
    """The loss of one step: summed over so many tokens."""

    loss: float
    tokens: int


def token_mean(tallies: Iterable[Tally]) -> float:
    """The loss per token over several steps or micro-batches: sum over sum, not a mean of means."""
    counted = list(tallies)
    return math.fsum(tally.loss for tally in counted) / sum(tally.tokens for tally in counted)
