"""The filters over the grid: chips for the rows that are worth a look, what was done last, and how many rows are left.

The words that are searched for are typed into the window's header.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rsgui.gui import widgets
from rsgui.gui.review.sight import Only
from rsgui.gui.review.writers import RunsPicker, Writer
from rsgui.gui.words import plural


class Filter(msgspec.Struct, frozen=True):
    """Which prompts the grid shows: those to which everything that is set here applies."""

    search: str = ""
    mixed: bool = False  # their completions have different rewards
    undecided: bool = False  # no person decided anything of them yet
    decided: bool = False
    only: Only | None = None  # the prompts that another page asked for
    written_by: tuple[int, ...] = ()  # the runs whose completions are shown; none: of all


EVERYTHING = Filter()

_CHIPS = (
    ("mixed", "Mixed", "Prompts whose completions have different rewards: only there does a choice teach anything"),
    ("undecided", "Undecided", "Prompts of which no person has decided anything yet"),
    ("decided", "With decisions", "Prompts with a completion that a person included, excluded or edited"),
)
_OPPOSITE = {"undecided": "decided", "decided": "undecided"}


class FilterBar(QWidget):
    """One line over the grid."""

    changed = Signal(object)
    """Filter"""

    def __init__(self) -> None:
        super().__init__()
        self.filter = EVERYTHING
        self._chips: dict[str, QPushButton] = {}
        line = widgets.row(widgets.label("Show", "caption"), spacing=8)
        for name, text, tip in _CHIPS:
            chip = widgets.button(text, partial(self._clicked, name), "chip", tip=tip)
            chip.setCheckable(True)
            self._chips[name] = chip
            line.addWidget(chip)
        self._only = widgets.button("", self._drop_only, "chip", "cancel", "Show the other prompts again")
        self._only.hide()
        line.addWidget(self._only)
        self._by = RunsPicker("By", "Whose completions are shown")
        self._by.chosen.connect(lambda runs: self._set(msgspec.structs.replace(self.filter, written_by=runs or ())))
        line.addWidget(self._by)
        self._said = widgets.Elided("", "caption")
        self._count = widgets.label("", "caption")
        line.addSpacing(8)
        line.addWidget(self._said, 1)
        line.addWidget(self._count)
        line.setContentsMargins(16, 8, 16, 8)
        self.setLayout(line)

    def search(self, text: str) -> None:
        """Shows only prompts with this text."""
        self._set(msgspec.structs.replace(self.filter, search=text.strip()))

    def show_only(self, only: Only | None) -> None:
        """Shows these prompts alone, or all; says nothing."""
        self.clear()
        self.filter = Filter(only=only)
        self._follow()

    def clear(self) -> None:
        """Shows everything again; says nothing."""
        self.filter = EVERYTHING
        self._said.setText("")
        self._follow()
        for chip in self._chips.values():
            chip.setChecked(False)

    def show_writers(self, by: Sequence[Writer]) -> None:
        """The generators whose completions can be shown alone, where there are several."""
        self._by.show_writers(by, self.filter.written_by or None)

    def show_count(self, shown: int, every: int) -> None:
        """How many rows the filters leave."""
        self._count.setText("" if self.filter == EVERYTHING else f"{shown:,} of {plural(every, 'prompt')}")

    def say(self, text: str) -> None:
        """What was done last, in words."""
        self._said.setText(text)

    def _clicked(self, name: str) -> None:
        opposite = _OPPOSITE.get(name)
        if opposite and self._chips[name].isChecked():
            self._chips[opposite].setChecked(False)
        chosen = {key: chip.isChecked() for key, chip in self._chips.items()}
        self._set(msgspec.structs.replace(self.filter, **chosen))

    def _drop_only(self) -> None:
        self._set(msgspec.structs.replace(self.filter, only=None))

    def _set(self, wanted: Filter) -> None:
        if wanted != self.filter:
            self.filter = wanted
            self._follow()
            self.changed.emit(wanted)

    def _follow(self) -> None:
        only = self.filter.only
        self._by.choose(self.filter.written_by or None)
        self._only.setVisible(only is not None)
        self._only.setText(f"{only.words[:1].upper()}{only.words[1:]}" if only else "")
