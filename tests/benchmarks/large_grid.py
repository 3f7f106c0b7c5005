"""One way to show a large store, measured in a process of its own: the window, Qt's own model of a table, or pandas.

    python -m tests.benchmarks.large_grid window|table|pandas PATH

It prints one JSON object, in seconds and bytes. `tests/benchmarks/review.py` runs it.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
import numpy as np
import psutil
from PySide6.QtCore import QEventLoop, QTimer

from tests.benchmarks.large_store import NAME, RARE

SIZE = (1400, 900)
STEP = 96  # pixels that a turn of the wheel scrolls
FRAMES, JUMPS, DECISIONS = 400, 40, 30

Figures = dict[str, float]


def main() -> None:
    kind, path = sys.argv[1], Path(sys.argv[2])
    figures = {"window": window, "table": table, "pandas": held_by_pandas}[kind](path)
    sys.stdout.write(msgspec.json.encode(figures | {"memory": psutil.Process().memory_info().rss}).decode() + "\n")


# --- the window


def window(path: Path) -> Figures:
    """Everything that a reviewer waits for, through the real window."""
    from rsgui.app import application
    from rsgui.gui.main_window import MainWindow
    from rsgui.gui.review.page import ReviewPage
    from rsgui.gui.theme import Theme
    from rsgui.jobs import workbench
    from rsgui.store import projects

    app = application()
    bench = workbench.open(path)
    shown = MainWindow(bench, Theme(app, "light"))
    shown.resize(*SIZE)
    shown.show()
    with bench.store.read() as s:
        project = projects.named(s, NAME)
    gc.freeze()  # as rsgui.app does
    page = shown.pages["review"]
    assert isinstance(page, ReviewPage)
    assert project is not None
    look = Look(app, page)
    look.rest()  # the window is there, and a person chooses the project
    before = psutil.Process().memory_info().rss
    figures = {"first screen": look.until_painted(lambda: shown.open_project(project, "review"))}
    look.rest()
    figures |= {"before": before} | look.jumps() | look.scrolling() | look.views() | look.decisions()
    shown.may_close = True
    shown.close()
    bench.close()
    return figures


class Look:
    """The grid of the review page, as somebody sees it who waits for it."""

    def __init__(self, app, page) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        self.app, self.page, self.grid, self.model = app, page, page.grid, page._model
        self._tick = QTimer(page, interval=2)
        self._tick.start()

    def turn(self) -> None:
        """One turn of the event loop, which sleeps until something happens: what spins would keep Python's lock from
        the threads that read."""
        self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def painted(self) -> bool:
        """Whether every row on the screen has its rewards and its words."""
        first, last = self.grid.rowAt(0), self.grid.rowAt(self.grid.viewport().height() - 1)
        last = self.model.rowCount() - 1 if last < 0 else last
        shown = self.grid.isVisible() and self.model.rowCount() > 0
        return shown and all(self.model.words(row) is not None for row in range(max(0, first), last + 1))

    def until_painted(self, begin: Callable[[], object], ready: Callable[[], bool] = lambda: True) -> float:
        """Seconds until the screen shows what was asked for."""
        start = time.perf_counter()
        begin()
        while not (ready() and self.painted()):
            self.turn()
        self.grid.viewport().repaint()
        self.grid.verticalHeader().viewport().repaint()
        return time.perf_counter() - start

    def rest(self) -> None:
        """Until nothing is read any more."""
        desk, page = self.page.desk, self.page
        readers = (desk._loads, desk._ages, desk._picks, page.looking._rows, page.looking._choices, page._texts)
        end = time.perf_counter() + 0.2
        while time.perf_counter() < end or any(reader.busy for reader in readers):
            self.turn()

    def jumps(self) -> Figures:
        rng = np.random.default_rng(0)
        rows = rng.integers(0, self.model.rowCount(), JUMPS).tolist()
        took = [self.until_painted(partial(self.grid.go, row, 0)) for row in rows]
        return {"jump": statistics.median(took), "longest jump": max(took)}

    def scrolling(self) -> Figures:
        """Frame by frame, with what is read for them meanwhile."""
        bar, took = self.grid.verticalScrollBar(), []
        bar.setValue(bar.maximum() // 3)
        self.rest()
        for _ in range(FRAMES):
            start = time.perf_counter()
            bar.setValue(bar.value() + STEP)
            self.app.processEvents()
            took.append(time.perf_counter() - start)
            time.sleep(0.004)  # until the next frame is due
        return {"frame": statistics.median(took), "longest frame": max(took)}

    def views(self) -> Figures:
        """From a click until the first rows of another order, or of what a filter leaves."""
        from rsgui.core.views import EVERYTHING, Filter, Range

        bar = self.page.looking.bar
        orders = ("best", "spread", "margin", "disagreement", "undecided", "random")
        figures = {f"order: {order}": self._asked(partial(bar._set, sort=order)) for order in orders}
        self._asked(partial(bar._set, sort="prompt"))
        figures["columns: sample"] = self._asked(partial(bar._set, columns="sample"))
        figures["columns: generator"] = self._asked(partial(bar._set, columns="generator"))
        self._asked(partial(bar._set, columns="rank"))
        filters = {
            "a rare word": Filter(search=RARE),
            "a frequent word": Filter(search="water"),
            "two frequent words": Filter(search="long little"),
            "a tag": Filter(tags=("poetry",)),
            "mixed": Filter(kind="mixed"),
            "undecided": Filter(decided=False),
            "excluded": Filter(said=("excluded",)),
            "another scorer's range": Filter(scorer="Checks", reward=Range(0.5, 0.7)),
            "cut off duplicates": Filter(finish="length", repeats=True),
            "long ones that are selected": Filter(selected=True, tokens=Range(200, None)),
        }
        for name, wanted in filters.items():
            figures[f"filter: {name}"] = self._asked(partial(self.page.filters._set, wanted))
        self._asked(partial(self.page.filters._set, EVERYTHING))
        return figures

    def _asked(self, begin: Callable[[], object]) -> float:
        seen: list[bool] = []
        tell = self.page.looking.shown.connect(lambda: seen.append(True))
        took = self.until_painted(begin, lambda: bool(seen))
        self.page.looking.shown.disconnect(tell)
        self.rest()
        return took

    def decisions(self) -> Figures:
        """From the key until the decision is committed and on the screen; taken back afterwards."""
        desk, took = self.page.desk, []
        told: list[object] = []
        desk.committed.connect(told.append)

        def once(do: Callable[[], object]) -> float:
            start, before = time.perf_counter(), len(told)
            do()
            while len(told) == before:
                self.turn()
            return time.perf_counter() - start

        for row in range(DECISIONS):
            self.grid.go(row, 0)
            self.rest()
            took.append(once(self.page.deciding.toggle))
        for _ in range(DECISIONS):
            once(desk.undo)
        return {"decision": statistics.median(took), "longest decision": max(took)}


# --- what others would do


def table(path: Path) -> Figures:
    """QSqlTableModel on the table of completions: a row each."""
    from PySide6.QtSql import QSqlDatabase, QSqlTableModel
    from PySide6.QtWidgets import QApplication, QTableView

    app = QApplication([])
    database = QSqlDatabase.addDatabase("QSQLITE")
    database.setDatabaseName(str(path))
    assert database.open()
    view = QTableView()
    view.resize(*SIZE)
    view.show()
    start = time.perf_counter()
    model = QSqlTableModel(None, database)
    model.setTable("completions")
    model.select()
    view.setModel(model)
    app.processEvents()
    view.grab()
    figures = {"first screen": time.perf_counter() - start}
    rows = 100_000
    start = time.perf_counter()
    while model.rowCount() < rows and model.canFetchMore():  # there is no other way to a row
        model.fetchMore()
    view.scrollTo(model.index(rows - 1, 0))
    view.grab()
    figures["jump"] = time.perf_counter() - start
    took = []
    for _ in range(FRAMES):
        start = time.perf_counter()
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 3)
        view.viewport().repaint()
        app.processEvents()
        took.append(time.perf_counter() - start)
    figures |= {"frame": statistics.median(took), "longest frame": max(took)}
    start = time.perf_counter()
    model.setFilter(f"text LIKE '%{RARE}%'")
    view.grab()
    figures["filter"] = time.perf_counter() - start
    start = time.perf_counter()
    model.setFilter("")
    model.setSort(model.fieldIndex("tokens"), __import__("PySide6.QtCore").QtCore.Qt.SortOrder.DescendingOrder)
    model.select()
    view.grab()
    figures["order"] = time.perf_counter() - start
    view.close()
    return figures


def held_by_pandas(path: Path) -> Figures:
    """The whole table in memory."""
    import sqlite3

    import pandas

    start = time.perf_counter()
    connection = sqlite3.connect(path)
    query = (
        'SELECT c.id, c.prompt, c.run, c."index", c.tokens, c.finish, c.text, r.value FROM completions AS c '
        "LEFT JOIN rewards AS r ON r.completion = c.id AND r.scorer = (SELECT max(id) FROM scorers)"
    )
    held = pandas.concat(_pages(pandas.read_sql(query, connection, chunksize=100_000)))
    figures = {"first screen": time.perf_counter() - start}
    start = time.perf_counter()
    held[held["text"].str.contains(RARE, regex=False)]["prompt"].unique()
    figures["filter"] = time.perf_counter() - start
    start = time.perf_counter()
    held.groupby("prompt")["value"].max().sort_values(ascending=False)
    figures["order"] = time.perf_counter() - start
    return figures


def _pages(pages: Iterator[object]) -> list[object]:
    return list(pages)


if __name__ == "__main__":
    main()
