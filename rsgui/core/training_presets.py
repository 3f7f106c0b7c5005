"""Published ways to train an adapter, with their source. What a source does not say is as usual."""

from __future__ import annotations

import msgspec

from rsgui.core.entities import Quantise, TrainingParams
from rsgui.core.texts import later


class TrainingPreset(msgspec.Struct, frozen=True):
    """Parameters, and who used them for what."""

    name: str
    source: str
    params: TrainingParams
    quantise: Quantise | None = None  # what the base is rounded to; None: as it is


TRAINING_PRESETS = (
    TrainingPreset(
        later("As usual here"),
        later("Measured with SmolLM2-135M on completions that passed their checks: 0.26 before, 0.64 after."),
        TrainingParams(),
    ),
    TrainingPreset(
        later("LoRA without regret"),
        later(
            "Schulman et al. 2025: all linear layers, ten times full fine-tuning's learning rate, held constant;"
            " batches under 32."
        ),
        TrainingParams(
            rank=32, alpha=32, learning_rate=2e-4, batch_size=16, schedule="constant", warmup=0.0, epochs=1.0
        ),
    ),
    TrainingPreset(
        later("QLoRA"),
        later(
            "Dettmers et al. 2023, appendix B.2, for 7 and 13 billion weights: a base in 4 bits, a high rank, a"
            " constant learning rate."
        ),
        TrainingParams(
            rank=64,
            alpha=16,
            dropout=0.1,
            learning_rate=2e-4,
            batch_size=16,
            clip=0.3,
            schedule="constant",
            warmup=0.03,
        ),
        "4bit",
    ),
    TrainingPreset(
        later("RAFT"),
        later("Dong et al. 2023: two epochs a round; 0.00002 for all weights, so ten times that for an adapter."),
        TrainingParams(learning_rate=2e-4, epochs=2.0),
    ),
    TrainingPreset(
        later("With noise (NEFTune)"),
        later("Jain et al. 2023: noise of alpha 5 on the embeddings, for longer and better liked answers."),
        TrainingParams(neftune=5.0),
    ),
)
