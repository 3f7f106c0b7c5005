"""Decoding many completions together with llama.cpp.

A prompt is decoded once, all but its last token, into a sequence of its own. Each of its completions begins as a
second name for the same cells of the cache, decodes that last token and goes on from there. Every step decodes one
token of each completion in flight, all in one call; a finished completion leaves and the next waiting one joins.

A completion joins only when the cache has room for it however long it gets, so that the cache never overflows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rsgui.core import wire
from rsgui.core.entities import FinishReason, NewCompletion
from rsgui.core.sampling import SamplingParams, completion_seed
from rsgui.engine.control import Control, Inbox
from rsgui.engine.generators import cut_at_stop, no_room
from rsgui.engine.generators.llama_runtime import TOKENS_AT_ONCE, Entry, LlamaContext, LlamaModel, Sampler

IN_FLIGHT = 32
"""How many completions are decoded together. More gain little on a CPU and need a larger cache."""

PROMPT_SEQUENCE = IN_FLIGHT
"""The sequence that holds the prompt whose completions are joining; the ones before it hold completions."""


@dataclass
class Prompt:
    """A prompt that completions are made of; `waiting` are the indices of those that have not joined yet."""

    work: wire.PromptWork
    tokens: list[int]
    most: int  # how many tokens a completion can have
    waiting: deque[int]
    cached: bool = False
    joined: int = 0

    @property
    def cells(self) -> int:
        """What its completions share in the cache."""
        return len(self.tokens) - 1


@dataclass
class Row:
    """A completion in flight."""

    prompt: Prompt
    index: int
    sequence: int
    sampler: Sampler
    tokens: list[int] = field(default_factory=list)
    logprob: float = 0.0

    def entry(self) -> Entry:
        """Its newest token, which is yet to be decoded: in the beginning the prompt's last one."""
        newest = self.tokens[-1] if self.tokens else self.prompt.tokens[-1]
        return Entry(newest, self.prompt.cells + len(self.tokens), self.sequence, wanted=True)


class Decoding:
    """One pass of a loaded model over the prompts of an inbox."""

    def __init__(
        self,
        model: LlamaModel,
        cache: LlamaContext,
        context: int,
        tokens_of: Callable[[wire.PromptWork], list[int] | wire.Refused],
        sampling: SamplingParams,
        seed: int,
        threads: int,
    ) -> None:
        """`context` is how many tokens a prompt and its completion may have together; `cache` has at least so many
        cells. `tokens_of` renders and tokenises a prompt."""
        self._model, self._cache, self._context = model, cache, context
        self._tokens_of = tokens_of
        self._sampling, self._seed = sampling, seed
        self._rows: list[Row] = []
        self._free = list(range(IN_FLIGHT))
        self._room = cache.cells
        self._joining: Prompt | None = None
        self._samplers = ThreadPoolExecutor(threads, "sampler")

    def run(self, inbox: Inbox[wire.PromptWork], control: Control) -> Iterator[wire.Made | wire.Refused]:
        """Yields completions as they are finished, until no more work will come. Raises Cancelled, OutOfMemory."""
        try:
            while True:
                yield from self._join(inbox, control)
                if not self._rows:
                    return
                control.check()
                yield from self._step()
        finally:
            self._samplers.shutdown()
            for row in self._rows:
                row.sampler.close()

    def _join(self, inbox: Inbox[wire.PromptWork], control: Control) -> Iterator[wire.Refused]:
        """Fills the free places, as far as there is work and room in the cache."""
        while self._free:
            prompt = self._joining
            if prompt is None:
                taken = inbox.take(1, wait=not self._rows)
                if not taken:
                    return
                opened = self._open(taken[0])
                if isinstance(opened, wire.Refused):
                    yield opened
                elif opened.waiting:
                    self._joining = opened
            elif self._room < prompt.most + (0 if prompt.cached else prompt.cells):
                return
            else:
                if not prompt.cached:
                    self._prefill(prompt, control)
                self._start(prompt)

    def _open(self, work: wire.PromptWork) -> Prompt | wire.Refused:
        tokens = self._tokens_of(work)
        if isinstance(tokens, wire.Refused):
            return tokens
        refusal = no_room(work, len(tokens), self._context)
        most = min(self._sampling.max_new_tokens, self._context - len(tokens))
        return refusal or Prompt(work, tokens, most, deque(work.indices))

    def _prefill(self, prompt: Prompt, control: Control) -> None:
        """Decodes all of a prompt but its last token."""
        entries = [
            Entry(token, at, PROMPT_SEQUENCE, wanted=False) for at, token in enumerate(prompt.tokens[: prompt.cells])
        ]
        for begin in range(0, len(entries), TOKENS_AT_ONCE):
            control.check()
            self._cache.decode(entries[begin : begin + TOKENS_AT_ONCE])
        prompt.cached = True
        self._room -= prompt.cells

    def _start(self, prompt: Prompt) -> None:
        """Lets the next completion of a prompt join."""
        index, sequence = prompt.waiting.popleft(), self._free.pop()
        seed = completion_seed(self._seed, prompt.work.key, index)
        sampler = Sampler(self._model, self._sampling, seed, prompt.tokens, self._context)
        self._cache.share(PROMPT_SEQUENCE, sequence)
        self._rows.append(Row(prompt, index, sequence, sampler))
        self._room -= prompt.most
        prompt.joined += 1
        if not prompt.waiting:
            self._cache.forget(PROMPT_SEQUENCE)
            self._joining = None

    def _step(self) -> Iterator[wire.Made]:
        """One more token for every row; the completions that are finished with it."""
        logits = self._cache.decode([row.entry() for row in self._rows])
        normalisers = _log_sum_exp(logits)
        rows, self._rows = self._rows, []
        finished = []
        drawn = self._samplers.map(lambda row, output: row.sampler.draw(self._cache, output), rows, range(len(rows)))
        for output, (row, token) in enumerate(zip(rows, drawn, strict=True)):
            row.tokens.append(token)
            row.logprob += float(logits[output, token] - normalisers[output])
            completion = self._finished(row)
            if completion is None:
                self._rows.append(row)
            else:
                self._leave(row)
                finished.append(wire.Made(completion))
        yield from finished

    def _finished(self, row: Row) -> NewCompletion | None:
        """The completion, if its newest token ended it."""
        text: str | None = None
        finish: FinishReason = "stop"
        if self._model.ends(row.tokens[-1]):
            text = self._model.detokenize(row.tokens[:-1])
        elif self._sampling.stop:
            text = cut_at_stop(self._model.detokenize(row.tokens), self._sampling.stop)
        if text is None and len(row.tokens) == row.prompt.most:
            text, finish = self._model.detokenize(row.tokens), "length"
        if text is None:
            return None
        count = len(row.tokens)
        return NewCompletion(row.prompt.work.prompt, row.index, text, count, finish, row.logprob / count)

    def _leave(self, row: Row) -> None:
        """Gives back what a finished row held; with the last row of a prompt also what they shared."""
        row.sampler.close()
        self._cache.forget(row.sequence)
        self._free.append(row.sequence)
        self._room += row.prompt.most
        row.prompt.joined -= 1
        if not row.prompt.joined and not row.prompt.waiting:
            self._room += row.prompt.cells


def _log_sum_exp(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """The logarithm of every row's sum of exponentials: what makes logits log-probabilities."""
    highest = logits.max(axis=1, keepdims=True)
    sums: NDArray[np.float32] = np.log(np.exp(logits - highest).sum(axis=1)) + highest[:, 0]
    return sums
