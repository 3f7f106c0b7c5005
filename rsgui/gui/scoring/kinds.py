"""Scorers in words: what kind one is, and what it looks at."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from rsgui.core.checks import describe
from rsgui.core.entities import AnyScorer, GivenRewards, Judge, ScorerSpec
from rsgui.core.scorers import ProcessRewardModel, RewardModel, UserFile

AGGREGATES = {"product": "the product", "min": "the lowest", "mean": "the mean", "last": "the last"}


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
            which = f"its prompt's checks it meets{besides and ', and of those for every prompt: '}{besides}"
            return Words(
                "checks",
                f"Looks at each completion's text alone and counts which of {which}."
                " The reward is the share of the checks that are met; without checks it is missing, which is not zero.",
            )
        case GivenRewards():
            return Words("given", f"These rewards came with their completions: {spec.source}.")
        case RewardModel():
            if learned:
                return Words("learned reward model", f"Trained here on {learned}.", True)
            return Words("reward model", f"{_named(spec.path)} gives a number to prompt and completion.", True)
        case ProcessRewardModel():
            how = AGGREGATES[spec.aggregate]
            return Words("process rewards", f"{_named(spec.path)} judges each step; the reward is {how} of them.", True)
        case Judge():
            model, rubric = spec.generator.model.name, spec.rubric
            if rubric.mode == "single":
                scale = f"from {rubric.low:g} to {rubric.high:g}"
                return Words("judge", f"{model} is asked by your rubric, and rates {scale}.", True)
            other = "the reference answer" if rubric.against == "reference" else "each other completion of its prompt"
            return Words("judge", f"{model} compares each completion with {other}, in both orders.", True)
        case UserFile():
            return Words("Python file", f"Runs the function score of {spec.path}, as it was when you agreed to it.")


def _named(path: str) -> str:
    return path.removeprefix("embedded:").rstrip("/").rpartition("/")[2] or str(Path(path))
