"""How much there is to decide: what prompts are worth, how often the choice is right, margins, and disagreement."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from rsgui.core import analysis
from rsgui.core.statistics import within_correlation
from rsgui.core.texts import counted, later, tr
from rsgui.gui.analyse.material import Material, prompt_ids
from rsgui.gui.analyse.panel import Link, Panel, ShareBar, reading
from rsgui.gui.analyse.plots import Group, StepPlot
from rsgui.gui.fields import DecimalField, FormRow
from rsgui.gui.review.sight import Only
from rsgui.gui.widgets import boxed, column, label, row
from rsgui.gui.words import percent
from rsgui.store.database import Store

BINS = 20
KINDS = (
    (
        analysis.MIXED,
        later("mixed prompts"),
        later("Mixed"),
        later("good and bad completions: only here can a choice be right or wrong"),
    ),
    (
        analysis.ALL_GOOD,
        later("prompts where all are good"),
        later("All good"),
        later("every completion is good: nothing left to learn"),
    ),
    (
        analysis.ALL_BAD,
        later("prompts where all are bad"),
        later("All bad"),
        later("no completion is good: the best of them is merely the least bad"),
    ),
    (
        analysis.UNKNOWN,
        later("prompts without rewards"),
        later("Without rewards"),
        later("no completion has a reward"),
    ),
)


class Agreement(NamedTuple):
    """Two scorers on the same completions."""

    aim: analysis.Aim  # this one's choice, judged by the other
    at_odds: NDArray[np.bool_]
    correlation: float  # within prompts; NaN where there is nothing to correlate


class Signal(NamedTuple):
    """All that the panel shows."""

    kinds: NDArray[np.int8]
    chance: float  # of a random completion of a mixed prompt to be good; NaN where none is mixed
    margins: NDArray[np.float64]
    agreement: Agreement | None


class SignalPanel(Panel):
    """Every count opens the prompts it counts."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.found: Signal | None = None
        self._barred: tuple[int, int] | None = None  # project and scorer that the bar is for
        self.bar = DecimalField(1.0, -1e7, 1e7, 3, 0.05, tr("A completion is good from this reward on"))
        self.bar.valueChanged.connect(lambda _: self._reckon())
        self.judge = QComboBox()
        self.judge.setMinimumWidth(240)
        self.judge.currentIndexChanged.connect(lambda _: self._judge_chosen())
        self._judge_row = FormRow(tr("Judged by"), self.judge)
        self.counts = {kind: Link(self) for kind, *_ in KINDS}
        self._bars = {kind: ShareBar(tr(words)) for kind, words, *_ in KINDS}
        self._shares = {kind: label("") for kind, *_ in KINDS}
        self.aim_words, self.margin_words, self.odds_words = reading(), reading(), reading()
        self.wrong, self.ties, self.odds = Link(self), Link(self), Link(self)
        self.plot = StepPlot(tr("Margin of the best over the second best"), tr("margin"))
        self.plot.failed.connect(self.failed)
        self._odds_card = boxed(
            column(
                label(tr("Where the scorers disagree"), "section"), self.odds_words, row(self.odds, None), margin=20
            ),
            "card",
        )
        head = row(FormRow(tr("Good from a reward of"), self.bar), self._judge_row, None, spacing=16)
        self.setLayout(
            column(
                boxed(
                    column(label(tr("What there is to decide"), "section"), head, self._kinds(), spacing=12, margin=20),
                    "card",
                ),
                boxed(
                    column(
                        label(tr("How often the choice is right"), "section"),
                        self.aim_words,
                        row(self.wrong, None),
                        margin=20,
                    ),
                    "card",
                ),
                self._odds_card,
                boxed(column(self.margin_words, row(self.ties, None), self.plot, margin=20), "card"),
                None,
                spacing=16,
            )
        )

    def _kinds(self) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for line, (kind, _, title, why) in enumerate(KINDS):
            grid.addWidget(label(tr(title)), line, 0)
            grid.addWidget(self._bars[kind], line, 1)
            grid.addWidget(self._shares[kind], line, 2, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(self.counts[kind], line, 3, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(tr(why), "caption"), line, 4)
        grid.setColumnStretch(1, 1)
        box = QWidget()
        box.setLayout(grid)
        return box

    def follow(self) -> None:
        if self.material is None:
            return
        chosen = self.judge.currentData()
        self.judge.blockSignals(True)
        self.judge.clear()
        for other in self.material.others(self.scorer):
            self.judge.addItem(other.name, other.id)
        self.judge.setCurrentIndex(max(0, self.judge.findData(chosen)))
        self.judge.blockSignals(False)
        self._judge_row.setVisible(self.judge.count() > 0)
        self._judge_chosen()

    def _judge_chosen(self) -> None:
        """The bar is in the unit of the scorer that judges: another one has another."""
        material, judge = self.material, self._judge()
        if material is None:
            return
        if self._barred != (material.project, judge):
            self._barred = (material.project, judge)
            self.bar.blockSignals(True)
            self.bar.setValue(standard_bar(material.grid(judge).rewards))
            self.bar.blockSignals(False)
        self._reckon()

    def _judge(self) -> int:
        return self.judge.currentData() or self.scorer

    def _reckon(self) -> None:
        material, scorer, judge, bar = self.material, self.scorer, self._judge(), self.bar.value()
        if material is not None:
            self.reckon(lambda: signal(material, scorer, judge, bar), self._show)

    def _show(self, found: Signal) -> None:
        self.found = found
        assert self.material is not None
        cells, every = self.material.grid(self.scorer), len(found.kinds)
        for kind, words, *_ in KINDS:
            rows = found.kinds == kind
            share = rows.sum() / max(1, every)
            self._bars[kind].show_share(float(share))
            self._shares[kind].setText(percent(float(share)))
            only = Only(prompt_ids(cells, rows), tr(words))
            self.counts[kind].show_prompts(counted(int(rows.sum()), "{count} prompt", "{count} prompts"), only)
        self._show_aim(found)
        self._show_margins(found)
        self._odds_card.setVisible(found.agreement is not None)
        if found.agreement is not None:
            rows = found.agreement.at_odds
            self.odds_words.setText(agreement_words(found.agreement))
            self.odds.setVisible(bool(rows.any()))
            self.odds.show_prompts(
                counted(
                    int(rows.sum()),
                    "Open {count} prompt where they do in Review",
                    "Open {count} prompts where they do in Review",
                ),
                Only(prompt_ids(cells, rows), tr("prompts where the scorers share no best")),
            )

    def _show_aim(self, found: Signal) -> None:
        assert self.material is not None
        name = self.material.named(self.scorer)
        self.aim_words.setText(aim_words(found, name, self.judge.currentText()))
        self.wrong.setVisible(found.agreement is not None)
        if found.agreement is not None:
            aim = found.agreement.aim
            missed = np.zeros(len(found.kinds), dtype=bool)
            missed[aim.rows[~aim.right]] = True
            self.wrong.setVisible(bool(missed.any()))
            self.wrong.show_prompts(
                counted(
                    int(missed.sum()),
                    "Open {count} prompt where it is wrong in Review",
                    "Open {count} prompts where it is wrong in Review",
                ),
                Only(
                    prompt_ids(self.material.grid(self.scorer), missed),
                    tr("prompts where {name} picks a bad one", name=name),
                ),
            )

    def _show_margins(self, found: Signal) -> None:
        assert self.material is not None
        known = found.margins[np.isfinite(found.margins)]
        high = float(known.max()) if len(known) and known.max() > 0 else 1.0
        counts, edges = np.histogram(known, bins=BINS, range=(0.0, high))
        self.plot.show_groups(edges, [Group(self.material.named(self.scorer), counts)])
        level = np.isfinite(found.margins) & (found.margins < 1e-9)
        self.margin_words.setText(margin_words(known, int(level.sum())))
        self.ties.setVisible(bool(level.any()))
        self.ties.show_prompts(
            counted(
                int(level.sum()),
                "Open {count} prompt with a shared best in Review",
                "Open {count} prompts with a shared best in Review",
            ),
            Only(prompt_ids(self.material.grid(self.scorer), level), tr("prompts with a shared best reward")),
        )


def signal(material: Material, scorer: int, judge: int, bar: float) -> Signal:
    """Reckons everything. `judge` is another scorer, or the same. Runs off the GUI thread."""
    matrix, gold = material.grid(scorer).matrix, material.grid(judge).matrix
    own = analysis.aim(gold, gold, bar)
    agreement = None
    if judge != scorer:
        agreement = Agreement(
            analysis.aim(matrix, gold, bar),
            analysis.at_odds(matrix, gold),
            within_correlation(matrix.rewards, gold.rewards, matrix.rows),
        )
    chance = float(own.chance.mean()) if len(own.rows) else float("nan")
    return Signal(analysis.kinds(gold, bar), chance, analysis.margins(matrix), agreement)


def standard_bar(rewards: NDArray[np.float64]) -> float:
    """What counts as good before somebody says otherwise: all checks met, else the median reward."""
    known = rewards[np.isfinite(rewards)]
    highest = float(known.max(initial=0.0))
    return 1.0 if highest == 1.0 and known.min() >= 0 else round(float(np.median(known)), 3)


def aim_words(found: Signal, name: str, judge: str) -> str:
    """How often the choice is right where it can be wrong, in words."""
    mixed = int((found.kinds == analysis.MIXED).sum())
    if not mixed:
        return tr("No prompt is mixed, so no choice can be right or wrong here.")
    if found.agreement is None:
        return counted(
            mixed,
            "In {count} mixed prompt a random completion is good in {chance} of cases. The best by {name} is always "
            "good there, because {name} itself says what is good: a second scorer could tell how often it is right.",
            "In {count} mixed prompts a random completion is good in {chance} of cases. The best by {name} is always "
            "good there, because {name} itself says what is good: a second scorer could tell how often it is right.",
            chance=percent(found.chance),
            name=name,
        )
    aim = found.agreement.aim
    if not len(aim.rows):
        return tr("No mixed prompt has rewards of both scorers.")
    return counted(
        len(aim.rows),
        "In {count} prompt where a choice can be wrong, the best by {name} is good for {judge} in {right} of cases; a "
        "random completion in {chance}.",
        "In {count} prompts where a choice can be wrong, the best by {name} is good for {judge} in {right} of cases; a "
        "random completion in {chance}.",
        name=name,
        judge=judge,
        right=percent(aim.right.mean()),
        chance=percent(aim.chance.mean()),
    )


def margin_words(margins: NDArray[np.float64], level: int) -> str:
    """How clear the choice is, in words; `level` is the number of prompts with a shared best."""
    apart = margins[margins >= 1e-9]
    ahead = float(np.median(apart)) if len(apart) else 0.0
    if not level:
        if not len(apart):
            return tr("No prompt has two rewards.")
        return tr(
            "No two completions of a prompt share the best reward; the best is ahead by {ahead:.3f} (median).",
            ahead=ahead,
        )
    shared = counted(
        len(margins),
        "In {level:,} of {count} prompt several completions share the best reward; the first of them is taken, and "
        "which that is, is chance.",
        "In {level:,} of {count} prompts several completions share the best reward; the first of them is taken, and "
        "which that is, is chance.",
        level=level,
    )
    if not len(apart):
        return shared
    return " ".join((shared, tr("In the others the best is ahead by {ahead:.3f} (median).", ahead=ahead)))


def agreement_words(found: Agreement) -> str:
    """How two scorers go together within prompts."""
    r = found.correlation
    if not np.isfinite(r):
        return tr("Within prompts, the rewards of one of the two never differ.")
    degrees = (
        (0.7, later("closely"), later("closely in opposite directions")),
        (0.4, later("by and large"), later("by and large in opposite directions")),
        (0.1, later("loosely"), later("loosely in opposite directions")),
        (0.0, later("hardly"), later("hardly")),
    )
    how = next(against if r < 0 else along for least, along, against in degrees if abs(r) >= least)
    together = tr("Within prompts the two go together {how} (correlation {r:+.2f}).", how=tr(how), r=r)
    odds = counted(
        int(found.at_odds.sum()),
        "In {count} prompt no completion is best for both.",
        "In {count} prompts no completion is best for both.",
    )
    return f"{together} {odds}"
