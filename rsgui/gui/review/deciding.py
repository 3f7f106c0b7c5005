"""What keys and buttons decide: at the cursor, of all that is marked, and down the queue that the filters leave."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from rsgui.core import marks
from rsgui.core.entities import Decision, DecisionKind
from rsgui.core.review import REVERSALS, VERDICTS
from rsgui.core.texts import tr
from rsgui.gui.review.board import Cell
from rsgui.gui.review.desk import Desk
from rsgui.gui.review.grid_model import GridModel
from rsgui.gui.review.grid_view import GridView
from rsgui.jobs import reviewing

_GOES_ON: tuple[DecisionKind, ...] = ("accept", "best", "skip")
"""After these one is at the next prompt."""
_RECENT = 20
_PAUSE = 120.0
"""Seconds without a decision that are no longer work on the next one."""


class Deciding(QObject):
    """A person's hands on the desk."""

    said = Signal(str)
    """Why nothing was done."""

    def __init__(self, desk: Desk, model: GridModel, grid: GridView) -> None:
        super().__init__(desk)
        self._desk, self._model, self._grid = desk, model, grid
        self._moments: deque[float] = deque(maxlen=_RECENT)  # when the last prompts were decided
        desk.nothing_to_do.connect(self._say_nothing_to_do)
        desk.committed.connect(self._note_moment)

    def current(self) -> Cell | None:
        """The cell that the cursor is on."""
        place = self._grid.place()
        return self._model.cell(*place) if place else None

    def commands(self) -> dict[str, Callable[[], object]]:
        """What is done by key, by the names of the commands."""
        return {
            "accept": self.accept,
            "pass": self._grid.next_prompt,
            "toggle": self.toggle,
            "include": self.include,
            "exclude": self.exclude,
            "clear": self.clear,
            "best": self.best,
            "skip": self.skip,
            "flag": self.flag,
            "mark_prompt": self.mark_prompt,
            "mark_all": self.mark_all,
            "undo": self.undo,
            "redo": self.redo,
        }

    @property
    def blind(self) -> bool:
        """Whether what the machine says is hidden."""
        return self._model.mask is not None

    # --- at the cursor, or of all that is marked

    def toggle(self) -> None:
        """Takes all that is marked out of the curated set where all of it is in there, else puts it in; does the same
        of the current completion where nothing is marked."""
        marked = self._grid.marked()
        if len(marked):
            self.say("exclude" if self._all_curated(marked) else "include")
        else:
            self.toggle_current()

    def toggle_current(self) -> None:
        """Puts the current completion into the curated set, or takes it out; blind, whatever the machine picks."""
        cell = self.current()
        if cell is None:
            return
        if self.blind:
            kind: DecisionKind = "exclude" if self._desk.own(cell.completion).verdict == "include" else "include"
            self._desk.say(cell.completion, kind)
        else:
            self._desk.toggle(cell)

    def _all_curated(self, completions: NDArray[np.int64]) -> bool:
        """Whether these are all in the curated set; blind, whether one put them there oneself."""
        board = self._desk.board
        if self.blind:
            return all(self._desk.own(one).verdict == "include" for one in completions.tolist())
        return board is not None and bool(marks.CURATED[board.marks.bits[board.flats(completions)]].all())

    def include(self) -> None:
        """Puts what is marked into the curated set."""
        self.say("include")

    def exclude(self) -> None:
        """Takes what is marked out of the curated set."""
        self.say("exclude")

    def clear(self) -> None:
        """Leaves what is marked to the machine again."""
        self.say("clear")

    def flag(self) -> None:
        """Flags what is marked for later; where all of it is flagged, no longer."""
        chosen, holds = self.chosen(), self._desk.own if self.blind else self._desk.standing
        flagged = bool(chosen) and all(holds(one).flagged for one in chosen)
        self.say("unflag" if flagged else "flag")

    def tag(self, text: str) -> None:
        """Adds a tag to what is marked."""
        self.say("tag", text)

    def untag(self, text: str) -> None:
        """Takes a tag from what is marked."""
        self.say("untag", text)

    def chosen(self) -> list[int]:
        """The completions that are marked, else the one at the cursor."""
        cell, marked = self.current(), self._grid.marked().tolist()
        return marked or ([cell.completion] if cell is not None else [])

    def say(self, kind: DecisionKind, text: str = "") -> None:
        """Says so of what is marked, else at the cursor, wherever it is something new: one step of undo."""
        chosen = self.chosen()
        new = [one for one in chosen if self._is_new(one, kind, text)]
        if new:
            self._desk.say_of_all(new, kind, text)
        elif chosen:
            self.said.emit(tr("Nothing to change: that holds already"))

    def _is_new(self, completion: int, kind: DecisionKind, text: str) -> bool:
        """Whether that changes what holds. A verdict is new, too, where one has not given it oneself: how far people
        agree is told from what each of them said. Blind, nothing else is looked at."""
        held = self._desk.standing(completion)
        if not self.blind and held != held.after(kind, text):
            return True
        if not self.blind and kind not in VERDICTS:
            return False
        own = self._desk.own(completion)
        return own != own.after(kind, text)

    def mark_prompt(self) -> None:
        """Marks every completion of the current prompt that is shown, beside what is marked already."""
        self._grid.mark_row()
        self._grid.setFocus()

    def mark_all(self) -> None:
        """Marks every completion that the filters leave, seen or not; all of a prompt where they are about prompts."""
        self._grid.selectAll()
        self._grid.setFocus()

    def undo(self) -> None:
        """Takes back one's last step in this project."""
        self._desk.undo()

    def redo(self) -> None:
        """Brings back the step that was undone last."""
        self._desk.redo()

    # --- of whole prompts

    def best(self) -> None:
        """Includes the current completion, excludes all others of its prompt, and goes on."""
        cell = self.current()
        if cell is not None:
            self._desk.step(partial(reviewing.best_of_prompt, completion=cell.completion), {cell.completion: "best"})
            self._go_on()

    def skip(self) -> None:
        """Excludes all of the current prompt, or of those that are marked, and goes on."""
        chosen = self.chosen()
        if chosen:
            self._desk.step(partial(reviewing.skip_prompts, completions=chosen), dict.fromkeys(chosen, "skip"))
            self._go_on()

    # --- down the queue

    def accept(self) -> None:
        """Says that the machine is right about the current prompt, unless something was decided of it, and goes on."""
        place, board = self._grid.place(), self._desk.board
        if place is None or board is None:
            return
        if self.blind:
            self._go_on()
            return
        row = self._model.board_row(place[0])
        cell = board.cell(row, board.best_rank(row))
        if cell is not None and not self._desk.decided_in(row) and not self._desk.standing(cell.completion).accepted:
            self._desk.say(cell.completion, "accept")
        self._go_on()

    def _go_on(self) -> None:
        place = self._grid.place()
        if place is not None and place[0] + 1 < self._model.rowCount():
            self._grid.next_prompt()
        else:
            self._grid.unmark()
            self.said.emit(tr("This was the last prompt"))

    def left_off(self) -> int | None:
        """The completion to begin at: where one's last decision of what is shown was made, or after it where that was
        to go on."""
        board, said = self._desk.board, self._desk.log.own_steps
        if board is None:
            return None
        flats = board.places_of(np.array([one.completion for one in said], dtype=np.int64))
        shown = np.where(flats < 0, -1, self._model.shown_rows(board.grid.rows[flats].astype(np.int64)))
        there = np.flatnonzero(shown >= 0)
        if not len(there):
            return None
        place = int(there[-1])
        last, row = said[place], int(shown[place]) + 1
        if last.kind not in _GOES_ON or row == self._model.rowCount():
            return last.completion
        following = self._model.cell(row, self._model.first_column(row))
        return following.completion if following else None

    def first_undecided(self) -> int:
        """The first row shown of which one has not decided anything oneself; the first of all where there is none."""
        board = self._desk.board
        done = {board.row_of(one) for one in self._desk.log.decided} if board else set()
        rows = range(self._model.rowCount())
        return next((row for row in rows if self._model.board_row(row) not in done), 0)

    def speed(self) -> float | None:
        """How many prompts a minute are decided now; None until that can be told."""
        return per_minute(self._moments)

    def _note_moment(self, step: list[Decision]) -> None:
        if step and step[0].kind not in REVERSALS and self._desk.log.standing(step[0].completion).decides:
            self._moments.append(step[0].created)

    def _say_nothing_to_do(self, verb: str) -> None:
        self.said.emit(tr("Nothing to undo") if verb == "undo" else tr("Nothing to redo"))


def per_minute(moments: Sequence[float]) -> float | None:
    """How many things a minute were done at these times, in seconds; pauses are left out. None for less than three."""
    between = [later - before for before, later in pairwise(moments) if later - before < _PAUSE]
    return 60 * len(between) / sum(between) if len(between) > 1 and sum(between) > 0 else None
