"""The engine as a child process: its pipes, its last words, and its end."""

from __future__ import annotations

import logging
import os
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import BinaryIO

import msgspec
import psutil

from rsgui import paths
from rsgui.core import wire
from rsgui.core.errors import EngineDied, not_text
from rsgui.core.texts import later, tr
from rsgui.jobs import logs

ENGINE = (sys.executable, "-m", "rsgui.engine")
LAST_WORDS = 40  # lines of stderr that are kept
LONGEST_LINE = 10_000  # bytes
_MEANING = {
    "SIGSEGV": later("a crash in native code"),
    "SIGILL": later("an instruction that this processor does not have"),
    "SIGABRT": later("native code gave up"),
    "SIGBUS": later("a crash in native code"),
    "SIGFPE": later("a crash in native code"),
    "SIGKILL": later("ended from outside, often because memory ran out"),
    "SIGTERM": later("ended from outside"),
}


class Child:
    """A started engine. `say` never blocks; `hear` does. One thread hears, any thread may say.

    The child ends when its stdin closes, so an application that is killed leaves no orphan.
    """

    def __init__(self, command: Sequence[str] = ENGINE) -> None:
        environment = os.environ | {
            "HF_HUB_OFFLINE": "1",
            "TOKENIZERS_PARALLELISM": "false",
            "TQDM_DISABLE": "1",  # a bar that redraws itself is no line of a log
            "RSGUI_CACHE": str(paths.cache_folder()),
            "PYTHONUNBUFFERED": "1",
        }
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=True,  # Ctrl-C in the terminal is the application's business
        )
        self._outbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._last_words: deque[str] = deque(maxlen=LAST_WORDS)
        self._threads = [
            threading.Thread(target=self._write, name="engine-stdin", daemon=True),
            threading.Thread(target=self._drain, name="engine-stderr", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def say(self, message: wire.ToEngine) -> None:
        """Sends a message, in order; lost without a word when the child is gone, which `hear` will tell.
        Raises BadInput for a path that is not Unicode text."""
        try:
            self._outbox.put(wire.encode(message))
        except UnicodeEncodeError as error:
            raise not_text(error) from error

    def hear(self) -> wire.Event | None:
        """The next event; None when the child is at its end."""
        line = _pipe(self._process.stdout).readline()
        if not line.endswith(b"\n"):
            return None
        try:
            event: wire.Event = wire.from_engine.decode(line)
        except msgspec.DecodeError:
            self._last_words.append("The engine wrote a line that is not of the protocol.")
            return None
        return event

    def kill(self, grace: float = 2.0) -> None:
        """Terminates the process, then kills it and all that it started. Gone already is success."""
        tree = self._tree()
        with suppress(ProcessLookupError):
            self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(grace)
        for process in tree:
            with suppress(psutil.NoSuchProcess):
                process.kill()

    def close(self, grace: float = 2.0) -> int:
        """Closes stdin, waits for the end, helps where it does not come, and gives the return code."""
        self._outbox.put(None)
        try:
            self._process.wait(grace)
        except subprocess.TimeoutExpired:
            self.kill(grace)
        code = self._process.wait()
        for thread in self._threads:
            thread.join()
        _pipe(self._process.stdout).close()
        return code

    def died(self, at_start: bool = False) -> EngineDied:
        """Why the child ended, after `hear` gave None."""
        code = self.close()
        name = _signal_name(code)
        reason = f"{name}, {tr(_MEANING.get(name, 'a signal'))}" if name else tr("exit code {code}", code=code)
        if at_start:
            said = next((line for line in reversed(self._last_words) if line.strip()), tr("nothing"))
            said = said.strip().rstrip(".")
            problem = tr("The engine does not start: {reason}. It said last: {said}.", reason=reason, said=said)
            hint = tr("Install rsgui again; “rsgui doctor” tells what works on this machine.")
        else:
            problem = tr("The engine stopped unexpectedly: {reason}.", reason=reason)
            hint = tr("What was made so far is kept. Resume goes on with what is missing.")
        return EngineDied(problem, hint, signal=name, tail=tuple(self._last_words))

    def _tree(self) -> list[psutil.Process]:
        try:
            process = psutil.Process(self._process.pid)
            return [process, *process.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def _write(self) -> None:
        stdin = _pipe(self._process.stdin)
        with suppress(OSError):  # a broken pipe: the child is gone
            while (line := self._outbox.get()) is not None:
                stdin.write(line)
                stdin.flush()
        with suppress(OSError):
            stdin.close()

    def _drain(self) -> None:
        """Keeps the pipe empty, else the child would stop at a full one."""
        file = logs.handler("engine.log", "%(asctime)s %(process)d %(message)s")
        stderr = _pipe(self._process.stderr)
        while line := stderr.readline(LONGEST_LINE):
            text = line.decode(errors="replace").rstrip()
            self._last_words.append(text)
            file.handle(logging.LogRecord("engine", logging.INFO, "", 0, text, None, None))
        stderr.close()
        file.close()


def _pipe(pipe: object) -> BinaryIO:
    assert pipe is not None
    return pipe  # type: ignore[return-value]  # Popen was asked for pipes


def _signal_name(code: int) -> str:
    """The signal that ended a process with this return code; "" where it was none."""
    try:
        return signal.Signals(-code).name if code < 0 else ""
    except ValueError:
        return f"signal {-code}"
