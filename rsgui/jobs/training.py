"""The verbs of a training: what it is begun with, and what becomes of one that runs or was stopped on its way."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from typing import NamedTuple

import msgspec

from rsgui import paths
from rsgui.core import wire
from rsgui.core.dataset import encode_rows, rows_hash
from rsgui.core.entities import Adapter, Model, TrainingParams
from rsgui.core.errors import BadInput
from rsgui.jobs import actions, curating, leaks, serving, specs, train
from rsgui.jobs.engine_client import Items
from rsgui.jobs.files import whole_file
from rsgui.jobs.workbench import Workbench
from rsgui.store import jobs, rounds, runs


def base_of(models: Sequence[Model]) -> Model | None:
    """The newest model that can be trained here: what a server made may teach a model of this machine. Where there is
    none but a server's, that one, of which it is then said why not."""
    here = [model for model in models if model.backend != "openai"] or list(models)
    return here[-1] if here else None


def newest_base(bench: Workbench, project: int) -> Model:
    """The base of a project that is trained without being named. Raises BadInput where there is none."""
    with bench.store.read() as s:
        base = base_of([run.generator.model for run in runs.of_project(s, project)])
    if base is None:
        raise BadInput("The project has no completions.", "Generate and choose some first.")
    return base


def params_of(settings: Iterable[str], usual: TrainingParams = TrainingParams()) -> TrainingParams:  # noqa: B008
    """The parameters with what is set, as in "rank=32". Raises BadInput for a name or a value that is none."""
    known = msgspec.to_builtins(usual)
    for setting in settings:
        name, _, value = setting.partition("=")
        if name.strip() not in known:
            names = ", ".join(known)
            raise BadInput("There is no parameter “{name}”.", "There is: {names}.", name=name.strip(), names=names)
        known[name.strip()] = value.strip()
    try:
        params = msgspec.convert(known, TrainingParams, strict=False)
    except msgspec.ValidationError as error:
        raise BadInput("{reason}.", "Give it as in rank=32.", reason=error) from error
    params.check()
    return params


class Preview(NamedTuple):
    """What a training would be, how many rows may not be trained on, and why."""

    found: wire.TrainingPreview
    left_out: int = 0
    reasons: tuple[str, ...] = ()


def preview(bench: Workbench, project: int, params: TrainingParams, base: Model, row: int = 0) -> Future[Preview]:
    """Looks at what would be trained on now, and at one of its rows in tokens. Raises BadInput, and so does the
    future; also ModelError."""
    serving.check_weights(base, "trained")
    selection, rows, refused = train.rows_to_train(bench.store, actions.curated(bench, project), params)
    file = paths.cache_folder() / "previews" / f"{project}-{time.monotonic_ns()}.rows.jsonl"
    with whole_file(file) as written:
        written.write(encode_rows(rows))
    template = curating.template(bench.store, selection.id)
    request = wire.PreviewTraining(0, base, params, str(file), rows_hash(rows), row, template)

    def read(items: Items, result: wire.Result | None) -> Preview:
        assert isinstance(result, wire.TrainingPreview)
        return Preview(result, len(refused), leaks.reasons(refused))

    asked = bench.runner.call(request, read)
    asked.add_done_callback(lambda _: file.unlink(missing_ok=True))
    return asked


def start_round(bench: Workbench, project: int, name: str) -> int:
    """Starts the training of a round's adapter, or goes on with it; gives the job. Raises BadInput where there is no
    such round, or it has no adapter yet."""
    with bench.store.read() as s:
        every = rounds.of_project(s, project)
    found = [known for known in every if known.name == name]
    if not found:
        names = ", ".join(known.name for known in every) or "none"
        raise BadInput("There is no round “{name}”.", "There is: {names}.", name=name, names=names)
    if found[0].adapter is None:
        raise BadInput(
            "{name} has nothing to train yet.", "Choose completions and start its training first.", name=name
        )
    with bench.store.read() as s:
        adapter = rounds.adapter(s, found[0].adapter)
    return bench.runner.submit(project, f"Train {adapter.name}", specs.TrainJob(adapter.id))


def round_of(bench: Workbench, job: int) -> str:
    """The name of the round whose adapter a job trains, "" where there is none."""
    with bench.store.read() as s:
        record = jobs.get(s, job)
        spec = specs.from_json(record.spec)
        every = rounds.of_project(s, record.project or 0)
    trains = spec.adapter if isinstance(spec, specs.TrainJob) else None
    return next((one.name for one in every if trains in (one.adapter, one.control)), "")


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
    bench.runner.wait(job, actions.STOPPING)
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
