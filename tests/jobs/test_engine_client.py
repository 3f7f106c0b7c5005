"""The engine's client by itself: windows, errors on our side, and no orphan."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator

import psutil
import pytest

from rsgui import paths
from rsgui.core import wire
from rsgui.core.entities import Generator, Message, Model
from rsgui.core.errors import Cancelled, EngineDied
from rsgui.jobs.engine_client import EngineClient, Items, Wishes


@pytest.fixture
def client() -> Iterator[EngineClient]:
    client = EngineClient()
    yield client
    client.stop()


def request(query: str = "") -> wire.Generate:
    return wire.Generate(0, Generator(Model("fake", f"fake:?{query}" if query else "fake:")), seed=0)


def work(count: int, n: int = 4) -> Iterator[wire.PromptWork]:
    for number in range(1, count + 1):
        yield wire.PromptWork(number, f"{number:032}", (Message("user", "Hello"),), tuple(range(n)))


def test_work_is_read_in_bounded_windows(client: EngineClient) -> None:
    asked = answered = most = 0

    def source() -> Iterator[wire.PromptWork]:
        nonlocal asked, most
        for piece in work(500):
            asked += 4
            most = max(most, asked - answered)
            yield piece

    def count(items: Items) -> None:
        nonlocal answered
        answered += len(items)

    result = client.request(request(), count, source(), window=64)
    assert isinstance(result, wire.ModelInfo)
    assert answered == 2000
    assert most <= 64 + 4


def test_one_engine_answers_many_requests(client: EngineClient) -> None:
    pids = set()
    for _ in range(3):
        client.request(request(), lambda items: None, work(2))
        pids.add(client.pid)
    assert len(pids) == 1


def test_an_idle_engine_that_died_is_replaced(client: EngineClient) -> None:
    client.request(request(), lambda items: None, work(2))
    assert client.pid is not None
    psutil.Process(client.pid).kill()
    psutil.Process(client.pid).wait()
    client.request(request(), lambda items: None, work(2))


def test_an_error_of_ours_ends_the_request_and_frees_the_engine(client: EngineClient) -> None:
    def fail(items: Items) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        client.request(request("delay=0.01"), fail, work(1000))
    pid = client.pid
    client.request(request(), lambda items: None, work(2))
    assert client.pid == pid


def test_last_words_come_with_the_death() -> None:
    client = EngineClient((sys.executable, "-c", "import sys; sys.exit('cannot find my keys')"))
    with pytest.raises(EngineDied) as caught:
        client.request(request(), lambda items: None, work(1))
    assert caught.value.tail == ("cannot find my keys",)
    assert "exit code 1" in caught.value.message
    assert client.pid is None
    assert "cannot find my keys" in (paths.log_folder() / "engine.log").read_text()


ORPHAN = """
import sys
from rsgui.core import wire
from rsgui.core.entities import Generator, Message, Model
from rsgui.jobs.engine_client import EngineClient
client = EngineClient()
work = [wire.PromptWork(1, "0" * 32, (Message("user", "Hi"),), tuple(range(100000)))]
client.request(
    wire.Generate(0, Generator(Model("fake", "fake:?delay=0.01")), 0), lambda items: print(client.pid, flush=True), work
)
"""


def test_a_killed_application_leaves_no_orphan() -> None:
    application = subprocess.Popen([sys.executable, "-c", ORPHAN], stdout=subprocess.PIPE, text=True)
    assert application.stdout is not None
    engine = psutil.Process(int(application.stdout.readline()))
    application.send_signal(signal.SIGKILL)
    application.wait()
    application.stdout.close()
    engine.wait(20)
    assert not engine.is_running()


def test_nothing_heavy_is_imported_by_the_jobs() -> None:
    heavy = "('PySide6', 'torch', 'transformers', 'peft', 'llama_cpp', 'datasets')"
    script = f"import sys, rsgui.cli, rsgui.doctor; print([m for m in {heavy} if m in sys.modules])"
    seen = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert seen.stdout == "[]\n"


def test_what_is_cancelled_before_it_is_asked_starts_no_engine(client: EngineClient) -> None:
    wishes = Wishes()
    wishes.cancelled.set()
    with pytest.raises(Cancelled):
        client.request(request(), lambda items: None, work(2), wishes=wishes)
    assert client.pid is None
