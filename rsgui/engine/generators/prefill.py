"""Prompts on their way into the decoding loop: taken from the inbox, read by the model once, kept on a shelf."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
import torch
from torch import Tensor
from transformers import DynamicCache, PreTrainedModel, PreTrainedTokenizerBase

from rsgui.core import wire
from rsgui.core.entities import with_system_prompt
from rsgui.core.errors import ModelError
from rsgui.engine import models
from rsgui.engine.control import Inbox
from rsgui.engine.generators import no_room
from rsgui.engine.generators.attention import Step
from rsgui.engine.generators.cache import RowCache, States, bytes_per_token
from rsgui.engine.generators.shelves import Place, Shelves

AT_ONCE = 4096  # tokens in one forward pass over prompts, padding included
TOGETHER = 8  # prompts that are read at a time where so many wait: of these some are alike in length
AHEAD_SHARE = 0.25  # of the memory, for prompts that were read and whose completions have not begun

Read = tuple[wire.PromptWork, list[int]]
"""A prompt's work and its tokens."""


@dataclass
class Prompt:
    """A prompt that went through the model, and which of its completions have not begun."""

    work: wire.PromptWork
    ids: list[int]
    left: deque[int]
    place: Place
    logits: Tensor  # of its first completion token
    in_flight: int = 0

    def begun(self) -> int:
        """The index of the next completion, which is in flight from now on."""
        self.in_flight += 1
        return self.left.popleft()


class Prompts:
    """The prompts of one request. `budget` bytes are for them and for the rows in flight."""

    def __init__(
        self, model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, context: int, system_prompt: str, budget: int
    ) -> None:
        self.waiting: deque[Prompt] = deque()
        self.like: States = ()  # a prompt's keys and values, once there was one
        self._model = model
        self._tokenizer = tokenizer
        self._context = context
        self._system_prompt = system_prompt
        self._budget = budget
        self._open: dict[tuple[int, int], wire.PromptWork] = {}  # completions, by prompt and index, not made yet
        self._again: deque[wire.PromptWork] = deque()  # what has to begin anew
        self._shelves: Shelves | None = None

    @property
    def shelves(self) -> Shelves:
        assert self._shelves is not None, "a prompt has been read"
        return self._shelves

    def room(self, columns: int) -> int | None:
        """How many rows of so many tokens have room beside the prompts; None before the first prompt was read."""
        if self._shelves is None:
            return None
        return max(1, (self._capacity - self._shelves.tokens) // columns)

    @property
    def _capacity(self) -> int:
        """The budget in tokens."""
        return self._budget // bytes_per_token(self.like)

    def fetch(self, inbox: Inbox[wire.PromptWork], free: int, wait: bool) -> Iterator[wire.Refused]:
        """Takes prompts until those waiting fill the `free` places or their share of the memory, and lets the model
        read them, with some more where it reads any. The first one goes alone: it tells how much a token takes."""
        wanted = free - sum(len(prompt.left) for prompt in self.waiting)
        tokens = sum(len(prompt.ids) for prompt in self.waiting)
        most = self._capacity * AHEAD_SHARE if self.like else 1
        fresh: list[Read] = []
        while (wanted > 0 or 0 < len(fresh) < TOGETHER) and tokens < most:
            wait_for_it = wait and not fresh and not self.waiting
            work = self._again.popleft() if self._again else next(iter(inbox.take(1, wait_for_it)), None)
            if work is None:
                break
            ids = self._ids(work)
            if isinstance(ids, wire.Refused):
                yield ids
            else:
                self._open.update({(work.prompt, index): work for index in work.indices})
                fresh.append((work, ids))
                wanted -= len(work.indices)
                tokens += len(ids)
        self._read(fresh)

    def made(self, prompt: Prompt, index: int) -> None:
        """One of its completions is made; with the last one the prompt leaves its place."""
        del self._open[prompt.work.prompt, index]
        prompt.in_flight -= 1
        if not prompt.left and not prompt.in_flight:
            prompt.place.leave()

    def begin_again(self) -> None:
        """Gives all memory back; the prompts of what is not made yet are read again before others are taken."""
        left: dict[int, tuple[wire.PromptWork, list[int]]] = {}
        for (prompt, index), work in self._open.items():
            left.setdefault(prompt, (work, []))[1].append(index)
        self._again.extend(msgspec.structs.replace(work, indices=tuple(indices)) for work, indices in left.values())
        self._open.clear()
        self.waiting.clear()
        self._shelves = None

    def _ids(self, work: wire.PromptWork) -> list[int] | wire.Refused:
        messages = with_system_prompt(work.messages, self._system_prompt)
        try:
            ids = models.prompt_ids(self._tokenizer, messages)
        except ModelError as error:
            return wire.Refused(work.prompt, error.message)
        return no_room(work, len(ids), self._context) or ids

    def _read(self, fresh: list[Read]) -> None:
        """Prompts of similar length go through the model together."""
        group: list[Read] = []
        for work, ids in sorted(fresh, key=lambda pair: len(pair[1])):
            if group and len(ids) * (len(group) + 1) > AT_ONCE:
                self._prefill(group)
                group = []
            group.append((work, ids))
        if group:
            self._prefill(group)

    def _prefill(self, group: list[Read]) -> None:
        longest = max(len(ids) for _, ids in group)
        device = self._model.device
        padding = [longest - len(ids) for _, ids in group]
        tokens = torch.tensor([[0] * pad + ids for pad, (_, ids) in zip(padding, group, strict=True)], device=device)
        before = torch.tensor(padding, device=device)[:, None]
        columns = torch.arange(longest, device=device)[None]
        cache = DynamicCache()
        logits = forward(self._model, tokens, (columns >= before).long(), (columns - before).clamp_min(0), cache)
        caches: list[Any] = cache.layers
        states = [[(x.keys[row, :, pad:], x.values[row, :, pad:]) for x in caches] for row, pad in enumerate(padding)]
        if self._shelves is None:
            self.like = [(keys[:, :0].clone(), values[:, :0].clone()) for keys, values in states[0]]
            self._shelves = Shelves(self.like)
        self._shelves.tidy()
        places = self._shelves.put(states, [len(work.indices) for work, _ in group])
        for row, ((work, ids), place) in enumerate(zip(group, places, strict=True)):
            self.waiting.append(Prompt(work, ids, deque(work.indices), place, logits[row]))


def forward(
    model: PreTrainedModel,
    tokens: Tensor,
    mask: Tensor,
    positions: Tensor,
    cache: DynamicCache | RowCache,
    **step: Step,
) -> Tensor:
    """The logits that follow the last column, rows by vocabulary. `step` goes to the model's attention."""
    output = model(
        input_ids=tokens,
        attention_mask=mask,
        position_ids=positions,
        past_key_values=cache,
        use_cache=True,
        logits_to_keep=1,
        **step,
    )
    logits: Tensor = output.logits[:, -1]
    return logits
