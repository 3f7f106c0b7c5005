"""The engine's loop, spoken to over a pipe as the application does, with the fake generator."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from rsgui.core import wire
from rsgui.core.entities import Generator, Model, ScorerSpec
from rsgui.core.sampling import SamplingParams

Work = Callable[..., wire.PromptWork]


class Engine:
    """A child engine, line by line."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.process = process
        self._to: IO[bytes] = process.stdin
        self._of: IO[bytes] = process.stdout

    def say(self, *messages: wire.ToEngine) -> None:
        self._to.write(b"".join(wire.encode(message) for message in messages))
        self._to.flush()

    def say_raw(self, line: bytes) -> None:
        self._to.write(line)
        self._to.flush()

    def hear(self) -> wire.Event:
        event: wire.Event = wire.from_engine.decode(self._of.readline())
        return event

    def until_end(self) -> tuple[list[wire.Item], wire.Event]:
        """The items of the request under way, and the event that ends it."""
        items: list[wire.Item] = []
        while True:
            event = self.hear()
            if isinstance(event, wire.Items):
                items += event.items
            elif isinstance(event, wire.Done | wire.Failed | wire.Stopped):
                return items, event


@contextmanager
def started() -> Iterator[Engine]:
    with subprocess.Popen(
        [sys.executable, "-m", "rsgui.engine"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        engine = Engine(process)
        assert isinstance(ready := engine.hear(), wire.Ready)
        assert ready.protocol == wire.PROTOCOL
        assert ready.pid == process.pid
        try:
            yield engine
        finally:
            process.kill()


@pytest.fixture
def engine() -> Iterator[Engine]:
    with started() as engine:
        yield engine


def fake(query: str = "", **sampling: float) -> Generator:
    return Generator(Model("fake", f"fake:{query}"), None, SamplingParams(**sampling))  # type: ignore[arg-type]


def test_makes_every_completion_once_and_reports_the_model(engine: Engine, work_of: Work) -> None:
    work = tuple(work_of(number, f"prompt {number}", n=3) for number in range(5))
    engine.say(wire.Generate(1, fake(), seed=7), wire.Feed(1, work[:2]), wire.Feed(1, work[2:], last=True))
    items, end = engine.until_end()
    made = [(m.completion.prompt, m.completion.index) for m in items if isinstance(m, wire.Made)]
    assert sorted(made) == [(number, index) for number in range(5) for index in range(3)]
    assert isinstance(end, wire.Done)
    assert isinstance(end.result, wire.ModelInfo)


def test_work_fed_bit_by_bit_comes_back_bit_by_bit(engine: Engine, work_of: Work) -> None:
    engine.say(wire.Generate(1, fake(), seed=7), wire.Feed(1, (work_of(1, "one"),)))
    while not isinstance(event := engine.hear(), wire.Items):
        pass
    assert len(event.items) == 1
    engine.say(wire.Feed(1, (work_of(2, "two"),), last=True))
    items, end = engine.until_end()
    assert len(items) == 1
    assert isinstance(end, wire.Done)


def test_cancelled_while_it_waits_for_work_and_lives_on(engine: Engine, work_of: Work) -> None:
    engine.say(wire.Generate(1, fake(), seed=7), wire.Cancel(1))
    assert engine.until_end()[1] == wire.Stopped(1)
    engine.say(wire.Generate(2, fake(), seed=7), wire.Feed(2, (work_of(1, "one"),), last=True))
    assert isinstance(engine.until_end()[1], wire.Done)


def test_cancelled_while_paused(engine: Engine, work_of: Work) -> None:
    engine.say(wire.Generate(1, fake("?delay=0.01"), seed=7), wire.Pause(1), wire.Feed(1, (work_of(1, "x", n=999),)))
    engine.say(wire.Cancel(1))
    items, end = engine.until_end()
    assert end == wire.Stopped(1)
    assert len(items) < 999


def test_an_error_is_told_with_its_kind_and_the_engine_lives_on(engine: Engine, work_of: Work) -> None:
    engine.say(
        wire.Generate(
            1,
            fake("?colour=red"),
            seed=7,
        ),
        wire.Feed(1, (), last=True),
    )
    engine.say(wire.Generate(2, fake(top_p=7.0), seed=7), wire.Feed(2, (), last=True))
    engine.say(wire.Generate(3, fake(), seed=7), wire.Feed(3, (work_of(1, "one"),), last=True))
    ends = [engine.until_end()[1] for _ in range(3)]
    assert [end.kind for end in ends[:2] if isinstance(end, wire.Failed)] == ["model", "bad_input"]
    assert isinstance(ends[2], wire.Done)


def test_what_a_library_prints_does_not_reach_the_protocol(engine: Engine) -> None:
    descriptors = Path(f"/proc/{engine.process.pid}/fd")
    assert (descriptors / "1").readlink() == (descriptors / "2").readlink()


def test_dies_by_the_signal_that_the_fake_is_told(engine: Engine, work_of: Work) -> None:
    engine.say(wire.Generate(1, fake("?die_at=3&signal=11&delay=0.1"), seed=7), wire.Feed(1, (work_of(1, "x", n=9),)))
    assert engine.process.wait(timeout=60) == -11


def test_ends_when_the_application_is_gone(engine: Engine, work_of: Work) -> None:
    engine.say(wire.Generate(1, fake("?delay=0.1"), seed=7), wire.Feed(1, (work_of(1, "x", n=9999),)))
    assert engine.process.stdin is not None
    engine.process.stdin.close()
    assert engine.process.wait(timeout=60) == 0


def test_scoring_does_not_import_torch(engine: Engine) -> None:
    pytest.importorskip("rsgui.engine.scoring")
    engine.say(wire.Score(1, ScorerSpec()), wire.Feed(1, (), last=True))
    assert engine.until_end()[1] == wire.Done(1, None)
    assert "libtorch" not in Path(f"/proc/{engine.process.pid}/maps").read_text()


def test_a_line_that_is_not_of_the_protocol_ends_the_engine(engine: Engine, work_of: Work) -> None:
    engine.say(wire.Generate(1, fake("?delay=0.01"), seed=7), wire.Feed(1, (work_of(1, "one", n=100_000),)))
    engine.say_raw(b'{"type":"Feed","id":1,"work":[{}]}\n')
    engine.process.wait(10)
