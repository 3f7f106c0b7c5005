"""Two recipes compared: figures, and what both or only one of them picks, as rows that open in Review."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from rsgui.core.selection import Recipe, describe
from rsgui.core.texts import counted, later, number, tr
from rsgui.gui.analyse import comparing
from rsgui.gui.analyse.choices import choices
from rsgui.gui.analyse.comparing import Choice, Comparison, Flat, Listed, Side
from rsgui.gui.analyse.panel import Link, Panel
from rsgui.gui.fields import FormRow, NumberField
from rsgui.gui.review.sight import Only, Sight
from rsgui.gui.tables import LEFT, RIGHT, Index, Table
from rsgui.gui.widgets import Segments, boxed, column, label, row
from rsgui.gui.words import percent
from rsgui.store.database import Store

HEADS = (later("Prompt"), "", later("Completion"), later("Reward"), later("Generator"))
FIGURES = (
    later("Completions"),
    later("Prompts covered"),
    later("Mean reward"),
    later("Mean length in tokens"),
    later("Distinct words"),
    "",
    later("Distinct word pairs"),
    "",
)


def control() -> Choice:
    """A random choice of the same sizes."""
    about = tr("As many of each prompt as the first picks, blind to the rewards")
    return Choice(tr("Random control of the first"), None, about)


class PickList(QAbstractTableModel):
    """Picks with their first words."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Listed] = []

    def show_rows(self, rows: list[Listed]) -> None:
        """Other picks."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in (0, 3) else LEFT
        return tr(HEADS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        pick = self.rows[index.row()]
        shown = (number(pick.prompt), pick.prompt_words, pick.words, number(pick.reward, ".3f"), pick.run)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown[index.column()]
            case Qt.ItemDataRole.ToolTipRole if index.column() in (1, 2, 4):
                return shown[index.column()]
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if index.column() in (0, 3) else LEFT
        return None


class ComparePanel(Panel):
    """What a recipe would do, beside another or beside chance."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.found: Comparison | None = None
        self._project = 0  # whose recipes are offered
        self.first, self.second = QComboBox(), QComboBox()
        self.seed = NumberField(0, 0, 2**31 - 1, tr("Seed of the random control"))
        for field in (self.first, self.second):
            field.setMinimumWidth(300)
            field.currentIndexChanged.connect(lambda _: self._compare())
        self.seed.setFixedWidth(112)
        self.seed.valueChanged.connect(lambda _: self._compare())
        self._seed_row = FormRow(tr("Seed"), self.seed, tr("Other seeds draw other controls of the same sizes."))
        self._sentences = (label("", "caption", wrap=True), label("", "caption", wrap=True))
        self._cells: dict[tuple[int, int], QLabel] = {}
        self._grid = QGridLayout()
        self.which = Segments(
            (("first", tr("Only the first")), ("both", tr("Both")), ("second", tr("Only the second"))), "first"
        )
        self.which.chosen.connect(lambda _: self._list())
        self.model = PickList(self)
        self.table = Table(self.model, tr("Picks"), (64, 0, 0, 80, 220), 34)
        self.table.setMinimumHeight(200)
        self.table.activated.connect(self._open_row)
        self.table.doubleClicked.connect(self._open_row)
        self._all = Link(self)
        self._hint = label("", "caption")
        self._arrange()

    def _arrange(self) -> None:
        choose = row(
            column(FormRow(tr("First recipe"), self.first), self._sentences[0], None, spacing=4),
            column(FormRow(tr("Second recipe"), self.second), self._sentences[1], None, spacing=4),
            column(self._seed_row, None),
            spacing=24,
        )
        choose.setStretch(0, 1)
        choose.setStretch(1, 1)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(4, 1)
        for place, head in enumerate(("", tr("First recipe"), tr("Second recipe"), tr("Difference"))):
            self._grid.addWidget(label(head, "label"), 0, place, Qt.AlignmentFlag.AlignRight)
        figures = QWidget()
        figures.setLayout(self._grid)
        lists = column(row(self.which, 8, self._all, None, self._hint), self.table, spacing=8)
        whole = column(boxed(column(choose, figures, spacing=16, margin=20), "card"), spacing=16)
        whole.addWidget(boxed(column(boxed(lists), margin=16), "card"), 1)
        self.setLayout(whole)

    # --- what is compared

    def follow(self) -> None:
        """Offers the recipes that there are now; what was chosen stays chosen, in the same project."""
        if self.material is None:
            return
        if self._project != self.material.project:
            self._project = self.material.project
            for field in (self.first, self.second):
                with QSignalBlocker(field):
                    field.clear()
        offered = choices(self.material)
        for field, more, standard in ((self.first, [], 0), (self.second, [control()], 0)):
            _fill(field, [*more, *offered], standard)
        self._compare()

    def _compare(self) -> None:
        material, scorer, store = self.material, self.scorer, self.store
        first, second = self.first.currentData(), self.second.currentData()
        if material is None or first is None or second is None:
            return
        self._say_recipes()
        seed, watch, chosen = self.seed.value(), self.working.watch(), (first, second)
        self.reckon(lambda: comparing.compare(store, material, scorer, chosen, seed, watch), self._show)

    def stopped(self) -> None:
        """What was compared before is what the fields say again."""
        if self.found is not None:
            for field, side in zip((self.first, self.second), self.found.sides, strict=True):
                with QSignalBlocker(field):
                    field.setCurrentText(side.name)
            self._say_recipes()

    def _say_recipes(self) -> None:
        for words, field in zip(self._sentences, (self.first, self.second), strict=True):
            words.setText(_sentence(field.currentData()))
        self._seed_row.setVisible(self.second.currentData().recipe is None)

    def _show(self, found: Comparison) -> None:
        self.found = found
        sides = found.sides
        lines = list(
            zip(map(tr, FIGURES), *(_figures(side, self._rows()) for side in sides), _differences(*sides), strict=True)
        )
        for run in sides[0].shares if len(sides[0].shares) > 1 else ():
            a, b = (side.shares[run] for side in sides)
            lines.append((run, percent(a), percent(b), _points(b - a, 0)))
        for place, line in enumerate(lines, 1):
            for at, text in enumerate(line):
                self._cell(place, at).setText(text)
        for (place, _), cell in self._cells.items():
            cell.setVisible(place <= len(lines))
        self.which.set_text("first", f"{tr('Only the first')}   {number(len(found.first))}")
        self.which.set_text("both", f"{tr('Both')}   {number(len(found.both))}")
        self.which.set_text("second", f"{tr('Only the second')}   {number(len(found.second))}")
        if not len(self._flat()):
            self.which.choose("first" if len(found.first) else "both" if len(found.both) else "second")
        self._list()

    def _rows(self) -> int:
        return len(self.material.grid(self.scorer).prompts) if self.material else 0

    def _cell(self, line: int, place: int) -> QLabel:
        if (line, place) not in self._cells:
            cell = label("", "" if place else "label", selectable=True)
            side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(cell, line, place, side)
            self._cells[line, place] = cell
        return self._cells[line, place]

    # --- what is listed

    def _flat(self) -> Flat:
        assert self.found is not None
        return {"first": self.found.first, "both": self.found.both, "second": self.found.second}[self.which.current]

    def _list(self) -> None:
        if self.found is None or self.material is None:
            return
        material, flat, cells = self.material, self._flat(), self.material.grid(self.scorer)
        words = {
            "first": tr("with completions picked by the first recipe only"),
            "both": tr("with completions picked by both"),
            "second": tr("with completions picked by the second only"),
        }
        ids = frozenset(cells.prompts[cells.rows[flat]].tolist())
        self._hint.setText(
            (tr("Enter or a double click opens a row in Review.") if len(flat) <= comparing.SHOWN else "")
            or tr("The first {shown:,} of {count:,} are listed.", shown=comparing.SHOWN, count=len(flat))
        )
        self.table.setColumnHidden(len(HEADS) - 1, len(material.runs) < 2)
        self._all.show_prompts(
            counted(len(ids), "Open {count} prompt in Review", "Open {count} prompts in Review"),
            Only(ids, words[self.which.current]),
        )
        self.reckon(partial(comparing.listed, self.store, material, self.scorer, flat), self.model.show_rows)

    def _open_row(self, index: Index) -> None:
        self.review_asked.emit(Sight(completion=self.model.rows[index.row()].completion))


def _fill(field: QComboBox, offered: list[Choice], standard: int) -> None:
    """Puts choices into a field, and keeps the one that was chosen where it is still there."""
    chosen = field.currentText()
    field.blockSignals(True)
    field.clear()
    for choice in offered:
        field.addItem(choice.name, choice)
        field.setItemData(field.count() - 1, choice.about, Qt.ItemDataRole.ToolTipRole)
    names = [choice.name for choice in offered]
    field.setCurrentIndex(names.index(chosen) if chosen in names else standard)
    field.blockSignals(False)


def _sentence(choice: Choice) -> str:
    recipe: Recipe | None = choice.recipe
    text = choice.about if recipe is None else describe(recipe)
    return f"{text[:1].upper()}{text[1:]}."


def _figures(side: Side, prompts: int) -> tuple[str, ...]:
    return (
        number(side.picks),
        tr("{done:,} of {total:,}", done=side.covered, total=prompts),
        _number(side.reward, 3),
        _number(side.length, 1),
        percent(side.one.share, 1),
        tr("{done:,} of {total:,}", done=side.one.unique, total=side.one.total),
        percent(side.two.share, 1),
        tr("{done:,} of {total:,}", done=side.two.unique, total=side.two.total),
    )


def _differences(a: Side, b: Side) -> tuple[str, ...]:
    return (
        _signed(b.picks - a.picks, 0),
        _signed(b.covered - a.covered, 0),
        _signed(b.reward - a.reward, 3),
        _signed(b.length - a.length, 1),
        _points(b.one.share - a.one.share, 1),
        _signed(b.one.unique - a.one.unique, 0),
        _points(b.two.share - a.two.share, 1),
        _signed(b.two.unique - a.two.unique, 0),
    )


def _number(value: float, digits: int) -> str:
    return number(value, f",.{digits}f") if math.isfinite(value) else "-"


def _points(share: float, digits: int) -> str:
    """A difference of shares in percentage points."""
    return tr("{number} points", number=_signed(100 * share, digits)) if math.isfinite(share) else "-"


def _signed(value: float, digits: int) -> str:
    if not math.isfinite(value):
        return "-"
    return number(value, f"+,.{digits}f").replace("-", "−") if round(value, digits) else "0"
