"""What the store has said to be written is there after a kill, at whatever moment that comes."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from rsgui.core.entities import Project, Run
from rsgui.store import decisions, runs
from rsgui.store.database import Store

CHILD = """
import sys
from pathlib import Path
from rsgui.core.entities import NewCompletion
from rsgui.store import decisions, runs
from rsgui.store.database import Store

store, project, run, prompt = Store.open(Path(sys.argv[1])), *map(int, sys.argv[2:5])
index = int(sys.argv[5])
while True:
    with store.write() as w:
        runs.add_completions(w, run, [NewCompletion(prompt, index, "x" * 3000, 1, "stop", None)])
        said = decisions.append(w, project, 1, "note", "ada", str(index))
    print(index, said.id, flush=True)
    index += 1
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_what_was_written_survives_a_kill(
    store: Store, path: Path, project: Project, run: Run, made: list[int]
) -> None:
    with store.read() as s:
        prompt = runs.completions(s, made[:1])[0].prompt
    store.close()
    printed: list[tuple[int, int]] = []
    chance = random.Random(0)
    for _ in range(5):
        start = printed[-1][0] + 2 if printed else 100
        arguments = map(str, (path, project.id, run.id, prompt, start))
        child = subprocess.Popen([sys.executable, "-c", CHILD, *arguments], stdout=subprocess.PIPE, text=True)
        with child, child.stdout:  # type: ignore[union-attr]
            for _ in range(chance.randint(1, 60)):
                index, said = child.stdout.readline().split()  # type: ignore[union-attr]
                printed.append((int(index), int(said)))
            child.kill()
            whole = child.stdout.read().splitlines(keepends=True)  # type: ignore[union-attr]
            printed += [(int(index), int(said)) for index, said in (x.split() for x in whole if x.endswith("\n"))]
    after = Store.open(path)
    with after.read() as s:
        said_ids = {d.id: d.text for d in decisions.log(s, project.id)}
        indices = set(s.scalars(text('SELECT "index" FROM completions')))
        assert s.scalar(text("PRAGMA integrity_check")) == "ok"
    after.close()
    assert all(said_ids[said] == str(index) for index, said in printed)
    assert indices >= {index for index, _ in printed}
    assert {int(told) for told in said_ids.values()} == indices - {0, 1, 2}
