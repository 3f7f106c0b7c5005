"""A change of strategy, until the ranked grid is painted again: 10,000 prompts x 16 completions. The baseline paints
the same, but selects with plain Python loops.

Run it with `make bench SUBJECT=review`; it needs no screen.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication

from rsgui.core.selection import Recipe, TopPerPrompt, apply
from rsgui.gui.review.board import Board
from rsgui.gui.review.grid_model import GridModel
from rsgui.gui.review.grid_view import GridView
from rsgui.gui.review.texts import of_completions, of_prompts
from rsgui.gui.theme import Theme
from rsgui.store.database import Store
from rsgui.store.grid import Grid
from tests.benchmarks import report

PROMPTS, COMPLETIONS = 10_000, 16
ROUNDS = 9
Flat = NDArray[np.int64]


def main() -> None:
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
    figure, theirs = (report.rounded(1000 * measured.seconds) for measured in (mine, other))
    workload = f"another strategy until the grid is painted, {PROMPTS:,} prompts x {COMPLETIONS} completions"
    ratio = report.rounded(theirs / figure)
    baseline = "selected by plain Python loops"
    report.say(report.Line("review", workload, figure, "ms", baseline, theirs, ratio, "under 300 ms", report.machine()))


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
