"""Which rows of a board a view shows, and in which order: reckoned off the GUI thread."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rsgui.core import sieve
from rsgui.core.matrix import Floats
from rsgui.core.sieve import Facts, Found
from rsgui.core.views import View
from rsgui.gui.review.board import Board
from rsgui.gui.review.decision_log import DecisionLog
from rsgui.gui.review.filter_menu import Choices
from rsgui.gui.review.layout import Layout
from rsgui.gui.review.writers import Writer
from rsgui.store import grid, prompts, words
from rsgui.store.database import Store

Ids = NDArray[np.int64]


class Shown(NamedTuple):
    """What a view makes of a board."""

    board: Board
    rows: NDArray[np.int64]
    layout: Layout
    those: NDArray[np.bool_] | None = None  # of all, the completions that a filter is about; None: it is about prompts


class Asked(NamedTuple):
    """A view, and what people said that its filter asks for."""

    view: View
    tagged: Ids
    disputed: Ids

    @classmethod
    def of(cls, view: View, log: DecisionLog) -> Asked:
        """A view with what the log has of it now."""
        tagged = set().union(*(log.tagged.get(tag, ()) for tag in view.filter.tags))
        return cls(view, _ids(tagged), _ids(log.conflicts if view.filter.disputed else ()))


def everything(board: Board, view: View) -> Shown:
    """All of it, in order of import. Where a view shuffles, it is shuffled from the first: ranks would tell."""
    if view.columns != "shuffled":
        return Shown(board, np.arange(board.rows), board.layout)
    layout = Layout(board.grid, "shuffled", view.filter.written_by, seed=view.seed)
    rows = sieve.in_order(view.sort, _facts(board), (), view.seed) if view.sort == "random" else np.arange(board.rows)
    return Shown(board, rows, layout)


def shown(
    store: Store,
    project: int,
    board: Board,
    asked: Asked,
    scorers: Mapping[int, str],
    by: Sequence[Writer] = (),
    least: float | None = None,
    own: int = 0,
) -> Shown:
    """The rows that the view asked for shows, and where their completions stand. A reward is good from `least` on, or
    from the middle of the rewards; `scorers` are names by ids, and `own` the one whose rewards the board has as they
    are."""
    cells, view = board.grid, asked.view
    wanted = view.filter
    facts = _facts(board)
    found = _found(store, project, board, asked, scorers, own)
    differing = [_rewards(store, board, id, own) for id in scorers] if view.sort == "disagreement" else []
    bar = (board.low + board.high) / 2 if least is None else least
    those = sieve.completions_that(wanted, facts, found)
    kept = sieve.rows_that(wanted, facts, found, bar, those)
    order = sieve.in_order(view.sort, facts, differing, view.seed, view.backwards)
    layout = board.layout
    if (layout.columns, layout.runs, layout.seed) != (view.columns, wanted.written_by, view.seed):
        layout = Layout(cells, view.columns, wanted.written_by, [writer.runs for writer in by], view.seed)
    return Shown(board, order[kept[order]], layout, those)


def _facts(board: Board) -> Facts:
    cells = board.grid
    return Facts(cells.matrix, cells.prompts, cells.runs, cells.repeats, board.marks.bits.copy())


def _ids(completions: Collection[int]) -> Ids:
    return np.array(sorted(completions), dtype=np.int64)


def _found(store: Store, project: int, board: Board, asked: Asked, scorers: Mapping[int, str], own: int) -> Found:
    """What neither the board nor the filter knows."""
    wanted = asked.view.filter
    texts = None
    with store.read() as session:
        if wanted.search:
            of_prompts, of_completions = words.matching(session, project, wanted.search)
            texts = of_prompts, board.flats(of_completions)
        tagged = prompts.tagged(session, project, wanted.tags) if wanted.tags else None
        if tagged is not None:
            tagged = np.union1d(tagged, board.grid.prompts[board.grid.rows[board.flats(asked.tagged)]])
        of_split = prompts.of_split(session, project, wanted.split) if wanted.split else None
    by = next((id for id, name in scorers.items() if name == wanted.scorer), None)
    disputed = np.zeros(len(board.grid.completions), dtype=bool)
    disputed[board.flats(asked.disputed)] = True
    return Found(texts, tagged, disputed, of_split, None if by is None else _rewards(store, board, by, own))


def _rewards(store: Store, board: Board, scorer: int, own: int) -> Floats:
    if scorer == own:
        return board.grid.rewards
    runs = np.flatnonzero(np.bincount(board.grid.runs)).tolist()
    with store.read() as session:
        return grid.rewards(session, scorer, runs, board.grid.completions, board.grid.places)


def choices(store: Store, project: int, scorers: Mapping[int, str], by: Sequence[Writer]) -> Choices:
    """What the project has that one can filter by."""
    with store.read() as session:
        tags = tuple(prompts.tags(session, project, "train"))
    return Choices(tags, (), tuple(scorers.values()), tuple(by))
