"""What can be read beside a completion: the selected one, the reference, another generator's, any of its prompt."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Literal, NamedTuple

from rsgui.core.texts import tr
from rsgui.gui.review.board import Board, Cell
from rsgui.gui.review.delegate import format_reward
from rsgui.gui.review.grid_model import ordinal

Kind = Literal["selected", "reference", "writer", "rank"]


class Other(NamedTuple):
    """Something to compare with. `key` is what stays from prompt to prompt: the writer, or the rank."""

    kind: Kind
    key: str
    words: str
    completion: int | None  # None: the prompt's reference


def others(board: Board, row: int, completion: int, reference: bool) -> list[Other]:
    """All that can stand beside a completion of a row, whichever of its prompt have a place there."""
    there = [cell for cell in board.cells(row) if cell is not None]
    cells = sorted(there, key=lambda cell: -math.inf if cell.reward is None else cell.reward, reverse=True)
    ranked = list(enumerate(cells, 1))
    found = list(_selected(ranked, completion))
    if reference:
        found.append(Other("reference", "", tr("The reference"), None))
    found += _of_writers(cells, completion)
    return found + [_of_rank(rank, cell) for rank, cell in ranked if cell.completion != completion]


def _selected(ranked: list[tuple[int, Cell]], completion: int) -> Iterator[Other]:
    for rank, cell in ranked:
        if cell.picked and cell.completion != completion:
            yield Other("selected", "", tr("The selected one: {rank}", rank=ordinal(rank)), cell.completion)
            return


def _of_writers(cells: list[Cell], completion: int) -> Iterator[Other]:
    """What every other generator has at the same rank among its own."""
    place = next((place for place, cell in enumerate(cells) if cell.completion == completion), None)
    if place is None:
        return
    mine = cells[place].writer
    rank = sum(cell.writer == mine for cell in cells[:place])
    for writer in sorted({cell.writer for cell in cells if cell.writer} - {mine}):
        theirs = [cell for cell in cells if cell.writer == writer]
        if rank < len(theirs):
            words = tr("{rank} of generator {writer}", rank=ordinal(rank + 1), writer=writer)
            yield Other("writer", writer, words, theirs[rank].completion)


def _of_rank(rank: int, cell: Cell) -> Other:
    words = tr("{rank}: {reward}", rank=ordinal(rank), reward=format_reward(cell.reward))
    return Other("rank", str(rank), words, cell.completion)


def like(wanted: Other | None, offered: list[Other]) -> Other | None:
    """What is offered here in place of what was chosen elsewhere: the same key, else the same kind."""
    if wanted is None:
        return None
    alike = [other for other in offered if other.kind == wanted.kind]
    return next((other for other in alike if other.key == wanted.key), alike[0] if alike else None)
