"""One generator (tuned) against another (base) on held-out prompts, with the prompt as the unit; and what that allows
one to say."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from rsgui.core.errors import BadInput
from rsgui.core.statistics import Interval, paired_bootstrap, prompt_rate, sign_test, win_rate
from rsgui.core.texts import Figure, later, tr

TOLERANCE = 1e-9
"""Rewards that differ by no more than this are equal; a reward of at least 1 - TOLERANCE passes."""

FEWEST_PROMPTS = 6
"""With fewer prompts not even the exact sign test can reach 5 %, and a bootstrap interval means nothing."""

Rewards = Mapping[int, Sequence[float | None]]
"""Rewards of each prompt's completions, by prompt id; None is missing."""


class Side(msgspec.Struct, frozen=True):
    """What one generator reached on the prompts compared. Both figures are means over prompts of each prompt's own
    mean, so that a prompt with missing rewards weighs as much as any other."""

    mean_reward: float
    pass_rate: Interval  # from 0 to 1; its interval takes into account that completions of a prompt are alike
    completions: int  # that had a reward
    missing: int  # that had none


class Comparison(msgspec.Struct, frozen=True):
    """Tuned against base, paired by prompt. Differences are tuned minus base."""

    prompts: int
    left_out: int  # prompts that lack a reward on one side
    base: Side
    tuned: Side
    pass_difference: Interval
    reward_difference: Interval
    wins: int  # prompts where tuned has the higher mean reward
    ties: int
    losses: int
    sign_p: float  # exact sign test of wins against losses, two-sided
    shares: bool = True  # all rewards are from 0 to 1
    groups: dict[str, Comparison] = {}  # the same for each tag, in alphabetical order

    @property
    def has_passes(self) -> bool:
        """Whether pass rates say something: rewards are from 0 to 1, and some completion passed."""
        return self.shares and max(self.base.pass_rate.estimate, self.tuned.pass_rate.estimate) > 0

    @property
    def win_rate(self) -> float:
        """Wins and half of the ties, of all prompts compared."""
        return win_rate(self.wins, self.ties, self.losses)


def compare(base: Rewards, tuned: Rewards, groups: Mapping[int, Sequence[str]] | None = None) -> Comparison:
    """Compares two generators on the prompts that have a reward from both; `groups` names the groups of a prompt: it
    counts in each of them.

    A group without such a prompt is not listed. Raises BadInput where no prompt can be compared.
    """
    base, tuned = _by_prompt(base), _by_prompt(tuned)
    paired = _paired(base, tuned)
    if not paired:
        raise BadInput(
            "No held-out prompt has rewards from both generators.", "Generate and score completions of both first."
        )
    whole = _compare(base, tuned, paired, len(base.keys() | tuned.keys()))
    return msgspec.structs.replace(whole, groups=_grouped(base, tuned, paired, groups or {}))


def alone(rewards: Rewards) -> Side | None:
    """What one generator reached on all prompts that have a reward of it; None where none has."""
    by_prompt = _by_prompt(rewards)
    known = sorted(prompt for prompt, row in by_prompt.items() if _present(row))
    return _side(by_prompt, known) if known else None


class Change(NamedTuple):
    """Something that is measured of each prompt for two generators: its mean for either, and the difference."""

    prompts: int
    base: float
    tuned: float
    difference: Interval
    each: tuple[float, ...]  # the difference of every prompt


def change(base: Rewards, tuned: Rewards) -> Change | None:
    """What changed from base to tuned on the prompts that have values from both: the mean over prompts of each prompt's
    own mean, with the paired bootstrap interval. None where there is no such prompt."""
    base, tuned = _by_prompt(base), _by_prompt(tuned)
    paired = _paired(base, tuned)
    if not paired:
        return None
    before, after = _mean_rewards(base, paired), _mean_rewards(tuned, paired)
    each = tuple(b - a for a, b in zip(before, after, strict=True))
    return Change(len(paired), _mean(before), _mean(after), paired_bootstrap(before, after), each)


def verdict(c: Comparison, base: str = "base", tuned: str = "tuned") -> list[str]:
    """The comparison in plain words, claiming no more than its intervals allow. Where no completion of either passes,
    or rewards are no shares of checks met, the mean reward is what is told of."""
    names: dict[str, object] = {"base": base, "tuned": tuned, "prompts": c.prompts, "fewest": FEWEST_PROMPTS}
    if c.prompts < FEWEST_PROMPTS:
        few = later("Too few prompts to tell {tuned} from {base}: {prompts} compared, at least {fewest} are needed.")
        return [tr(few, **names)]
    if not c.has_passes:
        return [_told(_REWARD, c.reward_difference, c.base.mean_reward, c.tuned.mean_reward, 1, names)]
    rates = c.base.pass_rate.estimate, c.tuned.pass_rate.estimate
    said = [_told(_PASS, c.pass_difference, *rates, 100, names)]
    passes, rewards = _direction(c.pass_difference), _direction(c.reward_difference)
    if rewards and rewards != passes:
        moved = later("But the mean reward is higher by {by} (95 % interval {low} to {high}).")
        fell = later("But the mean reward is lower by {by} (95 % interval {low} to {high}).")
        said.append(tr(moved if rewards > 0 else fell, **_ends(c.reward_difference, 1)))
    return said


_PASS = {
    1: later(
        "{tuned} is better than {base}: held-out pass rate {after} % against {before} %, {by} points more"
        " (95 % interval {low} to {high})."
    ),
    -1: later(
        "{tuned} is worse than {base}: held-out pass rate {after} % against {before} %, {by} points less"
        " (95 % interval {low} to {high})."
    ),
    0: later(
        "No difference between {tuned} and {base} is shown: held-out pass rate {after} % against {before} %,"
        " a difference of {by} points (95 % interval {low} to {high})."
    ),
}
_REWARD = {
    1: later(
        "{tuned} is better than {base}: mean reward {after:.3g} against {before:.3g}, {by} more"
        " (95 % interval {low} to {high})."
    ),
    -1: later(
        "{tuned} is worse than {base}: mean reward {after:.3g} against {before:.3g}, {by} less"
        " (95 % interval {low} to {high})."
    ),
    0: later(
        "No difference between {tuned} and {base} is shown: mean reward {after:.3g} against {before:.3g},"
        " a difference of {by} (95 % interval {low} to {high})."
    ),
}


def _told(
    forms: Mapping[int, str],
    difference: Interval,
    before: float,
    after: float,
    scale: float,
    names: Mapping[str, object],
) -> str:
    ends = _ends(difference, scale)
    values = {**names, **ends, "before": Figure(before * scale), "after": Figure(after * scale)}
    return tr(forms[_direction(difference)], **values)


def _direction(difference: Interval) -> int:
    """1 where the whole interval lies above zero, -1 where it lies below, else 0."""
    return (1 if difference.estimate > 0 else -1) if difference.excludes_zero else 0


def _ends(difference: Interval, scale: float) -> dict[str, object]:
    """A difference that is shown as an amount, turned round where it is a fall; one that is not, as it is."""
    sign = -1 if _direction(difference) < 0 else 1
    low, high = sorted((sign * difference.low, sign * difference.high))
    return {
        name: Figure(end * scale) for name, end in (("by", sign * difference.estimate), ("low", low), ("high", high))
    }


def _by_prompt(rewards: Rewards) -> dict[int, list[float | None]]:
    """What is not finite counts as missing."""
    return {
        prompt: [reward if reward is not None and math.isfinite(reward) else None for reward in row]
        for prompt, row in rewards.items()
    }


def _paired(base: Rewards, tuned: Rewards) -> list[int]:
    return sorted(prompt for prompt in base if _present(base[prompt]) and _present(tuned.get(prompt, ())))


def _present(row: Sequence[float | None]) -> list[float]:
    return [reward for reward in row if reward is not None]


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _compare(base: Rewards, tuned: Rewards, paired: Sequence[int], known: int) -> Comparison:
    before, after = (_mean_rewards(side, paired) for side in (base, tuned))
    moves = [b - a for a, b in zip(before, after, strict=True)]
    wins = sum(move > TOLERANCE for move in moves)
    losses = sum(move < -TOLERANCE for move in moves)
    return Comparison(
        prompts=len(paired),
        left_out=known - len(paired),
        base=_side(base, paired),
        tuned=_side(tuned, paired),
        pass_difference=paired_bootstrap(_pass_shares(base, paired), _pass_shares(tuned, paired)),
        reward_difference=paired_bootstrap(before, after),
        wins=wins,
        ties=len(paired) - wins - losses,
        losses=losses,
        sign_p=sign_test(wins, losses),
        shares=all(
            -TOLERANCE <= r <= 1 + TOLERANCE for side in (base, tuned) for p in paired for r in _present(side[p])
        ),
    )


def _grouped(
    base: Rewards, tuned: Rewards, paired: Sequence[int], groups: Mapping[int, Sequence[str]]
) -> dict[str, Comparison]:
    members: dict[str, set[int]] = {}
    for prompt in base.keys() | tuned.keys():
        for name in groups.get(prompt, ()):
            members.setdefault(name, set()).add(prompt)
    those = {name: [prompt for prompt in paired if prompt in members[name]] for name in sorted(members)}
    return {name: _compare(base, tuned, some, len(members[name])) for name, some in those.items() if some}


def _side(rewards: Rewards, paired: Sequence[int]) -> Side:
    completions = sum(len(_present(rewards[prompt])) for prompt in paired)
    return Side(
        mean_reward=_mean(_mean_rewards(rewards, paired)),
        pass_rate=prompt_rate(_pass_shares(rewards, paired), completions),
        completions=completions,
        missing=sum(len(rewards[prompt]) for prompt in paired) - completions,
    )


def _mean_rewards(rewards: Rewards, paired: Sequence[int]) -> list[float]:
    return [_mean(_present(rewards[prompt])) for prompt in paired]


def _pass_shares(rewards: Rewards, paired: Sequence[int]) -> list[float]:
    return [_mean([float(reward >= 1 - TOLERANCE) for reward in _present(rewards[prompt])]) for prompt in paired]
