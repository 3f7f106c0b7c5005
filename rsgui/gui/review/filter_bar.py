"""The filters over the grid: a search through the prompts, and chips for the rows that are worth a look."""

from __future__ import annotations

from functools import partial

import msgspec
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from rsgui.gui import theme, widgets


class Filter(msgspec.Struct, frozen=True):
    """Which prompts the grid shows: those to which everything that is set here applies."""

    search: str = ""
    mixed: bool = False  # their completions have different rewards
    undecided: bool = False  # no person said anything of them yet
    decided: bool = False

    @property
    def empty(self) -> bool:
        return self == Filter()


_CHIPS = (
    ("mixed", "Mixed", "Prompts whose completions have different rewards: only there does a choice teach anything"),
    ("undecided", "Undecided", "Prompts of which no person has decided anything yet"),
    ("decided", "With decisions", "Prompts with a completion that a person included, excluded or edited"),
)


class FilterBar(QWidget):
    """Search field, chips, and how many rows they leave."""

    changed = Signal(object)
    """Filter"""

    left = Signal()
    """Enter or Escape in the search field: the keys belong to the grid again."""

    def __init__(self) -> None:
        super().__init__()
        self._search = QLineEdit(placeholderText="Search prompts  ( / )")
        self._search.setProperty("role", "search")
        self._search.setAccessibleName("Search prompts")
        self._search.setClearButtonEnabled(True)
        self._search.addAction(theme.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._search.setMinimumWidth(200)
        self._search.returnPressed.connect(self.left)
        self._wait = QTimer(self, singleShot=True, interval=150)
        self._wait.timeout.connect(self._tell)
        self._search.textChanged.connect(self._wait.start)
        self._chips: dict[str, QPushButton] = {}
        self._count = widgets.label("", "caption")
        line = widgets.row(self._search)
        line.setStretch(0, 1)
        for name, text, tip in _CHIPS:
            chip = widgets.button(text, partial(self._chip_clicked, name), "chip", tip=tip)
            chip.setCheckable(True)
            self._chips[name] = chip
            line.addWidget(chip)
        line.addSpacing(8)
        line.addWidget(self._count)
        line.setContentsMargins(16, 8, 12, 8)
        self.setLayout(line)

    def filter(self) -> Filter:
        """What is set."""
        return Filter(self._search.text().strip(), **{name: chip.isChecked() for name, chip in self._chips.items()})

    def clear(self) -> None:
        """Shows everything again."""
        for chip in self._chips.values():
            chip.setChecked(False)
        self._search.clear()
        self._tell()

    def show_count(self, shown: int, all_rows: int) -> None:
        """How many rows the filters leave."""
        self._count.setText("" if shown == all_rows else f"{shown:,} of {widgets.plural(all_rows, 'prompt')}")

    def focus_search(self) -> None:
        """The next keys are a search."""
        self._search.setFocus()
        self._search.selectAll()

    def _chip_clicked(self, name: str) -> None:
        opposite = {"undecided": "decided", "decided": "undecided"}.get(name)
        if opposite and self._chips[name].isChecked():
            self._chips[opposite].setChecked(False)
        self._tell()

    def _tell(self) -> None:
        self._wait.stop()
        self.changed.emit(self.filter())
