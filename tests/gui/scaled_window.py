"""Every page of a real window in one language, at the scale that QT_SCALE_FACTOR says. Prints as JSON the scale, and
what is cut off on which page; test_scale.py runs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QStyle, QStyleOptionButton, QWidget

from rsgui.app import application
from rsgui.gui.main_window import MainWindow
from rsgui.gui.rail import STAGES
from rsgui.gui.settings_dialog import SettingsDialog
from rsgui.gui.theme import Theme
from rsgui.gui.translation import speak
from rsgui.gui.widgets import Elided
from rsgui.jobs import workbench, worked_example

SETTLED, LOOKS = 400, 15
"""Milliseconds until a page has read what it shows, and how often it is looked at until nothing is cut off."""


def main(store: Path, language: str) -> None:
    app = application()
    speak("de" if language == "de" else "en")
    bench = workbench.open(store)
    window = MainWindow(bench, Theme(app, "light"))
    window.resize(1280, 800)
    window.show()
    window.open_project(worked_example.project(bench), "review")
    found: dict[str, list[str]] = {}
    for stage in STAGES:
        window.show_stage(stage)
        found[stage] = settled(window)
    window.show_settings()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    found["settings"] = settled(dialog)
    scale = window.devicePixelRatioF()
    dialog.close()
    window.may_close = True
    window.close()
    bench.close()
    sys.stdout.write(msgspec.json.encode({"scale": scale, "found": found}).decode() + "\n")


def settled(root: QWidget) -> list[str]:
    """What stays cut off."""
    cut: list[str] = []
    for _ in range(LOOKS):
        QTest.qWait(SETTLED)
        cut = sorted(set(cut_off(root)))
        if not cut:
            break
    return cut


def cut_off(root: QWidget) -> Iterator[str]:
    """The texts that have less room than they need. Elided ones have their text in a tooltip."""
    for part in root.findChildren(QWidget):
        if not part.isVisible() or isinstance(part, Elided):
            continue
        if isinstance(part, QLabel) and part.text() and part.pixmap().isNull():
            if needs(part) > part.contentsRect().width() + 1:
                yield f"{part.text()[:60]!r} needs {needs(part)} of {part.contentsRect().width()}"
            elif part.wordWrap() and part.heightForWidth(part.width()) > part.height() + 1:
                yield f"{part.text()[:60]!r} needs the height {part.heightForWidth(part.width())} of {part.height()}"
        elif isinstance(part, QPushButton | QCheckBox) and part.text():
            option = QStyleOptionButton()
            part.initStyleOption(option)
            inside = QStyle.SubElement.SE_PushButtonContents
            if isinstance(part, QCheckBox):
                inside = QStyle.SubElement.SE_CheckBoxContents
            room = part.style().subElementRect(inside, option, part).width()
            wide = part.fontMetrics().horizontalAdvance(part.text().replace("&", ""))
            if wide > room:
                yield f"{part.text()!r} needs {wide} of {room}"


def needs(part: QLabel) -> int:
    """The least width of a label's text: where it wraps, of its longest word."""
    if part.textFormat() == Qt.TextFormat.RichText or part.text().startswith("<"):
        document = QTextDocument()
        document.setHtml(part.text())
        text = document.toPlainText()
    else:
        text = part.text()
    lines = text.split() if part.wordWrap() else text.splitlines()
    return max((part.fontMetrics().horizontalAdvance(line) for line in lines), default=0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
