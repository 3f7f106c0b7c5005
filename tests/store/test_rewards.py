from __future__ import annotations

import math

import pytest

from rsgui.core.entities import NewReward, Project, Prompt, Run, Scorer, ScorerSpec
from rsgui.core.errors import StoreError
from rsgui.core.wire import Text
from rsgui.store import projects, rewards
from rsgui.store.database import Store


def test_a_scorer_is_made_once(store: Store, project: Project, scorer: Scorer) -> None:
    with store.write() as w:
        assert rewards.scorer(w, project.id, "checks", ScorerSpec()) == scorer
        second = rewards.scorer(w, project.id, "more checks", ScorerSpec())
    with store.read() as s:
        assert rewards.scorers(s, project.id) == [scorer, second]
        assert rewards.get_scorer(s, second.id) == second
        with pytest.raises(StoreError, match="Scorer 99"):
            rewards.get_scorer(s, 99)


def test_work_comes_in_pages_until_all_is_done(
    store: Store, run: Run, asked: list[Prompt], made: list[int], scorer: Scorer
) -> None:
    seen = []
    with store.write() as w:
        rewards.add(w, scorer.id, [NewReward(made[1], 1.0)])
    with store.read() as s:
        after = 0
        while work := rewards.unrewarded(s, scorer.id, [run.id], after, limit=2):
            seen += work
            after = work[-1].prompt
        assert rewards.unrewarded(s, scorer.id, [run.id + 1]) == []
        assert rewards.unrewarded(s, scorer.id, []) == []
    assert [w.prompt for w in seen] == [prompt.id for prompt in asked]
    assert [text.completion for w in seen for text in w.texts] == [made[0], *made[2:]]
    first = seen[0]
    assert (first.messages, first.checks) == (asked[0].messages, asked[0].checks)
    assert first.texts[0] == Text(made[0], "Answer 0 to Question 0?")


def test_what_is_compared_comes_with_what_has_its_reward(
    store: Store, run: Run, made: list[int], scorer: Scorer
) -> None:
    with store.write() as w:
        rewards.add(w, scorer.id, [NewReward(id, 1.0) for id in made[1:]])
    with store.read() as s:
        (work,) = rewards.unrewarded(s, scorer.id, [run.id], with_known=True)
    assert [(text.completion, text.known) for text in work.texts] == [
        (made[0], False),
        (made[1], True),
        (made[2], True),
    ]


def test_what_a_model_saw_only_the_beginning_of_is_counted(
    store: Store, run: Run, made: list[int], scorer: Scorer
) -> None:
    details = ['{"kind":"seen","tokens":9,"left_out":3}', '{"kind":"seen","tokens":9,"left_out":0}', "[]", ""]
    with store.write() as w:
        rewards.add(w, scorer.id, [NewReward(id, 1.0, detail=d) for id, d in zip(made, details, strict=False)])
    with store.read() as s:
        assert rewards.truncated(s, scorer.id, [run.id]) == 1


def test_a_reward_is_written_once_per_scorer(
    store: Store, project: Project, run: Run, made: list[int], scorer: Scorer
) -> None:
    with store.write() as w:
        other = rewards.scorer(w, project.id, "other", ScorerSpec())
        rewards.add(w, scorer.id, [NewReward(made[0], 0.25, detail="[]"), NewReward(made[1], None, "no checks")])
        rewards.add(w, scorer.id, [NewReward(made[0], 1.0)])
        rewards.add(w, other.id, [NewReward(made[0], 0.75)])
        rewards.add(w, other.id, [])
    with store.read() as s:
        assert rewards.reward(s, made[0], scorer.id) == NewReward(made[0], 0.25, detail="[]")
        assert rewards.reward(s, made[1], scorer.id) == NewReward(made[1], None, "no checks")
        assert rewards.reward(s, made[2], scorer.id) is None
        assert rewards.reward(s, made[0], other.id) == NewReward(made[0], 0.75)
        assert rewards.progress(s, scorer.id, [run.id]) == (2, 15)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_finite_number_is_missing(store: Store, made: list[int], scorer: Scorer, value: float) -> None:
    with store.write() as w:
        rewards.add(w, scorer.id, [NewReward(made[0], value)])
    with store.read() as s:
        kept = rewards.reward(s, made[0], scorer.id)
    assert kept == NewReward(made[0], None, f"the scorer gave {value}")


def test_rewards_of_what_is_gone_are_dropped(store: Store, project: Project, made: list[int]) -> None:
    with store.write() as w:
        other = projects.create(w, "Other")
        scorer = rewards.scorer(w, other.id, "checks", ScorerSpec())
        projects.delete(w, project.id)
        rewards.add(w, scorer.id, [NewReward(made[0], 1.0)])
    with store.read() as s:
        assert rewards.reward(s, made[0], scorer.id) is None


def test_summary(store: Store, run: Run, made: list[int], scorer: Scorer) -> None:
    values = [0.0, 0.04, 0.05, 0.5, 0.5, 1.0, None, None, math.nan]
    reasons = ["", "", "", "", "", "", "no checks", "no checks", "broken"]
    with store.write() as w:
        rows = zip(made, values, reasons, strict=False)
        rewards.add(w, scorer.id, [NewReward(c, value, reason) for c, value, reason in rows])
    with store.read() as s:
        summary = rewards.summary(s, scorer.id, [run.id])
    assert (summary.rewarded, summary.missing, summary.low, summary.high) == (6, 3, 0.0, 1.0)
    assert summary.mean == pytest.approx(2.09 / 6)
    assert summary.reasons == {"no checks": 2, "broken": 1}
    assert {i: n for i, n in enumerate(summary.histogram) if n} == {0: 2, 1: 1, 10: 2, 19: 1}


@pytest.mark.parametrize(
    ("values", "low", "high", "bins"),
    [([], 0, 1, {}), ([0.5], 0, 1, {10: 1}), ([3, 3], 0, 3, {19: 2}), ([-2, 2], -2, 2, {0: 1, 19: 1})],
)
def test_the_ends_of_the_histogram(
    store: Store, run: Run, made: list[int], scorer: Scorer, values: list[float], low: float, high: float, bins: object
) -> None:
    with store.write() as w:
        rewards.add(w, scorer.id, [NewReward(c, value) for c, value in zip(made, values, strict=False)])
    with store.read() as s:
        summary = rewards.summary(s, scorer.id, [run.id])
    assert (summary.low, summary.high, len(summary.histogram)) == (low, high, 20)
    assert {i: n for i, n in enumerate(summary.histogram) if n} == bins
