"""Training beside TRL's SFTTrainer: tokens per second and peak memory, each in a process of its own, and their losses.

Both train the same LoRA, from the same weights, on the same rows in the same order, in batches of 8, in float32, with
the loss on completions alone; TRL without packing and without recomputing activations, which is its fastest. Tokens are
those of prompts and completions as rows have them, however often a prompt was computed. The first step is not counted.
Run it with `make bench SUBJECT=training`.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from typing import Any, NamedTuple

import msgspec

from rsgui.core.batching import step_batches
from rsgui.core.entities import EMBEDDED_MODEL, TrainingParams
from tests.benchmarks import report

SPEED, MEMORY, SAME = 2.5, 0.7, 1e-3
"""The goals: how many times TRL's tokens per second, at which share of its memory, with losses how near to its."""
BATCH = 8
PARAMS = TrainingParams(rank=16, alpha=32, epochs=1, batch_size=BATCH, micro_batch=BATCH, every=0, schedule="constant")


class Workload(NamedTuple):
    """How many prompts with how many completions each, and from how many to how many tokens they have."""

    prompts: int
    completions: int
    prompt_tokens: tuple[int, int]
    completion_tokens: tuple[int, int]

    @property
    def words(self) -> str:
        (a, b), (c, d) = self.prompt_tokens, self.completion_tokens
        each = f"the best {self.completions} of each" if self.completions > 1 else "the best of each"
        return f"{self.prompts} prompts of {a} to {b} tokens, {each}, completions of {c} to {d}"


WORKLOADS = {
    "several": Workload(10, 4, (60, 200), (20, 120)),
    "single": Workload(40, 1, (60, 200), (20, 120)),
}


class Trained(msgspec.Struct):
    """What one trainer's process tells."""

    tokens_per_second: float
    peak: int  # bytes
    losses: list[float]


def main(names: list[str]) -> None:
    for name in names or list(WORKLOADS):
        ours, theirs = in_process("ours", name), in_process("trl", name)
        apart = max(abs(a - b) for a, b in zip(ours.losses, theirs.losses, strict=True))
        say(name, "training", ours.tokens_per_second, theirs.tokens_per_second, f"at least {SPEED} times", apart)
        say(name, "peak memory", ours.peak / 1e9, theirs.peak / 1e9, f"at most {MEMORY} of it", apart)


def say(name: str, what: str, ours: float, theirs: float, goal: str, apart: float) -> None:
    """One line. Its goal is told for what the whole is measured by: several completions of a prompt."""
    within = f"losses within {apart:.1e}" + ("" if apart <= SAME else f", which is over {SAME:g}")
    report.say(
        report.Line(
            subject="training",
            workload=f"{what}, {WORKLOADS[name].words}; {within}",
            figure=report.rounded(ours),
            unit="tokens/s" if what == "training" else "GB",
            baseline="TRL SFTTrainer, completion-only loss",
            baseline_figure=report.rounded(theirs),
            ratio=report.rounded(ours / theirs),
            goal=goal,
            machine=report.machine(),
        )
    )


def in_process(trainer: str, workload: str) -> Trained:
    """Runs one trainer in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.training", f"--{trainer}", workload]
    ran = subprocess.run(command, capture_output=True, check=False)
    if ran.returncode:
        sys.exit(ran.stderr.decode()[-2000:])
    return msgspec.json.decode(ran.stdout.splitlines()[-1], type=Trained)


# --- in the processes


def rows_of(workload: Workload) -> list[Any]:
    """The examples, in the order in which our trainer takes them."""
    from rsgui.engine.training_data import Example

    chance = random.Random(0)

    def some(least: int, most: int) -> list[int]:
        return [chance.randrange(100, 49_000) for _ in range(chance.randint(least, most))]

    made = []
    for _ in range(workload.prompts):
        prompt = some(*workload.prompt_tokens)
        made += [Example(prompt + some(*workload.completion_tokens), len(prompt)) for _ in range(workload.completions)]
    sizes, prompts = [len(one.ids) for one in made], [tuple(one.ids[: one.prompt]) for one in made]
    batches = step_batches(sizes, prompts, BATCH, f"{PARAMS.seed}/0")
    return [made[row] for batch in batches for row in batch]


def model() -> Any:
    """The embedded model with a fresh adapter, in float32."""
    import torch

    from rsgui.engine import models
    from rsgui.engine.devices import use_threads
    from rsgui.engine.training_adapter import with_lora

    use_threads(None)
    folder = models.transformers_folder(EMBEDDED_MODEL, lambda note: None)
    return with_lora(models.load_model(folder, torch.float32), PARAMS)


def ours(workload: Workload) -> Trained:
    from rsgui.core import wire
    from rsgui.engine.control import Control, Reply
    from rsgui.engine.training import CompletionTrainer

    rows = rows_of(workload)
    points: list[tuple[float, float]] = []

    def hear(event: wire.Event) -> None:
        if isinstance(event, wire.Items):
            points.extend((time.perf_counter(), i.point.loss) for i in event.items if isinstance(i, wire.Trained))

    trainer = CompletionTrainer(model(), rows, [], PARAMS, Control(), Reply(1, hear))
    trainer._epoch = (0, [list(range(i, i + BATCH)) for i in range(0, len(rows), BATCH)])
    trainer.run()
    return told(rows, [moment for moment, _ in points], [loss for _, loss in points])


def trl(workload: Workload) -> Trained:
    from datasets import Dataset
    from transformers import TrainerCallback
    from trl import SFTConfig, SFTTrainer

    from rsgui.engine import models

    rows = rows_of(workload)
    moments: list[float] = []
    losses: list[float] = []

    class Clock(TrainerCallback):
        def on_step_end(self, *args: Any, **kwargs: Any) -> None:
            moments.append(time.perf_counter())

        def on_log(self, *args: Any, **kwargs: Any) -> None:
            if "loss" in kwargs["logs"]:
                losses.append(kwargs["logs"]["loss"])

    masks = [[0] * row.prompt + [1] * (len(row.ids) - row.prompt) for row in rows]
    dataset = Dataset.from_dict({"input_ids": [row.ids for row in rows], "completion_mask": masks})
    folder = models.transformers_folder(EMBEDDED_MODEL, lambda note: None)
    with tempfile.TemporaryDirectory() as place:
        config = SFTConfig(
            output_dir=place,
            completion_only_loss=True,
            packing=False,
            max_length=None,
            per_device_train_batch_size=BATCH,
            num_train_epochs=1,
            learning_rate=PARAMS.learning_rate,
            lr_scheduler_type="constant",
            warmup_steps=0,
            max_grad_norm=PARAMS.clip,
            weight_decay=0.0,
            train_sampling_strategy="sequential",
            gradient_checkpointing=False,
            bf16=False,
            use_cpu=True,
            logging_steps=1,
            save_strategy="no",
            report_to="none",
            disable_tqdm=True,
        )
        tokenizer = models.load_tokenizer(folder)
        trainer = SFTTrainer(model(), config, train_dataset=dataset, processing_class=tokenizer, callbacks=[Clock()])
        trainer.train()
    return told(rows, moments, losses)


def told(rows: list[Any], moments: list[float], losses: list[float]) -> Trained:
    """The tokens of all steps but the first, over their time."""
    tokens = sum(len(row.ids) for row in rows[BATCH:])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Trained(tokens / (moments[-1] - moments[0]), peak, losses)


if __name__ == "__main__":
    if sys.argv[1:2] in (["--ours"], ["--trl"]):
        warnings.simplefilter("ignore")
        run = {"--ours": ours, "--trl": trl}[sys.argv[1]]
        sys.stdout.write("\n" + msgspec.json.encode(run(WORKLOADS[sys.argv[2]])).decode() + "\n")
    else:
        main(sys.argv[1:])
