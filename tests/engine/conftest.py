"""What the engine's tests share: work to be fed, and a way to run requests through the loop without a process."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from rsgui.core import wire
from rsgui.core.entities import Message, prompt_key
from rsgui.engine.control import Control, Inbox


def prompt_work(number: int, text: str, n: int = 1) -> wire.PromptWork:
    messages = (Message("user", text),)
    return wire.PromptWork(number, prompt_key(messages), messages, tuple(range(n)))


def full_inbox(work: Iterable[wire.PromptWork], control: Control) -> Inbox[wire.PromptWork]:
    """An inbox that has got all its work already."""
    inbox: Inbox[wire.PromptWork] = Inbox(control)
    inbox.put(tuple(work), last=True)
    return inbox


@pytest.fixture
def work_of() -> Callable[..., wire.PromptWork]:
    """Makes a prompt's work from a number, its text and how many completions."""
    return prompt_work


@pytest.fixture
def inbox_of() -> Callable[[Iterable[wire.PromptWork], Control], Inbox[wire.PromptWork]]:
    return full_inbox
