"""Runs jobs: the engine's one after the other on one worker thread; exports and loops each on its own."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import Any, TypeVar

import msgspec

from rsgui.core import wire
from rsgui.core.entities import JobRecord, JobState
from rsgui.core.errors import BadInput, Cancelled, DiskFull, EngineDied, RsguiError, StoreError
from rsgui.jobs import evaluate, export, export_adapter, generate, importing, score, specs, train, train_reward
from rsgui.jobs.context import Context, Meter
from rsgui.jobs.engine_client import EngineClient, Items, Wishes
from rsgui.jobs.events import JobChanged, JobEvent, JobProgress
from rsgui.jobs.settings import Settings
from rsgui.jobs.specs import EngineSpec, JobSpec
from rsgui.store import jobs as stored
from rsgui.store.database import Store

__all__ = ["JobChanged", "JobEvent", "JobProgress", "Runner"]

log = logging.getLogger(__name__)
T = TypeVar("T")

RESUMABLE: tuple[JobState, ...] = ("interrupted", "failed", "cancelled")
CLOSED = "rsgui was closed."
SOON = 0.2
"""Seconds that a call has when rsgui is closed: nobody waits for it any more, and nothing of it is kept."""


class Runner:
    """Owns the engine and the worker threads. Every method may be called from any thread and soon returns.

    Listeners are called on worker threads.
    """

    def __init__(self, store: Store, settings: Settings, engine: EngineClient | None = None) -> None:
        self._store = store
        self._settings = settings
        self._engine = engine or EngineClient()
        self._lock = threading.RLock()
        self._todo = threading.Condition(self._lock)
        self._calls: deque[Callable[[], None]] = deque()
        self._queue: deque[int] = deque()
        self._running: dict[int, Context] = {}
        self._records: dict[int, JobRecord] = {}
        self._progress: dict[int, JobProgress] = {}
        self._ended: dict[int, threading.Event] = {}
        self._listeners: list[Callable[[JobEvent], None]] = []
        self._to_finish: set[int] = set()
        self._call_wishes: dict[Future[Any], Wishes] = {}
        self._closing = False
        with store.write() as w:
            stored.interrupted_on_open(w)
        self._worker = threading.Thread(target=self._work, name="jobs", daemon=True)
        self._worker.start()
        self._aside: list[threading.Thread] = []

    # --- verbs

    def submit(self, project: int, title: str, spec: JobSpec) -> int:
        """Records a job and queues it. Raises DiskFull."""
        with self._store.write() as w:
            record = stored.create(w, project, title, specs.to_json(spec))
        self._enqueue(record)
        return record.id

    def resume(self, job: int, finish: bool = False) -> None:
        """Queues an interrupted, failed or cancelled job again: it does what is missing, or with `finish` makes do with
        what there is. Else nothing happens."""
        with self._lock:
            record = self._record(job)
            if record.state not in RESUMABLE or job in self._running:
                return
            if finish:
                self._to_finish.add(job)
            self._enqueue(self._change(record, state="queued", message=""))

    def cancel(self, job: int) -> None:
        """Ends a queued or running job; what it has made is kept."""
        with self._lock:
            if job in self._running:
                self._running[job].cancel()
            elif job in self._queue:
                self._queue.remove(job)
                self._end(job, "cancelled", "")

    def finish(self, job: int) -> None:
        """Ends a running training early, and well: with what it has learnt by now."""
        with self._lock:
            if job in self._running:
                self._running[job].finish()
                self._change(self._record(job), state="running")

    def pause(self, job: int) -> None:
        """Halts a running job between two steps; the engine stays busy with it."""
        with self._lock:
            if job in self._running and self._record(job).state == "running":
                self._running[job].pause()
                self._change(self._record(job), state="paused")

    def proceed(self, job: int) -> None:
        """Lets a paused job go on."""
        with self._lock:
            if job in self._running and self._record(job).state == "paused":
                self._running[job].proceed()
                self._change(self._record(job), state="running")

    def progress(self, job: int) -> JobProgress | None:
        """The last progress told of a job, None where none was told since rsgui was opened."""
        return self._progress.get(job)

    def wait(self, job: int, timeout: float | None = None) -> JobRecord:
        """The job's record once it has ended, or after `timeout` seconds."""
        ended = self._ended.get(job)
        if ended is not None:
            ended.wait(timeout)
        return self._record(job)

    def subscribe(self, listener: Callable[[JobEvent], None]) -> Callable[[], None]:
        """Calls `listener` with every event, on worker threads. Gives what unsubscribes it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def call(
        self,
        request: wire.Request,
        read: Callable[[Items, wire.Result | None], T],
        work: Iterable[wire.Work] | None = None,
        came: Callable[[Items], None] = lambda items: None,
    ) -> Future[T]:
        """A short request, such as a preview, that is no job: `read` makes the answer of its items and result.

        It goes before the jobs that wait, and after the one that runs. It is fed with `work`; `came` hears of items
        as they come, on the worker thread, and what it raises ends the request.
        """
        future: Future[T] = Future()
        wishes = Wishes()

        def answer() -> None:
            if not future.set_running_or_notify_cancel():
                return
            items: list[wire.Item] = []

            def take(found: Items) -> None:
                items.extend(found)
                came(found)

            try:
                result = self._engine.request(request, take, work, wishes=wishes)
                future.set_result(read(tuple(items), result))
            except Cancelled:
                future.set_exception(BadInput(CLOSED if self._closing else "It was ended."))
            except Exception as error:  # noqa: BLE001 -- it is raised again where the future is read
                future.set_exception(error)

        with self._todo:
            if self._closing:
                future.cancel()
            else:
                self._call_wishes[future] = wishes
                future.add_done_callback(lambda done: self._call_wishes.pop(done, None))
                self._calls.append(answer)
                self._todo.notify()
        return future

    def drop(self, call: Future[Any]) -> None:
        """Ends a call that nobody wants any more, also where the engine is at it."""
        with self._lock:
            wishes = self._call_wishes.get(call)
            if not call.cancel() and wishes is not None:
                wishes.cancelled.set()
                self._engine.heed(wishes)

    def close(self) -> None:
        """Stops what runs, marks it and what waits as interrupted, ends the engine, joins all threads."""
        with self._todo:
            self._closing = True
            for wishes in list(self._call_wishes.values()):
                wishes.cancelled.set()
                self._engine.heed(wishes, SOON)
            for context in self._running.values():
                context.cancel()
            for job in self._queue:
                self._end(job, "interrupted", CLOSED)
            self._queue.clear()
            self._todo.notify()
        for thread in [self._worker, *self._aside]:
            thread.join()
        self._engine.stop()

    # --- the worker thread

    def _work(self) -> None:
        while (todo := self._next()) is not None:
            todo()

    def _next(self) -> Callable[[], None] | None:
        """The next thing to do, None when the runner is closed."""
        with self._todo:
            self._todo.wait_for(lambda: self._closing or self._calls or self._queue)
            if self._calls:
                return self._calls.popleft()
            if self._closing:
                return None
            return self._begun(self._queue.popleft())

    def _begun(self, job: int) -> Callable[[], None]:
        """Marks the job as running; under the lock, so that cancel finds it either queued or running."""
        record = self._record(job)
        meter = Meter(job, self._told)
        context = Context(self._store, self._settings, self._engine, record.project or 0, meter)
        self._running[job] = context
        if job in self._to_finish:
            self._to_finish.remove(job)
            context.finish()
        self._change(record, state="running")
        return lambda: self._run(job, record.spec, context)

    def _run(self, job: int, spec: str, context: Context) -> None:
        state, message = self._outcome(spec, context)
        context.meter.tell()
        with self._lock:
            del self._running[job]
            self._end(job, state, message, context.meter)

    def _outcome(self, spec: str, context: Context) -> tuple[JobState, str]:
        """Does the job, and tells how it ended. No error gets past here: the application lives on."""
        try:
            context.check()
            return "done", self._perform(context, specs.from_json(spec))
        except Cancelled:
            return ("interrupted", CLOSED) if self._closing else ("cancelled", "")
        except EngineDied as error:
            tail = "\n".join(error.tail[-8:])
            return "interrupted", f"{error}\n\n{tail}" if tail else str(error)
        except (DiskFull, StoreError) as error:
            log.error("a job was interrupted: %s", error.kind)
            return "interrupted", str(error)
        except RsguiError as error:
            log.info("a job failed: %s", error.kind)
            return "failed", str(error)
        except Exception as error:
            log.exception("a job failed by a fault of ours")
            return "failed", f"rsgui made a mistake: {type(error).__name__}: {error}. The log has the whole of it."

    def _perform(self, context: Context, spec: JobSpec | None) -> str:
        """Does what the spec says and gives a sentence about what came of it."""
        if isinstance(spec, specs.RoundsJob):
            from rsgui.jobs import unattended  # made of verbs, which stand on this module

            return unattended.run(self, context, spec)
        return _perform(context, spec)

    # --- what is told and kept

    def _enqueue(self, record: JobRecord) -> None:
        with self._todo:
            if self._closing:
                raise RuntimeError("the runner is closed")
            self._records[record.id] = record
            self._ended[record.id] = threading.Event()
            self._tell(JobChanged(record))
            if isinstance(specs.from_json(record.spec), specs.ExportJob | specs.RoundsJob):
                self._aside = [thread for thread in self._aside if thread.is_alive()]
                thread = threading.Thread(target=self._begun(record.id), name="aside", daemon=True)
                self._aside.append(thread)
                thread.start()
            else:
                self._queue.append(record.id)
                self._todo.notify()

    def _record(self, job: int) -> JobRecord:
        if job not in self._records:
            with self._store.read() as s:
                self._records[job] = stored.get(s, job)
        return self._records[job]

    def _change(self, record: JobRecord, state: JobState, message: str = "") -> JobRecord:
        """Keeps the new state, tells it, and gives the record."""
        return self._keep(msgspec.structs.replace(record, state=state, message=message, finished=None))

    def _end(self, job: int, state: JobState, message: str, meter: Meter | None = None) -> None:
        record = self._record(job)
        done, total = (meter.done, meter.total) if meter else (record.done, record.total)
        self._keep(
            msgspec.structs.replace(record, state=state, message=message, done=done, total=total, finished=time.time())
        )
        self._ended[job].set()

    def _keep(self, record: JobRecord) -> JobRecord:
        """Writes the record where it can be written: on a full disk it still holds until rsgui is closed."""
        self._records[record.id] = record
        try:
            with self._store.write() as w:
                stored.update(
                    w,
                    record.id,
                    state=record.state,
                    done=record.done,
                    total=record.total,
                    message=record.message,
                    finished=record.finished,
                )
        except RsguiError as error:
            log.warning("the state of job %d could not be kept: %s", record.id, error.kind)
        self._tell(JobChanged(record))
        return record

    def _told(self, progress: JobProgress) -> None:
        self._progress[progress.job] = progress
        self._tell(progress)

    def _tell(self, event: JobEvent) -> None:
        for listener in list(self._listeners):
            try:
                listener(event)
            except Exception:  # the job goes on, whatever a listener makes of its news
                log.exception("a listener of the jobs failed")


def _perform(context: Context, spec: EngineSpec | None) -> str:
    match spec:
        case specs.GenerateJob():
            return generate.run(context, spec)
        case specs.ScoreJob():
            return score.run(context, spec)
        case specs.TrainJob():
            return train.run(context, spec)
        case specs.TrainRewardJob():
            return train_reward.run(context, spec)
        case specs.EvaluateJob():
            return evaluate.run(context, spec)
        case specs.ImportJob():
            return importing.run(context, spec)
        case specs.ExportJob():
            return export.run(context, spec)
        case specs.ExportAdapterJob():
            return export_adapter.run(context, spec)
        case None:
            raise BadInput("This job is of another version of rsgui and cannot be read.", "Start it anew.")
