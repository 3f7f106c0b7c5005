"""The prompts of a project as a table that fetches what is looked at."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from rsgui.core import checks
from rsgui.core.entities import Prompt, Split
from rsgui.core.errors import RsguiError
from rsgui.core.texts import later, number, tr
from rsgui.gui import theme
from rsgui.gui.background import Reader
from rsgui.gui.tables import LEFT, RIGHT, Index
from rsgui.store import prompts, wanted
from rsgui.store.database import Store

PAGE = 200
"""Rows that are fetched at once."""
KEPT = 20
"""Pages that are kept; the ones not looked at for longest go."""
HEADS = ("#", later("Prompt"), later("Split"), later("Tags"), later("Checks"), later("Runs"))
RUNS = len(HEADS) - 1
NUMBERS = (0, RUNS)
SPLITS: dict[Split, str] = {"train": later("train"), "held-out": later("held-out")}


class Filter(NamedTuple):
    """Which prompts are shown."""

    project: int = 0
    split: Split | None = None
    search: str = ""


class Line(NamedTuple):
    """What is known of a prompt."""

    prompt: Prompt
    runs: int  # that it is in


class PromptModel(QAbstractTableModel):
    """Holds a number of rows and a few pages of them; the rest is in the store."""

    counted = Signal(int)
    failed = Signal(object)  # RsguiError

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._filter = Filter()  # of the rows that are shown now
        self._count = 0
        self._pages: OrderedDict[int, list[Line]] = OrderedDict()
        self._wanted: set[int] = set()
        self._counter = Reader(self)
        self._pager = Reader(self)

    def show_filter(self, shown: Filter) -> None:
        """Other prompts, or the same ones read again."""

        def read() -> tuple[Filter, int, list[Line]]:
            first = _lines(self._store, shown, 0)
            with self._store.read() as session:
                return shown, prompts.count(session, shown.project, shown.split, shown.search), first

        self._counter.ask(read, self._take_count, self._fail, about=shown)

    def look_again(self) -> None:
        """The prompts are the same; what they are used for may be not. Nothing moves."""
        self._wanted.update(self._pages)
        self._fetch()

    def clear(self) -> None:
        """No prompts."""
        self._counter.forget()
        self._pager.forget()
        self._reset(Filter(), 0, [])

    def prompt(self, row: int) -> Prompt | None:
        """The prompt of a row, where it is here already."""
        line = self.line(row)
        return line.prompt if line else None

    def line(self, row: int) -> Line | None:
        """The prompt of a row and its uses, where they are here already."""
        page = self._pages.get(row // PAGE)
        return page[row % PAGE] if page and row % PAGE < len(page) else None

    def _take_count(self, result: tuple[Filter, int, list[Line]]) -> None:
        self._reset(*result)
        self.counted.emit(self._count)

    def _reset(self, shown: Filter, count: int, first: list[Line]) -> None:
        self.beginResetModel()
        self._filter = shown
        self._count = count
        self._pages = OrderedDict({0: first} if first else {})
        self._wanted.clear()
        self.endResetModel()

    def _want(self, page: int) -> None:
        if page not in self._wanted:
            self._wanted.add(page)
            self._fetch()

    def _fetch(self) -> None:
        """One page at a time, the one that was asked for last first."""
        if self._pager.busy or not self._wanted:
            return
        page, now = max(self._wanted), self._filter

        self._pager.ask(lambda: (page, now, _lines(self._store, now, page)), self._take_page, self._fail)

    def _take_page(self, result: tuple[int, Filter, list[Line]]) -> None:
        page, asked, found = result
        if asked == self._filter and page in self._wanted:
            self._wanted.discard(page)
            self._pages[page] = found
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
            first, last = page * PAGE, min((page + 1) * PAGE, self._count) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(HEADS) - 1))
        self._fetch()

    def _fail(self, error: RsguiError) -> None:
        self._wanted.clear()
        self.failed.emit(error)

    # --- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return len(HEADS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in NUMBERS else LEFT
        return tr(HEADS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, place = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                line = self.line(row)
                if line is None:
                    self._want(row // PAGE)
                    return "..." if place == 1 else None
                self._pages.move_to_end(row // PAGE)
                if place == RUNS:
                    return number(line.runs) if line.runs else "–"
                return cell(line.prompt, row, place)
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if place in NUMBERS else LEFT
            case Qt.ItemDataRole.ForegroundRole if place != 1:
                return QColor(theme.tokens().muted)
        return None


def cell(prompt: Prompt, row: int, place: int) -> str:
    """One cell, in words on one line."""
    match place:
        case 0:
            return number(row + 1)
        case 1:
            return " ".join(prompt.text.split())
        case 2:
            return tr(SPLITS[prompt.split])
        case 3:
            return ", ".join(prompt.tags)
    return "; ".join(checks.describe(check) for check in prompt.checks)


def _lines(store: Store, shown: Filter, page: int) -> list[Line]:
    with store.read() as session:
        found = prompts.page(session, shown.project, page * PAGE, PAGE, shown.split, shown.search)
        uses = wanted.uses(session, [prompt.id for prompt in found])
    return [Line(prompt, uses.get(prompt.id, 0)) for prompt in found]
