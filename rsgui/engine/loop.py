"""The engine's loop: one request after the other, while a second thread listens for what concerns them."""

from __future__ import annotations

import logging
import os
import queue
import sys
import threading
import traceback
from typing import BinaryIO

from rsgui import __version__
from rsgui.core import wire
from rsgui.core.errors import Cancelled, RsguiError
from rsgui.engine.control import Control, Inbox, Reply
from rsgui.engine.handlers import Handlers

log = logging.getLogger(__name__)


class Loop:
    """Requests come in by `source`, events go out by `sink`. Ends with `source`: then there is nobody to work for."""

    def __init__(self, source: BinaryIO, sink: BinaryIO) -> None:
        self._source = source
        self._sink = sink
        self._sending = threading.Lock()
        self._requests: queue.SimpleQueue[wire.Request | None] = queue.SimpleQueue()
        self._open: dict[int, tuple[Control, Inbox[wire.Work]]] = {}
        self._handlers = Handlers()

    def run(self) -> None:
        self._send(wire.Ready(wire.PROTOCOL, __version__, os.getpid()))
        threading.Thread(target=self._listen, name="listen", daemon=True).start()
        while (request := self._requests.get()) is not None:
            self._answer(request)

    def _listen(self) -> None:
        try:
            for line in self._source:
                self._hear(wire.to_engine.decode(line))
        finally:  # also of a line that is not of the protocol: an engine that hears nothing must not live on
            for control, _ in list(self._open.values()):
                control.cancel()
            self._requests.put(None)

    def _hear(self, message: wire.ToEngine) -> None:
        match message:
            case wire.Feed(id, work, last):
                if id in self._open:
                    self._open[id][1].put(work, last)
            case wire.Cancel(id):
                if id in self._open:
                    self._open[id][0].cancel()
            case wire.Pause(id):
                if id in self._open:
                    self._open[id][0].pause()
            case wire.Finish(id):
                if id in self._open:
                    self._open[id][0].finish()
            case wire.Continue(id):
                if id in self._open:
                    self._open[id][0].proceed()
            case request:
                control = Control()
                self._open[request.id] = (control, Inbox(control))
                self._requests.put(request)

    def _answer(self, request: wire.Request) -> None:
        control, inbox = self._open[request.id]
        reply = Reply(request.id, self._send)
        control.before_waiting, control.between_steps = reply.flush, reply.flush_due
        end: wire.Event
        try:
            control.check()
            self._send(wire.Started(request.id))
            result = self._handlers.handle(request, inbox, control, reply)
            end = wire.Done(request.id, result)
        except Cancelled:
            end = wire.Stopped(request.id)
        except RsguiError as error:
            end = wire.Failed(request.id, error.kind, error.message, error.hint)
        except Exception as error:  # noqa: BLE001 -- whatever a library raises, the engine tells it and lives on
            traceback.print_exc(file=sys.stderr)
            end = _fault(request.id, error)
        reply.flush()
        del self._open[request.id]
        self._send(end)

    def _send(self, event: wire.Event) -> None:
        with self._sending:
            self._sink.write(wire.encode(event))
            self._sink.flush()


def _fault(request: int, error: Exception) -> wire.Failed:
    """What is told of an error that nobody expected: a library that does not load, or a mistake."""
    last_line = "".join(traceback.format_exception_only(error)).strip().rstrip(".")
    if isinstance(error, ImportError):
        message = f"A library of the engine does not load: {last_line}."
        hint = "Install rsgui again; “rsgui doctor” tells what works on this machine."
    else:
        message, hint = f"The engine made a mistake: {last_line}.", "engine.log has the whole traceback."
    return wire.Failed(request, "engine_fault", message, hint)


def main() -> None:
    """Keeps descriptor 1 for the protocol and points it at stderr, so that a library's print cannot break a line."""
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    try:
        Loop(sys.stdin.buffer, sink).run()
    except BrokenPipeError:
        log.info("the application is gone")
    finally:
        # Native libraries may hang or crash in their destructors; everything is sent by now.
        os._exit(0)
