"""Which model, and what runs it; and an adapter of this project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame

from rsgui.core import wire
from rsgui.core.entities import Adapter, Generator, Model
from rsgui.core.errors import RsguiError
from rsgui.core.texts import counted, later, tr
from rsgui.gui.background import Awaited, Verbs
from rsgui.gui.fields import FormRow
from rsgui.gui.notices import ErrorBanner, Notice
from rsgui.gui.pages.known_models import KnownModels, place
from rsgui.gui.pages.model_facts import ModelFacts
from rsgui.gui.pages.runs_on import RunsOn
from rsgui.gui.pages.server_form import ServerForm
from rsgui.gui.widgets import Elided, button, column, label, row
from rsgui.jobs import actions
from rsgui.jobs.workbench import Workbench
from rsgui.store.models import KnownModel

PATIENCE = 300
"""Milliseconds until it is said that a model is being looked at, and between two looks at what that waits for."""
_CHANGED = later("The files of this model have changed since it was last used here. It is another model now.")
_CHANGED_HINT = later("Runs that began with the old files do not go on with the new ones.")
SERVER = Model("openai", "")
"""A server of which no model is chosen yet."""
_ADAPTER_TIP = later("What a round of this project has learnt, on top of the base model. Adapters run on transformers.")


class ModelChooser(QFrame):
    """A card with the chosen model, its facts, and the ways to choose another."""

    changed = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._bench = bench
        self._model = Model()
        self._wrong = False
        self._adapters: list[Adapter] = []
        self._answer = Awaited(self)
        self._verbs = Verbs(self)
        self.info: wire.ModelInfo | None = None
        """What is known of the chosen model; None while it is looked at."""
        self.errors = ErrorBanner(closable=False)
        self.notice = Notice()
        self.known = KnownModels(bench)
        self._name = Elided("", "section")
        self._state = Elided("", "caption")
        self._facts = ModelFacts()
        self._patience = QTimer(self, interval=PATIENCE)
        self._patience.timeout.connect(self._say_busy)
        self.adapter_list = QComboBox()
        self._adapter_row = FormRow(tr("Adapter"), self.adapter_list, tr(_ADAPTER_TIP))
        self.runs_on = RunsOn()
        self.server = ServerForm(bench)
        self._build()

    def _build(self) -> None:
        picks = row(
            button(tr("Embedded"), self.choose_embedded, tip=tr("SmolLM2-135M-Instruct, which comes with rsgui")),
            button(tr("Folder..."), self.ask_folder, tip=tr("A model in Hugging Face format, with safetensors")),
            button(tr("GGUF..."), self.ask_gguf, tip=tr("A file in llama.cpp's format")),
            button(tr("Server"), self.choose_server, tip=tr("A model that a server has loaded, here or elsewhere")),
            None,
            spacing=4,
        )
        self.setLayout(
            column(
                label(tr("Model"), "section"),
                picks,
                label(tr("Or drop a folder or a GGUF file on this page."), "caption", wrap=True),
                self.known,
                self.server,
                column(self._name, self._state, spacing=2),
                self._facts,
                self.errors,
                self.notice,
                self._adapter_row,
                self.runs_on,
                spacing=12,
                margin=16,
            )
        )
        self._adapter_row.hide()
        self.server.hide()
        self.server.chosen.connect(self.show_model)
        self.server.left.connect(lambda: self.show_model(SERVER))
        self.adapter_list.activated.connect(lambda _: self.changed.emit())
        self.runs_on.changed.connect(self.show_model)
        self.known.chosen.connect(self.show_model)

    @property
    def model(self) -> Model:
        """The chosen model."""
        return self._model

    @property
    def adapter(self) -> str | None:
        """The folder of the chosen adapter."""
        if self._adapter_row.isHidden():
            return None
        folder: str | None = self.adapter_list.currentData()
        return folder

    @property
    def usable(self) -> bool:
        """Whether nothing is known to be wrong with the model."""
        return not self._wrong

    # --- what a person does

    def ask_folder(self) -> None:
        """Asks for a folder in Hugging Face format."""
        path = QFileDialog.getExistingDirectory(self, tr("A model's folder, in Hugging Face format"))
        if path:
            self.choose_path(Path(path))

    def ask_gguf(self) -> None:
        """Asks for a GGUF file."""
        path, _ = QFileDialog.getOpenFileName(
            self, tr("A model as a GGUF file"), "", tr("GGUF (*.gguf);;All files (*)")
        )
        if path:
            self.choose_path(Path(path))

    def choose_path(self, path: Path) -> None:
        """A folder for transformers, a file for llama.cpp."""
        self.show_model(Model("llama_cpp" if path.is_file() else "transformers", str(path)))

    def choose_embedded(self) -> None:
        """The model that comes with rsgui."""
        self.show_generator(Generator())

    def choose_server(self) -> None:
        """A server, of which a model is then to be found."""
        if self._model.backend != "openai":
            self.show_model(SERVER)
        self.server.url.setFocus()

    # --- what it shows

    def show_adapters(self, adapters: Sequence[Adapter]) -> None:
        """The adapters of a project, of which those of the chosen model can be had."""
        self._adapters = [adapter for adapter in adapters if adapter.folder is not None]
        self._fill_adapters(self.adapter)

    def show_generator(self, generator: Generator) -> None:
        """Chooses the model and the adapter of a generator."""
        self.show_model(generator.model, generator.adapter)

    def show_model(self, model: Model, adapter: str | None = None) -> None:
        """Chooses a model and has the engine look at it."""
        self._model, self._wrong, self.info = model, False, None
        self.errors.clear()
        self.notice.clear()
        self._facts.show()
        self._facts.show_info(None)
        self._name.setText(model.name)
        self._state.setText(place(model))
        self.runs_on.show_model(model)
        self._fill_adapters(adapter)
        self._show_server(model)
        if model == SERVER:
            self._answer.forget()
            self._patience.stop()
            self._wrong = True
            self.changed.emit()
            return
        self._patience.start()
        self._answer.wait_for(actions.inspect_model(self._bench, model), self._show_info, self._fail)
        self.changed.emit()

    def _show_server(self, model: Model) -> None:
        """The server's fields, and what is of no use then; or neither."""
        served = model.backend == "openai"
        self.server.setVisible(served)
        self.runs_on.setVisible(not served)
        self._name.setVisible(model != SERVER)
        self._state.setVisible(model != SERVER)
        self._facts.setVisible(model != SERVER)
        if served and model != SERVER:
            self.server.show_model(model)

    def _say_busy(self) -> None:
        waits = self._answer.queued
        self._state.setText(tr("Waits for the running job to end.") if waits else tr("Looking at the model."))

    def _show_info(self, info: wire.ModelInfo) -> None:
        self._patience.stop()
        self._state.setText(place(self._model))
        self._facts.show_info(info)
        self.info = info
        self._facts.setVisible(info.device != "server" or bool(info.context or info.parameters))
        self.changed.emit()
        model = self._model
        self._verbs.do(
            lambda: actions.register_model(self._bench, model, info),
            lambda before: self._tell_change(before, info),
            self.errors.show_error,
        )

    def _tell_change(self, before: KnownModel | None, info: wire.ModelInfo) -> None:
        """Says so where the model was another one when it was last looked at."""
        if info is self.info and before is not None and before.info.fingerprint not in ("", info.fingerprint):
            self.notice.say(tr(_CHANGED), tr(_CHANGED_HINT), "warning")

    def _fail(self, error: RsguiError) -> None:
        self._patience.stop()
        self._wrong = True
        self._facts.hide()
        self._state.setText(tr("This model cannot be used."))
        self.errors.show_error(error)
        self.changed.emit()

    def _fill_adapters(self, chosen: str | None) -> None:
        model = self._model
        fitting = [one for one in self._adapters if one.base.path == model.path and model.backend == "transformers"]
        self.adapter_list.clear()
        self.adapter_list.addItem(tr("None: the base model"), None)
        for one in fitting:
            self.adapter_list.addItem(
                counted(one.rows, "{name}, {count} row", "{name}, {count} rows", name=one.name), one.folder
            )
        if chosen is not None and self.adapter_list.findData(chosen) < 0:
            self.adapter_list.addItem(Path(chosen).name, chosen)
        self.adapter_list.setCurrentIndex(max(0, self.adapter_list.findData(chosen)))
        self._adapter_row.setVisible(self.adapter_list.count() > 1)
