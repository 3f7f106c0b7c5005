"""Which rows of the grid are shown, in which order, and what stands in their columns: a view, which can be saved."""

from __future__ import annotations

from typing import Literal

import msgspec

from rsgui.core.entities import FinishReason, Split

Kind = Literal["mixed", "all good", "all bad"]
"""Of a prompt: its rewards differ; all are at or above the bar; all are below it."""

Said = Literal["included", "excluded", "edited", "noted", "flagged", "accepted", "overruling"]
"""What a person says of a completion; `overruling`: otherwise than the recipe."""

Sort = Literal["prompt", "best", "spread", "margin", "disagreement", "undecided", "random"]
"""In the order of import; the highest best reward first; the widest range of rewards; the closest first and second;
the scorers that differ most; what nobody decided; at random."""

Columns = Literal["rank", "sample", "generator", "shuffled"]
"""By reward within the prompt, the best first, missing rewards last; by run and sample, as they were drawn; the best of
each generator; or shuffled by the view's seed, so that the place of a completion tells nothing."""

Density = Literal["matrix", "lines", "cards"]
"""Rewards alone; with a line of text; with some lines."""


class Only(msgspec.Struct, frozen=True):
    """Prompts that another page asked for, by id, and what they have in common, in words."""

    prompts: frozenset[int]
    words: str


class Range(msgspec.Struct, frozen=True):
    """From `low` to `high`, both included; None: no end."""

    low: float | None = None
    high: float | None = None


class Filter(msgspec.Struct, frozen=True, omit_defaults=True):
    """The prompts to which everything applies that is set here. What concerns completions has to apply to one and the
    same completion of the prompt."""

    search: str = ""  # words that the prompt or the completion has, each at least as a beginning
    tags: tuple[str, ...] = ()  # the prompt has one of them, or a person gave it to a completion
    split: Split | None = None
    kind: Kind | None = None
    decided: bool | None = None  # whether a person decided anything of the prompt
    only: Only | None = None
    written_by: tuple[int, ...] = ()  # runs whose completions have places; none: all
    scorer: str = ""  # whose rewards are within `reward`
    reward: Range = Range()
    tokens: Range = Range()
    finish: FinishReason | None = None
    repeats: bool = False  # says what an earlier completion of the prompt says
    selected: bool | None = None  # in the curated set, or not
    said: tuple[Said, ...] = ()
    disputed: bool = False  # several people decided differently


EVERYTHING = Filter()


class View(msgspec.Struct, frozen=True, omit_defaults=True):
    """A way to look at the grid."""

    filter: Filter = EVERYTHING
    sort: Sort = "prompt"
    backwards: bool = False
    seed: int = 0  # of the order at random, and of shuffled columns
    columns: Columns = "rank"
    density: Density = "matrix"


class SavedView(msgspec.Struct, frozen=True):
    """A view that a person gave a name, in one project."""

    id: int
    project: int
    name: str
    view: View
    created: float
