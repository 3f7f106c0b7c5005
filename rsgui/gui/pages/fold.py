"""What is seldom needed: folded under a line that says what stands in it, opened with a click or the space bar."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from rsgui.core.texts import tr
from rsgui.gui import theme
from rsgui.gui.widgets import Elided, button, column, row


class Fold(QWidget):
    """A heading, a few words on what its content says now, and the content, which is hidden at first."""

    opened = Signal()
    """It was opened by a person."""

    def __init__(self, title: str, content: QWidget, summary: str = "") -> None:
        super().__init__()
        self._title = title
        self._content = content
        self._head = button(title, self._toggle, "link", "chevron-right")
        self._head.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._summary = Elided(summary, "muted")
        line = row(self._head, spacing=8)
        line.addWidget(self._summary, 1)
        self.setLayout(column(line, content, spacing=8))
        self.unfold(False)

    @property
    def is_open(self) -> bool:
        """Whether the content is shown."""
        return not self._content.isHidden()

    def say(self, summary: str) -> None:
        """Other words beside the heading."""
        self._summary.setText(summary)
        self._head.setAccessibleDescription(summary)

    def unfold(self, shown: bool = True) -> None:
        """Shows or hides the content."""
        self._content.setVisible(shown)
        self._head.setIcon(theme.icon("chevron-down" if shown else "chevron-right", "accent_text"))
        self._head.setAccessibleName(
            tr("{title}, open", title=self._title) if shown else tr("{title}, closed", title=self._title)
        )

    def _toggle(self) -> None:
        self.unfold(not self.is_open)
        if self.is_open:
            self.opened.emit()
