"""How the grid is looked at: the order of its rows, what stands in its columns, how much of each cell is shown."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from rsgui.core.texts import later
from rsgui.core.views import Columns, Density, Sort, View
from rsgui.gui import widgets
from rsgui.gui.flow import FlowLayout
from rsgui.gui.translation import tr

SORTS: tuple[tuple[Sort, str], ...] = (
    ("prompt", later("Order of import")),
    ("best", later("Best reward first")),
    ("spread", later("Widest spread first")),
    ("margin", later("Closest margin first")),
    ("disagreement", later("Scorers differ most first")),
    ("undecided", later("Undecided first")),
    ("random", later("At random")),
)
COLUMNS: tuple[tuple[Columns, str], ...] = (
    ("rank", later("By rank")),
    ("sample", later("By sample")),
    ("generator", later("By generator")),
)
DENSITIES: tuple[tuple[Density, str], ...] = (
    ("matrix", later("Matrix")),
    ("lines", later("Lines")),
    ("cards", later("Cards")),
)


class ViewBar(QWidget):
    """A line of choices. `view` is what holds, but for its filter."""

    changed = Signal(object)
    """View"""

    def __init__(self, menu: QWidget, density: Density = "matrix") -> None:
        """`menu` has the saved views."""
        super().__init__()
        self.view = View(density=density)
        self.sort = _choice(SORTS, tr("Order of the prompts"))
        self.columns = _choice(COLUMNS, tr("What stands in the columns"))
        self.density = widgets.Segments([(key, tr(text)) for key, text in DENSITIES], density)
        self.backwards = widgets.icon_button("chevron-up", tr("The other way round"), self._turn, checkable=True)
        self.again = widgets.button(tr("Shuffle"), self._shuffle, "quiet", tip=tr("Another order at random"))
        self.sort.activated.connect(lambda _: self._set(sort=self.sort.currentData(), backwards=False))
        self.columns.activated.connect(lambda _: self._set(columns=self.columns.currentData()))
        self.density.chosen.connect(lambda key: self._set(density=key))
        self.sort.setMinimumContentsLength(12)
        line = FlowLayout(line_spacing=8, margins=QMargins(16, 0, 16, 8))
        for part in (self.sort, self.backwards, self.again, self.columns, self.density, menu):
            line.addWidget(part)
        self.setLayout(line)
        self._follow()

    def take(self, view: View) -> None:
        """Shows this view as chosen; says nothing."""
        self.view = view
        self._follow()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What is done here by key, by the names of the commands."""
        return {
            "sort": partial(widgets.open_choice, self.sort),
            "other_way": self._other_way,
            "columns": partial(widgets.open_choice, self.columns),
            "density": self._next_density,
        }

    def _other_way(self) -> None:
        part = self.again if self.view.sort == "random" else self.backwards
        if part.isVisible():
            part.click()

    def _next_density(self) -> None:
        if self.density.isVisible():
            keys = [key for key, _ in DENSITIES]
            self._set(density=keys[(keys.index(self.view.density) + 1) % len(keys)])

    def _set(self, **changes: object) -> None:
        self.view = msgspec.structs.replace(self.view, **changes)
        self._follow()
        self.changed.emit(self.view)

    def _turn(self) -> None:
        self._set(backwards=self.backwards.isChecked())

    def _shuffle(self) -> None:
        self._set(seed=random.randrange(1, 1_000_000))

    def _follow(self) -> None:
        view = self.view
        self.sort.setCurrentIndex(self.sort.findData(view.sort))
        self.columns.setCurrentIndex(self.columns.findData(view.columns))
        self.density.choose(view.density)
        self.backwards.setChecked(view.backwards)
        self.backwards.setVisible(view.sort != "random")
        self.again.setVisible(view.sort == "random")
        self.again.setToolTip(tr("Another order at random; this is number {seed}", seed=view.seed))


def _choice(choices: tuple[tuple[str, str], ...], name: str) -> QComboBox:
    result = QComboBox()
    result.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    result.setMinimumContentsLength(8)
    result.setAccessibleName(name)
    result.setToolTip(name)
    for key, text in choices:
        result.addItem(tr(text), key)
    return result
