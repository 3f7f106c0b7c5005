"""Drives the engine: one request at a time, fed in bounded windows, with cancel, pause and the child's death."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from itertools import count
from typing import TypeAlias

import msgspec

from rsgui.core import wire
from rsgui.core.errors import Cancelled, EngineDied, EngineFault, error_of
from rsgui.jobs.child import ENGINE, Child

log = logging.getLogger(__name__)

Items: TypeAlias = tuple[wire.Item, ...]
End: TypeAlias = wire.Done | wire.Failed | wire.Stopped


class Wishes:
    """What a person wants of a job: kept apart from its requests, so that a pause holds between two of them."""

    def __init__(self) -> None:
        self.cancelled = threading.Event()
        self.paused = threading.Event()
        self.finished = threading.Event()


class EngineClient:
    """Keeps one engine warm between requests. One thread calls `request`; `heed` may be called by any."""

    GRACE = 5.0  # seconds that a cancelled request has before the child is ended

    def __init__(self, command: Sequence[str] = ENGINE, grace: float = GRACE) -> None:
        self._command = command
        self._grace = grace
        self._ids = count(1)
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._current: tuple[int, Wishes] | None = None
        self._deadline: threading.Timer | None = None

    @property
    def pid(self) -> int | None:
        """The child's process id, while there is one."""
        child = self._child
        return child.pid if child else None

    def request(
        self,
        request: wire.Request,
        on_items: Callable[[Items], None],
        work: Iterable[wire.Work] | None = None,
        *,
        window: int = 512,
        on_note: Callable[[str], None] = lambda note: None,
        wishes: Wishes | None = None,
    ) -> wire.Result | None:
        """Sends `request` (its id is given here) and hands its items to `on_items` until it is done.

        `work` is read lazily: about `window` completions are outstanding. Raises Cancelled, EngineDied, and what the
        engine says went wrong. What `on_items` or `work` raise ends the request, and is raised.
        """
        wishes = wishes or Wishes()
        if wishes.cancelled.is_set():
            raise Cancelled
        request = msgspec.structs.replace(request, id=next(self._ids))
        with self._lock:
            self._current = (request.id, wishes)
        try:
            child = self._started()
            child.say(request)
            self.heed(wishes)
            return self._result(self._follow(child, request.id, _Flow(request.id, work, window), on_items, on_note))
        except EngineDied:
            if wishes.cancelled.is_set():
                raise Cancelled from None
            raise
        finally:
            self._end_request()

    def heed(self, wishes: Wishes, grace: float | None = None) -> None:
        """Tells the engine what is wished of the request that is running under these `wishes`, if one is. `grace`: the
        seconds that it has if it is cancelled."""
        with self._lock:
            if self._current is None or self._current[1] is not wishes:
                return
            if wishes.cancelled.is_set():
                self._ask_to_stop(self._current[0], self._grace if grace is None else grace)
            elif self._child is not None:
                if wishes.finished.is_set():
                    self._child.say(wire.Finish(self._current[0]))
                say = wire.Pause if wishes.paused.is_set() else wire.Continue
                self._child.say(say(self._current[0]))

    def stop(self) -> None:
        """Ends the child; a later request starts another. Not while a request is running."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def _started(self) -> Child:
        if self._child is not None and self._child.alive:
            return self._child
        self.stop()  # one that died while it had nothing to do
        child = Child(self._command)
        with self._lock:
            self._child = child
        match child.hear():
            case wire.Ready(protocol=wire.PROTOCOL, pid=pid):
                log.info("engine %d is ready", pid)
                return child
            case wire.Ready(version=version):
                self.stop()
                raise EngineFault(
                    "The engine is of another version, {version}.", "Install rsgui again.", version=version
                )
            case _:
                raise self._death(child, at_start=True)

    def _follow(
        self,
        child: Child,
        request: int,
        flow: _Flow,
        on_items: Callable[[Items], None],
        on_note: Callable[[str], None],
    ) -> End:
        """Feeds and listens until the request is at its end."""
        try:
            while True:
                if (feed := flow.feed()) is not None:
                    child.say(feed)
                match self._heard(child):
                    case wire.Items(id=id, items=items) if id == request:
                        flow.settle(items)
                        on_items(items)
                    case wire.Progress(id=id, note=note) if id == request:
                        on_note(note)
                    case (wire.Done(id=id) | wire.Failed(id=id) | wire.Stopped(id=id)) as end if id == request:
                        return end
        except EngineDied:
            raise
        except BaseException:
            self._abandon(child, request)
            raise

    def _heard(self, child: Child) -> wire.Event:
        event = child.hear()
        if event is None:
            raise self._death(child)
        return event

    def _abandon(self, child: Child, request: int) -> None:
        """Our side cannot go on with the request: ends it, so that the engine is free for the next one."""
        with self._lock:
            self._ask_to_stop(request, self._grace)
        while (event := child.hear()) is not None:
            match event:
                case wire.Done(id=id) | wire.Failed(id=id) | wire.Stopped(id=id) if id == request:
                    return
        self._death(child)

    def _result(self, end: End) -> wire.Result | None:
        match end:
            case wire.Done(result=result):
                return result
            case wire.Failed(kind=kind, message=message, hint=hint):
                raise error_of(kind, message, hint)
            case wire.Stopped():
                raise Cancelled

    def _death(self, child: Child, at_start: bool = False) -> EngineDied:
        """Why the child is at its end. It is cleared away; the next request starts another."""
        error = child.died(at_start)
        with self._lock:
            self._child = None
        log.error("%s", error.message)
        return error

    def _ask_to_stop(self, request: int, grace: float) -> None:
        if self._child is not None:
            self._child.say(wire.Cancel(request))
        if self._deadline is None or grace < self._deadline.interval:
            if self._deadline is not None:
                self._deadline.cancel()
            self._deadline = threading.Timer(grace, self._force)
            self._deadline.start()

    def _force(self) -> None:
        child = self._child
        if child is not None:
            log.warning("the engine did not stop when it was asked to, and is ended")
            child.kill()

    def _end_request(self) -> None:
        with self._lock:
            self._current = None
            deadline, self._deadline = self._deadline, None
        if deadline is not None:
            deadline.cancel()
            deadline.join()


class _Flow:
    """Keeps a window of work outstanding: reads the source lazily, and counts what comes back."""

    def __init__(self, request: int, work: Iterable[wire.Work] | None, window: int) -> None:
        self._request = request
        self._source = iter(work) if work is not None else None
        self._window = window
        self._outstanding = 0
        self._left: dict[int, int] = {}  # of each prompt, the completions still to come

    def feed(self) -> wire.Feed | None:
        """What fills the window up again; None where it is full, or where all is sent."""
        if self._source is None or self._outstanding >= self._window:
            return None
        work: list[wire.Work] = []
        last = False
        while self._outstanding < self._window:
            piece = next(self._source, None)
            if piece is None:
                last, self._source = True, None
                break
            work.append(piece)
            self._count(piece)
        return wire.Feed(self._request, tuple(work), last)

    def settle(self, items: Items) -> None:
        """These have come back."""
        for item in items:
            match item:
                case wire.Made(completion):
                    self._outstanding -= 1
                    self._left[completion.prompt] -= 1
                    if not self._left[completion.prompt]:
                        del self._left[completion.prompt]
                case wire.Refused(prompt):
                    self._outstanding -= self._left.pop(prompt, 0)
                case wire.Rewarded() | wire.Embedded() | wire.Likely():
                    self._outstanding -= 1

    def _count(self, piece: wire.Work) -> None:
        match piece:
            case wire.PromptWork(prompt=prompt, indices=indices):
                self._left[prompt] = len(indices)
                self._outstanding += len(indices)
            case wire.TextWork():
                self._outstanding += 1
            case wire.SaidWork(said=said):
                self._outstanding += len(said)
            case wire.ScoreWork(texts=texts):
                self._outstanding += sum(not text.known for text in texts)
