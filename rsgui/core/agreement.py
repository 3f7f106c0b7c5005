"""How scorers stand to each other, to the people who overruled them, and to the length of what they reward.

All of it within prompts: over all prompts together two scorers may seem to agree because both find some prompts easy.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from rsgui.core.matrix import Ints, Matrix
from rsgui.core.review import UNTOUCHED, Standing
from rsgui.core.rewards import Combination, combine_flat
from rsgui.core.statistics import within_correlation
from rsgui.core.strategies import TopPerPrompt, select_flat

STRONG = 0.5
"""From this correlation on length is called an explanation: it accounts for a quarter of the variance."""


def rank_correlation(one: Matrix, other: Matrix) -> float:
    """Spearman's rank correlation within prompts, ties at their mean rank: of the ranks' deviations from their prompt's
    mean, over all prompts together. Same completions in both; those that lack a reward are left out. NaN where a
    scorer never prefers anything."""
    both = np.isfinite(one.rewards) & np.isfinite(other.rewards)
    rows = one.rows[both]
    if not len(rows):
        return float("nan")
    ranked = Combination((), normalise="rank_prompt")
    first, second = (combine_flat(matrix.rewards[both][None], rows, [1.0], ranked) for matrix in (one, other))
    return within_correlation(first, second, rows)


class Overruled(NamedTuple):
    """Of a scorer's favourites, one a prompt: how many a person included, edited or excluded, and how many excluded."""

    decided: int
    excluded: int

    @property
    def share(self) -> float:
        """How often the favourite was excluded; NaN where nobody said anything of any."""
        return self.excluded / self.decided if self.decided else float("nan")


def overruled(matrix: Matrix, completions: Ints, standing: Mapping[int, Standing]) -> Overruled:
    """How people took the first best completion of each prompt. `completions` has the ids."""
    said = [standing.get(id, UNTOUCHED) for id in completions[select_flat(matrix, TopPerPrompt())].tolist()]
    excluded = sum(one.verdict == "exclude" for one in said)
    kept = sum(one.verdict == "include" or (one.verdict is None and one.edited is not None) for one in said)
    return Overruled(kept + excluded, excluded)


def length_correlation(matrix: Matrix) -> float:
    """The correlation of reward and length within prompts; NaN where either never varies. Raises ValueError for a
    matrix without lengths."""
    if matrix.lengths is None:
        raise ValueError("the matrix has no lengths")
    return within_correlation(matrix.rewards, matrix.lengths, matrix.rows)


def length_warning(correlation: float) -> str:
    """In plain words, what a strong correlation with length means; "" where it is not strong."""
    if not abs(correlation) >= STRONG:
        return ""
    size = "long" if correlation > 0 else "short"
    return (
        f"It likes {size} completions: length alone explains {correlation**2:.0%} of how its rewards differ within a"
        f" prompt. What it picks may be {'longer' if correlation > 0 else 'shorter'} rather than better; length control"
        " in the recipe takes that out."
    )
