"""How the rewards of several scorers become one: a weight for each, how they are made alike, and how they are joined.

Dragging a weight says so at every step, so that whoever listens can rank again at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSlider, QWidget

from rsgui.core.rewards import Aggregate, Combination, Missing, Normalise, Weighted
from rsgui.core.texts import counted, later, tr
from rsgui.gui.fields import DecimalField
from rsgui.gui.widgets import boxed, column, label, row, wrapped

HEAVIEST = 1000.0
SLIDES_TO = 2.0
"""The slider's end; heavier weights are typed."""
_STEPS = 40

_NORMALISE: tuple[tuple[str, Normalise, str], ...] = (
    (later("Rewards as they are"), "none", later("Fair where all scorers use the same scale.")),
    (
        later("Deviations within the prompt"),
        "z_prompt",
        later(
            "From the prompt's mean, in standard deviations: scorers of any scale count alike, and so do all prompts."
        ),
    ),
    (later("Ranks within the prompt"), "rank_prompt", later("Only the order within the prompt counts, from 0 to 1.")),
    (later("Deviations over all"), "z_all", later("From the mean of all completions, in standard deviations.")),
)
_AGGREGATE: tuple[tuple[str, Aggregate, str], ...] = (
    (later("Weighted mean"), "mean", later("A good reward of one scorer makes up for a bad one of another.")),
    (later("Lowest"), "min", later("As good as the least satisfied scorer finds it; weights above 0 count alike.")),
    (
        later("Mean less disagreement"),
        "mean_minus_variance",
        later(
            "The weighted mean less the penalty times the variance of the scorers: what they disagree on counts less."
        ),
    ),
)
_MISSING: tuple[tuple[str, Missing, str], ...] = (
    (later("left out"), "drop", later("A completion that lacks the reward of a scorer cannot be picked.")),
    (
        later("judged by the others"),
        "average",
        later("Where the reward of a scorer is missing, the others count alone."),
    ),
)


class _Line(NamedTuple):
    """One scorer's fields."""

    slider: QSlider
    weight: DecimalField


class ScorerMix(QWidget):
    """Hidden where there is one scorer only and the recipe names no other."""

    changed = Signal(object)
    """core.rewards.Combination"""

    def __init__(self) -> None:
        super().__init__()
        self._shown = Combination()
        self._names: tuple[str, ...] = ()
        self._own = ""  # the scorer that counts where a recipe names none
        self._lacking = 0
        self.lines: dict[str, _Line] = {}
        self.normalise = _choices(tr("How rewards are made alike"), _NORMALISE)
        self.aggregate = _choices(tr("How rewards are joined"), _AGGREGATE)
        self.missing = _choices(tr("Completions that lack a reward"), _MISSING)
        self.penalty = DecimalField(0.5, 0.0, 1000.0, 2, 0.1, tr("Penalty for disagreement"))
        self._penalty_box = boxed(row(label(tr("penalty"), "caption"), self.penalty, spacing=4))
        self.told = label("", "caption")
        self._nothing = label(tr("Give one scorer a weight above 0."), "caption")
        for field in (self.normalise, self.aggregate, self.missing):
            field.currentIndexChanged.connect(self._edited)
        self.penalty.valueChanged.connect(self._edited)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(6, 1)
        self._how = boxed(
            row(
                self.aggregate,
                self._penalty_box,
                label(tr("of", "of rewards as they are"), "caption"),
                self.normalise,
                8,
                self.told,
                self.missing,
                None,
                spacing=8,
            )
        )
        self.setLayout(column(boxed(self._grid), self._how, self._nothing, spacing=8))
        self._rebuild()

    # --- in and out

    def show_scorers(self, names: Sequence[str], own: str) -> None:
        """The scorers of the project; `own` is the one that a recipe goes by which names none."""
        if (self._names, self._own) != (tuple(names), own):
            self._names, self._own = tuple(names), own
            self._rebuild()

    def show_combination(self, how: Combination) -> None:
        """Puts a combination into the fields; says nothing."""
        if how != self.combination():
            self._shown = how
            self._rebuild()

    def show_lacking(self, count: int) -> None:
        """How many completions have rewards of some of the scorers and lack those of others."""
        self._lacking = count
        self._follow()

    def combination(self) -> Combination:
        """What the fields say. The scorer at hand alone, as it is, is no combination."""
        weights = self._weights()
        if not weights:
            return self._shown if not self.lines else Combination()
        how = Combination(
            weights,
            self.normalise.currentData(),
            self.aggregate.currentData(),
            round(self.penalty.value(), 6),
            self.missing.currentData(),
        )
        alone = [part.scorer for part in weights] == [self._own] and how.normalise == "none"
        return Combination() if alone else how

    @property
    def set(self) -> bool:
        """Whether anything is combined here."""
        return bool(self.combination().scorers)

    # --- inside

    def _weights(self) -> tuple[Weighted, ...]:
        found = ((name, round(line.weight.value(), 6)) for name, line in self.lines.items())
        return tuple(Weighted(name, weight) for name, weight in found if weight > 0)

    def _rebuild(self) -> None:
        """The fields of the scorers that there are, with what is shown in them."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        named = {part.scorer: part.weight for part in self._shown.scorers} or {self._own: 1.0}
        every = list(dict.fromkeys([*self._names, *(name for name in named if name)]))
        self.lines = {}
        for place, name in enumerate(every):
            self._add(place, name, named.get(name, 0.0))
        for field, value in (
            (self.normalise, self._shown.normalise),
            (self.aggregate, self._shown.aggregate),
            (self.missing, self._shown.missing),
        ):
            with QSignalBlocker(field):
                field.setCurrentIndex(field.findData(value))
        with QSignalBlocker(self.penalty):
            self.penalty.setValue(self._shown.penalty)
        self._follow()

    def _add(self, place: int, name: str, weight: float) -> None:
        """One scorer: two of them stand on a line."""
        words: QLabel = label(name if name in self._names else tr("{name} (not in this project)", name=name))
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, _STEPS)
        slider.setFixedWidth(120)
        slider.setAccessibleName(tr("Weight of {name}, slider", name=name))
        field = DecimalField(weight, 0.0, HEAVIEST, 4, SLIDES_TO / _STEPS, tr("Weight of {name}", name=name))
        field.setFixedWidth(96)
        words.setBuddy(field)
        slider.setValue(_step(weight))
        slider.valueChanged.connect(lambda step: field.setValue(step * SLIDES_TO / _STEPS))
        field.valueChanged.connect(lambda value: self._weighed(slider, value))
        line, side = divmod(place, 2)
        for column_, part in enumerate((words, slider, field)):
            self._grid.addWidget(part, line, 3 * side + column_)
        self.lines[name] = _Line(slider, field)

    def _weighed(self, slider: QSlider, weight: float) -> None:
        """A weight that was typed stays as it was typed, wherever the slider then stands."""
        with QSignalBlocker(slider):
            slider.setValue(_step(weight))
        self._edited()

    def _edited(self, *_: object) -> None:
        self._follow()
        if self._weights():
            self._shown = self.combination()
            self.changed.emit(self._shown)

    def _follow(self) -> None:
        count = len(self._weights())
        self.setVisible(len(self.lines) > 1)
        self._how.setVisible(count > 1 or (count == 1 and self.normalise.currentData() != "none"))
        self._nothing.setVisible(not count and bool(self.lines))
        self._penalty_box.setVisible(self.aggregate.currentData() == "mean_minus_variance")
        for part in (self.told, self.missing):
            part.setVisible(count > 1)
        self.told.setText(
            counted(self._lacking, "{count} lacks a reward:", "{count} lack a reward:")
            if self._lacking
            else tr("none lacks a reward:")
        )


def _choices(name: str, choices: Sequence[tuple[str, str, str]]) -> QComboBox:
    field = QComboBox()
    field.setAccessibleName(name)
    for words, value, why in choices:
        field.addItem(tr(words), value)
        field.setItemData(field.count() - 1, tr(why), Qt.ItemDataRole.ToolTipRole)
    field.setToolTip(wrapped("<br>".join(f"<b>{tr(words)}</b>: {tr(why)}" for words, _, why in choices)))
    return field


def _step(weight: float) -> int:
    return round(min(weight, SLIDES_TO) * _STEPS / SLIDES_TO)
