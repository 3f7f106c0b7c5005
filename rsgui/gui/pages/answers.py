"""Base and tuned side by side: the held-out prompts with their outcomes, and the two answers to the one chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from rsgui.core.entities import Completion, Evaluation, Prompt
from rsgui.core.evaluation import TOLERANCE
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
HEADS = ("", "Prompt", "Base", "Tuned")


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


def read_pairs(store: Store, evaluation: Evaluation) -> list[Pair]:
    """All prompts of an evaluation, in the order of their import."""
    with store.read() as session:
        base, tuned = (grid.rewards_by_prompt(session, run, evaluation.gold) for run in evaluation.runs[:2])
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
        self._icons: dict[Outcome, QIcon] = {name: theme.icon(*mark) for name, mark in _MARKS.items()}

    def show(self, pairs: Sequence[Pair]) -> None:
        """Other prompts."""
        self.beginResetModel()
        self._pairs = list(pairs)
        self.endResetModel()

    def pair(self, row: int) -> Pair | None:
        """The prompt in a row."""
        return self._pairs[row] if 0 <= row < len(self._pairs) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._pairs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        pair, place = self._pairs[index.row()], index.column()
        if role == Role.DisplayRole:
            texts = (pair.outcome or "", " ".join(pair.prompt.text.split()), _mean(pair.base), _mean(pair.tuned))
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

    def __init__(self, name: str) -> None:
        super().__init__()
        self._chip = RewardChip()
        self._facts = label("", "caption")
        self._text = PlainText(f"Answer of the {name.lower()} model")
        inner = column(self._text, margin=12)
        box = column(row(label(name, "section"), self._chip, self._facts, None), spacing=8)
        box.addWidget(boxed(inner, "well"), 1)
        self.setLayout(box)

    def show_answer(self, completion: Completion | None, reward: float | None) -> None:
        """Another answer; none where it was not made."""
        self._chip.show_reward(reward, (0.0, 1.0))
        self._text.setPlainText(completion.text if completion else "")
        self._facts.setText(
            f"{completion.tokens:,} tokens" + (", cut off" if completion.finish == "length" else "")
            if completion
            else "not made"
        )


class Answers(QFrame):
    """The list of prompts, and the reader beside it."""

    def __init__(self, store: Store, errors: ErrorBanner) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._store, self._errors = store, errors
        self._reader = Reader(self)
        self._pairs: list[Pair] = []
        self._evaluation: Evaluation | None = None
        self._answers: tuple[Answered, Answered] = ({}, {})
        self._shown = 0
        self._model = PairModel(self)
        self.outcomes = Segments([("", "All"), ("win", "Wins"), ("tie", "Ties"), ("loss", "Losses")])
        self.outcomes.chosen.connect(lambda _: self._refilter())
        self.table = Table(self._model, "Held-out prompts", (72, 0, 60, 60), 32)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._read())
        self._prompt = Turns("Held-out prompt", most_lines=5)
        self.base, self.tuned = Side("Base"), Side("Tuned")
        self._which = label("", "caption")
        self._arrange()

    def _arrange(self) -> None:
        steps = row(
            icon_button("chevron-left", "The completion before", lambda: self.step(-1)),
            self._which,
            icon_button("chevron-right", "The next completion", lambda: self.step(1)),
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
        whole = column(row(label("Answers", "section"), None, self.outcomes), spacing=12, margin=16)
        whole.addWidget(split, 1)
        self.setLayout(whole)
        self.setFixedHeight(480)

    def show_evaluation(self, evaluation: Evaluation | None, pairs: list[Pair]) -> None:
        """Another evaluation."""
        place = self.table.row if evaluation == self._evaluation else 0
        self._evaluation, self._pairs = evaluation, pairs
        counts = {name: sum(pair.outcome == name for pair in pairs) for name in _MARKS}
        self.outcomes.set_text("", f"All {len(pairs)}")
        self.outcomes.set_text("win", f"Wins {counts['win']}")
        self.outcomes.set_text("tie", f"Ties {counts['tie']}")
        self.outcomes.set_text("loss", f"Losses {counts['loss']}")
        self._refilter(max(0, place))

    def _refilter(self, place: int = 0) -> None:
        wanted = self.outcomes.current
        self._model.show([pair for pair in self._pairs if not wanted or pair.outcome == wanted])
        self.table.selectRow(min(place, self._model.rowCount() - 1))
        if not self._model.rowCount():
            self._show(({}, {}))

    def _read(self) -> None:
        pair, evaluation, store = self._model.pair(self.table.row), self._evaluation, self._store
        if pair is None or evaluation is None:
            return
        prompt = pair.prompt.id

        def read() -> tuple[Answered, Answered]:
            base, tuned = (read_answers(store, run, prompt, evaluation.gold) for run in evaluation.runs[:2])
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
        self._which.setText(f"completion {self._shown + 1} of {self._count}" if self._count else "no completions")


def _mean(rewards: Rewards) -> str:
    value = mean(rewards)
    return "–" if value is None else f"{value:.2f}"
