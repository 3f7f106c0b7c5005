"""What a person may set: the name that stands on their decisions, and the keys of all commands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QKeySequenceEdit, QLineEdit, QWidget

from rsgui.core.texts import tr
from rsgui.gui.commands import COMMANDS, PLACES, Command, is_fixed, keys_of, shown, taken_by
from rsgui.gui.fields import FormRow
from rsgui.gui.notices import Notice
from rsgui.gui.widgets import button, column, label, row, scrolling
from rsgui.jobs.settings import Settings

_PORTABLE = QKeySequence.SequenceFormat.PortableText


class KeyField(QKeySequenceEdit):
    """One key: press it while the field has the focus."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setMaximumSequenceLength(1)
        self.setFixedWidth(150)
        self.setAccessibleName(tr("Key for: {command}", command=name))
        for part in self.findChildren(QLineEdit):
            part.setAccessibleName(self.accessibleName())
        self.keySequenceChanged.connect(lambda key: self.chosen.emit(key.toString(_PORTABLE)))

    def show_key(self, key: str) -> None:
        """Another key; says nothing."""
        self.blockSignals(True)
        self.setKeySequence(QKeySequence(key))
        self.blockSignals(False)


class SettingsDialog(QDialog):
    """Changes the settings that it is given at once, and tells so. It does not block the window."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reviewer = QLineEdit(settings.reviewer)
        self.reviewer.editingFinished.connect(self._rename)
        self.notice = Notice(closable=False)
        self.fields: dict[str, KeyField] = {}
        keys = QWidget()
        keys.setLayout(self._grid())
        area = scrolling(keys)
        area.setMinimumHeight(360)
        self.setLayout(
            column(
                FormRow(tr("Your name"), self.reviewer, hint=tr("It stands on every decision that you make.")),
                label(tr("Keys"), "section"),
                self.notice,
                area,
                row(button(tr("Usual keys"), self._reset), None, button(tr("Close"), self.close)),
                margin=24,
                spacing=12,
            )
        )
        self.resize(560, 640)
        self._show()

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        place = None
        for command in COMMANDS:
            if command.place != place:
                place = command.place
                grid.addWidget(label(tr(PLACES[place]), "label"), grid.rowCount(), 0, 1, 2)
            field = self.fields[command.name] = KeyField(tr(command.words))
            field.chosen.connect(partial(self._choose, command))
            line = grid.rowCount()
            grid.addWidget(label(tr(command.words), wrap=True), line, 0)
            grid.addWidget(field, line, 1)
        return grid

    def _show(self) -> None:
        for command in COMMANDS:
            self.fields[command.name].show_key(keys_of(command, self._settings.keys)[0])

    def _choose(self, command: Command, key: str) -> None:
        """Takes a key, unless it is taken: then it says by what."""
        if not key:
            return
        other = taken_by(key, command, self._settings.keys)
        if is_fixed(key):
            self._refuse(key, tr("It belongs to what has the focus."))
        elif other is not None:
            self._refuse(key, tr("It is the key of “{command}”: change that one first.", command=tr(other.words)))
        else:
            self.notice.clear()
            self._settings.keys[command.name] = key
            self.changed.emit()
        self._show()

    def _refuse(self, key: str, reason: str) -> None:
        self.notice.say(tr("{key} cannot be taken.", key=shown(key)), reason, "warning")

    def _reset(self) -> None:
        self._settings.keys.clear()
        self.notice.clear()
        self._show()
        self.changed.emit()

    def _rename(self) -> None:
        name = self.reviewer.text().strip()
        if name and name != self._settings.reviewer:
            self._settings.reviewer = name
            self.changed.emit()
        self.reviewer.setText(self._settings.reviewer)
