"""No text of the window goes around the translation: the source is looked through for constants that are shown, and
then a whole window is, in a language that puts every text that it was asked for between brackets."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rsgui.core import texts
from rsgui.core.entities import Project
from rsgui.core.presets import PRESETS
from rsgui.gui.background import wait_for_reads
from rsgui.gui.main_window import MainWindow
from rsgui.gui.rail import STAGES
from rsgui.gui.theme import Theme
from rsgui.gui.translation import LANGUAGES
from rsgui.jobs.workbench import Workbench

GUI = Path(__file__).parent.parent.parent / "rsgui" / "gui"
TRANSLATED = {"tr", "later", "counted", "later_counted"}
SHOWING = {
    "setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText", "setWindowTitle",
    "setInformativeText", "setTitle", "setStatusTip", "addItem", "addAction", "addButton", "addMenu", "setItemText",
    "setSpecialValueText", "say", "label", "button", "icon_button", "Badge", "Elided", "EmptyState", "Fold", "FormRow",
    "KeyButton", "NumberField", "DecimalField", "PlainText", "QCheckBox", "QLabel", "QPushButton", "Stat", "Table",
    "Segments", "show_as", "wrapped",
}  # fmt: skip
"""What puts its arguments before a person's eyes or ears."""
NOT_WORDS = {
    "title", "section", "number", "lead", "muted", "caption", "danger", "primary", "quiet", "link", "chip", "label",
    "success", "warning", "neutral", "accent", "info",
}  # fmt: skip
"""Roles and tones: what a style sheet reads."""
NAMES = {"transformers", "llama.cpp", "ChatML"}
Until = Callable[[Callable[[], object]], None]


def _words(node: ast.AST) -> Iterator[str]:
    """The constants in an expression that become a text as they stand."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))
        case ast.IfExp(body=body, orelse=other):
            yield from _words(body)
            yield from _words(other)
        case ast.BinOp(left=left, right=right):
            yield from _words(left)
            yield from _words(right)
        case ast.BoolOp(values=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from _words(part)


def _is_text(words: str) -> bool:
    """Whether these are words of a person's, rather than the name of an icon, a role or a key."""
    words = re.sub(r"<[^>]*>|\brsgui\b", "", words).strip()
    if words in NOT_WORDS | NAMES or not re.search(r"[A-Za-z]{2}", words):
        return False
    return " " in words or (words[0].isupper() and not re.fullmatch(r"(Ctrl|Shift|Alt)?\+?[A-Z][a-z0-9]*", words))


@pytest.mark.parametrize("module", sorted(GUI.rglob("*.py")), ids=lambda path: str(path.relative_to(GUI)))
def test_what_is_shown_goes_through_the_translation(module: Path) -> None:
    found = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in SHOWING:
                given = [
                    *node.args,
                    *(word.value for word in node.keywords if word.arg in ("tip", "hint", "name", "off")),
                ]
                found += [
                    f"line {node.lineno}: {words!r}" for part in given for words in _words(part) if _is_text(words)
                ]
    assert found == []


# --- a whole window


BRACKETED = texts.Language(lambda text, meaning, count: f"⟦{text}⟧", {})


@pytest.fixture
def bracketed() -> Iterator[None]:
    texts.speak(BRACKETED)
    yield
    texts.speak(texts.ENGLISH)


def shown_by(widget: QWidget) -> Iterator[str]:
    """What a widget says to eyes and ears."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.placeholderText()
        case QPlainTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            for place in range(widget.count()):
                yield widget.itemText(place)
                yield str(widget.itemData(place, Qt.ItemDataRole.ToolTipRole) or "")
        case QMenu():
            for action in widget.actions():
                yield action.text()
        case QTableView():
            model = widget.model()
            for section in range(model.columnCount()):
                yield str(model.headerData(section, Qt.Orientation.Horizontal) or "")


def left_over(text: str) -> str:
    """What of a text stands in no brackets."""
    text = re.sub(r"<[^>]*>", "", text)
    while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", "", text)) != text:
        text = shorter
    return text


DATA = (
    *(preset.name for preset in PRESETS),
    *LANGUAGES.values(),
    *("rsgui", "Trial", "even", "odd", "fake", "Checks", "RLHF book"),
    *("transformers", "llama.cpp", "score.py", "http://localhost:8000"),
)
"""Names, of which nothing is translated; Checks is what the project calls its scorer."""


def _is_shown(window: MainWindow, stage: str) -> bool:
    return window.page.stage == stage and wait_for_reads(100)


@pytest.mark.usefixtures("bracketed")
def test_every_page_shows_translated_texts_or_data(
    scored: Project, theme: Theme, qtbot: QtBot, bench: Workbench, until: Until
) -> None:
    window = MainWindow(bench, theme)
    qtbot.addWidget(window, before_close_func=lambda _: setattr(window, "may_close", True))
    window.show()
    found: dict[str, str] = {}
    for stage in STAGES:
        window.open_project(scored, stage)
        until(partial(_is_shown, window, stage))
        for widget in window.findChildren(QWidget):
            for text in shown_by(widget):
                rest = left_over(text)
                for name in DATA:
                    rest = rest.replace(name, "")
                if re.search(r"[A-Za-z]{2}", rest):
                    found.setdefault(rest, f"{stage}, {type(widget).__name__}: {text}")
    window.may_close = True
    window.close()
    assert "\n".join(found.values()) == ""
