"""Whatever takes longer than a frame, off the GUI thread: reads, the verbs of jobs.actions, and answers to come."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import CancelledError, Future
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from rsgui.core.errors import RsguiError

T = TypeVar("T")
Failed = Callable[[RsguiError], None]

READS = 6
"""So many reads may run at a time."""


class _Ask(NamedTuple):
    work: Callable[[], Any]
    deliver: Callable[[Any], None]
    failed: Failed | None
    about: Hashable = None


class _Outcome(QObject):
    """Carries one result home to the GUI thread."""

    arrived = Signal(object, object)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self.setAutoDelete(False)  # whoever started it keeps it until its outcome has arrived: else that may be lost
        self.outcome = _Outcome()
        self._work = work

    def run(self) -> None:
        try:
            result, problem = self._work(), None
        except Exception as error:  # noqa: BLE001  the thread's boundary: handed over to the GUI thread
            result, problem = None, error
        try:
            self.outcome.arrived.emit(result, problem)
        except RuntimeError:  # whoever asked is gone, and nobody is left to tell
            return


def _start(pool: QThreadPool, work: Callable[[], Any], arrived: Callable[[Any, Exception | None], None]) -> _Task:
    """Runs `work` in a thread of the pool, then `arrived` in this one. The task has to be kept until then."""
    task = _Task(work)
    task.outcome.arrived.connect(arrived, Qt.ConnectionType.QueuedConnection)
    pool.start(task)
    return task


def _hand_over(ask: _Ask, result: Any, problem: Exception | None) -> None:
    """Any exception that is not an RsguiError is a fault of ours: it is raised in the GUI thread and logged there."""
    if problem is None:
        ask.deliver(result)
    elif isinstance(problem, RsguiError) and ask.failed is not None:
        ask.failed(problem)
    else:
        raise problem


def _pool() -> QThreadPool:
    """Of enough threads that what is quick to read does not wait behind what is not."""
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(max(READS, pool.maxThreadCount()))
    return pool


class Reader(QObject):
    """Asks one question at a time; the answer comes to a function in the GUI thread.

    While a read runs, only the newest further ask waits. A result is delivered unless the newest ask is `about`
    something else by then, so that quick refreshes of the same thing never starve, and an answer about the project
    that was open before never shows. Nothing is delivered once the Reader (a child of its page) is gone.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._running: _Ask | None = None
        self._task: _Task | None = None
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
        """Runs `read` in a thread of the pool, then `deliver` (or `failed` for an RsguiError) in this one."""
        self._next = _Ask(read, deliver, failed, about)
        if self._running is None:
            self._go_on()

    def forget(self) -> None:
        """Drops what runs and what waits."""
        self._next = None
        if self._running is not None:
            self._running = _Ask(self._running.work, _nothing, _nothing)

    def _go_on(self) -> None:
        self._running, self._next = self._next, None
        if self._running is not None:
            self._task = _start(_pool(), self._running.work, self._arrived)

    def _arrived(self, result: Any, problem: Exception | None) -> None:
        done, waiting = self._running, self._next
        self._go_on()
        if done is not None and (waiting is None or waiting.about == done.about):
            _hand_over(done, result, problem)


class Verbs(QObject):
    """Does what a person asked for: in order, all of it, off the GUI thread, because a write may have to wait.

    At its end the Verbs waits for what was asked, so that nothing a person did is lost.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._asks: list[tuple[_Ask, _Task]] = []

    @property
    def busy(self) -> bool:
        return bool(self._asks)

    def do(self, verb: Callable[[], T], then: Callable[[T], None] | None = None, failed: Failed | None = None) -> None:
        """Runs `verb`, then `then` with its result (or `failed` for an RsguiError) in this thread."""
        self._asks.append((_Ask(verb, then or _nothing, failed), _start(self._pool, verb, self._arrived)))

    def _arrived(self, result: Any, problem: Exception | None) -> None:
        ask, _ = self._asks.pop(0)
        _hand_over(ask, result, problem)


class Awaited(QObject):
    """Waits for the newest of several futures (previews by the engine, say); the ones before are cancelled."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._future: Future[Any] | None = None
        self._ask: _Ask | None = None
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return self._future is not None

    @property
    def queued(self) -> bool:
        """Whether the answer is not even begun yet: what was asked waits for something else to end."""
        return self._future is not None and not self._future.running() and not self._future.done()

    def wait_for(self, future: Future[T], deliver: Callable[[T], None], failed: Failed | None = None) -> None:
        """Delivers the future's result in the GUI thread, whenever it comes."""
        self.forget()
        self._future, self._ask = future, _Ask(future.result, deliver, failed)
        future.add_done_callback(self._tell)

    def forget(self) -> None:
        """Waits no longer."""
        future, self._future, self._ask = self._future, None, None
        if future is not None:
            future.cancel()

    def _tell(self, future: Future[Any]) -> None:
        """In any thread, perhaps after the page is gone: then nobody is left to tell."""
        try:
            self._arrived.emit(future)
        except RuntimeError:
            return

    def _take(self, future: Future[Any]) -> None:
        if future is not self._future or self._ask is None:
            return
        ask, self._future, self._ask = self._ask, None, None
        try:
            result, problem = future.result(), None
        except CancelledError:
            return
        except Exception as error:  # noqa: BLE001  the future's boundary
            result, problem = None, error
        _hand_over(ask, result, problem)


def _nothing(_: Any) -> None:
    """Takes an answer that nobody waits for."""


def wait_for_reads(milliseconds: int = 5000) -> bool:
    """Lets reads that still run come to their end; for the end of the application."""
    return QThreadPool.globalInstance().waitForDone(milliseconds)
