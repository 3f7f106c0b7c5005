"""The models of the store's register, to be chosen again; with what has become of their files."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from rsgui.core.entities import EMBEDDED_MODEL, Model
from rsgui.core.server_url import place_of
from rsgui.core.texts import later, tr
from rsgui.gui.background import Reader
from rsgui.gui.fields import FormRow
from rsgui.gui.pages.model_facts import parameters
from rsgui.gui.tables import when
from rsgui.gui.widgets import column
from rsgui.jobs import model_files
from rsgui.jobs.workbench import Workbench
from rsgui.store import models
from rsgui.store.models import KnownModel

_TIP = later("Every model that was looked at or used in this store, the last one first.")
_HEAD = later("Choose one of them")
_MARKS = {"gone": later("{model} (gone)"), "changed": later("{model} (changed since)")}
_WORDS = {
    "gone": later("Its files are not there any more."),
    "changed": later("Its files have changed since it was last used: it is another model now."),
}


class Line(NamedTuple):
    """A registered model, and "gone" or "changed" where its files are not what they were."""

    known: KnownModel
    change: str


class KnownModels(QWidget):
    """A list; hidden while the register has nothing."""

    chosen = Signal(object)
    """The Model that a person chose."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._reader = Reader(self)
        self.lines: list[Line] = []
        self.list = QComboBox()
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setMinimumContentsLength(16)
        self.setLayout(column(FormRow(tr("Used before"), self.list, tr(_TIP))))
        self.list.activated.connect(self._choose)
        self.hide()

    def read(self) -> None:
        """Reads the register again, and looks at the files."""

        def look() -> list[Line]:
            with self._bench.store.read() as session:
                return [Line(known, model_files.change(known.model, known.info)) for known in models.recent(session)]

        self._reader.ask(look, self._show)

    def _show(self, lines: list[Line]) -> None:
        self.lines = lines
        self.list.clear()
        self.list.addItem(tr(_HEAD))
        for line in lines:
            self.list.addItem(text(line))
            self.list.setItemData(self.list.count() - 1, tooltip(line), Qt.ItemDataRole.ToolTipRole)
        self.setVisible(bool(lines))

    def _choose(self, place: int) -> None:
        self.list.setCurrentIndex(0)
        if place > 0:
            self.chosen.emit(self.lines[place - 1].known.model)


def text(line: Line) -> str:
    """Its name, what is most asked of it, and what has become of it."""
    info = line.known.info
    facts = [parameters(info.parameters) if info.parameters else "", info.quantisation]
    return tr(
        _MARKS.get(line.change, "{model}"), model=", ".join(part for part in (line.known.model.name, *facts) if part)
    )


def tooltip(line: Line) -> str:
    """Where it is, what is known of it, when it was used, and what has become of it."""
    info = line.known.info
    parts = (
        place(line.known.model),
        tr("{count:,} tokens of context.", count=info.context) if info.context else "",
        tr("A chat template of its own.") if info.template_hash else tr("No chat template."),
        tr("Used {when}.", when=when(line.known.used)),
        tr(_WORDS.get(line.change, "")),
    )
    return "\n".join(part for part in parts if part)


def place(model: Model) -> str:
    """Where a model is."""
    if model.backend == "openai":
        return tr("Served by {server}", server=place_of(model.path)) if model.path else ""
    return tr("Comes with rsgui") if model.path == EMBEDDED_MODEL else str(Path(model.path).parent)
