"""The preview of a prompt file, inside the page: which column is what, and what comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QProgressBar, QWidget

from rsgui.core import wire
from rsgui.core.dataset import split_of
from rsgui.core.entities import NewPrompt, Prompt, prompt_key
from rsgui.core.errors import RsguiError
from rsgui.core.texts import counted, later, tr
from rsgui.gui.background import Awaited
from rsgui.gui.fields import FormRow, NumberField
from rsgui.gui.notices import ErrorBanner
from rsgui.gui.pages.prompt_model import cell
from rsgui.gui.tables import Index, Table
from rsgui.gui.widgets import boxed, button, column, label, row
from rsgui.jobs import actions
from rsgui.jobs.actions import Preview
from rsgui.jobs.workbench import Workbench

FIELDS = {
    "prompt": (later("Prompt"), later("The column with the text of the prompt, or with a list of chat messages.")),
    "system": (later("System message"), later("Comes before the prompt, as the model's standing instructions.")),
    "reference": (later("Reference answer"), later("What the check “reference” compares a completion with.")),
    "checks": (later("Checks"), later("A list of checks as JSON: what a good completion has to meet.")),
    "tags": (later("Tags"), later("One or several words, to filter by.")),
    "split": (later("Split"), later("Says “train” or “held-out” for each prompt. Without it a share is held out.")),
}
NOT_USED = later("not used")
PATIENCE = 300
"""Milliseconds until the panel says that it is reading, and between two looks at what that waits for."""
PREVIEW_HEADS = (later("Prompt"), later("Split"), later("Tags"), later("Checks"))


class PreviewModel(QAbstractTableModel):
    """The first prompts of a file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._prompts: tuple[NewPrompt, ...] = ()
        self._share = 0.0

    def show_prompts(self, prompts: tuple[NewPrompt, ...]) -> None:
        """Other prompts."""
        self.beginResetModel()
        self._prompts = prompts
        self.endResetModel()

    def hold_out(self, share: float) -> None:
        """Shows which prompts are held out at this share, where the file does not say."""
        self._share = share
        if self._prompts:
            self.dataChanged.emit(self.index(0, 1), self.index(len(self._prompts) - 1, 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._prompts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return len(PREVIEW_HEADS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        shown = way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return tr(PREVIEW_HEADS[section]) if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        new = self._prompts[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return new.messages[-1].content[:600]
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        split = new.split or split_of(prompt_key(new.messages), self._share)
        shown = Prompt(0, "", new.messages, new.checks, new.reference, new.tags, split)
        return cell(shown, index.row(), index.column() + 1)


class ImportPanel(QFrame):
    """Shows a file before anything is written. A change of a column reads it again."""

    accepted = Signal(object, object, float)  # Path, wire.Columns, the held-out share
    cancelled = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._path = Path()
        self._columns = wire.Columns()
        self._answer = Awaited(self)
        self.errors = ErrorBanner(closable=False)
        self.model = PreviewModel(self)
        self._title = label("", "title")
        self._found = label("", "lead")
        self.fields = {name: QComboBox() for name in FIELDS}
        for box in self.fields.values():
            box.activated.connect(lambda _: self._choose_columns())
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
        self.share = NumberField(25, 0, 90, tr("Held out"), 5)
        self.share.setSuffix(" %")
        self.share.valueChanged.connect(lambda share: self.model.hold_out(share / 100))
        self.model.hold_out(self.share.value() / 100)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.hide()
        self._patience = QTimer(self, interval=PATIENCE)
        self._patience.timeout.connect(self._say_busy)
        self._accept = button(tr("Import prompts"), self.accept, "primary", "import")
        self._build()

    def _build(self) -> None:
        rows = [FormRow(tr(title), self.fields[name], tr(tip)) for name, (title, tip) in FIELDS.items()]
        tip = tr("Prompts that are never trained on: they show afterwards whether the training helped.")
        share = FormRow(tr("Held out for evaluation"), self.share, tip)
        self._table = Table(self.model, tr("Preview"), (0, 88, 112, 208), 36)
        form = column(*rows, share, None, spacing=12)
        side = QWidget()
        side.setLayout(form)
        side.setFixedWidth(220)
        body = row(side, spacing=24)
        shown = column(self.errors, boxed(column(self._busy, self._table, spacing=0, margin=4), "card"))
        body.addLayout(shown, 1)
        head = row(
            column(self._title, self._found, spacing=4),
            None,
            button(tr("Cancel"), self.cancel, "quiet"),
            self._accept,
        )
        whole = column(head, spacing=16)
        whole.addLayout(body, 1)
        self.setLayout(whole)

    # --- what a person does

    def show_file(self, path: Path) -> None:
        """Begins with a file; its columns are recognised by their names."""
        self._path = path
        self._title.setText(path.name)
        self._found.setText(" ")
        self.model.show_prompts(())
        for box in self.fields.values():
            box.clear()
            box.setEnabled(False)
        self._accept.setText(tr("Import prompts"))
        self.errors.clear()
        self._read(wire.Columns())

    def accept(self) -> None:
        """Imports the file as it is shown."""
        self.accepted.emit(self._path, self._columns, self.share.value() / 100)

    def cancel(self) -> None:
        """Writes nothing."""
        self._done()
        self._answer.forget()
        self.cancelled.emit()

    def _choose_columns(self) -> None:
        self._read(wire.Columns(**{name: box.currentData() for name, box in self.fields.items()}))

    # --- what it shows

    def _read(self, columns: wire.Columns) -> None:
        self._columns = columns
        self._accept.setEnabled(False)
        self._patience.start()
        future = actions.preview_prompts(self._bench, self._path, columns)
        self._answer.wait_for(future, self._show, self._fail)

    def _say_busy(self) -> None:
        self._busy.show()
        waits = self._answer.queued
        self._found.setText(tr("Waits for the running job to end.") if waits else tr("Reading the file."))

    def _done(self) -> None:
        self._patience.stop()
        self._busy.hide()

    def _show(self, preview: Preview) -> None:
        self._done()
        self.errors.clear()
        used = preview.file.used
        self._fill(preview.file)
        unused = {name: "" for name in FIELDS if getattr(used, name) is None}
        self._columns = msgspec.structs.replace(used, **unused)  # what is imported is what is shown
        self.share.setEnabled(used.split is None)
        self.model.show_prompts(preview.prompts)
        rows = preview.file.rows
        shown = len(preview.prompts)
        self._found.setText(found(rows, shown))
        self._accept.setText(
            counted(rows, "Import {count} prompt", "Import {count} prompts") if rows else tr("Import prompts")
        )
        self._accept.setEnabled(bool(preview.prompts))

    def _fill(self, file: wire.FileInfo) -> None:
        """The columns of the file into the fields, those that are used chosen."""
        for name, box in self.fields.items():
            box.clear()
            if name != "prompt":
                box.addItem(NOT_USED, "")
            for text in file.columns:
                box.addItem(text, text)
            box.setCurrentIndex(box.findData(getattr(file.used, name) or ""))
            box.setEnabled(True)

    def _fail(self, error: RsguiError) -> None:
        """Another column may mend it: so the file's columns are offered, where they can be read."""
        self._done()
        if not self.fields["prompt"].count():
            self._answer.wait_for(actions.columns_of(self._bench, self._path), self._fill, lambda _: None)
        self._found.setText(tr("Nothing has been imported."))
        self.model.show_prompts(())
        self.errors.show_error(error)


def found(rows: int | None, shown: int) -> str:
    """How much of a file is shown; `rows` is None where the file was not read to its end."""
    if rows is None:
        return counted(shown, "The first row.", "The first {count} rows.")
    if rows == shown:
        return counted(rows, "{count} row", "{count} rows")
    return tr("{rows:,} rows, the first {shown} below.", rows=rows, shown=shown)
