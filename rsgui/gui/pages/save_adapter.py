"""The button that saves an adapter in another form: its forms in words, and where it is to go."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from rsgui.core.entities import Adapter, AdapterForm
from rsgui.core.texts import later, tr

FORMS: dict[AdapterForm, tuple[str, str, str]] = {
    "merged": (
        later("Merged model, as a folder"),
        "-merged",
        later("The base with the adapter in it, for transformers and servers"),
    ),
    "gguf": (
        later("Merged model, as GGUF"),
        "-merged.gguf",
        later("The same for llama.cpp; for bases that came as GGUF"),
    ),
    "lora_gguf": (
        later("Adapter alone, as GGUF"),
        "-lora.gguf",
        later("A small file that llama.cpp loads beside its base in GGUF"),
    ),
}
"""What each form is called, how its name ends, and what it is for."""


class SaveAdapter(QPushButton):
    """Asks for a form and a place. `wanted` tells them."""

    wanted = Signal(str, object)
    """AdapterForm, Path"""

    def __init__(self) -> None:
        super().__init__(tr("Save as") + "   ")
        self.setToolTip(tr("Save the chosen adapter in another form"))
        self._adapter: Adapter | None = None
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for form, (name, _, use) in FORMS.items():
            menu.addAction(tr(name), partial(self.ask, form)).setToolTip(tr(use))
        self.setMenu(menu)
        self.show_adapter(None)

    def show_adapter(self, adapter: Adapter | None) -> None:
        """The adapter that would be saved; one that is not trained yet cannot be."""
        self._adapter = adapter
        self.setEnabled(adapter is not None and adapter.folder is not None)

    def ask(self, form: AdapterForm) -> None:
        """Asks where to."""
        if self._adapter is None:
            return
        title, ending, _ = FORMS[form]
        usual = f"{self._adapter.name.replace(' ', '-')}{ending}"
        kinds = tr("New folder (*)") if form == "merged" else "GGUF (*.gguf)"
        name, _ = QFileDialog.getSaveFileName(self, tr(title), usual, kinds)
        if name:
            self.wanted.emit(form, Path(name))
