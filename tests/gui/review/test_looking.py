"""Orders, columns, filters, densities and saved views, through the real page and window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QMenu

from rsgui.core.entities import Selection
from rsgui.core.errors import BadInput
from rsgui.core.views import Filter, Range, View
from rsgui.gui.bridge import Bridge
from rsgui.gui.main_window import MainWindow
from rsgui.gui.review.filter_words import chips
from rsgui.gui.review.page import ReviewPage
from rsgui.jobs import actions, settings
from rsgui.store import views

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(
    until: Until, filled: Any, second: int, selected: Selection, bridge: Bridge, shown: Callable[..., None]
) -> ReviewPage:
    made = ReviewPage(filled.bench, bridge)
    shown(made, filled.project)
    until(lambda: made.grid.place() is not None and made.filters.menu.choices.tags)
    return made


def rows(page: ReviewPage) -> list[int]:
    """The numbers of the prompts that are shown."""
    return [page._model.board_row(row) + 1 for row in range(page._model.rowCount())]


def column(page: ReviewPage, number: int) -> list[float | None]:
    cells = [page._model.cell(row, number) for row in range(page._model.rowCount())]
    return [cell.reward if cell else None for cell in cells]


def entry(menu: QMenu, *path: str) -> Any:
    """An entry of a menu's menus, by what it says."""
    for name in path[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.text() == name)  # type: ignore[assignment]
    return next(action for action in menu.actions() if action.text() == path[-1])


def ask(page: ReviewPage, *path: str) -> None:
    page.filters.menu.build()
    entry(page.filters.menu._menu, *path).trigger()


def test_rows_in_another_order_begin_at_the_top(page: ReviewPage, until: Until) -> None:
    """The rewards: 0.5 1 0 0.5 1 .25, 1 1 0 - 0 .5, .5 .5 .5 .5 1 .75, 0 .25 .75 .5, none, 0 0 0 1."""
    page.grid.go(3, 1)
    page.looking.bar._set(sort="margin")
    until(lambda: rows(page) == [1, 2, 3, 4, 6, 5])
    assert page.grid.place() == (0, 0)
    page.looking.bar._set(sort="spread")
    until(lambda: rows(page) == [1, 2, 6, 4, 3, 5])
    page.looking.bar._set(sort="prompt", backwards=True)
    until(lambda: rows(page) == [6, 5, 4, 3, 2, 1])
    page.looking.bar._set(sort="random", seed=3)
    until(lambda: rows(page) not in ([6, 5, 4, 3, 2, 1], [1, 2, 3, 4, 5, 6]))
    first = rows(page)
    page.looking.bar._set(sort="prompt", backwards=False)
    until(lambda: rows(page) == [1, 2, 3, 4, 5, 6])
    page.looking.bar._set(sort="random", seed=3)
    until(lambda: rows(page) == first)


def test_what_is_undecided_comes_first(page: ReviewPage, until: Until) -> None:
    page.grid.go(0, 0)
    page.deciding.toggle()
    until(lambda: page._model.decided_count() == 1)
    page.looking.bar._set(sort="undecided")
    until(lambda: rows(page) == [2, 3, 4, 5, 6, 1])


def test_columns_are_ranks_samples_or_generators(page: ReviewPage, until: Until) -> None:
    page.looking.bar._set(columns="sample")
    until(lambda: page.desk.board is not None and page.desk.board.layout.columns == "sample")
    assert column(page, 0) == [0.5, 1.0, 0.5, 0.0, None, 0.0]
    assert column(page, 4) == [1.0, 0.0, 1.0, None, None, None]  # of the second run, which took three prompts
    assert page._model.headerData(4, page.grid.horizontalHeader().orientation()) == "5"
    assert page._model.cell(4, 5) is None
    page.looking.bar._set(columns="generator")
    until(lambda: page._model.columnCount() == 2)
    assert column(page, 0)[:4] == [1.0, 1.0, 0.5, 0.75]
    assert column(page, 1)[:4] == [1.0, 0.5, 1.0, None]
    header = page._model.headerData(1, page.grid.horizontalHeader().orientation())
    assert header == "SmolLM2-135M-Instruct, T 1"


def test_filters_are_chips_that_can_be_taken_away(page: ReviewPage, until: Until) -> None:
    ask(page, "Tags", "story")
    until(lambda: rows(page) == [2, 4, 6])
    ask(page, "Rewards", "All bad")
    until(lambda: rows(page) == [])
    assert [chip.text() for chip in page.filters.chips()] == ["Tag: story", "All bad"]
    page.filters.chips()[0].click()
    until(lambda: [chip.text() for chip in page.filters.chips()] == ["All bad"])
    page.filters.chips()[0].click()
    until(lambda: len(rows(page)) == 6)
    assert page.filters._below.isHidden()


def test_a_range_is_typed(page: ReviewPage, until: Until) -> None:
    page.filters.menu.build()
    texts = entry(page.filters.menu._menu, "Texts").menu()
    line = texts.actions()[-1].defaultWidget()
    low, high = line.findChildren(QLineEdit)
    low.setText("8")
    high.setText("nothing")
    low.returnPressed.emit()
    until(lambda: page.filters.filter.tokens == Range(8, None))
    until(lambda: len(rows(page)) == 6)
    page.filters._set(Filter(scorer=page.desk.scorers[page.desk.scorer], reward=Range(0.7, 0.8)))
    until(lambda: rows(page) == [3, 4])
    assert [chip.text() for chip in page.filters.chips()] == ["Checks: 0.7 to 0.8"]


def test_words_are_looked_for_in_completions_too(page: ReviewPage, until: Until) -> None:
    page.search("lighthouse")
    until(lambda: rows(page) == [1])
    page.search("answer 3")
    until(lambda: len(rows(page)) == 6)
    page.search("nowhere")
    until(lambda: rows(page) == [])
    page.search("")
    until(lambda: len(rows(page)) == 6)


def test_each_part_of_a_filter_has_its_words_and_can_be_left_out() -> None:
    whole = Filter(
        search="rain", tags=("a", "b"), split="train", kind="all good", decided=True, written_by=(1,), scorer="Checks",
        reward=Range(None, 0.5), tokens=Range(10, None), finish="length", repeats=True, selected=False,
        said=("edited", "overruling"),
    )  # fmt: skip
    found = chips(whole)
    assert [text for text, _ in found] == [
        "Words: rain", "Tag: a", "Tag: b", "Training prompts", "All good", "With decisions", "By run 1",
        "Checks: at most 0.5", "Tokens: at least 10", "Cut off", "Duplicates", "Not selected", "Edited",
        "Overruling the machine",
    ]  # fmt: skip
    for _, without in found:
        assert len(chips(without)) == len(found) - 1


def test_lines_and_cards_show_texts(page: ReviewPage, until: Until) -> None:
    heights = []
    for density in ("lines", "cards"):
        page.looking.bar._set(density=density)
        page.grid.grab()
        cell = page._model.cell(0, 0)
        assert cell is not None
        until(partial(page._model.text, cell.completion))
        assert "answer" in (page._model.text(cell.completion) or "")
        heights.append(page.grid.rowHeight(0))
    assert heights[0] < heights[1]
    assert page.bench.settings.density == "cards"
    until(lambda: settings.load().density == "cards")


def test_a_view_is_saved_and_taken_again(page: ReviewPage, until: Until, filled: Any) -> None:
    ask(page, "Tags", "story")
    page.looking.bar._set(sort="best", columns="sample")
    view = page.looking.view
    page.looking.saved.name.setText("Stories")
    page.looking.saved.save()
    until(lambda: [one.name for one in page.looking.saved.saved] == ["Stories"])
    page.looking.saved.build()
    entry(page.looking.saved._menu, "Everything, in the order of import").trigger()
    until(lambda: rows(page) == [1, 2, 3, 4, 5, 6])
    entry(page.looking.saved._menu, "Stories").trigger()
    until(lambda: rows(page) == [2, 6, 4])
    assert page.looking.view == view
    entry(page.looking.saved._menu, "Delete", "Stories").trigger()
    until(lambda: page.looking.saved.saved == [])


def test_a_view_opens_by_its_name(window: MainWindow, filled: Any, selected: Selection, until: Until) -> None:
    with window.bench.store.write() as w:
        views.save(w, filled.project.id, "Stories", View(Filter(tags=("story",)), "best"))
    page = window.pages["review"]
    assert isinstance(page, ReviewPage)
    window.open_named(filled.project.name, "Stories")
    until(lambda: page._model.rowCount() and rows(page) == [2, 6, 4])
    for name, view, message in (("Nowhere", "", "no project named “Nowhere”"), ("Demo", "No", "no view named “No”")):
        with pytest.raises(BadInput, match=message):
            actions.find_view(window.bench, name, view)


def test_a_view_begins_where_one_left_off_in_it(
    page: ReviewPage, bridge: Bridge, shown: Callable[..., None], filled: Any, until: Until
) -> None:
    """Not where that is in the order of import; and at its beginning where nothing of it was decided."""
    view = View(Filter(tags=("story",)), "best")

    def opened() -> ReviewPage:
        again = ReviewPage(filled.bench, bridge)
        again.looking.take(view)
        shown(again, filled.project)
        again.looking.take(view)
        until(lambda: rows(again) == [2, 6, 4] and not again.looking.busy and not again.desk.partial)
        return again

    assert opened().grid.place() == (0, 0), "nothing is decided"
    page.looking.take(view)
    until(lambda: rows(page) == [2, 6, 4])
    page.grid.go(0, 1)
    page.deciding.best()
    until(lambda: page.desk.log.newest is not None)
    page.looking.take(View())
    until(lambda: rows(page) == [1, 2, 3, 4, 5, 6])
    page.grid.go(2, 0)
    page.deciding.exclude()
    until(lambda: len(page.desk.log.own_steps) == 2)
    assert opened().grid.place() == (1, 0), "after the prompt that was decided last in this view"


def test_tags_that_people_give_are_looked_for_as_long_as_they_hold(page: ReviewPage, until: Until) -> None:
    page.grid.go(4, 0)
    page.deciding.tag("strange")
    until(lambda: page.desk.log.newest is not None)
    ask(page, "Tags", "strange")
    until(lambda: rows(page) == [5])
    page.deciding.undo()
    until(lambda: not page.desk.log.tagged["strange"])
    page.looking.look()
    until(lambda: rows(page) == [])


# --- all that the filters leave


@pytest.mark.parametrize(
    ("wanted", "asked_for"),
    [
        (Filter(selected=True), lambda cell: cell.curated),
        (Filter(reward=Range(0.5, 0.75), scorer=actions.CHECKS), lambda cell: cell.reward in (0.5, 0.75)),
        (Filter(said=("excluded",)), lambda cell: cell.verdict == "exclude"),
        (Filter(tags=("story",)), lambda cell: True),
        (Filter(kind="mixed"), lambda cell: True),
    ],
)
def test_all_that_is_marked_is_what_the_filters_ask_for(
    page: ReviewPage, until: Until, wanted: Filter, asked_for: Callable[[Any], bool]
) -> None:
    """Not all completions of the prompts where one of them is asked for."""
    page.grid.go(0, 1)
    page.deciding.exclude()
    until(lambda: (cell := page._model.cell(0, 1)) is not None and cell.verdict == "exclude")
    page.filters._set(wanted)
    until(lambda: not page.looking.busy)
    places = [(row, column) for row in range(page._model.rowCount()) for column in range(page._model.columnCount())]
    cells = {place: cell for place in places if (cell := page._model.cell(*place)) is not None}
    hits = {place for place, cell in cells.items() if asked_for(cell)}
    assert hits
    page.deciding.mark_all()
    assert sorted(page.grid.marked().tolist()) == sorted(cells[place].completion for place in hits)
    assert page.decisions._marked.text().startswith(f"{len(hits)} completion")
    assert {place for place in cells if page._model.asked_for(*place)} == hits
    page.deciding.flag()
    until(lambda: all(page.desk.standing(cells[place].completion).flagged for place in hits))
    assert not any(page.desk.standing(cell.completion).flagged for place, cell in cells.items() if place not in hits)
    page.grid.mark_row()
    page.grid.unmark()
    assert page.grid.marked().tolist() == [], "the cursor's own cell alone is no mark"
