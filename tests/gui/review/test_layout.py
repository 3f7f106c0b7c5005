"""Where completions stand, against a plain model of one prompt at a time."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.views import Columns
from rsgui.gui.review.layout import Layout
from rsgui.store.grid import Grid

REWARD = st.one_of(st.just(math.nan), st.sampled_from([0.0, 0.5, 1.0]))
ROW = st.dictionaries(st.tuples(st.integers(1, 3), st.integers(0, 2)), REWARD, min_size=1)
"""The rewards of a prompt's completions by run and index."""
GENERATORS = ((1, 3), (2,))


def grid(rows: list[dict[tuple[int, int], float]]) -> Grid:
    made = [(row, run, index, cells[run, index]) for row, cells in enumerate(rows) for run, index in sorted(cells)]
    size = len(made)
    return Grid(
        prompts=np.arange(len(rows)) + 10,
        rows=np.array([row for row, *_ in made]),
        completions=np.arange(size) + 100,
        rewards=np.array([reward for *_, reward in made]),
        truncated=np.zeros(size, dtype=bool),
        lengths=np.ones(size, dtype=np.int32),
        runs=np.array([run for _, run, _, _ in made], dtype=np.int32),
        indices=np.array([index for _, _, index, _ in made], dtype=np.int32),
        repeats=np.zeros(size, dtype=bool),
    )


def expected(
    cells: dict[tuple[int, int], float], columns: Columns, runs: tuple[int, ...], ends: dict[int, int]
) -> dict[int, int]:
    """The place in its row of what stands in each column."""
    order = sorted(cells)
    here = [place for place, (run, _) in enumerate(order) if not runs or run in runs]
    best = sorted(here, key=lambda place: (math.isnan(cells[order[place]]), -np.nan_to_num(cells[order[place]]), place))
    if columns == "rank":
        return dict(enumerate(best))
    if columns == "sample":
        return {sum(n for r, n in ends.items() if r < order[p][0]) + order[p][1]: p for p in here}
    found: dict[int, int] = {}
    for place in best:
        found.setdefault(next(i for i, of in enumerate(GENERATORS) if order[place][0] in of), place)
    return found


@given(
    st.lists(ROW, min_size=1, max_size=5),
    st.sampled_from(["rank", "sample", "generator"]),
    st.sampled_from([(), (1,), (2, 3)]),
    st.data(),
)
def test_completions_stand_where_they_belong(
    rows: list[dict[tuple[int, int], float]], columns: Columns, runs: tuple[int, ...], data: st.DataObject
) -> None:
    cells = grid(rows)
    layout = Layout(cells, columns, runs, GENERATORS)
    ends: dict[int, int] = {}
    for row in rows:
        for run, index in row:
            ends[run] = max(ends.get(run, 0), index + 1)
    start, places = 0, []
    for number, row in enumerate(rows):
        there = {column: start + place for column, place in expected(row, columns, runs, ends).items()}
        places.append(there)
        for column in range(layout.width + 1):
            assert layout.flat(number, column) == there.get(column)
        for column, flat in there.items():
            assert layout.column(number, flat) == column
        assert layout.counts[number] == sum(1 for run, _ in row if not runs or run in runs)
        start += len(row)
    chosen = sorted(data.draw(st.sets(st.integers(0, len(rows) - 1), min_size=1)))
    low, high = sorted(data.draw(st.tuples(st.integers(0, layout.width), st.integers(0, layout.width))))
    within = [flat for row in chosen for column, flat in places[row].items() if low <= column < high]
    assert sorted(layout.within(np.array(chosen), range(low, high)).tolist()) == sorted(within)
