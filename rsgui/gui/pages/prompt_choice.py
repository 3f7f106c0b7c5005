"""Which prompts a run takes: all, or some by tag, words, an earlier run's rewards, and number."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from rsgui.core.entities import PromptChoice
from rsgui.core.errors import RsguiError
from rsgui.core.texts import counted, later, number, tr
from rsgui.gui.background import Reader
from rsgui.gui.fields import FormRow, NumberField
from rsgui.gui.pages.fold import Fold
from rsgui.gui.widgets import Segments, column, label, row
from rsgui.jobs import choosing
from rsgui.jobs.choosing import EVERY, Taken
from rsgui.jobs.workbench import Workbench
from rsgui.store import prompts, rewards
from rsgui.store.database import Changes

DEFAULT_TAKE = 100
_WAYS = [("all", later("All")), ("first", later("First")), ("random", later("Random")), ("spread", later("Spread out"))]
_TIPS = {
    "how": later(
        "All of them; the first of the file; at random; or spread out: each as unlike those "
        "before it as can be, by the words it has in common with them. The first 100 stay among "
        "the first 200."
    ),
    "seed": later("The same seed takes the same prompts again; another one takes others."),
    "tag": later("Only prompts with this tag."),
    "words": later("Only prompts with these words in what the list of Prompts shows of them, in upper or lower case."),
    "mixed": later(
        "Only prompts whose completions in an earlier run were neither all good nor all bad. "
        "Where all have the same reward, there is nothing to choose among."
    ),
}
_OVERFITS = later(
    "Training on the same prompts in every round overfits: the model learns these by heart "
    "and gets no better at others. Take a part of them in each round, another seed takes "
    "others."
)


class Options(NamedTuple):
    """What can be chosen."""

    tags: dict[str, int]
    mixed: list[tuple[int, int, str]]  # run, scorer and the scorer's name


class PromptChoiceForm(QWidget):
    """Folded, it says in one line which prompts are taken; it tells, off the GUI thread, what that comes to."""

    changed = Signal()
    """Another choice, or it is known what it comes to."""
    failed = Signal(object)  # RsguiError

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._store = bench.store
        self._project: int | None = None
        self._showing = False
        self._known: Taken | None = None
        self._options, self._reckoning = Reader(self), Reader(self)
        self.way = Segments([(key, tr(text)) for key, text in _WAYS])
        self.take = NumberField(DEFAULT_TAKE, 1, 10_000_000)
        self.seed = NumberField(0, 0, 2**31 - 1)
        self.tag, self.mixed = QComboBox(), QComboBox()
        self.words = QLineEdit(placeholderText=tr("any"), clearButtonEnabled=True)
        self._numbers = QWidget()
        self._facts = label("", "caption", wrap=True)
        self._warning = label(tr(_OVERFITS), "caption", wrap=True)
        self._fold = Fold(tr("Prompts"), self._content())
        self.setLayout(column(self._fold))
        self._show_options(Options({}, []))
        self._listen()
        self._follow()

    def _content(self) -> QWidget:
        for part in (self.tag, self.mixed, self.words):
            part.setFixedHeight(30)
            part.setMinimumWidth(0)
        for box in (self.tag, self.mixed):  # as wide as there is room, not as its longest item
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(4)
        self.way.setToolTip(f"<qt>{tr(_TIPS['how'])}</qt>")
        self._seed_row = FormRow(tr("Seed of the choice"), self.seed, tr(_TIPS["seed"]))
        numbers = row(FormRow(tr("How many"), self.take), self._seed_row, None, spacing=16)
        self._numbers.setLayout(numbers)
        narrow = row(spacing=16)
        narrow.addWidget(FormRow(tr("Tag"), self.tag, tr(_TIPS["tag"])), 2)
        narrow.addWidget(FormRow(tr("With the words"), self.words, tr(_TIPS["words"])), 3)
        narrow.addWidget(FormRow(tr("Mixed rewards in"), self.mixed, tr(_TIPS["mixed"])), 3)
        content = QWidget()
        content.setLayout(column(row(self.way, None), self._numbers, narrow, self._facts, self._warning, spacing=12))
        return content

    def _listen(self) -> None:
        self.way.chosen.connect(self._edited)
        for field in (self.take, self.seed):
            field.valueChanged.connect(self._edited)
        for box in (self.tag, self.mixed):
            box.currentIndexChanged.connect(self._edited)
        self.words.textChanged.connect(self._edited)

    # --- in and out

    @property
    def choice(self) -> PromptChoice:
        """What the fields say."""
        run, scorer = self.mixed.currentData() or (None, None)
        narrowed = PromptChoice(self.tag.currentData(), self.words.text().strip(), run, scorer)
        match self.way.current:
            case "first":
                return msgspec.structs.replace(narrowed, take=self.take.value(), how="first")
            case "random" | "spread" as how:
                return msgspec.structs.replace(narrowed, take=self.take.value(), how=how, seed=self.seed.value())
        return narrowed

    @property
    def taken(self) -> Taken | None:
        """What the choice comes to; None while that is reckoned."""
        known = self._known
        return known if known is not None and known.choice == self.choice else None

    def open_project(self, project: int | None) -> None:
        """Another project, all prompts of it."""
        self._project, self._known = project, None
        for reader in (self._options, self._reckoning):
            reader.forget()
        self._show_options(Options({}, []))
        self._put(EVERY)
        self._follow()  # what it comes to is reckoned when the page is shown
        self.changed.emit()

    def refresh(self, changes: Changes | None) -> None:
        """Reads again what `changes` touch."""
        if changes is None or changes.touches("prompts", "runs", "scorers", "rewards"):
            self._read_options()
        by_rewards = self.choice.mixed_in is not None and changes is not None and "rewards" in changes
        if changes is None or changes.touches("prompts", "runs") or by_rewards:
            self._reckon()

    def show_choice(self, choice: PromptChoice) -> None:
        """Puts a choice into the fields."""
        self._put(choice)
        self._edited()

    # --- inside

    def _put(self, choice: PromptChoice) -> None:
        self._showing = True
        self.way.choose("all" if choice.take is None else choice.how)
        if choice.take is not None:
            self.take.setValue(choice.take)
        self.seed.setValue(choice.seed)
        self.words.setText(choice.text)
        _choose(self.tag, choice.tag, choice.tag or "")
        mixed = None if choice.mixed_in is None else (choice.mixed_in, choice.scorer)
        _choose(self.mixed, mixed, tr("Run {run}", run=choice.mixed_in))
        self._showing = False

    def _read_options(self) -> None:
        project, store = self._project, self._store
        if project is None:
            return

        def read() -> Options:
            with store.read() as s:
                found = rewards.looked_at(s, project)
                return Options(prompts.tags(s, project, "train"), [(run, by.id, by.name) for run, by in found])

        self._options.ask(read, self._show_options, self._fail, about=project)

    def _show_options(self, options: Options) -> None:
        self._showing = True
        tag, mixed, words = self.tag.currentData(), self.mixed.currentData(), self.mixed.currentText()
        self.tag.clear()
        self.tag.addItem(tr("any"), None)
        for name, count in options.tags.items():
            self.tag.addItem(f"{name}  ({number(count)})", name)
        _choose(self.tag, tag, tag or "")
        several = len({scorer for _, scorer, _ in options.mixed}) > 1
        self.mixed.clear()
        self.mixed.addItem(tr("off"), None)
        for run, scorer, by in options.mixed:
            self.mixed.addItem(
                tr("Run {run}, by {by}", run=run, by=by) if several else tr("Run {run}", run=run), (run, scorer)
            )
        _choose(self.mixed, mixed, words)
        self._showing = False

    def _edited(self, *_: object) -> None:
        if not self._showing:
            self._follow()
            self._reckon()
            self.changed.emit()

    def _reckon(self) -> None:
        """What the choice comes to now."""
        project, choice, store = self._project, self.choice, self._store
        if project is not None:
            self._reckoning.ask(
                lambda: choosing.taken(store, project, choice), self._show_taken, self._fail, (project, choice)
            )

    def _show_taken(self, taken: Taken) -> None:
        self._known = taken
        self._follow()
        self.changed.emit()

    def _fail(self, error: RsguiError) -> None:
        self.failed.emit(error)

    def _follow(self) -> None:
        choice, taken = self.choice, self.taken
        self._numbers.setVisible(choice.take is not None)
        self._seed_row.setVisible(choice.how != "first")
        self._warning.setVisible(choice == EVERY)
        if taken is None:
            self._fold.say(tr("choosing …"))
            return
        self._fold.say(choosing.described(choice, taken.prompts))
        self._facts.setText(facts(taken))


def facts(taken: Taken) -> str:
    """How many prompts are taken, and how often these were used."""
    takes = counted(taken.prompts, "Takes {count} training prompt.", "Takes {count} training prompts.")
    used = sum(taken.used.values())
    if not taken.prompts:
        return takes
    if not used:
        return takes + " " + tr("No run has them yet.")
    most = max(taken.used)
    if used == taken.prompts:
        often = tr("All of them are in one run already.")
        if most > 1:
            often = tr("All of them are in up to {most:,} runs already.", most=most)
    elif most == 1:
        often = counted(used, "{count} of them is in one run already.", "{count} of them are in one run already.")
    else:
        often = counted(
            used,
            "{count} of them is in up to {most:,} runs already.",
            "{count} of them are in up to {most:,} runs already.",
            most=most,
        )
    return f"{takes} {often}"


def _choose(box: QComboBox, data: object, words: str) -> None:
    """Chooses an item by what it stands for; one that is not there is added."""
    place = next((i for i in range(box.count()) if box.itemData(i) == data), -1)
    if place < 0:
        box.addItem(words, data)
        place = box.count() - 1
    box.setCurrentIndex(place)
