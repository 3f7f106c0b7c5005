"""What keys and buttons decide: at the cursor, of all that is marked, and down the queue that the filters leave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from rsgui.core.entities import DecisionKind
from rsgui.gui.review.board import Cell
from rsgui.gui.review.desk import Desk
from rsgui.gui.review.grid_model import GridModel
from rsgui.gui.review.grid_view import GridView


class Deciding(QObject):
    """A person's hands on the desk."""

    said = Signal(str)
    """Why nothing was done."""

    def __init__(self, desk: Desk, model: GridModel, grid: GridView) -> None:
        super().__init__(desk)
        self._desk, self._model, self._grid = desk, model, grid
        desk.nothing_to_do.connect(lambda verb: self.said.emit(f"Nothing to {verb}"))

    def current(self) -> Cell | None:
        """The cell that the cursor is on."""
        place = self._grid.place()
        return self._model.cell(*place) if place else None

    def keys(self) -> dict[str, Callable[[], object]]:
        """What has a key wherever on the page one is; the others are the grid's."""
        return {
            "I": self.include,
            "X": self.exclude,
            "U": self.undo,
            "Ctrl+Z": self.undo,
            "Shift+U": self.redo,
            "Ctrl+Shift+Z": self.redo,
        }

    # --- at the cursor, or of all that is marked

    def toggle(self) -> None:
        """Puts the current completion into the curated set, or takes it out."""
        cell = self.current()
        if cell is not None:
            self._desk.toggle(cell)

    def include(self) -> None:
        """Puts what is marked into the curated set."""
        self._say("include")

    def exclude(self) -> None:
        """Takes what is marked out of the curated set."""
        self._say("exclude")

    def clear(self) -> None:
        """Leaves what is marked to the machine again."""
        self._say("clear")

    def mark_all(self) -> None:
        """Marks every completion of the prompts that the filters leave, seen or not."""
        self._grid.selectAll()
        self._grid.setFocus()

    def undo(self) -> None:
        """Takes back the last step of this project."""
        self._desk.undo()

    def redo(self) -> None:
        """Brings back the step that was undone last."""
        self._desk.redo()

    def _say(self, kind: DecisionKind) -> None:
        """Says so of what is marked, else at the cursor, wherever it is something new: one step of undo."""
        cell, chosen = self.current(), self._grid.marked().tolist()
        if not chosen and cell is not None:
            chosen = [cell.completion]
        new = [c for c in chosen if self._desk.standing(c) != self._desk.standing(c).after(kind)]
        if new:
            self._desk.say_of_all(new, kind)
        elif chosen:
            self.said.emit("Nothing to change: that holds already")

    # --- down the queue

    def accept(self) -> None:
        """Says that the machine is right about the current prompt, unless something was decided of it, and goes on."""
        place, board = self._grid.place(), self._desk.board
        if place is None or board is None:
            return
        row = self._model.board_row(place[0])
        cell = board.cell(row, board.best_rank(row))
        if cell is not None and not self._desk.decided_in(row) and not self._desk.standing(cell.completion).accepted:
            self._desk.say(cell.completion, "accept")
        if place[0] + 1 < self._model.rowCount():
            self._grid.next_prompt()
        else:
            self._grid.unmark()
            self.said.emit("This was the last prompt")

    def left_off(self) -> int | None:
        """The completion to begin at: where the last decision was made, or after it where that was to go on."""
        newest, board = self._desk.log.newest, self._desk.board
        place = board.place(newest.completion) if newest and board else None
        if newest is None or board is None or place is None:
            return None
        row = place[0] + 1
        if newest.kind != "accept" or row == board.rows:
            return newest.completion
        cell = board.cell(row, board.best_rank(row))
        return cell.completion if cell else None
