"""What is known of a model, as two columns of names and values."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from rsgui.core import wire
from rsgui.gui.widgets import Elided, label
from rsgui.gui.words import size

NAMES = ("Parameters", "Context", "Weights", "Size", "Template", "Kind")


def parameters(count: int) -> str:
    """134.5 M, 7.2 B; "not known" for 0."""
    if not count:
        return "not known"
    return f"{count / 1e9:,.1f} B" if count >= 1e9 else f"{count / 1e6:,.1f} M"


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
            grid.addWidget(label(name, "muted"), line, 2 * side)
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
                f"{info.context:,}" if info.context else "",
                info.quantisation,
                size(info.size) if info.size else "",
                "the server's" if info.device == "server" else "its own" if info.template_hash else "none",
                info.architecture,
            )
        for (name, value), text in zip(self._values.items(), texts, strict=True):
            value.setText(text or "not known")
            value.setAccessibleName(f"{name}: {text or 'not known'}")
