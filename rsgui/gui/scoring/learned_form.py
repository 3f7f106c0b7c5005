"""A reward model that is trained here: out of which pairs, over which base."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtWidgets import QComboBox, QWidget

from rsgui.core.entities import Scorer, TrainingParams
from rsgui.core.preferences import HELD_OUT_SHARE, PARAMS
from rsgui.core.texts import later, tr
from rsgui.gui.fields import DecimalField, FormRow, NumberField
from rsgui.gui.scoring.forms import lay
from rsgui.gui.scoring.places import ModelField
from rsgui.jobs.preferring import FromDecisions, FromScorer, Source

DECISIONS = later("Your decisions: included or edited, over excluded")


class LearnedForm(QWidget):
    """What stands in it starts a training; the scorer is there when that has ended."""

    name = later("Learned")

    def __init__(self) -> None:
        super().__init__()
        self.source = QComboBox()
        self.margin = DecimalField(0, 0, 1_000_000, 4, 0.05, off=tr("Any difference"))
        self.base = ModelField(tr("Base model"), servers=False)
        self.rate = DecimalField(PARAMS.learning_rate, 0.0000001, 1.0, 7, 0.00005)
        self.epochs = DecimalField(PARAMS.epochs, 0.01, 100, 2, 0.5)
        self.rank = NumberField(PARAMS.rank, 1, 1024)
        lay(
            self,
            [
                FormRow(
                    tr("Learn from"),
                    self.source,
                    hint=tr(
                        "Pairs of a better and a worse completion of the same prompt. Those of "
                        "{share:.0%} of the prompts are held back, to measure what was learnt.",
                        share=HELD_OUT_SHARE,
                    ),
                ),
                FormRow(tr("Base model"), self.base, tr("It gets a head that gives one number, and LoRA weights.")),
            ],
            [
                FormRow(
                    tr("Least difference of a pair"), self.margin, tr("Pairs whose rewards are closer are left out.")
                ),
                FormRow(tr("Learning rate"), self.rate, tr("The size of a step.")),
                FormRow(
                    tr("Epochs"), self.epochs, tr("How often each pair is seen. 1 to 3; more learns them by heart.")
                ),
                FormRow(tr("Rank"), self.rank, tr("How much the LoRA weights can learn. 8 to 64 is usual.")),
            ],
        )
        self.source.currentIndexChanged.connect(lambda _: self._follow())
        self.show_scorers([])

    def show_scorers(self, scorers: Sequence[Scorer]) -> None:
        """The scorers whose best and worst can be learnt from; what was chosen stays chosen."""
        chosen = self.source.currentData() if self.source.count() > 1 else None
        self.source.blockSignals(True)
        self.source.clear()
        for scorer in scorers:
            self.source.addItem(tr("The best over the worst by “{name}”", name=scorer.name), scorer.id)
        self.source.addItem(tr(DECISIONS), 0)
        self.source.setCurrentIndex(max(0, self.source.findData(chosen)) if chosen is not None else 0)
        self.source.blockSignals(False)
        self._follow()

    def _follow(self) -> None:
        self.margin.setEnabled(bool(self.source.currentData()))

    @property
    def pairs(self) -> Source:
        """Where the pairs come from."""
        scorer = self.source.currentData()
        return FromScorer(scorer, self.margin.value()) if scorer else FromDecisions()

    @property
    def params(self) -> TrainingParams:
        """How it is trained."""
        return msgspec.structs.replace(
            PARAMS,
            learning_rate=round(self.rate.value(), 9),
            epochs=round(self.epochs.value(), 6),
            rank=self.rank.value(),
            alpha=2 * self.rank.value(),
        )
