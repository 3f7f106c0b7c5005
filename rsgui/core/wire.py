"""What the application and its engine process say to each other: msgspec structs, one JSON object a line.

A request has an id and is answered by `Started, (Progress | items)*, (Done | Failed | Stopped)`. Requests that work
through many things (`Generate`, `Score`) are fed with `Feed` messages in bounded windows: the application tops them
up as items come back, so that neither side ever holds more than a window. The engine works on one request at a time,
in the order of their arrival; `Feed`, `Cancel`, `Pause`, `Continue` and `Finish` are looked at at once.
"""

from __future__ import annotations

from typing import Any

import msgspec

from rsgui.core.calibration import PairQuality
from rsgui.core.checks import Check
from rsgui.core.entities import (
    AdapterForm,
    Generator,
    Message,
    Model,
    ModelOptions,
    NewCompletion,
    NewLikelihood,
    NewPrompt,
    NewReward,
    RunScorer,
    TrainingParams,
    TrainingPoint,
    TrainingSample,
)

PROTOCOL = 2


class Tagged(msgspec.Struct, frozen=True, tag_field="type"):
    """The base of all messages; the name of the class is its tag."""


# --- work: what requests are fed with


class PromptWork(Tagged, frozen=True, tag=True):
    """One prompt of a generation run, and which of its completions to make. `key` seeds them."""

    prompt: int
    key: str
    messages: tuple[Message, ...]
    indices: tuple[int, ...]


class Text(msgspec.Struct, frozen=True):
    """A completion as a scorer gets it. One that is `known` has its reward and is there to be compared with."""

    completion: int
    text: str
    known: bool = False


class ScoreWork(Tagged, frozen=True, tag=True):
    """One prompt with those of its completions that are to be scored, and all else that a scorer may look at."""

    prompt: int
    messages: tuple[Message, ...]
    texts: tuple[Text, ...]
    checks: tuple[Check, ...] = ()
    reference: str | None = None


class Said(msgspec.Struct, frozen=True):
    """A completion whose probability is asked for; `ended` by the model itself, not cut off."""

    completion: int
    text: str
    ended: bool


class SaidWork(Tagged, frozen=True, tag=True):
    """One prompt as its model saw it, the system prompt included, with completions of it."""

    messages: tuple[Message, ...]
    said: tuple[Said, ...]


class TextWork(Tagged, frozen=True, tag=True):
    """One text to embed; `place` is the asker's own number for it."""

    place: int
    text: str


Work = PromptWork | ScoreWork | SaidWork | TextWork


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
    """Score completions. Fed with `ScoreWork`; items: `Rewarded`, one for each text that is not known. Result: None."""

    id: int
    scorer: RunScorer
    options: ModelOptions = ModelOptions()


class InspectScorer(Tagged, frozen=True, tag=True):
    """Look at a scorer and say whether it can be run, without loading weights or running a file. Result:
    `ScorerInfo`."""

    id: int
    scorer: RunScorer


class RenderScored(Tagged, frozen=True, tag=True):
    """Show what a scorer's model is given for the first completion of `work`, without loading its weights. Result:
    `Rendered`."""

    id: int
    scorer: RunScorer
    work: ScoreWork


class Train(Tagged, frozen=True, tag=True):
    """Fine-tune a LoRA adapter of `model` on the rows of a JSONL file (core.dataset.TrainingRow, one a line) and
    leave it in `folder` in peft's form. Items: `Trained`, `Sampled`. Result: `TrainingResult`."""

    id: int
    model: Model
    params: TrainingParams
    rows: str
    rows_hash: str
    folder: str
    template: str | None = None  # of the generator whose completions the rows are; as in `Generator`
    about: str = ""  # how the rows were picked, in words; kept with the files
    parent: str | None = None  # the folder of an adapter of the same base to go on from, of the shape that `params` has
    whose: str = ""  # completions the rows are: the generators' names; kept with the files


class Dismiss(Tagged, frozen=True, tag=True):
    """Tell the processes that would train along, as `accelerate launch` has started them, that there is nothing to
    train, and why. Result: None."""

    id: int
    why: str


class PreviewTraining(Tagged, frozen=True, tag=True):
    """What a training on these rows would be, without loading weights; `row` is the one that is shown in tokens.
    Result: `TrainingPreview`."""

    id: int
    model: Model
    params: TrainingParams
    rows: str
    rows_hash: str
    row: int = 0
    template: str | None = None


class WeighTokens(Tagged, frozen=True, tag=True):
    """Tell the tokens of one completion as a training would see them, and how probable the generator finds each after
    those before. Result: `Tokens`."""

    id: int
    generator: Generator
    messages: tuple[Message, ...]  # as the model saw them, the system prompt included
    text: str
    threads: int | None = None


class TrainReward(Tagged, frozen=True, tag=True):
    """Train a reward model over `model` on the pairs of a JSONL file (core.preferences.Pair, one a line), and leave it
    in `folder` as an adapter in peft's form with the head in it. Items: `Trained`, with the loss per pair. Result:
    `RewardTrainingResult`."""

    id: int
    model: Model
    params: TrainingParams
    rows: str
    rows_hash: str
    folder: str
    about: str  # where the pairs come from, in words; kept with the files


class ExportAdapter(Tagged, frozen=True, tag=True):
    """Write the adapter in a folder in peft's form, trained over `model`, in another form to `target`. Result:
    `Exported`."""

    id: int
    model: Model
    adapter: str
    form: AdapterForm
    target: str
    template: str | None = None  # of the completions that it was trained on; as in `Generator`


class CompareLikelihoods(Tagged, frozen=True, tag=True):
    """Reckon how probable completions are by a generator with its adapter, and by its base alone, at temperature 1. Fed
    with `SaidWork`; items: `Likely`, one for each completion. Result: None."""

    id: int
    generator: Generator
    threads: int | None = None


class ReadPrompts(Tagged, frozen=True, tag=True):
    """Read prompts from a JSONL, CSV or Parquet file. Items: `Read`. Result: `FileInfo`.

    `limit` ends the reading after so many rows (a preview); with 0 the result tells of the columns alone.
    """

    id: int
    path: str
    columns: Columns
    limit: int | None = None


class Embed(Tagged, frozen=True, tag=True):
    """Turn texts into vectors by the embedding model in a folder. Fed with `TextWork`; items: `Embedded`. Result:
    None."""

    id: int
    model: str
    threads: int | None = None


class Inspect(Tagged, frozen=True, tag=True):
    """Look at a model without loading its weights. Result: `ModelInfo`."""

    id: int
    model: Model


class ListServed(Tagged, frozen=True, tag=True):
    """Ask an OpenAI-compatible server which models it has. Result: `Served`."""

    id: int
    url: str


class Render(Tagged, frozen=True, tag=True):
    """Show what a generator's model is given for `messages`, without loading its weights. Result: `Rendered`."""

    id: int
    generator: Generator
    messages: tuple[Message, ...]


class Calibrate(Tagged, frozen=True, tag=True):
    """Load a generator and make a few completions of `works`, which are thrown away, to tell how fast it is here and
    whether it fits. Result: `Pace`."""

    id: int
    generator: Generator
    works: tuple[PromptWork, ...]
    options: ModelOptions = ModelOptions()


class Probe(Tagged, frozen=True, tag=True):
    """What this machine can do, for `rsgui doctor`. With `decode`, llama.cpp decodes a few tokens of the embedded
    model, loaded with `options`, which may end the process. Result: `Machine`."""

    id: int
    decode: bool = False
    options: ModelOptions = ModelOptions()


Request = (
    Generate
    | Score
    | InspectScorer
    | RenderScored
    | Train
    | Dismiss
    | PreviewTraining
    | WeighTokens
    | TrainReward
    | ExportAdapter
    | CompareLikelihoods
    | ReadPrompts
    | Inspect
    | ListServed
    | Render
    | Calibrate
    | Probe
    | Embed
)


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


class Finish(Tagged, frozen=True, tag=True):
    """End a training early, and well: what it has learnt by now is its result."""

    id: int


ToEngine = Request | Feed | Cancel | Pause | Continue | Finish


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
    size: int = 0  # of its weights on disk, once loaded in memory, bytes; 0: not known
    fingerprint: str = ""  # blake2b over the names, sizes and contents of its files; "" where it is a server's
    cache_per_token: int = 0  # of one completion in flight, bytes with 16-bit keys and values; 0: not known


class Served(Tagged, frozen=True, tag=True):
    """The models of a server, by name."""

    names: tuple[str, ...]


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a rendered prompt; `special` where it is a token that is no text (begin of turn, end ...)."""

    text: str
    special: bool


class Rendered(Tagged, frozen=True, tag=True):
    """A prompt as the model is given it."""

    pieces: tuple[Piece, ...]
    tokens: int
    own_template: str  # the model's own chat template; "" where it has none


class Pace(Tagged, frozen=True, tag=True):
    """How fast a generator is here. Memory in bytes."""

    tokens_per_second: float  # of completions, with as many in flight as a run would have
    mean_tokens: float  # of a completion
    prompt_tokens: float  # of a prompt, in the mean
    weights: int
    cache_per_token: int  # of one completion in flight; 0: not known
    free: int  # left on the device once the weights are there
    device: str


class ScorerInfo(Tagged, frozen=True, tag=True):
    """What is known of a scorer: shown when it is chosen."""

    name: str
    labels: tuple[str, ...] = ()  # what the model's head gives
    context: int = 0  # tokens that it sees of prompt and completion; 0: no bound
    has_template: bool = False  # a chat template of its own


class TrainingResult(Tagged, frozen=True, tag=True):
    folder: str
    rows: int
    dropped: int  # rows longer than max_length
    tokens: int  # completion tokens seen by the loss
    loss: float  # mean over the last epoch's tokens
    seconds: float
    steps: int = 0  # that were done
    planned: int = 0  # fewer were done where it was ended early
    kept: int = 0  # the step whose weights the adapter has: the last, or the best
    validation: float | None = None  # loss per token of the rows kept back, after that step
    validation_rows: int = 0


class TokenPiece(msgspec.Struct, frozen=True):
    """One token as it is written; `learnt` where the loss is taken of it."""

    text: str
    learnt: bool
    special: bool
    logprob: float | None = None  # nats, at temperature 1; None: not known


class Tokens(Tagged, frozen=True, tag=True):
    pieces: tuple[TokenPiece, ...]  # of prompt, completion and end of turn
    limit: int  # tokens that the model can read; of more, no log-probability is known


class TrainingPreview(Tagged, frozen=True, tag=True):
    all_rows: int
    rows: int  # to learn from
    validation_rows: int
    dropped: int  # rows longer than `limit`
    limit: int  # tokens
    longest: int  # tokens of the longest row that is learnt from
    tokens: int  # of all rows that are learnt from, once
    completion_tokens: int
    steps: int
    learnt: int  # weights of the adapter
    seconds: float  # about
    memory: int  # bytes on the device, about
    pieces: tuple[TokenPiece, ...]  # of the row that is shown
    row_fits: bool


class RewardTrainingResult(Tagged, frozen=True, tag=True):
    folder: str
    pairs: int
    dropped: int  # pairs with a text longer than max_length
    loss: float  # per pair, mean over the last epoch
    seconds: float
    quality: PairQuality | None  # on the held-out pairs; None where all of them were dropped


class Exported(Tagged, frozen=True, tag=True):
    path: str
    size: int  # bytes


class Device(msgspec.Struct, frozen=True):
    name: str
    memory_free: int  # bytes
    memory_total: int


class Machine(Tagged, frozen=True, tag=True):
    versions: dict[str, str]
    devices: tuple[Device, ...]
    decoded: str = ""  # what llama.cpp decoded


Result = (
    FileInfo
    | ModelInfo
    | ScorerInfo
    | TrainingResult
    | TrainingPreview
    | Tokens
    | RewardTrainingResult
    | Exported
    | Served
    | Rendered
    | Pace
    | Machine
)


# --- items


class Made(Tagged, frozen=True, tag=True):
    completion: NewCompletion


class Refused(Tagged, frozen=True, tag=True):
    """A prompt that cannot be generated for; the others go on."""

    prompt: int
    reason: str


class Rewarded(Tagged, frozen=True, tag=True):
    reward: NewReward


class Likely(Tagged, frozen=True, tag=True):
    likelihood: NewLikelihood


class Trained(Tagged, frozen=True, tag=True):
    point: TrainingPoint


class Sampled(Tagged, frozen=True, tag=True):
    sample: TrainingSample


class Read(Tagged, frozen=True, tag=True):
    prompt: NewPrompt
    line: int  # one-based, as in the file


class Embedded(Tagged, frozen=True, tag=True):
    """A text as a vector of length one: its numbers as float32, the lowest byte first."""

    place: int
    vector: bytes


Item = Made | Refused | Rewarded | Likely | Trained | Sampled | Read | Embedded


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
