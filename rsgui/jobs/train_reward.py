"""The job that trains a reward model on pairs that were frozen when it was asked for, and registers it as a scorer.

What is trained is known by its folder, whose name is made of all that it is trained with. So the same asked for again
is there already, and a training that was ended on its way begins anew.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

import msgspec

from rsgui import paths
from rsgui.core import wire
from rsgui.core.calibration import PairQuality
from rsgui.core.dataset import encode_rows, rows_hash
from rsgui.core.entities import Model, Scorer, TrainingParams
from rsgui.core.errors import BadInput
from rsgui.core.preferences import Pair
from rsgui.core.scorers import RewardModel
from rsgui.core.texts import counted, later, tr
from rsgui.jobs.context import Context
from rsgui.jobs.engine_client import Items
from rsgui.jobs.files import whole_file
from rsgui.jobs.specs import TrainRewardJob
from rsgui.store import projects, rewards
from rsgui.store.database import Store, Writer

RECORD = "rsgui.json"


class Learned(msgspec.Struct, frozen=True):
    """What stands beside a reward model that was trained here."""

    about: str
    pairs: int
    dropped: int
    loss: float
    quality: PairQuality | None


def freeze(
    store: Store, project: int, name: str, base: Model, params: TrainingParams, pairs: Sequence[Pair], about: str
) -> TrainRewardJob:
    """Writes the pairs down and gives what is to be done with them. Raises DiskFull, BadInput."""
    digest = rows_hash(pairs)
    made_of = msgspec.json.encode((name, base, params, digest))
    folder = f"{project}-{hashlib.blake2b(made_of, digest_size=6).hexdigest()}"
    with whole_file(_pairs_of(_home(store), folder)) as file:
        file.write(encode_rows(pairs))
    return TrainRewardJob(name, base, params, digest, folder, about)


def scorer_of(store: Store, project: int, spec: TrainRewardJob) -> Scorer | None:
    """The scorer that came of a training; None while there has been no end."""
    wanted = _reward_model(_home(store), spec)
    with store.read() as s:
        return next((one for one in rewards.scorers(s, project) if one.spec == wanted), None)


def learned(spec: RewardModel) -> Learned | None:
    """What is known of a reward model that was trained here; None for others, and where its files are gone."""
    if spec.adapter is None:
        return None
    try:
        return msgspec.json.decode((Path(spec.adapter) / RECORD).read_bytes(), type=Learned)
    except (OSError, msgspec.DecodeError):
        return None


def find_moved(store: Store) -> None:
    """Finds the reward models again where the store was moved and they with it. Raises DiskFull, StoreError."""
    home = _home(store)
    with store.read() as s:
        every = [one for project in projects.every(s) for one in rewards.scorers(s, project.id)]
    for scorer in every:
        spec = scorer.spec
        if isinstance(spec, RewardModel) and spec.adapter is not None and not Path(spec.adapter).is_dir():
            here = home / Path(spec.adapter).name
            if here.is_dir():
                with store.write() as w:
                    rewards.move_scorer(w, scorer.id, msgspec.structs.replace(spec, adapter=str(here)))


def delete_files(store: Store, project: int) -> None:
    """Deletes the reward models that a project trained, and their pairs, as far as they are there."""
    for place in _home(store).glob(f"{project}-*"):
        if place.is_dir():
            shutil.rmtree(place, ignore_errors=True)
        else:
            place.unlink(missing_ok=True)


def run(context: Context, spec: TrainRewardJob) -> str:
    """Trains from the start, and registers what came of it under its name."""
    home = _home(context.store)
    folder, rows = home / spec.folder, _pairs_of(home, spec.folder)
    if not (folder / RECORD).is_file():
        if not rows.is_file():
            raise BadInput("The pairs of this training, {rows}, are gone.", "Start a new training.", rows=rows)
        context.meter.start(0, 0, later("tokens"))
        _train(context, spec, rows, folder)
    scorer = _reward_model(home, spec)
    with context.store.write() as w:
        registered = _registered(w, context.project, spec.name, scorer)
    return f"{tr('“{name}” is a scorer now.', name=registered.name)} {told(learned(scorer))}".rstrip()


def told(what: Learned | None) -> str:
    """How good a reward model is, in words."""
    if what is None:
        return ""
    parts = [counted(what.pairs, "It learnt from {count} pair.", "It learnt from {count} pairs.")]
    if what.dropped:
        parts.append(counted(what.dropped, "{count} more was too long.", "{count} more were too long."))
    return " ".join([*parts, _measured(what.quality)])


def _measured(quality: PairQuality | None) -> str:
    if quality is None:
        return tr("All held-out pairs were too long to measure on.")
    return counted(
        quality.pairs,
        "Of {count} held-out pair it tells {accuracy:.0%} apart rightly ({low:.0%} to {high:.0%}); Brier score "
        "{brier:.3f} (a coin has {coin:.3f}), calibration error {error:.3f}.",
        "Of {count} held-out pairs it tells {accuracy:.0%} apart rightly ({low:.0%} to {high:.0%}); Brier score "
        "{brier:.3f} (a coin has {coin:.3f}), calibration error {error:.3f}.",
        accuracy=quality.accuracy,
        low=quality.low,
        high=quality.high,
        brier=quality.brier,
        coin=0.25,
        error=quality.error,
    )


def _train(context: Context, spec: TrainRewardJob, rows: Path, folder: Path) -> None:
    def follow(items: Items) -> None:
        points = [item.point for item in items if isinstance(item, wire.Trained)]
        if points:
            context.meter.expect(points[-1].steps)
            context.meter.reached(points[-1].step, points[-1].tokens_per_second)

    request = wire.TrainReward(0, spec.base, spec.params, str(rows), spec.pairs_hash, str(folder), spec.about)
    context.request(request, follow)


def _reward_model(home: Path, spec: TrainRewardJob) -> RewardModel:
    """The scorer that the adapter makes of the base; the adapter brings the head."""
    return RewardModel(path=spec.base.path, adapter=str(home / spec.folder))


def _registered(w: Writer, project: int, name: str, spec: RewardModel) -> Scorer:
    """The scorer of that name; where another one took it meanwhile, with a number behind it."""
    taken = {one.name: one for one in rewards.scorers(w.session, project)}
    number, free = 1, name
    while free in taken and taken[free].spec != spec:
        number += 1
        free = f"{name} {number}"
    return rewards.scorer(w, project, free, spec)


def _home(store: Store) -> Path:
    return paths.reward_models_folder(store.path).resolve()


def _pairs_of(home: Path, folder: str) -> Path:
    return home / f"{folder}.pairs.jsonl"
