"""What can be read beside a completion: the selected one, the reference, another generator's, any of its prompt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from rsgui.gui.review.board import Board, Cell
from rsgui.gui.review.delegate import format_reward
from rsgui.gui.review.grid_model import ordinal
from rsgui.gui.translation import tr

Kind = Literal["selected", "reference", "writer", "rank"]


class Other(NamedTuple):
    """Something to compare with. `key` is what stays from prompt to prompt: the writer, or the rank."""

    kind: Kind
    key: str
    words: str
    completion: int | None  # None: the prompt's reference


def others(board: Board, row: int, rank: int, reference: bool) -> list[Other]:
    """All that can stand beside the completion at a rank of a row."""
    cells = [(place, cell) for place in range(board.count(row)) if (cell := board.cell(row, place)) is not None]
    found = list(_selected(cells, rank))
    if reference:
        found.append(Other("reference", "", tr("The reference"), None))
    found += _of_writers(cells, rank)
    return found + [_of_rank(place, cell) for place, cell in cells if place != rank]


def _selected(cells: list[tuple[int, Cell]], rank: int) -> Iterator[Other]:
    for place, cell in cells:
        if cell.picked and place != rank:
            words = tr("The selected one: {rank}", rank=ordinal(place + 1))
            yield Other("selected", "", words, cell.completion)
            return


def _of_writers(cells: list[tuple[int, Cell]], rank: int) -> Iterator[Other]:
    """What every other generator has at the same rank among its own."""
    mine = next((cell.writer for place, cell in cells if place == rank), "")
    among_mine = sum(cell.writer == mine for place, cell in cells if place < rank)
    for writer in sorted({cell.writer for _, cell in cells if cell.writer} - {mine}):
        theirs = [(place, cell) for place, cell in cells if cell.writer == writer]
        if among_mine < len(theirs):
            words = tr("{rank} of generator {writer}", rank=ordinal(among_mine + 1), writer=writer)
            yield Other("writer", writer, words, theirs[among_mine][1].completion)


def _of_rank(place: int, cell: Cell) -> Other:
    words = tr("{rank}: {reward}", rank=ordinal(place + 1), reward=format_reward(cell.reward))
    return Other("rank", str(place), words, cell.completion)


def like(wanted: Other | None, offered: list[Other]) -> Other | None:
    """What is offered here in place of what was chosen elsewhere: the same key, else the same kind."""
    if wanted is None:
        return None
    alike = [other for other in offered if other.kind == wanted.kind]
    return next((other for other in alike if other.key == wanted.key), alike[0] if alike else None)
