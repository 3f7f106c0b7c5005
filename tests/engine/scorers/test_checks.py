"""The checks scorer: rewards, what each says of itself, and what cannot be scored."""

from __future__ import annotations

import json
import subprocess
import sys
import types
from collections.abc import Callable
from typing import Any

import pytest

from rsgui.core import wire
from rsgui.core.checks import (
    Check,
    EndsWith,
    JsonSchema,
    Language,
    Math,
    MaxWords,
    NoRepetition,
    ReasoningGym,
    Reference,
    Regex,
    StartsWith,
)
from rsgui.core.entities import Message, NewReward, ScorerSpec
from rsgui.core.errors import BadInput, Cancelled
from rsgui.engine import scoring
from rsgui.engine.control import Control, Inbox, Reply
from rsgui.engine.scorers import checks, library_checks


def work(text: str, *tried: Check, reference: str | None = None, completion: int = 1) -> wire.ScoreWork:
    return wire.ScoreWork(1, (Message("user", "Say it."),), (wire.Text(completion, text),), tried, reference)


def score(*works: wire.ScoreWork, for_all: tuple[Check, ...] = ()) -> list[NewReward]:
    control, events = Control(), list[wire.Event]()
    inbox: Inbox[wire.ScoreWork] = Inbox(control)
    inbox.put(works, last=True)
    reply = Reply(1, events.append)
    scoring.score(wire.Score(1, ScorerSpec(for_all)), inbox, control, reply)
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
    count = 3 * checks.WINDOW + 1
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
    monkeypatch.setattr(checks, "SEARCH_SECONDS", 0.05)
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


def test_checks_for_all_prompts_come_beside_their_own() -> None:
    (reward,) = score(work("red", MaxWords(3)), for_all=(EndsWith("blue"),))
    assert json.loads(reward.detail) == [["at most 3 words", True], ["ends with “blue”", False]]
    assert score(work("red"), for_all=(EndsWith("red"),))[0].value == 1.0


def test_what_has_its_reward_is_not_scored_again() -> None:
    both = (wire.Text(1, "x", known=True), wire.Text(2, "x"))
    assert [r.completion for r in score(wire.ScoreWork(1, (), both, (MaxWords(1),)))] == [2]


@pytest.mark.parametrize(
    ("check", "text", "reference", "met"),
    [
        (Language("en"), "The rain falls quietly in the old garden.", None, True),
        (Language("de"), "Der Regen fällt leise in den alten Garten.", None, True),
        (Language("de"), "The rain falls quietly in the old garden.", None, False),
        (Language("en"), "  ", None, False),
        (JsonSchema('{"type": "object", "required": ["a"]}'), '```json\n{"a": 1}\n```', None, True),
        (JsonSchema('{"type": "object", "required": ["a"]}'), '{"b": 1}', None, False),
        (JsonSchema('{"type": "object"}'), "no JSON", None, False),
        (JsonSchema("true"), "3", None, True),
        (Math(), "So x is $\\frac{1}{2}$.", "0.5", True),
        (Math(), "The answer is \\boxed{3x + 1}.", "1 + 3x", True),
        (Math(), "The answer is 3.", "1/2", False),
        (NoRepetition(0.5), "on and on we go and on and on we go", None, True),
        (NoRepetition(0.2), "on and on we go and on and on we go", None, False),
    ],
)
def test_checks_with_a_library(check: Check, text: str, reference: str | None, met: bool) -> None:
    assert score(work(text, check, reference=reference))[0].value == float(met)


@pytest.mark.parametrize(
    ("check", "problem"),
    [
        (JsonSchema('{"type": "objekt"}'), "no JSON schema: at type, 'objekt' is not valid"),
        (JsonSchema("3"), "no JSON schema: 3 is neither an object nor true or false"),
        (JsonSchema("{"), "has no JSON schema: Expecting"),
        (Language("klingon"), "does not know the language “klingon”"),
        (Math(), "needs a reference answer"),
    ],
)
def test_a_check_that_cannot_be_tried_is_missing_and_the_others_go_on(check: Check, problem: str) -> None:
    rewards = score(work("text", check), work("text", MaxWords(1), completion=2))
    assert rewards[0].value is None
    assert problem in rewards[0].reason
    assert rewards[1].value == 1.0


def test_a_check_for_all_that_cannot_be_tried_is_refused() -> None:
    with pytest.raises(BadInput, match="no JSON schema"):
        score(work("text"), for_all=(JsonSchema('{"type": 3}'),))


def test_an_answer_is_taken_out_before_reasoning_gym_scores_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a module of the same form in its place: the library pins versions that others here do not have."""

    def scored_by(dataset: str) -> Callable[[str, Any], float]:
        if dataset != "sums":
            raise ValueError(dataset)
        return lambda answer, entry: 1.0 if answer == entry["answer"] else 0.25

    module = types.ModuleType("reasoning_gym")
    module.get_score_answer_fn = scored_by  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "reasoning_gym", module)
    library_checks._scored_by.cache_clear()
    entry = '{"answer": "7"}'
    said = "Three and four.\n<answer>7</answer>"
    assert score(work(said, ReasoningGym("sums", entry)))[0].value == 1.0
    assert score(work("8", ReasoningGym("sums", entry)))[0].value == 0.0
    assert score(work("8", ReasoningGym("sums", entry, least=0.25)))[0].value == 1.0
    assert "cannot use its entry" in score(work("8", ReasoningGym("sums", "{}")))[0].reason
    assert "has no dataset “songs”" in score(work("8", ReasoningGym("songs", entry)))[0].reason
    library_checks._scored_by.cache_clear()


def test_a_library_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "reasoning_gym", None)
    library_checks._scored_by.cache_clear()
    (reward,) = score(work("8", ReasoningGym("sums", "{}")))
    assert reward.reason == "The library reasoning-gym is not installed."
