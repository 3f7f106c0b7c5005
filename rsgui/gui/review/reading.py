"""What the page reads from the store, in plain functions that run off the GUI thread."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from rsgui.core.entities import Completion, Decision, NewReward, Prompt, Run, Selection
from rsgui.core.errors import BadInput
from rsgui.core.selection import Recipe
from rsgui.gui.review.board import Board
from rsgui.gui.review.filter_bar import Filter
from rsgui.jobs.picking import Picker
from rsgui.store import decisions, grid, prompts, rewards, runs, selections
from rsgui.store.database import Store


class Loaded(msgspec.Struct, frozen=True):
    """All that the grid needs of one project."""

    board: Board | None  # None: nothing is scored yet
    scorer: int  # 0: there is none
    selection: Selection | None
    stale: bool  # the selection was made before rewards came that would change it
    log: list[Decision]
    completions: bool  # whether there are any, scored or not
    picker: Picker | None = None


def load(store: Store, project: int) -> Loaded:
    """The grid under the project's latest selection, or under the default recipe where there is none yet."""
    with store.read() as session:
        selection = selections.latest(session, project)
        scorers = rewards.scorers(session, project)
        said = decisions.log(session, project)
        made = runs.of_project(session, project)
        if selection is None and not scorers:
            return Loaded(None, 0, None, False, said, bool(made))
        scorer = selection.scorer if selection else scorers[-1].id
        matrix = grid.matrix(session, project, scorer)
    if not len(matrix.completions) or not np.isfinite(matrix.rewards).any():
        return Loaded(None, scorer, selection, False, said, bool(made))
    board = Board(matrix)
    picker = Picker(store, project, matrix)
    stale = False
    if selection is None:
        board.set_picked(picker.pick(Recipe()))
    else:
        board.set_picked_ids(selection.picks)
        stale = _is_stale(picker, selection)
    return Loaded(board, scorer, selection, stale, said, bool(made), picker)


def _is_stale(picker: Picker, selection: Selection) -> bool:
    """Whether the recipe would pick otherwise now. One that cannot be applied any more stays as it was frozen."""
    try:
        picked = picker.pick(selection.recipe)
    except BadInput:
        return False
    return set(selection.picks) != set(picker.cells.completions[picked].tolist())


def log(store: Store, project: int) -> list[Decision]:
    """All decisions of a project, oldest first."""
    with store.read() as session:
        return decisions.log(session, project)


def shown_rows(store: Store, project: int, board: Board, wanted: Filter) -> NDArray[np.int64]:
    """The rows of the board that a filter leaves."""
    keep = np.ones(board.rows, dtype=bool)
    if wanted.mixed:
        keep &= board.mixed()
    if wanted.undecided:
        keep &= ~board.decided()
    if wanted.decided:
        keep &= board.decided()
    if wanted.only is not None:
        keep &= np.isin(board.grid.prompts, list(wanted.only.prompts))
    if wanted.search:
        with store.read() as session:
            total = prompts.count(session, project, "train", wanted.search)
            found = prompts.page(session, project, 0, total, "train", wanted.search)
        keep &= np.isin(board.grid.prompts, [prompt.id for prompt in found])
    return np.flatnonzero(keep)


class Reading(msgspec.Struct, frozen=True):
    """All that the reading pane shows of one completion."""

    prompt: Prompt
    completion: Completion
    run: Run
    reward: NewReward | None
    checks: tuple[tuple[str, bool], ...]  # sentence and whether it is met


def read(store: Store, completion: int, scorer: int) -> Reading | None:
    """None where the completion is gone."""
    with store.read() as session:
        found = runs.completions(session, [completion])
        if not found:
            return None
        prompt = prompts.get(session, [found[0].prompt])
        run = runs.get(session, found[0].run)
        reward = rewards.reward(session, completion, scorer)
    return Reading(prompt[0], found[0], run, reward, checks_met(reward))


def checks_met(reward: NewReward | None) -> tuple[tuple[str, bool], ...]:
    """The sentences of a checks scorer's detail; nothing for other details."""
    if reward is None or not reward.detail:
        return ()
    try:
        detail: Any = msgspec.json.decode(reward.detail)
        return tuple((str(sentence), bool(met)) for sentence, met in detail)
    except (msgspec.DecodeError, TypeError, ValueError):
        return ()
