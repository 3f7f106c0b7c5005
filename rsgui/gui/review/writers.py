"""Who wrote what, where several generators answered the same prompts: a letter and a name for each, and the field that
picks one of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from string import ascii_uppercase
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from rsgui.core.entities import Generator, Run
from rsgui.core.texts import tr
from rsgui.gui.words import both


class Writer(NamedTuple):
    """One of several generators."""

    mark: str  # what its cells show
    name: str  # no other one is called so
    runs: tuple[int, ...]  # what it made, with one seed or another


def writers(runs: Sequence[Run], having: Collection[int]) -> tuple[Writer, ...]:
    """The generators of the runs that have completions, oldest first; none where there is but one."""
    by: dict[Generator, list[int]] = {}
    for run in runs:
        if run.id in having:
            by.setdefault(run.generator, []).append(run.id)
    if len(by) < 2:
        return ()
    names = _names(list(by))
    marks = [_mark(place) for place in range(len(by))]
    return tuple(Writer(*one) for one in zip(marks, names, map(tuple, by.values()), strict=True))


def called(by: Sequence[Writer], runs: Collection[int]) -> str:
    """The generators of these runs by name, or the runs by number where they are not all of a generator's."""
    whole = [writer for writer in by if set(writer.runs) <= set(runs)]
    if {run for writer in whole for run in writer.runs} == set(runs):
        return both([f"{writer.mark} ({writer.name})" for writer in whole])
    return both([tr("run {run}", run=run) for run in sorted(runs)])


def _mark(place: int) -> str:
    return ascii_uppercase[place] if place < len(ascii_uppercase) else str(place + 1)


def _names(generators: Sequence[Generator]) -> list[str]:
    """As short as tells them apart: the model and adapter, then the temperature, then a number."""
    short = [g.model.name + (f" + {Path(g.adapter).name}" if g.adapter else "") for g in generators]
    warm = [f"{name}, T {g.sampling.temperature:g}" for name, g in zip(short, generators, strict=True)]
    names = [longer if short.count(name) > 1 else name for name, longer in zip(short, warm, strict=True)]
    return [
        f"{name} ({names[: place + 1].count(name)})" if names.count(name) > 1 else name
        for place, name in enumerate(names)
    ]


class RunsPicker(QComboBox):
    """All generators, or one of them. Hidden where there is but one."""

    chosen = Signal(object)
    """The runs of what a person chose, a tuple; None: all."""

    def __init__(self, word: str, name: str) -> None:
        """`word` stands before each generator."""
        super().__init__()
        self._word = word
        self._by: tuple[Writer, ...] = ()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(len(word) + 8)
        self.activated.connect(lambda _: self.chosen.emit(self.currentData()))
        self.hide()

    def show_writers(self, by: Sequence[Writer], runs: tuple[int, ...] | None) -> None:
        """Other generators to choose among, and which is chosen; says nothing."""
        self._by = tuple(by)
        self.choose(runs)
        self.setVisible(bool(by) or runs is not None)

    def choose(self, runs: tuple[int, ...] | None) -> None:
        """Shows these runs as chosen; says nothing."""
        self.clear()
        self.addItem(tr("{by_or_among} all", by_or_among=self._word), None)
        for writer in self._by:
            self.addItem(f"{self._word} {writer.mark}  {writer.name}", writer.runs)
        known = next((i for i in range(self.count()) if self.itemData(i) == runs), -1)
        if known < 0 and runs is not None:
            self.addItem(f"{self._word} {called(self._by, runs)}", runs)
            known = self.count() - 1
        self.setCurrentIndex(known)
