"""The options of `rsgui run`, and the records that they come to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rsgui.core.entities import Model, PromptChoice, RunScorer, ScorerSpec
from rsgui.core.errors import BadInput
from rsgui.core.rounds import Start
from rsgui.core.scorers import RewardModel, UserFile
from rsgui.jobs import scorers

PromptFile = Annotated[
    Path | None,
    typer.Option("--prompts", readable=False, help="Import this file first, into a new project where there is none."),
]
PromptColumn = Annotated[str | None, typer.Option(help="The column with the prompts, where its name does not tell.")]
HeldOut = Annotated[float, typer.Option(help="Share held out where the file does not say.")]
N = Annotated[int, typer.Option("--n", help="Completions of each training prompt.")]
K = Annotated[int, typer.Option("--k", help="Completions of each held-out prompt.")]
Take = Annotated[int | None, typer.Option(help="So many training prompts; all without it.")]
How = Annotated[
    str, typer.Option(help="Which ones --take takes: first, random, or spread (each unlike those before it).")
]
TakeSeed = Annotated[int, typer.Option(help="The seed of that choice; another one takes others.")]
Tag = Annotated[str | None, typer.Option(help="Training prompts with this tag alone.")]
ModelPath = Annotated[str, typer.Option("--model", help="A Hugging Face folder, a GGUF file, or the embedded model.")]
BackendName = Annotated[str, typer.Option("--backend", help="transformers or llama_cpp.")]
Server = Annotated[
    str | None, typer.Option(help="An OpenAI-compatible server to generate with, in place of --model: its address.")
]
Served = Annotated[str, typer.Option(help="The server's model; not needed where it has but one.")]
Temperature = Annotated[float, typer.Option(help="0 is greedy.")]
TopP = Annotated[float, typer.Option()]
MaxNewTokens = Annotated[int, typer.Option(help="Tokens of a completion, at most.")]
RewardModelPath = Annotated[
    Path | None, typer.Option("--reward-model", help="Score by this reward model's folder instead of by checks.")
]
RewardAdapter = Annotated[Path | None, typer.Option(help="An adapter for the reward model.")]
ScorerFile = Annotated[
    Path | None, typer.Option(help="Score by score(prompt, completion, reference) of this Python file, which is run.")
]
LeastReward = Annotated[
    float | None, typer.Option(help="Completions below it are not trained on. Without it: 1 with checks.")
]
Epochs = Annotated[float, typer.Option(help="Passes over the curated set.")]
Seed = Annotated[int, typer.Option()]
Rounds = Annotated[int, typer.Option(help="So many rounds, each with the adapter of the one before.")]
StartFrom = Annotated[
    Start, typer.Option("--start", help="What a later round trains from: the base, or the last adapter.")
]
Pooled = Annotated[bool, typer.Option("--pooled", help="Choose among the completions of earlier rounds too.")]
Validation = Annotated[
    float,
    typer.Option(help="Share of the training prompts kept aside: no further round where gold on it rises no more."),
]
Control = Annotated[
    bool, typer.Option("--control", help="Also train on as many random completions of the same prompts, and compare.")
]


def model_of(backend: str, path: str) -> Model:
    """A path on this machine is kept in full, so that the run can be resumed from another folder."""
    full = str(Path(path).resolve()) if Path(path).exists() else path
    match backend:
        case "transformers" | "llama_cpp" | "fake":
            return Model(backend, full)
    raise BadInput(f"There is no backend “{backend}”.", "Choose transformers or llama_cpp.")


def choice_of(tag: str | None, take: int | None, how: str, seed: int) -> PromptChoice:
    """Which training prompts are taken."""
    match how:
        case "first" | "random" | "spread":
            return PromptChoice(tag=tag, take=take, how=how, seed=seed)
    raise BadInput(f"Prompts cannot be taken “{how}”.", "Choose first, random or spread.")


def scorer_spec(reward_model: Path | None, adapter: Path | None, file: Path | None) -> RunScorer:
    """What the options of `run` say of the scorer; checks where they say nothing. Raises BadInput."""
    if reward_model is not None and file is not None:
        raise BadInput("A reward model and a scorer file are given.", "Choose one of them.")
    if file is not None:
        return UserFile(path=str(file.resolve()), digest=scorers.digest_of(file))
    if reward_model is not None:
        path = str(reward_model.resolve()) if reward_model.exists() else str(reward_model)
        return RewardModel(path=path, adapter=None if adapter is None else str(adapter.resolve()))
    if adapter is not None:
        raise BadInput("An adapter is given without its reward model.", "Name the model with --reward-model.")
    return ScorerSpec()
