"""Which model, and what runs it. A model is looked at by the engine before anything is started with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QWidget

from rsgui.core import wire
from rsgui.core.entities import EMBEDDED_MODEL, Backend, Model
from rsgui.core.errors import RsguiError
from rsgui.gui.background import Awaited
from rsgui.gui.fields import FormRow
from rsgui.gui.notices import ErrorBanner
from rsgui.gui.widgets import Elided, Segments, button, column, label, row
from rsgui.jobs import actions
from rsgui.jobs.workbench import Workbench

BACKENDS: dict[str, Backend] = {"transformers": "transformers", "llama_cpp": "llama_cpp"}
NAMES: dict[Backend, str] = {"transformers": "transformers", "llama_cpp": "llama.cpp", "fake": "fake"}
PATIENCE = 300
"""Milliseconds until it is said that a model is being looked at, and between two looks at what that waits for."""


def parameters(count: int) -> str:
    """134.5 M, 7.2 B; "not known" for 0."""
    if not count:
        return "not known"
    return f"{count / 1e9:,.1f} B" if count >= 1e9 else f"{count / 1e6:,.1f} M"


class ModelChooser(QFrame):
    """A card with the chosen model, its facts, and the ways to choose another."""

    changed = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._bench = bench
        self._model = Model()
        self._wrong = False
        self._answer = Awaited(self)
        self.errors = ErrorBanner(closable=False)
        self._name = Elided("", "section")
        self._state = label("", "caption", wrap=True)
        self._patience = QTimer(self, interval=PATIENCE)
        self._patience.timeout.connect(self._say_busy)
        self._facts = {name: Elided() for name in ("Architecture", "Parameters", "Context", "Weights")}
        self.backend = Segments([("transformers", "transformers"), ("llama_cpp", "llama.cpp")])
        self.backend.chosen.connect(self._choose_backend)
        picks = row(
            button("Embedded", self.choose_embedded, tip="SmolLM2-135M-Instruct, which comes with rsgui"),
            button("Folder...", self.ask_folder, tip="A model in Hugging Face format, with safetensors"),
            button("GGUF file...", self.ask_gguf, tip="A model in llama.cpp's format"),
            None,
        )
        runs_on = FormRow(
            "Runs on", self.backend, "transformers is faster for many prompts; llama.cpp needs less memory."
        )
        self.setLayout(
            column(
                label("Model", "section"),
                picks,
                column(self._name, self._state, spacing=2),
                self._grid(),
                self.errors,
                runs_on,
                spacing=12,
                margin=16,
            )
        )

    def _grid(self) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(16)
        for line, (name, value) in enumerate(self._facts.items()):
            grid.addWidget(label(name, "muted"), line, 0)
            grid.addWidget(value, line, 1)
        grid.setColumnStretch(1, 1)
        self._known = QWidget()
        self._known.setLayout(grid)
        return self._known

    @property
    def model(self) -> Model:
        """The chosen model."""
        return self._model

    @property
    def usable(self) -> bool:
        """Whether nothing is known to be wrong with the model."""
        return not self._wrong

    # --- what a person does

    def choose_embedded(self) -> None:
        """The model that comes with rsgui."""
        self.show_model(Model(self._model.backend, EMBEDDED_MODEL))

    def ask_folder(self) -> None:
        """Asks for a folder in Hugging Face format."""
        path = QFileDialog.getExistingDirectory(self, "A model's folder, in Hugging Face format")
        if path:
            self.choose_path(Path(path))

    def ask_gguf(self) -> None:
        """Asks for a GGUF file."""
        path, _ = QFileDialog.getOpenFileName(self, "A model as a GGUF file", "", "GGUF (*.gguf);;All files (*)")
        if path:
            self.choose_path(Path(path))

    def choose_path(self, path: Path) -> None:
        """A folder for transformers, a file for llama.cpp."""
        self.show_model(Model("llama_cpp" if path.is_file() else "transformers", str(path)))

    def _choose_backend(self, key: str) -> None:
        self.show_model(Model(BACKENDS[key], self._model.path))

    # --- what it shows

    def show_model(self, model: Model) -> None:
        """Chooses a model and has the engine look at it."""
        self._model, self._wrong = model, False
        self.errors.clear()
        self._name.setText(model.name)
        self._state.setText("Comes with rsgui" if model.path == EMBEDDED_MODEL else str(Path(model.path).parent))
        if model.backend in BACKENDS:
            self.backend.choose(model.backend)
        for value in self._facts.values():
            value.setText("...")
        self._known.show()
        self._patience.start()
        self._answer.wait_for(actions.inspect_model(self._bench, model), self._show_info, self._fail)
        self.changed.emit()

    def _say_busy(self) -> None:
        waits = self._answer.queued
        self._state.setText("Waits for the running job to end." if waits else "Looking at the model.")

    def _show_info(self, info: wire.ModelInfo) -> None:
        self._patience.stop()
        embedded = self._model.path == EMBEDDED_MODEL
        self._state.setText("Comes with rsgui" if embedded else str(Path(self._model.path).parent))
        facts = (info.architecture, parameters(info.parameters), f"{info.context:,} tokens", info.quantisation)
        for value, text in zip(self._facts.values(), facts, strict=True):
            value.setText(text or "not known")
        self.changed.emit()

    def _fail(self, error: RsguiError) -> None:
        self._patience.stop()
        self._wrong = True
        self._known.hide()
        self._state.setText("This model cannot be used.")
        self.errors.show_error(error)
        self.changed.emit()
