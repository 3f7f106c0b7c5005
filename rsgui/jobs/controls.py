"""The matched random control of an adapter: a second one, trained the same way on as many random completions of the
same prompts. What it gains too is the tuning's; what the adapter gains beyond it is the selection's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from rsgui import paths
from rsgui.core.dataset import TrainingRow, decode_rows, encode_rows, rows_hash
from rsgui.core.entities import Adapter
from rsgui.core.errors import BadInput
from rsgui.core.selection import matched_control
from rsgui.core.texts import later, tr
from rsgui.jobs import curating, train
from rsgui.jobs.curating import CuratedSet
from rsgui.jobs.files import whole_file
from rsgui.store import grid, prompts, rounds, selections
from rsgui.store.database import Store


def of_project(store: Store, project: int) -> dict[int, int]:
    """The control of each adapter that has one, trained or not."""
    with store.read() as s:
        return {one.adapter: one.control for one in rounds.of_project(s, project) if one.adapter and one.control}


def freeze(store: Store, adapter: int) -> Adapter:
    """The record of an adapter's control and the file of its rows, both or neither; it is still to be trained. Raises
    BadInput where the rows of the adapter are gone, where no round has it, or it has a control; DiskFull."""
    with store.read() as s:
        trained = rounds.adapter(s, adapter)
        ours = [one for one in rounds.of_project(s, trained.project) if one.adapter == adapter]
    if not ours or not train.unmade(store, ours[0].control):
        taken, alone = later("{adapter} has a control already."), later("{adapter} belongs to no round.")
        raise BadInput(taken if ours else alone, "Choose another adapter.", adapter=trained.name)
    place = paths.adapters_folder(store.path)
    rows = _rows(store, trained, ours[0].runs, _trained_on(train.rows_of(place, trained), trained))
    with store.write() as w:
        control = rounds.new_adapter(
            w,
            trained.project,
            tr("control of {adapter}", adapter=trained.name),
            trained.base,
            trained.selection,
            trained.params,
            len(rows),
            rows_hash(rows),
            trained.parent,
        )
        with whole_file(train.rows_of(place, control)) as file:
            file.write(encode_rows(rows))
        rounds.keep(w, msgspec.structs.replace(ours[0], control=control.id))
    return control


def _trained_on(file: Path, trained: Adapter) -> list[TrainingRow]:
    try:
        with file.open("rb") as lines:
            return decode_rows(lines, str(file), TrainingRow)
    except OSError as error:
        hint = later("Its control needs to know how many of each prompt there were. Train anew to have one.")
        raise BadInput("The rows of {adapter} are gone.", hint, adapter=trained.name) from error


def _rows(store: Store, trained: Adapter, among: Sequence[int], rows: Sequence[TrainingRow]) -> list[TrainingRow]:
    """As many random completions of each prompt as there are rows of it, from among the runs that the round chose from,
    blind to rewards and decisions; and the rows of other data, which were mixed in, as they are."""
    counts = Counter(row.prompt_key for row in rows)
    with store.read() as s:
        chosen = selections.get(s, trained.selection)
        cells = grid.matrix(s, trained.project, chosen.scorer, among)
        keys = {prompt.id: prompt.key for prompt in prompts.get(s, cells.prompts.tolist())}
    wanted = np.array([counts.get(keys[int(prompt)], 0) for prompt in cells.prompts], dtype=np.int64)
    starts = np.searchsorted(cells.rows, np.arange(len(wanted)))
    widths = np.append(starts[1:], len(cells.rows)) - starts
    as_many = [start + np.arange(min(count, width)) for start, count, width in zip(starts, wanted, widths, strict=True)]
    places = np.concatenate(as_many) if as_many else np.zeros(0, dtype=np.int64)
    at_random = cells.completions[matched_control(cells.matrix, places, trained.params.seed)]
    blind = CuratedSet(chosen, {}, tuple(int(id) for id in at_random))
    others = [row for row in rows if row.prompt_key not in set(keys.values())]
    return [*curating.rows(store, blind), *others]
