"""A limit on the time of what is not ours, a chat template say."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Ends the `with` block after so many seconds with a TimeoutError, by the process's alarm clock.

    The engine answers requests on its main thread, which alone hears the alarm: on other threads, and where the system
    has no such clock, nothing is limited.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:  # another's alarm, a little late now
            signal.setitimer(signal.ITIMER_REAL, left, interval)
