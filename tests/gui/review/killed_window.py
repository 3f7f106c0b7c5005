"""A real window on a real store in which keys are pressed at random, for ever: test_kill.py kills it. What its screen
has shown as decided it prints, a step a line: the ids of its decisions."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rsgui.core.entities import Decision
from rsgui.gui.main_window import MainWindow
from rsgui.gui.review.page import ReviewPage
from rsgui.gui.theme import Theme
from rsgui.jobs import workbench
from rsgui.store import projects

KEYS = "".join(("XIB", "SFM", "UU", "    ", "\r\r", "123"))
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def main(store: Path, seed: int) -> None:
    app = QApplication([])
    bench = workbench.open(store)
    window = MainWindow(bench, Theme(app, "light"))
    window.show()
    window.activateWindow()
    with bench.store.read() as s:
        (project,) = projects.every(s)
    window.open_project(project, "review")
    page = window.pages["review"]
    assert isinstance(page, ReviewPage)
    chance = random.Random(seed)

    def shown(step: list[Decision]) -> None:
        """Comes after the page has taken the step: what it painted of it stands on the screen."""
        window.grab()
        print(*(decision.id for decision in step), flush=True)  # noqa: T201

    def press() -> None:
        if page.grid.place() is None:
            return
        page.grid.setFocus()
        key = chance.choice(KEYS)
        if key == "U" and chance.random() < 0.5:
            QTest.keyClick(page.grid, Qt.Key.Key_U, SHIFT)
        else:
            QTest.keyClick(page.grid, {"\r": Qt.Key.Key_Return}.get(key, Qt.Key(ord(key))), PLAIN)
        if chance.random() < 0.3:
            QTest.keyClick(page.grid, chance.choice([Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right]), PLAIN)

    page.desk.committed.connect(shown)
    timer = QTimer(window, interval=3)
    timer.timeout.connect(press)
    timer.start()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
