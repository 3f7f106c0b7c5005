"""The application itself is killed in the middle of a run."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from rsgui.core.entities import Generator
from rsgui.jobs import actions, workbench
from rsgui.jobs.workbench import Workbench
from rsgui.store import jobs

APPLICATION = """
import sys
from pathlib import Path
from rsgui.core.entities import Generator, Model
from rsgui.jobs import actions, workbench
bench = workbench.open(Path(sys.argv[1]))
bench.runner.subscribe(lambda event: print(getattr(event, "done", 0), flush=True))
job = actions.start_generation(bench, int(sys.argv[2]), Generator(Model("fake", "fake:?delay=0.003")), 8)
bench.runner.wait(job)
"""


def test_what_was_made_is_there_and_resume_makes_the_rest(
    bench: Workbench,
    project: int,
    twin: int,
    fake: Callable[..., Generator],
    texts: Callable[[Workbench, int], dict[tuple[str, int], str]],
) -> None:
    path: Path = bench.store.path
    bench.close()
    application = subprocess.Popen(
        [sys.executable, "-c", APPLICATION, str(path), str(project)], stdout=subprocess.PIPE, text=True
    )
    assert application.stdout is not None
    while int(application.stdout.readline()) < 30:
        pass
    application.send_signal(signal.SIGKILL)
    application.wait()
    application.stdout.close()

    again = workbench.open(path)
    with again.store.read() as s:
        (record,) = jobs.recent(s, project)
    assert record.state == "interrupted"
    before = texts(again, 1)
    assert 30 <= len(before) < 192
    again.runner.resume(record.id)
    assert again.runner.wait(record.id, 30).state == "done"
    after = texts(again, 1)
    assert before.items() <= after.items()
    again.runner.wait(actions.start_generation(again, twin, fake(), 8))
    assert after == texts(again, 2)
    again.close()
