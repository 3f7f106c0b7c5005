"""Scorers: what gives completions rewards. One module a kind, each with a `load` that gives a `ScorerBackend`.

What all of them hold to:

- Every text that is not known is answered once, in any order; one that cannot be scored has a missing reward with its
  reason, and the others go on.
- A reward depends on the completion, its prompt and the settings alone, not on what else is scored beside it; a judge
  that compares is the exception, and is given the completions that it compares with.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from rsgui.core import wire
from rsgui.core.entities import Judge, ModelOptions, NewReward, RunScorer, ScorerSpec
from rsgui.core.scorers import ProcessRewardModel, RewardModel, UserFile
from rsgui.engine.control import Control, Inbox, Reply

if TYPE_CHECKING:
    from rsgui.engine.generating import Warm


class ScorerBackend(Protocol):
    """A scorer that is ready to score."""

    def score(self, inbox: Inbox[wire.ScoreWork], control: Control) -> Iterator[NewReward]:
        """Takes prompts with their completions from `inbox` and yields rewards, until no more work will come.
        Raises Cancelled, and OutOfMemory where not even one completion fits."""
        ...

    def close(self) -> None:
        """Gives memory and processes back."""
        ...


def open_scorer(spec: RunScorer, options: ModelOptions, reply: Reply, warm: Warm) -> ScorerBackend:
    """Loads what the scorer needs; `reply` is told what takes long, `warm` keeps a judge's model.

    Raises BadInput, ModelError and OutOfMemory.
    """
    match spec:
        case ScorerSpec():
            from rsgui.engine.scorers import checks

            return checks.load(spec)
        case UserFile():
            from rsgui.engine.scorers import user_file

            return user_file.load(spec)
        case Judge():
            from rsgui.engine.scorers import judge

            return judge.load(spec, options, reply, warm)
        case RewardModel():
            from rsgui.engine.scorers import reward_model

            warm.close()  # memory is for one model
            return reward_model.load(spec, reply.note)
        case ProcessRewardModel():
            from rsgui.engine.scorers import process_reward_model

            warm.close()
            return process_reward_model.load(spec, reply.note)


def take(inbox: Inbox[wire.ScoreWork], completions: int) -> list[wire.ScoreWork]:
    """Prompts with at least so many completions in all, or what is there; none means that no more will come."""
    works = inbox.take(1)
    held = sum(len(work.texts) for work in works)
    while works and held < completions and (more := inbox.take(1, wait=False)):
        works += more
        held += len(more[0].texts)
    return works
