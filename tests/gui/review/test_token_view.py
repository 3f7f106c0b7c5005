"""The completion at the cursor, token by token."""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent, QTextCharFormat
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from rsgui.core import wire
from rsgui.core.entities import Selection
from rsgui.core.errors import ModelError
from rsgui.gui.bridge import Bridge
from rsgui.gui.review.page import ReviewPage
from rsgui.gui.review.token_text import band
from rsgui.gui.review.token_view import TokenView

Until = Callable[[Callable[[], object]], None]
PIECES = (
    wire.TokenPiece("<|user|>", False, True),
    wire.TokenPiece("Why?", False, False),
    wire.TokenPiece("Be", True, False, math.log(0.9)),
    wire.TokenPiece("cause", True, False, math.log(0.004)),
    wire.TokenPiece("<|end|>", True, True, math.log(0.2)),
)


def answer(tokens: wire.Tokens) -> Future[wire.Tokens]:
    future: Future[wire.Tokens] = Future()
    future.set_result(tokens)
    return future


@pytest.fixture
def page(qtbot: QtBot, filled: Any, selected: Selection, bridge: Bridge, shown: Callable[..., None]) -> ReviewPage:
    made = ReviewPage(filled.bench, bridge)
    shown(made, filled.project)
    qtbot.waitUntil(lambda: "answer" in made.pane.view.here.plain.toPlainText())
    return made


def form_at(view: TokenView, place: int) -> QTextCharFormat:
    cursor = view.text.textCursor()
    cursor.setPosition(place + 1)
    return cursor.charFormat()


def test_one_key_shows_the_tokens_and_they_follow_the_cursor(page: ReviewPage, until: Until) -> None:
    asked: list[int] = []

    def ask(completion: int) -> Future[wire.Tokens]:
        asked.append(completion)
        return answer(wire.Tokens(PIECES, 128))

    view = page.pane.view
    view.tokens.ask = ask
    assert view.tokens.isHidden()
    page.more.commands["form"]()
    page.more.commands["form"]()
    until(lambda: view.tokens.text.toPlainText() == "<|user|>Why?Because<|end|>")
    assert view.tokens.isVisible()
    assert not view.here.isVisible()
    told = "5 tokens, the loss is taken of the 3 coloured ones, not of those in italics. Mean log-probability -2.41."
    assert view.tokens.told.text() == told
    first = page.current()
    assert first is not None
    assert asked == [first.completion]
    page.grid.go(1, 1)
    until(lambda: len(asked) == 2)
    second = page.current()
    assert second is not None
    assert asked[1] == second.completion
    page.desk.say(second.completion, "edit", "Mine")
    until(lambda: asked == [first.completion, second.completion, second.completion])
    until(lambda: "your edited text" in view.tokens.told.text())
    page.more.commands["form"]()
    assert (view.forms.current, view.tokens.isHidden()) == ("plain", True)


def test_what_was_improbable_stands_out_by_more_than_colour(
    qtbot: QtBot, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = TokenView()
    qtbot.addWidget(view)
    view.ask = lambda _: answer(wire.Tokens(PIECES, 128))
    view.resize(500, 300)
    view.show()
    view.show_completion((1, None))
    until(lambda: view.text.toPlainText() != "")
    line = QTextCharFormat.UnderlineStyle
    under = [form_at(view, place).underlineStyle() for place in (0, 8, 12, 14, 19)]
    assert under == [line.NoUnderline, line.NoUnderline, line.NoUnderline, line.SingleUnderline, line.DotLine]
    assert [band(math.log(p)) for p in (1, 0.5, 0.49, 0.1, 0.05, 0.009, 1e-9)] == [0, 0, 1, 1, 2, 3, 3]
    assert form_at(view, 14).toolTip() == "Probability 0.004, log-probability -5.52"
    cursor = view.text.textCursor()
    cursor.setPosition(15)
    point = view.text.cursorRect(cursor).center()
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: told.append(text))
    view.text.viewportEvent(QHelpEvent(QEvent.Type.ToolTip, point, view.text.mapToGlobal(point)))
    assert told == ["Probability 0.004, log-probability -5.52"]


def test_what_is_learnt_stands_out_by_more_than_colour(qtbot: QtBot, until: Until) -> None:
    view = TokenView()
    qtbot.addWidget(view)
    view.ask = lambda _: answer(wire.Tokens(PIECES, 128))
    view.show_completion((1, None))
    until(lambda: view.text.toPlainText() != "")
    assert [form_at(view, place).fontItalic() for place in (0, 8, 12, 14, 19)] == [True, True, False, False, False]


def test_one_begins_to_read_where_something_is_learnt(qtbot: QtBot, until: Until) -> None:
    view = TokenView()
    qtbot.addWidget(view)
    prompt = tuple(wire.TokenPiece(f"line {number}\n", False, False) for number in range(80))
    view.ask = lambda _: answer(wire.Tokens(prompt + PIECES[2:], 128))
    view.resize(360, 160)
    view.show()
    view.show_completion((1, None))
    until(lambda: view.text.firstVisibleBlock().blockNumber() > 50)
    assert view.text.viewport().rect().contains(view.text.cursorRect().center())
    assert view.text.textCursor().block().text().startswith("Because")


def test_what_is_in_the_way_is_said(qtbot: QtBot, until: Until) -> None:
    view = TokenView()
    qtbot.addWidget(view)
    view.show()
    waiting: Future[wire.Tokens] = Future()
    view.ask = lambda _: waiting
    view.show_completion((1, None))
    until(lambda: view.told.text() == "Waits for the running job to end.")
    waiting.set_exception(ModelError("The model is gone.", "Put it back."))
    until(view.errors.isVisible)
    assert view.told.text() == ""
    view.ask = lambda _: answer(wire.Tokens((*PIECES[:2], wire.TokenPiece("b", True, False)), 2))
    view.show_completion((2, None))
    assert view.errors.isHidden()
    until(lambda: view.told.text().endswith("The model can read 2: how probable they are is not known."))


def test_a_blind_reviewer_sees_none(page: ReviewPage, until: Until) -> None:
    view = page.pane.view
    view.tokens.ask = lambda _: answer(wire.Tokens(PIECES, 128))
    view.next_form()
    view.next_form()
    until(lambda: view.tokens.text.toPlainText() != "")
    page.toggle_blind()
    assert (view.forms.current, view.tokens.isHidden()) == ("plain", True)
    view.next_form()
    view.next_form()
    assert view.forms.current == "plain"
    page.toggle_blind()
    view.next_form()
    view.next_form()
    assert view.forms.current == "tokens"
