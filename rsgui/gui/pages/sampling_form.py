"""How completions are drawn: every parameter with what it does."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QWidget

from rsgui.core.sampling import SamplingParams
from rsgui.core.texts import counted, later, tr
from rsgui.gui.fields import DecimalField, FormRow, NumberField
from rsgui.gui.pages.fold import Fold
from rsgui.gui.pages.sampling_presets import DEFAULT_N, PresetPicker
from rsgui.gui.widgets import column, label

TIPS = {
    "temperature": later(
        "How bold the draw is. 0 always takes the likeliest token, so that all completions are "
        "the same; 1 draws as the model believes. Usual: 0.7 to 1, so that completions differ."
    ),
    "top_p": later(
        "Keeps the likeliest tokens that together have this probability, and draws among them. 1 "
        "keeps all. Usual: 0.9 to 1."
    ),
    "top_k": later(
        "Keeps this many of the likeliest tokens at every step, and draws among them. Off keeps "
        "all. Usual: off, or 20 to 50."
    ),
    "min_p": later(
        "Drops tokens that are less likely than this share of the likeliest one. Off drops none. "
        "Usual: off, or 0.02 to 0.1."
    ),
    "repetition_penalty": later(
        "Above 1, tokens that have occurred become less likely. 1 leaves them alone. Usual: 1; "
        "1.05 to 1.2 for a small model that repeats itself."
    ),
    "max_new_tokens": later(
        "A completion that reaches this length is cut off there, and counted as such. Usual: 256 "
        "for short answers, 1,024 and more for reasoning. A token is about three quarters of an "
        "English word."
    ),
    "stop": later("A completion ends before any of these. One a line. Usual: none, for a model that ends by itself."),
    "system": later("Comes before every prompt that has no system message of its own. Usual: none."),
}


class SamplingForm(QFrame):
    """A card with the sampling parameters."""

    changed = Signal()
    n_chosen = Signal(int)
    """A preset was chosen that goes with so many completions of each prompt."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._n = DEFAULT_N
        self.presets = PresetPicker()
        self._temperature = DecimalField(0.8, 0.0, 10.0)
        self._top_p = DecimalField(0.95, 0.01, 1.0)
        self._top_k = NumberField(0, 0, 1_000_000, step=10, off=tr("off"))
        self._min_p = DecimalField(0.0, 0.0, 1.0, decimals=3, step=0.01, off=tr("off"))
        self._penalty = DecimalField(1.0, 0.01, 10.0)
        self._tokens = NumberField(256, 1, 1_000_000, step=16)
        self._stop = _text(tr("Stop strings"))
        self._system = _text(tr("System prompt"))
        self._more = Fold(tr("More"), self._rare())
        self._build()

    def _rare(self) -> QWidget:
        """The fields that are folded."""
        more = QWidget()
        more.setLayout(
            column(
                _pairs(
                    FormRow(tr("Min p"), self._min_p, tr(TIPS["min_p"])),
                    FormRow(tr("Repetition penalty"), self._penalty, tr(TIPS["repetition_penalty"])),
                ),
                FormRow(tr("System prompt"), self._system, tr(TIPS["system"])),
                FormRow(tr("Stop strings, one a line"), self._stop, tr(TIPS["stop"])),
                spacing=12,
            )
        )
        return more

    def _build(self) -> None:
        self.setLayout(
            column(
                label(tr("Sampling"), "section"),
                self.presets,
                _pairs(
                    FormRow(tr("Temperature"), self._temperature, tr(TIPS["temperature"])),
                    FormRow(tr("Most new tokens"), self._tokens, tr(TIPS["max_new_tokens"])),
                    FormRow(tr("Top p"), self._top_p, tr(TIPS["top_p"])),
                    FormRow(tr("Top k"), self._top_k, tr(TIPS["top_k"])),
                ),
                self._more,
                spacing=12,
                margin=16,
            )
        )
        for number in (self._temperature, self._top_p, self._min_p, self._penalty):
            number.valueChanged.connect(lambda _: self._edited())
        for whole in (self._top_k, self._tokens):
            whole.valueChanged.connect(lambda _: self._edited())
        for text in (self._stop, self._system):
            text.textChanged.connect(self._edited)
        self.presets.chosen.connect(self._take_preset)
        self._edited()

    def _edited(self) -> None:
        self.presets.follow(self.sampling, self._n)
        self._more.say(_more_words(self.sampling))
        if not self.signalsBlocked():
            self.changed.emit()

    def _take_preset(self, sampling: SamplingParams, n: int) -> None:
        self._n = n
        self.show_sampling(sampling)
        self.n_chosen.emit(n)

    def follow_n(self, n: int) -> None:
        """So many completions of each prompt are asked for: a preset goes with a number."""
        self._n = n
        self.presets.follow(self.sampling, n)

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
        self._edited()


def _pairs(*fields: FormRow) -> QGridLayout:
    """Two fields a line."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(12)
    for place, field in enumerate(fields):
        grid.addWidget(field, place // 2, place % 2)
    return grid


def _more_words(sampling: SamplingParams) -> str:
    """What of the folded fields is not as usual."""
    parts = []
    if sampling.min_p:
        parts.append(tr("min p {min_p:g}", min_p=sampling.min_p))
    if sampling.repetition_penalty != 1:
        parts.append(tr("repetition penalty {penalty:g}", penalty=sampling.repetition_penalty))
    if sampling.system_prompt:
        parts.append(tr("a system prompt"))
    if sampling.stop:
        parts.append(counted(len(sampling.stop), "{count} stop string", "{count} stop strings"))
    return ", ".join(parts) or tr("system prompt, stop strings: none")


def _text(name: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setProperty("role", "field")
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setFixedHeight(60)
    return field
