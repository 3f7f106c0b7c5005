"""The small widgets that pages are made of. They look as resources/style/rsgui.qss says for their role."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rsgui.gui import theme

Tone = Literal["neutral", "accent", "danger", "warning", "success"]
Item = QWidget | QLayout | int | None
Box = TypeVar("Box", bound=QBoxLayout)


def set_role(widget: QWidget, name: str, value: object) -> None:
    """Sets a dynamic property that the style sheet looks at, and lets the widget be styled again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


# --- layouts


def column(*items: Item, spacing: int = 8, margin: int = 0) -> QVBoxLayout:
    """A column. A number is a fixed distance, None takes what room is left."""
    return _fill(QVBoxLayout(), items, spacing, margin)


def row(*items: Item, spacing: int = 8, margin: int = 0) -> QHBoxLayout:
    """A row. A number is a fixed distance, None takes what room is left."""
    return _fill(QHBoxLayout(), items, spacing, margin)


def _fill(box: Box, items: Sequence[Item], spacing: int, margin: int) -> Box:
    box.setSpacing(spacing)
    box.setContentsMargins(margin, margin, margin, margin)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        else:
            box.addWidget(item)
    return box


def boxed(layout: QLayout, role: str = "plain") -> QFrame:
    """A frame of that role around a layout."""
    frame = QFrame()
    frame.setProperty("role", role)
    frame.setLayout(layout)
    return frame


def rule() -> QFrame:
    """A thin line."""
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line


def scrolling(content: QWidget) -> QScrollArea:
    """`content`, which scrolls downwards where it is too long."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setProperty("role", "plain")
    content.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(content)
    return area


# --- text


def label(text: str = "", role: str = "", wrap: bool = False, selectable: bool = False) -> QLabel:
    """Plain text, never read as HTML. Roles: title, section, number, lead, muted, caption, label, danger ..."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setProperty("role", role)
    result.setWordWrap(wrap)
    if selectable:
        result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return result


def wrapped(tip: str) -> str:
    """A tooltip of several lines: as rich text, Qt breaks it. `tip` is ours, and no data."""
    return f"<qt>{tip}</qt>"


class Elided(QLabel):
    """One line of plain text that ends in "..." where there is no room; the tooltip has all of it."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        shown = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        self.setToolTip("" if shown == self.text() else self.text())


class Badge(QLabel):
    """A short word on a coloured ground; the word says it, the colour only helps."""

    def __init__(self, text: str = "", tone: Tone = "neutral") -> None:
        super().__init__(text)
        self.setProperty("badge", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_as(self, text: str, tone: Tone) -> None:
        """Another word and tone."""
        self.setText(text)
        set_role(self, "badge", tone)


class Stat(QWidget):
    """A number with what it counts below it."""

    def __init__(self, caption: str, value: str = "") -> None:
        super().__init__()
        self._value = label(value, "number")
        self.setLayout(column(self._value, label(caption, "caption"), spacing=0))
        self.setAccessibleName(caption)

    def show_value(self, value: str) -> None:
        """Another number."""
        self._value.setText(value)
        self.setAccessibleDescription(value)


# --- buttons


def button(
    text: str,
    clicked: Callable[[], object],
    role: str = "",
    icon: str = "",
    tip: str = "",
) -> QPushButton:
    """A button that does one named thing. Roles: primary, quiet, danger, link; none is the ordinary one."""
    result = QPushButton(text)
    result.setProperty("role", role)
    if icon:
        colour = {"primary": "on_accent", "danger": "danger", "link": "accent_text"}.get(role, "text")
        result.setIcon(theme.icon(icon, colour))
        result.setIconSize(QSize(20 if text else 16, 16))
    result.setToolTip(tip)
    result.clicked.connect(lambda _checked=False: clicked())
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    return result


def icon_button(icon: str, name: str, clicked: Callable[[], object], checkable: bool = False) -> QToolButton:
    """A small button with an icon alone; `name` is its tooltip and what a screen reader says."""
    result = QToolButton()
    result.setIcon(theme.icon(icon))
    result.setIconSize(QSize(18, 18))
    result.setToolTip(name)
    result.setAccessibleName(name)
    result.setCheckable(checkable)
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    result.clicked.connect(lambda _checked=False: clicked())
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    return result


class Segments(QWidget):
    """A few choices side by side, of which one holds. Arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], current: str = "") -> None:
        """`choices` are pairs of a key and the text that is shown."""
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        line = row(spacing=0)
        for place, (key, text) in enumerate(choices):
            part = QPushButton(text)
            part.setCheckable(True)
            part.setProperty("role", "segment")
            part.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # or its word would be cut
            part.setProperty("place", {0: "first", len(choices) - 1: "last"}.get(place, "middle"))
            part.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(part)
            self._buttons[key] = part
            line.addWidget(part)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.choose(current or choices[0][0])

    @property
    def current(self) -> str:
        return next(key for key, part in self._buttons.items() if part.isChecked())

    def choose(self, key: str) -> None:
        """Shows this choice; says nothing."""
        self._buttons[key].setChecked(True)

    def offer(self, key: str, offered: bool) -> None:
        """Whether a choice can be made."""
        self._buttons[key].setEnabled(offered)

    def is_offered(self, key: str) -> bool:
        return self._buttons[key].isEnabledTo(self)

    def set_text(self, key: str, text: str) -> None:
        """Another text for a choice."""
        self._buttons[key].setText(text)


def open_choice(part: QComboBox | QPushButton | QToolButton) -> None:
    """Opens the list or the menu of `part`, if it is there to be seen. Whatever has the focus has it again after."""
    if not (part.isVisible() and part.isEnabled()):
        return
    if isinstance(part, QComboBox):
        part.showPopup()
        return
    menu = part.menu()
    if menu is not None:
        menu.popup(part.mapToGlobal(part.rect().bottomLeft()))


# --- pictures and the clipboard


class Picture(QLabel):
    """An icon as a picture, in a token's colour, that follows the theme."""

    def __init__(self, name: str, size: int = 20, colour: str = "text") -> None:
        super().__init__()
        self.icon_name, self._size, self._colour = name, size, colour
        self.setFixedSize(size, size)

    def show_icon(self, name: str, colour: str) -> None:
        """Another icon."""
        self.icon_name, self._colour = name, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        picture: QPixmap = theme.pixmap(
            self.icon_name, self._size, getattr(theme.tokens(), self._colour), self.devicePixelRatioF()
        )
        QPainter(self).drawPixmap(0, 0, picture)


def copy_text(text: str) -> None:
    """Puts a text into the clipboard."""
    QGuiApplication.clipboard().setText(text)
