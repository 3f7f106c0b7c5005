"""What a running job works with: the store, the engine, its progress, and the wish to stop it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable

from rsgui.core import wire
from rsgui.core.errors import Cancelled
from rsgui.jobs.engine_client import EngineClient, Items, Wishes
from rsgui.jobs.events import JobProgress
from rsgui.jobs.settings import Settings
from rsgui.store.database import Store


class Meter:
    """Counts what is done and tells it, with the rate of the last seconds, at most ten times a second."""

    PERIOD = 0.1
    MEMORY = 15.0  # seconds that the rate looks back
    SOON = 2.0  # seconds that have to pass before a time left is worth telling

    def __init__(self, job: int, emit: Callable[[JobProgress], None]) -> None:
        self._job = job
        self._emit = emit
        self._unit = ""
        self._note = ""
        self.done = 0
        self.total = 0
        self._amount = 0
        self._rate: float | None = None  # where the engine measures it
        self._told = 0.0
        self._past: deque[tuple[float, int, int]] = deque()

    def start(self, total: int, done: int = 0, unit: str = "") -> None:
        """`total` things are to be done, of which `done` were there before; the rate counts `unit`."""
        self.total, self.done, self._unit = total, done, unit
        self.restart()

    def expect(self, total: int) -> None:
        """Another number of things is to be done than was thought at the start."""
        self.total = total

    def reached(self, done: int, rate: float) -> None:
        """So many things are done, at a rate that the engine measured."""
        self.add(done - self.done)
        self._rate = rate

    def restart(self) -> None:
        """Forgets the rate, as after a pause. It is measured anew from the next result on: what is waited for until
        then, a model that loads, says nothing of how long the rest takes."""
        self._past.clear()
        self.tell()

    def add(self, done: int, amount: int | None = None) -> None:
        """So many more things are done; they were `amount` units (without it, as many units as things)."""
        self.done += done
        self._amount += done if amount is None else amount
        now = time.monotonic()
        self._past.append((now, self.done, self._amount))
        while len(self._past) > 2 and now - self._past[0][0] > self.MEMORY:
            self._past.popleft()
        if now - self._told >= self.PERIOD:
            self.tell()

    def note(self, text: str) -> None:
        """Says in words what is being done."""
        self._note = text
        self.tell()

    def tell(self) -> None:
        """Tells how far the job is, now."""
        self._told = time.monotonic()
        self._emit(self._progress())

    def _progress(self) -> JobProgress:
        rate, left = 0.0, None
        if len(self._past) > 1:
            (then, done, amount), (now, done_now, amount_now) = self._past[0], self._past[-1]
            seconds = max(now - then, 1e-9)
            rate = (amount_now - amount) / seconds
            if done_now > done and seconds >= self.SOON:
                left = max(0, self.total - self.done) * seconds / (done_now - done)
        if self._rate is not None:
            rate = self._rate
        return JobProgress(self._job, self.done, self.total, rate, self._unit, left, self._note)


class Context:
    """One run of one job."""

    def __init__(self, store: Store, settings: Settings, engine: EngineClient, project: int, meter: Meter) -> None:
        self.store = store
        self.settings = settings
        self.project = project
        self.meter = meter
        self._engine = engine
        self._wishes = Wishes()

    def check(self) -> None:
        """To be called between steps. Raises Cancelled."""
        if self._wishes.cancelled.is_set():
            raise Cancelled

    @property
    def paused(self) -> bool:
        """Whether it is to halt."""
        return self._wishes.paused.is_set()

    def request(
        self,
        request: wire.Request,
        on_items: Callable[[Items], None],
        work: Iterable[wire.Work] | None = None,
        window: int = 512,
    ) -> wire.Result | None:
        """`EngineClient.request`, with this job's wishes and notes. Raises Cancelled, EngineDied, RsguiError."""
        self.check()
        return self._engine.request(
            request, on_items, work, window=window, on_note=self.meter.note, wishes=self._wishes
        )

    def cancel(self) -> None:
        self._wishes.cancelled.set()
        self._engine.heed(self._wishes)

    def finish(self) -> None:
        """To end early, and well, with what is made by now."""
        self._wishes.finished.set()
        self._wishes.paused.clear()
        self._engine.heed(self._wishes)

    def pause(self) -> None:
        self._wishes.paused.set()
        self._engine.heed(self._wishes)

    def proceed(self) -> None:
        self._wishes.paused.clear()
        self._engine.heed(self._wishes)
        self.meter.restart()
