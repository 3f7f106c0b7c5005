"""What a person is told of how a reward came about."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from rsgui.core.scorers import Checked, Compared, Detail, Judged, Seen, Steps, Verdict
from rsgui.gui.review.why import Why, WhyBox, why


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        (Judged("Clear. [[8]]"), Why("What the judge said", "Clear. [[8]]")),
        (
            Compared((Verdict(7, 1.0, "[[A]]", "[[B]]"), Verdict(None, None, "", "?"))),
            Why(
                "Comparisons: 1 won, 1 unclear",
                "1. Against another completion, shown as A:\n[[A]]\nShown as B:\n[[B]]\n\n"
                "2. Against the reference, shown as A:\n\nShown as B:\n?",
            ),
        ),
        (Steps((0.5, 0.25), (3, 8), 9), Why("Step by step", "0.500  one\n0.250  two")),
        (Seen(9, 2), Why("The model saw 9 tokens", "It did not see the last 2 tokens.")),
        (Seen(9, 0, (0.5, -1.0)), Why("The model saw 9 tokens", "label 0: 0.5\nlabel 1: -1")),
        (Seen(9), None),
        (Checked((("at most 3 words", True),)), None),
        (None, None),
    ],
)
def test_what_is_told(detail: Detail | None, told: Why | None) -> None:
    assert why(detail, "one\n\ntwo") == told


def test_it_is_hidden_where_there_is_nothing_to_tell(qtbot: QtBot) -> None:
    box = WhyBox()
    qtbot.addWidget(box)
    box.show_why(Why("What the judge said", "<b>Good</b> [[8]]"))
    assert not box.isHidden()
    assert box._text.toPlainText() == "<b>Good</b> [[8]]"
    box.show_why(None)
    assert box.isHidden()
