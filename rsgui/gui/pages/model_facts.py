"""What is known of a model, as two columns of names and values."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from rsgui.core import wire
from rsgui.core.texts import later, number, tr
from rsgui.gui.widgets import Elided, label
from rsgui.gui.words import size

NAMES = (later("Parameters"), later("Context"), later("Weights"), later("Size"), later("Template"), later("Kind"))


def parameters(count: int) -> str:
    """134.5 M, 7.2 B; "not known" for 0."""
    if not count:
        return tr("not known")
    return tr("{count:,.1f} B", count=count / 1e9) if count >= 1e9 else tr("{count:,.1f} M", count=count / 1e6)


class ModelFacts(QWidget):
    """Six facts."""

    def __init__(self) -> None:
        super().__init__()
        self._values = {name: Elided() for name in NAMES}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(12)
        for place, (name, value) in enumerate(self._values.items()):
            line, side = divmod(place, 2)
            grid.addWidget(label(tr(name), "muted"), line, 2 * side)
            grid.addWidget(value, line, 2 * side + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.setLayout(grid)
        self.show_info(None)

    def show_info(self, info: wire.ModelInfo | None) -> None:
        """What is known; None while it is looked at."""
        if info is None:
            texts = ("...",) * len(NAMES)
        else:
            texts = (
                parameters(info.parameters),
                number(info.context) if info.context else "",
                info.quantisation,
                size(info.size) if info.size else "",
                tr("the server's") if info.device == "server" else tr("its own") if info.template_hash else tr("none"),
                info.architecture,
            )
        for (name, value), text in zip(self._values.items(), texts, strict=True):
            value.setText(text or tr("not known"))
            value.setAccessibleName(f"{tr(name)}: {text or tr('not known')}")
