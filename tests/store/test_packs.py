"""Packs say what the tables say, however the rows came."""

from __future__ import annotations

import math
import sqlite3
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsgui.core.entities import Generator, Message, NewCompletion, NewPrompt, NewReward, ScorerSpec
from rsgui.store import grid, packs, projects, prompts, rewards, runs
from rsgui.store.database import Store
from rsgui.store.grid import Grid, Places
from rsgui.store.migrate import upgrade

COMPLETION = st.tuples(st.integers(0, 1), st.integers(0, 3), st.integers(0, 3), st.sampled_from(["a", "b", "c"]))
REWARD = st.tuples(st.integers(0, 1), st.integers(1, 20), st.one_of(st.none(), st.floats(-2, 2)))
STEPS = st.lists(st.one_of(st.lists(COMPLETION, min_size=1), st.lists(REWARD, min_size=1)), max_size=12)


@settings(deadline=None, max_examples=40)
@given(STEPS)
def test_the_grid_of_packs_is_that_of_the_tables(steps: list[list[tuple[object, ...]]]) -> None:
    with pytest.MonkeyPatch.context() as patch, Memory() as memory:
        patch.setattr(packs, "MANY", 3)
        patch.setattr(packs, "FULL", 12)
        memory.take(steps)
        for scorer in memory.scorers:
            memory.compare(scorer)


class Memory:
    """A store with four prompts, two runs and two scorers, and the grid as plain SQL has it."""

    def __enter__(self) -> Memory:
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name) / "store.sqlite")
        with self.store.write() as w:
            self.project = projects.create(w, "Packs").id
            new = [NewPrompt((Message("user", f"Question {i}?"),), split="train") for i in range(4)]
            prompts.add(w, self.project, new, 0.0)
            self.prompts = [id for id, _ in prompts.keys(w.session, self.project, "train")]
            self.runs = [runs.create(w, self.project, Generator(), "train", 4, seed).id for seed in (0, 1)]
            self.scorers = [rewards.scorer(w, self.project, name, ScorerSpec()).id for name in ("one", "two")]
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()
        self.folder.cleanup()

    def take(self, steps: list[list[tuple[object, ...]]]) -> None:
        for step in steps:
            with self.store.write() as w:
                if len(step[0]) == 4:
                    for run in (0, 1):
                        made = [
                            NewCompletion(self.prompts[p], i, text, 3 + i, "length" if i == 2 else "stop", None)  # type: ignore[call-overload, arg-type, operator]
                            for to, p, i, text in step
                            if to == run
                        ]
                        runs.add_completions(w, self.runs[run], made)
                else:
                    for scorer in (0, 1):
                        given = [NewReward(id, value) for to, id, value in step if to == scorer]  # type: ignore[arg-type]
                        rewards.add(w, self.scorers[scorer], given)

    def compare(self, scorer: int) -> None:
        with self.store.read() as s:
            got = grid.matrix(s, self.project, scorer)
            connection = s.connection()
            rows = connection.exec_driver_sql(
                "SELECT c.id, c.prompt, c.run, c.\"index\", c.tokens, c.finish = 'length', r.value, EXISTS (SELECT 1 "
                "FROM completions AS e WHERE e.prompt = c.prompt AND e.text = c.text AND e.id < c.id) "
                "FROM completions AS c LEFT JOIN rewards AS r ON r.completion = c.id AND r.scorer = ? "
                'ORDER BY c.prompt, c.run, c."index"',
                (scorer,),
            ).all()
            seen = connection.exec_driver_sql("SELECT count(*) FROM rewards WHERE scorer = ?", (scorer,)).scalar_one()
            assert rewards.progress(s, scorer, self.runs) == (seen, len(rows))
        assert as_rows(got) == [tuple(math.inf if v is None else v for v in row) for row in rows]


def as_rows(got: Grid) -> list[tuple[object, ...]]:
    columns = (
        got.completions, got.prompts[got.rows], got.runs, got.indices, got.lengths, got.truncated,
        np.nan_to_num(got.rewards, nan=np.inf), got.repeats,
    )  # fmt: skip
    return list(zip(*(column.tolist() for column in columns), strict=True))


@given(st.sets(st.integers(1, 10**6), max_size=30), st.lists(st.integers(1, 10**6)))
def test_places_are_where_the_ids_are(ids: set[int], others: list[int]) -> None:
    listed = np.array(sorted(ids, reverse=True), dtype=np.int64)
    for asked in (others, sorted(ids), [id + 1 for id in ids]):
        expected = [listed.tolist().index(id) if id in ids else -1 for id in asked]
        assert Places(listed).of(np.array(asked, dtype=np.int64)).tolist() == expected


def test_an_old_store_gets_its_packs(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    upgrade(path, "0005")
    connection = sqlite3.connect(path)
    connection.executescript(
        """
        INSERT INTO projects VALUES (1, 'Old', 0);
        INSERT INTO prompts VALUES (1, 1, 'k', 'train', 'Hi', '[{"role":"user","content":"Hi"}]', '[]', NULL, '[]');
        INSERT INTO scorers VALUES (1, 1, 'Checks', '{"kind":"checks"}');
        INSERT INTO runs (id, project, generator, split, n, seed, created, made)
            VALUES (1, 1, '{}', 'train', 3, 0, 0, 3);
        INSERT INTO completions VALUES (1, 1, 1, 1, 5, 'stop', NULL, 'x'), (2, 1, 1, 0, 6, 'length', NULL, 'y'),
            (3, 1, 1, 2, 7, 'stop', NULL, 'x');
        INSERT INTO rewards (completion, scorer, run, value, reason, detail) VALUES (3, 1, 1, 0.5, '', ''),
            (1, 1, 1, NULL, 'no', '');
        """
    )
    connection.close()
    store = Store.open(path)
    with store.read() as s:
        got = grid.matrix(s, 1, 1)
    store.close()
    assert as_rows(got) == [
        (2, 1, 1, 0, 6, True, math.inf, False),
        (1, 1, 1, 1, 5, False, math.inf, False),
        (3, 1, 1, 2, 7, False, 0.5, True),
    ]
