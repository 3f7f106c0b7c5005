"""The first words of prompts, read for the rows that are on the screen and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QTimer, Signal

from rsgui.gui.background import Reader
from rsgui.store import prompts
from rsgui.store.database import Store

KEPT = 4000
"""So many prompts' first words are kept."""

LENGTH = 240
"""So many characters of a prompt are kept: a row shows fewer, its tooltip no more."""


class PromptWords(QObject):
    """A bounded cache of prompts' first words. What is not there is read off the GUI thread, a screen at a time."""

    arrived = Signal()
    """More words are there than before."""

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._words: OrderedDict[int, str] = OrderedDict()
        self._wanted: set[int] = set()
        self._reader = Reader(self)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._read)

    def words(self, prompt: int) -> str | None:
        """The prompt's words on one line; None where they have yet to be read (`arrived` tells)."""
        found = self._words.get(prompt)
        if found is None:
            self._wanted.add(prompt)
            if not self._timer.isActive() and not self._reader.busy:
                self._timer.start()
            return None
        self._words.move_to_end(prompt)
        return found

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
            with self._store.read() as session:
                found = prompts.texts(session, wanted, 2 * LENGTH)
            return {id: " ".join(text.split())[:LENGTH] for id, text in found.items()}

        self._reader.ask(read, self._keep)

    def _keep(self, words: dict[int, str]) -> None:
        self._words.update(words)
        while len(self._words) > KEPT:
            self._words.popitem(last=False)
        self.arrived.emit()
        if self._wanted:
            self._timer.start()
