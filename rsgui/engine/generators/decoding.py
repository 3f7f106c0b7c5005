"""The decoding loop: many rows at once, across prompts, one token a step.

Each prompt goes through the model once; its keys and values then begin as many rows as it has completions to make.
A row that has finished makes room, and the next waiting completion takes its place in the cache. How many rows are in
flight follows from the memory that is free; when it runs out after all, the rows in flight begin again later, half as
many at a time, and draw the same tokens, because these depend on each completion's own seed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
import numpy as np
import torch
from torch import Tensor
from transformers import DynamicCache, PreTrainedModel, PreTrainedTokenizerBase

from rsgui.core import wire
from rsgui.core.entities import FinishReason, NewCompletion, with_system_prompt
from rsgui.core.errors import ModelError, OutOfMemory
from rsgui.core.sampling import SamplingParams, completion_seed
from rsgui.engine import devices, models
from rsgui.engine.control import Control, Inbox
from rsgui.engine.generators import cut_at_stop, no_room
from rsgui.engine.generators.cache import RowCache, bytes_per_token
from rsgui.engine.generators.sampler import draw, uniforms

MOST_ROWS = 256
COLUMNS_AHEAD = 64  # how far the cache is allocated ahead
PREFILL_TOKENS = 4096  # in one forward pass over prompts, padding included
MEMORY_SHARE = 0.4  # of what is free, for the rows' cache
AHEAD_SHARE = 0.25  # of that, for prompts that were read and whose completions have not begun


@dataclass
class Prompt:
    """A prompt that went through the model, and which of its completions have not begun."""

    work: wire.PromptWork
    ids: list[int]
    left: deque[int]
    states: list[tuple[Tensor, Tensor]]  # keys and values of each layer, heads x tokens x size
    logits: Tensor  # of its first completion token


@dataclass
class Row:
    """A completion in the making."""

    prompt: Prompt
    index: int
    chances: np.ndarray[tuple[int], np.dtype[np.float64]]
    tokens: list[int] = field(default_factory=list)
    logprob: float = 0.0
    finish: FinishReason | None = None
    text: str = ""

    @property
    def length(self) -> int:
        """Tokens in the cache: all but the last one drawn, which the next step feeds."""
        return len(self.prompt.ids) + len(self.tokens) - 1


class Decoding:
    """One generation request's rows, from their prompts to their ends."""

    def __init__(
        self,
        model: PreTrainedModel,
        tokenizer: PreTrainedTokenizerBase,
        context: int,
        sampling: SamplingParams,
        seed: int,
        most_rows: int = MOST_ROWS,
    ) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._context = context
        self._sampling = sampling
        self._seed = seed
        self._most_rows = most_rows
        self._ends = models.end_ids(model, tokenizer)
        self._stop_tail = max((len(s.encode()) for s in sampling.stop), default=0) + 4  # tokens that can hold a stop
        self._budget = int(devices.free_memory(model.device) * MEMORY_SHARE)
        self._open: dict[tuple[int, int], wire.PromptWork] = {}  # completions, by prompt and index, not made yet
        self._again: deque[wire.PromptWork] = deque()  # what has to begin anew
        self._waiting: deque[Prompt] = deque()
        self._rows: list[Row] = []  # by their place in the cache; finished ones until they are replaced
        self._cache: RowCache | None = None
        self._token_bytes = 0  # of one token of one row in the cache; known after the first prompt

    @torch.inference_mode()
    def run(self, inbox: Inbox[wire.PromptWork], control: Control) -> Iterator[wire.Made | wire.Refused]:
        """Yields completions as they are finished, until no more work will come."""
        while True:
            control.check()
            out_of_memory = False
            try:
                yield from self._admit(inbox)
                if not self._rows:
                    return
                yield from self._step()
            except (RuntimeError, MemoryError) as error:
                if not devices.is_out_of_memory(error):
                    raise
                out_of_memory = True
            if out_of_memory:  # after the except clause, which holds on to the tensors of the frames below
                self._begin_again()

    # --- rows come

    def _admit(self, inbox: Inbox[wire.PromptWork]) -> Iterator[wire.Made | wire.Refused]:
        """Fills free places with waiting completions, once enough of them are free to be worth a forward pass."""
        while True:
            active = sum(row.finish is None for row in self._rows)
            free = self._room() - active
            if active and free < max(1, self._room() // 16):
                return
            yield from self._fetch(inbox, free, wait=not active)
            begun = self._begin(self._room() - active)  # less room than before, where these prompts are longer
            if not begun:
                break
            yield from self._made(begun)
            self._place([row for row in begun if not row.finish])
        if not active:
            self._rows, self._cache = [], None

    def _room(self) -> int:
        """How many rows the memory holds, with prompts as long as those at hand."""
        prompts = [row.prompt for row in self._rows] + list(self._waiting)
        if not prompts:
            return self._most_rows
        columns = max(len(prompt.ids) for prompt in prompts) + self._sampling.max_new_tokens
        return max(1, min(self._most_rows, self._budget // (self._token_bytes * min(columns, self._context))))

    def _fetch(self, inbox: Inbox[wire.PromptWork], free: int, wait: bool) -> Iterator[wire.Refused]:
        """Takes prompts until those waiting fill the free places or their share of the memory, and lets the model
        read them. The first one goes alone: it tells how much a token takes."""
        wanted = free - sum(len(prompt.left) for prompt in self._waiting)
        tokens = sum(len(prompt.ids) for prompt in self._waiting)
        most = self._budget * AHEAD_SHARE / self._token_bytes if self._token_bytes else 1
        fresh: list[tuple[wire.PromptWork, list[int]]] = []
        while wanted > 0 and tokens < most:
            wait_for_it = wait and not fresh and not self._waiting
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

    def _ids(self, work: wire.PromptWork) -> list[int] | wire.Refused:
        messages = with_system_prompt(work.messages, self._sampling.system_prompt)
        try:
            ids = models.prompt_ids(self._tokenizer, messages)
        except ModelError as error:
            return wire.Refused(work.prompt, error.message)
        return no_room(work, len(ids), self._context) or ids

    def _read(self, fresh: list[tuple[wire.PromptWork, list[int]]]) -> None:
        """Prompts of similar length go through the model together."""
        group: list[tuple[wire.PromptWork, list[int]]] = []
        for work, ids in sorted(fresh, key=lambda pair: len(pair[1])):
            if group and len(ids) * (len(group) + 1) > PREFILL_TOKENS:
                self._prefill(group)
                group = []
            group.append((work, ids))
        if group:
            self._prefill(group)

    def _prefill(self, group: list[tuple[wire.PromptWork, list[int]]]) -> None:
        longest = max(len(ids) for _, ids in group)
        device = self._model.device
        padding = [longest - len(ids) for _, ids in group]
        tokens = torch.tensor([[0] * pad + ids for pad, (_, ids) in zip(padding, group, strict=True)], device=device)
        before = torch.tensor(padding, device=device)[:, None]
        columns = torch.arange(longest, device=device)[None]
        cache = DynamicCache()
        logits = self._forward(tokens, (columns >= before).long(), (columns - before).clamp_min(0), cache)
        caches: list[Any] = cache.layers
        layers = [(layer.keys, layer.values) for layer in caches]
        for row, (work, ids) in enumerate(group):
            states = [(k[row, :, padding[row] :], v[row, :, padding[row] :]) for k, v in layers]
            self._waiting.append(Prompt(work, ids, deque(work.indices), states, logits[row]))
        if self._cache is None:
            self._cache = RowCache(self._waiting[0].states)
            self._token_bytes = bytes_per_token(self._waiting[0].states)

    # --- rows begin

    def _begin(self, most: int) -> list[Row]:
        """The next rows, each with its first token drawn from its prompt's last logits."""
        rows: list[Row] = []
        while self._waiting and len(rows) < most:
            prompt = self._waiting[0]
            index = prompt.left.popleft()
            if not prompt.left:
                self._waiting.popleft()
            room = min(self._sampling.max_new_tokens, self._context - len(prompt.ids))
            rows.append(Row(prompt, index, uniforms(completion_seed(self._seed, prompt.work.key, index), room)))
        if rows:
            self._draw(rows, torch.stack([row.prompt.logits for row in rows]))
        return rows

    def _place(self, begun: list[Row]) -> None:
        """Gives new rows a place in the cache: those of finished rows, or with more rows than these a new layout."""
        if not begun:
            return
        assert self._cache is not None
        places = [place for place, row in enumerate(self._rows) if row.finish]
        longest = max(row.length for row in begun)
        if len(begun) > len(places) or longest > self._cache.end:
            kept = self._arrange(len(begun), longest)
            places = list(range(kept, kept + len(begun)))
            self._rows += begun
        by_prompt: dict[int, list[int]] = {}
        for place, row in zip(places, begun, strict=False):
            self._rows[place] = row
            by_prompt.setdefault(id(row.prompt), []).append(place)
        for same in by_prompt.values():
            prompt = self._rows[same[0]].prompt
            self._cache.put(same, prompt.states)
            if not prompt.left:
                prompt.states = []

    def _arrange(self, more: int = 0, longest: int = 0) -> int:
        """Drops finished rows and lays the cache out for the others and `more` rows of at most `longest` tokens.
        Returns the number of the others."""
        assert self._cache is not None
        keep = [place for place, row in enumerate(self._rows) if not row.finish]
        self._rows = [self._rows[place] for place in keep]
        width = max((row.length for row in self._rows), default=0)
        end = max(width, longest)
        self._cache.arrange(keep, len(keep) + more, width, end, end + COLUMNS_AHEAD)
        return len(keep)

    # --- a step

    def _step(self) -> Iterator[wire.Made]:
        """One more token for every row."""
        assert self._cache is not None
        active = [place for place, row in enumerate(self._rows) if not row.finish]
        if len(active) <= len(self._rows) * 3 // 4 or self._cache.end == self._cache.capacity:
            active = list(range(self._arrange()))
        logits = self._next_logits(max(self._rows[place].length for place in active))
        rows = [self._rows[place] for place in active]
        self._draw(rows, logits if len(rows) == len(logits) else logits[active])
        yield from self._made(rows)

    def _next_logits(self, longest: int) -> Tensor:
        cache = self._cache
        assert cache is not None
        cache.window(longest)
        device = self._model.device
        lengths = torch.tensor([min(row.length, longest) for row in self._rows], device=device)[:, None]
        tokens = torch.tensor([[row.tokens[-1]] for row in self._rows], device=device)
        mask = (torch.arange(longest + 1, device=device)[None] >= longest - lengths).long()
        logits = self._forward(tokens, mask, lengths, cache)
        cache.advance()
        return logits

    def _forward(self, tokens: Tensor, mask: Tensor, positions: Tensor, cache: DynamicCache | RowCache) -> Tensor:
        """The logits that follow the last column, rows by vocabulary."""
        output = self._model(
            input_ids=tokens,
            attention_mask=mask,
            position_ids=positions,
            past_key_values=cache,
            use_cache=True,
            logits_to_keep=1,
        )
        logits: Tensor = output.logits[:, -1]
        return logits

    def _draw(self, rows: list[Row], logits: Tensor) -> None:
        """Gives each row its next token, and ends those that are at their end."""
        device = logits.device
        chance = torch.tensor([row.chances[len(row.tokens)] for row in rows], dtype=torch.float64, device=device)
        tokens, logprobs = draw(logits, self._sampling, chance, self._seen(rows, device))
        for row, token, logprob in zip(rows, tokens.tolist(), logprobs.tolist(), strict=True):
            row.tokens.append(token)
            row.logprob += logprob
            self._end(row)

    def _seen(self, rows: list[Row], device: torch.device) -> Tensor | None:
        """What the repetition penalty looks at: the tokens of prompt and completion, filled up with the first."""
        if self._sampling.repetition_penalty == 1:
            return None
        seen = [row.prompt.ids + row.tokens for row in rows]
        longest = max(map(len, seen))
        return torch.tensor([ids + ids[:1] * (longest - len(ids)) for ids in seen], device=device)

    def _end(self, row: Row) -> None:
        """Sets the finish reason and the text of a row that is at its end."""
        if row.tokens[-1] in self._ends:
            row.finish, row.text = "stop", self._decode(row.tokens[:-1])
            return
        stop = self._sampling.stop
        if stop and cut_at_stop(self._decode(row.tokens[-self._stop_tail :]), stop) is not None:
            before = cut_at_stop(self._decode(row.tokens), stop)
            if before is not None:
                row.finish, row.text = "stop", before
                return
        if len(row.tokens) == len(row.chances):
            row.finish, row.text = "length", self._decode(row.tokens)

    def _made(self, rows: list[Row]) -> Iterator[wire.Made]:
        for row in rows:
            if row.finish:
                del self._open[row.prompt.work.prompt, row.index]
                mean = row.logprob / len(row.tokens)
                prompt = row.prompt.work.prompt
                yield wire.Made(NewCompletion(prompt, row.index, row.text, len(row.tokens), row.finish, mean))

    def _decode(self, tokens: list[int]) -> str:
        text = self._tokenizer.decode(tokens, skip_special_tokens=True, clean_up_tokenization_spaces=False)
        assert isinstance(text, str)
        return text

    # --- memory

    def _begin_again(self) -> None:
        """Gives the cache's memory back and begins what is not made yet anew, half as many rows at a time."""
        if self._most_rows == 1:
            raise OutOfMemory(
                "There is not enough memory for a single completion.",
                "Choose a smaller model, a shorter context or fewer new tokens, or close other programs.",
            )
        active = sum(row.finish is None for row in self._rows)
        self._most_rows = max(1, min(self._most_rows, active or self._most_rows) // 2)
        left: dict[int, tuple[wire.PromptWork, list[int]]] = {}
        for (prompt, index), work in self._open.items():
            left.setdefault(prompt, (work, []))[1].append(index)
        self._again.extend(msgspec.structs.replace(work, indices=tuple(indices)) for work, indices in left.values())
        self._open.clear()
        self._waiting.clear()
        self._rows, self._cache = [], None
        devices.empty_cache(self._model.device)
