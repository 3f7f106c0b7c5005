"""Base and tuned side by side: the held-out prompts with their outcomes, and the two answers to the one chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from rsgui.core.entities import Completion, Prompt
from rsgui.core.evaluation import TOLERANCE
from rsgui.core.texts import counted, tr
from rsgui.gui import theme
from rsgui.gui.background import Reader
from rsgui.gui.notices import ErrorBanner
from rsgui.gui.review.pane_parts import RewardChip
from rsgui.gui.review.text_views import PlainText, Turns
from rsgui.gui.tables import RIGHT, Table
from rsgui.gui.widgets import Segments, boxed, column, icon_button, label, row
from rsgui.store import grid, prompts, rewards, runs
from rsgui.store.database import Store

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Outcome = Literal["win", "tie", "loss"]
Rewards = list[float | None]
Answered = dict[int, tuple[Completion, float | None]]
"""One generator's answers to a prompt by their index, with their rewards."""

_MARKS: dict[Outcome, tuple[str, str]] = {
    "win": ("chevron-up", "accent_text"),
    "tie": ("pause", "muted"),
    "loss": ("chevron-down", "warning"),
}


_OUTCOMES: dict[Outcome, Callable[[], str]] = {
    "win": lambda: tr("win"),
    "tie": lambda: tr("tie"),
    "loss": lambda: tr("loss"),
}


class Pair(msgspec.Struct, frozen=True):
    """The rewards of one held-out prompt, base and tuned."""

    prompt: Prompt
    base: Rewards
    tuned: Rewards

    @property
    def outcome(self) -> Outcome | None:
        """Who has the higher mean reward; None where one side has no reward."""
        before, after = mean(self.base), mean(self.tuned)
        if before is None or after is None:
            return None
        return "win" if after - before > TOLERANCE else "loss" if before - after > TOLERANCE else "tie"


def mean(rewards: Rewards) -> float | None:
    """The mean of those that are there."""
    there = [reward for reward in rewards if reward is not None]
    return sum(there) / len(there) if there else None


class Sides(NamedTuple):
    """Which two runs are side by side, what they are called, and whose rewards count."""

    scorer: int
    base: int
    tuned: int
    names: tuple[str, str]


def read_pairs(store: Store, sides: Sides) -> list[Pair]:
    """All prompts of both runs, in the order of their import."""
    with store.read() as session:
        base, tuned = (grid.rewards_by_prompt(session, run, sides.scorer) for run in (sides.base, sides.tuned))
        found = prompts.get(session, sorted(base.keys() | tuned.keys()))
    return [Pair(prompt, base.get(prompt.id, []), tuned.get(prompt.id, [])) for prompt in found]


def read_answers(store: Store, run: int, prompt: int, scorer: int) -> Answered:
    """The answers of a run to a prompt."""
    found: Answered = {}
    with store.read() as session:
        for made in runs.of_prompt(session, run, prompt):
            reward = rewards.reward(session, made.id, scorer)
            found[made.index] = (made, reward.value if reward else None)
    return found


class PairModel(QAbstractTableModel):
    """The prompts whose outcome is asked for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pairs: list[Pair] = []
        self._heads = ["", tr("Prompt"), "", ""]
        self._icons: dict[Outcome, QIcon] = {name: theme.icon(*mark) for name, mark in _MARKS.items()}

    def show(self, pairs: Sequence[Pair]) -> None:
        """Other prompts."""
        self.beginResetModel()
        self._pairs = list(pairs)
        self.endResetModel()

    def name(self, base: str, tuned: str) -> None:
        """What the two are called."""
        self._heads[2:] = [base, tuned]
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 2, 3)

    def pair(self, row: int) -> Pair | None:
        """The prompt in a row."""
        return self._pairs[row] if 0 <= row < len(self._pairs) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._pairs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        pair, place = self._pairs[index.row()], index.column()
        if role == Role.DisplayRole:
            texts = (
                _OUTCOMES[pair.outcome]() if pair.outcome else "",
                " ".join(pair.prompt.text.split()),
                _mean(pair.base),
                _mean(pair.tuned),
            )
            return texts[place]
        if role == Role.DecorationRole and place == 0 and pair.outcome:
            return self._icons[pair.outcome]
        if role == Role.TextAlignmentRole:
            return RIGHT if place > 1 else None
        if role == Role.ForegroundRole and place == 0 and pair.outcome:
            return QColor(getattr(theme.tokens(), _MARKS[pair.outcome][1]))
        return pair.prompt.text if role == Role.ToolTipRole and place == 1 else None


class Side(QWidget):
    """One generator's answer."""

    def __init__(self) -> None:
        super().__init__()
        self._name = label("", "section")
        self._chip = RewardChip()
        self._facts = label("", "caption")
        self._text = PlainText(tr("Completion"))
        inner = column(self._text, margin=12)
        box = column(row(self._name, self._chip, self._facts, None), spacing=8)
        box.addWidget(boxed(inner, "well"), 1)
        self.setLayout(box)

    def name(self, name: str) -> None:
        """What the generator is called."""
        self._name.setText(name)
        self._text.setAccessibleName(tr("Answer of {name}", name=name))

    def show_answer(self, completion: Completion | None, reward: float | None) -> None:
        """Another answer; none where it was not made."""
        self._chip.show_reward(reward, (0.0, 1.0))
        self._text.setPlainText(completion.text if completion else "")
        self._facts.setText(_facts(completion))


class Answers(QFrame):
    """The list of prompts, and the reader beside it."""

    def __init__(self, store: Store, errors: ErrorBanner) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._store, self._errors = store, errors
        self._reader = Reader(self)
        self._pairs: list[Pair] = []
        self._sides: Sides | None = None
        self._answers: tuple[Answered, Answered] = ({}, {})
        self._shown = 0
        self._model = PairModel(self)
        self.outcomes = Segments([("", tr("All")), ("win", tr("Wins")), ("tie", tr("Ties")), ("loss", tr("Losses"))])
        self.outcomes.chosen.connect(lambda _: self._refilter())
        self.table = Table(self._model, tr("Held-out prompts"), (76, 0, 84, 84), 32)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._read())
        self._prompt = Turns(tr("Held-out prompt"), most_lines=5)
        self.base, self.tuned = Side(), Side()
        self._which = label("", "caption")
        self._arrange()

    def _arrange(self) -> None:
        steps = row(
            icon_button("chevron-left", tr("The completion before"), lambda: self.step(-1)),
            self._which,
            icon_button("chevron-right", tr("The next completion"), lambda: self.step(1)),
            spacing=4,
        )
        sides = row(spacing=16)
        sides.addWidget(self.base, 1)
        sides.addWidget(self.tuned, 1)
        reader = column(boxed(column(self._prompt, margin=12), "well"), steps, spacing=8)
        reader.setContentsMargins(16, 0, 0, 0)
        steps.addStretch(1)
        reader.addLayout(sides, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.table)
        split.addWidget(boxed(reader))
        split.setSizes([420, 580])
        split.setChildrenCollapsible(False)
        whole = column(row(label(tr("Answers"), "section"), None, self.outcomes), spacing=12, margin=16)
        whole.addWidget(split, 1)
        self.setLayout(whole)
        self.setFixedHeight(480)

    def show_pairs(self, sides: Sides, pairs: list[Pair]) -> None:
        """Two other runs."""
        place = self.table.row if sides == self._sides else 0
        self._sides, self._pairs = sides, pairs
        self._model.name(*sides.names)
        self.base.name(sides.names[0])
        self.tuned.name(sides.names[1])
        counts = {name: sum(pair.outcome == name for pair in pairs) for name in _MARKS}
        self.outcomes.set_text("", tr("All {count:,}", count=len(pairs)))
        self.outcomes.set_text("win", tr("Wins {count:,}", count=counts["win"]))
        self.outcomes.set_text("tie", tr("Ties {count:,}", count=counts["tie"]))
        self.outcomes.set_text("loss", tr("Losses {count:,}", count=counts["loss"]))
        self._refilter(max(0, place))

    def _refilter(self, place: int = 0) -> None:
        wanted = self.outcomes.current
        self._model.show([pair for pair in self._pairs if not wanted or pair.outcome == wanted])
        self.table.selectRow(min(place, self._model.rowCount() - 1))
        if not self._model.rowCount():
            self._show(({}, {}))

    def _read(self) -> None:
        pair, sides, store = self._model.pair(self.table.row), self._sides, self._store
        if pair is None or sides is None:
            return
        prompt = pair.prompt.id

        def read() -> tuple[Answered, Answered]:
            base, tuned = (read_answers(store, run, prompt, sides.scorer) for run in (sides.base, sides.tuned))
            return base, tuned

        self._reader.ask(read, self._show, self._errors.show_error, prompt)

    def _show(self, answers: tuple[Answered, Answered]) -> None:
        self._answers, self._shown = answers, 0
        pair = self._model.pair(self.table.row)
        self._prompt.show_messages(pair.prompt.messages if pair else ())
        self._show_completion()

    def step(self, by: int) -> None:
        """Another completion of the same prompt."""
        count = self._count
        if count:
            self._shown = (self._shown + by) % count
            self._show_completion()

    @property
    def _count(self) -> int:
        return max((index + 1 for side in self._answers for index in side), default=0)

    def _show_completion(self) -> None:
        for side, answers in zip((self.base, self.tuned), self._answers, strict=True):
            side.show_answer(*answers.get(self._shown, (None, None)))
        place = tr("completion {place} of {count}", place=self._shown + 1, count=self._count)
        self._which.setText(place if self._count else tr("no completions"))


def _facts(completion: Completion | None) -> str:
    if completion is None:
        return tr("not made")
    tokens = counted(completion.tokens, "{count} token", "{count} tokens")
    return tr("{tokens}, cut off", tokens=tokens) if completion.finish == "length" else tokens


def _mean(rewards: Rewards) -> str:
    value = mean(rewards)
    return "–" if value is None else f"{value:.2f}"
