"""The decoding loop: many rows at once, across prompts, one token a step.

Each prompt goes through the model once (prefill.py); its keys and values are kept once, and all of its completions
attend to them (shelves.py, attention.py). A row that has finished makes room, and the next waiting completion takes its
place in the cache. How many rows are in flight follows from the memory that is free; when it runs out after all, the
rows in flight begin again later, half as many at a time, and draw the same tokens, because these depend on each
completion's own seed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor
from transformers import PreTrainedModel, PreTrainedTokenizerBase

from rsgui.core import wire
from rsgui.core.entities import FinishReason, NewCompletion
from rsgui.core.errors import OutOfMemory
from rsgui.core.sampling import SamplingParams, completion_seed
from rsgui.engine import devices, models
from rsgui.engine.control import Control, Inbox
from rsgui.engine.generators import cut_at_stop, prefill
from rsgui.engine.generators.attention import Step
from rsgui.engine.generators.cache import OwnWindow, RowCache
from rsgui.engine.generators.prefill import Prompt, Prompts
from rsgui.engine.generators.sampler import draw, uniforms

MOST_ROWS = 256
COLUMNS_AHEAD = 64  # how far the cache is allocated ahead
MEMORY_SHARE = 0.4  # of what is free, for prompts and rows


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
        return len(self.tokens) - 1


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
        budget = int(devices.free_memory(model.device) * MEMORY_SHARE)
        self._prompts = Prompts(model, tokenizer, context, sampling.system_prompt, budget)
        self._rows: list[Row] = []  # by their place in the cache; finished ones until they are replaced
        self._cache: RowCache | None = None

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
            yield from self._prompts.fetch(inbox, free, wait=not active)
            begun = self._begin(self._room() - active)  # less room than before, where these prompts are longer
            if not begun:
                break
            yield from self._made(begun)
            self._place([row for row in begun if not row.finish])
        if not active:
            self._rows, self._cache = [], None

    def _room(self) -> int:
        """How many rows the memory holds beside the prompts at hand."""
        room = self._prompts.room(min(self._sampling.max_new_tokens, self._context))
        return self._most_rows if room is None else min(self._most_rows, room)

    # --- rows begin

    def _begin(self, most: int) -> list[Row]:
        """The next rows, each with its first token drawn from its prompt's last logits."""
        rows: list[Row] = []
        waiting = self._prompts.waiting
        while waiting and len(rows) < most:
            prompt = waiting[0]
            index = prompt.begun()
            if not prompt.left:
                waiting.popleft()
            room = min(self._sampling.max_new_tokens, self._context - len(prompt.ids))
            rows.append(Row(prompt, index, uniforms(completion_seed(self._seed, prompt.work.key, index), room)))
        if rows:
            self._draw(rows, torch.stack([row.prompt.logits for row in rows]))
        return rows

    def _place(self, begun: list[Row]) -> None:
        """Gives new rows the places of finished ones in the cache, or with more rows than these a new layout."""
        if self._cache is None:
            self._cache = RowCache(self._prompts.like)
        places = [place for place, row in enumerate(self._rows) if row.finish]
        if len(begun) > len(places):
            kept = self._arrange(len(begun))
            places = list(range(kept, kept + len(begun)))
            self._rows += begun
        for place, row in zip(places, begun, strict=False):
            self._rows[place] = row

    def _arrange(self, more: int = 0) -> int:
        """Drops finished rows and lays the cache out for the others and `more` rows. Returns how many others."""
        assert self._cache is not None
        keep = [place for place, row in enumerate(self._rows) if not row.finish]
        self._rows = [self._rows[place] for place in keep]
        width = max((row.length for row in self._rows), default=0)
        self._cache.arrange(keep, len(keep) + more, width, width + COLUMNS_AHEAD)
        return len(keep)

    # --- a step

    def _step(self) -> Iterator[wire.Made]:
        """One more token for every row."""
        assert self._cache is not None
        active = [place for place, row in enumerate(self._rows) if not row.finish]
        if len(active) <= len(self._rows) * 3 // 4 or self._cache.end == self._cache.capacity:
            active = list(range(self._arrange()))
        self._draw([self._rows[place] for place in active], self._next_logits(active))
        yield from self._made([self._rows[place] for place in active])

    def _next_logits(self, active: list[int]) -> Tensor:
        """The logits of the `active` rows; those that are finished go through the model with them."""
        cache = self._cache
        assert cache is not None
        longest = max(self._rows[place].length for place in active)
        cache.window(longest)
        device = self._model.device
        own = [min(row.length, longest) for row in self._rows]
        lengths = torch.tensor(own, device=device)
        places = [None if row.finish else row.prompt.place for row in self._rows]
        step = Step(OwnWindow(lengths, longest), self._prompts.shelves.shared(places, own))
        tokens = torch.tensor([[row.tokens[-1]] for row in self._rows], device=device)
        before = torch.tensor([len(row.prompt.ids) for row in self._rows], device=device)
        ready = torch.zeros(1, 1, 1, 1, device=device)  # a mask that transformers takes as it is: `step` has our own
        logits = prefill.forward(self._model, tokens, ready, (before + lengths)[:, None], cache, step=step)
        cache.advance()
        return logits if len(active) == len(logits) else logits[active]

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
                self._prompts.made(row.prompt, row.index)
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
        self._prompts.begin_again()
        self._rows, self._cache = [], None
        devices.empty_cache(self._model.device)
