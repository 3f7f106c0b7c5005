"""A Python file of the user's as a scorer.

It runs in a process of its own, so that a call that never ends, in Python or in C, can be ended from outside, and one
that crashes costs a reward and not the engine.
"""

from __future__ import annotations

import hashlib
import json
import math
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from rsgui.core import wire
from rsgui.core.entities import NewReward
from rsgui.core.errors import BadInput
from rsgui.core.scorers import UserFile
from rsgui.engine.control import Control, Inbox
from rsgui.engine.scorers import take

WINDOW = 64
START_SECONDS = 120.0
"""How long a file may take to be loaded: it may import libraries."""
LOOK = 0.05  # seconds between two looks at whether the request is cancelled
COMMAND = (sys.executable, "-m", "rsgui.engine.scorers.user_child")


class Answer(NamedTuple):
    """What came back: a line, or why there is none."""

    line: dict[str, Any] | None
    reason: str = ""


class UserFileScorer:
    """A `ScorerBackend` over a child process, which is started again where a call was ended."""

    def __init__(self, spec: UserFile, source: str) -> None:
        self._spec = spec
        self._source = source
        self._child: _Child | None = None

    def score(self, inbox: Inbox[wire.ScoreWork], control: Control) -> Iterator[NewReward]:
        self._ready(control)
        while works := take(inbox, WINDOW):
            for work in works:
                prompt = "\n\n".join(message.content for message in work.messages)
                for text in work.texts:
                    if not text.known:
                        control.check()
                        yield self._reward(text, prompt, work.reference, control)

    def close(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()

    def _reward(self, text: wire.Text, prompt: str, reference: str | None, control: Control) -> NewReward:
        seconds = self._spec.seconds
        asked = {"prompt": prompt, "completion": text.text, "reference": reference, "seconds": seconds}
        answer = self._ready(control).ask(asked, seconds, control)
        if answer.line is None:
            self.close()
            return NewReward(text.completion, None, answer.reason)
        if "error" in answer.line:
            return NewReward(text.completion, None, str(answer.line["error"]))
        value = answer.line["value"]
        if value is None:
            return NewReward(text.completion, None, "score returned None.")
        if not math.isfinite(value):
            return NewReward(text.completion, None, f"score returned {value}.")
        return NewReward(text.completion, value)

    def _ready(self, control: Control) -> _Child:
        """The child with the file loaded. Raises BadInput where the file cannot be loaded."""
        if self._child is None:
            self._child = _Child()
            answer = self._child.ask({"source": self._source, "path": self._spec.path}, START_SECONDS, control)
            problem = answer.reason if answer.line is None else str(answer.line.get("error", ""))
            if problem:
                self.close()
                raise BadInput(f"{self._spec.path} cannot be used to score: {problem.rstrip('.')}.", "Mend the file.")
        return self._child


class _Child:
    """A process that answers one line with one line."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="user file", daemon=True)
        self._reader.start()

    def ask(self, question: dict[str, Any], seconds: float, control: Control) -> Answer:
        """The answer to a question, within so many seconds. Raises Cancelled, after which the child is of no use."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(question) + "\n")
            self._process.stdin.flush()
        except OSError:
            return self._ended()
        deadline = time.monotonic() + seconds
        while True:
            with suppress(queue.Empty):
                line = self._lines.get(timeout=min(LOOK, seconds))
                return Answer(json.loads(line)) if line else self._ended()
            if time.monotonic() > deadline:
                return Answer(None, f"It took longer than {seconds:g} s.")
            control.check()

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(OSError):  # what was written to a process that is gone
                pipe.close()

    def _ended(self) -> Answer:
        code = self._process.wait()
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        return Answer(None, f"Its process ended by itself, with {how}.")

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put("")


def load(spec: UserFile) -> UserFileScorer:
    """Raises BadInput for a file that is not there, or not what was agreed to."""
    return UserFileScorer(spec, source_of(spec))


def source_of(spec: UserFile) -> str:
    """The file's text, as it was agreed to. Raises BadInput."""
    if not 0 < spec.seconds < math.inf:
        raise BadInput(f"The time limit is {spec.seconds:g} s.", "It has to be more than nothing.")
    path = Path(spec.path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.", "Choose a Python file.") from error
    if hashlib.blake2b(content, digest_size=16).hexdigest() != spec.digest:
        hint = "Look at it, and make a new scorer of it."
        raise BadInput(f"{path} has been changed since it was agreed to.", hint)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not UTF-8 text.", "Save it as UTF-8.") from error
