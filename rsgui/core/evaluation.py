"""Base against tuned on held-out prompts: figures with the prompt as the unit, and what they allow one to say."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from rsgui.core.errors import BadInput
from rsgui.core.statistics import Interval, paired_bootstrap, prompt_rate, sign_test, win_rate

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
    groups: dict[str, Comparison] = {}  # the same for each tag or family, in alphabetical order

    @property
    def win_rate(self) -> float:
        """Wins and half of the ties, of all prompts compared."""
        return win_rate(self.wins, self.ties, self.losses)


def compare(base: Rewards, tuned: Rewards, groups: Mapping[int, str] | None = None) -> Comparison:
    """Compares two generators on the prompts that have a reward from both; `groups` names the group of a prompt.

    A group without such a prompt is not listed. Raises BadInput where no prompt can be compared.
    """
    base, tuned = _by_prompt(base), _by_prompt(tuned)
    paired = sorted(prompt for prompt in base if _present(base[prompt]) and _present(tuned.get(prompt, ())))
    if not paired:
        raise BadInput(
            "No held-out prompt has rewards from both generators.", "Generate and score completions of both first."
        )
    whole = _compare(base, tuned, paired, len(base.keys() | tuned.keys()))
    return msgspec.structs.replace(whole, groups=_grouped(base, tuned, paired, groups or {}))


def verdict(comparison: Comparison) -> str:
    """The comparison in plain words, claiming no more than its intervals allow."""
    c = comparison
    if c.prompts < FEWEST_PROMPTS:
        return (
            f"Too few prompts to tell: {c.prompts} compared, at least {FEWEST_PROMPTS} are needed. Held-out pass rate "
            f"was {_percent(c.base.pass_rate)} before and {_percent(c.tuned.pass_rate)} after."
        )
    before, after = _percent(c.base.pass_rate), _percent(c.tuned.pass_rate)
    if c.pass_difference.excludes_zero:
        better = c.pass_difference.estimate > 0
        text = (
            f"{'Better' if better else 'Worse'}: held-out pass rate {'rose' if better else 'fell'} from {before} to "
            f"{after}, by {_amount(c.pass_difference, 100)} points{_range(_size(c.pass_difference), 100)}"
        )
        opposed = c.reward_difference.excludes_zero and (c.reward_difference.estimate > 0) != better
        return f"{text}, although {_reward_moved(c)}." if opposed else f"{text}."
    text = (
        f"held-out pass rate was {before} before and {after} after, a difference of "
        f"{_signed(c.pass_difference.estimate, 100)} points{_range(c.pass_difference, 100)}"
    )
    if c.reward_difference.excludes_zero:
        return f"No difference in pass rate shown: {text}. But {_reward_moved(c)}."
    return f"No difference shown: {text}."


def _by_prompt(rewards: Rewards) -> dict[int, list[float | None]]:
    """What is not finite counts as missing."""
    return {
        prompt: [reward if reward is not None and math.isfinite(reward) else None for reward in row]
        for prompt, row in rewards.items()
    }


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
    )


def _grouped(base: Rewards, tuned: Rewards, paired: Sequence[int], groups: Mapping[int, str]) -> dict[str, Comparison]:
    compared: dict[str, Comparison] = {}
    for name in sorted({groups[prompt] for prompt in paired if prompt in groups}):
        known = sum(groups.get(prompt) == name for prompt in base.keys() | tuned.keys())
        compared[name] = _compare(base, tuned, [p for p in paired if groups.get(p) == name], known)
    return compared


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


def _reward_moved(c: Comparison) -> str:
    rose = c.reward_difference.estimate > 0
    return (
        f"mean reward {'rose' if rose else 'fell'} by {_amount(c.reward_difference)}"
        f"{_range(_size(c.reward_difference))}"
    )


def _size(difference: Interval) -> Interval:
    """A difference as an amount: turned round where it is a fall."""
    estimate, low, high = difference
    return difference if estimate >= 0 else Interval(-estimate, -high, -low)


def _percent(rate: Interval) -> str:
    return f"{100 * rate.estimate:.0f} %"


def _amount(difference: Interval, scale: float = 1) -> str:
    return _signed(_size(difference).estimate, scale)


def _range(interval: Interval, scale: float = 1) -> str:
    return f" (95 % interval {_signed(interval.low, scale)} to {_signed(interval.high, scale)})"


def _signed(value: float, scale: float = 1) -> str:
    """Whole points from 1 up, two digits below, so that an end just off zero never reads as zero."""
    number = value * scale
    text = f"{number:.0f}" if abs(number) >= 1 else f"{number:.2g}" if abs(number) > TOLERANCE else "0"
    return text.replace("-", "−")
