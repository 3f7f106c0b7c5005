"""Rounds: what one is made with, what came of it, which one goes on from which, and when to stop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from rsgui.core.dataset import split_of
from rsgui.core.entities import (
    Generator,
    PromptChoice,
    Record,
    RunScorer,
    ScorerSpec,
    TrainingParams,
)
from rsgui.core.errors import BadInput
from rsgui.core.sampling import SamplingParams
from rsgui.core.selection import Recipe, TopPerPrompt

Proxy = Literal["checks", "learned"]
Start = Literal["base", "last"]
"""The weights that the adapter of a later round is trained from: the base's, as in STaR and ReST-EM, or those of the
round before, as in RAFT."""


class Plan(Record, frozen=True):
    """What a round is made with. A later round has the same plan: its generator is `generator` with the adapter of the
    round before."""

    generator: Generator = Generator(sampling=SamplingParams(max_new_tokens=64))
    n: int = 8
    seed: int = 0
    choice: PromptChoice = PromptChoice()
    scorer: RunScorer = ScorerSpec()
    recipe: Recipe = Recipe(TopPerPrompt(), least_reward=1.0, drop_truncated=True)
    params: TrainingParams = TrainingParams()
    k: int = 8  # completions of each held-out prompt
    proxy: Proxy = "checks"  # what is selected by; "learned" is a reward model trained on the checks' best and worst
    start: Start = "base"
    pooled: bool = False  # completions of the rounds before are chosen among too (Touvron et al. 2023, Llama 2, 3.2.3)
    validation: float = 0.0  # share of the training prompts that are not trained on, and tell when to stop
    control: bool = False  # a second adapter on as many random completions of the same prompts

    def check(self) -> None:
        """Raises BadInput for a share that leaves nothing to train on."""
        if not 0 <= self.validation <= 0.5:
            raise BadInput(
                "The validation share is {validation:g}.", "It has to be between 0 and 0.5.", validation=self.validation
            )


class Round(Record, frozen=True):
    """One turn of the loop. `parent` is the round whose adapter its generator has; None: it begins with the base.

    `plan` is None where its parts were made by hand, page by page. `runs` are those that were chosen among, `selection`
    and `adapter` what came of it, None until then: the adapter carries the hash of the curated set.
    """

    id: int
    project: int
    name: str
    parent: int | None
    plan: Plan | None
    created: float
    runs: tuple[int, ...] = ()
    selection: int | None = None
    adapter: int | None = None
    control: int | None = None  # the adapter of the matched random control


def following(plan: Plan) -> Plan:
    """The plan of the rounds after the first: one control, of the first round, is enough."""
    return msgspec.structs.replace(plan, control=False)


def is_validation(key: str, share: float) -> bool:
    """Whether a training prompt is one of that share that is not trained on, by its content key alone."""
    return split_of(f"validation/{key}", share) == "held-out"


def rising(figures: Sequence[float]) -> bool:
    """Whether the last of these is above all before it, as one alone is: each is what a round has come to."""
    return len(figures) < 2 or figures[-1] > max(figures[:-1])


def in_tree_order(rounds: Sequence[Round]) -> list[tuple[Round, int]]:
    """Each round after the one that it goes on from, with its depth from 0; oldest first otherwise. One whose parent
    is gone stands at the top."""
    known = {one.id for one in rounds}
    children: dict[int | None, list[Round]] = {}
    for one in sorted(rounds, key=lambda one: one.id):
        children.setdefault(one.parent if one.parent in known else None, []).append(one)
    found: list[tuple[Round, int]] = []
    left = [(one, 0) for one in reversed(children.get(None, []))]
    while left:
        one, depth = left.pop()
        found.append((one, depth))
        left += [(child, depth + 1) for child in reversed(children.get(one.id, []))]
    return found


def line_of(rounds: Sequence[Round], id: int) -> list[Round]:
    """The round and those that it goes on from, the first one first."""
    by_id = {one.id: one for one in rounds}
    line: list[Round] = []
    at = by_id.get(id)
    while at is not None:
        line.insert(0, at)
        at = by_id.get(at.parent) if at.parent is not None else None
    return line
