"""What is to be evaluated: which generators, by which scorers, on which held-out prompts, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLayout, QWidget

from rsgui.core.entities import Generator, GivenRewards, PromptChoice, Scorer
from rsgui.core.texts import counted, number, tr
from rsgui.gui.fields import FormRow, NumberField
from rsgui.gui.widgets import boxed, column, label, row
from rsgui.jobs.actions import CHECKS
from rsgui.jobs.evaluating import Candidate

COLUMNS = 3
LONGEST = 40
"""Characters of a model's name that are shown."""


class Asked(NamedTuple):
    """What a person chose."""

    generators: tuple[Generator, ...]  # the first is what the others are compared with
    gold: int | None  # None: the checks, which are no scorer of the project yet
    scorers: tuple[int, ...]
    k: int
    choice: PromptChoice
    with_control: Candidate | None  # the adapter whose random control is trained first


class HeldOut(NamedTuple):
    """How many held-out prompts there are, in all and in parts."""

    all: int
    parts: dict[str, int]
    tags: dict[str, int]


class Setup(QWidget):
    """The fields. What was ticked stays ticked when something new can be chosen."""

    changed = Signal()
    """Something else was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._ticks: dict[Generator, QCheckBox] = {}
        self._known: list[Candidate] = []
        self._scorers: Sequence[Scorer] = ()
        self.others: dict[int, QCheckBox] = {}
        self._generators = _grid()
        self._others = row(spacing=20)
        self.first, self.gold, self.prompts = QComboBox(), QComboBox(), QComboBox()
        self.completions = NumberField(8, 1, 1000)
        for box in (self.first, self.gold, self.prompts):
            box.setMinimumWidth(200)
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.gold.currentIndexChanged.connect(lambda _: self._show_others())
        self.completions.valueChanged.connect(lambda _: self.changed.emit())
        self.control = QCheckBox(tr("Train a random control too"))
        self.control.hide()
        self.control.setToolTip(
            tr(
                "A second adapter is trained the same way on as many random completions of the same prompts. What it"
                " gains too is the tuning's; what is gained beyond it is the selection's."
            )
        )
        self.control.toggled.connect(lambda _: self.changed.emit())
        self._controlled: Candidate | None = None
        self._sampling = label("", "caption", wrap=True)
        self._others_box = boxed(column(label(tr("They score too"), "label"), self._others, spacing=4))
        self.setLayout(
            column(
                label(tr("Generators"), "label"),
                self._generators,
                self._sampling,
                self.control,
                row(*self._fields(), None, spacing=16),
                self._others_box,
                spacing=12,
            )
        )

    def _fields(self) -> list[QWidget]:
        return [
            FormRow(tr("Compared with"), self.first, tr("The others are measured against this one.")),
            FormRow(
                tr("Gold scorer"),
                self.gold,
                tr("It decides. Take one that has not chosen what was trained on, which pleases the one that did."),
            ),
            FormRow(
                tr("Held-out prompts"),
                self.prompts,
                tr(
                    "Where you decide by looking, such as when to stop, look at the validation part, and keep the test"
                    " part."
                ),
            ),
            FormRow(
                tr("Completions of each prompt"),
                self.completions,
                tr(
                    "So many answers of each model to each held-out prompt, with the same seeds. More make the interval"
                    " narrower, up to what the number of prompts allows."
                ),
            ),
        ]

    # --- what there is

    def forget(self) -> None:
        """Another project: nothing was ticked yet."""
        self.show_candidates([])
        self.others = {}
        self.gold.setCurrentIndex(-1)

    def show_candidates(self, candidates: Sequence[Candidate]) -> None:
        """What can be measured. At first the newest adapter and its base are ticked; then what was, and new ones."""
        if list(candidates) == self._known:
            return
        ticked = self._to_tick(candidates)
        self._known = list(candidates)
        _clear(self._generators)
        self._ticks = {}
        for place, candidate in enumerate(candidates):
            tick = QCheckBox(_short(candidate.name))
            tick.setToolTip(_place_of(candidate.generator))
            tick.setChecked(candidate.generator in ticked)
            tick.toggled.connect(lambda _: self._ticked())
            self._ticks[candidate.generator] = tick
            self._generators.addWidget(tick, place // COLUMNS, place % COLUMNS)
        self._show_sampling()
        self._ticked()

    def _to_tick(self, candidates: Sequence[Candidate]) -> set[Generator]:
        tuned = [one.generator for one in candidates if one.generator.adapter]
        was = {generator for generator, tick in self._ticks.items() if tick.isChecked()}
        if not was:
            newest = next((one for one in candidates if one.generator.adapter and not one.is_control), None)
            return set() if newest is None else {newest.generator, *self._beside(newest, candidates)}
        before = {one.generator for one in self._known}
        return was | {generator for generator in tuned if generator not in before}

    @staticmethod
    def _beside(adapter: Candidate, candidates: Sequence[Candidate]) -> list[Generator]:
        """Its base, and its random control where it has one."""
        of_base = [one.generator for one in candidates if one.generator.model == adapter.generator.model]
        bases = [generator for generator in of_base if not generator.adapter]
        return [*bases[:1], *(one.generator for one in candidates if one.control_of == adapter.adapter is not None)]

    def show_scorers(self, scorers: Sequence[Scorer]) -> None:
        """Those of the project; the checks can always be asked."""
        if scorers == self._scorers:
            return
        chosen = self.gold.currentData()
        self._scorers = scorers
        self.gold.blockSignals(True)
        self.gold.clear()
        if CHECKS not in {scorer.name for scorer in scorers}:
            self.gold.addItem(CHECKS, None)
        for scorer in self._runnable():
            self.gold.addItem(_short(scorer.name), scorer.id)
        self.gold.setCurrentIndex(max(0, self.gold.findData(chosen), self.gold.findText(CHECKS)))
        self.gold.blockSignals(False)
        self._show_others()

    def show_held_out(self, held_out: HeldOut) -> None:
        """Which held-out prompts there are."""
        chosen = self.prompts.currentData()
        parts = {"validation": tr("Validation part"), "test": tr("Test part")}
        lines: list[tuple[str, int, PromptChoice]] = [(tr("All"), held_out.all, PromptChoice())]
        lines += [
            (parts[p], n, PromptChoice(part="test" if p == "test" else "validation")) for p, n in held_out.parts.items()
        ]
        lines += [(tr("Tag {tag}", tag=_short(tag)), n, PromptChoice(tag=tag)) for tag, n in held_out.tags.items()]
        self.prompts.blockSignals(True)
        self.prompts.clear()
        for text, count, choice in lines:
            if count:
                self.prompts.addItem(f"{text} ({number(count)})", (choice, count))
        places = [
            place for place in range(self.prompts.count()) if chosen and self.prompts.itemData(place)[0] == chosen[0]
        ]
        self.prompts.setCurrentIndex(places[0] if places else 0)
        self.prompts.blockSignals(False)
        self.changed.emit()

    def _runnable(self) -> list[Scorer]:
        return [scorer for scorer in self._scorers if not isinstance(scorer.spec, GivenRewards)]

    def _show_others(self) -> None:
        was = {scorer: tick.isChecked() for scorer, tick in self.others.items()}
        _clear(self._others)
        self.others = {}
        for scorer in self._runnable():
            if scorer.id == self.gold.currentData():
                continue
            tick = QCheckBox(_short(scorer.name))
            tick.setChecked(was.get(scorer.id, True))
            self.others[scorer.id] = tick
            self._others.addWidget(tick)
        self._others.addStretch(1)
        self._others_box.setVisible(bool(self.others))
        self.changed.emit()

    def _show_sampling(self) -> None:
        how = self._known[0].generator.sampling if self._known else None
        words = tr(
            "All of them draw with temperature {temperature:g}, top p {top_p:g} and at most {tokens}, as the newest run"
            " did.",
            temperature=how.temperature if how else 0,
            top_p=how.top_p if how else 0,
            tokens=counted(how.max_new_tokens if how else 0, "{count} token", "{count} tokens"),
        )
        self._sampling.setText(words if how else "")

    def _ticked(self) -> None:
        """Other generators can be the first."""
        chosen = self.first.currentData()
        self.first.blockSignals(True)
        self.first.clear()
        for candidate in self._known:
            if self._ticks[candidate.generator].isChecked():
                self.first.addItem(_short(candidate.name), candidate.generator)
        places = [place for place in range(self.first.count()) if self.first.itemData(place) == chosen]
        self.first.setCurrentIndex(places[0] if places else 0)
        self.first.blockSignals(False)
        self._show_control()
        self.changed.emit()

    def _show_control(self) -> None:
        """Offers the control of the first adapter that lacks one."""
        ticked = [one for one in self._known if self._ticks[one.generator].isChecked()]
        before = self._controlled
        self._controlled = next((one for one in ticked if one.lacks_control), None)
        if self._controlled != before:
            self.control.setChecked(False)
        self.control.setVisible(self._controlled is not None)
        if self._controlled is not None:
            self.control.setText(tr("Train a random control of {adapter} too", adapter=_short(self._controlled.name)))

    # --- what was chosen

    @property
    def prompts_chosen(self) -> int:
        """How many held-out prompts are taken."""
        data = self.prompts.currentData()
        return data[1] if data else 0

    def asked(self) -> Asked:
        """All of it; no generators where none is ticked."""
        first: Generator | None = self.first.currentData()
        ticked = [generator for generator, tick in self._ticks.items() if tick.isChecked()]
        ordered = tuple(sorted(ticked, key=lambda generator: generator != first))
        scorers = tuple(scorer for scorer, tick in self.others.items() if tick.isChecked())
        data = self.prompts.currentData()
        choice = data[0] if data else PromptChoice()
        with_control = self._controlled if self.control.isChecked() else None
        return Asked(ordered, self.gold.currentData(), scorers, self.completions.value(), choice, with_control)

    def tick(self, generator: Generator, on: bool = True) -> None:
        """Chooses a generator, or leaves it out."""
        self._ticks[generator].setChecked(on)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(COLUMNS, 1)
    return grid


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"


def _place_of(generator: Generator) -> str:
    """Where its files are, or its server."""
    return "\n".join(filter(None, (generator.model.path, generator.model.served, generator.adapter)))
