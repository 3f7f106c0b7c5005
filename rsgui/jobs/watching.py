"""How far something is that somebody waits for, and the wish to have it end. No job: nothing is written."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from rsgui.core.errors import Cancelled


class Step(NamedTuple):
    """What is being done, and how much of it is done."""

    words: str
    done: int
    total: int  # 0: not known
    left: float | None = None  # seconds; None: not known yet


class Watch:
    """Is told of steps by whoever works, and tells whoever waits, at most ten times a second."""

    PERIOD = 0.1
    SOON = 0.5  # seconds of a step after which the rest of it can be estimated

    def __init__(self, tell: Callable[[Step], None] = lambda step: None) -> None:
        self._tell = tell
        self._ended = threading.Event()
        self._words = ""
        self._began = self._told = 0.0

    def cancel(self) -> None:
        """Ends the work at its next step. From any thread."""
        self._ended.set()

    @property
    def cancelled(self) -> bool:
        return self._ended.is_set()

    def check(self) -> None:
        """To be called between steps. Raises Cancelled."""
        if self._ended.is_set():
            raise Cancelled

    def step(self, words: str, done: int = 0, total: int = 0) -> None:
        """So much of this is done. Raises Cancelled."""
        self.check()
        now = time.monotonic()
        if words != self._words:
            self._words, self._began, self._told = words, now, 0.0
        if now - self._told < self.PERIOD:
            return
        self._told = now
        spent = now - self._began
        left = spent * (total - done) / done if done and total and spent >= self.SOON else None
        self._tell(Step(words, done, total, left))
