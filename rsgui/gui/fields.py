"""Fields for numbers, and the name that stands over a field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QWidget

from rsgui.gui.widgets import column, label

Validated = tuple[QValidator.State, str, int]


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

    def textFromValue(self, value: float) -> str:  # noqa: N802
        """Two digits after the point, and more only where they say something: "0.80", "0.0003"."""
        digits, _, rest = super().textFromValue(value).partition(self.locale().decimalPoint())
        rest = rest.rstrip("0").ljust(min(2, self.decimals()), "0")
        return digits + (self.locale().decimalPoint() + rest if rest else "")

    def validate(self, text: str, place: int) -> Validated:
        """A point is a decimal point, also where the language writes a comma: "0.7" is copied from everywhere."""
        return super().validate(text.replace(".", self.locale().decimalPoint()), place)

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
