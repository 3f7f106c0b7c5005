"""The reward matrix as flat arrays, and the texts of the cells that are looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Executable, LargeBinary, func, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session

from rsgui.core.selection import Matrix
from rsgui.store import runs as run_queries
from rsgui.store.query import among
from rsgui.store.schema import Completions, Rewards


@dataclass(frozen=True, eq=False)
class Grid:
    """Completions in prompt order, then by run and index. All arrays but `prompts` have one entry per completion."""

    prompts: NDArray[np.int64]  # ids, one per row: the prompts that have completions
    rows: NDArray[np.int64]  # the row of each completion, ascending
    completions: NDArray[np.int64]  # ids
    rewards: NDArray[np.float64]  # NaN: missing
    truncated: NDArray[np.bool_]
    lengths: NDArray[np.int32]  # tokens
    runs: NDArray[np.int32]  # ids

    @property
    def matrix(self) -> Matrix:
        return Matrix(self.rewards, self.rows, self.truncated, self.lengths)


def matrix(s: Session, project: int, scorer: int, runs: Sequence[int] | None = None) -> Grid:
    """The rewards of one scorer over these runs; without `runs`, over all that are of training prompts.

    Two walks along an index and no record objects: some 2 microseconds and 60 bytes a completion.
    """
    ids = [run.id for run in run_queries.of_project(s, project)] if runs is None else list(runs)
    cells = _array(
        s,
        select(
            Completions.prompt,
            Completions.run,
            Completions.index,
            Completions.id,
            Completions.tokens,
            Completions.finish == "length",
        ).where(Completions.run.in_(ids)),
        [("prompt", "i8"), ("run", "i4"), ("index", "i4"), ("id", "i8"), ("tokens", "i4"), ("truncated", "?")],
    )
    cells = cells[np.lexsort((cells["index"], cells["run"], cells["prompt"]))]
    prompts, rows = np.unique(cells["prompt"], return_inverse=True)
    return Grid(
        prompts=prompts,
        rows=rows.astype(np.int64),
        completions=cells["id"].copy(),
        rewards=rewards(s, scorer, ids, cells["id"]),
        truncated=cells["truncated"].copy(),
        lengths=cells["tokens"].copy(),
        runs=cells["run"].copy(),
    )


def rewards(s: Session, scorer: int, runs: list[int], completions: NDArray[np.int64]) -> NDArray[np.float64]:
    """The reward of each of these runs' completions by one scorer, NaN where there is none."""
    given = _array(
        s,
        select(Rewards.completion, Rewards.value).where(
            Rewards.scorer == scorer, Rewards.run.in_(runs), Rewards.value.is_not(None)
        ),
        [("completion", "i8"), ("value", "f8")],
    )
    found = np.full(len(completions), np.nan)
    order = np.argsort(completions)
    found[order[np.searchsorted(completions, given["completion"], sorter=order)]] = given["value"]
    return found


def _array(s: Session, query: Executable, dtype: list[tuple[str, str]]) -> NDArray[Any]:
    """The rows of a query as a structured array, straight from SQLite's cursor."""
    cursor = s.connection().execute(query).cursor
    return np.fromiter(cast("Iterable[Any]", cursor), dtype=np.dtype(dtype))


def cells(s: Session, completions: Collection[int], most: int | None = None) -> dict[int, str]:
    """The texts of these completions, by id; with `most`, only so many characters of each."""
    among_them = among(Completions.id, completions)
    if most is None:
        return dict(s.execute(select(Completions.id, Completions.text).where(among_them)).all())
    # As bytes, four of which hold any character: SQLite ends a text at a NUL, which a model may well write.
    beginning = func.substr(sql_cast(Completions.text, LargeBinary), 1, 4 * most)
    found = s.execute(select(Completions.id, beginning).where(among_them))
    return {id: text.decode(errors="ignore")[:most] for id, text in found}


def rewards_by_prompt(s: Session, run: int, scorer: int) -> dict[int, list[float | None]]:
    """The rewards of a run's completions, by prompt and in order of their index; None: missing."""
    query = (
        select(Completions.prompt, Rewards.value)
        .outerjoin(Rewards, (Rewards.completion == Completions.id) & (Rewards.scorer == scorer))
        .where(Completions.run == run)
        .order_by(Completions.prompt, Completions.index)
    )
    found: dict[int, list[float | None]] = {}
    for prompt, value in s.execute(query):
        found.setdefault(prompt, []).append(value)
    return found
