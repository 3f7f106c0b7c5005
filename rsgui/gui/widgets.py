"""The small widgets that pages are made of. They look as resources/style/rsgui.qss says for their role."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Literal, TypeVar

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QBoxLayout,
    QButtonGroup,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rsgui.core.errors import RsguiError
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


def card(*items: Item, spacing: int = 12, margin: int = 16) -> QFrame:
    """A raised surface with a column of things."""
    return boxed(column(*items, spacing=spacing, margin=margin), "card")


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

    def set_text(self, key: str, text: str) -> None:
        """Another text for a choice."""
        self._buttons[key].setText(text)


# --- fields


class NumberField(QSpinBox):
    """A whole number with thousands separators. The wheel changes it only where it has the focus."""

    def __init__(self, value: int, least: int, most: int, name: str = "", step: int = 1, off: str = "") -> None:
        """`off` is the text shown for the least value, where that means "not used"."""
        super().__init__()
        _prepare(self, name)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setGroupSeparatorShown(True)
        self.setSpecialValueText(off)
        self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        _wheel_with_focus(self, event, super().wheelEvent)


class DecimalField(QDoubleSpinBox):
    """A decimal number. The wheel changes it only where it has the focus."""

    def __init__(
        self,
        value: float,
        least: float,
        most: float,
        decimals: int = 2,
        step: float = 0.05,
        name: str = "",
        off: str = "",
    ) -> None:
        super().__init__()
        _prepare(self, name)
        self.setDecimals(decimals)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setSpecialValueText(off)
        self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        _wheel_with_focus(self, event, super().wheelEvent)


def _prepare(field: QAbstractSpinBox, name: str) -> None:
    field.setAccessibleName(name)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.setMinimumWidth(96)
    field.setFixedHeight(30)
    field.lineEdit().setTextMargins(4, 0, 0, 0)  # the style sheet's padding does not reach the inner field


def _wheel_with_focus(field: QWidget, event: QWheelEvent, usual: Callable[..., None]) -> None:
    if field.hasFocus():
        usual(event)
    else:
        event.ignore()


class FormRow(QWidget):
    """A field under its name, with a hint in small letters below where there is one."""

    def __init__(self, name: str, field: QWidget, tip: str = "", hint: str = "") -> None:
        super().__init__()
        head = label(name, "label")
        head.setBuddy(field)
        hints = [label(hint, "caption", wrap=True)] if hint else []
        self.setLayout(column(head, field, *hints, spacing=4))
        for part in (head, field):
            part.setToolTip(tip and f"<qt>{tip}</qt>")
        if not field.accessibleName():
            field.setAccessibleName(name)
        if tip:
            field.setAccessibleDescription(tip)


# --- what a page says


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


class EmptyState(QWidget):
    """What an empty page is for, and the one or two actions that fill it."""

    def __init__(self, icon: str, title: str, text: str, *actions: QPushButton) -> None:
        super().__init__()
        self._title = label(title, "title")
        self._text = label(text, "lead", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setFixedWidth(460)
        self.setLayout(
            column(
                None,
                row(None, Picture(icon, 48, "accent_text"), None),
                8,
                self._title,
                row(None, self._text, None),
                12,
                row(None, *actions, None, spacing=12),
                None,
                None,
                spacing=8,
                margin=24,
            )
        )

    def say(self, title: str, text: str) -> None:
        """Other words."""
        self._title.setText(title)
        self._text.setText(text)


class Notice(QFrame):
    """A message that stands where it belongs, with what to do, and buttons. Hidden until it says something."""

    _ICONS: ClassVar = {"danger": "error", "warning": "warning", "info": "info", "success": "check"}

    def __init__(self, *actions: QWidget, closable: bool = True) -> None:
        super().__init__()
        self._icon = Picture("info", 20)
        self._message = label("", wrap=True, selectable=True)
        self._hint = label("", wrap=True, selectable=True)
        self._copy = icon_button("copy", "Copy this message", self.copy)
        self._close = icon_button("cancel", "Close", self.clear)
        self._close.setVisible(closable)
        words = column(self._message, self._hint, spacing=4)
        words.setContentsMargins(0, 4, 0, 4)
        line = row(self._icon, spacing=12, margin=8)
        line.setContentsMargins(12, 4, 8, 4)
        line.addLayout(words, 1)
        for part in (*actions, self._copy, self._close):
            line.addWidget(part)
        self.setLayout(line)
        self.hide()

    def say(self, message: str, hint: str = "", tone: str = "info") -> None:
        """Shows a message. Tones: info, success, warning, danger."""
        self._message.setText(message)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._icon.show_icon(self._ICONS[tone], "accent_text" if tone == "info" else tone)
        set_role(self, "role", tone)
        self._copy.setVisible(tone in ("danger", "warning"))
        self.setAccessibleName(f"{message} {hint}".strip())
        self.show()

    def clear(self) -> None:
        """Hides it again."""
        self.hide()

    def copy(self) -> None:
        """The message to the clipboard."""
        copy_text(f"{self._message.text()}\n{self._hint.text()}".strip())
        self._copy.setIcon(theme.icon("check", "success"))
        QTimer.singleShot(1500, self._copy, lambda: self._copy.setIcon(theme.icon("copy")))


class ErrorBanner(Notice):
    """A Notice for errors: what is wrong, what to do about it, and a button that copies both."""

    def show_error(self, error: RsguiError) -> None:
        """Shows an error of ours."""
        self.say(error.message, error.hint, "danger")


def copy_text(text: str) -> None:
    """Puts a text into the clipboard."""
    QGuiApplication.clipboard().setText(text)


# --- numbers and times in words


def number(value: int) -> str:
    """1,152"""
    return f"{value:,}"


def plural(count: int, one: str, many: str = "") -> str:
    """1 prompt, 1,152 prompts"""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def duration(seconds: float) -> str:
    """About how long, as one says it: "2 min", "1 h 5 min", "8 s"."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
