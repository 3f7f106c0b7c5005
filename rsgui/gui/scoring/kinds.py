"""Scorers in words: what kind one is, and what it looks at."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from rsgui.core.checks import describe
from rsgui.core.entities import AnyScorer, GivenRewards, Judge, ScorerSpec
from rsgui.core.scorers import ProcessRewardModel, RewardModel, UserFile
from rsgui.core.texts import later, tr

AGGREGATES = {
    "product": later("the product"),
    "min": later("the lowest"),
    "mean": later("the mean"),
    "last": later("the last"),
}


class Words(NamedTuple):
    """The kind as one says it, what it looks at, and whether a model is given a text that can be shown."""

    kind: str
    about: str
    reads: bool = False


def words(spec: AnyScorer, learned: str = "") -> Words:
    """`learned` says what a reward model that was trained here has learnt from."""
    match spec:
        case ScorerSpec():
            besides = "; ".join(describe(check) for check in spec.for_all)
            counts = tr("Looks at each completion's text alone and counts which of its prompt's checks it meets.")
            if besides:
                counts += " " + tr("The same for these, which are tried for every prompt: {checks}.", checks=besides)
            reward = tr(
                "The reward is the share of the checks that are met; without checks it is missing, which is not zero."
            )
            return Words(tr("checks"), f"{counts} {reward}")
        case GivenRewards():
            return Words(tr("given"), tr("These rewards came with their completions: {source}.", source=spec.source))
        case RewardModel():
            if learned:
                return Words(tr("learned reward model"), tr("Trained here on {learned}.", learned=learned), True)
            return Words(
                tr("reward model"),
                tr("{model} gives a number to prompt and completion.", model=_named(spec.path)),
                True,
            )
        case ProcessRewardModel():
            how = tr(AGGREGATES[spec.aggregate])
            return Words(
                tr("process rewards"),
                tr("{model} judges each step; the reward is {how} of them.", model=_named(spec.path), how=how),
                True,
            )
        case Judge():
            model, rubric = spec.generator.model.name, spec.rubric
            if rubric.mode == "single":
                scale = tr("from {low:g} to {high:g}", low=rubric.low, high=rubric.high)
                return Words(
                    tr("judge"),
                    tr("{model} is asked by your rubric, and rates {scale}.", model=model, scale=scale),
                    True,
                )
            other = (
                tr("the reference answer")
                if rubric.against == "reference"
                else tr("each other completion of its prompt")
            )
            return Words(
                tr("judge"),
                tr("{model} compares each completion with {other}, in both orders.", model=model, other=other),
                True,
            )
        case UserFile():
            return Words(
                tr("Python file"),
                tr("Runs the function score of {file}, as it was when you agreed to it.", file=spec.path),
            )


def _named(path: str) -> str:
    return path.removeprefix("embedded:").rstrip("/").rpartition("/")[2] or str(Path(path))
