"""The beginnings of texts, read for what is on the screen and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from rsgui.gui.background import Reader
from rsgui.store import grid, prompts
from rsgui.store.database import Store

KEPT = 4000
"""So many beginnings are kept."""

LENGTH = 240
"""So many characters of a text are kept: a row or a card shows fewer, its tooltip no more."""


class Beginnings(QObject):
    """A bounded cache of what texts begin with. What is not there is read off the GUI thread, a screen at a time."""

    arrived = Signal()
    """More words are there than before."""

    def __init__(self, read: Callable[[Collection[int]], Mapping[int, str]], parent: QObject) -> None:
        """`read` gives texts by their ids; it runs off the GUI thread."""
        super().__init__(parent)
        self._read_texts = read
        self._words: OrderedDict[int, str] = OrderedDict()
        self._wanted: set[int] = set()
        self._reader = Reader(self)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._read)

    def words(self, id: int) -> str | None:
        """What the text begins with, on one line; None where it has yet to be read (`arrived` tells)."""
        found = self._words.get(id)
        if found is None:
            self._wanted.add(id)
            if not self._timer.isActive() and not self._reader.busy:
                self._timer.start()
            return None
        self._words.move_to_end(id)
        return found

    def want(self, ids: Iterable[int]) -> None:
        """Reads these with what is read next, where they are not there: they will be looked at soon."""
        self._wanted.update(id for id in ids if id not in self._words)

    def fetch(self, ids: Iterable[int]) -> None:
        """Reads these now, where nothing is being read: what they are for is only about to be painted."""
        self.want(ids)
        if self._wanted and not self._reader.busy:
            self._timer.stop()
            self._read()

    def __contains__(self, id: int) -> bool:
        return id in self._words

    def clear(self) -> None:
        """Forgets everything, for another project."""
        self._reader.forget()
        self._words.clear()
        self._wanted.clear()

    def _read(self) -> None:
        wanted = sorted(self._wanted)
        self._wanted.clear()
        if not wanted:
            return

        def read() -> dict[int, str]:
            found = self._read_texts(wanted)
            return {id: " ".join(found.get(id, "").split())[:LENGTH] for id in wanted}

        self._reader.ask(read, self._keep)

    def _keep(self, words: dict[int, str]) -> None:
        self._words.update(words)
        while len(self._words) > KEPT:
            self._words.popitem(last=False)
        self.arrived.emit()
        if self._wanted:
            self._timer.start()


def of_prompts(store: Store, parent: QObject) -> Beginnings:
    """The first words of prompts."""

    def read(ids: Collection[int]) -> dict[int, str]:
        with store.read() as session:
            return prompts.texts(session, ids, 2 * LENGTH)

    return Beginnings(read, parent)


def of_completions(store: Store, parent: QObject) -> Beginnings:
    """The first words of completions."""

    def read(ids: Collection[int]) -> dict[int, str]:
        with store.read() as session:
            return grid.cells(session, ids, 2 * LENGTH)

    return Beginnings(read, parent)
