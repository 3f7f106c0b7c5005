"""How rewards and lengths are spread, for every generator of an evaluation."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QComboBox, QFrame

from rsgui.core.texts import tr
from rsgui.gui.analyse.plots import Group, StepPlot
from rsgui.gui.widgets import column, label, row
from rsgui.jobs.outcomes import Results

BINS = 24


class Spreads(QFrame):
    """Two plots side by side; the first is of the scorer that is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._results: Results | None = None
        self.scorers = QComboBox()
        self.scorers.setAccessibleName(tr("Scorer"))
        self.scorers.currentIndexChanged.connect(lambda _: self._show_rewards())
        self.rewards = StepPlot(tr("Rewards"), tr("reward"))
        self.lengths = StepPlot(tr("Lengths"), tr("tokens"))
        plots = row(spacing=24)
        plots.addWidget(self.rewards, 1)
        plots.addWidget(self.lengths, 1)
        head = row(label(tr("Rewards of"), "caption"), self.scorers, None)
        self.setLayout(column(head, plots, spacing=12, margin=20))

    def show_results(self, results: Results) -> None:
        """Other generators."""
        self._results = results
        chosen = self.scorers.currentText()
        names = list(results.samples[0].rewards)
        self.scorers.blockSignals(True)
        self.scorers.clear()
        self.scorers.addItems(names)
        self.scorers.setCurrentIndex(max(0, self.scorers.findText(chosen)))
        self.scorers.blockSignals(False)
        self._show_rewards()
        self.lengths.show_groups(*_binned([(sample.name, sample.lengths) for sample in results.samples]))

    def _show_rewards(self) -> None:
        name = self.scorers.currentText()
        if self._results is not None and name:
            values = [(sample.name, sample.rewards[name]) for sample in self._results.samples]
            self.rewards.show_groups(*_binned(values))


def _binned(series: list[tuple[str, NDArray[np.float64]]]) -> tuple[NDArray[np.float64], list[Group]]:
    """Counts in equal bins over all that is finite; from 0 to 1 for what lies there."""
    known = [(name, values[np.isfinite(values)]) for name, values in series]
    every = np.concatenate([values for _, values in known])
    low, high = (float(every.min()), float(every.max())) if len(every) else (0.0, 1.0)
    if low >= 0 and high <= 1:
        low, high = 0.0, 1.0
    elif low == high:
        low, high = low - 0.5, high + 0.5
    edges = np.linspace(low, high, BINS + 1)
    return edges, [Group(name, np.histogram(values, edges)[0]) for name, values in known]
