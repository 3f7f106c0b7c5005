"""A large project: its first rows are there before the others are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from rsgui.core.entities import Selection
from rsgui.gui.bridge import Bridge
from rsgui.gui.review import reading
from rsgui.gui.review.page import ReviewPage
from rsgui.jobs import actions
from rsgui.store import grid

Until = Callable[[Callable[[], object]], None]


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if two rows were many."""
    monkeypatch.setattr(reading, "LARGE", 1)
    monkeypatch.setattr(reading, "FIRST", 2)


def test_the_first_rows_are_those_of_all(filled: Any, second: int, selected: Selection) -> None:
    with filled.bench.store.read() as s:
        some, every = (
            grid.first(s, filled.project.id, filled.scorer, 2),
            grid.matrix(s, filled.project.id, filled.scorer),
        )
    size = len(some.completions)
    assert some.prompts.tolist() == every.prompts[:2].tolist()
    for name in ("rows", "completions", "rewards", "truncated", "lengths", "runs", "indices"):
        np.testing.assert_array_equal(getattr(some, name), getattr(every, name)[:size])


def test_one_begins_where_one_left_off_once_all_is_there(
    filled: Any, selected: Selection, bridge: Bridge, shown: Callable[..., None], until: Until
) -> None:
    with filled.bench.store.read() as s:
        cells = grid.matrix(s, filled.project.id, filled.scorer)
    actions.decide(filled.bench, filled.project.id, int(cells.completions[17]), "exclude")
    page = ReviewPage(filled.bench, bridge)
    rows: list[int] = []
    page.looking.shown.connect(lambda: rows.append(page._model.rowCount()))
    shown(page, filled.project)
    until(lambda: len(rows) == 2)
    assert rows == [2, 6]
    cell = page.deciding.current()
    assert cell is not None
    assert cell.completion == cells.completions[17]
    assert not page.desk.partial
    assert page.bar._counts.text()


def test_what_is_decided_meanwhile_stays(
    filled: Any, selected: Selection, bridge: Bridge, shown: Callable[..., None], until: Until
) -> None:
    page = ReviewPage(filled.bench, bridge)
    seen: list[int] = []

    def decide() -> None:
        if not seen and page.desk.partial:
            seen.append(page._model.cell(0, 1).completion)  # type: ignore[union-attr]
            page.desk.say(seen[0], "include")

    page.looking.shown.connect(decide)
    shown(page, filled.project)
    until(lambda: page._model.rowCount() == 6 and not page.desk._verbs.busy)
    until(lambda: page._model.cell(0, 1).verdict == "include")  # type: ignore[union-attr]
    assert page.desk.standing(seen[0]).verdict == "include"
