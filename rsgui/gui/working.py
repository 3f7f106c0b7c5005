"""A line that tells how far something is that one waits for, how long it will take, and that ends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from rsgui.core.texts import tr
from rsgui.gui.widgets import button, label, row
from rsgui.gui.words import duration
from rsgui.jobs.watching import Step, Watch

NOTICED = 300
"""Milliseconds after which one wonders whether anything happens."""
STEPS = 1000


class Working(QFrame):
    """Hidden until what is watched has taken longer than one would not notice."""

    _stepped = Signal(object, object)  # Watch and Step, from any thread

    def __init__(self, inset: str = "") -> None:
        super().__init__()
        self.setProperty("role", "info")
        self.setProperty("inset", inset)
        self._watch: Watch | None = None
        self.words = label("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(200)
        self.bar.setAccessibleName(tr("How far it is"))
        self.end = button(tr("Cancel"), self.cancel, "quiet", tip=tr("Stop, and leave everything as it was"))
        line = row(self.words, None, self.bar, self.end, spacing=12)
        line.setContentsMargins(16, 4, 8, 4)
        self.setLayout(line)
        self._late = QTimer(self, singleShot=True, interval=NOTICED)
        self._late.timeout.connect(self.show)
        self._stepped.connect(self._show_step, Qt.ConnectionType.QueuedConnection)
        self.hide()

    def watch(self) -> Watch:
        """For something that begins now. Until all is done it is the same one, so that a cancel ends all of it."""
        if self._watch is None or self._watch.cancelled:
            made = Watch(lambda step: self._tell(made, step))
            self._watch = made
            self._show(tr("Reckoning …"), Step("", 0, 0))
            self._late.start()
        return self._watch

    def done(self) -> None:
        """Nothing is waited for any more."""
        self._watch = None
        self._late.stop()
        self.hide()

    def cancel(self) -> None:
        """Ends it."""
        if self._watch is not None:
            self._watch.cancel()

    def _tell(self, watch: Watch, step: Step) -> None:
        try:
            self._stepped.emit(watch, step)
        except RuntimeError:  # the page is gone, and nobody is left to tell
            watch.cancel()

    def _show_step(self, watch: Watch, step: Step) -> None:
        if watch is not self._watch:
            return
        words = f"{tr(step.words)} …"
        if step.total:
            words = tr("{doing}: {done:,} of {total:,}", doing=tr(step.words), done=step.done, total=step.total)
        if step.left is not None:
            words = tr("{progress}, {time} left", progress=words, time=duration(step.left))
        self._show(words, step)

    def _show(self, words: str, step: Step) -> None:
        self.words.setText(words)
        for part in (self.bar, self.end):
            part.setVisible(step.total > 0)  # what tells no steps soon ends, and cannot be ended between them
        self.bar.setRange(0, STEPS if step.total else 0)
        self.bar.setValue(round(STEPS * step.done / step.total) if step.total else 0)
