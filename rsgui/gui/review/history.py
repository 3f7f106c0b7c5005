"""All that was decided in a project, newest first, by everybody or by one person, and how far people agree."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from rsgui.core.agreement import Agreement
from rsgui.core.review import REVERSALS, Event
from rsgui.core.texts import counted, later, later_counted, number, tr
from rsgui.gui.background import Reader
from rsgui.gui.review.reading import Told
from rsgui.gui.tables import Table
from rsgui.gui.widgets import button, column, label, row

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
RowOf = Callable[[int], int | None]
"""The row of the board in which a completion stands."""

HEADINGS = (later("When"), later("Who"), later("What"), later("Prompt"))
WORDS = {
    "include": later_counted("Included {count} completion", "Included {count} completions"),
    "exclude": later_counted("Excluded {count} completion", "Excluded {count} completions"),
    "clear": later_counted("Left {count} completion to the machine", "Left {count} completions to the machine"),
    "edit": later_counted("Edited {count} completion", "Edited {count} completions"),
    "note": later_counted("Noted on {count} completion", "Noted on {count} completions"),
    "accept": later_counted("Accepted the picks of {count} prompt", "Accepted the picks of {count} prompts"),
    "best": later_counted("Chose the best of {count} prompt", "Chose the best of {count} prompts"),
    "skip": later_counted("Skipped {count} prompt", "Skipped {count} prompts"),
    "tag": later_counted("Tagged {count} completion", "Tagged {count} completions"),
    "untag": later_counted("Removed a tag of {count} completion", "Removed a tag of {count} completions"),
    "flag": later_counted("Flagged {count} completion for later", "Flagged {count} completions for later"),
    "unflag": later_counted("Removed the flag of {count} completion", "Removed the flag of {count} completions"),
}


def event_words(event: Event) -> str:
    """What was done, in a few words."""
    if event.decision.kind in REVERSALS:
        undone = event.decision.kind == "undo"
        step = counted(event.count, *WORDS[event.of])
        return tr("Took back: {step}", step=step) if undone else tr("Brought back: {step}", step=step)
    words = counted(event.count, *WORDS[event.decision.kind])
    if event.decision.text and event.decision.kind in ("note", "tag", "untag"):
        return tr("{what}: “{text}”", what=words, text=event.decision.text)
    return words


class HistoryModel(QAbstractTableModel):
    """One row for each thing that was done."""

    def __init__(self, row_of: RowOf, parent: QObject) -> None:
        super().__init__(parent)
        self._row_of = row_of
        self.shown: Sequence[Event] = ()

    def show(self, events: Sequence[Event], person: str) -> None:
        """These events; of one person alone where that is named."""
        self.beginResetModel()
        self.shown = [event for event in events if person in ("", event.decision.reviewer)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role != Role.DisplayRole or not index.isValid():
            return None
        event = self.shown[index.row()]
        match index.column():
            case 0:
                return time.strftime("%Y-%m-%d %H:%M", time.localtime(event.decision.created))
            case 1:
                return event.decision.reviewer
            case 2:
                undone = not event.stands and event.decision.kind not in REVERSALS
                return tr("{what} (taken back)", what=event_words(event)) if undone else event_words(event)
            case _:
                place = self._row_of(event.decision.completion)
                return "" if place is None else number(place + 1)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: N802
        if role != Role.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return tr(HEADINGS[section])


class History(QDialog):
    """It does not block the window. Enter on a row goes to where that was decided."""

    asked = Signal(int)
    """A completion to go to."""

    def __init__(self, row_of: RowOf, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("All decisions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reader = Reader(self)
        self._told = Told([], Agreement(0, 0, math.nan, ()))
        self.model = HistoryModel(row_of, self)
        self.table = Table(self.model, tr("All decisions"), (140, 120, 0, 72), 32)
        self.people = QComboBox()
        self.people.setAccessibleName(tr("Whose decisions"))
        self._agreement = label("", "lead", wrap=True)
        self.people.currentIndexChanged.connect(lambda _: self._show())
        self.table.activated.connect(self._go)
        self.setLayout(
            column(
                row(self.people, None),
                self._agreement,
                self.table,
                row(None, button(tr("Close"), self.close)),
                margin=20,
                spacing=12,
            )
        )
        self.resize(720, 560)
        self.table.setFocus()

    def show_told(self, told: Told) -> None:
        """What was read."""
        self._told = told
        people = sorted({event.decision.reviewer for event in told.events})
        before = self.people.currentData()
        self.people.blockSignals(True)
        self.people.clear()
        self.people.addItem(tr("Everybody"), "")
        for person in people:
            self.people.addItem(person, person)
        self.people.setCurrentIndex(max(0, self.people.findData(before)))
        self.people.blockSignals(False)
        self._agreement.setText(agreement_words(told.agreement))
        self._agreement.setVisible(len(people) > 1)
        self._show()

    def _show(self) -> None:
        self.model.show(self._told.events, self.people.currentData() or "")

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.asked.emit(self.model.shown[index.row()].decision.completion)


def agreement_words(found: Agreement) -> str:
    """How far people agree, in words."""
    if not found.shared:
        return tr("No completion has a verdict of several people yet.")
    lines = [
        counted(
            found.shared,
            "{count} completion has verdicts of several people; of {conflicts:,} they differ. Krippendorff's alpha:"
            " {alpha}",
            "{count} completions have verdicts of several people; of {conflicts:,} they differ. Krippendorff's alpha:"
            " {alpha}",
            conflicts=found.conflicts,
            alpha=_figure(found.alpha),
        )
    ]
    lines += [
        tr(
            "{one} and {other}: {alike:,} of {shared:,} alike, Cohen's kappa {kappa}",
            one=pair.one,
            other=pair.other,
            alike=pair.alike,
            shared=pair.shared,
            kappa=_figure(pair.kappa),
        )
        for pair in found.pairs
    ]
    return "\n".join(lines)


def _figure(value: float) -> str:
    return tr("not known") if math.isnan(value) else number(value, ".2f")
