"""What the best of n would bring, what it costs, and whether a second scorer agrees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QComboBox

from rsgui.core.analysis import Band, band
from rsgui.core.best_of_n import best_by_prompt, kl_bound, overoptimised_from
from rsgui.core.texts import later, tr
from rsgui.gui.analyse.material import Material, of_run, run_name
from rsgui.gui.analyse.panel import Panel, reading
from rsgui.gui.analyse.plots import Curve, CurvePlot
from rsgui.gui.fields import FormRow
from rsgui.gui.widgets import boxed, column, row
from rsgui.store.database import Store

EVERY = 32
"""Up to here each n has its place on the curve; beyond, places are ever further apart."""
FAR = 512
KL = later("KL from the model, at most")


class Curves(NamedTuple):
    """The expected best of n by the scorer, and what the other scorer gives the same completions."""

    ns: NDArray[np.int64]
    proxy: Band
    gold: Band | None
    falls_from: int | None  # n; None: not detected


class BestOfNPanel(Panel):
    """Two curves at most: of the scorer that chooses, and of the one that judges."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.found: Curves | None = None
        self.judge, self.runs = QComboBox(), QComboBox()
        for field in (self.judge, self.runs):
            field.setMinimumWidth(280)
            field.currentIndexChanged.connect(lambda _: self._reckon())
        self._judge_row = FormRow(
            tr("Judged by"),
            self.judge,
            tr("What another scorer, which the choice does not look at, gives what is chosen."),
        )
        self._runs_row = FormRow(tr("Completions of"), self.runs)
        self.words, self.verdict = reading(), reading()
        self.verdict.setProperty("role", "section")
        self.plot = CurvePlot(tr("Expected reward of the best of n"), "n", tr("expected reward"), tr(KL))
        self.gold_plot = CurvePlot(tr("What the other scorer gives it"), "n", tr("expected reward"), tr(KL))
        for plot in (self.plot, self.gold_plot):
            plot.failed.connect(self.failed)
        self._judged = boxed(column(self.verdict, self.gold_plot, spacing=12, margin=20), "card")
        self.setLayout(
            column(
                boxed(
                    column(
                        row(self._runs_row, self._judge_row, None, spacing=16),
                        self.words,
                        self.plot,
                        spacing=12,
                        margin=20,
                    ),
                    "card",
                ),
                self._judged,
                None,
                spacing=16,
            )
        )

    def follow(self) -> None:
        if self.material is None:
            return
        judges = [(other.name, other.id) for other in self.material.others(self.scorer)]
        made = [(run_name(run), run.id) for run in self.material.runs]
        _fill(self.judge, judges)
        _fill(self.runs, [(tr("All generators"), None), *made] if len(made) > 1 else made)
        self._judge_row.setVisible(bool(judges))
        self._runs_row.setVisible(len(made) > 1)
        self._judged.setVisible(bool(judges))
        self._reckon()

    def _reckon(self) -> None:
        material, scorer = self.material, self.scorer
        if material is not None:
            judge, run = self.judge.currentData(), self.runs.currentData()
            self.reckon(lambda: curves(material, scorer, judge, run), self._show)

    def _show(self, found: Curves) -> None:
        self.found = found
        assert self.material is not None
        ns = found.ns.astype(np.float64)
        bounds = np.array([kl_bound(n) for n in ns])
        self.plot.show_curves(ns, bounds, [_curve(self.material.named(self.scorer), found.proxy)] if len(ns) else [])
        self.words.setText(told(found))
        if found.gold is not None:
            self.gold_plot.show_curves(ns, bounds, [_curve(self.judge.currentText(), found.gold)] if len(ns) else [])
            self.verdict.setText(verdict(found, self.material.named(self.scorer), self.judge.currentText()))


def curves(material: Material, scorer: int, judge: int | None, run: int | None) -> Curves:
    """Reckons both curves, of one run's completions or of all. Runs off the GUI thread."""
    matrix = of_run(material.grid(scorer), run)
    known = np.isfinite(matrix.rewards)
    gold = of_run(material.grid(judge), run).rewards if judge is not None else None
    if gold is not None:
        known &= np.isfinite(gold)
    ns = places(int(np.bincount(matrix.rows[known]).max(initial=0)))
    if not ns:
        return Curves(np.zeros(0, dtype=np.int64), _NO_BAND, None if gold is None else _NO_BAND, None)
    if gold is None:
        return Curves(np.array(ns), band(best_by_prompt(matrix, ns)), None, None)
    proxies = best_by_prompt(matrix._replace(rewards=np.where(known, matrix.rewards, np.nan)), ns)
    golds = best_by_prompt(matrix, ns, gold)
    at = overoptimised_from(proxies, golds)
    return Curves(np.array(ns), band(proxies), band(golds), None if at is None else ns[at])


def places(most: int) -> list[int]:
    """The n that are reckoned for prompts with up to `most` completions."""
    far = np.geomspace(EVERY, min(most, FAR), 12).round().astype(int).tolist() if most > EVERY else []
    return sorted({*range(1, min(most, EVERY) + 1), *far})


def told(found: Curves) -> str:
    """The curve in words."""
    if not len(found.ns):
        return tr("No completion has a reward here.")
    n, b = found.ns, found.proxy
    if len(n) == 1:
        return tr("Every prompt has one completion only, so there is nothing to choose among.")
    last = len(n) - 1
    text = tr(
        "A single completion gets {one:.3f} on average, the best of {n} gets {best:.3f} ({low:.3f} to {high:.3f} for "
        "other prompts of this kind).",
        one=b.mean[0],
        n=n[last],
        best=b.mean[last],
        low=b.low[last],
        high=b.high[last],
    )
    half = int(np.abs(n - n[last] / 2).argmin())
    if 0 < half < last:
        gain = b.mean[last] - b.mean[half]
        step = tr("Of that gain, the step from {n} to {last} brings {gain:+.3f}.", n=n[half], last=n[last], gain=gain)
        text = f"{text} {step}"
    nats = kl_bound(float(n[last]))
    bound = tr("So trained, a model moves by at most {nats:.2f} nats; that is an upper bound.", nats=nats)
    return f"{text} {bound}"


def verdict(found: Curves, chooser: str, judge: str) -> str:
    """Whether choosing among more still helps, as the other scorer sees it."""
    if found.falls_from is None:
        return tr(
            "Over-optimisation: not detected. {judge} does not surely fall while {chooser} rises.",
            judge=judge,
            chooser=chooser,
        )
    return tr(
        "Over-optimisation from n = {n} on: choosing among more by {chooser} makes "
        "{judge} worse than it was with fewer.",
        n=found.falls_from,
        chooser=chooser,
        judge=judge,
    )


_NO_BAND = Band(np.zeros(0), np.zeros(0), np.zeros(0))


def _curve(name: str, of: Band) -> Curve:
    return Curve(name, of.mean, of.low, of.high)


def _fill(field: QComboBox, offered: Sequence[tuple[str, int | None]]) -> None:
    chosen = field.currentData()
    field.blockSignals(True)
    field.clear()
    for name, data in offered:
        field.addItem(name, data)
    field.setCurrentIndex(max(0, field.findData(chosen)) if offered else -1)
    field.blockSignals(False)
