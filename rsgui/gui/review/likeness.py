"""What completions are compared by, where a recipe wants them unlike each other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox

from rsgui.core.texts import tr
from rsgui.gui.widgets import wrapped


class LikenessField(QComboBox):
    """What completions are compared by: the words they share, or an embedding model, where there is one."""

    changed = Signal()
    model_asked = Signal()
    """A person wants to choose the folder of an embedding model."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Alike by"))
        self.setToolTip(
            wrapped(
                tr(
                    "Pairs of words: what is said in the same words is alike. An embedding model also knows what is "
                    "said in others; it takes longer."
                )
            )
        )
        self.folder = ""  # of the model that holds; "": words
        self._registered = ""
        self._build()
        self.activated.connect(self._activated)

    def offer(self, registered: str) -> None:
        """The embedding model that settings know; "" for none."""
        self._registered = registered
        self._build()

    def show_folder(self, folder: str) -> None:
        """Puts a recipe's into the field; says nothing."""
        self.folder = folder
        self._build()

    def _build(self) -> None:
        with QSignalBlocker(self):
            self.clear()
            self.addItem(tr("by pairs of words"), "")
            for folder in dict.fromkeys(one for one in (self._registered, self.folder) if one):
                self.addItem(tr("by {model}", model=Path(folder).name), folder)
            self.addItem(tr("by an embedding model …"), None)
            self.setCurrentIndex(max(0, self.findData(self.folder)))

    def _activated(self, place: int) -> None:
        wanted = self.itemData(place)
        if wanted is None:
            self._build()
            self.model_asked.emit()
        elif wanted != self.folder:
            self.folder = wanted
            self.changed.emit()
