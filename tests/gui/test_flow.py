"""Items that follow one another as words do."""

from __future__ import annotations

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rsgui.gui.flow import FlowLayout


def test_what_has_no_room_stands_in_the_next_line(qtbot: QtBot) -> None:
    around, layout = QWidget(), FlowLayout(spacing=10, line_spacing=5, margins=QMargins(3, 4, 3, 4))
    qtbot.addWidget(around)
    around.setLayout(layout)
    parts = [QWidget() for _ in range(4)]
    for part, width in zip(parts, (100, 50, 60, 200), strict=True):
        part.setFixedSize(width, 20)
        layout.addWidget(part)
    assert layout.minimumSize().width() == 206
    assert (layout.sizeHint().width(), layout.sizeHint().height()) == (446, 28)
    assert [layout.heightForWidth(width) for width in (206, 246, 1000)] == [78, 53, 28]
    around.resize(246, 53)
    around.show()
    places = [(part.x(), part.y()) for part in parts]
    assert places == [(3, 4), (113, 4), (173, 4), (3, 29)]
    parts[1].setFixedSize(50, 10)
    layout.activate()
    assert parts[1].y() == 9, "in the middle of its line"
    parts[1].setFixedSize(50, 20)
    parts[0].hide()
    assert layout.heightForWidth(206) == 53
    taken = layout.takeAt(3)
    assert taken is not None
    assert taken.widget() is parts[3]
    assert (layout.count(), layout.itemAt(3), layout.takeAt(3)) == (3, None, None)
    assert layout.heightForWidth(206) == 28
