"""Vectors of texts by a local embedding model in the engine, kept while rsgui is open."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from rsgui.core import wire
from rsgui.core.errors import Cancelled
from rsgui.core.texts import later
from rsgui.jobs.engine_client import Items
from rsgui.jobs.runner import Runner
from rsgui.jobs.settings import Settings
from rsgui.jobs.watching import Watch

MOST = 256 << 20
"""So many bytes of vectors are kept; what has not been asked for longest goes first."""

Vector = NDArray[np.float32]


class Embeddings:
    """Asks the engine for what is not known yet. For any thread."""

    def __init__(self, runner: Runner, settings: Settings, most: int = MOST) -> None:
        self._runner = runner
        self._settings = settings
        self._most = most
        self._lock = threading.Lock()
        self._known: OrderedDict[bytes, Vector] = OrderedDict()
        self._bytes = 0

    def of(self, model: str, texts: list[str], watch: Watch) -> NDArray[np.float64]:
        """One line a text, of length one. Waits for the engine, after the job that runs.

        Raises ModelError, OutOfMemory, EngineDied, and Cancelled.
        """
        keys = [hashlib.blake2b(f"{model}\0{text}".encode(), digest_size=16).digest() for text in texts]
        with self._lock:
            found = {key: self._known[key] for key in keys if key in self._known}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if missing:
            made = self._made(model, missing, watch)
            self._keep(made)
            found |= made
        return np.array([found[key] for key in keys], dtype=np.float64)

    def _made(self, model: str, texts: Mapping[bytes, str], watch: Watch) -> dict[bytes, Vector]:
        keys, done, ended = list(texts), 0, threading.Event()

        def work() -> Iterator[wire.Work]:
            return (wire.TextWork(place, texts[key]) for place, key in enumerate(keys))

        def came(items: Items) -> None:
            nonlocal done
            done += len(items)
            if ended.is_set():
                raise Cancelled

        def read(items: Items, result: wire.Result | None) -> dict[bytes, Vector]:
            embedded = [item for item in items if isinstance(item, wire.Embedded)]
            return {keys[item.place]: np.frombuffer(item.vector, "<f4") for item in embedded}

        future = self._runner.call(wire.Embed(0, model, self._settings.threads), read, work(), came)
        try:
            while True:
                try:
                    return future.result(timeout=Watch.PERIOD)
                except TimeoutError:
                    begun = future.running()
                    watch.step(READING if begun else WAITING, done, len(keys))
        except Cancelled:
            ended.set()
            future.cancel()
            raise

    def _keep(self, made: Mapping[bytes, Vector]) -> None:
        with self._lock:
            for key, vector in made.items():
                if key not in self._known:
                    self._known[key] = vector
                    self._bytes += vector.nbytes
            while self._bytes > self._most:
                self._bytes -= self._known.popitem(last=False)[1].nbytes


WAITING = later("Waiting for the engine, which has another job")
READING = later("Reading completions with the embedding model")
