"""The worked example of the RLHF book (N. Lambert, "Rejection Sampling", Selection Example) as a project: five
prompts, four completions each, and the rewards that the chapter prints, so that its selections can be looked at."""

from __future__ import annotations

from rsgui.core.entities import (
    Generator,
    GivenRewards,
    Message,
    Model,
    NewCompletion,
    NewPrompt,
    NewReward,
    Project,
)
from rsgui.jobs.workbench import Workbench
from rsgui.store import projects, prompts, rewards, runs
from rsgui.store.database import Writer

NAME = "Worked example"
SCORER = "Seed matrix"
SOURCE = "RLHF book, worked example of rejection sampling"

REWARDS = (
    (0.7, 0.3, 0.5, 0.2),
    (0.4, 0.8, 0.6, 0.5),
    (0.9, 0.3, 0.4, 0.7),
    (0.2, 0.5, 0.8, 0.6),
    (0.5, 0.4, 0.3, 0.6),
)
"""The chapter's reward matrix: a row is a prompt, a column a completion."""


def project(bench: Workbench) -> Project:
    """The project, made whole where it is not there."""
    with bench.store.write() as w:
        there = projects.named(w.session, NAME)
        return there or _made(w)


def _made(w: Writer) -> Project:
    made = projects.create(w, NAME)
    asked = [NewPrompt((Message("user", f"Prompt {i} of the worked example"),)) for i, _ in enumerate(REWARDS, 1)]
    prompts.add(w, made.id, asked, held_out_share=0.0)
    ids = [prompt.id for prompt in prompts.page(w.session, made.id, 0, len(REWARDS))]
    run = runs.create(w, made.id, Generator(Model(path=SOURCE)), "train", len(REWARDS[0]), seed=0)
    runs.add_completions(w, run.id, [completion for row, id in enumerate(ids) for completion in _completions(row, id)])
    scorer = rewards.scorer(w, made.id, SCORER, GivenRewards(SOURCE))
    given = [
        NewReward(completion.id, value)
        for id, row in zip(ids, REWARDS, strict=True)
        for completion, value in zip(runs.of_prompt(w.session, run.id, id), row, strict=True)
    ]
    rewards.add(w, scorer.id, given)
    return made


def _completions(row: int, prompt: int) -> list[NewCompletion]:
    """The chapter has rewards and no texts, so each text says which one it stands for."""
    texts = [f"Completion {column} of prompt {row + 1}, reward {r:g}" for column, r in enumerate(REWARDS[row], 1)]
    return [NewCompletion(prompt, i, text, len(text.split()), "stop", None) for i, text in enumerate(texts)]
