"""What is asked of the engine to show a completion in tokens."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

import msgspec
import pytest

from rsgui.core import wire
from rsgui.core.entities import Generator, Message, Model, NewCompletion
from rsgui.core.errors import BadInput
from rsgui.core.sampling import SamplingParams
from rsgui.jobs import actions, tokens
from rsgui.jobs.workbench import Workbench
from rsgui.store import prompts, runs

FOUND = wire.Tokens((wire.TokenPiece("Rain", True, False, -0.5),), 128)


def completion_of(bench: Workbench, project: int, generator: Generator) -> int:
    with bench.store.write() as w:
        first = prompts.page(w.session, project, 0, 1)[0].id
        run = runs.create(w, project, generator, "train", 1, 0)
        runs.add_completions(w, run.id, [NewCompletion(first, 0, "Rain", 1, "stop", -0.5)])
    with bench.store.read() as s:
        return runs.of_prompt(s, run.id, first)[0].id


@pytest.fixture
def asked(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> list[wire.WeighTokens]:
    requests: list[wire.WeighTokens] = []

    def call(request: wire.WeighTokens, read: Callable[[tuple[()], wire.Tokens], wire.Tokens]) -> Future[wire.Tokens]:
        requests.append(request)
        future: Future[wire.Tokens] = Future()
        future.set_result(read((), FOUND))
        return future

    monkeypatch.setattr(bench.runner, "call", call)
    return requests


def test_it_is_what_would_be_trained_on(bench: Workbench, project: int, asked: list[wire.WeighTokens]) -> None:
    generator = Generator(Model("fake", "fake:"), sampling=SamplingParams(system_prompt="Be brief."))
    completion = completion_of(bench, project, generator)
    assert tokens.weigh(bench, completion).result() == FOUND
    assert asked[-1].messages[0] == Message("system", "Be brief.")
    assert asked[-1].messages[1].content.startswith("Write about train")
    assert (asked[-1].text, asked[-1].generator) == ("Rain", generator)
    actions.decide_all(bench, project, [completion], "edit", "Much rain")
    tokens.weigh(bench, completion)
    assert asked[-1].text == "Much rain"


def test_weights_that_are_not_here_are_said(bench: Workbench, project: int, asked: list[wire.WeighTokens]) -> None:
    served = Model("openai", "http://127.0.0.1:9/v1", served="big")
    completion = completion_of(bench, project, msgspec.structs.replace(Generator(), model=served))
    with pytest.raises(BadInput, match="cannot be shown in tokens here"):
        tokens.weigh(bench, completion)
    with pytest.raises(BadInput, match="gone"):
        tokens.weigh(bench, completion + 1)
    assert asked == []
