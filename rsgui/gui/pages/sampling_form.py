"""How completions are drawn: every parameter with what it does."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit

from rsgui.core.sampling import SamplingParams
from rsgui.gui.fields import DecimalField, FormRow, NumberField
from rsgui.gui.widgets import column, label

TIPS = {
    "temperature": "How bold the draw is. 0 always takes the likeliest token, 1 draws as the model believes. Rejection"
    " sampling wants variety: 0.7 to 1.",
    "top_p": "Keeps the likeliest tokens that together have this probability, and draws among them. 1 keeps all.",
    "top_k": "Keeps this many of the likeliest tokens. Off keeps all.",
    "min_p": "Drops tokens that are less likely than this share of the likeliest one. Off drops none.",
    "repetition_penalty": "Above 1, tokens that have occurred become less likely. 1 leaves them alone.",
    "max_new_tokens": "A completion that reaches this length is cut, and counted as truncated.",
    "stop": "A completion ends before any of these. One a line.",
    "system": "Comes before every prompt that has no system message of its own.",
}


class SamplingForm(QFrame):
    """A card with the sampling parameters."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._temperature = DecimalField(0.8, 0.0, 10.0)
        self._top_p = DecimalField(0.95, 0.01, 1.0)
        self._top_k = NumberField(0, 0, 1_000_000, step=10, off="off")
        self._min_p = DecimalField(0.0, 0.0, 1.0, decimals=3, step=0.01, off="off")
        self._penalty = DecimalField(1.0, 0.01, 10.0)
        self._tokens = NumberField(256, 1, 1_000_000, step=16)
        self._stop = _text("Stop strings")
        self._system = _text("System prompt")
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        fields = (
            FormRow("Temperature", self._temperature, TIPS["temperature"]),
            FormRow("Most new tokens", self._tokens, TIPS["max_new_tokens"]),
            FormRow("Top p", self._top_p, TIPS["top_p"]),
            FormRow("Top k", self._top_k, TIPS["top_k"]),
            FormRow("Min p", self._min_p, TIPS["min_p"]),
            FormRow("Repetition penalty", self._penalty, TIPS["repetition_penalty"]),
        )
        for place, field in enumerate(fields):
            grid.addWidget(field, place // 2, place % 2)
        self.setLayout(
            column(
                label("Sampling", "section"),
                grid,
                FormRow("System prompt", self._system, TIPS["system"]),
                FormRow("Stop strings, one a line", self._stop, TIPS["stop"]),
                spacing=12,
                margin=16,
            )
        )
        for number in (self._temperature, self._top_p, self._min_p, self._penalty):
            number.valueChanged.connect(lambda _: self.changed.emit())
        for whole in (self._top_k, self._tokens):
            whole.valueChanged.connect(lambda _: self.changed.emit())
        for text in (self._stop, self._system):
            text.textChanged.connect(self.changed.emit)

    @property
    def sampling(self) -> SamplingParams:
        """What stands in the fields."""
        return SamplingParams(
            temperature=round(self._temperature.value(), 6),
            top_p=round(self._top_p.value(), 6),
            top_k=self._top_k.value(),
            min_p=round(self._min_p.value(), 6),
            repetition_penalty=round(self._penalty.value(), 6),
            max_new_tokens=self._tokens.value(),
            stop=tuple(line for line in self._stop.toPlainText().split("\n") if line),
            system_prompt=self._system.toPlainText().strip(),
        )

    def show_sampling(self, sampling: SamplingParams) -> None:
        """Puts these into the fields."""
        self.blockSignals(True)
        self._temperature.setValue(sampling.temperature)
        self._top_p.setValue(sampling.top_p)
        self._top_k.setValue(sampling.top_k)
        self._min_p.setValue(sampling.min_p)
        self._penalty.setValue(sampling.repetition_penalty)
        self._tokens.setValue(sampling.max_new_tokens)
        self._stop.setPlainText("\n".join(sampling.stop))
        self._system.setPlainText(sampling.system_prompt)
        self.blockSignals(False)
        self.changed.emit()


def _text(name: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setProperty("role", "field")
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setFixedHeight(60)
    return field
