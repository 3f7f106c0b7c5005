"""Our reward model scorer beside the usual way, on SmolLM2-135M with a scalar head; and checks by the million.

The usual way (the RLHF book's reference code): pairs sorted by length, fixed batches of 16 padded on the left, one pass
over prompt and completion each. Both have the same weights in float32 and have to give the same rewards. Checks go the
whole way: engine process, wire and store. Run it with `make bench SUBJECT=scoring`.
"""

from __future__ import annotations

import random
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch

from rsgui.core import wire
from rsgui.core.checks import Check, EndsWith, Excludes, Includes, MaxWords
from rsgui.core.entities import EMBEDDED_MODEL, Generator, Message, NewCompletion, NewPrompt
from rsgui.core.scorers import RewardModel
from rsgui.engine import models
from rsgui.engine.control import Control, Inbox
from rsgui.engine.scorers import reward_model
from rsgui.engine.scorers.reward_model import RewardModelScorer
from rsgui.engine.scorers.texts import rated
from rsgui.jobs import actions, workbench
from rsgui.store import prompts, rewards, runs
from tests.benchmarks import report

N = 16
FIXED_BATCH = 16
SAME = 1e-4
"""How far two rewards may be from each other: float32, with other shapes of the products."""
COMPLETIONS, PER_PROMPT, SECONDS = 1_000_000, 10, 60.0
CHECKS: tuple[Check, ...] = (MaxWords(40), Includes(("rain",)), Excludes(("perhaps",)), EndsWith("."))


class Workload(NamedTuple):
    """How many prompts, and from how many to how many tokens prompts and completions have."""

    name: str
    prompts: int
    prompt_tokens: tuple[int, int]
    completion_tokens: tuple[int, int]
    goal: float


WORKLOADS = (
    Workload("64 prompts of 40 to 200 tokens, N 16, completions of 20 to 200", 64, (40, 200), (20, 200), 1.5),
    Workload("16 prompts of about 600 tokens, N 16, completions of about 60", 16, (570, 630), (50, 70), 5.0),
)


def main() -> None:
    machine = report.machine()
    with tempfile.TemporaryDirectory() as place:
        scorer = scorer_of(Path(place) / "reward model")
        for workload in WORKLOADS:
            compare(workload, scorer, machine)
        checks(Path(place) / "store.sqlite", COMPLETIONS, machine)


def scorer_of(folder: Path) -> RewardModelScorer:
    """SmolLM2-135M with a scalar head that is drawn from a seed, saved and loaded as a user's would be."""
    from transformers import AutoModelForSequenceClassification

    source = models.transformers_folder(EMBEDDED_MODEL, lambda note: None)
    torch.manual_seed(0)
    model: Any = AutoModelForSequenceClassification.from_pretrained(source, num_labels=1, dtype=torch.float32)
    model.save_pretrained(folder)
    models.load_tokenizer(source).save_pretrained(folder)
    return reward_model.load(RewardModel(path=str(folder)), lambda note: None)


def compare(workload: Workload, scorer: RewardModelScorer, machine: str) -> None:
    """One line: ours beside the usual way, measured in turn."""
    works = works_of(workload, scorer)
    mine, other = report.in_turn(lambda: ours(scorer, works), lambda: usual(scorer, works), rounds=3)
    assert mine.result.keys() == other.result.keys()
    furthest = max(abs(mine.result[key] - other.result[key]) for key in mine.result)
    assert furthest < SAME, f"rewards differ by {furthest}"
    ratio = report.rounded(other.seconds / mine.seconds)
    report.say(
        report.Line(
            "scoring",
            workload.name,
            report.rounded(mine.seconds),
            "s",
            "sorted batches of 16 padded left, one pass per pair",
            report.rounded(other.seconds),
            ratio,
            f"at least {workload.goal:g} times as fast, equal rewards",
            machine,
        )
    )


def works_of(workload: Workload, scorer: RewardModelScorer) -> list[wire.ScoreWork]:
    """Prompts and completions of as many tokens as the workload says, out of random words."""
    dice = random.Random(0)
    works = []
    for number in range(workload.prompts):
        asked = text(dice, dice.randint(*workload.prompt_tokens))
        texts = [
            wire.Text(number * N + index, text(dice, dice.randint(*workload.completion_tokens))) for index in range(N)
        ]
        works.append(wire.ScoreWork(number, (Message("user", asked),), tuple(texts)))
    return works


WORDS = ("the", "rain", "sun", "river", "stone", "bird", "garden", "winter", "morning", "quiet", "small", "green")
"""Words that are one token each after a space."""


def text(dice: random.Random, tokens: int) -> str:
    return " ".join(dice.choices(WORDS, k=tokens))


def ours(scorer: RewardModelScorer, works: Sequence[wire.ScoreWork]) -> dict[int, float]:
    control = Control()
    inbox: Inbox[wire.ScoreWork] = Inbox(control)
    inbox.put(tuple(works), last=True)
    return {reward.completion: reward.value or 0.0 for reward in scorer.score(inbox, control)}


@torch.inference_mode()
def usual(scorer: RewardModelScorer, works: Sequence[wire.ScoreWork]) -> dict[int, float]:
    """The baseline. The last token of a row that is padded on the left is its last column."""
    model, tokenizer, _ = scorer.loaded
    head: Any = model.score
    pairs = [(text.completion, rated(tokenizer, w.messages, text.text, True).ids) for w in works for text in w.texts]
    pairs.sort(key=lambda pair: len(pair[1]))
    found: dict[int, float] = {}
    for start in range(0, len(pairs), FIXED_BATCH):
        batch = pairs[start : start + FIXED_BATCH]
        longest = len(batch[-1][1])
        tokens = torch.tensor([[0] * (longest - len(ids)) + ids for _, ids in batch])
        mask = torch.tensor([[0] * (longest - len(ids)) + [1] * len(ids) for _, ids in batch])
        positions = (mask.cumsum(-1) - 1).clamp_min(0)
        body: Any = model.base_model
        hidden = body(input_ids=tokens, attention_mask=mask, position_ids=positions, use_cache=False).last_hidden_state
        values = head(hidden[:, -1])[:, 0].tolist()
        found.update(zip((key for key, _ in batch), values, strict=True))
    return found


def checks(place: Path, completions: int, machine: str) -> None:
    """Four checks on each completion as a job, while another thread, as the window's would, looks how long it waits."""
    bench = workbench.open(place)
    try:
        project = filled(bench, completions)
        waits = Waits()
        waits.start()
        measured = report.once(lambda: bench.runner.wait(actions.start_scoring(bench, project)))
        waits.stop()
        assert measured.result.state == "done", measured.result.message
        with bench.store.read() as s:
            scorer = rewards.scorers(s, project)[0].id
            summary = rewards.summary(s, scorer, [run.id for run in runs.of_project(s, project)])
        assert summary.rewarded == completions
    finally:
        bench.close()
    name = f"four checks on {completions:,} completions, into the store"
    line = report.Line("scoring", name, report.rounded(measured.seconds), "s", None, None, None, "", machine)
    line.goal = f"under {SECONDS:g} s for 1,000,000"
    report.say(line)
    name = "how long a thread that wants to run waits meanwhile, 99 of 100"
    goal = "a frame, 16 ms"
    report.say(report.Line("scoring", name, report.rounded(waits.high()), "ms", None, None, None, goal, machine))


class Waits(threading.Thread):
    """Sleeps a millisecond again and again, and keeps how much longer it took."""

    def __init__(self) -> None:
        super().__init__(name="waits", daemon=True)
        self._over = threading.Event()
        self._late: list[float] = []

    def run(self) -> None:
        while not self._over.is_set():
            self._late.append(report.once(lambda: self._over.wait(0.001)).seconds - 0.001)

    def stop(self) -> None:
        self._over.set()
        self.join()

    def high(self) -> float:
        """Milliseconds."""
        return 1000 * sorted(self._late)[len(self._late) * 99 // 100]


def filled(bench: workbench.Workbench, completions: int) -> int:
    dice = random.Random(0)
    project = actions.create_project(bench, "Checks").id
    count = completions // PER_PROMPT
    asked = [NewPrompt((Message("user", f"Say something of {i}."),), CHECKS, split="train") for i in range(count)]
    with bench.store.write() as w:
        prompts.add(w, project, asked, 0.0)
        run = runs.create(w, project, Generator(), "train", PER_PROMPT, 0)
    with bench.store.read() as s:
        ids = [prompt.id for prompt in prompts.page(s, project, 0, count)]
    said = [text(dice, dice.randint(20, 60)) + "." for _ in range(1000)]
    for start in range(0, count, 1000):
        new = [
            NewCompletion(prompt, index, said[(prompt * 7 + index) % len(said)], 40, "stop", None)
            for prompt in ids[start : start + 1000]
            for index in range(PER_PROMPT)
        ]
        with bench.store.write() as w:
            runs.add_completions(w, run.id, new)
    return project


if __name__ == "__main__":
    main()
