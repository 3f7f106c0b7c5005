"""What a model that scores is given for a completion, in tokens of its own, by the template of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from transformers import PreTrainedTokenizerBase

from rsgui.core.entities import Message
from rsgui.core.errors import ModelError
from rsgui.core.scorers import ProcessRewardModel
from rsgui.engine import models


class Rated(NamedTuple):
    """A prompt with its completion as tokens. `types` for models that tell the two apart."""

    ids: list[int]
    types: list[int] | None = None


class StepTokens(NamedTuple):
    """Tokens, of each step the place of the one that its value is read at, and where it ends in the completion."""

    ids: list[int]
    at: tuple[int, ...]
    ends: tuple[int, ...]


def rated(tokenizer: PreTrainedTokenizerBase, messages: Sequence[Message], completion: str, causal: bool) -> Rated:
    """The completion as the assistant's answer to the messages.

    The chat template writes the special tokens itself, so the tokenizer adds none. Without one, a model that reads
    from left to right is given plain text, and one that sees both ways a pair of texts. Raises ModelError for messages
    that the template refuses.
    """
    if models.template_of(tokenizer):
        whole = (*messages, Message("assistant", completion))
        return Rated(list(tokenizer(_templated(tokenizer, whole), add_special_tokens=False)["input_ids"]))
    prompt = "\n\n".join(message.content for message in messages)
    if causal:
        return Rated(list(tokenizer(f"{prompt}\n\n{completion}")["input_ids"]))
    pair: Any = tokenizer(prompt, completion)
    return Rated(list(pair["input_ids"]), list(pair["token_type_ids"]) if "token_type_ids" in pair else None)


def in_steps(
    tokenizer: PreTrainedTokenizerBase, messages: Sequence[Message], completion: str, spec: ProcessRewardModel
) -> StepTokens:
    """The completion step by step, after the prompt up to where the assistant begins; a tag after each step.

    Each step and each tag are tokens of their own, as such models are trained (TRL's PRMTrainer). Raises ModelError.
    """
    ids = models.prompt_ids(tokenizer, messages)
    tag = _plain(tokenizer, spec.tag or spec.separator)
    at: list[int] = []
    ends: list[int] = []
    for start, step in _steps(completion, spec.separator):
        tokens = _plain(tokenizer, step) + tag
        if tokens:
            ids += tokens
            at.append(len(ids) - 1)
            ends.append(start + len(step))
    return StepTokens(ids, tuple(at), tuple(ends))


def special_pieces(tokenizer: PreTrainedTokenizerBase, ids: Sequence[int]) -> list[tuple[str, bool]]:
    """Tokens as stretches of text, and whether each is of special tokens."""
    special = set(tokenizer.all_special_ids)
    stretches: list[tuple[list[int], bool]] = []
    for token in ids:
        if not stretches or stretches[-1][1] != (token in special):
            stretches.append(([], token in special))
        stretches[-1][0].append(token)
    return [(_decoded(tokenizer, tokens), is_special) for tokens, is_special in stretches]


def _decoded(tokenizer: PreTrainedTokenizerBase, tokens: list[int]) -> str:
    return str(tokenizer.decode(tokens, skip_special_tokens=False, clean_up_tokenization_spaces=False))


def _steps(completion: str, separator: str) -> list[tuple[int, str]]:
    """The steps that are not blank, and where each starts."""
    steps, start = [], 0
    for step in completion.split(separator) if separator else [completion]:
        if step.strip():
            steps.append((start, step))
        start += len(step) + len(separator)
    return steps


def _plain(tokenizer: PreTrainedTokenizerBase, text: str) -> list[int]:
    return list(tokenizer(text, add_special_tokens=False)["input_ids"])


def _templated(tokenizer: PreTrainedTokenizerBase, messages: Sequence[Message]) -> str:
    from jinja2 import TemplateError

    try:
        return str(tokenizer.apply_chat_template(msgspec.to_builtins(list(messages)), tokenize=False))
    except TemplateError as error:
        raise ModelError(f"The reward model's chat template refuses this prompt: {error}") from error
