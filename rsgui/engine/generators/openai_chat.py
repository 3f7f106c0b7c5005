"""What an OpenAI-compatible server is asked, and what its answer says.

A completion is drawn with the lower 31 bits of its seed, which every server takes: some keep 32, and read all ones as
"at random". A server that does not know `seed`, or does not heed it, draws completions that no seed brings back.

What is off (top_k 0, min_p 0, repetition_penalty 1) is said, because a server left to itself may have it on: top_k 40
and min_p 0.05 in llama-server, whatever generation_config.json says in vLLM. A server that knows no such parameter
gets a request without it; one that is on is never left out.
"""

from __future__ import annotations

import math
import re
from typing import Any

import msgspec

from rsgui.core import wire
from rsgui.core.entities import FinishReason, NewCompletion, with_system_prompt
from rsgui.core.errors import ServerError
from rsgui.core.sampling import SamplingParams, completion_seed
from rsgui.core.server_url import OPENAI, origin_of
from rsgui.engine.generators import cut_at_stop

SEED_BITS = 2**31 - 1
ENDS = ("stop", "eos", "eos_token", "stop_sequence", "end_turn")
"""How servers name an end of the model's own, or before a stop string. By any other, a filter's say, it is cut off."""


def chat(
    url: str, model: str, work: wire.PromptWork, indices: tuple[int, ...], sampling: SamplingParams, seed: int
) -> dict[str, Any]:
    """The parameters of a request for these completions of a prompt. Those that the client does not know by name are
    in `extra_body`. Of several completions only the first one's seed is told."""
    messages = with_system_prompt(work.messages, sampling.system_prompt)
    longest = "max_completion_tokens" if origin_of(url) == OPENAI else "max_tokens"
    asked: dict[str, Any] = {
        "model": model,
        "messages": msgspec.to_builtins(messages),
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        longest: sampling.max_new_tokens,
        "seed": completion_seed(seed, work.key, indices[0]) & SEED_BITS,
        "logprobs": True,
        "top_logprobs": 1,  # without it llama-cpp-python's server gives none
        "extra_body": {
            "top_k": sampling.top_k,
            "min_p": sampling.min_p,
            "repetition_penalty": sampling.repetition_penalty,  # of vLLM and TGI
            "repeat_penalty": sampling.repetition_penalty,  # of llama-server and LM Studio
        },
    }
    if sampling.stop:
        asked["stop"] = list(sampling.stop)
    if len(indices) > 1:
        asked["n"] = len(indices)
    return asked


def without(asked: dict[str, Any], names: frozenset[str]) -> dict[str, Any]:
    """The same request without some of its parameters."""
    kept = {name: value for name, value in asked.items() if name not in names}
    return kept | {"extra_body": {name: value for name, value in asked["extra_body"].items() if name not in names}}


def complained_of(said: str, asked: dict[str, Any], sampling: SamplingParams) -> frozenset[str]:
    """The parameters that a refusal names and that can be left out without drawing from anything else: what is off,
    and the one of two names that this server does not know."""
    extra = asked["extra_body"]
    can: set[str] = {name for name in ("seed", "logprobs", "top_logprobs") if name in asked}
    can |= {name for name, off in (("top_k", 0), ("min_p", 0.0)) if extra.get(name) == off}
    penalties = {name for name in ("repetition_penalty", "repeat_penalty") if name in extra}
    if len(penalties) == 2 or sampling.repetition_penalty == 1:
        can |= penalties
    named = {name for name in can if re.search(rf"\b{name}\b", said)}
    if penalties <= named and sampling.repetition_penalty != 1:
        named -= penalties
    if {"logprobs", "top_logprobs"} & named:
        named |= {"logprobs", "top_logprobs"}
    return frozenset(named)


# --- what comes back


class TokenLogprob(msgspec.Struct, frozen=True):
    logprob: float | None = None


class Logprobs(msgspec.Struct, frozen=True):
    content: tuple[TokenLogprob, ...] | None = None


class Said(msgspec.Struct, frozen=True):
    content: str | None = None


class Choice(msgspec.Struct, frozen=True):
    message: Said
    finish_reason: str | None = None
    logprobs: Logprobs | None = None

    @property
    def tokens(self) -> tuple[TokenLogprob, ...]:
        """Each with its log-probability; none where the server does not tell."""
        return (self.logprobs.content if self.logprobs else None) or ()


class Usage(msgspec.Struct, frozen=True):
    completion_tokens: int = 0


class Answer(msgspec.Struct, frozen=True):
    choices: tuple[Choice, ...] = ()
    usage: Usage | None = None


def completions(
    answer: bytes, work: wire.PromptWork, indices: tuple[int, ...], sampling: SamplingParams
) -> list[NewCompletion]:
    """The completions that an answer holds: perhaps fewer than were asked for, one at least. Raises
    msgspec.DecodeError for what is no such answer, and ServerError for one without a completion."""
    found = msgspec.json.decode(answer, type=Answer)
    if not found.choices:
        raise ServerError("The server answers without a completion (choices is empty).", "Its log may tell why.")
    lengths = _lengths(found)
    return [
        _completion(work.prompt, index, choice, tokens, sampling)
        for index, choice, tokens in zip(indices, found.choices, lengths, strict=False)
    ]


def _completion(prompt: int, index: int, choice: Choice, tokens: int, sampling: SamplingParams) -> NewCompletion:
    text = choice.message.content or ""
    reason = choice.finish_reason or ("length" if tokens >= sampling.max_new_tokens else "stop")
    finish: FinishReason = "stop" if reason in ENDS else "length"
    before = cut_at_stop(text, sampling.stop)
    if before is not None:
        text, finish = before, "stop"
    values = [token.logprob for token in choice.tokens if token.logprob is not None]
    known = bool(values) and len(values) == len(choice.tokens) and all(math.isfinite(value) for value in values)
    return NewCompletion(prompt, index, text, tokens, finish, sum(values) / len(values) if known else None)


def _lengths(answer: Answer) -> list[int]:
    """The tokens of each choice. A server counts those of all together: without more, each has its share by its
    text's length. 0 where nothing is told."""
    if len(answer.choices) > 1 and all(choice.tokens for choice in answer.choices):
        return [len(choice.tokens) for choice in answer.choices]
    told = answer.usage.completion_tokens if answer.usage else 0
    told = told or sum(len(choice.tokens) for choice in answer.choices)
    sizes = [len(choice.message.content or "") + 1 for choice in answer.choices]
    return [round(told * size / sum(sizes)) for size in sizes]
