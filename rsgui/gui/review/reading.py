"""What the page reads from the store, in plain functions that run off the GUI thread."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from rsgui.core.agreement import Agreement, between_reviewers
from rsgui.core.entities import Completion, NewReward, Prompt, Run, Selection
from rsgui.core.errors import BadInput, Cancelled, RsguiError
from rsgui.core.review import Event, events, verdicts
from rsgui.core.scorers import Detail, detail_of
from rsgui.core.selection import Recipe
from rsgui.core.word_diff import Piece, word_diff
from rsgui.gui.review.beside import Other
from rsgui.gui.review.board import Board
from rsgui.gui.review.decision_log import DecisionLog
from rsgui.gui.review.writers import Writer, writers
from rsgui.jobs.picking import Embed, Picker
from rsgui.jobs.watching import Watch
from rsgui.store import decisions, grid, prompts, rewards, runs, selections
from rsgui.store.database import Store


class Loaded(msgspec.Struct, frozen=True):
    """All that the grid needs of one project."""

    board: Board | None  # None: nothing is scored yet
    scorer: int  # 0: there is none
    selection: Selection | None
    log: DecisionLog
    completions: bool  # whether there are any, scored or not
    picker: Picker | None = None
    writers: tuple[Writer, ...] = ()
    scorers: dict[int, str] = {}  # the project's names by their ids, oldest first
    lacking: int = 0  # completions that lack rewards of some of the recipe's scorers


LARGE = 200_000
"""From so many completions on, the first rows are shown before all are read."""

FIRST = 40
"""So many rows: what a large screen shows."""


def begin(store: Store, project: int, reviewer: str) -> Loaded | None:
    """The first rows of a large project, for a start: nothing where all can be read as quickly, or where no selection
    is that says what is picked."""
    with store.read() as session:
        made = runs.of_project(session, project)
        selection = selections.latest(session, project)
        if selection is None or runs.totals(session, made)[0] < LARGE:
            return None
        cells = grid.first(session, project, selection.scorer, FIRST)
        said = DecisionLog(reviewer, decisions.of_completions(session, cells.completions.tolist()))
        names = {one.id: one.name for one in rewards.told(session, project)}
    if selection.recipe.combination.scorers or not np.isfinite(cells.rewards).any():
        return None
    by = writers(made, [run.id for run in made])
    board = Board(cells, {run: writer.mark for writer in by for run in writer.runs})
    board.set_all_standing(said.all_standing())
    board.set_picked_ids(selection.picks)
    return Loaded(board, selection.scorer, selection, said, True, None, by, names)


def load(
    store: Store, project: int, reviewer: str = "", embed: Embed | None = None, before: Picker | None = None
) -> Loaded:
    """The grid under the project's latest selection, or under the default recipe where there is none yet. What
    `before` knows of the same completions is not looked for again."""
    with store.read() as session:
        selection = selections.latest(session, project)
        scorers = rewards.told(session, project)
        said = DecisionLog(reviewer, decisions.log(session, project))
        made = runs.of_project(session, project)
        if selection is None and not scorers:
            return Loaded(None, 0, None, said, bool(made))
        scorer = selection.scorer if selection else scorers[-1].id
        matrix = grid.matrix(session, project, scorer, before=before.cells if before else None)
    if not len(matrix.completions) or not np.isfinite(matrix.rewards).any():
        return Loaded(None, scorer, selection, said, bool(made))
    by = writers(made, np.flatnonzero(np.bincount(matrix.runs)).tolist())
    picker = Picker(store, project, matrix, embed, before)
    combined, lacking = _combined(picker, selection.recipe if selection else Recipe())
    cells = matrix if combined is matrix.rewards else replace(matrix, rewards=combined)
    board = Board(cells, {run: writer.mark for writer in by for run in writer.runs})
    board.set_all_standing(said.all_standing())
    if selection is None:
        board.set_picked(picker.pick(Recipe()))
    else:
        board.set_picked_ids(selection.picks)
    names = {one.id: one.name for one in scorers}
    return Loaded(board, scorer, selection, said, bool(made), picker, by, names, lacking)


def _combined(picker: Picker, recipe: Recipe) -> tuple[NDArray[np.float64], int]:
    """The rewards that a recipe goes by; those of the grid where its scorers are gone."""
    try:
        return picker.rewards(recipe)
    except BadInput:
        return picker.cells.rewards, 0


def is_stale(picker: Picker, selection: Selection, watch: Watch | None) -> bool:
    """Whether rewards came since the selection was made, so that its recipe would pick otherwise now. One that cannot
    be applied any more stays as it was frozen, and so does one that nobody wants to wait for."""
    try:
        picked = picker.pick(selection.recipe, watch, selection.runs)
    except (RsguiError, Cancelled):
        return False
    now = np.sort(picker.cells.completions[picked])
    return not np.array_equal(np.sort(np.array(selection.picks, dtype=np.int64)), now)


class Ranked(NamedTuple):
    """A board under a recipe: the same as before, where it goes by the same rewards."""

    before: Board
    board: Board
    recipe: Recipe
    flat: NDArray[np.int64]
    lacking: int


def ranked(board: Board, picker: Picker, recipe: Recipe, only: tuple[int, ...] | None, watch: Watch) -> Ranked | None:
    """What the recipe picks, among the completions of all runs or of `only` these, on a board that is ranked by what it
    goes by; None where nobody wants to wait for it. Raises BadInput where it cannot be applied."""
    try:
        picked = picker.apply(recipe, watch, only)
    except Cancelled:
        return None
    same = np.array_equal(picked.rewards, board.grid.rewards, equal_nan=True)
    other = board if same else Board(replace(picker.cells, rewards=picked.rewards), board.writers)
    return Ranked(board, other, recipe, picked.flat, picked.lacking)


def log(store: Store, project: int, reviewer: str) -> DecisionLog:
    """All decisions of a project."""
    with store.read() as session:
        return DecisionLog(reviewer, decisions.log(session, project))


class Told(NamedTuple):
    """The history of a project."""

    events: list[Event]
    agreement: Agreement


def history(store: Store, project: int) -> Told:
    """All that was decided in a project, the newest first, and how far people agree."""
    with store.read() as session:
        said = decisions.log(session, project)
    return Told(events(said), between_reviewers(verdicts(said)))


class Given(msgspec.Struct, frozen=True):
    """What one scorer gave a completion, and how it came about."""

    scorer: str
    reward: NewReward
    detail: Detail | None


class Beside(msgspec.Struct, frozen=True):
    """Another text beside the completion, and what differs: `new` pieces are only in the completion."""

    other: Other
    text: str
    pieces: tuple[Piece, ...]


class Reading(msgspec.Struct, frozen=True):
    """All that the reading pane shows of one completion."""

    prompt: Prompt
    completion: Completion
    run: Run
    rewards: tuple[Given, ...]
    beside: Beside | None = None


def read(store: Store, completion: int, other: Other | None = None) -> Reading | None:
    """None where the completion is gone. `other` is read, too, and compared."""
    with store.read() as session:
        found = runs.completions(session, [completion])
        if not found:
            return None
        prompt = prompts.get(session, [found[0].prompt])
        run = runs.get(session, found[0].run)
        given = rewards.of_completion(session, completion)
        texts = [] if other is None or other.completion is None else runs.completions(session, [other.completion])
    beside, text = None, texts[0].text if texts else prompt[0].reference
    if other is not None and text is not None:
        beside = Beside(other, text, tuple(word_diff(text, found[0].text)))
    told = tuple(Given(scorer.name, reward, detail_of(reward.detail)) for scorer, reward in given)
    return Reading(prompt[0], found[0], run, told, beside)
