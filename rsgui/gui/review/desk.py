"""The reviewer's desk: what lies on it and what is done with it, without a widget.

It keeps the board, the recipe and the decisions in step with the store. A decision is told once it is committed; a
changed recipe is told as soon as it is applied, and frozen as a Selection when it has rested for a moment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from rsgui.core.entities import Decision, DecisionKind, Selection
from rsgui.core.errors import RsguiError
from rsgui.core.review import Standing, toggled
from rsgui.core.rewards import Combination
from rsgui.core.selection import Recipe
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.review import reading
from rsgui.gui.review.board import Board, Cell
from rsgui.gui.review.decision_log import DecisionLog
from rsgui.gui.review.reading import Loaded
from rsgui.gui.review.writers import Writer
from rsgui.jobs import actions
from rsgui.jobs.picking import Picker
from rsgui.jobs.watching import Watch
from rsgui.jobs.workbench import Workbench
from rsgui.store.database import Changes

Step = Callable[[Workbench, int], list[Decision]]

PAINTED = 150
"""Milliseconds until the first rows of a large project are on the screen: to read the others meanwhile would make a
person wait for them."""
REST = 400
"""So many milliseconds after its last change a recipe is frozen."""


class Desk(QObject):
    """One project under review."""

    emptied = Signal(bool)  # nothing is scored; whether there are completions
    loaded = Signal()  # another board
    outdated = Signal()  # rewards came since its selection was made
    repicked = Signal()  # the recipe picks otherwise, or others decided something
    rested = Signal()  # nothing is picked or read any more
    committed = Signal(object)  # a step is in the store: its Decisions
    nothing_to_do = Signal(str)  # "undo" or "redo"
    failed = Signal(object)  # RsguiError

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self.bench = bench
        self.board: Board | None = None
        self.recipe = Recipe()
        self.picker: Picker | None = None
        self.scorer = 0
        self.writers: tuple[Writer, ...] = ()
        self.only: tuple[int, ...] | None = None  # the runs that the recipe chooses among; None: all
        self.scorers: dict[int, str] = {}  # names by ids
        self.lacking = 0  # completions that lack rewards of some of the recipe's scorers
        self.watch: Callable[[], Watch] = Watch
        self.log = DecisionLog(bench.settings.reviewer)
        self._project: int | None = None
        self._applied = Recipe()  # the last one that the board shows
        self._expected: dict[int, Standing] = {}  # what will hold once the verbs under way are done
        self._own: dict[int, Standing] = {}  # the same by the reviewer's own decisions alone
        self.partial = False  # whether the board has the first rows alone, and the others are being read
        self._begun = False  # whether those were read
        self._unread: set[int] = set()  # the decisions that the store told of and the log lacks
        self._checked: tuple[object, ...] = ()  # the selection and the cells of which the age is known
        self._loads, self._logs, self._picks, self._ages = Reader(self), Reader(self), Reader(self), Reader(self)
        self._verbs, self._freezes = Verbs(self), Verbs(self)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._rested)
        self._others = QTimer(self, singleShot=True, interval=PAINTED)
        self._others.timeout.connect(lambda: self.refresh(None))

    # --- in step with the store

    def open(self, project: int | None) -> None:
        """Another project. What the one before had waiting is frozen first."""
        self.settle()
        for reader in (self._loads, self._logs, self._picks, self._ages):
            reader.forget()
        self._others.stop()
        self._project = project
        self.board, self.picker, self.recipe, self.only = None, None, Recipe(), None
        self._unread, self._checked, self._begun, self.partial = set(), (), False, False
        self.log = DecisionLog(self.bench.settings.reviewer)

    def refresh(self, changes: Changes | None) -> None:
        """Rewards, completions and other selections are read whole; decisions alone where only they changed."""
        if self._project is None:
            return
        project, store = self._project, self.bench.store
        if changes is None or changes.touches("completions", "rewards", "scorers", "runs", "selections"):
            embed, before, reviewer = self.bench.embeddings.of, self.picker, self.bench.settings.reviewer
            if not self._begun:
                self._begun = True
                self._loads.ask(lambda: reading.begin(store, project, reviewer), self._begin, self._not_shown, project)
                return
            self._loads.ask(
                lambda: reading.load(store, project, reviewer, embed, before), self._show, self._not_shown, project
            )
        elif "decisions" in changes:
            self._unread |= {one for one in changes.kinds["decisions"] if one not in self.log}
            self._read_log()

    def _read_log(self) -> None:
        """Where others decided something: what is decided here comes by itself."""
        if self._project is not None and not self._verbs.busy and self._unread:
            store, project, reviewer = self.bench.store, self._project, self.bench.settings.reviewer
            self._logs.ask(lambda: reading.log(store, project, reviewer), self._relog, self.failed.emit, project)

    def _begin(self, found: Loaded | None) -> None:
        """The first rows of a large project, until all are read."""
        if found is not None:
            self.partial = True
            self._take(found)
            self.board = found.board
            self.loaded.emit()
            self._others.start()
        else:
            self.refresh(None)

    def _take(self, found: Loaded) -> None:
        if found.selection is not None:
            self.recipe = self._applied = found.selection.recipe
            self.only, self.lacking = found.selection.runs, found.lacking
        self.picker, self.writers = found.picker, found.writers
        self.scorer, self.scorers = found.scorer, found.scorers
        self._take_log(found.log)

    def _take_log(self, log: DecisionLog) -> None:
        self.log = log
        self._unread = {one for one in self._unread if one not in log}

    def _not_shown(self, error: RsguiError) -> None:
        self._tell_rest()
        self.failed.emit(error)

    def _show(self, found: Loaded) -> None:
        self._tell_rest()
        if found.log.last < self.log.last:
            self.refresh(None)  # read before a decision that is on the screen already
            return
        whole, self.partial = not self.partial, False
        board = found.board
        if board is None:
            self.board = None
            self.emptied.emit(found.completions)
            return
        ahead = self._rest.isActive() or self._freezes.busy
        if ahead and self.board is not None:
            if whole:
                board.set_picked_ids(self.board.picks().tolist())
            found = msgspec.structs.replace(found, selection=None)
        self._take(found)
        same = self.board is not None and self.board.same_cells(board)
        if same and self.board is not None:
            self.board.take_marks(board)
            self.repicked.emit()
        else:
            self.board = board
            self.loaded.emit()
        if ahead:
            self._pick_again()
        elif found.selection is not None:
            self._check_age(found.selection)
        else:
            self._rest.start()

    def _check_age(self, selection: Selection) -> None:
        """Whether its recipe would pick otherwise now. To know that takes longer than to show what it picked."""
        picker, watch = self.picker, self.watch()
        if picker is None or self._checked == (selection.id, picker.cells.stamp):
            return
        self._checked = (selection.id, picker.cells.stamp)

        def tell(stale: bool) -> None:
            self._tell_rest()
            if stale and not self._rest.isActive():
                self.outdated.emit()

        self._ages.ask(lambda: reading.is_stale(picker, selection, watch), tell, self._not_shown)

    def _relog(self, log: DecisionLog) -> None:
        if self.board is None:
            return
        if log.last < self.log.last:  # read before a decision that is on the screen already
            self._read_log()
            return
        self._take_log(log)
        self.board.set_all_standing(self.log.all_standing())
        self.repicked.emit()

    # --- the recipe

    @property
    def picking(self) -> bool:
        """Whether the board does not show yet what the recipe picks."""
        return self._picks.busy

    def choose(self, recipe: Recipe) -> None:
        """Applies a recipe, at once; it is frozen when it has rested."""
        if self.board is None:
            return
        self.recipe = recipe
        self._rest.start()
        self._pick_again()

    def choose_among(self, only: tuple[int, ...] | None) -> None:
        """Lets the recipe choose among the completions of these runs, or of all."""
        if self.board is None or only == self.only:
            return
        self.only = only
        self.choose(self.recipe)

    def choose_scorer(self, scorer: int) -> None:
        """Goes by the rewards of one scorer alone. They are read with the selection that is frozen for them."""
        if self._project is None or self.board is None:
            return
        self._rest.stop()
        self.recipe = msgspec.structs.replace(self.recipe, combination=Combination())
        choose = partial(actions.choose, self.bench, self._project, scorer, self.recipe, self.only, self.picker)
        self._freezes.do(choose, failed=self._not_chosen)

    def _not_chosen(self, error: RsguiError) -> None:
        self._as_before()
        self.failed.emit(error)

    def _pick_again(self) -> None:
        """Marks what the recipe picks now, as soon as that is known."""
        board, picker, recipe, only = self.board, self.picker, self.recipe, self.only
        if board is not None and picker is not None:
            watch = self.watch()
            self._picks.ask(lambda: reading.ranked(board, picker, recipe, only, watch), self._pick, self._not_picked)

    def _pick(self, ranked: reading.Ranked | None) -> None:
        self._tell_rest()
        if ranked is None:
            if not self.picking:
                self._as_before()
        elif ranked.before is self.board:
            self._applied, self.lacking = ranked.recipe, ranked.lacking
            ranked.board.set_picked(ranked.flat)
            if ranked.board is self.board:
                self.repicked.emit()
                return
            ranked.board.set_all_standing(self.log.all_standing())
            self.board = ranked.board
            self.loaded.emit()

    def _not_picked(self, error: RsguiError) -> None:
        self._tell_rest()
        self.failed.emit(error)

    def _as_before(self) -> None:
        """A person did not want to wait for the recipe: the one before it holds."""
        self._rest.stop()
        self.recipe = self._applied
        self.repicked.emit()

    def _tell_rest(self) -> None:
        if not self._picks.busy and not self._loads.busy and not self._ages.busy:
            self.rested.emit()

    def _rested(self) -> None:
        """Freezes the recipe once it is known what it picks."""
        if self.picking:
            self._rest.start()
        else:
            self.freeze()

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
        self.say(cell.completion, toggled(cell.picked, self.standing(cell.completion).verdict))

    def clear(self, cell: Cell) -> None:
        """Leaves a completion to the machine again."""
        if self.standing(cell.completion) != self.standing(cell.completion).after("clear"):
            self.say(cell.completion, "clear")

    def say(self, completion: int, kind: DecisionKind, text: str = "") -> None:
        """Writes a decision down, then tells it."""
        self.say_of_all([completion], kind, text)

    def say_of_all(self, completions: Sequence[int], kind: DecisionKind, text: str = "") -> None:
        """Writes the same of several completions down, as one step, then tells it."""
        if self._project is None:
            return
        for completion in completions:
            self._expect(completion, kind, text)
        say = partial(actions.decide_all, self.bench, self._project, completions, kind, text)
        self._verbs.do(say, self._tell, self._not_done)

    def step(self, verb: Step, expected: Mapping[int, DecisionKind]) -> None:
        """Does a verb that decides several things together; what it will say of some is known beforehand."""
        if self._project is not None:
            for completion, kind in expected.items():
                self._expect(completion, kind)
            self._verbs.do(partial(verb, self.bench, self._project), self._tell, self._not_done)

    def undo(self) -> None:
        """Takes back the last step of the project that stands."""
        self._reverse(actions.undo, "undo")

    def redo(self) -> None:
        """Brings back the step that was undone last."""
        self._reverse(actions.redo, "redo")

    def _reverse(self, verb: Step, name: str) -> None:
        def tell(step: list[Decision]) -> None:
            self._tell(step)
            if not step:
                self.nothing_to_do.emit(name)

        if self._project is not None:
            self._verbs.do(partial(verb, self.bench, self._project), tell, self._not_done)

    def standing(self, completion: int) -> Standing:
        """What will hold of a completion once all is written that was said."""
        return self._expected.get(completion, self.log.standing(completion))

    def own(self, completion: int) -> Standing:
        """The same by the reviewer's own decisions alone."""
        return self._own.get(completion, self.log.own(completion))

    def _expect(self, completion: int, kind: DecisionKind, text: str = "") -> None:
        self._expected[completion] = self.standing(completion).after(kind, text)
        self._own[completion] = self.own(completion).after(kind, text)

    def _expect_nothing(self) -> None:
        self._expected.clear()
        self._own.clear()

    def decided_in(self, row: int) -> bool:
        """Whether anything decides a prompt, or will once all is written that was said."""
        board = self.board
        if board is None or board.decided_in(row):
            return board is not None
        return any(state.decides and board.row_of(one) == row for one, state in self._expected.items())

    def _tell(self, step: list[Decision]) -> None:
        if not self._verbs.busy:
            self._expect_nothing()
        if not step or step[0].project != self._project:
            return
        self._unread -= {decision.id for decision in step}
        for decision in step:
            self.log.take(decision)
            if self.board is not None:
                self.board.set_standing(decision.completion, self.log.standing(decision.completion))
        if self.board is not None:
            self.committed.emit(step)
        self._read_log()

    def _not_done(self, error: RsguiError) -> None:
        self._expect_nothing()
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
        return partial(actions.choose, self.bench, self._project, self.scorer, self.recipe, self.only, self.picker)
