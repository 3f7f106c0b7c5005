"""Two recipes side by side, in figures: what each picks, and what only one of them does. Runs off the GUI thread."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rsgui.core.selection import Recipe, matched_control
from rsgui.core.statistics import Distinct, distinct_n
from rsgui.gui.analyse.material import Material, run_name
from rsgui.jobs.watching import Watch
from rsgui.store import grid, prompts
from rsgui.store.database import Store

Flat = NDArray[np.int64]
SHOWN = 500
"""So many picks are listed; Review has all of them."""
WORDS = 160
"""So many characters of each text are listed."""


class Choice(NamedTuple):
    """A recipe that can be chosen, by its name; None is the random control of the other one."""

    name: str
    recipe: Recipe | None
    about: str = ""


class Side(NamedTuple):
    """What one recipe picks, in figures."""

    name: str
    picks: int
    covered: int  # prompts
    reward: float  # mean; NaN where nothing is picked
    length: float  # mean, tokens
    shares: dict[str, float]  # of its picks by run
    one: Distinct
    two: Distinct


class Comparison(NamedTuple):
    """Two sides, and their picks as places in the grid, in prompt order."""

    sides: tuple[Side, Side]
    both: Flat
    first: Flat  # only there
    second: Flat


class Listed(NamedTuple):
    """One pick in a list."""

    completion: int
    prompt: int  # its number in Review, from 1
    prompt_words: str
    words: str
    reward: float
    run: str


def compare(
    store: Store, material: Material, scorer: int, choices: tuple[Choice, Choice], seed: int, watch: Watch
) -> Comparison:
    """Raises BadInput for a recipe that cannot be applied, and Cancelled. At most one of the two is a random
    control."""
    cells = material.grid(scorer)
    picks: list[Flat | None] = [
        None if choice.recipe is None else material.picker(store, scorer).pick(choice.recipe, watch)
        for choice in choices
    ]
    known = next((one for one in picks if one is not None), np.zeros(0, dtype=np.int64))
    chosen = [matched_control(cells.matrix, known, seed) if one is None else one for one in picks]
    sides = [
        _side(store, material, scorer, choice.name, flat, watch) for choice, flat in zip(choices, chosen, strict=True)
    ]
    a, b = (np.sort(flat) for flat in chosen)
    return Comparison(
        (sides[0], sides[1]),
        np.intersect1d(a, b, assume_unique=True),
        np.setdiff1d(a, b, assume_unique=True),
        np.setdiff1d(b, a, assume_unique=True),
    )


def _side(store: Store, material: Material, scorer: int, name: str, flat: Flat, watch: Watch) -> Side:
    cells = material.grid(scorer)
    texts = material.picker(store, scorer).texts(flat, watch)
    there = len(flat) > 0
    with np.errstate(invalid="ignore"):
        return Side(
            name,
            len(flat),
            len(np.unique(cells.rows[flat])),
            float(np.nanmean(cells.rewards[flat])) if there else float("nan"),
            float(cells.lengths[flat].mean()) if there else float("nan"),
            {run_name(run): float((cells.runs[flat] == run.id).mean()) if there else 0.0 for run in material.runs},
            distinct_n(texts, 1),
            distinct_n(texts, 2),
        )


def listed(store: Store, material: Material, scorer: int, flat: Flat) -> list[Listed]:
    """The first of these picks with their texts."""
    cells, shown = material.grid(scorer), flat[:SHOWN]
    ids = cells.completions[shown].tolist()
    of_prompts = cells.prompts[cells.rows[shown]].tolist()
    names = {run.id: run_name(run) for run in material.runs}
    with store.read() as s:
        texts = grid.cells(s, ids, WORDS)
        asked = {prompt.id: prompt.text for prompt in prompts.get(s, sorted(set(of_prompts)))}
    return [
        Listed(
            completion,
            int(cells.rows[at]) + 1,
            _line(asked.get(prompt, "")),
            _line(texts.get(completion, "")),
            float(cells.rewards[at]),
            names.get(int(cells.runs[at]), ""),
        )
        for completion, prompt, at in zip(ids, of_prompts, shown, strict=True)
    ]


def _line(text: str) -> str:
    return " ".join(text[: 2 * WORDS].split())[:WORDS]
