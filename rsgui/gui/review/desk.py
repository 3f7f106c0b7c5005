"""The reviewer's desk: what lies on it and what is done with it, without a widget.

It keeps the board, the recipe and the decisions in step with the store. A decision is told once it is committed; a
changed recipe is told as soon as it is applied, and frozen as a Selection when it has rested for a moment.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from rsgui.core.entities import Decision, DecisionKind, Selection
from rsgui.core.errors import RsguiError
from rsgui.core.review import Standing, toggled
from rsgui.core.selection import Recipe
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.review import reading
from rsgui.gui.review.board import Board, Cell
from rsgui.gui.review.decision_log import DecisionLog
from rsgui.gui.review.reading import Loaded
from rsgui.jobs import actions
from rsgui.jobs.picking import Picker
from rsgui.jobs.workbench import Workbench
from rsgui.store.database import Changes

REST = 400
"""So many milliseconds after its last change a recipe is frozen."""


class Desk(QObject):
    """One project under review."""

    emptied = Signal(bool)  # nothing is scored; whether there are completions
    loaded = Signal(bool)  # another board; whether rewards came after its selection was made
    repicked = Signal()  # the recipe picks otherwise, or others decided something
    committed = Signal(object, int, int)  # a Decision is in the store; row and rank of its completion
    nothing_to_undo = Signal()
    failed = Signal(object)  # RsguiError

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self.bench = bench
        self.board: Board | None = None
        self.recipe = Recipe()
        self.picker: Picker | None = None
        self.scorer = 0
        self.log = DecisionLog()
        self._project: int | None = None
        self._expected: dict[int, Standing] = {}  # what will hold once the verbs under way are done
        self._loads, self._logs, self._picks = Reader(self), Reader(self), Reader(self)
        self._verbs, self._freezes = Verbs(self), Verbs(self)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.freeze)

    # --- in step with the store

    def open(self, project: int | None) -> None:
        """Another project. What the one before had waiting is frozen first."""
        self.settle()
        for reader in (self._loads, self._logs, self._picks):
            reader.forget()
        self._project = project
        self.board, self.log, self.recipe = None, DecisionLog(), Recipe()
        self.emptied.emit(False)

    def refresh(self, changes: Changes | None) -> None:
        """Rewards, completions and other selections are read whole; decisions alone where only they changed."""
        if self._project is None:
            return
        project, store = self._project, self.bench.store
        if changes is None or changes.touches("completions", "rewards", "scorers", "runs", "selections"):
            self._loads.ask(lambda: reading.load(store, project), self._show, self.failed.emit, project)
        elif "decisions" in changes:
            self._logs.ask(lambda: reading.log(store, project), self._relog, self.failed.emit, project)

    def _show(self, found: Loaded) -> None:
        if found.log and found.log[-1].id < self.log.last:
            self.refresh(None)  # read before a decision that is on the screen already
            return
        if found.board is None:
            self.board = None
            self.emptied.emit(found.completions)
            return
        ahead = self._rest.isActive() or self._freezes.busy
        if ahead and self.board is not None:
            found.board.set_picked_ids(self.board.picks().tolist())
        elif found.selection is not None:
            self.recipe = found.selection.recipe
        self.picker = found.picker
        self.scorer = found.scorer
        self.log = DecisionLog(found.log)
        found.board.set_all_standing(self.log.all_standing())
        same = self.board is not None and self.board.same_cells(found.board)
        if same and self.board is not None:
            self.board.take_marks(found.board)
            self.repicked.emit()
        else:
            self.board = found.board
            self.loaded.emit(found.stale and not ahead)
        if ahead:
            self._pick_again()
        if found.selection is None and not ahead:
            self._rest.start()

    def _relog(self, log: list[Decision]) -> None:
        if self.board is None or not log or log[-1].id <= self.log.last:
            return  # all of it is on the screen already
        self.log = DecisionLog(log)
        self.board.set_all_standing(self.log.all_standing())
        self.repicked.emit()

    # --- the recipe

    def choose(self, recipe: Recipe) -> None:
        """Applies a recipe, at once; it is frozen when it has rested."""
        if self.board is None:
            return
        self.recipe = recipe
        self._rest.start()
        self._pick_again()

    def _pick_again(self) -> None:
        """Marks what the recipe picks now, as soon as that is known."""
        board, picker, recipe = self.board, self.picker, self.recipe
        if board is not None and picker is not None:
            self._picks.ask(lambda: (board, picker.pick(recipe)), self._pick, self.failed.emit)

    def _pick(self, picked: tuple[Board, NDArray[np.int64]]) -> None:
        board, flat = picked
        if board is self.board:
            board.set_picked(flat)
            self.repicked.emit()

    def settle(self) -> None:
        """Freezes now what would be frozen in a moment."""
        if self._rest.isActive():
            self.freeze()

    def freeze(self) -> None:
        """Writes the recipe with what it picks as the project's selection."""
        self._rest.stop()
        choose = self._choosing()
        if choose is not None:
            self._freezes.do(choose, failed=self.failed.emit)

    # --- decisions

    def toggle(self, cell: Cell) -> None:
        """Puts a completion into the curated set, or takes it out. What the cell shows is what counts."""
        self.say(cell.completion, toggled(cell.picked, self._standing(cell.completion).verdict))

    def clear(self, cell: Cell) -> None:
        """Leaves a completion to the machine again."""
        if self._standing(cell.completion).verdict is not None:
            self.say(cell.completion, "clear")

    def say(self, completion: int, kind: DecisionKind, text: str = "") -> None:
        """Writes a decision down, then tells it."""
        if self._project is None:
            return
        self._expected[completion] = self._standing(completion).after(kind, text)
        self._verbs.do(
            partial(actions.decide, self.bench, self._project, completion, kind, text), self._tell, self._not_done
        )

    def undo(self) -> None:
        """Takes back the last decision of the project that stands."""
        if self._project is not None:
            self._verbs.do(partial(actions.undo, self.bench, self._project), self._tell, self._not_done)

    def _standing(self, completion: int) -> Standing:
        return self._expected.get(completion, self.log.standing(completion))

    def _tell(self, decision: Decision | None) -> None:
        if not self._verbs.busy:
            self._expected.clear()
        if decision is None:
            self.nothing_to_undo.emit()
            return
        if decision.project != self._project:
            return
        self.log.add(decision)
        if self.board is not None:
            place = self.board.set_standing(decision.completion, self.log.standing(decision.completion))
            if place is not None:
                self.committed.emit(decision, *place)

    def _not_done(self, error: RsguiError) -> None:
        self._expected.clear()
        self.failed.emit(error)

    # --- export

    def export(self, path: Path) -> None:
        """Starts the job that writes the curated set, as it is on the screen, to a file."""
        if self._project is None:
            return
        bench, project = self.bench, self._project
        choose = self._choosing() if self._rest.isActive() else None
        self._rest.stop()

        def start() -> int:
            if choose is not None:
                choose()
            return actions.export_curated(bench, project, path)

        self._freezes.do(start, failed=self.failed.emit)

    def _choosing(self) -> Callable[[], Selection] | None:
        if self._project is None or self.board is None:
            return None
        return partial(actions.choose, self.bench, self._project, self.scorer, self.recipe)
