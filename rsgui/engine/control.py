"""What a request in the engine works with: the work it is fed, the wish to stop it, and the way its results go out."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

from rsgui.core import wire
from rsgui.core.errors import Cancelled

W = TypeVar("W")


class Control:
    """Cancel and pause of one request: set by the reading thread, looked at between steps by the working one."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._running = threading.Event()
        self._running.set()
        self._finishing = threading.Event()
        self.before_waiting: Callable[[], None] = lambda: None
        """Called by the working thread before it waits, for work or while paused: what it made has to be sent by
        then, since the application sends more work only for what has come back."""
        self.between_steps: Callable[[], None] = lambda: None
        """Called by the working thread at every look, so that what it made goes out while it makes more."""

    def cancel(self) -> None:
        self._cancelled.set()
        self._running.set()

    def pause(self) -> None:
        if not self._cancelled.is_set():
            self._running.clear()

    def proceed(self) -> None:
        self._running.set()

    def finish(self) -> None:
        self._finishing.set()
        self._running.set()

    @property
    def finishing(self) -> bool:
        """Whether what is made by now is to be the result."""
        return self._finishing.is_set()

    @property
    def paused(self) -> bool:
        """Whether the next `check` would wait: for who has something to bring to its end before."""
        return not self._running.is_set()

    def check(self) -> None:
        """To be called between decoding steps, scoring batches and training steps. Waits while the request is
        paused; raises Cancelled once it is cancelled."""
        self.between_steps()
        if not self._running.is_set():
            self.before_waiting()
            self._running.wait()
        if self._cancelled.is_set():
            raise Cancelled

    def rest(self, seconds: float) -> None:
        """Waits so long, or until the request is cancelled. Raises Cancelled."""
        self._cancelled.wait(seconds)
        self.check()


class Inbox(Generic[W]):
    """The work that a request is fed with, first in, first out."""

    def __init__(self, control: Control) -> None:
        self._work: deque[W] = deque()
        self._last = False
        self._changed = threading.Condition()
        self._control = control

    def put(self, work: tuple[W, ...], last: bool) -> None:
        with self._changed:
            self._work.extend(work)
            self._last = self._last or last
            self._changed.notify_all()

    def take(self, most: int, wait: bool = True) -> list[W]:
        """Up to `most` pieces of work. With `wait`, an empty list means that no more will ever come; without, that
        there is none right now. Raises Cancelled."""
        while True:
            self._control.check()
            with self._changed:
                if self._work or self._last or not wait:
                    return [self._work.popleft() for _ in range(min(most, len(self._work)))]
            self._control.before_waiting()
            with self._changed:
                self._changed.wait_for(lambda: self._work or self._last, 0.1)


class Reply:
    """The answer to one request. Items that come fast go out together, at most `PERIOD` seconds late."""

    PERIOD = 0.05

    def __init__(self, request: int, send: Callable[[wire.Event], None]) -> None:
        self._id = request
        self._send = send
        self._items: list[wire.Item] = []
        self._sent = 0.0

    def note(self, text: str) -> None:
        """Says in words what is being done, where the items alone do not tell."""
        self._send(wire.Progress(self._id, text))

    def item(self, item: wire.Item) -> None:
        self._items.append(item)
        self.flush_due()

    def flush_due(self) -> None:
        """Sends what has waited for `PERIOD`."""
        if self._items and time.monotonic() - self._sent >= self.PERIOD:
            self.flush()

    def flush(self) -> None:
        """To be called before anything that takes a while; the loop calls it at the end of a request."""
        if self._items:
            self._send(wire.Items(self._id, tuple(self._items)))
            self._items.clear()
        self._sent = time.monotonic()
