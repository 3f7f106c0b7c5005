"""A model of an OpenAI-compatible server: its address, its key, and one of what it has."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from rsgui.core.entities import Model
from rsgui.core.errors import RsguiError
from rsgui.core.server_url import base_url, origin_of, place_of
from rsgui.core.texts import counted, later, tr
from rsgui.gui.background import Awaited, Reader, Verbs
from rsgui.gui.fields import FormRow
from rsgui.gui.notices import ErrorBanner
from rsgui.gui.widgets import button, column, label, row
from rsgui.jobs import serving
from rsgui.jobs.workbench import Workbench

PATIENCE = 300
"""Milliseconds until it is said that a server is asked, and between two looks at what that waits for."""
_URL_TIP = later(
    "Where a server listens that speaks OpenAI's protocol: vLLM, llama-server, TGI, LM Studio, Ollama, or a hosted one."
)
_KEY_TIP = later(
    "Kept in the keyring of the system and sent to this address alone. It stands in no "
    "project, log or export. Leave it empty where the server wants none."
)
_MODEL_TIP = later("One of those that the server lists. Where it has no list, type the name.")


class ServerForm(QWidget):
    """Finds a model of a server. Says `chosen` with a Model that is named in full, `left` when it is not any more."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._verbs = Verbs(self)
        self._source = Reader(self)
        self._answer = Awaited(self)
        self._patience = QTimer(self, interval=PATIENCE)
        self._patience.timeout.connect(self._say_busy)
        self._fetched = ""
        self.url = QLineEdit()
        self.key = QLineEdit()
        self.models = QComboBox()
        self.fetch_button = button(tr("Fetch its models"), self.fetch, tip=tr("Asks the server which models it has"))
        self.forget_button = button(tr("Forget the key"), self.forget_key, "link")
        self.key_state = label("", "caption", wrap=True)
        self._state = label("", "caption", wrap=True)
        self.errors = ErrorBanner()
        self._build()

    def _build(self) -> None:
        self.url.setPlaceholderText("http://localhost:8000")
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.models.setEditable(True)
        self.models.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.models.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._name.setPlaceholderText(tr("Fetch the list, or type a name"))
        kept = row(self.key_state, spacing=8)
        kept.setStretch(0, 1)
        kept.addWidget(self.forget_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(
            column(
                FormRow(tr("Address of the server"), self.url, tr(_URL_TIP)),
                column(FormRow(tr("Key"), self.key, tr(_KEY_TIP)), kept, spacing=4),
                row(self.fetch_button, None),
                self._state,
                self.errors,
                FormRow(tr("Its model"), self.models, tr(_MODEL_TIP)),
                spacing=12,
            )
        )
        self._show_source("")
        self._state.hide()
        self.url.textEdited.connect(lambda _: self._change_place())
        self.url.editingFinished.connect(self._look_for_key)
        for field in (self.url, self.key):
            field.returnPressed.connect(self.fetch)
        self.models.activated.connect(lambda _: self._choose())
        self._name.editingFinished.connect(self._choose)

    @property
    def _name(self) -> QLineEdit:
        edit = self.models.lineEdit()
        assert edit is not None
        return edit

    def show_model(self, model: Model) -> None:
        """A server's model that was chosen before."""
        if self._same_place(model.path) and self._name.text() == model.served:
            return
        self.url.setText(model.path)
        self._forget_list()
        self._name.setText(model.served)
        self.errors.clear()
        self._look_for_key()

    # --- what a person does

    def fetch(self) -> None:
        """Keeps the key that was entered, then asks the server for its models."""
        try:
            url = base_url(self.url.text())
        except RsguiError as error:
            self.errors.show_error(error)
            return
        self.errors.clear()
        self.url.setText(url)
        self.fetch_button.setEnabled(False)
        key = self.key.text().strip()
        if key:
            self._verbs.do(lambda: serving.keep_key(url, key), lambda _: self._kept(url), self._fail)
        else:
            self._ask(url)

    def forget_key(self) -> None:
        """Takes the key of this server out of the keyring."""
        url = self.url.text()
        self._verbs.do(lambda: serving.forget_key(url), lambda _: self._look_for_key(), self.errors.show_error)

    def _choose(self) -> None:
        """The name in the field is the model, where the address is one."""
        name = self._name.text().strip()
        try:
            url = base_url(self.url.text())
        except RsguiError:
            return
        if name:
            self.url.setText(url)
            self.chosen.emit(Model("openai", url, name))
        else:
            self.left.emit()

    def _change_place(self) -> None:
        """Another server has other models and another key."""
        self._forget_list()
        self.errors.clear()
        self.key.clear()
        self._show_source("")
        self.left.emit()

    # --- the list

    def _kept(self, url: str) -> None:
        self.key.clear()
        self._look_for_key()
        self._ask(url)

    def _ask(self, url: str) -> None:
        self._fetched = url
        self._patience.start()
        self._answer.wait_for(serving.served_models(self._bench, url), self._show_names, self._fail)

    def _say_busy(self) -> None:
        waits = self._answer.queued
        self._state.setText(tr("Waits for the running job to end.") if waits else tr("Asking the server."))
        self._state.show()

    def _show_names(self, names: tuple[str, ...]) -> None:
        self._end_asking()
        if not self._same_place(self._fetched):
            return
        before = self._name.text().strip()
        self.models.clear()
        self.models.addItems(list(names))
        self.models.setCurrentText(before if before in names or len(names) != 1 else names[0])
        self._state.setText(
            counted(
                len(names),
                "{server} has {count} model.",
                "{server} has {count} models.",
                server=place_of(self._fetched),
            )
        )
        self._state.show()
        if self._name.text() in names:
            self._choose()
        elif not before:
            self.models.setCurrentIndex(-1)

    def _fail(self, error: RsguiError) -> None:
        self._end_asking()
        self.errors.show_error(error)

    def _end_asking(self) -> None:
        self._patience.stop()
        self.fetch_button.setEnabled(True)
        self._state.hide()

    def _forget_list(self) -> None:
        self._answer.forget()
        self._end_asking()
        self.models.clear()

    def _same_place(self, url: str) -> bool:
        try:
            return base_url(self.url.text()) == base_url(url)
        except RsguiError:
            return False

    # --- the key

    def _look_for_key(self) -> None:
        """Says whether there is a key for the address, and where; never which."""
        try:
            url = origin_of(self.url.text())
        except RsguiError:
            return
        self._source.ask(lambda: serving.source_of_key(url), self._show_source, self.errors.show_error, about=url)

    def _show_source(self, source: str) -> None:
        told = {"": "", "keyring": tr("A key is kept in the system's keyring.")}
        self.key_state.setText(told.get(source, tr("The key is that of the variable {source}.", source=source)))
        self.key_state.setVisible(bool(source))
        self.key.setPlaceholderText(
            tr("Enter another to replace it") if source else tr("Only where the server wants one")
        )
        self.forget_button.setVisible(source == "keyring")
