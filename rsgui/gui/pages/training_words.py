"""What each parameter of a training is called, and what it does."""

from __future__ import annotations

from rsgui.core.texts import later

TIPS = {
    "parent": later(
        "The base alone, or an earlier adapter of it that learns on. An adapter keeps its shape: rank, alpha,"
        " layers, rsLoRA and DoRA."
    ),
    "rank": later("How much the adapter can learn: the rank of its matrices. 8 to 64 is usual."),
    "alpha": later("How strongly the adapter speaks, as a multiple of its rank. Twice the rank is usual."),
    "dropout": later("The share of the adapter's inputs that is left out at random in each step. Off is usual."),
    "learning_rate": later("The size of a step. With LoRA about ten times that of full fine-tuning, 0.0001 to 0.0005."),
    "epochs": later("How often each completion is seen. 1 to 3; more learns it by heart."),
    "batch_size": later("Completions in each step. Small is good for LoRA, under 32."),
    "micro_batch": later(
        "Completions on the device at once. Changes the memory needed, not the result; halved by itself"
        " when memory runs out."
    ),
    "warmup": later("The share of the steps in which the learning rate rises to its height."),
    "max_length": later("Rows with more tokens of prompt and completion are left out, and counted."),
    "seed": later("The same seed on the same rows gives the same adapter."),
    "weight_decay": later(
        "How much the adapter's weights shrink in each step, as a share of the learning rate. Off is usual"
        " with LoRA; 0.01 to 0.1 holds it closer to the base."
    ),
    "clip": later("The largest norm of a step's gradient; a longer one is shortened to it. 1 is usual."),
    "schedule": later(
        "How the learning rate goes on after the warm-up: down to nothing in a straight line or in a half"
        " wave, or not at all."
    ),
    "layers": later("Which layers of the base learn. All of them is best as a rule; fewer make a smaller adapter."),
    "rslora": later(
        "Divides alpha by the root of the rank, not by the rank, so that a high rank still learns"
        " (Kalajdzievski 2023). For ranks of 64 and more."
    ),
    "dora": later(
        "Learns the length and the direction of each weight apart (Liu et al. 2024). Slower, sometimes better at"
        " low rank; llama.cpp loads it merged alone."
    ),
    "base": later(
        "Whole weights, or weights rounded to 8 or 4 bits while they are loaded (4 bits are QLoRA), which takes half or"
        " a quarter of the memory. Needs an NVIDIA GPU."
    ),
    "steps": later("How many steps there are, whatever the epochs say. 0: as many as the epochs make."),
    "every": later(
        "After so many steps a checkpoint is written, from which a stopped or killed training goes on, and the"
        " validation loss is measured."
    ),
    "validation": later(
        "The share of the prompts whose rows are not learnt from. The loss on them tells when the training begins to"
        " learn by heart. 0.05 to 0.1 where there are hundreds of rows."
    ),
    "patience": later("Ends the training once the validation loss has not fallen for so many measurements."),
    "keep_best": later("Of all measured, the adapter is that with the lowest validation loss, not the last one."),
    "neftune": later(
        "Noise on the embeddings while it learns (Jain et al. 2023): longer, better liked answers from small sets. 5 is"
        " usual."
    ),
    "samples": later(
        "So many prompts, always the same ones, are answered at each checkpoint: one reads what the loss does not tell."
    ),
    "recompute": later(
        "Keeps less of each step in memory and computes it again for the gradient (Chen et al. 2016): a third slower,"
        " for long rows or little memory. The result is the same."
    ),
    "mixed": later(
        "A JSONL file of chats that are learnt along, so that the model does not forget what is in them: each line"
        " as Review exports it, with messages."
    ),
    "mixed_share": later("The share of all rows that are from that file, drawn by the seed."),
}

NAMES = {
    "rank": later("Rank"),
    "alpha": later("Alpha"),
    "learning_rate": later("Learning rate"),
    "epochs": later("Epochs"),
    "batch_size": later("Batch size"),
    "micro_batch": later("On the device at once"),
    "warmup": later("Warm-up"),
    "dropout": later("Dropout"),
    "max_length": later("Longest row, tokens"),
    "seed": later("Seed"),
    "validation": later("Validation share"),
    "patience": later("Patience"),
    "keep_best": later("Keep the best"),
    "every": later("Checkpoint every, steps"),
    "samples": later("Prompts to answer"),
    "steps": later("Steps"),
    "schedule": later("Schedule"),
    "layers": later("Layers"),
    "clip": later("Gradient clipping"),
    "weight_decay": later("Weight decay"),
    "neftune": later("Noise (NEFTune)"),
    "mixed_share": later("Share mixed in"),
    "mixed": later("Chats to mix in"),
    "rslora": later("rsLoRA"),
    "dora": later("DoRA"),
    "recompute": later("Recompute activations"),
}
