"""What to be wary of in an evaluation, in words, each where its interval shows it: gold falls while proxy rises, length
grew with reward, diversity fell, too few prompts for the difference claimed."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from rsgui.core.evaluation import FEWEST_PROMPTS, Change
from rsgui.core.statistics import values_needed
from rsgui.core.texts import Figure, tr

LITTLE = 0.1
"""A correlation below this says nothing to speak of."""


class Evidence(msgspec.Struct, frozen=True):
    """What changed from base to tuned, prompt by prompt. None: not known."""

    gold: Change
    gold_name: str
    gold_selected: bool = False  # the gold scorer also chose what was trained on
    proxies: Mapping[str, Change] = {}  # by the name of the scorer
    length: Change | None = None  # tokens of a completion
    diversity: Change | None = None  # share of different word pairs, over a prompt's completions
    length_correlation: float = 0.0  # of reward with length within prompts, of both generators' completions


def caveats(evidence: Evidence) -> list[str]:
    """The warnings that apply, the gravest first."""
    e = evidence
    found = [_over_optimised(e, name, proxy) for name, proxy in e.proxies.items()]
    found += [_longer(e), _less_varied(e), _too_few(e), _not_independent(e)]
    return [words for words in found if words is not None]


def _over_optimised(e: Evidence, name: str, proxy: Change) -> str | None:
    """Gao et al. 2023, "Scaling Laws for Reward Model Overoptimization": what is optimised goes on rising when what is
    meant has begun to fall."""
    if not _rose(proxy) or _rose(e.gold):
        return None
    rise, fall = Figure(proxy.difference.estimate), Figure(-e.gold.difference.estimate)
    if _fell(e.gold):
        return tr(
            "{gold} fell by {fall} while {proxy} rose by {rise}: the model learned what {proxy} likes and {gold} does"
            " not. Take an earlier round, or choose by another scorer.",
            proxy=name,
            gold=e.gold_name,
            rise=rise,
            fall=fall,
        )
    return tr(
        "{proxy} rose by {rise}, but no rise of {gold} is shown: it may be {proxy} alone that was pleased.",
        proxy=name,
        gold=e.gold_name,
        rise=rise,
    )


def _longer(e: Evidence) -> str | None:
    if e.length is None or not (_rose(e.length) and _rose(e.gold)):
        return None
    grew = tr(
        "Completions grew with the reward, from {before:.0f} to {after:.0f} tokens (95 % interval of the difference"
        " {low} to {high}).",
        before=e.length.base,
        after=e.length.tuned,
        low=Figure(e.length.difference.low),
        high=Figure(e.length.difference.high),
    )
    if e.length_correlation < LITTLE:
        return grew
    part = tr(
        "Within a prompt the longer ones get more (correlation {correlation}), so that part of the gain may be length;"
        " length control in Review takes that out.",
        correlation=Figure(e.length_correlation),
    )
    return f"{grew} {part}"


def _less_varied(e: Evidence) -> str | None:
    if e.diversity is None or not _fell(e.diversity):
        return None
    return tr(
        "Diversity fell: of the word pairs in a prompt's completions {after:.0f} % are different ones, {before:.0f} %"
        " before (95 % interval of the difference {low} to {high} points). The next round has less to choose from.",
        before=100 * e.diversity.base,
        after=100 * e.diversity.tuned,
        low=Figure(100 * e.diversity.difference.low),
        high=Figure(100 * e.diversity.difference.high),
    )


def _too_few(e: Evidence) -> str | None:
    """Where no difference is shown: how many prompts it would take to show one as large as was measured."""
    needed = values_needed(e.gold.each)
    shown = e.gold.difference.excludes_zero and e.gold.prompts >= FEWEST_PROMPTS
    if shown or needed is None or max(needed, FEWEST_PROMPTS) <= e.gold.prompts:
        return None
    return tr(
        "Too few prompts for a difference of {by}: with {prompts:,} it is not told from none. If it is as large as it"
        " looks, {needed:,} prompts would show it in four of five tries (80 % power).",
        by=Figure(e.gold.difference.estimate),
        prompts=e.gold.prompts,
        needed=max(needed, FEWEST_PROMPTS),
    )


def _not_independent(e: Evidence) -> str | None:
    if not e.gold_selected:
        return None
    return tr(
        "{gold} also chose what was trained on, so that it may find the outcome better than another scorer would.",
        gold=e.gold_name,
    )


def _rose(change: Change) -> bool:
    return change.difference.excludes_zero and change.difference.low > 0


def _fell(change: Change) -> bool:
    return change.difference.excludes_zero and change.difference.high < 0
