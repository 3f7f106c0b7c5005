"""From worker threads to the window: what changed in the store and how jobs go, as Qt signals of the GUI thread.

Writers and jobs may speak thousands of times a second; the window hears of it at most ten times a second, with
everything since the last time put together.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from rsgui.jobs.events import JobEvent, JobProgress
from rsgui.jobs.workbench import Workbench
from rsgui.store.database import Changes, Kind

INTERVAL = 100
"""The least time between two refreshes, in milliseconds."""


class Bridge(QObject):
    """The two signals that the whole window refreshes from. Both are emitted in the GUI thread only."""

    changed = Signal(object)
    """store.Changes: what was written since the last time."""

    job_event = Signal(object)
    """jobs.JobEvent: the latest progress of each job, and every change of a job's state."""

    _woken = Signal()

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._waiting = False
        self._kinds: dict[Kind, frozenset[int]] = {}
        self._events: list[JobEvent] = []
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._flush)
        self._woken.connect(self._schedule, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe: list[Callable[[], None]] = [
            bench.store.subscribe(self._take_changes),
            bench.runner.subscribe(self._take_event),
        ]

    def close(self) -> None:
        """Hears nothing any more. What was not told yet is dropped."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._unsubscribe.clear()
        self._timer.stop()

    def _take_changes(self, changes: Changes) -> None:
        """In any thread."""
        with self._lock:
            for kind, ids in changes.kinds.items():
                self._kinds[kind] = self._kinds.get(kind, frozenset()) | ids
        self._wake()

    def _take_event(self, event: JobEvent) -> None:
        """In any thread. Of each job's progress only the latest is kept."""
        with self._lock:
            if isinstance(event, JobProgress):
                self._events = [e for e in self._events if not (isinstance(e, JobProgress) and e.job == event.job)]
            self._events.append(event)
        self._wake()

    def _wake(self) -> None:
        with self._lock:
            if self._waiting:
                return
            self._waiting = True
        self._woken.emit()

    def _schedule(self) -> None:
        """Now, or when the interval since the last time is over."""
        passed = self._since.elapsed() if self._since.isValid() else INTERVAL
        self._timer.start(max(0, INTERVAL - int(passed)))

    def _flush(self) -> None:
        with self._lock:
            kinds, self._kinds = self._kinds, {}
            events, self._events = self._events, []
            self._waiting = False
        self._since.restart()
        if kinds:
            self.changed.emit(Changes(kinds))
        for event in events:
            self.job_event.emit(event)
