"""What to be wary of in an evaluation, in words, each where its interval shows it: gold falls while proxy rises, length
grew with reward, diversity fell, too few prompts for the difference claimed."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from rsgui.core.evaluation import FEWEST_PROMPTS, Change
from rsgui.core.statistics import values_needed
from rsgui.core.texts import Figure, Sentence, later


class Evidence(msgspec.Struct, frozen=True):
    """What changed from base to tuned, prompt by prompt. None: not known."""

    gold: Change
    gold_name: str
    gold_selected: bool = False  # the gold scorer also chose what was trained on
    proxies: Mapping[str, Change] = {}  # by the name of the scorer
    length: Change | None = None  # tokens of a completion
    diversity: Change | None = None  # share of different word pairs, over a prompt's completions
    length_correlation: float = 0.0  # of reward with length within prompts, of both generators' completions


def caveats(evidence: Evidence) -> list[Sentence]:
    """The warnings that apply, the gravest first."""
    e = evidence
    found = [_over_optimised(e, name, proxy) for name, proxy in e.proxies.items()]
    found += [_longer(e), _less_varied(e), _too_few(e), _not_independent(e)]
    return [sentence for sentence in found if sentence is not None]


def _over_optimised(e: Evidence, name: str, proxy: Change) -> Sentence | None:
    """Gao et al. 2023, "Scaling Laws for Reward Model Overoptimization": what is optimised goes on rising when what is
    meant has begun to fall."""
    if proxy.difference.low <= 0 or not proxy.difference.excludes_zero:
        return None
    values = {"proxy": name, "gold": e.gold_name, "rise": Figure(proxy.difference.estimate)}
    if e.gold.difference.excludes_zero and e.gold.difference.high < 0:
        falls = later(
            "{gold} fell by {fall} while {proxy} rose by {rise}: the model learned what {proxy} likes and {gold} does"
            " not. Take an earlier round, or choose by another scorer."
        )
        return Sentence(falls, {**values, "fall": Figure(-e.gold.difference.estimate)})
    if not e.gold.difference.excludes_zero:
        alone = later(
            "{proxy} rose by {rise}, but no rise of {gold} is shown: it may be {proxy} alone that was pleased."
        )
        return Sentence(alone, values)
    return None


def _longer(e: Evidence) -> Sentence | None:
    if e.length is None or not (_rose(e.length) and _rose(e.gold)):
        return None
    longer = later(
        "Completions grew with the reward, from {before:.0f} to {after:.0f} tokens (95 % interval of the difference"
        " {low} to {high}); within a prompt, reward and length correlate by {correlation:.2f}. Part of the gain may be"
        " length: length control in Review takes it out."
    )
    return Sentence(
        longer,
        {
            "before": e.length.base,
            "after": e.length.tuned,
            "low": Figure(e.length.difference.low),
            "high": Figure(e.length.difference.high),
            "correlation": e.length_correlation,
        },
    )


def _less_varied(e: Evidence) -> Sentence | None:
    if e.diversity is None or e.diversity.difference.high >= 0 or not e.diversity.difference.excludes_zero:
        return None
    fell = later(
        "Diversity fell: of the word pairs in a prompt's completions {after:.0f} % are different ones, {before:.0f} %"
        " before (95 % interval of the difference {low} to {high} points). The next round has less to choose from."
    )
    return Sentence(
        fell,
        {
            "before": 100 * e.diversity.base,
            "after": 100 * e.diversity.tuned,
            "low": Figure(100 * e.diversity.difference.low),
            "high": Figure(100 * e.diversity.difference.high),
        },
    )


def _too_few(e: Evidence) -> Sentence | None:
    """Where no difference is shown: how many prompts it would take to show one as large as was measured."""
    needed = values_needed(e.gold.each)
    shown = e.gold.difference.excludes_zero and e.gold.prompts >= FEWEST_PROMPTS
    if shown or needed is None:
        return None
    needed = max(needed, FEWEST_PROMPTS)
    if needed <= e.gold.prompts:
        return None
    few = later(
        "Too few prompts for a difference of {by}: with {prompts:,} it is not told from none. If it is as large as it"
        " looks, {needed:,} prompts would show it in four of five tries (80 % power)."
    )
    by = Figure(e.gold.difference.estimate)
    return Sentence(few, {"by": by, "prompts": e.gold.prompts, "needed": needed})


def _not_independent(e: Evidence) -> Sentence | None:
    if not e.gold_selected:
        return None
    both = later(
        "{gold} also chose what was trained on, so that it may find the outcome better than another scorer would."
    )
    return Sentence(both, {"gold": e.gold_name})


def _rose(change: Change) -> bool:
    return change.difference.excludes_zero and change.difference.low > 0
