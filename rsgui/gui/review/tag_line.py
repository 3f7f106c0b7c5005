"""The tags of a completion: each with a way to take it off, and a field for one more."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QWidget

from rsgui.core.texts import tr
from rsgui.gui import widgets
from rsgui.gui.flow import FlowLayout


class TagField(QLineEdit):
    """One more tag. Enter adds it, Escape leaves."""

    added = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.setPlaceholderText(tr("Add a tag"))
        self.setAccessibleName(tr("Add a tag"))

    def know(self, tags: Collection[str]) -> None:
        """The tags that are used already, which are offered."""
        self._known.setStringList(sorted(tags))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """All other keys are typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            tag = " ".join(self.text().split())
            self.clear()
            if tag:
                self.added.emit(tag)
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Tags(QWidget):
    """The tags that are there, as buttons that take them off. Hidden where there are none."""

    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._tags: tuple[str, ...] = ()
        self._parts: list[QPushButton] = []
        self._line = FlowLayout(spacing=4)
        self.setLayout(self._line)
        self.hide()

    def show_tags(self, tags: Sequence[str]) -> None:
        """Those of another completion."""
        if tuple(tags) == self._tags:
            return
        self._tags = tuple(tags)
        while self._parts:
            self._parts.pop().deleteLater()
        for tag in self._tags:
            part = widgets.button(f"{tag.replace('&', '&&')}  ×", partial(self.removed.emit, tag), "chip")
            part.setToolTip(tr("Take the tag “{tag}” off", tag=tag))
            part.setAccessibleName(part.toolTip())
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._line.addWidget(part)
            self._parts.append(part)
        self.setVisible(bool(self._tags))
