"""What the tests of scorers share: a way to score without a process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest

from rsgui.core import wire
from rsgui.core.entities import Message, NewReward
from rsgui.engine.control import Control, Inbox
from rsgui.engine.scorers import ScorerBackend

Scored = Callable[[ScorerBackend, Iterable[wire.ScoreWork]], dict[int, NewReward]]
Asked = Callable[..., wire.ScoreWork]


def work(number: int, prompt: str, texts: Sequence[str], reference: str | None = None) -> wire.ScoreWork:
    """A prompt with completions, whose ids are a hundred times the prompt's and on."""
    numbered = tuple(wire.Text(100 * number + index, text) for index, text in enumerate(texts))
    return wire.ScoreWork(number, (Message("user", prompt),), numbered, (), reference)


def score(backend: ScorerBackend, works: Iterable[wire.ScoreWork]) -> dict[int, NewReward]:
    control = Control()
    inbox: Inbox[wire.ScoreWork] = Inbox(control)
    inbox.put(tuple(works), last=True)
    rewards = list(backend.score(inbox, control))
    found = {reward.completion: reward for reward in rewards}
    assert len(found) == len(rewards), "a completion was answered twice"
    return found


@pytest.fixture
def asked() -> Asked:
    return work


@pytest.fixture
def scored() -> Scored:
    return score
