"""Fields for places on this machine: a folder or file that is typed, pasted or chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from rsgui.core.entities import EMBEDDED_MODEL, Model
from rsgui.core.errors import BadInput
from rsgui.core.texts import tr
from rsgui.gui.widgets import button, column, row

SERVERS = ("http://", "https://")


class PlaceField(QWidget):
    """A path, with buttons that ask for one."""

    changed = Signal()

    def __init__(self, name: str, hint: str = "", folder: str = "", file: str = "") -> None:
        """`folder` and `file` are the titles of the dialogs that ask for one; "" leaves its button out."""
        super().__init__()
        self._name = name
        self.field = QLineEdit()
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(name)
        self.field.textChanged.connect(lambda _: self.changed.emit())
        self.setFocusProxy(self.field)
        line = row(spacing=8)
        line.addWidget(self.field, 1)
        if folder:
            line.addWidget(button(tr("Folder..."), lambda: self._ask(lambda: _folder(self, folder)), "", "folder"))
        if file:
            line.addWidget(button(tr("File..."), lambda: self._ask(lambda: _file(self, file)), "", "file"))
        self.setLayout(line)

    @property
    def text(self) -> str:
        """What stands in it; an absolute path where it is one of this machine."""
        text = self.field.text().strip()
        return text if not text or text == EMBEDDED_MODEL or _served(text) else str(Path(text).expanduser().absolute())

    def needed(self) -> str:
        """The same; raises BadInput where nothing stands in it."""
        if not self.text:
            raise BadInput("{field}: nothing is chosen.", "Choose it, or paste its path.", field=self._name)
        return self.text

    def show_text(self, text: str) -> None:
        """Another path."""
        self.field.setText(text)

    def _ask(self, ask: Callable[[], str]) -> None:
        path = ask()
        if path:
            self.show_text(path)


class ModelField(QWidget):
    """A language model: the embedded one, a folder, a GGUF file or, where it may be one, a server's address."""

    def __init__(self, name: str, servers: bool) -> None:
        super().__init__()
        self._servers = servers
        hint = tr("A folder, a GGUF file, or the address of a server") if servers else tr("A folder or a GGUF file")
        self.place = PlaceField(
            name, hint, tr("A model's folder, in Hugging Face format"), tr("A model as a GGUF file")
        )
        self.place.show_text(EMBEDDED_MODEL)
        self.served = QLineEdit()
        self.served.setPlaceholderText(tr("The model's name on the server"))
        self.served.setAccessibleName(tr("The model's name on the server"))
        self.served.hide()
        self.setFocusProxy(self.place)
        line = row(button(tr("Embedded"), lambda: self.place.show_text(EMBEDDED_MODEL)), spacing=8)
        line.insertWidget(0, self.place, 1)
        self.setLayout(column(line, self.served, spacing=8))
        self.place.changed.connect(lambda: self.served.setVisible(servers and _served(self.place.text)))

    @property
    def model(self) -> Model:
        """What stands in it. Raises BadInput where that cannot be a model."""
        path = self.place.needed()
        if not _served(path):
            return Model("llama_cpp" if Path(path).is_file() else "transformers", path)
        if not self._servers:
            raise BadInput("{address} is a server's address.", "Choose a model on this machine.", address=path)
        name = self.served.text().strip()
        if not name:
            raise BadInput("The model on the server has no name.", "Write the name by which the server knows it.")
        return Model("openai", path, name)


def _served(text: str) -> bool:
    return text.startswith(SERVERS)


def _folder(parent: QWidget, title: str) -> str:
    return QFileDialog.getExistingDirectory(parent, title)


def _file(parent: QWidget, title: str) -> str:
    return QFileDialog.getOpenFileName(parent, title)[0]
