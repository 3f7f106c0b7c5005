"""The job that scores: rewards for what a scorer has not looked at yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rsgui.core import wire
from rsgui.core.entities import GivenRewards, Judge, RunScorer
from rsgui.core.errors import BadInput
from rsgui.core.texts import counted, later, tr
from rsgui.jobs.context import Context
from rsgui.jobs.engine_client import Items
from rsgui.jobs.specs import ScoreJob
from rsgui.store import rewards
from rsgui.store.database import Store

WINDOW = 2048
"""Completions outstanding: enough to sort a thousand by length while the next ones wait."""
PAGE = 64


def run(context: Context, spec: ScoreJob) -> str:
    """Rewards the missing ones and says how many there are."""
    with context.store.read() as s:
        done, expected = rewards.progress(s, spec.scorer, spec.runs)
    context.meter.start(expected, done, later("completions"))
    fill(context, spec.scorer, spec.runs)
    with context.store.read() as s:
        summary = rewards.summary(s, spec.scorer, spec.runs)
    words = counted(summary.rewarded, "{count} completion rewarded.", "{count} completions rewarded.")
    return f"{words} {tr('{count:,} without a reward.', count=summary.missing)}" if summary.missing else words


def fill(context: Context, scorer: int, runs: Sequence[int]) -> None:
    """Scores what the scorer has not rewarded of these runs, adding to the job's progress."""
    with context.store.read() as s:
        if not rewards.unrewarded(s, scorer, runs, limit=1):
            return
        by = rewards.get_scorer(s, scorer)
    spec = by.spec
    if isinstance(spec, GivenRewards):
        raise BadInput(
            "The rewards of “{name}” were given ({source}), so it cannot score new completions.",
            "Use another scorer for them.",
            name=by.name,
            source=spec.source,
        )

    def keep(items: Items) -> None:
        new = [item.reward for item in items if isinstance(item, wire.Rewarded)]
        with context.store.write() as w:
            rewards.add(w, scorer, new)
        context.meter.add(len(new))

    works = _unrewarded(context.store, scorer, runs, compares(spec))
    context.request(wire.Score(0, spec, context.settings.model_options()), keep, works, WINDOW)


def compares(spec: RunScorer) -> bool:
    """Whether the scorer has to see the completions beside the one that it scores."""
    return isinstance(spec, Judge) and (spec.rubric.mode, spec.rubric.against) == ("pairwise", "others")


def _unrewarded(store: Store, scorer: int, runs: Sequence[int], with_known: bool) -> Iterator[wire.ScoreWork]:
    after = 0
    while True:
        with store.read() as s:
            page = rewards.unrewarded(s, scorer, runs, after, PAGE, with_known)
        if not page:
            return
        yield from page
        after = page[-1].prompt
