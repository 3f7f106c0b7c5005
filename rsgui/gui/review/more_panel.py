"""What of a recipe does not fit into the strategy bar: the rarer strategies, and the modifiers after the first ones."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from rsgui.core.recipes import Diverse, Duplicates
from rsgui.core.selection import (
    AtLeast,
    RandomOverall,
    RandomPerPrompt,
    Recipe,
    StatisticalRejection,
    Strategy,
    TopFraction,
    TopOverall,
    TopPerPrompt,
)
from rsgui.core.texts import later, tr
from rsgui.gui.fields import DecimalField, NumberField
from rsgui.gui.review.likeness import LikenessField
from rsgui.gui.review.scorer_mix import ScorerMix
from rsgui.gui.widgets import boxed, column, label, row, wrapped

_MOST = 10_000_000
_SEEDS = 2**31 - 1

OTHERS: dict[str, tuple[str, str]] = {
    "fraction": (
        later("Best share of all"),
        later("The best so many per cent of all completions, whatever their prompt."),
    ),
    "random_per_prompt": (
        later("Random of each prompt"),
        later("Blind to the rewards: the control of the best per prompt."),
    ),
    "random_overall": (later("Random overall"), later("Blind to the rewards: the control of the best overall.")),
    "rejection": (
        later("Statistical rejection"),
        later(
            "Takes good completions with a chance that grows with their reward (Liu et al. 2023). A "
            "higher beta takes more at random, a lower one more of the best."
        ),
    ),
}
_KEPT: tuple[tuple[str, Duplicates | None], ...] = (
    (later("Keep duplicates"), None),
    (later("No exact duplicates"), "exact"),
    (later("No near-duplicates"), "near"),
)


class OtherStrategy(QWidget):
    """A strategy that the bar has no button for, with its numbers."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Strategy"))
        for key, (name, _) in OTHERS.items():
            self.kind.addItem(tr(name), key)
        self.share = DecimalField(10.0, 0.01, 100.0, 2, 1.0, tr("Share in per cent"))
        self.k = NumberField(1, 1, _MOST, tr("How many"))
        self.beta = DecimalField(0.5, 0.0, 1000.0, 3, 0.05, tr("Beta"))
        self.seed = NumberField(0, 0, _SEEDS, tr("Seed"))
        self._words = label("", "caption")
        self._named: dict[str, QWidget] = {}
        line = row(self.kind, spacing=8)
        fields: dict[str, NumberField | DecimalField] = {
            "%": self.share,
            later("how many"): self.k,
            later("beta"): self.beta,
            later("seed"): self.seed,
        }
        for name, field in fields.items():
            field.setFixedWidth(96)
            field.valueChanged.connect(self._edited)
            part = boxed(row(label(tr(name), "caption"), field, spacing=4))
            self._named[name] = part
            line.addWidget(part)
        line.addWidget(self._words, 1)
        self.setLayout(line)
        self.kind.currentIndexChanged.connect(self._edited)
        self._follow()

    def strategy(self) -> Strategy:
        """What the fields say."""
        k, seed = self.k.value(), self.seed.value()
        match self.kind.currentData():
            case "fraction":
                return TopFraction(round(self.share.value() / 100, 6))
            case "random_per_prompt":
                return RandomPerPrompt(seed, k)
            case "random_overall":
                return RandomOverall(k, seed)
            case _:
                return StatisticalRejection(k, self.beta.value(), seed)

    def show_strategy(self, strategy: Strategy) -> bool:
        """Puts a strategy into the fields; whether it is one of `OTHERS`."""
        match strategy:
            case TopFraction(fraction):
                self._show("fraction", share=100 * fraction)
            case RandomPerPrompt(seed, k):
                self._show("random_per_prompt", k, seed)
            case RandomOverall(k, seed):
                self._show("random_overall", k, seed)
            case StatisticalRejection(k, beta, seed):
                self._show("rejection", k, seed, beta)
            case TopPerPrompt() | TopOverall() | AtLeast():
                return False
        return True

    def _show(
        self, kind: str, k: int | None = None, seed: int = 0, beta: float | None = None, share: float | None = None
    ) -> None:
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.seed.setValue(seed)
        for field, value in ((self.k, k), (self.beta, beta), (self.share, share)):
            if value is not None:
                field.setValue(value)  # type: ignore[arg-type]  # a whole number where the field wants one
        self._follow()

    def _edited(self, *_: object) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        kind = self.kind.currentData()
        self._named["%"].setVisible(kind == "fraction")
        self._named["how many"].setVisible(kind != "fraction")
        self._named["beta"].setVisible(kind == "rejection")
        self._named["seed"].setVisible(kind != "fraction")
        self._words.setText(tr(OTHERS[kind][1]) if kind != "rejection" else "")
        self.kind.setToolTip(wrapped(tr(OTHERS[kind][1])))


class MorePanel(QWidget):
    """Everything here is off until somebody asks for it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mix = ScorerMix()
        self.mix.changed.connect(lambda _: self._edited())
        self.other = OtherStrategy()
        self.other.changed.connect(self.changed)
        self.duplicates = QComboBox()
        self.duplicates.setAccessibleName(tr("Duplicates"))
        for name, value in _KEPT:
            self.duplicates.addItem(tr(name), value)
        self.duplicates.setToolTip(
            wrapped(
                tr(
                    "Of completions of one prompt that say the same, only the best can be picked. Near-duplicates "
                    "share four fifths of their runs of five words."
                )
            )
        )
        self.length = _check(
            tr("Whatever their length"), tr("Takes out of the rewards what length explains, within prompts.")
        )
        self.most = NumberField(4, 1, _MOST, tr("At most so many of each prompt"))
        self.total = NumberField(100, 1, _MOST, tr("At most so many in all"))
        self.varied = NumberField(100, 1, _MOST, tr("So many that are unlike each other"))
        self.balance = DecimalField(0.5, 0.0, 1.0, 2, 0.05, tr("Balance between reward, 1, and variety, 0"))
        self.most_on = _check(tr("At most of each prompt"), tr("Of a prompt's picks only the first so many."))
        self.total_on = _check(
            tr("Fair total"), tr("So many in all, in turns from all prompts, so that none has much more.")
        )
        self.varied_on = _check(
            tr("Most varied"),
            tr("So many that are good and unlike each other: maximal marginal relevance."),
        )
        self.alike = LikenessField()
        self.alike.changed.connect(self._edited)
        for field in (self.most, self.total, self.varied, self.balance):
            field.setFixedWidth(96)
        self._listen()
        modifiers = row(
            self.duplicates, 8, self.length, 8, self.most_on, self.most, 8, self.total_on, self.total, None, spacing=8
        )
        variety = row(
            self.varied_on, self.varied, label(tr("balance"), "caption"), self.balance, self.alike, None, spacing=8
        )
        self.setLayout(column(self.mix, self.other, modifiers, variety, spacing=8))
        self._follow()

    def _listen(self) -> None:
        self.duplicates.currentIndexChanged.connect(self._edited)
        for box in (self.length, self.most_on, self.total_on, self.varied_on):
            box.toggled.connect(self._edited)
        for field in (self.most, self.total, self.varied, self.balance):
            field.valueChanged.connect(self._edited)

    def modified(self, recipe: Recipe) -> Recipe:
        """The recipe with the modifiers that are set here."""
        return msgspec.structs.replace(
            recipe,
            combination=self.mix.combination(),
            drop_duplicates=self.duplicates.currentData(),
            length_control=self.length.isChecked(),
            at_most_per_prompt=self.most.value() if self.most_on.isChecked() else None,
            round_robin=self.total.value() if self.total_on.isChecked() else None,
            diverse=self._diverse() if self.varied_on.isChecked() else None,
        )

    def _diverse(self) -> Diverse:
        return Diverse(self.varied.value(), self.balance.value(), self.alike.folder)

    def show_recipe(self, recipe: Recipe) -> bool:
        """Puts a recipe into the fields; whether its strategy is one of this panel's."""
        self.mix.show_combination(recipe.combination)
        self.duplicates.setCurrentIndex(self.duplicates.findData(recipe.drop_duplicates))
        self.length.setChecked(recipe.length_control)
        for box, field, value in (
            (self.most_on, self.most, recipe.at_most_per_prompt),
            (self.total_on, self.total, recipe.round_robin),
            (self.varied_on, self.varied, recipe.diverse.k if recipe.diverse else None),
        ):
            box.setChecked(value is not None)
            if value is not None:
                field.setValue(value)
        if recipe.diverse is not None:
            self.balance.setValue(recipe.diverse.balance)
            self.alike.show_folder(recipe.diverse.model)
        self._follow()
        return self.other.show_strategy(recipe.strategy)

    def count(self) -> int:
        """How many modifiers are set here."""
        parts: tuple[Callable[[], bool], ...] = (
            self.length.isChecked,
            self.most_on.isChecked,
            self.total_on.isChecked,
            self.varied_on.isChecked,
        )
        return sum(part() for part in parts) + (self.duplicates.currentData() is not None) + self.mix.set

    def _edited(self, *_: object) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        self.most.setEnabled(self.most_on.isChecked())
        self.total.setEnabled(self.total_on.isChecked())
        for field in (self.varied, self.balance, self.alike):
            field.setEnabled(self.varied_on.isChecked())


def _check(text: str, tip: str) -> QCheckBox:
    box = QCheckBox(text)
    box.setToolTip(wrapped(tip))
    return box
