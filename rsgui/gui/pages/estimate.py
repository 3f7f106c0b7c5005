"""Before the start: how much a run will take, as far as it is known, and a short measurement that tells more."""

from __future__ import annotations

import shutil

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from rsgui.core import wire
from rsgui.core.entities import Generator, Project
from rsgui.core.errors import RsguiError
from rsgui.core.forecast import Forecast, Memory, forecast
from rsgui.core.texts import later, tr
from rsgui.gui.background import Awaited, Reader
from rsgui.gui.notices import ErrorBanner
from rsgui.gui.widgets import button, column, label, row, set_role
from rsgui.gui.words import duration, size
from rsgui.jobs import machine
from rsgui.jobs.calibrating import Calibration
from rsgui.jobs.workbench import Workbench

PATIENCE = 500
"""Milliseconds between two looks at what a measurement waits for."""

NAMES = (later("Tokens"), later("Time"), later("Disk"), later("Memory"))
_TIP = later("Makes a few completions for some seconds, which are thrown away. The model stays loaded for the run.")


class Estimate(QWidget):
    """Four lines, and a button that measures."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._project: int | None = None
        self._generator = Generator()
        self._n = 1
        self._missing = 0
        self._info: wire.ModelInfo | None = None
        self._measured: tuple[Generator, wire.Pace] | None = None
        self._free = (0, 0)  # bytes of memory and of disk
        self._calibration: Calibration | None = None
        self._looks, self._begins = Reader(self), Reader(self)
        self._answer = Awaited(self)
        self._patience = QTimer(self, interval=PATIENCE)
        self._patience.timeout.connect(self._say_busy)
        self.errors = ErrorBanner()
        self.values = {name: label("", wrap=True) for name in NAMES}
        self.button = button(tr("Estimate the time"), self.measure_or_stop, icon="clock", tip=tr(_TIP))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(12)
        for line, (name, value) in enumerate(self.values.items()):
            grid.addWidget(label(tr(name), "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, line, 1)
        grid.setColumnStretch(1, 1)
        self.setLayout(column(grid, row(self.button, None), self.errors, spacing=8))

    def open_project(self, project: Project | None) -> None:
        """Another project has other prompts: what was measured goes."""
        self.drop()
        self._project = project.id if project else None
        self._measured = None
        self.errors.clear()
        if project is not None:
            self._looks.ask(self._look, self._take_free)

    def follow(self, generator: Generator, n: int, missing: int, info: wire.ModelInfo | None) -> None:
        """The page says this now: `missing` completions are to be made, `n` of each prompt."""
        if generator != self._generator:
            self.drop()
        self._generator, self._n, self._missing, self._info = generator, n, missing, info
        self.button.setVisible(generator.model.backend != "openai")  # to ask a server may cost money
        self._show()

    # --- measuring

    def measure_or_stop(self) -> None:
        """Begins a measurement, or ends the one that runs."""
        if self._calibration is not None:
            self.drop()
            return
        if self._project is None:
            return
        self.errors.clear()
        project, generator, n = self._project, self._generator, self._n
        self.button.setEnabled(False)
        self._begins.ask(lambda: Calibration(self._bench, project, generator, n), self._await, self._fail)

    def drop(self) -> None:
        """Ends the measurement, if one runs: the start of a run does not wait for it."""
        calibration, self._calibration = self._calibration, None
        self._answer.forget()
        if calibration is not None:
            calibration.drop()
        self._patience.stop()
        self._show()

    def _await(self, calibration: Calibration) -> None:
        self.button.setEnabled(True)
        if calibration.generator != self._generator:
            calibration.drop()  # another one was chosen meanwhile
            return
        self._calibration = calibration
        self._answer.wait_for(calibration.pace, self._take, self._fail)
        self._patience.start()
        self._say_busy()

    def _say_busy(self) -> None:
        waits = self._calibration is not None and self._calibration.waits
        self.values["Time"].setText(tr("Waits for the running job to end.") if waits else tr("Being measured ..."))
        self.button.setText(tr("Stop measuring"))

    def _take(self, pace: wire.Pace) -> None:
        self._measured = self._generator, pace
        self._calibration = None
        self._patience.stop()
        self._looks.ask(self._look, self._take_free)

    def _fail(self, error: RsguiError) -> None:
        self.button.setEnabled(True)
        self.drop()
        self.errors.show_error(error)

    # --- what it shows

    def _look(self) -> tuple[int, int]:
        return machine.free_memory(), shutil.disk_usage(self._bench.store.path.parent).free

    def _take_free(self, free: tuple[int, int]) -> None:
        self._free = free
        self._show()

    @property
    def pace(self) -> wire.Pace | None:
        """What was measured of the generator that stands in the fields."""
        return self._measured[1] if self._measured and self._measured[0] == self._generator else None

    def _show(self) -> None:
        if self._calibration is not None:
            return
        memory, disk = self._free
        options = self._bench.settings.model_options()
        told = forecast(self._missing, self._generator, self._info, self.pace, options, memory)
        self.button.setText(tr("Estimate the time") if self.pace is None else tr("Estimate again"))
        for name, (text, good) in zip(NAMES, words(told, self.pace, disk), strict=True):
            self.values[name].setText(text)
            set_role(self.values[name], "role", "" if good else "danger")
            self.values[name].setAccessibleName(f"{tr(name)}: {text}")


def words(told: Forecast, pace: wire.Pace | None, disk_free: int) -> tuple[tuple[str, bool], ...]:
    """What stands in the lines, and whether it is good."""
    if told.tokens is None or told.seconds is None or pace is None:
        tokens, time = tr("at most {most:,}", most=told.most_tokens), tr("not measured yet")
    else:
        tokens = tr("about {count:,}, at most {most:,}", count=_round(told.tokens), most=told.most_tokens)
        pace_words = _round(pace.tokens_per_second)
        time = tr("about {time}, at {pace:,} tokens/s", time=duration(told.seconds), pace=pace_words)
    return (tokens, True), (time, True), _disk_words(told, disk_free), _memory_words(told.memory)


def _disk_words(told: Forecast, free: int) -> tuple[str, bool]:
    need = tr("at most {size}", size=size(told.disk))
    if told.tokens is not None:
        need = tr("about {size}", size=size(told.disk))
    if not free:
        return need, True
    if told.disk > free:
        return tr("There is no room: {need}, and {free} are free.", need=need, free=size(free)), False
    return tr("{need}, of {free} that are free", need=need, free=size(free)), True


def _memory_words(memory: Memory | None) -> tuple[str, bool]:
    if memory is None:
        return tr("not known"), True
    free = tr("{size} are free", size=size(memory.free))
    weights = tr("{size} for the weights", size=_up_to(memory.weights, memory))
    if not memory.free:
        return weights, True
    if not memory.fits:
        need = _up_to(memory.least, memory)
        words = tr("Does not fit: {need} for one completion at a time, {free}.", need=need, free=free)
        return words + " " + tr("Choose a smaller model, or close other programs."), False
    if memory.most > memory.free:
        return tr("Fits, with fewer completions at a time: {weights}, {free}", weights=weights, free=free), True
    most = size(memory.most)
    return tr("Fits: {weights}, up to {most} with its completions; {free}", weights=weights, most=most, free=free), True


def _up_to(count: int, memory: Memory) -> str:
    return size(count) if memory.measured else tr("up to {size}", size=size(count))


def _round(value: float) -> int:
    """To two digits: more would promise too much."""
    digits = max(0, len(str(int(value))) - 2)
    return int(round(value / 10**digits) * 10**digits)
