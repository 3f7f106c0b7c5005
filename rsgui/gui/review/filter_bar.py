"""The filters over the grid: chips for what is asked of the rows that are shown, what was done last, and how many rows
are left.

The words that are searched for are typed into the window's header.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rsgui.core.texts import later
from rsgui.core.views import EVERYTHING, Filter, Only
from rsgui.gui import widgets
from rsgui.gui.flow import FlowLayout
from rsgui.gui.review.filter_menu import Choices, FilterMenu
from rsgui.gui.review.filter_words import chips
from rsgui.gui.review.writers import Writer
from rsgui.gui.translation import counted, tr

_QUICK: tuple[tuple[str, str, str, dict[str, object]], ...] = (
    (
        "mixed",
        later("Mixed"),
        later("Prompts whose completions have different rewards: only there does a choice teach anything"),
        {"kind": "mixed"},
    ),
    ("undecided", later("Undecided"), later("Prompts of which no person has decided anything yet"), {"decided": False}),
    (
        "decided",
        later("With decisions"),
        later("Prompts with a completion that a person included, excluded or edited"),
        {"decided": True},
    ),
)
"""Filters that have a chip of their own, and what each asks."""


class FilterBar(QWidget):
    """A line over the grid; below it a chip for everything else that is asked."""

    changed = Signal(object)
    """Filter"""

    def __init__(self) -> None:
        super().__init__()
        self.filter = EVERYTHING
        self._chips: dict[str, QPushButton] = {}
        self._writers: tuple[Writer, ...] = ()
        offered = FlowLayout()
        for name, text, tip, changes in _QUICK:
            chip = widgets.button(tr(text), partial(self._quick, changes), "chip", tip=tr(tip))
            chip.setCheckable(True)
            self._chips[name] = chip
            offered.addWidget(chip)
        self.menu = FilterMenu(lambda: self.filter)
        self.menu.asked.connect(self._set)
        offered.addWidget(self.menu)
        self._said = widgets.Elided("", "caption")
        self._count = widgets.label("", "caption")
        line = widgets.row(widgets.boxed(offered), spacing=16)
        line.addWidget(self._said, 1)
        line.addWidget(self._count)
        self._asked = FlowLayout()
        self._below = widgets.boxed(self._asked)
        self._below.hide()
        whole = widgets.column(line, self._below, spacing=8)
        whole.setContentsMargins(16, 8, 16, 8)
        self.setLayout(whole)

    # --- what is asked

    def search(self, text: str) -> None:
        """Shows only what has these words."""
        self._set(msgspec.structs.replace(self.filter, search=text.strip()))

    def take(self, wanted: Filter) -> None:
        """Takes this filter, of a view say; says nothing."""
        self.filter = wanted
        self._said.setText("")
        self._follow()

    def show_only(self, only: Only | None) -> None:
        """Shows these prompts alone, or all; says nothing."""
        self.take(Filter(only=only))

    def clear(self) -> None:
        """Shows everything again; says nothing."""
        self.take(EVERYTHING)

    def show_choices(self, choices: Choices) -> None:
        """What the project has that one can filter by."""
        self.menu.choices = choices

    def show_writers(self, by: Sequence[Writer]) -> None:
        """The generators by name, where there are several."""
        self._writers = tuple(by)
        self._follow()

    def chips(self) -> list[QPushButton]:
        """The chips of what is asked besides what has a place of its own."""
        return [chip for chip in self._below.findChildren(QPushButton) if not chip.isHidden()]

    # --- what is told

    def show_count(self, shown: int, every: int) -> None:
        """How many rows the filters leave."""
        words = counted(every, "{shown:,} of {count} prompt", "{shown:,} of {count} prompts", shown=shown)
        self._count.setText("" if self.filter == EVERYTHING else words)

    def say(self, text: str) -> None:
        """What was done last, in words."""
        self._said.setText(text)

    # --- inside

    def _quick(self, changes: dict[str, object]) -> None:
        """A chip of its own: what it asks, or no more of it."""
        holds = all(getattr(self.filter, name) == value for name, value in changes.items())
        self._set(msgspec.structs.replace(self.filter, **{k: None if holds else v for k, v in changes.items()}))

    def _set(self, wanted: Filter) -> None:
        if wanted != self.filter:
            self.filter = wanted
            self.changed.emit(wanted)
        self._follow()

    def _follow(self) -> None:
        """The chips say what holds."""
        for name, _, _, changes in _QUICK:
            self._chips[name].setChecked(all(getattr(self.filter, k) == v for k, v in changes.items()))
        while self._asked.count():
            item = self._asked.takeAt(0)
            old = item.widget() if item else None
            if old is not None:
                old.hide()
                old.deleteLater()
        quick = {tr(text) for _, text, _, _ in _QUICK}
        tip = tr("Do not ask for this any more")
        for text, without in chips(self.filter, self._writers):
            if text not in quick:
                self._asked.addWidget(widgets.button(text, partial(self._set, without), "chip", "cancel", tip))
        self._below.setVisible(self._asked.count() > 0)
