"""What a job is to do, as JSON in the store, so that it can be resumed after a restart.

Every job does what is missing: running it again resumes it.
"""

from __future__ import annotations

import msgspec

from rsgui.core.entities import AdapterForm, Model, TrainingParams
from rsgui.core.errors import not_text
from rsgui.core.rounds import Plan
from rsgui.core.wire import Columns


class Spec(msgspec.Struct, frozen=True, tag_field="job"):
    """The base of all specs."""


class GenerateJob(Spec, frozen=True, tag="generate"):
    """Make the completions that a run still misses."""

    run: int


class ScoreJob(Spec, frozen=True, tag="score"):
    """Reward the completions of these runs that the scorer has not looked at yet."""

    scorer: int
    runs: tuple[int, ...]


class TrainJob(Spec, frozen=True, tag="train"):
    """Train an adapter, from its last checkpoint or the start, on the rows that were written when it was asked for."""

    adapter: int
    left_out: str = ""  # a sentence about the rows that were left out


class TrainRewardJob(Spec, frozen=True, tag="train_reward"):
    """Train a reward model, from its last checkpoint or the start, on the pairs that were written when it was asked
    for, and make a scorer of it. `folder` is its name among the reward models beside the store."""

    name: str  # of the scorer
    base: Model
    params: TrainingParams
    pairs_hash: str
    folder: str
    about: str  # where the pairs come from, in words


class EvaluateJob(Spec, frozen=True, tag="evaluate"):
    """Make and score the base's and the tuned model's completions of the held-out prompts."""

    evaluation: int
    gold_is_enough: bool = False  # what the other scorers fail of is said, and the job ends well all the same


class ImportJob(Spec, frozen=True, tag="import"):
    """Read all prompts of a file into the job's project, or none of them."""

    path: str
    columns: Columns = Columns()
    held_out_share: float = 0.25


class ExportJob(Spec, frozen=True, tag="export"):
    """Write the curated set of a selection as JSONL in chat-messages form."""

    path: str
    selection: int


class ExportAdapterJob(Spec, frozen=True, tag="export_adapter"):
    """Write a trained adapter in another form."""

    adapter: int
    form: AdapterForm
    path: str


class RoundsJob(Spec, frozen=True, tag="rounds"):
    """Take so many rounds of a loop, from the base or from the round `after`; each step is a job of its own. With
    `review` it ends where a round waits for a person, who lets it go on."""

    plan: Plan
    rounds: int = 1
    after: int | None = None
    review: bool = False


EngineSpec = GenerateJob | ScoreJob | TrainJob | TrainRewardJob | EvaluateJob | ImportJob | ExportJob | ExportAdapterJob
"""What one job does by itself; most of it in the engine."""
JobSpec = EngineSpec | RoundsJob

_decoder: msgspec.json.Decoder[JobSpec] = msgspec.json.Decoder(JobSpec)


def to_json(spec: JobSpec) -> str:
    """The spec as the store keeps it. Raises BadInput for a path that is not Unicode text."""
    try:
        return msgspec.json.encode(spec).decode()
    except UnicodeEncodeError as error:
        raise not_text(error) from error


def from_json(text: str) -> JobSpec | None:
    """The spec of a stored job; None for one of another version that this one does not know."""
    try:
        return _decoder.decode(text)
    except msgspec.DecodeError:
        return None
