"""What every scorer gave a completion, each under its name, with how it came about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from rsgui.core.scorers import Checked
from rsgui.core.texts import number, tr
from rsgui.gui import widgets
from rsgui.gui.review.pane_parts import CheckList
from rsgui.gui.review.reading import Given
from rsgui.gui.review.why import WhyBox, why

USUAL = 4
"""So many scorers have their places from the first, and are reached by Tab in that order."""


class GivenReward(QWidget):
    """One scorer: its name, its reward, and the checks, words or steps behind it."""

    def __init__(self) -> None:
        super().__init__()
        self._name = widgets.Elided("", "label")
        self._value = widgets.label("", "label")
        self._missing = widgets.label("", "warning", wrap=True)
        self._checks = CheckList()
        self._why = WhyBox()
        head = widgets.row(spacing=8)
        head.addWidget(self._name, 1)
        head.addWidget(self._value)
        self.setLayout(widgets.column(head, self._missing, self._checks, self._why, spacing=4))

    def show_given(self, given: Given, completion: str) -> None:
        """Another reward."""
        value, detail = given.reward.value, given.detail
        self._name.setText(given.scorer)
        self._value.setText(tr("missing") if value is None else number(value, ".4g"))
        self._missing.setVisible(value is None)
        self._missing.setText(tr("No reward: {reason}", reason=given.reward.reason or tr("the scorer gave none")))
        self._checks.show_checks(detail.checks if isinstance(detail, Checked) else ())
        self._why.show_why(why(detail, completion))


class GivenRewards(QWidget):
    """All of them, in the order in which the scorers were added."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[GivenReward] = []
        self._layout = widgets.column(spacing=12)
        self.setLayout(self._layout)
        for _ in range(USUAL):
            self._add()

    def show_given(self, given: Sequence[Given], completion: str) -> None:
        """Those of another completion."""
        while len(self._parts) < len(given):
            self._add()
        for place, part in enumerate(self._parts):
            part.setVisible(place < len(given))
            if place < len(given):
                part.show_given(given[place], completion)
        self.setVisible(bool(given))

    def _add(self) -> None:
        self._parts.append(GivenReward())
        self._layout.addWidget(self._parts[-1])
        self._parts[-1].hide()
