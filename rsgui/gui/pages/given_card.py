"""Rewards that came with their completions, on the Score page: what they are, and that nothing can be scored anew."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rsgui.core.entities import GivenRewards
from rsgui.core.texts import number, tr
from rsgui.gui.histogram import Histogram
from rsgui.gui.widgets import Badge, Stat, column, label, row
from rsgui.store import rewards
from rsgui.store.database import Store
from rsgui.store.rewards import RewardSummary


class Given(NamedTuple):
    """One scorer of given rewards."""

    name: str
    source: str
    summary: RewardSummary
    lacking: int  # completions that were made later, which it cannot score


def read(store: Store, project: int, runs: list[int]) -> list[Given]:
    """The project's scorers of given rewards, over these runs."""
    with store.read() as s:
        found = [(scorer, scorer.spec) for scorer in rewards.scorers(s, project)]
        return [
            Given(scorer.name, spec.source, rewards.summary(s, scorer.id, runs), made - looked_at)
            for scorer, spec in found
            if isinstance(spec, GivenRewards)
            for looked_at, made in [rewards.progress(s, scorer.id, runs)]
        ]


class GivenCard(QFrame):
    """One of them."""

    def __init__(self, given: Given) -> None:
        super().__init__()
        self.setProperty("role", "card")
        histogram = Histogram()
        histogram.show_summary(given.summary)
        mean = given.summary.mean
        stats = row(
            Stat(tr("rewarded"), number(given.summary.rewarded)),
            Stat(tr("mean reward"), "-" if mean is None else number(mean, ".3f")),
            Stat(tr("cannot be scored"), number(given.lacking)),
            None,
            spacing=40,
        )
        self.setLayout(
            column(
                row(label(given.name, "section"), None, Badge("given", "neutral")),
                label(
                    tr(
                        "These rewards came with their completions: {source}. There is nothing to run, so "
                        "completions that are made later get no reward of it.",
                        source=given.source,
                    ),
                    "muted",
                    wrap=True,
                ),
                stats,
                histogram,
                spacing=16,
                margin=20,
            )
        )


class GivenCards(QWidget):
    """All of them, below each other; nothing where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Given] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self.hide()

    def show_given(self, given: list[Given]) -> None:
        """Other figures."""
        if given == self.shown:
            return
        self.shown = given
        while (item := self._column.takeAt(0)) is not None:
            if (card := item.widget()) is not None:
                card.hide()
                card.deleteLater()
        for one in given:
            self._column.addWidget(GivenCard(one))
        self.setVisible(bool(given))
