"""What the application and its engine process say to each other: msgspec structs, one JSON object a line.

A request has an id and is answered by `Started, (Progress | items)*, (Done | Failed | Stopped)`. Requests that work
through many things (`Generate`, `Score`) are fed with `Feed` messages in bounded windows: the application tops them
up as items come back, so that neither side ever holds more than a window. The engine works on one request at a time,
in the order of their arrival; `Feed`, `Cancel`, `Pause` and `Continue` are looked at at once.
"""

from __future__ import annotations

from typing import Any

import msgspec

from rsgui.core.checks import Check
from rsgui.core.entities import (
    Generator,
    Message,
    Model,
    ModelOptions,
    NewCompletion,
    NewPrompt,
    NewReward,
    ScorerSpec,
    TrainingParams,
    TrainingPoint,
)

PROTOCOL = 1


class Tagged(msgspec.Struct, frozen=True, tag_field="type"):
    """The base of all messages; the name of the class is its tag."""


# --- work: what requests are fed with


class PromptWork(Tagged, frozen=True, tag=True):
    """One prompt of a generation run, and which of its completions to make. `key` seeds them."""

    prompt: int
    key: str
    messages: tuple[Message, ...]
    indices: tuple[int, ...]


class ScoreWork(Tagged, frozen=True, tag=True):
    """One completion to score, with all that a scorer may look at."""

    completion: int
    messages: tuple[Message, ...]
    text: str
    checks: tuple[Check, ...] = ()
    reference: str | None = None


Work = PromptWork | ScoreWork


# --- requests


class Columns(msgspec.Struct, frozen=True):
    """Which column of a prompt file is what; None: not there. `prompt` holds text or a list of chat messages.

    With `prompt` None the engine takes the first of messages, prompt, text, question, instruction that exists; the
    other columns are taken by their own names where they exist and are not named otherwise; "" leaves one out.
    """

    prompt: str | None = None
    system: str | None = None
    reference: str | None = None
    checks: str | None = None
    tags: str | None = None
    split: str | None = None


class Generate(Tagged, frozen=True, tag=True):
    """Make completions. Fed with `PromptWork`; items: `Made`, `Refused`. Result: `ModelInfo`."""

    id: int
    generator: Generator
    seed: int
    options: ModelOptions = ModelOptions()


class Score(Tagged, frozen=True, tag=True):
    """Score completions. Fed with `ScoreWork`; items: `Rewarded`. Result: None."""

    id: int
    scorer: ScorerSpec


class Train(Tagged, frozen=True, tag=True):
    """Fine-tune a LoRA adapter of `model` on the rows of a JSONL file (core.dataset.TrainingRow, one a line) and
    leave it in `folder` in peft's form. Items: `Trained`. Result: `TrainingResult`."""

    id: int
    model: Model
    params: TrainingParams
    rows: str
    rows_hash: str
    folder: str


class ReadPrompts(Tagged, frozen=True, tag=True):
    """Read prompts from a JSONL, CSV or Parquet file. Items: `Read`. Result: `FileInfo`.

    `limit` ends the reading after so many rows (a preview); with 0 the result tells of the columns alone.
    """

    id: int
    path: str
    columns: Columns
    limit: int | None = None


class Inspect(Tagged, frozen=True, tag=True):
    """Look at a model without loading its weights. Result: `ModelInfo`."""

    id: int
    model: Model


class Probe(Tagged, frozen=True, tag=True):
    """What this machine can do, for `rsgui doctor`. With `decode`, llama.cpp decodes a few tokens of the embedded
    model, loaded with `options`, which may end the process. Result: `Machine`."""

    id: int
    decode: bool = False
    options: ModelOptions = ModelOptions()


Request = Generate | Score | Train | ReadPrompts | Inspect | Probe


class Feed(Tagged, frozen=True, tag=True):
    """More work for request `id`; `last` says that no more will come."""

    id: int
    work: tuple[Work, ...]
    last: bool = False


class Cancel(Tagged, frozen=True, tag=True):
    id: int


class Pause(Tagged, frozen=True, tag=True):
    id: int


class Continue(Tagged, frozen=True, tag=True):
    id: int


ToEngine = Request | Feed | Cancel | Pause | Continue


# --- records that requests and results are made of


class FileInfo(Tagged, frozen=True, tag=True):
    columns: tuple[str, ...]  # all columns of the file
    used: Columns
    rows: int | None  # rows in the file where that is known without reading all of it


class ModelInfo(Tagged, frozen=True, tag=True):
    """What is known of a model: shown when it is picked, and recorded with the run."""

    name: str
    architecture: str
    parameters: int  # 0: not known without loading
    context: int  # tokens
    quantisation: str  # "bf16", "Q4_1" ...
    template_hash: str  # blake2b of the chat template, 16 hexadecimal digits; "" without a template
    device: str = ""  # once loaded: "cpu", "cuda:0" ...
    dtype: str = ""


class TrainingResult(Tagged, frozen=True, tag=True):
    folder: str
    rows: int
    dropped: int  # rows longer than max_length
    tokens: int  # completion tokens seen by the loss
    loss: float  # mean over the last epoch's tokens
    seconds: float


class Device(msgspec.Struct, frozen=True):
    name: str
    memory_free: int  # bytes
    memory_total: int


class Machine(Tagged, frozen=True, tag=True):
    versions: dict[str, str]
    devices: tuple[Device, ...]
    decoded: str = ""  # what llama.cpp decoded


Result = FileInfo | ModelInfo | TrainingResult | Machine


# --- items


class Made(Tagged, frozen=True, tag=True):
    completion: NewCompletion


class Refused(Tagged, frozen=True, tag=True):
    """A prompt that cannot be generated for; the others go on."""

    prompt: int
    reason: str


class Rewarded(Tagged, frozen=True, tag=True):
    reward: NewReward


class Trained(Tagged, frozen=True, tag=True):
    point: TrainingPoint


class Read(Tagged, frozen=True, tag=True):
    prompt: NewPrompt
    line: int  # one-based, as in the file


Item = Made | Refused | Rewarded | Trained | Read


# --- events


class Ready(Tagged, frozen=True, tag=True):
    """The first line that an engine writes."""

    protocol: int
    version: str
    pid: int


class Started(Tagged, frozen=True, tag=True):
    id: int


class Progress(Tagged, frozen=True, tag=True):
    """What the engine is doing, in words, where items alone do not tell ("loading SmolLM2")."""

    id: int
    note: str


class Items(Tagged, frozen=True, tag=True):
    """Results, in the order in which they came about; several at once where they come fast."""

    id: int
    items: tuple[Item, ...]


class Done(Tagged, frozen=True, tag=True):
    id: int
    result: Result | None = None


class Failed(Tagged, frozen=True, tag=True):
    id: int
    kind: str  # of core.errors
    message: str
    hint: str


class Stopped(Tagged, frozen=True, tag=True):
    """The request ended because it was cancelled."""

    id: int


Event = Ready | Started | Progress | Items | Done | Failed | Stopped

_encoder = msgspec.json.Encoder()


def encode(message: Any) -> bytes:
    """A message as one line."""
    return _encoder.encode(message) + b"\n"


to_engine = msgspec.json.Decoder(ToEngine)
"""Decodes what the engine reads. Raises msgspec.DecodeError for anything else."""

from_engine = msgspec.json.Decoder(Event)
"""Decodes what the application reads."""
