"""For all tests: no keyring of the machine is touched, the language is English, and servers on loopback to talk to."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"  # for the processes that are started, too
os.environ.pop("LANGUAGE", None)
os.environ["LC_ALL"] = "C.UTF-8"  # the window speaks English, whatever the machine does

import hypothesis
import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from tests.servers import bad

HERE = Path(__file__).parent

hypothesis.settings.register_profile("untimed", deadline=None)  # a busy machine is no fault
hypothesis.settings.load_profile("untimed")


class Pocket(KeyringBackend):
    """A keyring in memory."""

    priority = 0.0  # never chosen by itself

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


@pytest.fixture
def pocket() -> Iterator[Pocket]:
    """A keyring of the test's own in this process."""
    before = keyring.get_keyring()
    pocket = Pocket()
    keyring.set_keyring(pocket)
    yield pocket
    keyring.set_keyring(before)


@contextmanager
def started(context: int, key: str = "", logits: bool = False) -> Iterator[str]:
    """A real server: that of llama-cpp-python with the embedded model (see servers/llama.py)."""
    command = [sys.executable, str(HERE / "servers" / "llama.py"), str(context), key, *(["logits"] if logits else [])]
    environment = os.environ | {"PYTHONPATH": str(HERE.parent), "OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "PASSIVE"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        try:
            assert server.stdout is not None
            yield f"http://127.0.0.1:{int(server.stdout.readline())}/v1"
        finally:
            server.kill()


@pytest.fixture(scope="session")
def llama_server() -> Iterator[Callable[..., str]]:
    """Gives the address of a real server: its context in tokens, a key that it wants, whether it keeps the logits
    that log-probabilities are made of, which makes it slow."""
    running: dict[tuple[int, str, bool], str] = {}
    with ExitStack() as servers:

        def address(context: int, key: str = "", logits: bool = False) -> str:
            if (context, key, logits) not in running:
                running[context, key, logits] = servers.enter_context(started(context, key, logits))
            return running[context, key, logits]

        yield address


@pytest.fixture
def bad_server() -> Iterator[bad.BadServer]:
    """A server that does as it is told (see servers/bad.py)."""
    with bad.running() as server:
        yield server
