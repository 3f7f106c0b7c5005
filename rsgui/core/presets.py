"""Published recipes, with their source: what was picked, out of how many completions, sampled how.

What a source does not say is None here, not a guess. Where a number hangs on the size of a project, `fitted` puts in
that of the project.
"""

from __future__ import annotations

import msgspec

from rsgui.core.recipes import Recipe
from rsgui.core.strategies import (
    AtLeast,
    RandomOverall,
    RandomPerPrompt,
    StatisticalRejection,
    TopOverall,
    TopPerPrompt,
)
from rsgui.core.texts import later


class Preset(msgspec.Struct, frozen=True, kw_only=True):
    """A recipe with the sampling that goes with it."""

    name: str
    source: str
    recipe: Recipe
    completions: tuple[int, int]  # of each prompt, fewest and most
    temperature: tuple[float, float] | None = None  # lowest and highest
    top_p: float | None = None
    top_k: int | None = None
    advice: str = ""


def _book(name: str, recipe: Recipe, advice: str) -> Preset:
    return Preset(
        name=f"RLHF book, {name}",
        source="RLHF book, reference code (N. Lambert)",
        recipe=recipe,
        completions=(8, 8),
        temperature=(0.8, 0.8),
        top_p=0.95,
        top_k=20,
        advice=advice,
    )


def fitted(recipe: Recipe, prompts: int) -> Recipe:
    """A published recipe for this many prompts: what takes a number overall takes as many as there are prompts, so
    that it can be compared with one of each prompt."""
    match recipe.strategy:
        case TopOverall():
            return msgspec.structs.replace(recipe, strategy=TopOverall(max(1, prompts)))
        case RandomOverall(_, seed):
            return msgspec.structs.replace(recipe, strategy=RandomOverall(max(1, prompts), seed))
    return recipe


PRESETS: tuple[Preset, ...] = (
    Preset(
        name="Llama 2",
        source="Touvron et al. 2023, “Llama 2: Open Foundation and Fine-Tuned Chat Models”, section 3.2.3",
        recipe=Recipe(TopPerPrompt()),
        completions=(10, 100),
        temperature=(1.2, 1.3),
        advice=later(
            "The temperature is that of the chat model. In every round, rate the completions of all "
            "earlier rounds again with the current reward model and choose among all of them."
        ),
    ),
    Preset(
        name="Llama 3",
        source="Grattafiori et al. 2024, “The Llama 3 Herd of Models”, section 4.2.2",
        recipe=Recipe(TopPerPrompt()),
        completions=(10, 30),
        advice=later("Sample from the best model of the round before."),
    ),
    Preset(
        name="RAFT",
        source="Dong et al. 2023, “RAFT: Reward rAnked FineTuning for Generative Foundation Model Alignment”",
        recipe=Recipe(TopPerPrompt()),
        completions=(8, 32),
        temperature=(0.85, 1.0),
        advice=later(
            "The best 1/K of K completions of each prompt. Train for 2 epochs a round with a "
            "learning rate of 2e-5 (all weights; an adapter wants about ten times as much)."
        ),
    ),
    Preset(
        name="ReST-EM",
        source="Singh et al. 2024, “Beyond Human Data: Scaling Self-Training for Problem-Solving with Language Models”",
        recipe=Recipe(AtLeast(1.0), at_most_per_prompt=10),
        completions=(32, 32),
        temperature=(0.7, 0.7),
        advice=later(
            "For rewards of 0 or 1: at most 10 correct completions of each problem. Train every "
            "round from the base model, not from the adapter before."
        ),
    ),
    Preset(
        name="STaR",
        source="Zelikman et al. 2022, “STaR: Bootstrapping Reasoning With Reasoning”",
        recipe=Recipe(AtLeast(1.0)),
        completions=(1, 1),
        advice=later("For rewards of 0 or 1: what is correct is kept. Train every round from the base model."),
    ),
    Preset(
        name="RSO",
        source="Liu et al. 2023, “Statistical Rejection Sampling Improves Preference Optimization”, Algorithm 1",
        recipe=Recipe(StatisticalRejection(8, beta=0.5)),
        completions=(64, 64),
        temperature=(0.7, 0.7),
        top_k=40,
        advice=later("Of 64 candidates 8. A higher beta takes more at random, a lower one more of the best."),
    ),
    _book(
        "best per prompt",
        Recipe(TopPerPrompt()),
        later("Compare it with random completions of the same prompts."),
    ),
    _book(
        "best overall",
        Recipe(TopOverall(100)),
        later(
            "As many as there are prompts, so that it compares with the best of each prompt. Rewards "
            "of different prompts have to be comparable."
        ),
    ),
    _book(
        "random per prompt",
        Recipe(RandomPerPrompt()),
        later("The control of the best per prompt: blind to the rewards."),
    ),
    _book("random overall", Recipe(RandomOverall(100)), later("The control of the best overall: the same number.")),
)
