"""The adapters of a project as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rsgui.core.entities import Adapter
from rsgui.core.texts import later, number, tr
from rsgui.gui.tables import RIGHT, when

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

HEADS = (
    later("Adapter"),
    later("Base model"),
    later("Rows"),
    later("Hash of rows"),
    later("Loss"),
    later("Made"),
    later("Folder"),
)
WIDTHS = (110, 170, 64, 110, 64, 96, 0)


class AdapterLine(NamedTuple):
    """An adapter with what its training came to."""

    adapter: Adapter
    loss: float | None


class AdapterModel(QAbstractTableModel):
    """One row an adapter, newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[AdapterLine] = []

    def show(self, lines: Sequence[AdapterLine]) -> None:
        """Other adapters, oldest first."""
        if list(reversed(lines)) == self._lines:
            return
        self.beginResetModel()
        self._lines = list(reversed(lines))
        self.endResetModel()

    def adapter(self, row: int) -> Adapter | None:
        """The adapter in a row."""
        return self._lines[row].adapter if 0 <= row < len(self._lines) else None

    def row_of(self, adapter: int) -> int:
        """The row of an adapter, -1 where it is not there."""
        return next((row for row, line in enumerate(self._lines) if line.adapter.id == adapter), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return tr(HEADS[section])
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        line, column = self._lines[index.row()], index.column()
        if role == Role.TextAlignmentRole:
            return RIGHT if HEADS[column] in ("Rows", "Loss") else None
        if role == Role.ToolTipRole:
            return {"Hash of rows": line.adapter.rows_hash, "Folder": line.adapter.folder}.get(HEADS[column])
        if role != Role.DisplayRole:
            return None
        a = line.adapter
        return (
            a.name,
            a.base.name,
            number(a.rows),
            a.rows_hash[:10],
            "" if line.loss is None else number(line.loss, ".3f"),
            when(a.created),
            a.folder or tr("not trained to its end"),
        )[column]
