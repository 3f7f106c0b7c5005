"""Reading: texts of any kind and length, hostile ones too, and another beside them."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage, QTextCharFormat
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rsgui.core.entities import Generator, Judge, NewReward, Selection
from rsgui.core.scorers import Judged
from rsgui.gui.bridge import Bridge
from rsgui.gui.review.page import ReviewPage
from rsgui.gui.review.rendered import MOST, MOST_CELLS, MOST_LINES, Rendered, bounded, rendered
from rsgui.gui.review.text_views import STRETCH, PlainText
from rsgui.store import rewards

Until = Callable[[Callable[[], object]], None]

LONG = {
    "one word": "x" * 100_000,
    "one line": "word " * 20_000,
    "lines": "a short line\n" * 8_000,
    "cjk": "漢字仮名交じり文" * 12_500,
    "arabic": "مرحبا بالعالم " * 7_150,
    "hebrew and english": "שלום world " * 9_100,
    "emoji": "😀👩‍👩‍👧‍👦🇩🇪" * 10_000,
    "combining": "e\u0301\u0323" * 33_400,
}


@pytest.fixture
def page(qtbot: QtBot, filled: Any, selected: Selection, bridge: Bridge, shown: Callable[..., None]) -> ReviewPage:
    made = ReviewPage(filled.bench, bridge)
    shown(made, filled.project)
    qtbot.waitUntil(lambda: "answer" in made.pane.view.here.plain.toPlainText())
    return made


# --- hostile


@pytest.fixture
def listening() -> Iterator[tuple[int, socket.socket]]:
    """A port that nobody may knock at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        yield server.getsockname()[1], server


def test_nothing_is_loaded_or_run(
    qtbot: QtBot, tmp_path: Path, listening: tuple[int, socket.socket], until: Until
) -> None:
    port, server = listening
    picture = tmp_path / "secret.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    assert image.save(str(picture))
    here, there = picture.as_uri(), f"http://127.0.0.1:{port}"
    text = f"""# A title
![a]({here}) ![b]({there}/b.png "t") ![c][far] ![](data:image/png;base64,iVBORw0KGgo=) ![d](:/qt-project.org/x.png)
<img src="{here}"> <img src={there}/i.png onerror=alert(1)> <script src="{there}/s.js"></script>
<div style="background: url({there}/css.png)">x</div> <link rel=stylesheet href="{there}/x.css">
<iframe src="{here}"></iframe> <svg onload="alert(1)"/> &lt;b&gt; <b>bold?</b>
[click](javascript:alert(1)) [file]({here}) <{there}/auto> {there}/bare [far]

| cell ![e]({here}) | [f]({there}/f) |
|---|---|
| ![g]({there}/g.png) | <img src="{here}"> |

[far]: {there}/far.png
"""
    for name, view in (("rendered", Rendered("text")), ("plain", PlainText("text"))):
        qtbot.addWidget(view)
        view.resize(600, 800)
        view.show_text(text)
        view.show()
        qtbot.waitExposed(view)
        seen = view.grab().toImage()
        colours = {seen.pixel(x, y) for x in range(0, seen.width(), 7) for y in range(0, seen.height(), 7)}
        assert image.pixel(0, 0) not in colours, f"{name} shows the picture"
        view.close()
    document = rendered(text)
    block, forms = document.begin(), []
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            forms.append(at.fragment().charFormat())
            at += 1
        block = block.next()
    assert forms
    assert not any(form.isImageFormat() or form.isAnchor() for form in forms)
    words = document.toPlainText()
    assert f"[image: {here}]" in words, "one is told what is not shown"
    assert "click (javascript:alert(1))" in words
    assert '<script src="' in words
    assert "<b>bold?</b>" in words
    with pytest.raises(TimeoutError):
        server.accept()


def test_markdown_code_and_formulas(qtbot: QtBot) -> None:
    document = rendered(
        "# One\n\n**two** and $a_1 * b_1 * c$ 😀 then \\[x_2 * y\\]\n\n```python\nprint('$no_formula$')\n```\n"
    )
    words = document.toPlainText()
    assert words.startswith("One\ntwo and $a_1 * b_1 * c$ 😀 then \\[x_2 * y\\]")
    assert "print('$no_formula$')" in words
    assert document.find("two").charFormat().fontWeight() > QTextCharFormat().fontWeight()
    assert document.find("print").charFormat().fontFamilies() == ["monospace"]
    assert "It costs $5 and $6." in rendered("It costs $5 and $6.").toPlainText()


def test_only_so_much_is_rendered(qtbot: QtBot) -> None:
    view = Rendered("text")
    qtbot.addWidget(view)
    view.show_text("y" * (MOST + 5))
    assert view.toPlainText() == "y" * MOST + "\nOnly the first 20,000 characters are rendered."


@pytest.mark.parametrize("part", ["😀 $a$ ", "[a](b) ", "![a](b) ", "- a\n", "\\[ ", "|1|2|\n"])
def test_what_is_rendered_does_not_hold_the_window_up(qtbot: QtBot, part: str) -> None:
    """One pass over the document, whatever a model wrote many times: this took up to ten seconds."""
    view = Rendered("text")
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    began = time.perf_counter()
    view.show_text("|a|b|\n|-|-|\n" * part.startswith("|") + part * (MOST // len(part)))
    QApplication.processEvents()
    assert time.perf_counter() - began < 2


def test_many_formulas_and_links_stand_where_they_stood() -> None:
    words = rendered("😀 $a_1$ [b](c) 漢 ![d](e) **f $g$ 😀** [h $i$ j](k) " * 50).toPlainText()
    assert words == " ".join(["😀 $a_1$ b (c) 漢 [image: e] f $g$ 😀 h $i$ j (k)"] * 50)


def test_no_text_takes_the_place_of_a_formula() -> None:
    words = rendered("$a$ \ue000\ue0000\ue0010\ue001 &#xE000;7&#xE001; \ue0000\ue001").toPlainText()
    assert words.count("$a$") == 1
    assert words.endswith(" 0")


def test_only_so_many_lines_and_cells_are_rendered(qtbot: QtBot) -> None:
    head, line = "|a|b|\n|-|-|\n", "|1|2|\n"
    assert bounded(head + line) == head + line
    assert bounded(head + line * 3000).count("|") <= MOST_CELLS
    assert bounded("a\n" * 3000) == "a\n" * MOST_LINES
    view = Rendered("text")
    qtbot.addWidget(view)
    view.show_text("a  \n" * 3000)
    assert view.toPlainText().endswith("Only the first 4,000 characters are rendered.")


# --- long


@pytest.mark.parametrize("name", LONG)
def test_long_texts_come_whole_and_are_copied_as_they_are(qtbot: QtBot, name: str, until: Until) -> None:
    """The longest that anything waited for the window meanwhile is printed; machines differ, so nothing is asserted."""
    view = PlainText("text")
    qtbot.addWidget(view)
    view.resize(400, 600)
    view.show()
    qtbot.waitExposed(view)
    beats = [time.perf_counter()]
    pulse = QTimer(view, interval=0)
    pulse.timeout.connect(lambda: beats.append(time.perf_counter()))
    pulse.start()
    view.show_text(LONG[name])
    until(lambda: view.complete)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.resize(380, 600)
    drawn = len(beats)
    until(lambda: len(beats) > drawn + 2)
    pulse.stop()
    print(f"{name}: longest stall {max(b - a for a, b in pairwise(beats)) * 1000:.0f} ms")  # noqa: T201
    view.selectAll()
    assert view.createMimeDataFromSelection().text() == LONG[name]
    assert max(map(len, view.toPlainText().split("\n"))) <= STRETCH


def test_no_character_is_cut(qtbot: QtBot, until: Until) -> None:
    view = PlainText("text")
    qtbot.addWidget(view)
    for unit in ("👩‍👩‍👧‍👦", "🇩🇪", "e\u0301\u0323"):
        view.show_text(unit * 3000)
        until(lambda: view.complete)
        assert all(set(line.split(unit)) == {""} for line in view.toPlainText().split("\n"))


def test_a_text_replaces_one_that_is_still_coming(qtbot: QtBot, until: Until) -> None:
    view = PlainText("text")
    qtbot.addWidget(view)
    view.show_text("a b " * 100_000)
    view.show_text("short")
    until(lambda: view.complete)
    assert view.toPlainText() == "short"


# --- beside


def test_the_selected_one_beside_and_what_differs(page: ReviewPage, until: Until) -> None:
    view = page.pane.view
    page.grid.go(0, 2)
    until(lambda: view.here.plain.toPlainText().startswith("<b>answer</b> 3"))
    first = "<b>answer</b> 1"
    page.pane.view.toggle_differences()
    until(lambda: view._beside is not None and view.diff.isVisible())
    assert view._beside is not None
    assert view._beside.other.words == "The selected one: 1st"
    assert view._beside.text.startswith(first)
    assert view.diff.toPlainText().startswith("<b>answer</b> 13 to"), "gone and new"
    page.pane.view.toggle_differences()
    assert view.there.plain.toPlainText().startswith(first)
    page.grid.go(1, 3)
    until(lambda: view._beside is not None and view._beside.text.startswith("<b>answer</b> 0 to 2"))
    page.pane.view.toggle_beside()
    until(lambda: view._beside is None)
    assert view.there.isHidden()
    assert [other.kind for other in view._offered] == ["selected", "rank", "rank", "rank"]


def test_the_same_rank_of_another_generator(page: ReviewPage, second: int, until: Until) -> None:
    page.refresh(None)
    until(lambda: any(other.kind == "writer" for other in page.pane.view._offered))
    [theirs] = [other for other in page.pane.view._offered if other.kind == "writer"]
    assert theirs.words == "1st of generator B"
    page.pane.view.choose(theirs)
    until(lambda: page.pane.view._beside is not None)
    page.grid.go(1, 0)
    until(lambda: page.pane.view._beside is not None and " to 2" in page.pane.view._beside.text)


# --- every scorer


def test_every_scorer_is_named_with_its_detail(page: ReviewPage, filled: Any, until: Until) -> None:
    with filled.bench.store.write() as w:
        judge = rewards.scorer(w, filled.project.id, "Strict judge", Judge(Generator()))
        detail = msgspec.json.encode(Judged("<i>Clear.</i> [[8]]")).decode()
        current = page.current()
        assert current is not None
        rewards.add(w, judge.id, [NewReward(current.completion, 8.0, "", detail)])
    page._read()
    parts = page.pane._given._parts
    until(parts[1].isVisible)
    parts = [part for part in parts if part.isVisible()]
    assert [part._name.text() for part in parts] == ["Checks", "Strict judge"]
    assert [part._value.text() for part in parts] == ["1", "8"]
    assert parts[0]._checks.isVisible()
    assert parts[1]._why._text.toPlainText() == "<i>Clear.</i> [[8]]"
