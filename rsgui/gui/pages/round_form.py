"""How the next rounds are taken: from where, how many, on what weights, with whom."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from rsgui.core.rounds import Plan, Start
from rsgui.core.texts import later, tr
from rsgui.gui.fields import FormRow, NumberField
from rsgui.gui.widgets import Segments, column, row
from rsgui.jobs.loop import MOST_ROUNDS
from rsgui.jobs.rounds import Line
from rsgui.jobs.specs import RoundsJob

VALIDATION = 0.1
"""Share of the training prompts that tell when to stop."""
TICKS = {
    "pooled": (
        later("Choose among the completions of earlier rounds too"),
        later("The scorers of now reward them. Llama 2 forgot what its later rounds no longer saw."),
    ),
    "review": (
        later("Wait for my review before each training"),
        later("Each round halts once it has selected, until you let it go on."),
    ),
    "stops": (
        later("Stop when gold on validation prompts no longer rises"),
        later("A tenth of the training prompts is kept out of training for that; held-out prompts have no part in it."),
    ),
    "control": (
        later("Train a random control beside the first round"),
        later("As many random completions of the same prompts: it tells selection from mere tuning."),
    ),
}


class RoundForm(QWidget):
    """Says `changed` when a person chose something."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.after = QComboBox()
        self.after.setMinimumWidth(220)
        self.after.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.rounds = NumberField(1, 1, MOST_ROUNDS, tr("Rounds"))
        self.rounds.valueChanged.connect(lambda _: self.changed.emit())
        self.start = Segments([("base", tr("The base")), ("last", tr("The last adapter"))])
        self.k = NumberField(8, 1, 1000, tr("Completions of each held-out prompt"))
        self.ticks = {name: QCheckBox(tr(text)) for name, (text, _) in TICKS.items()}
        for name, (_, tip) in TICKS.items():
            self.ticks[name].setToolTip(f"<qt>{tr(tip)}</qt>")
        fields = row(
            FormRow(tr("Goes on from"), self.after),
            FormRow(tr("Rounds"), self.rounds),
            FormRow(
                tr("Each trains on from"),
                self.start,
                tr("From the base each round is trained anew (STaR, ReST-EM); else on the one before (RAFT)."),
            ),
            FormRow(tr("Completions of each held-out prompt"), self.k),
            None,
            spacing=16,
        )
        left = column(self.ticks["pooled"], self.ticks["review"], spacing=8)
        right = column(self.ticks["stops"], self.ticks["control"], spacing=8)
        self.setLayout(column(fields, row(left, right, None, spacing=32), spacing=16))

    def show_lines(self, lines: list[Line], base: str) -> None:
        """What one can go on from: the base model, and each round that is trained."""
        before, self_blocked = self.going_on_from, self.after.blockSignals(True)
        self.after.clear()
        self.after.addItem(tr("{model}, without an adapter", model=base), None)
        for line in lines:
            if line.adapter is not None and line.adapter.folder:
                self.after.addItem(line.turn.name, line.turn.id)
        self.after.blockSignals(self_blocked)
        self.go_on_from(before)

    def go_on_from(self, turn: int | None) -> None:
        """Chooses the round to go on from; None: the base."""
        self.after.setCurrentIndex(max(0, self.after.findData(turn)) if turn is not None else 0)

    @property
    def going_on_from(self) -> int | None:
        """The round that is gone on from; None: the base."""
        found: int | None = self.after.currentData()
        return found

    def asked(self, plan: Plan) -> RoundsJob:
        """What was chosen, over a plan that says the rest."""
        start: Start = "last" if self.start.current == "last" else "base"
        chosen = msgspec.structs.replace(
            plan,
            k=self.k.value(),
            start=start,
            pooled=self.ticks["pooled"].isChecked(),
            control=self.ticks["control"].isChecked(),
            validation=VALIDATION if self.ticks["stops"].isChecked() else 0.0,
        )
        return RoundsJob(chosen, self.rounds.value(), self.going_on_from, self.ticks["review"].isChecked())
