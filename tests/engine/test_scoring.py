"""The checks scorer: rewards, what each says of itself, and what cannot be scored."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from rsgui.core import wire
from rsgui.core.checks import Check, EndsWith, MaxWords, Reference, Regex, StartsWith
from rsgui.core.entities import Message, NewReward, ScorerSpec
from rsgui.core.errors import Cancelled
from rsgui.engine import scoring
from rsgui.engine.control import Control, Inbox, Reply


def work(text: str, *checks: Check, reference: str | None = None, completion: int = 1) -> wire.ScoreWork:
    return wire.ScoreWork(completion, (Message("user", "Say it."),), text, checks, reference)


def score(*works: wire.ScoreWork) -> list[NewReward]:
    control, events = Control(), list[wire.Event]()
    inbox: Inbox[wire.ScoreWork] = Inbox(control)
    inbox.put(works, last=True)
    reply = Reply(1, events.append)
    scoring.score(wire.Score(1, ScorerSpec()), inbox, control, reply)
    reply.flush()
    items = [item for event in events if isinstance(event, wire.Items) for item in event.items]
    return [item.reward for item in items if isinstance(item, wire.Rewarded)]


def test_the_reward_is_the_fraction_met_and_the_detail_says_which() -> None:
    (reward,) = score(work("red blue", MaxWords(3), EndsWith("blue"), EndsWith("red"), StartsWith("r")))
    assert reward.value == 0.75
    assert json.loads(reward.detail) == [
        ["at most 3 words", True],
        ["ends with “blue”", True],
        ["ends with “red”", False],
        ["starts with “r”", True],
    ]


def test_every_completion_is_answered_once_and_in_order() -> None:
    count = 3 * scoring.WINDOW + 1
    rewards = score(*(work("x" * (i % 2), MaxWords(0), completion=i) for i in range(count)))
    assert [r.completion for r in rewards] == list(range(count))
    assert [r.value for r in rewards[:2]] == [1.0, 0.0]


def test_without_checks_the_reward_is_missing() -> None:
    assert score(work("text")) == [NewReward(1, None, "The prompt has no checks.")]


def test_a_reference_check_without_a_reference_is_missing_and_the_others_go_on() -> None:
    rewards = score(work("12", Reference()), work("12.", Reference(), reference="12"))
    assert rewards[0].value is None
    assert rewards[0].reason == "The check “reference” needs a reference answer."
    assert rewards[1].value == 1.0


def test_a_pattern_that_takes_too_long_is_missing_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "SEARCH_SECONDS", 0.05)
    slow = work("a" * 60 + "b", Regex("^(a|aa)+$"))
    rewards = score(slow, work("cab", Regex("a.$"), completion=2))
    assert rewards[0] == NewReward(1, None, "The pattern '^(a|aa)+$' took longer than 0.05 s.")
    assert rewards[1].value == 1.0


def test_a_pattern_that_only_the_standard_library_reads_is_missing_not_a_fault() -> None:
    (reward,) = score(work("x", Regex(r"(?P<a>")))
    assert reward.value is None
    assert "is not a regular expression" in reward.reason


def test_cancelling_ends_it() -> None:
    control = Control()
    inbox: Inbox[wire.ScoreWork] = Inbox(control)
    inbox.put((work("x", MaxWords(1)),), last=False)
    control.cancel()
    with pytest.raises(Cancelled):
        scoring.score(wire.Score(1, ScorerSpec()), inbox, control, Reply(1, lambda event: None))


def test_scoring_imports_no_model_library() -> None:
    heavy = "{'torch', 'transformers', 'datasets', 'llama_cpp'}"
    code = f"import sys, rsgui.engine.scoring; assert not {heavy} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
