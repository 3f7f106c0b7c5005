"""Rounds; the adapters that they make, and how their training went."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

import msgspec
from sqlalchemy import delete as delete_from
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from rsgui.core.entities import Adapter, Model, Selection, TrainingParams, TrainingPoint, TrainingSample
from rsgui.core.errors import BadInput
from rsgui.core.rounds import Plan, Round
from rsgui.store import runs
from rsgui.store.database import Writer
from rsgui.store.query import fetch, fields, one, rows_of
from rsgui.store.schema import Adapters, Rounds, TrainingPoints, TrainingSamples

# --- rounds


def create(w: Writer, project: int, parent: int | None = None, plan: Plan | None = None) -> Round:
    """A new round under the next free name."""
    taken = {known.name for known in of_project(w.session, project)}
    name = next(name for number in count(len(taken) + 1) if (name := f"Round {number}") not in taken)
    new = Round(0, project, name, parent, plan, time.time())
    id = w.session.scalars(insert(Rounds).values(fields(new)).returning(Rounds.id)).one()
    w.changed("rounds", id)
    return msgspec.structs.replace(new, id=id)


def made_by_hand(w: Writer, chosen: Selection, adapter: Adapter) -> Round:
    """The round that ends with this adapter, page by page. It goes on from the round whose adapter wrote completions
    that were chosen among, or from that of the adapter that was trained on."""
    of_train = runs.of_project(w.session, chosen.project)
    among = [run for run in of_train if chosen.runs is None or run.id in chosen.runs]
    writers = {run.generator.adapter for run in among if run.generator.adapter}
    wrote = {known.id for known in adapters(w.session, chosen.project) if known.folder in writers}
    adapters_before = wrote or {adapter.parent} - {None}
    before = [known.id for known in of_project(w.session, chosen.project) if known.adapter in adapters_before]
    new = create(w, chosen.project, max(before, default=None))
    ids = tuple(run.id for run in among)
    return keep(w, msgspec.structs.replace(new, runs=ids, selection=chosen.id, adapter=adapter.id))


def keep(w: Writer, changed: Round) -> Round:
    """Writes down what has come of a round."""
    w.session.execute(update(Rounds).where(Rounds.id == changed.id).values(fields(changed)))
    w.changed("rounds", changed.id)
    return changed


def rename(w: Writer, round: int, name: str) -> None:
    """Raises BadInput for a name that is empty or another round's of the project."""
    ours, name = get(w.session, round), name.strip()
    if not name:
        raise BadInput("The name of the round is empty.", "Give it a name.")
    if any(known.name == name and known.id != round for known in of_project(w.session, ours.project)):
        raise BadInput("There is already a round named “{name}”.", "Choose another name.", name=name)
    keep(w, msgspec.structs.replace(ours, name=name))


def delete(w: Writer, round: int) -> None:
    """Forgets a round; what it names stays. Raises BadInput where another round goes on from it."""
    ours = get(w.session, round)
    later = [known.name for known in of_project(w.session, ours.project) if known.parent == round]
    if later:
        raise BadInput("{later} goes on from {name}.", "Delete {later} first.", later=later[0], name=ours.name)
    w.session.execute(delete_from(Rounds).where(Rounds.id == round))
    w.changed("rounds", round)


def of_project(s: Session, project: int) -> list[Round]:
    """Oldest first."""
    return fetch(s, Round, rows_of(Rounds, Round).where(Rounds.project == project).order_by(Rounds.id))


def get(s: Session, round: int) -> Round:
    """Raises StoreError when it is not there."""
    return one(s, Round, Rounds, round)


# --- adapters


def new_adapter(  # noqa: PLR0913, PLR0917 -- its fields are its parameters
    w: Writer,
    project: int,
    name: str,
    base: Model,
    selection: int,
    params: TrainingParams,
    rows: int,
    rows_hash: str,
    parent: int | None = None,
) -> Adapter:
    """An adapter that is still to be trained, on `rows` rows of exactly this content."""
    new = Adapter(0, project, name, base, selection, params, rows, rows_hash, time.time(), parent=parent)
    id = w.session.scalars(insert(Adapters).values(fields(new)).returning(Adapters.id)).one()
    w.changed("adapters", id)
    return msgspec.structs.replace(new, id=id)


def finish_adapter(w: Writer, adapter: int, folder: str, result: Mapping[str, Any]) -> None:
    """The adapter is trained and lies in `folder`; `result` is what the trainer said at the end."""
    w.session.execute(update(Adapters).where(Adapters.id == adapter).values(folder=folder, result=dict(result)))
    w.changed("adapters", adapter)


def move_adapter(w: Writer, adapter: int, folder: str) -> None:
    """The trained adapter lies in another folder now."""
    w.session.execute(update(Adapters).where(Adapters.id == adapter).values(folder=folder))
    w.changed("adapters", adapter)


def adapters(s: Session, project: int) -> list[Adapter]:
    """Oldest first."""
    return fetch(s, Adapter, rows_of(Adapters, Adapter).where(Adapters.project == project).order_by(Adapters.id))


def adapter(s: Session, id: int) -> Adapter:
    """Raises StoreError when it is not there."""
    return one(s, Adapter, Adapters, id)


def adapter_result(s: Session, adapter: int) -> dict[str, Any] | None:
    """What the trainer said at the end; None while there has been no end."""
    return s.scalars(select(Adapters.result).where(Adapters.id == adapter)).one_or_none()


def add_points(w: Writer, adapter: int, points: Sequence[TrainingPoint]) -> None:
    """Keeps steps of a training, in their order. A training that went back to a checkpoint tells its steps again: what
    it told before, from the first of these on, is taken back."""
    if points:
        told = TrainingPoints.adapter == adapter
        w.session.execute(delete_from(TrainingPoints).where(told, TrainingPoints.step >= points[0].step))
        later = (TrainingSamples.adapter == adapter, TrainingSamples.step >= points[0].step)
        w.session.execute(delete_from(TrainingSamples).where(*later))
        w.session.execute(insert(TrainingPoints), [{"adapter": adapter, **fields(point)} for point in points])
        w.changed("training", adapter)


def points(s: Session, adapter: int) -> list[TrainingPoint]:
    """The steps of a training in order."""
    query = rows_of(TrainingPoints, TrainingPoint).where(TrainingPoints.adapter == adapter)
    return fetch(s, TrainingPoint, query.order_by(TrainingPoints.step))


def add_samples(w: Writer, adapter: int, samples: Sequence[TrainingSample]) -> None:
    """Keeps what was answered after steps that are kept already."""
    if samples:
        w.session.execute(insert(TrainingSamples), [{"adapter": adapter, **fields(sample)} for sample in samples])
        w.changed("training", adapter)


def samples(s: Session, adapter: int) -> list[TrainingSample]:
    """The newest first, those of a step in the order of their prompts."""
    query = rows_of(TrainingSamples, TrainingSample).where(TrainingSamples.adapter == adapter)
    return fetch(s, TrainingSample, query.order_by(TrainingSamples.step.desc(), TrainingSamples.place))


def delete_adapter(w: Writer, adapter: int) -> None:
    """Forgets an adapter, unless it was trained to its end, with the steps of its training. A round that was made for
    it goes with it; a planned one trains anew."""
    ours = one(w.session, Adapter, Adapters, adapter)
    if ours.folder is not None:
        return
    for known in of_project(w.session, ours.project):
        if known.adapter == adapter and known.plan is None:
            delete(w, known.id)
        elif adapter in (known.adapter, known.control):
            kept = (None if id == adapter else id for id in (known.adapter, known.control))
            keep(w, msgspec.structs.replace(known, **dict(zip(("adapter", "control"), kept, strict=True))))
    w.session.execute(delete_from(Adapters).where(Adapters.id == adapter))
    w.changed("adapters", adapter)
