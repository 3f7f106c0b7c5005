"""How scorers stand to each other, to the people who overruled them, and to the length of what they reward; and how
people stand to each other.

Of scorers all of it is within prompts: over all prompts together two may seem to agree because both find some prompts
easy.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations, permutations
from typing import NamedTuple

import numpy as np

from rsgui.core.matrix import Ints, Matrix
from rsgui.core.review import UNTOUCHED, Standing
from rsgui.core.rewards import Combination, combine_flat
from rsgui.core.statistics import within_correlation
from rsgui.core.strategies import TopPerPrompt, select_flat
from rsgui.core.texts import later, tr

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
    says = later(
        "It likes short completions: length alone explains {share:.0%} of how its rewards differ within a prompt. What "
        "it picks may be shorter rather than better; length control in the recipe takes that out."
    )
    if correlation > 0:
        says = later(
            "It likes long completions: length alone explains {share:.0%} of how its rewards differ within a prompt. "
            "What it picks may be longer rather than better; length control in the recipe takes that out."
        )
    return tr(says, share=correlation**2)


# --- people


class Pair(NamedTuple):
    """Two reviewers: how many completions both gave a verdict of, of how many the same one, and Cohen's kappa."""

    one: str
    other: str
    shared: int
    alike: int
    kappa: float


class Agreement(NamedTuple):
    """How far reviewers agree, over the completions that several gave a verdict of."""

    shared: int
    conflicts: int
    alpha: float  # Krippendorff's, of all reviewers together
    pairs: tuple[Pair, ...]


def between_reviewers(verdicts: Mapping[int, Mapping[str, Hashable]]) -> Agreement:
    """The agreement of reviewers; `verdicts` has, by completion, the last one of each reviewer."""
    shared = [said for said in verdicts.values() if len(said) > 1]
    people = sorted({name for said in shared for name in said})
    pairs = []
    for one, other in combinations(people, 2):
        both = [(said[one], said[other]) for said in shared if one in said and other in said]
        if both:
            pairs.append(Pair(one, other, len(both), sum(a == b for a, b in both), cohens_kappa(both)))
    conflicts = sum(len(set(said.values())) > 1 for said in shared)
    return Agreement(len(shared), conflicts, krippendorffs_alpha(list(said.values()) for said in shared), tuple(pairs))


def cohens_kappa(both: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Agreement of two reviewers beyond what chance gives: (observed - expected) / (1 - expected), where expected is
    what both would agree on if each gave their own share of verdicts at random (Cohen 1960, "A coefficient of agreement
    for nominal scales"). `both` has a pair of verdicts for each unit. NaN without units, and where both always say the
    same one thing: then chance alone explains it."""
    if not both:
        return math.nan
    count = len(both)
    observed = sum(a == b for a, b in both) / count
    first, second = Counter(a for a, _ in both), Counter(b for _, b in both)
    expected = sum(first[verdict] * second[verdict] for verdict in first) / count**2
    return (observed - expected) / (1 - expected) if expected < 1 else math.nan


def krippendorffs_alpha(units: Iterable[Sequence[Hashable]]) -> float:
    """Agreement of any number of reviewers, who need not have seen the same units: 1 - observed / expected
    disagreement, for verdicts without an order (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability",
    section C). `units` has the verdicts on each. NaN where all verdicts on units with several are the same, or there
    are none."""
    unlike = 0.0
    of_each: Counter[Hashable] = Counter()
    for verdicts in units:
        if len(verdicts) > 1:
            of_each.update(verdicts)
            unlike += sum(a != b for a, b in permutations(verdicts, 2)) / (len(verdicts) - 1)
    total = sum(of_each.values())
    expected = total * total - sum(count * count for count in of_each.values())
    if not expected:
        return math.nan
    return 1 - (total - 1) * unlike / expected
