"""How rsgui looks: colours for light and dark, type, spacing, icons and the map from rewards to colours.

Nothing here keeps state: which colours hold is read off the application's palette (`tokens()`), so that a widget that
paints needs no more than `tokens()` in its `paintEvent`, and a change of theme is an ordinary palette change.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Literal, NamedTuple

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QIconEngine, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from rsgui import paths

Choice = Literal["system", "light", "dark"]

GRID = 4
"""All distances are multiples of this many device-independent pixels."""

FAMILIES = ["Inter", "SF Pro Text", "Segoe UI", "Noto Sans", "Cantarell", "Ubuntu", "DejaVu Sans"]
MONO = ["JetBrains Mono", "SF Mono", "Consolas", "Noto Sans Mono", "DejaVu Sans Mono"]


class Tokens(NamedTuple):
    """The colours of one theme, by what they are for."""

    canvas: str  # behind everything
    surface: str  # cards, tables, fields
    sunken: str  # rail, header, wells
    hover: str
    pressed: str
    line: str  # between things
    line_strong: str  # around fields
    text: str
    muted: str  # captions; still readable on all grounds above
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str  # the ground of what is selected
    accent_text: str  # accent as text, on any ground
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str


LIGHT = Tokens(
    canvas="#f5f6f8",
    surface="#ffffff",
    sunken="#eceef2",
    hover="#e5e9ed",
    pressed="#d9dfe5",
    line="#dfe3e8",
    line_strong="#b6bec8",
    text="#17202b",
    muted="#535e6c",
    accent="#0b6e69",
    accent_hover="#095b57",
    on_accent="#ffffff",
    accent_soft="#dcefed",
    accent_text="#07615c",
    danger="#a6251c",
    danger_soft="#fbeae8",
    warning="#7a4f00",
    warning_soft="#fdf3d9",
    success="#19682f",
    success_soft="#e2f3e6",
)
DARK = Tokens(
    canvas="#14171c",
    surface="#1b1f26",
    sunken="#101317",
    hover="#252b34",
    pressed="#2e3641",
    line="#2a303a",
    line_strong="#4b5563",
    text="#e7eaef",
    muted="#a0aab8",
    accent="#43b8ab",
    accent_hover="#5ccabd",
    on_accent="#04211f",
    accent_soft="#16332f",
    accent_text="#6bd3c7",
    danger="#f4978f",
    danger_soft="#3a1f1e",
    warning="#e8bd64",
    warning_soft="#352a14",
    success="#78cf92",
    success_soft="#183022",
)


def is_dark() -> bool:
    """Whether the application shows its dark colours now."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def tokens() -> Tokens:
    """The colours that hold now."""
    return DARK if is_dark() else LIGHT


class Theme(QObject):
    """Applies the choice of a person (or the system's) to the application, now and whenever the system changes."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice: Choice = choice
        self._sheet = ""
        app.setStyle("Fusion")
        app.setFont(font())
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def choice(self) -> Choice:
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Shows light or dark, or follows the system."""
        self._choice = choice
        self._apply()

    def _apply(self) -> None:
        system_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = self._choice == "dark" or (self._choice == "system" and system_dark)
        wanted = DARK if dark else LIGHT
        with self.bare():
            self._app.setPalette(palette(wanted))
            self._sheet = style_sheet(wanted)
        self.changed.emit()

    @contextmanager
    def bare(self) -> Iterator[None]:
        """Takes the style sheet off meanwhile.

        Qt styles many widgets at once in a fraction of the time that it takes for each as it comes to its parent, or
        for one style sheet after another: 0.9 s for the window instead of 2.5 s, 0.5 s for a theme instead of 2.3 s.
        """
        self._app.setStyleSheet("")
        try:
            yield
        finally:
            self._app.setStyleSheet(self._sheet)


def palette(t: Tokens) -> QPalette:
    """Qt's own roles out of our colours, for whatever the style sheet does not reach."""
    result = QPalette()
    role = QPalette.ColorRole
    for key, colour in {
        role.Window: t.canvas,
        role.WindowText: t.text,
        role.Base: t.surface,
        role.AlternateBase: t.canvas,
        role.Text: t.text,
        role.Button: t.surface,
        role.ButtonText: t.text,
        role.BrightText: t.danger,
        role.ToolTipBase: t.text,
        role.ToolTipText: t.surface,
        role.PlaceholderText: t.muted,
        role.Highlight: t.accent_soft,
        role.HighlightedText: t.text,
        role.Link: t.accent_text,
        role.Light: t.surface,
        role.Midlight: t.hover,
        role.Mid: t.line,
        role.Dark: t.line_strong,
        role.Shadow: t.line,
        role.Accent: t.accent,
    }.items():
        result.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, QColor(mix(t.muted, t.surface, 0.65)))
    return result


def style_sheet(t: Tokens) -> str:
    """resources/style/rsgui.qss with the colours of a theme put in for their `@names`."""
    text = paths.resource("style", "rsgui.qss").read_text("utf-8")
    values = t._asdict() | {
        "disabled": mix(t.muted, t.surface, 0.65),
        "style": paths.resource("style").as_posix(),
        "scheme": "dark" if t is DARK else "light",
        "mono": ", ".join(f'"{family}"' for family in MONO),
    }
    for name in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{name}", values[name])
    return text


# --- type


def font(size: int = 13, weight: QFont.Weight = QFont.Weight.Normal, mono: bool = False) -> QFont:
    """The interface's font in device-independent pixels, with tabular figures where the font has them."""
    return QFont(_font(size, weight, mono))  # a copy, which shares what Qt found out about it


@lru_cache
def _font(size: int, weight: QFont.Weight, mono: bool) -> QFont:
    result = QFont()
    result.setFamilies(MONO if mono else FAMILIES)
    result.setPixelSize(size)
    result.setWeight(weight)
    if not mono:
        result.setFeature(QFont.Tag("tnum"), 1)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return result


# --- icons


class _TintedSvg(QIconEngine):
    """A line icon drawn in the colour that holds when it is painted, so that icons follow the theme by themselves."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, state: QIcon.State) -> None:
        size = rect.size()  # type: ignore[attr-defined]
        painter.drawPixmap(rect.topLeft(), self.pixmap(size, mode, state))  # type: ignore[attr-defined]

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        now = tokens()
        colour = mix(now.muted, now.surface, 0.5) if mode == QIcon.Mode.Disabled else getattr(now, self._colour)
        return _drawn(self._name, colour, round(size.width() * scale), round(size.height() * scale), scale)

    def clone(self) -> QIconEngine:
        return _TintedSvg(self._name, self._colour)


def icon(name: str, colour: str = "text") -> QIcon:
    """The icon resources/icons/NAME.svg in the token `colour`; it follows a change of theme."""
    return QIcon(_TintedSvg(name, colour))


def pixmap(name: str, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """An icon as a square picture of `size` device-independent pixels in a colour (`#rrggbb`)."""
    side = round(size * ratio)
    return _drawn(name, colour, side, side, ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, width: int, height: int, ratio: float) -> QPixmap:
    svg = paths.resource("icons", f"{name}.svg").read_text("utf-8").replace("#000", colour)
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    side = min(width, height)  # at the left: what is wider than high keeps its text at a distance
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, (height - side) / 2, side, side))
    painter.end()
    result = QPixmap.fromImage(image)
    result.setDevicePixelRatio(ratio)
    return result


# --- colours as numbers


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`share` of the first colour and the rest of the other."""
    a, b = QColor(one), QColor(other)
    parts = zip(a.getRgb()[:3], b.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(x * share + y * (1 - share)) for x, y in parts)).name()


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


CIVIDIS = (
    "#00224e", "#00285b", "#002e6b", "#083370", "#1c3a6f", "#2a406d", "#35466c", "#3f4c6c", "#48526d", "#50586d",
    "#595e6e", "#61646f", "#696a71", "#717173", "#797776", "#817e78", "#8a8678", "#938d77", "#9c9576", "#a69d74",
    "#afa571", "#b9ac6d", "#c2b469", "#ccbc63", "#d6c55c", "#e0cd54", "#ebd64a", "#f5df3e", "#fee838",
)  # fmt: skip
"""Cividis (Nunez, Anderton and Renslow 2018), from low to high: even in lightness, and read by colour-blind eyes."""


def reward_colour(reward: float | None, low: float = 0.0, high: float = 1.0) -> QColor:
    """The colour of a reward between `low` and `high`; a missing one has the colour of the canvas."""
    if reward is None or not math.isfinite(reward):
        return QColor(tokens().sunken)
    return QColor(_ramp()[_step(reward, low, high)])


def text_on_reward(reward: float | None, low: float = 0.0, high: float = 1.0) -> QColor:
    """Black or white, whichever can be read on `reward_colour`."""
    if reward is None or not math.isfinite(reward):
        return QColor(tokens().muted)
    ground = _ramp()[_step(reward, low, high)]
    return QColor(_readable_on(ground))


def _step(reward: float, low: float, high: float) -> int:
    share = (reward - low) / (high - low) if high > low else 1.0
    return round(min(1.0, max(0.0, share)) * 255)


@lru_cache(maxsize=1)
def _ramp() -> tuple[str, ...]:
    """256 colours between the anchors of `CIVIDIS`."""
    result = []
    for step in range(256):
        place = step / 255 * (len(CIVIDIS) - 1)
        left = min(int(place), len(CIVIDIS) - 2)
        result.append(mix(CIVIDIS[left + 1], CIVIDIS[left], place - left))
    return tuple(result)


@lru_cache(maxsize=512)
def _readable_on(ground: str) -> str:
    return max(("#ffffff", "#000000"), key=lambda ink: contrast(ink, ground))
