"""A change of strategy, until the ranked grid is painted again: 10,000 prompts x 16 completions. The baseline paints
the same, but selects with plain Python loops.

How long anything waits for the window while completions come in.

Then everything else that a reviewer waits for, in a project of 10,000 and one of 100,000 prompts x 30 completions, each
in a process of its own (`large_grid.py`), beside Qt's own QSqlTableModel on the same file and pandas holding the table.

Run it with `make bench SUBJECT=review`; it needs no screen. The projects are made where they are not there (the large
one, 2.5 GB, in some minutes) in the folder that RSGUI_BENCH names, else in one beside temporary files.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from rsgui.core.entities import Generator, Message, Model, NewPrompt
from rsgui.core.sampling import SamplingParams
from rsgui.core.selection import Recipe, TopPerPrompt, apply
from rsgui.gui.background import wait_for_reads
from rsgui.gui.main_window import MainWindow
from rsgui.gui.review.board import Board
from rsgui.gui.review.grid_model import GridModel
from rsgui.gui.review.grid_view import GridView
from rsgui.gui.review.texts import of_completions, of_prompts
from rsgui.gui.theme import Theme
from rsgui.jobs import actions, workbench
from rsgui.store import prompts
from rsgui.store.database import Store
from rsgui.store.grid import Grid
from tests.benchmarks import report
from tests.benchmarks.large_grid import Figures
from tests.benchmarks.large_store import made

PROMPTS, COMPLETIONS = 10_000, 16
LIVE_PROMPTS = 1000
ROUNDS = 9
SIZES = (10_000, 100_000)
Flat = NDArray[np.int64]


def main() -> None:
    change_of_strategy()
    while_generating()
    for count in SIZES:
        large_project(count)


def large_project(count: int) -> None:
    """A line for each thing that a reviewer waits for."""
    folder = Path(os.environ.get("RSGUI_BENCH") or Path(tempfile.gettempdir()) / "rsgui-bench")
    folder.mkdir(parents=True, exist_ok=True)
    path = made(folder / f"large-{count}.sqlite", count)
    ours, table, pandas = (measured(kind, path) for kind in ("window", "table", "pandas"))
    orders, filters = (
        {name.partition(": ")[2]: took for name, took in ours.items() if name.startswith(kind)}
        for kind in ("order", "filter")
    )
    slowest = [max(of, key=lambda name, of=of: of[name]) for of in (orders, filters)]  # type: ignore[misc]
    qt, frame = "QSqlTableModel", "scrolling, a frame"
    lines: list[tuple[str, float, str, float | None, str]] = [
        ("first screen of a cold project", ours["first screen"], qt, table["first screen"], "300 ms"),
        ("jump to any row, median", ours["jump"], f"{qt}, to completion 100,000", table["jump"], "50 ms"),
        ("jump to any row, longest", ours["longest jump"], "", None, ""),
        (f"{frame}, median", ours["frame"], qt, table["frame"], "under 17 ms"),
        (f"{frame}, longest", ours["longest frame"], qt, table["longest frame"], "33 ms"),
        (
            "best reward first, until the first rows",
            orders["best"],
            "pandas, the order alone",
            pandas["order"],
            "500 ms",
        ),
        (f"slowest of {len(orders)} orders: {slowest[0]}", orders[slowest[0]], qt, table["order"], "500 ms"),
        (
            "a rare word, until the first rows",
            filters["a rare word"],
            "pandas, str.contains",
            pandas["filter"],
            "500 ms",
        ),
        (f"slowest of {len(filters)} filters: {slowest[1]}", filters[slowest[1]], qt, table["filter"], "500 ms"),
        ("a decision until it is on disk and on the screen", ours["decision"], "", None, "20 ms"),
        ("a decision, longest", ours["longest decision"], "", None, ""),
    ]
    size = f"{count:,} prompts x 30"
    for name, took, baseline, theirs, goal in lines:
        say(f"{name}, {size}", 1000 * took, "ms", baseline, None if theirs is None else 1000 * theirs, goal)
    memory = [figures["memory"] / 1e6 for figures in (ours, pandas)]
    say(f"resident memory of the window, {size}", memory[0], "MB", "pandas", memory[1], "under 400 MB")
    say(f"resident memory before the project is opened, {size}", ours["before"] / 1e6, "MB", "", None, "")


def measured(kind: str, path: Path) -> Figures:
    """What `large_grid` measures, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.large_grid", kind, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return msgspec.json.decode(done.stdout, type=dict[str, float])


def say(workload: str, figure: float, unit: str, baseline: str, theirs: float | None, goal: str) -> None:
    ours, other = report.rounded(figure), None if theirs is None else report.rounded(theirs)
    ratio = None if other is None else report.rounded(other / ours)
    report.say(report.Line("review", workload, ours, unit, baseline or None, other, ratio, goal, report.machine()))


def change_of_strategy() -> None:
    """Another recipe over random rewards."""
    app = QApplication([])
    Theme(app, "light")
    grid = random_grid()
    rows = grid.rewards.reshape(PROMPTS, COMPLETIONS).tolist()
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "store.sqlite")
        model = GridModel(of_prompts(store, app), of_completions(store, app))
        view = GridView(model)
        board = Board(grid)
        view.resize(1400, 900)
        view.show()
        model.show(board)
        view.grab()

        def change(select: Callable[[int], Flat]) -> Callable[[], None]:
            ks = cycle((1, 4))

            def once() -> None:
                board.set_picked(select(next(ks)))
                model.repicked()
                view.grab()

            return once

        mine, other = report.in_turn(
            change(lambda k: apply(grid.matrix, Recipe(TopPerPrompt(k)))),
            change(lambda k: best_by_loops(rows, k)),
            ROUNDS,
        )
        view.close()
        store.close()
    workload = f"another strategy until the grid is painted, {PROMPTS:,} prompts x {COMPLETIONS} completions"
    baseline = "selected by plain Python loops"
    say(workload, 1000 * mine.seconds, "ms", baseline, 1000 * other.seconds, "under 300 ms")


def while_generating() -> None:
    """The longest between two turns of the event loop, with Generate and then Review on the screen."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        bench = workbench.open(Path(folder) / "store.sqlite")
        project = actions.create_project(bench, "Live")
        with bench.store.write() as w:
            new = [NewPrompt((Message("user", f"Say something about topic {i}."),)) for i in range(LIVE_PROMPTS)]
            prompts.add(w, project.id, new, 0.0)
        window = MainWindow(bench, Theme(app, "light"))
        window.show()
        window.open_project(project, "generate")
        gc.freeze()  # as rsgui.app does
        wait(1.0)
        since, gaps, tick = time.perf_counter(), [0.0], QTimer(interval=5, timerType=Qt.TimerType.PreciseTimer)

        def beat() -> None:
            nonlocal since
            gaps.append(time.perf_counter() - since)
            since += gaps[-1]

        tick.timeout.connect(beat)
        fast = Generator(Model("fake", "fake:?delay=0.001"), None, SamplingParams(max_new_tokens=32))
        job = actions.start_generation(bench, project.id, fast, COMPLETIONS, 0)
        since = time.perf_counter()
        tick.start()
        wait(1.0)
        window.show_stage("review")
        while not bench.runner.wait(job, 0).finished:
            wait(0.1)
        tick.stop()
        window.may_close = True
        window.close()
        wait_for_reads()
        bench.close()
    workload = f"longest that the window stands still while {LIVE_PROMPTS} prompts x {COMPLETIONS} are generated"
    say(workload, 1000 * max(gaps), "ms", "", None, "under 100 ms")


def wait(seconds: float) -> None:
    """With the event loop running."""
    loop = QEventLoop()
    QTimer.singleShot(int(1000 * seconds), loop.quit)
    loop.exec()


def random_grid() -> Grid:
    """Rewards as a reward model gives them."""
    size = PROMPTS * COMPLETIONS
    rng = np.random.default_rng(0)
    return Grid(
        prompts=np.arange(1, PROMPTS + 1),
        rows=np.repeat(np.arange(PROMPTS), COMPLETIONS),
        completions=np.arange(1, size + 1),
        rewards=rng.normal(size=size),
        truncated=rng.random(size) < 0.1,
        lengths=rng.integers(1, 500, size).astype(np.int32),
        runs=np.ones(size, dtype=np.int32),
        indices=np.tile(np.arange(COMPLETIONS, dtype=np.int32), PROMPTS),
        repeats=np.zeros(size, dtype=bool),
    )


def best_by_loops(rows: list[list[float]], k: int) -> Flat:
    picks: list[int] = []
    for p, row in enumerate(rows):
        order = sorted(range(len(row)), key=lambda c: -row[c])
        picks += [p * COMPLETIONS + c for c in order[:k]]
    return np.array(picks, dtype=np.int64)


if __name__ == "__main__":
    main()
