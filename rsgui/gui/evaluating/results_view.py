"""An evaluation in full: the verdict on one generator, the figures of all, the forest plot, spreads, and answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from rsgui.core.entities import Evaluation
from rsgui.core.texts import tr
from rsgui.gui.background import Reader
from rsgui.gui.evaluating.answers import Answers, Sides, read_pairs
from rsgui.gui.evaluating.figures import FiguresTable
from rsgui.gui.evaluating.forest import ForestPlot
from rsgui.gui.evaluating.spreads import Spreads
from rsgui.gui.evaluating.verdict_card import VerdictCard
from rsgui.gui.notices import ErrorBanner
from rsgui.gui.tables import when
from rsgui.gui.widgets import boxed, column, label, row
from rsgui.jobs.outcomes import Outcome, Results
from rsgui.store.database import Store


class Listed(NamedTuple):
    """An evaluation that can be looked at."""

    evaluation: Evaluation
    names: tuple[str, ...]  # of its generators


class ResultsView(QWidget):
    """Which evaluation and which of its generators is chosen at the top."""

    chosen = Signal()
    """Another evaluation is to be read."""

    def __init__(self, store: Store, errors: ErrorBanner) -> None:
        super().__init__()
        self._store, self._errors = store, errors
        self._reader = Reader(self)
        self._results: Results | None = None
        self._listed: list[Listed] = []
        self._wanted: int | None = None  # is shown as soon as it is in the list
        self.evaluations, self.tuned = QComboBox(), QComboBox()
        self.evaluations.setAccessibleName(tr("Evaluation"))
        self.evaluations.setMinimumWidth(280)
        self.evaluations.currentIndexChanged.connect(lambda _: self.chosen.emit())
        self.tuned.setAccessibleName(tr("Generator"))
        self.tuned.setMinimumWidth(160)
        self.tuned.currentIndexChanged.connect(lambda _: self._show_outcome())
        self._look_at = label(tr("Look at"), "caption")
        self._state = label("", "muted")
        self.verdict = VerdictCard()
        self.figures = FiguresTable()
        self.forest = ForestPlot()
        self.spreads = Spreads()
        self.answers = Answers(store, errors)
        for plot in (self.forest, self.spreads.rewards, self.spreads.lengths):
            plot.failed.connect(errors.show_error)
        self._figures_card = boxed(
            column(label(tr("Every generator"), "section"), self.figures, spacing=12, margin=20), "card"
        )
        self._forest_card = boxed(column(self.forest, margin=20), "card")
        head = row(label(tr("Results"), "section"), None, self._look_at, self.tuned, self.evaluations)
        self.setLayout(
            column(
                head,
                self._state,
                self.verdict,
                self._figures_card,
                self._forest_card,
                self.answers,
                self.spreads,
                spacing=16,
            )
        )
        self.forget()

    def forget(self) -> None:
        """Another project: nothing is shown."""
        self._reader.forget()
        self._results, self._listed, self._wanted = None, [], None
        self.evaluations.blockSignals(True)
        self.evaluations.clear()
        self.evaluations.blockSignals(False)
        self._state.setText(tr("Reading the answers ..."))
        self._show_parts(made=False, compared=False, several=False)
        self.hide()

    def show_list(self, listed: Sequence[Listed]) -> None:
        """The evaluations, newest first; a new one is shown at once."""
        if list(listed) != self._listed:
            newest = not self._listed or (bool(listed) and listed[0] != self._listed[0])
            held = self.evaluations.currentData()
            self._listed = list(listed)
            self.evaluations.blockSignals(True)
            self.evaluations.clear()
            for one in listed:
                self.evaluations.addItem(f"{', '.join(one.names)}   {when(one.evaluation.created)}", one.evaluation.id)
            self.evaluations.setCurrentIndex(0 if newest else max(0, self.evaluations.findData(held)))
            if self._wanted is not None:
                self._take_wanted(self._wanted)
            self.evaluations.blockSignals(False)
        self.setVisible(bool(listed))

    def look_at(self, evaluation: int) -> None:
        """Shows this one, as soon as it is there."""
        self._wanted = evaluation
        self._take_wanted(evaluation)

    def _take_wanted(self, evaluation: int) -> None:
        place = self.evaluations.findData(evaluation)
        if place >= 0:
            self._wanted = None
            self.evaluations.setCurrentIndex(place)

    @property
    def evaluation(self) -> int | None:
        """The one that is looked at."""
        found: int | None = self.evaluations.currentData()
        return found

    def show_results(self, results: Results) -> None:
        """What the chosen evaluation came to by now."""
        self._results = results
        held, outcomes = self.tuned.currentText(), results.outcomes
        self.tuned.blockSignals(True)
        self.tuned.clear()
        self.tuned.addItems([outcome.name for outcome in outcomes])
        self.tuned.setCurrentIndex(max(0, self.tuned.findText(held)))
        self.tuned.blockSignals(False)
        made = any(len(sample.lengths) for sample in results.samples)
        self._state.setText(tr("Nothing can be compared yet."))
        self._show_parts(made, compared=bool(outcomes), several=len(outcomes) > 1)
        if made:
            self.figures.show_results(results)
            self.spreads.show_results(results)
        if outcomes:
            self.forest.rename(tr("Difference from {base}", base=results.samples[0].name))
            self.forest.show_outcomes([o.name for o in outcomes], [o.comparison for o in outcomes])
        self._show_outcome()

    @property
    def outcome(self) -> Outcome | None:
        """The generator that is looked at."""
        results, place = self._results, self.tuned.currentIndex()
        return results.outcomes[place] if results and 0 <= place < len(results.outcomes) else None

    def _show_outcome(self) -> None:
        results, outcome = self._results, self.outcome
        if results is None or outcome is None:
            return
        first, store = results.samples[0], self._store
        self.verdict.show_outcome(first.name, outcome, results.gold)
        sides = Sides(results.evaluation.gold, first.run, outcome.run, (first.name, outcome.name))
        self._reader.ask(
            lambda: read_pairs(store, sides),
            lambda pairs: self.answers.show_pairs(sides, pairs),
            self._errors.show_error,
            sides,
        )

    def _show_parts(self, made: bool, compared: bool, several: bool) -> None:
        """What there is to see by how far it is."""
        self._state.setVisible(not compared)
        for wanted, parts in (
            (several, (self.tuned, self._look_at)),
            (compared, (self.verdict, self._forest_card, self.answers)),
            (made, (self._figures_card, self.spreads)),
        ):
            for part in parts:
                part.setVisible(wanted)
