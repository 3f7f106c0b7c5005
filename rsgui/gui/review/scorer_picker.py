"""By whose rewards the grid is ranked, where a project has several scorers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from rsgui.core.rewards import Combination
from rsgui.core.texts import later, tr

SEVERAL = later("Several, weighed")
_NAME = later("By whose rewards completions are ranked and picked")
_LETTERS = 18
"""So many of a name are seen; the tooltip has all of it."""


class ScorerPicker(QComboBox):
    """One scorer of the project, or several by their weights. Hidden where there is but one."""

    chosen = Signal(int)
    """The scorer's id."""
    weights_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[int, str] = {}
        self._scorer, self._how = 0, Combination()
        self.setAccessibleName(tr(_NAME))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.activated.connect(self._activated)
        self.hide()

    def show_scorers(self, names: Mapping[int, str], scorer: int, how: Combination) -> None:
        """The scorers by their ids, and what is ranked by: `scorer`, where `how` names none; says nothing."""
        if (self._names, self._scorer, self._how) != (names, scorer, how):
            self._names, self._scorer, self._how = dict(names), scorer, how
            self._fill()
        self.setVisible(len(names) > 1 or bool(how.scorers))

    def _fill(self) -> None:
        self.clear()
        for number, name in self._names.items():
            self.addItem(tr("Rewards of {name}", name=name), number)
        self.addItem(tr(SEVERAL), None)
        self._choose()

    def _choose(self) -> None:
        self.setCurrentIndex(self.count() - 1 if self._how.scorers else self.findData(self._scorer))
        self.setToolTip(f"{tr(_NAME)}: {self.currentText()}")

    def _activated(self, place: int) -> None:
        scorer = self.itemData(place)
        self._choose()  # what holds, until something else does
        if scorer is None:
            self.weights_asked.emit()
        elif scorer != self._scorer or self._how.scorers:
            self.chosen.emit(scorer)
