"""Judges: what they are asked, how their words become rewards, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec
import pytest

from rsgui.core import wire
from rsgui.core.entities import Generator, Judge, Model, ModelOptions, NewCompletion, NewReward
from rsgui.core.errors import BadInput
from rsgui.core.sampling import SamplingParams
from rsgui.core.scorers import PAIRWISE_RUBRIC, Compared, Judged, Rubric, detail_of
from rsgui.engine.control import Control, Inbox, Reply
from rsgui.engine.generating import Warm
from rsgui.engine.scorers import ScorerBackend, judge

Scored = Callable[[ScorerBackend, Iterable[wire.ScoreWork]], dict[int, NewReward]]
Asked = Callable[..., wire.ScoreWork]
SINGLE = Rubric(template="{prompt}|{completion}|{reference}|{low}-{high}")
PAIRS = Rubric(template="{prompt}|{first}|{second}", mode="pairwise")


class Scripted:
    """A generator that answers a question by a function; None refuses."""

    info = wire.ModelInfo("scripted", "", 0, 0, "", "")

    def __init__(self, answer: Callable[[str], str | None]) -> None:
        self._answer = answer
        self.questions: list[str] = []
        self.temperatures: set[float] = set()

    def generate(
        self, inbox: Inbox[wire.PromptWork], sampling: SamplingParams, seed: int, control: Control
    ) -> Iterator[wire.Made | wire.Refused]:
        self.temperatures.add(sampling.temperature)
        while works := inbox.take(3):
            for work in works:
                question = work.messages[0].content
                self.questions.append(question)
                words = self._answer(question)
                if words is None:
                    yield wire.Refused(work.prompt, "The prompt has 99 tokens; the model's context is 9.")
                else:
                    yield wire.Made(NewCompletion(work.prompt, 0, words, 1, "stop", None))

    def close(self) -> None:
        pass


def judging(rubric: Rubric, answer: Callable[[str], str | None]) -> tuple[judge.JudgeScorer, Scripted]:
    backend = Scripted(answer)
    return judge.JudgeScorer(Judge(Generator(), rubric), backend), backend


def longer(question: str) -> str:
    """Prefers the longer of two."""
    _, first, second = question.split("|")
    return "[[C]]" if len(first) == len(second) else f"I say [[{'A' if len(first) > len(second) else 'B'}]]"


def test_a_rating_and_the_words_it_stands_in(scored: Scored, asked: Asked) -> None:
    scorer, backend = judging(SINGLE, lambda question: f"Because {len(question)}. [[{question.split('|')[1]}]]")
    rewards = scored(scorer, [asked(1, "How {low}?", ["7.5", "{high}", "11"], reference="six")])
    assert backend.questions[:2] == ["How {low}?|7.5|six|1-10", "How {low}?|{high}|six|1-10"]
    assert backend.temperatures == {0.0}
    assert rewards[100] == NewReward(100, 7.5, detail=msgspec.json.encode(Judged("Because 23. [[7.5]]")).decode())
    for out_of_form in (101, 102):
        assert rewards[out_of_form].value is None
        assert rewards[out_of_form].reason == "The judge gave no rating from 1 to 10 in double brackets."
        assert isinstance(detail_of(rewards[out_of_form].detail), Judged)


def test_a_question_that_is_refused_is_missing_with_the_reason(scored: Scored, asked: Asked) -> None:
    scorer, _ = judging(SINGLE, lambda question: None if "long" in question else "[[3]]")
    rewards = scored(scorer, [asked(1, "x", ["long", "short"])])
    assert rewards[100].reason.startswith("The prompt has 99 tokens")
    assert rewards[101].value == 3.0


def test_pairs_meet_in_both_orders_and_the_reward_is_the_share_won(scored: Scored, asked: Asked) -> None:
    scorer, backend = judging(PAIRS, longer)
    rewards = scored(scorer, [asked(1, "x", ["a", "aaa", "bb", "cc"])])
    assert len(backend.questions) == 4 * 3
    assert [rewards[n].value for n in (100, 101, 102, 103)] == [0.0, 1.0, 0.5, 0.5]
    detail = detail_of(rewards[100].detail)
    assert isinstance(detail, Compared)
    assert {verdict.other: verdict.won for verdict in detail.verdicts} == {101: 0.0, 102: 0.0, 103: 0.0}
    assert {(verdict.as_first, verdict.as_second) for verdict in detail.verdicts} == {("I say [[B]]", "I say [[A]]")}


def test_a_judge_that_always_says_the_first_makes_ties(scored: Scored, asked: Asked) -> None:
    scorer, _ = judging(PAIRS, lambda question: "[[A]]")
    rewards = scored(scorer, [asked(1, "x", ["a", "b", "c"])])
    assert {reward.value for reward in rewards.values()} == {0.5}


def test_a_judge_that_never_answers_in_form(scored: Scored, asked: Asked) -> None:
    scorer, _ = judging(PAIRS, lambda question: "Both are fine.")
    rewards = scored(scorer, [asked(1, "x", ["a", "b"])])
    assert {reward.value for reward in rewards.values()} == {None}
    assert {reward.reason for reward in rewards.values()} == {"The judge gave no verdict [[A]], [[B]] or [[C]]."}
    assert "Both are fine." in rewards[100].detail


def test_only_what_is_new_is_compared_and_answered(scored: Scored, asked: Asked) -> None:
    scorer, backend = judging(PAIRS, longer)
    work = asked(1, "x", ["a", "bb", "ccc"])
    known = msgspec.structs.replace(
        work, texts=tuple(wire.Text(t.completion, t.text, i < 2) for i, t in enumerate(work.texts))
    )
    rewards = scored(scorer, [known])
    assert {completion: reward.value for completion, reward in rewards.items()} == {102: 1.0}
    assert len(backend.questions) == 4


def test_against_the_reference(scored: Scored, asked: Asked) -> None:
    scorer, _ = judging(msgspec.structs.replace(PAIRS, against="reference"), longer)
    rewards = scored(scorer, [asked(1, "x", ["a", "ccc"], reference="bb"), asked(2, "x", ["a"])])
    assert [rewards[n].value for n in (100, 101, 200)] == [0.0, 1.0, None]
    assert rewards[200].reason == "The prompt has no reference answer."


def test_rewards_that_need_no_question_do_not_wait_for_others(asked: Asked) -> None:
    """The application sends no more work before they have come back."""
    scorer, _ = judging(PAIRS, longer)
    control = Control()
    inbox: Inbox[wire.ScoreWork] = Inbox(control)
    inbox.put((asked(1, "x", ["alone"]),), last=False)
    rewards = scorer.score(inbox, control)
    assert next(rewards).reason == "There is no other completion of this prompt to compare it with."
    inbox.put((asked(2, "x", ["a", "bb"]),), last=True)
    assert [reward.value for reward in rewards] == [0.0, 1.0]


@pytest.mark.parametrize(
    ("rubric", "problem"),
    [
        (Rubric(template="Rate {prompt}"), "lacks {completion}"),
        (Rubric(template="Rate {completion}", mode="pairwise"), "lacks {prompt}, {first}, {second}"),
        (Rubric(low=3, high=3), "from 3 to 3"),
    ],
)
def test_a_rubric_without_its_placeholders_is_refused(rubric: Rubric, problem: str) -> None:
    spec = Judge(Generator(Model("fake", "fake:")), rubric)
    with pytest.raises(BadInput, match=re.escape(problem)):
        judge.load(spec, ModelOptions(), Reply(1, lambda event: None), Warm())


def test_any_generator_can_judge(scored: Scored, asked: Asked) -> None:
    """The fake one never answers in form: its rewards are missing, and every completion has one."""
    spec = Judge(Generator(Model("fake", "fake:")), Rubric(template=PAIRWISE_RUBRIC, mode="pairwise"))
    scorer = judge.load(spec, ModelOptions(), Reply(1, lambda event: None), Warm())
    rewards = scored(scorer, [asked(n, "x", ["a", "b", "c"]) for n in range(1, 6)])
    assert len(rewards) == 15
    assert all(reward.value is None and detail_of(reward.detail) for reward in rewards.values())
