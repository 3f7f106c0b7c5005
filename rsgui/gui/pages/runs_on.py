"""What runs a model, and how its weights are rounded while it is loaded."""

from __future__ import annotations

from typing import cast

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rsgui.core.entities import Backend, Model, Quantise
from rsgui.core.texts import later, tr
from rsgui.gui.background import Reader
from rsgui.gui.fields import FormRow
from rsgui.gui.pages.fold import Fold
from rsgui.gui.widgets import Segments, column, label
from rsgui.jobs import machine

NAMES: dict[Backend, str] = {
    "transformers": "transformers",
    "llama_cpp": "llama.cpp",
    "openai": "server",
    "fake": "fake",
}
WHOLE = "whole"
ROUNDED = ((WHOLE, later("As they are")), ("8bit", later("8 bits")), ("4bit", later("4 bits")))
_BACKEND_TIP = later("transformers is faster for many prompts; llama.cpp reads GGUF files alone and needs less memory.")
_ROUNDED_TIP = later(
    "bitsandbytes rounds the weights while transformers loads them: half or a quarter of the "
    "memory, a little worse answers. An adapter stays whole beside them."
)


class RunsOn(QWidget):
    """Folded: the backend, and the rounding of the weights where this machine can do that."""

    changed = Signal(object)
    """The Model with what a person chose."""

    def __init__(self) -> None:
        super().__init__()
        self._model = Model()
        self._why_not = tr("Looking at this machine.")
        self.backend = Segments([("transformers", NAMES["transformers"]), ("llama_cpp", NAMES["llama_cpp"])])
        self.rounded = Segments([(key, tr(text)) for key, text in ROUNDED])
        self._reason = label("", "caption", wrap=True)
        inner = QWidget()
        inner.setLayout(
            column(
                FormRow(tr("Runs on"), self.backend, tr(_BACKEND_TIP)),
                column(FormRow(tr("Weights"), self.rounded, tr(_ROUNDED_TIP)), self._reason, spacing=4),
                spacing=12,
            )
        )
        self.fold = Fold(tr("Runs on"), inner)
        self.setLayout(column(self.fold))
        for choice in (self.backend, self.rounded):
            choice.chosen.connect(lambda _: self.changed.emit(self._chosen()))
        self._reader = Reader(self)
        self._reader.ask(machine.why_not_rounded, self._take_reason)

    def show_model(self, model: Model) -> None:
        """How this model is run."""
        self._model = model
        if model.backend in ("transformers", "llama_cpp"):
            self.backend.choose(model.backend)
        self.rounded.choose(model.quantise or WHOLE)
        words = NAMES[model.backend]
        if model.quantise is not None:
            words = tr("{runs_on}, weights in {bits}", runs_on=words, bits=tr(dict(ROUNDED)[model.quantise]))
        self.fold.say(words)
        self._show_reason()

    def _chosen(self) -> Model:
        backend = cast(Backend, self.backend.current)
        rounded = None if self.rounded.current == WHOLE else cast(Quantise, self.rounded.current)
        return msgspec.structs.replace(
            self._model, backend=backend, quantise=rounded if backend == "transformers" else None
        )

    def _take_reason(self, why_not: str) -> None:
        self._why_not = why_not
        self._show_reason()

    def _show_reason(self) -> None:
        """Weights that are rounded can always be made whole again, wherever the project is opened."""
        reason = self._why_not if self._model.backend == "transformers" else tr("Only transformers rounds them.")
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self.rounded.setEnabled(not reason or self._model.quantise is not None)
