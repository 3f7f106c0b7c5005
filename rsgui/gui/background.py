"""Reads that take longer than a frame, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from rsgui.core.errors import RsguiError

T = TypeVar("T")
Failed = Callable[[RsguiError], None]


class _Ask(NamedTuple):
    read: Callable[[], Any]
    deliver: Callable[[Any], None]
    failed: Failed | None
    about: Hashable


class _Outcome(QObject):
    """Carries one result home to the GUI thread."""

    arrived = Signal(object, object)


class _Task(QRunnable):
    def __init__(self, read: Callable[[], Any]) -> None:
        super().__init__()
        self.outcome = _Outcome()
        self._read = read

    def run(self) -> None:
        try:
            result, problem = self._read(), None
        except Exception as error:  # noqa: BLE001  the thread's boundary: handed over to the GUI thread
            result, problem = None, error
        self.outcome.arrived.emit(result, problem)


class Reader(QObject):
    """Asks one question at a time; the answer comes to a function in the GUI thread.

    While a read runs, only the newest further ask waits. A result is delivered unless the newest ask is `about`
    something else by then, so that quick refreshes of the same thing never starve, and an answer about the project
    that was open before never shows. Nothing is delivered once the Reader (a child of its page) is gone.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._running: _Ask | None = None
        self._next: _Ask | None = None

    @property
    def busy(self) -> bool:
        return self._running is not None

    def ask(
        self,
        read: Callable[[], T],
        deliver: Callable[[T], None],
        failed: Failed | None = None,
        about: Hashable = None,
    ) -> None:
        """Runs `read` in a thread of the pool, then `deliver` (or `failed` for an RsguiError) in this one.

        Any other exception is a fault of ours: it is raised in the GUI thread, where it is logged.
        """
        self._next = _Ask(read, deliver, failed, about)
        if self._running is None:
            self._start()

    def forget(self) -> None:
        """Drops what runs and what waits."""
        self._next = None
        if self._running is not None:
            self._running = self._running._replace(deliver=_nothing, failed=_nothing)

    def _start(self) -> None:
        self._running, self._next = self._next, None
        if self._running is None:
            return
        task = _Task(self._running.read)
        task.outcome.arrived.connect(self._arrived, Qt.ConnectionType.QueuedConnection)
        QThreadPool.globalInstance().start(task)

    def _arrived(self, result: Any, problem: Exception | None) -> None:
        done, waiting = self._running, self._next
        self._start()
        if done is None or (waiting is not None and waiting.about != done.about):
            return
        if problem is None:
            done.deliver(result)
        elif isinstance(problem, RsguiError) and done.failed is not None:
            done.failed(problem)
        else:
            raise problem


def _nothing(_: Any) -> None:
    """Takes an answer that nobody waits for any more."""


def wait_for_reads(milliseconds: int = 5000) -> bool:
    """Lets reads that still run come to their end; for the end of the application."""
    return QThreadPool.globalInstance().waitForDone(milliseconds)
