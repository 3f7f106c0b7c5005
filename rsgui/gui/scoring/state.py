"""What the Score page shows of the store, read off the GUI thread."""

from __future__ import annotations

from typing import NamedTuple

from rsgui.core.entities import GivenRewards, JobRecord, Scorer
from rsgui.core.scorers import RewardModel
from rsgui.gui.histogram import NOTHING
from rsgui.jobs import specs, train_reward
from rsgui.jobs.train_reward import Learned
from rsgui.store import jobs, projects, rewards, runs
from rsgui.store.database import Store
from rsgui.store.rewards import RewardSummary

RECENT = 50
"""Jobs that are looked at, for how long a scorer took."""


class ScorerState(NamedTuple):
    """One scorer that can be run, over the completions of training prompts."""

    scorer: Scorer
    summary: RewardSummary
    unscored: int
    truncated: int  # whose end it did not see
    seconds: float  # from the start of its last scoring to the end; 0: not known
    learned: Learned | None


class State(NamedTuple):
    """All of them, and the checks' figures where no scorer is there yet."""

    completions: int
    scorers: list[ScorerState]
    jobs: list[JobRecord]
    told: list[Scorer]  # those that gave rewards, given ones too

    @property
    def summary(self) -> RewardSummary:
        """That of the oldest scorer: the checks, mostly."""
        return self.scorers[0].summary if self.scorers else NOTHING

    @property
    def behind(self) -> list[ScorerState]:
        """The scorers that have not looked at all completions."""
        return [one for one in self.scorers if one.unscored]

    @property
    def unscored(self) -> int:
        """How many rewards scoring would bring; those of the checks where no scorer is there yet."""
        return sum(one.unscored for one in self.scorers) if self.scorers else self.completions

    @property
    def rewarded(self) -> int:
        """How many rewards are there."""
        return sum(one.summary.rewarded for one in self.scorers)


def read(store: Store, project: int) -> State:
    """Some queries, each on one index."""
    with store.read() as s:
        made = [run.id for run in runs.of_project(s, project)]
        recent = jobs.recent(s, project, RECENT)
        completions = projects.counts(s, project).completions
        able = [one for one in rewards.scorers(s, project) if not isinstance(one.spec, GivenRewards)]
        told = rewards.told(s, project)
        return State(
            completions,
            [
                ScorerState(
                    one,
                    summary := rewards.summary(s, one.id, made),
                    completions - summary.rewarded - summary.missing,
                    rewards.truncated(s, one.id, made),
                    _took(recent, one.id),
                    train_reward.learned(one.spec) if isinstance(one.spec, RewardModel) else None,
                )
                for one in able
            ],
            recent,
            told,
        )


def _took(recent: list[JobRecord], scorer: int) -> float:
    """How long the scorer's newest finished job was under way; what it waited for its turn is in it."""
    for record in sorted(recent, key=lambda record: -record.id):
        spec = specs.from_json(record.spec)
        if isinstance(spec, specs.ScoreJob) and spec.scorer == scorer and record.finished is not None:
            return record.finished - record.created
    return 0.0
