"""The verbs of a training that runs, or was stopped on its way."""

from __future__ import annotations

from rsgui import paths
from rsgui.core.entities import Adapter
from rsgui.core.errors import BadInput
from rsgui.jobs import specs, train
from rsgui.jobs.actions import STOPPING
from rsgui.jobs.workbench import Workbench
from rsgui.store import jobs, rounds


def keep(bench: Workbench, job: int) -> None:
    """Ends a training early: what it has learnt by now is its adapter. One that was stopped or failed on its way keeps
    its last checkpoint. Raises BadInput where the job is no training or is at its end."""
    _unfinished(bench, job)
    bench.runner.finish(job)
    bench.runner.resume(job, finish=True)


def discard(bench: Workbench, job: int) -> None:
    """Stops a training and forgets it: its adapter, its checkpoint and its rows. Cannot be undone: ask first. It may
    take some seconds. Raises BadInput where the job is no training or is at its end."""
    adapter = _unfinished(bench, job)
    bench.runner.cancel(job)
    bench.runner.wait(job, STOPPING)
    adapter = _unfinished(bench, job)
    with bench.store.write() as w:
        rounds.delete_adapter(w, adapter.id)
    train.delete_files(paths.adapters_folder(bench.store.path), adapter)


def _unfinished(bench: Workbench, job: int) -> Adapter:
    with bench.store.read() as s:
        record = jobs.get(s, job)
        spec = specs.from_json(record.spec)
        found = rounds.adapters(s, record.project or 0) if isinstance(spec, specs.TrainJob) else []
    adapter = next((a for a in found if isinstance(spec, specs.TrainJob) and a.id == spec.adapter), None)
    if adapter is None or adapter.folder is not None:
        raise BadInput("There is no training that could be ended.", "It is at its end already, or was discarded.")
    return adapter
