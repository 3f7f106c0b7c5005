"""Colours that can be read, in both themes and on every reward."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from rsgui import paths
from rsgui.gui import theme
from rsgui.gui.theme import DARK, LIGHT, Theme, Tokens

READABLE = 4.5
GROUNDS = ("canvas", "surface", "sunken")
PAIRS = [
    *((ink, ground) for ink in ("text", "muted", "accent_text", "danger", "warning", "success") for ground in GROUNDS),
    *(
        ("text", ground)
        for ground in ("hover", "pressed", "accent_soft", "danger_soft", "warning_soft", "success_soft")
    ),
    ("accent_text", "accent_soft"),
    ("danger", "danger_soft"),
    ("warning", "warning_soft"),
    ("success", "success_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("surface", "text"),
]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_texts_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert theme.contrast(getattr(tokens, ink), getattr(tokens, ground)) >= READABLE


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_focus_frame_stands_out(tokens: Tokens) -> None:
    assert all(theme.contrast(tokens.accent, getattr(tokens, ground)) >= 3 for ground in GROUNDS)


def test_contrast_of_the_extremes() -> None:
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#777777") == 1


def test_rewards_have_readable_colours_even_in_lightness() -> None:
    steps = [i / 100 for i in range(101)]
    grounds = [theme.reward_colour(r).name() for r in steps]
    inks = [theme.text_on_reward(r).name() for r in steps]
    assert all(theme.contrast(ink, ground) >= READABLE for ink, ground in zip(inks, grounds, strict=True))
    lights = [theme.reward_colour(r).lightnessF() for r in (0.0, 0.5, 1.0)]
    assert grounds[0] == theme.CIVIDIS[0]
    assert grounds[-1] == theme.CIVIDIS[-1]
    assert lights[0] < lights[1] < lights[2]


@pytest.mark.parametrize("reward", [None, float("nan"), float("inf")])
def test_a_missing_reward_has_no_colour_of_the_map(qapp: QApplication, reward: float | None) -> None:
    assert theme.reward_colour(reward).name() == theme.tokens().sunken


def test_rewards_outside_the_span_are_its_ends() -> None:
    assert theme.reward_colour(-3, 0, 1) == theme.reward_colour(0, 0, 1)
    assert theme.reward_colour(3, 0, 1) == theme.reward_colour(1, 0, 1)
    assert theme.reward_colour(1, 1, 1) == theme.reward_colour(1, 0, 1)


def test_the_choice_holds_at_once(qapp: QApplication) -> None:
    shown = Theme(qapp, "light")
    assert theme.tokens() is LIGHT
    shown.choose("dark")
    assert theme.tokens() is DARK
    assert theme.is_dark()
    shown.choose("light")
    assert not theme.is_dark()


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_has_no_name_left(tokens: Tokens) -> None:
    assert "@" not in theme.style_sheet(tokens)


def test_icons_take_the_colour_of_the_theme(qapp: QApplication) -> None:
    shown = Theme(qapp, "light")
    picture = theme.icon("plus")
    light = picture.pixmap(QSize(24, 24)).toImage().pixelColor(12, 12).name()
    shown.choose("dark")
    dark = picture.pixmap(QSize(24, 24)).toImage().pixelColor(12, 12).name()
    shown.choose("light")
    assert (light, dark) == (LIGHT.text, DARK.text)


def test_every_icon_is_drawn(qapp: QApplication) -> None:
    names = [file.stem for file in paths.resource("icons").glob("*.svg")]
    assert len(names) > 30
    for name in names:
        image = theme.pixmap(name, 24, "#ff0000").toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), name
