"""The job that trains an adapter on rows that were frozen when it was asked for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec

from rsgui import paths
from rsgui.core import wire
from rsgui.core.dataset import CHECKPOINT, TrainingRow, chat_rows, encode_rows, mixed_in, rows_hash
from rsgui.core.entities import Adapter, Model, Selection, TrainingParams
from rsgui.core.errors import BadInput
from rsgui.core.selection import describe
from rsgui.core.texts import counted, later, tr
from rsgui.jobs import curating, leaks
from rsgui.jobs.context import Context
from rsgui.jobs.curating import CuratedSet
from rsgui.jobs.engine_client import Items
from rsgui.jobs.files import whole_file
from rsgui.jobs.leaks import Refused
from rsgui.jobs.specs import TrainJob
from rsgui.store import projects, rounds, runs, selections
from rsgui.store.database import Store, Writer

SHAPE = ("rank", "alpha", "layers", "rslora", "dora")
"""The parameters that an adapter has for good."""


def folder_of(adapters: Path, adapter: Adapter) -> Path:
    """Where an adapter goes: its name carries the rows' hash, so that it is never another one's."""
    return adapters / f"{adapter.id}-{adapter.rows_hash[:8]}"


def place_of(store: Store, adapter: Adapter) -> str:
    """The folder of an adapter, or where it will be once it is trained."""
    return adapter.folder or str(folder_of(paths.adapters_folder(store.path).resolve(), adapter))


def rows_of(adapters: Path, adapter: Adapter) -> Path:
    """The file of the rows that the adapter is trained on, beside its folder."""
    return folder_of(adapters, adapter).with_suffix(".rows.jsonl")


def is_there(adapter: Adapter) -> bool:
    """Whether its training has come to its end and its files are there."""
    return adapter.folder is not None and Path(adapter.folder).is_dir()


def unmade(store: Store, adapter: int | None) -> bool:
    """Whether an adapter is still to be made: there is none, or neither its files nor its rows are there."""
    if adapter is None:
        return True
    with store.read() as s:
        found = rounds.adapter(s, adapter)
    return not is_there(found) and not rows_of(paths.adapters_folder(store.path), found).is_file()


def freeze(
    store: Store, project: int, params: TrainingParams, base: Model, parent: int | None = None
) -> tuple[Adapter, list[Refused]]:
    """`freeze_set` of the curated set as it is now, with the round that was made by hand and ends with it."""
    chosen = curating.curated(store, project)

    def end_round(w: Writer, adapter: Adapter) -> None:
        assert chosen.selection is not None
        rounds.made_by_hand(w, chosen.selection, adapter)

    return freeze_set(store, chosen, params, base, parent, end_round)


def freeze_set(
    store: Store,
    chosen: CuratedSet,
    params: TrainingParams,
    base: Model,
    parent: int | None,
    end_round: Callable[[Writer, Adapter], object],
    name: str = "",
) -> tuple[Adapter, list[Refused]]:
    """The record of a new adapter, what `end_round` says of its round, and the file of its rows, all or nothing; and
    the rows that may not be trained on. Raises BadInput for a curated set without rows to train on and a parent that
    cannot be gone on from, DiskFull."""
    selection, rows, refused = rows_to_train(store, chosen, params)
    project = selection.project
    with store.read() as s:
        called = name or f"adapter {len(rounds.adapters(s, project)) + 1}"
        earlier = None if parent is None else rounds.adapter(s, parent)
    if earlier is not None:
        check_parent(earlier, base)
        params = shaped_like(params, earlier.params)
    digest = rows_hash(rows)
    with store.write() as w:
        adapter = rounds.new_adapter(w, project, called, base, selection.id, params, len(rows), digest, parent)
        with whole_file(rows_of(paths.adapters_folder(store.path), adapter)) as file:
            file.write(encode_rows(rows))
        end_round(w, adapter)
    return adapter, refused


def rows_to_train(
    store: Store, chosen: CuratedSet, params: TrainingParams
) -> tuple[Selection, list[TrainingRow], list[Refused]]:
    """What would be trained on of a curated set, other data included; and the rows that may not be. Raises BadInput."""
    params.check()
    if chosen.selection is None or not len(chosen):
        raise BadInput("The curated set is empty.", "Select or include some completions in Review first.")
    project = chosen.selection.project
    rows, refused = leaks.parted(store, project, curating.rows(store, chosen))
    others, too_like = leaks.parted(store, project, _to_mix_in(params, len(rows)))
    rows, refused = rows + others, refused + too_like
    if len(rows) == len(others):
        problem = later("No row of the curated set can be trained on, because of the held-out prompts. {why}")
        hint = later("Take other prompts. An instruction that all have can be the system prompt instead.")
        raise BadInput(problem, hint, why=leaks.told(refused))
    return chosen.selection, rows, refused


def _to_mix_in(params: TrainingParams, rows: int) -> list[TrainingRow]:
    """Rows of another file, as many as belong to `rows` of the curated set. Raises BadInput."""
    if not params.mixed_share:
        return []
    file = Path(params.mixed).expanduser()
    try:
        with file.open("rb") as lines:
            others = chat_rows(lines, str(file))
    except OSError as error:
        problem, hint = later("{file} cannot be read: {reason}."), later("Choose another file to mix in, or none.")
        raise BadInput(problem, hint, file=file, reason=error.strerror) from error
    return mixed_in(others, rows, params.mixed_share, params.seed)


def check_parent(parent: Adapter, base: Model) -> None:
    """Raises BadInput where a training over `base` cannot go on from this adapter."""
    check_files(parent)
    if (parent.base.path, parent.base.quantise) != (base.path, base.quantise):
        problem = later("{adapter} was trained over {its_base}, not over this {base}.")
        hint = later("Choose an adapter of the same base, or begin with the base.")
        raise BadInput(problem, hint, adapter=parent.name, its_base=parent.base.name, base=base.name)


def shaped_like(params: TrainingParams, parent: TrainingParams) -> TrainingParams:
    """The parameters with the shape of an adapter that is gone on from, which cannot change."""
    return msgspec.structs.replace(params, **{name: getattr(parent, name) for name in SHAPE})


def find_moved(store: Store) -> None:
    """Finds the adapters again where the store was moved and they with it. Raises DiskFull, StoreError."""
    beside = paths.adapters_folder(store.path).resolve()
    with store.read() as s:
        trained = [a for project in projects.every(s) for a in rounds.adapters(s, project.id) if a.folder]
    moved = [a for a in trained if not Path(a.folder or "").is_dir() and folder_of(beside, a).is_dir()]
    if moved:
        with store.write() as w:
            for adapter in moved:
                rounds.move_adapter(w, adapter.id, str(folder_of(beside, adapter)))
                runs.move_adapter(w, adapter.project, adapter.folder or "", str(folder_of(beside, adapter)))


def delete_files(adapters: Path, adapter: Adapter) -> None:
    """Deletes an adapter's folder, its checkpoint and its rows, as far as they are there; and what one that was killed
    while it wrote them left beside them."""
    folder = folder_of(adapters, adapter)
    for ending in ("", ".part", ".old"):
        shutil.rmtree(folder.with_name(folder.name + ending), ignore_errors=True)
    for file in (rows_of(adapters, adapter), folder.with_name(folder.name + CHECKPOINT)):
        file.unlink(missing_ok=True)
        file.with_name(file.name + ".part").unlink(missing_ok=True)


def named(store: Store, project: int, name: str) -> Adapter:
    """The adapter of a project by its name; "" is the newest. Raises BadInput."""
    with store.read() as s:
        there = rounds.adapters(s, project)
    if not there:
        raise BadInput("The project has no adapter.", "Train one first.")
    found = [adapter for adapter in there if name in ("", adapter.name)]
    if not found:
        raise BadInput(
            "There is no adapter {name}.",
            "There is: {names}.",
            name=name,
            names=", ".join(adapter.name for adapter in there),
        )
    return found[-1]


def check_files(adapter: Adapter) -> Path:
    """The folder of a trained adapter. Raises BadInput where it is not trained yet or its files are gone."""
    if adapter.folder is None:
        raise BadInput("{name} is not trained yet.", "Finish its training first.", name=adapter.name)
    if not Path(adapter.folder).is_dir():
        hint = later("Put the folder back, or train again from the curated set.")
        raise BadInput(
            "The files of {name} are gone: there is no folder {folder}.", hint, name=adapter.name, folder=adapter.folder
        )
    return Path(adapter.folder)


def run(context: Context, spec: TrainJob) -> str:
    """Trains from the last checkpoint, or from the start."""
    with context.store.read() as s:
        adapter = next((a for a in rounds.adapters(s, context.project) if a.id == spec.adapter), None)
    if adapter is None:
        raise BadInput("This training was discarded.", "Start a new one from the curated set.")
    if adapter.folder is not None and Path(adapter.folder).is_dir():
        there = tr("The adapter is in {folder}.", folder=adapter.folder)
        if int(os.environ.get("WORLD_SIZE", "1")) > 1:  # accelerate has started others, which wait to be told
            context.request(wire.Dismiss(0, there), lambda items: None)
        return there
    adapters = paths.adapters_folder(context.store.path).resolve()
    rows = rows_of(adapters, adapter)
    if not rows.is_file():
        raise BadInput(
            "The rows of this training, {rows}, are gone.", "Start a new training from the curated set.", rows=rows
        )
    context.meter.start(0, 0, later("tokens"))
    result = _train(context, adapter, rows, folder_of(adapters, adapter))
    with context.store.write() as w:
        rounds.finish_adapter(w, adapter.id, result.folder, msgspec.to_builtins(result))
    parts = [counted(result.rows, "Trained on {count} row", "Trained on {count} rows")]
    if result.dropped:
        parts.append(tr("{count:,} too long and left out", count=result.dropped))
    if result.steps < result.planned:
        parts.append(tr("ended after step {step:,} of {planned:,}", step=result.steps, planned=result.planned))
    trained = tr("{summary}; the adapter is in {folder}.", summary=", ".join(parts), folder=result.folder)
    return f"{trained} {spec.left_out}".rstrip()


def _train(context: Context, adapter: Adapter, rows: Path, folder: Path) -> wire.TrainingResult:
    def keep(items: Items) -> None:
        points = [item.point for item in items if isinstance(item, wire.Trained)]
        samples = [item.sample for item in items if isinstance(item, wire.Sampled)]
        with context.store.write() as w:
            rounds.add_points(w, adapter.id, points)
            rounds.add_samples(w, adapter.id, samples)
        if not points:
            return
        context.meter.expect(points[-1].steps)
        context.meter.reached(points[-1].step, points[-1].tokens_per_second)

    template = curating.template(context.store, adapter.selection)
    about = _picked_by(context.store, adapter)
    request = wire.Train(
        0,
        adapter.base,
        adapter.params,
        str(rows),
        adapter.rows_hash,
        str(folder),
        template,
        about,
        _parent(context.store, adapter),
        curating.generators(context.store, adapter.selection),
    )
    result = context.request(request, keep)
    assert isinstance(result, wire.TrainingResult)
    return result


def _parent(store: Store, adapter: Adapter) -> str | None:
    """The folder of the adapter to go on from. Raises BadInput where its files are gone."""
    if adapter.parent is None:
        return None
    with store.read() as s:
        return str(check_files(rounds.adapter(s, adapter.parent)))


def _picked_by(store: Store, adapter: Adapter) -> str:
    """The recipe of the adapter's rows in a sentence."""
    with store.read() as s:
        chosen = selections.get(s, adapter.selection)
        control = any(one.control == adapter.id for one in rounds.of_project(s, adapter.project))
    if control:
        recipe = describe(chosen.recipe)
        return tr("random completions of the same prompts, the matched control of: {recipe}", recipe=recipe)
    return tr("{recipe}, under a person's decisions", recipe=describe(chosen.recipe))
