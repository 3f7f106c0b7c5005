"""How rewards are spread, by scorer and generator, and whether they merely follow length."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QVBoxLayout

from rsgui.core.analysis import averages
from rsgui.core.matrix import centred
from rsgui.core.statistics import within_correlation
from rsgui.core.texts import number, tr
from rsgui.gui.analyse.material import Material, run_name
from rsgui.gui.analyse.panel import Panel, reading
from rsgui.gui.analyse.plots import Group, PointPlot, StepPlot
from rsgui.gui.widgets import boxed, column
from rsgui.store.database import Store

BINS = 20
POINTS = 4000
"""So many points are drawn; the averages are those of all."""

Numbers = NDArray[np.float64]


class Spread(NamedTuple):
    """The rewards of one scorer by generator, in bins."""

    scorer: str
    edges: Numbers
    groups: tuple[Group, ...]


class Lengths(NamedTuple):
    """Reward against length, both less the mean of their prompt."""

    points: tuple[Numbers, Numbers]
    line: tuple[Numbers, Numbers]
    within: float  # correlation; NaN where nothing varies
    over_all: float


class Found(NamedTuple):
    """All that the panel shows."""

    spreads: tuple[Spread, ...]  # the chosen scorer's first
    lengths: Lengths


class RewardsPanel(Panel):
    """A histogram a scorer, and one cloud of points."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.found: Found | None = None
        self.plots: list[StepPlot] = []
        self._spreads = QVBoxLayout()
        self._spreads.setSpacing(16)
        self.words = reading()
        self.lengths = PointPlot(
            tr("Reward against length within prompts"), tr("tokens beyond the prompt's mean"), tr("reward beyond it")
        )
        self.lengths.failed.connect(self.failed)
        self.setLayout(
            column(
                self._spreads,
                boxed(column(self.words, self.lengths, spacing=12, margin=20), "card"),
                None,
                spacing=16,
            )
        )

    def follow(self) -> None:
        material, scorer = self.material, self.scorer
        if material is not None:
            self.reckon(lambda: reckoned(material, scorer), self._show)

    def _show(self, found: Found) -> None:
        self.found = found
        if [plot.title for plot in self.plots] != [_title(spread) for spread in found.spreads]:
            self._make_plots(found.spreads)
        for plot, spread in zip(self.plots, found.spreads, strict=True):
            plot.show_groups(spread.edges, spread.groups)
        self.words.setText(length_words(found.lengths))
        self.lengths.show_points(found.lengths.points, found.lengths.line)

    def _make_plots(self, spreads: tuple[Spread, ...]) -> None:
        while (item := self._spreads.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.plots = [StepPlot(_title(spread), "reward") for spread in spreads]
        for plot in self.plots:
            plot.failed.connect(self.failed)
            self._spreads.addWidget(boxed(column(plot, margin=20), "card"))


def reckoned(material: Material, scorer: int) -> Found:
    """Reckons everything. Runs off the GUI thread."""
    scorers = sorted(material.scorers, key=lambda one: one.id != scorer)
    return Found(tuple(_spread(material, one.id) for one in scorers), _lengths(material, scorer))


def _spread(material: Material, scorer: int) -> Spread:
    cells = material.grid(scorer)
    known = np.isfinite(cells.rewards)
    rewards = cells.rewards[known]
    low, high = float(rewards.min()), float(rewards.max())
    if low >= 0 and high <= 1:
        low, high = 0.0, 1.0
    elif low == high:
        low, high = low - 0.5, high + 0.5
    edges = np.linspace(low, high, BINS + 1)
    groups = tuple(
        Group(run_name(run), np.histogram(rewards[cells.runs[known] == run.id], edges)[0]) for run in material.runs
    )
    return Spread(material.named(scorer), edges, groups)


def _lengths(material: Material, scorer: int) -> Lengths:
    cells = material.grid(scorer)
    known = np.isfinite(cells.rewards)
    rewards, lengths, rows = cells.rewards[known], cells.lengths[known].astype(np.float64), cells.rows[known]
    x, y = centred(lengths, rows), centred(rewards, rows)
    shown = np.sort(np.random.default_rng(0).permutation(len(x))[:POINTS])
    varies = len(x) > 1 and lengths.std() > 0 and rewards.std() > 0
    over_all = float(np.corrcoef(lengths, rewards)[0, 1]) if varies else float("nan")
    return Lengths((x[shown], y[shown]), averages(x, y), within_correlation(lengths, rewards, rows), over_all)


def length_words(found: Lengths) -> str:
    """What the cloud says, in words."""
    within, over_all = found.within, found.over_all
    if not np.isfinite(within):
        return tr("Within prompts, rewards or lengths do not differ, so that length cannot have swayed the choice.")
    if abs(within) < 0.1:
        text = tr("Within a prompt, longer completions get neither more nor less reward to speak of.")
    elif within > 0:
        text = tr("Within a prompt, longer completions get more reward: choosing the best also chooses the longer.")
    else:
        text = tr("Within a prompt, longer completions get less reward: choosing the best also chooses the shorter.")
    text = " ".join((text, tr("The correlation is {value}.", value=_signed(within))))
    if np.isfinite(over_all) and within * over_all < 0 and min(abs(within), abs(over_all)) >= 0.1:
        over = _signed(over_all)
        text = " ".join(
            (text, tr("Over all prompts together it is {value}: that tells of prompts, not of length.", value=over))
        )
    return text


def _signed(value: float) -> str:
    return number(value, "+.2f").replace("-", "−")


def _title(spread: Spread) -> str:
    return tr("Rewards of {scorer} by generator", scorer=spread.scorer)
