"""The menu of everything that the grid can be filtered by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPushButton, QWidget, QWidgetAction

from rsgui.core.entities import Split
from rsgui.core.views import EVERYTHING, Filter, Range
from rsgui.gui.review.filter_words import DISPUTED, KINDS, SAID, split_words
from rsgui.gui.review.writers import Writer
from rsgui.gui.translation import tr
from rsgui.gui.widgets import button, label, row


class Choices(NamedTuple):
    """What a project has that one can filter by."""

    tags: tuple[str, ...] = ()
    splits: tuple[Split, ...] = ()
    scorers: tuple[str, ...] = ()
    writers: tuple[Writer, ...] = ()


class FilterMenu(QPushButton):
    """Adds to the filter, or takes away from it."""

    asked = Signal(object)
    """Filter"""

    def __init__(self, now: Callable[[], Filter]) -> None:
        """`now` gives the filter that holds."""
        super().__init__(tr("Filter …") + "   ")
        self.setToolTip(tr("Show only some prompts"))
        self.choices = Choices()
        self.given_tags: Callable[[], Sequence[str]] = tuple
        """Gives the tags that people gave to completions."""
        self._now = now
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.build)
        self.setMenu(self._menu)

    def build(self) -> None:
        """The menu as the filter stands."""
        menu, now, choices = self._menu, self._now(), self.choices
        menu.clear()
        rewards = menu.addMenu(tr("Rewards"))
        for kind, text in KINDS:
            self._check(rewards, tr(text), now.kind == kind, kind=None if now.kind == kind else kind)
        if choices.scorers:
            rewards.addSeparator()
            rewards.addAction(self._reward_range(now))
        decisions = menu.addMenu(tr("Decisions"))
        for decided, text in ((False, tr("Undecided")), (True, tr("With decisions"))):
            self._check(decisions, text, now.decided is decided, decided=None if now.decided is decided else decided)
        decisions.addSeparator()
        for said, text in SAID:
            self._check(decisions, tr(text), said in now.said, said=_toggled(now.said, said))
        self._check(decisions, tr(DISPUTED), now.disputed, disputed=not now.disputed)
        selected = menu.addMenu(tr("Selection"))
        for chosen, text in ((True, tr("Selected")), (False, tr("Not selected"))):
            self._check(selected, text, now.selected is chosen, selected=None if now.selected is chosen else chosen)
        self._texts(menu.addMenu(tr("Texts")), now)
        if known := sorted({*choices.tags, *self.given_tags()}):
            tags = menu.addMenu(tr("Tags"))
            for tag in known:
                self._check(tags, _plain(tag), tag in now.tags, tags=_toggled(now.tags, tag))
        if len(choices.splits) > 1:
            splits = menu.addMenu(tr("Split"))
            for split in choices.splits:
                self._check(splits, split_words(split), now.split == split, split=None if now.split == split else split)
        if choices.writers:
            by = menu.addMenu(tr("Generator"))
            for writer in choices.writers:
                here = set(writer.runs) == set(now.written_by)
                self._check(by, _plain(f"{writer.mark}  {writer.name}"), here, written_by=() if here else writer.runs)
        menu.addSeparator()
        everything = menu.addAction(tr("Show everything"), partial(self.asked.emit, EVERYTHING))
        everything.setEnabled(now != EVERYTHING)

    def _texts(self, menu: QMenu, now: Filter) -> None:
        for finish, text in (("length", tr("Cut off")), ("stop", tr("Not cut off"))):
            self._check(menu, text, now.finish == finish, finish=None if now.finish == finish else finish)
        self._check(menu, tr("Duplicates"), now.repeats, repeats=not now.repeats)
        menu.addSeparator()
        low, high = _ends(now.tokens, tr("Tokens"))
        menu.addAction(self._range(tr("Tokens"), [], low, high, lambda range: {"tokens": range}))

    def _reward_range(self, now: Filter) -> QWidgetAction:
        scorer = QComboBox()
        scorer.addItems(list(self.choices.scorers))
        scorer.setAccessibleName(tr("Scorer"))
        scorer.setCurrentText(now.scorer or self.choices.scorers[-1])
        low, high = _ends(now.reward, tr("Reward"))
        return self._range(
            tr("By"), [scorer], low, high, lambda range: {"scorer": scorer.currentText(), "reward": range}
        )

    def _range(
        self,
        name: str,
        first: Sequence[QWidget],
        low: QLineEdit,
        high: QLineEdit,
        changes: Callable[[Range], dict[str, Any]],
    ) -> QWidgetAction:
        """A line in the menu with two ends; an empty one is none."""

        def apply() -> None:
            ends = [_number(field) for field in (low, high)]
            self.asked.emit(msgspec.structs.replace(self._now(), **changes(Range(*ends))))
            self._menu.close()

        for field in (low, high):
            field.returnPressed.connect(apply)
        line = QWidget()
        inside = row(label(name), *first, low, label(tr("to")), high, button(tr("Show"), apply), None, spacing=8)
        inside.setContentsMargins(12, 4, 8, 4)
        line.setLayout(inside)
        result = QWidgetAction(self._menu)
        result.setDefaultWidget(line)
        return result

    def _check(self, menu: QMenu, text: str, checked: bool, **changes: object) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda _=False: self.asked.emit(msgspec.structs.replace(self._now(), **changes)))


def _ends(range: Range, name: str) -> tuple[QLineEdit, QLineEdit]:
    fields = []
    for end, text in ((range.low, tr("{name}, at least", name=name)), (range.high, tr("{name}, at most", name=name))):
        field = QLineEdit("" if end is None else f"{end:g}")
        field.setAccessibleName(text)
        field.setPlaceholderText(tr("any"))
        field.setFixedWidth(64)
        fields.append(field)
    return fields[0], fields[1]


def _number(field: QLineEdit) -> float | None:
    """What was typed, with a point or a comma; nothing where it is no number."""
    try:
        return float(field.text().strip().replace(",", "."))
    except ValueError:
        return None


def _toggled(chosen: tuple[Any, ...], one: object) -> tuple[Any, ...]:
    return tuple(other for other in chosen if other != one) if one in chosen else (*chosen, one)


def _plain(text: str) -> str:
    return text.replace("&", "&&")
