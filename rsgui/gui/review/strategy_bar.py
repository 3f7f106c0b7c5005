"""The strategy bar: what the machine picks, as one sentence, and the few fields that change it."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from rsgui.core.marks import Counts
from rsgui.core.selection import AtLeast, Recipe, Strategy, TopOverall, TopPerPrompt, describe
from rsgui.core.texts import counted, tr
from rsgui.gui import widgets
from rsgui.gui.fields import DecimalField, NumberField
from rsgui.gui.flow import FlowLayout
from rsgui.gui.review.more_panel import MorePanel

_MOST = 10_000_000


class StrategyBar(QFrame):
    """Shows a recipe and lets a person change it."""

    changed = Signal(object)
    """core.selection.Recipe: what the fields say now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self._showing = False
        self._sentence = widgets.label("", "section", wrap=True)
        self._kind = widgets.Segments(
            (
                ("per_prompt", tr("Best per prompt")),
                ("overall", tr("Best overall")),
                ("at_least", tr("At least")),
                ("other", tr("Other")),
            ),
            "per_prompt",
        )
        self._per_prompt = NumberField(1, 1, 1000, tr("How many of each prompt"))
        self._overall = NumberField(100, 1, _MOST, tr("How many over all prompts"))
        self._at_least = DecimalField(1.0, -_MOST, _MOST, name=tr("Reward from which on completions are picked"))
        self._least_on = QCheckBox(tr("Least reward"))
        self._least = DecimalField(0.5, -_MOST, _MOST, name=tr("Least reward"))
        self._whole = QCheckBox(tr("None cut off"))
        self._signal = QCheckBox(tr("With signal"))
        self.more = MorePanel()
        self._more_on = widgets.button(
            tr("More"), self._toggle_more, "chip", tip=tr("Rarer strategies and further modifiers")
        )
        self._more_on.setCheckable(True)
        self._caution = widgets.label(tr("Rewards of different prompts have to be comparable."), "caption")
        self._counts = widgets.label("", "muted")
        self._overruling = widgets.label("", "caption")
        self._explain()
        self._arrange()
        self._listen()
        self._fields_follow()

    def _explain(self) -> None:
        for field in (self._per_prompt, self._overall, self._at_least, self._least):
            field.setFixedWidth(96)
        self._least_on.setToolTip(
            tr("Completions below this reward are never picked, however good they are for their prompt.")
        )
        self._whole.setToolTip(
            tr(
                "Leaves out completions that reached their longest and were cut off: a model trained on "
                "them learns to stop in the middle of a sentence."
            )
        )
        self._signal.setToolTip(
            tr(
                "Leaves out prompts whose completions all have the same reward: choosing among them "
                "would teach nothing."
            )
        )
        self._caution.setToolTip(
            tr(
                "Best overall and At least compare completions of different prompts. That is fair for "
                "checks, and often not for a reward model, which may like one prompt's completions more "
                "than another's."
            )
        )

    def _arrange(self) -> None:
        first = widgets.row(spacing=16)
        first.addLayout(widgets.column(self._sentence, self._counts, self._overruling, spacing=2), 1)
        self._first = first
        second = FlowLayout(spacing=14, line_spacing=8)
        least = widgets.boxed(widgets.row(self._least_on, self._least, spacing=8))
        for part in (self._kind, self._per_prompt, self._overall, self._at_least, least, self._whole, self._signal):
            second.addWidget(part)
        beside = widgets.row(spacing=14)
        beside.addLayout(second, 1)
        beside.addWidget(self._more_on, alignment=Qt.AlignmentFlag.AlignTop)
        self._more_box = widgets.boxed(widgets.column(widgets.rule(), self.more))
        self._more_box.hide()
        layout = widgets.column(first, beside, self._more_box, self._caution, spacing=8)
        layout.setContentsMargins(16, 12, 16, 12)
        self.setLayout(layout)

    def _listen(self) -> None:
        self._kind.chosen.connect(self._chosen)
        self.more.changed.connect(self._edited)
        self._per_prompt.valueChanged.connect(self._edited)
        self._overall.valueChanged.connect(self._edited)
        self._at_least.valueChanged.connect(self._edited)
        self._least.valueChanged.connect(self._edited)
        self._least_on.toggled.connect(self._edited)
        self._whole.toggled.connect(self._edited)
        self._signal.toggled.connect(self._edited)

    def add_action(self, action: QWidget) -> None:
        """A button at the end of the first line."""
        self._first.addWidget(action)

    def open_more(self) -> None:
        """Shows what is else hidden: the weights of scorers, rarer strategies, further modifiers."""
        self._more_on.setChecked(True)
        self._fields_follow()

    # --- in and out

    def recipe(self) -> Recipe:
        """What the fields say."""
        return msgspec.structs.replace(
            self.more.modified(Recipe()),
            strategy=self._strategy(),
            least_reward=self._least.value() if self._least_on.isChecked() else None,
            drop_without_signal=self._signal.isChecked(),
            drop_truncated=self._whole.isChecked(),
        )

    def _strategy(self) -> Strategy:
        match self._kind.current:
            case "per_prompt":
                return TopPerPrompt(self._per_prompt.value())
            case "overall":
                return TopOverall(self._overall.value())
            case "other":
                return self.more.other.strategy()
            case _:
                return AtLeast(self._at_least.value())

    def show_recipe(self, recipe: Recipe) -> None:
        """Puts a recipe into the fields; says nothing."""
        self._showing = True
        if self.more.show_recipe(recipe):
            self._kind.choose("other")
            self._more_on.setChecked(True)
        if self.more.mix.set:
            self._more_on.setChecked(True)
        match recipe.strategy:
            case TopPerPrompt(k):
                self._kind.choose("per_prompt")
                self._per_prompt.setValue(k)
            case TopOverall(k):
                self._kind.choose("overall")
                self._overall.setValue(k)
            case AtLeast(reward):
                self._kind.choose("at_least")
                self._at_least.setValue(reward)
        self._least_on.setChecked(recipe.least_reward is not None)
        if recipe.least_reward is not None:
            self._least.setValue(recipe.least_reward)
        self._signal.setChecked(recipe.drop_without_signal)
        self._whole.setChecked(recipe.drop_truncated)
        self._showing = False
        self._fields_follow()

    def show_counts(self, counts: Counts) -> None:
        """Tells how much is in the curated set, and where people and machine differ."""
        self._counts.setText(
            counted(
                counts.curated,
                "{covered:,} of {prompts}, {count} completion selected",
                "{covered:,} of {prompts}, {count} completions selected",
                covered=counts.covered,
                prompts=counted(counts.prompts, "{count} prompt", "{count} prompts"),
            )
        )
        self._overruling.setText(
            counted(
                counts.overruling,
                "{count} of your decisions overrules the machine",
                "{count} of your decisions overrule the machine",
            )
        )
        self._overruling.setVisible(bool(counts.overruling))

    # --- inside

    def _chosen(self, kind: str) -> None:
        if kind == "other":
            self._more_on.setChecked(True)
        self._edited()

    def _toggle_more(self) -> None:
        self._fields_follow()

    def _edited(self, *_: object) -> None:
        self._fields_follow()
        if not self._showing:
            self.changed.emit(self.recipe())

    def _fields_follow(self) -> None:
        kind = self._kind.current
        self._per_prompt.setVisible(kind == "per_prompt")
        self._overall.setVisible(kind == "overall")
        self._at_least.setVisible(kind == "at_least")
        self._caution.setVisible(kind in ("overall", "at_least"))
        self._more_box.setVisible(self._more_on.isChecked())
        self.more.other.setVisible(kind == "other")
        count = self.more.count() + (kind == "other")
        self._more_on.setText(f"{tr('More')} ({count})" if count else tr("More"))
        self._least.setEnabled(self._least_on.isChecked())
        self._sentence.setText(sentence(self.recipe()))


def sentence(recipe: Recipe) -> str:
    """The recipe as a sentence, as it heads the grid."""
    text = describe(recipe)
    return f"{text[:1].upper()}{text[1:]}."
