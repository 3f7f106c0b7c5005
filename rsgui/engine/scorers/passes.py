"""Many texts through one model: in batches of like length, and the beginning that completions of a prompt share once.

A batch is filled to a budget of tokens, which halves when memory runs out. Where completions of a prompt have enough
tokens in common, these go through the model once and the rest follows on their keys and values. What comes out is
what each text alone would give, to the last digits of floating point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import torch
from torch import Tensor
from transformers import DynamicCache

from rsgui.core.batching import token_budget_batches
from rsgui.core.errors import OutOfMemory
from rsgui.engine import devices
from rsgui.engine.control import Control
from rsgui.engine.scorers.prefix_cache import PrefixCache, States

BUDGET = {"cpu": 2048, "cuda": 16_384, "mps": 8192}
"""Tokens in one pass, padding included."""

LEAST_BUDGET = 16
WORTH_SHARING = 32
"""Tokens that have to be spared for a pass of their own over what is shared."""
PREFIX_SHARE = 4  # how many budgets of tokens the prompts have that are held at once
PREFIX_COST = 8  # so many tokens of a prompt that is held cost a row as much as one of its own


@dataclass(frozen=True, eq=False)
class Text:
    """A text as tokens, and at which of them the model's values are wanted. `types` for models that tell two parts of
    a text apart."""

    key: int
    ids: list[int]
    at: tuple[int, ...]
    types: list[int] | None = None


class Network(NamedTuple):
    """A loaded model as passes need it.

    `body` takes what transformers' models take. With a `head` it is causal and gives hidden states, of which `head`
    makes values; without, it sees both ways and gives values: one line a text, or one a token. `shares` says that it
    can go on from keys and values.
    """

    body: Callable[..., Any]
    head: Callable[[Tensor], Tensor] | None
    shares: bool
    device: torch.device


class Group(NamedTuple):
    """Completions of one prompt, and how many of their first tokens are the same."""

    texts: list[Text]
    prefix: int


class Passes:
    """Reads values off a network. `budget` is in tokens; None is what suits the device."""

    def __init__(self, network: Network, budget: int | None = None) -> None:
        self._network = network
        self.budget = budget or BUDGET[network.device.type]

    @torch.inference_mode()
    def read(self, prompts: Sequence[Sequence[Text]], control: Control) -> Iterator[tuple[Text, Tensor]]:
        """Each text, in any order, with its values: a line for each of `at`, float32 on the CPU.

        Raises Cancelled, and OutOfMemory where not even one text fits.
        """
        done: set[int] = set()
        while True:
            out_of_memory = False
            left = [[text for text in texts if text.key not in done] for texts in prompts]
            try:
                for batch, values in self._batches(left, control):
                    for text, lines in zip(batch, values, strict=True):
                        done.add(text.key)
                        yield text, lines
                return
            except (RuntimeError, MemoryError) as error:
                if not devices.is_out_of_memory(error):
                    raise
                out_of_memory = True
            if out_of_memory:  # after the except clause, which holds on to the tensors of the frames below
                self._halve()

    def _halve(self) -> None:
        if self.budget <= LEAST_BUDGET:
            hint = "Choose a smaller model or a shorter context, or close other programs."
            raise OutOfMemory("There is not enough memory to score a single completion.", hint)
        self.budget //= 2
        devices.empty_cache(self._network.device)

    def _batches(self, prompts: list[list[Text]], control: Control) -> Iterator[tuple[list[Text], list[Tensor]]]:
        groups = [Group(texts, self._shared(texts)) for texts in prompts if texts]
        alone = [text for group in groups if not group.prefix for text in group.texts]
        for batch in token_budget_batches([len(text.ids) for text in alone], self.budget):
            control.check()
            texts = [alone[place] for place in batch]
            yield texts, self._whole(texts)
        for together in self._held(sorted((g for g in groups if g.prefix), key=lambda group: group.prefix)):
            cache = self._prefixes(together, control)
            rows = [(place, text) for place, group in enumerate(together) for text in group.texts]
            costs = [len(text.ids) - (p := together[at].prefix) + p // PREFIX_COST for at, text in rows]
            for batch in token_budget_batches(costs, self.budget):
                control.check()
                chosen = [rows[place] for place in batch]
                yield [text for _, text in chosen], self._rest(cache, together, chosen)

    def _shared(self, texts: list[Text]) -> int:
        """How many first tokens are worth a pass of their own: common to all, before any that is looked at."""
        if not self._network.shares or len(texts) == 1:
            return 0
        first, last = min(text.ids for text in texts), max(text.ids for text in texts)
        most = min(len(first), len(last), *(text.at[0] for text in texts))
        common = next((place for place in range(most) if first[place] != last[place]), most)
        return common if common * (len(texts) - 1) >= WORTH_SHARING else 0

    def _held(self, groups: list[Group]) -> Iterator[list[Group]]:
        """The groups whose prompts are in memory at the same time, shortest first."""
        held: list[Group] = []
        for group in groups:
            if held and group.prefix * (len(held) + 1) > self.budget * PREFIX_SHARE:
                yield held
                held = []
            held.append(group)
        if held:
            yield held

    # --- passes

    def _whole(self, texts: list[Text]) -> list[Tensor]:
        """Values of texts that go through the model from their first token on."""
        network = self._network
        tokens, mask = self._padded([text.ids for text in texts])
        types = [text.types for text in texts if text.types is not None]
        more = {"token_type_ids": self._padded(types)[0]} if types else {}
        if network.head is not None:
            hidden = network.body(input_ids=tokens, attention_mask=mask, use_cache=False).last_hidden_state
            return self._values(hidden, texts, 0)
        logits: Tensor = network.body(input_ids=tokens, attention_mask=mask, **more).logits.float().cpu()
        if logits.dim() == 2:
            return list(logits[:, None])
        return [logits[row, list(text.at)] for row, text in enumerate(texts)]

    def _prefixes(self, groups: list[Group], control: Control) -> PrefixCache:
        """Reads the shared beginnings, several at a time."""
        states: list[States] = [[] for _ in groups]
        for batch in token_budget_batches([group.prefix for group in groups], self.budget):
            control.check()
            tokens, mask = self._padded([groups[place].texts[0].ids[: groups[place].prefix] for place in batch])
            cache = DynamicCache()
            self._network.body(input_ids=tokens, attention_mask=mask, past_key_values=cache, use_cache=True)
            layers: list[Any] = cache.layers
            for row, place in enumerate(batch):
                seen = groups[place].prefix
                states[place] = [(layer.keys[row, :, :seen], layer.values[row, :, :seen]) for layer in layers]
        return PrefixCache(states)

    def _rest(self, cache: PrefixCache, groups: list[Group], rows: list[tuple[int, Text]]) -> list[Tensor]:
        """Values of texts whose beginnings are in the cache."""
        prefixes = [groups[place].prefix for place, _ in rows]
        width, device = max(prefixes), self._network.device
        cache.choose([place for place, _ in rows], width)
        tokens, own = self._padded([text.ids[seen:] for (_, text), seen in zip(rows, prefixes, strict=True)])
        seen = torch.tensor(prefixes, device=device)[:, None]
        before = (torch.arange(width, device=device)[None] >= width - seen).long()
        last = seen + own.sum(1, keepdim=True) - 1  # beyond it, models with learned positions may have none
        positions = (seen + torch.arange(tokens.shape[1], device=device)[None]).minimum(last)
        hidden = self._network.body(
            input_ids=tokens,
            attention_mask=torch.cat([before, own], 1),
            position_ids=positions,
            past_key_values=cache,
            use_cache=True,
        ).last_hidden_state
        return self._values(hidden, [text for _, text in rows], prefixes)

    def _values(self, hidden: Tensor, texts: list[Text], before: int | list[int]) -> list[Tensor]:
        """What the head makes of the hidden states that are looked at; `before` tokens are not among them."""
        head = self._network.head
        assert head is not None
        skipped = [before] * len(texts) if isinstance(before, int) else before
        rows = [row for row, text in enumerate(texts) for _ in text.at]
        columns = [at - skip for text, skip in zip(texts, skipped, strict=True) for at in text.at]
        values = head(hidden[rows, columns]).float().cpu()
        return list(torch.split(values, [len(text.at) for text in texts]))

    def _padded(self, ids: list[list[int]]) -> tuple[Tensor, Tensor]:
        """Tokens with zeros on the right, and the mask that tells them from those."""
        longest, device = max(map(len, ids)), self._network.device
        tokens = torch.tensor([row + [0] * (longest - len(row)) for row in ids], device=device)
        lengths = torch.tensor([len(row) for row in ids], device=device)[:, None]
        return tokens, (torch.arange(longest, device=device)[None] < lengths).long()
