"""Trains a reward model on preference pairs: a head of one number on a base model, and LoRA adapters below it.

The loss of a pair is -log sigmoid(r_chosen - r_rejected) (Bradley and Terry 1952; Ouyang et al. 2022, section 3.4). The
texts are those that the reward model will be asked about, token by token: `scorers.texts.rated` makes them for both.
What is left is an adapter with the head in it, some megabytes beside a base that is on the disk already.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from peft import PeftModel
from torch.nn.functional import logsigmoid
from transformers import PreTrainedModel, PreTrainedTokenizerBase

from rsgui.core import calibration, wire
from rsgui.core.batching import token_budget_batches
from rsgui.core.calibration import PairQuality
from rsgui.core.entities import TrainingParams
from rsgui.core.errors import BadInput, ModelError, TrainingDiverged
from rsgui.core.preferences import Pair
from rsgui.engine import models
from rsgui.engine.control import Control, Reply
from rsgui.engine.devices import best_device, memory_for
from rsgui.engine.scorers.texts import rated
from rsgui.engine.training import checkpoint_file, dtype_of, made_of, read_rows
from rsgui.engine.training_adapter import save_adapter, versions, with_lora
from rsgui.engine.training_checkpoints import Checkpoints
from rsgui.engine.training_data import Rows, token_mean
from rsgui.engine.training_steps import SMALLER, StepTrainer, Work, steps_per_epoch

TASK = "SequenceClassification"
HEAD = "score"
"""What transformers calls the head of its sequence-classification models that read from left to right."""
MEASURED = 2048
"""Tokens in one pass over held-out pairs, padding included."""


class Texts(NamedTuple):
    """One pair in tokens."""

    prompt: str
    chosen: list[int]
    rejected: list[int]


def train_reward(request: wire.TrainReward, control: Control, reply: Reply) -> wire.RewardTrainingResult:
    """Trains on the pairs that are not held out, measures on those that are, and leaves the adapter in
    `request.folder`; until it is complete nothing there is touched.

    Raises BadInput for pairs that cannot be trained on, ModelError, OutOfMemory, DiskFull, TrainingDiverged, Cancelled.
    """
    request.params.check()
    pairs = read_rows(Path(request.rows), request.rows_hash, Pair)
    reply.note(f"loading {request.model.name}")
    folder = models.transformers_folder(request.model.path, reply.note)
    tokenizer = models.load_tokenizer(folder)
    checkpoints = Checkpoints(checkpoint_file(request.folder), made_of(request, folder))
    with memory_for(f"{request.model.name} does not fit into memory.", SMALLER):
        base = load_base(folder, dtype_of(checkpoints, folder))
    limit = min(request.params.max_length, models.context_of(base.config, request.params.max_length))
    learnt, measured, dropped = in_tokens(pairs, tokenizer, limit)
    if not learnt:
        problem = f"None of the {len(pairs):,} pairs has both texts within {limit:,} tokens and is not held out."
        raise BadInput(problem, "Raise the longest row, or choose other pairs.")
    control.check()
    started = time.monotonic()
    model = with_lora(base, request.params, head=HEAD)
    trainer = PairTrainer(model, learnt, request.params, control, reply, checkpoints)
    trainer.run()
    reply.note(f"measuring on {len(measured):,} held-out pairs")
    with memory_for("Not enough memory to measure on the held-out pairs.", SMALLER):
        quality = measure(model, measured, control)
    result = wire.RewardTrainingResult(
        folder=request.folder,
        pairs=len(learnt),
        dropped=dropped,
        loss=token_mean(trainer.tallies[-steps_per_epoch(len(learnt), request.params) :]),
        seconds=time.monotonic() - started,
        quality=quality,
    )
    save_adapter(model, Path(request.folder), _record(request, folder, result), checkpoints.kept())
    checkpoints.delete()
    return result


def load_base(folder: Path, dtype: torch.dtype) -> PreTrainedModel:
    """The base with a head that finds all texts equally good, unless it has a trained one. Raises ModelError."""
    model, missing = models.load_scoring(folder, TASK, 1)
    head = getattr(model, HEAD, None)
    if not isinstance(head, torch.nn.Linear):
        problem = (
            f"{folder} cannot be made a reward model: transformers knows no head for it that reads its last token."
        )
        raise ModelError(problem, "Choose a language model of a common kind, such as Llama, Qwen or Gemma.")
    if f"{HEAD}.weight" in missing:
        torch.nn.init.zeros_(head.weight)
    anything: Any = model  # its methods are not typed
    loaded: PreTrainedModel = anything.to(dtype)
    return loaded


def in_tokens(
    pairs: Sequence[Pair], tokenizer: PreTrainedTokenizerBase, most: int
) -> tuple[list[Texts], list[Texts], int]:
    """The pairs to learn from, those that are held out, and how many were dropped because a text of theirs is longer
    than `most` tokens. Raises ModelError for messages that the model's chat template refuses."""
    learnt: list[Texts] = []
    measured: list[Texts] = []
    for pair in pairs:
        chosen, rejected = (
            rated(tokenizer, pair.messages, text, causal=True).ids for text in (pair.chosen, pair.rejected)
        )
        if min(len(chosen), len(rejected)) > 0 and max(len(chosen), len(rejected)) <= most:
            (measured if pair.held_out else learnt).append(Texts(pair.prompt_key, chosen, rejected))
    return learnt, measured, len(pairs) - len(learnt) - len(measured)


class PairTrainer(StepTrainer[Texts]):
    """Learns to tell the chosen from the rejected: the loss of a step is per pair."""

    unit = "pair"

    def __init__(
        self,
        model: PeftModel,
        pairs: Sequence[Texts],
        params: TrainingParams,
        control: Control,
        reply: Reply,
        checkpoints: Checkpoints | None = None,
    ) -> None:
        sizes = [max(len(pair.chosen), len(pair.rejected)) for pair in pairs]
        super().__init__(model, Work(pairs, sizes, range(len(pairs)), params), control, reply, checkpoints)
        self._rewards = PairRewards(model)

    def parts(self, examples: Sequence[Texts], most: int) -> list[Rows]:
        """Longest first."""
        ordered = sorted(examples, key=lambda pair: -max(map(len, pair[1:])))
        return [collate(ordered[first : first + most]) for first in range(0, len(ordered), most)]

    def weight(self, examples: Sequence[Texts]) -> int:
        """Pairs."""
        return len(examples)

    def summed_loss(self, rows: Rows) -> torch.Tensor:
        """Over pairs."""
        rewards = self._rewards(rows["input_ids"], rows["lengths"])
        return -logsigmoid(rewards[:, 0] - rewards[:, 1]).sum()


class PairRewards:
    """The rewards of padded texts: what the head says of the last real token of each, in float32."""

    def __init__(self, model: PeftModel) -> None:
        reward_model: Any = model.get_base_model()
        self._decoder: Any = reward_model.base_model
        self._head: Any = getattr(reward_model, HEAD)

    def __call__(self, input_ids: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Of shape (pairs, 2), as `lengths`; `input_ids` has the tokens of each text along a third axis.

        No attention mask is needed: a causal model never looks at what comes after, and padding comes after everything.
        """
        texts, last = input_ids.flatten(0, 1), lengths.flatten() - 1
        hidden = self._decoder(input_ids=texts, use_cache=False).last_hidden_state
        at_end = hidden[torch.arange(len(texts), device=hidden.device), last]
        with torch.autocast(at_end.device.type, enabled=False):
            rewards: torch.Tensor = self._head(at_end.float())
        return rewards.view(lengths.shape)


def collate(pairs: Sequence[Texts]) -> Rows:
    """Pairs, longest first, padded on the right: input_ids of shape (pairs, 2, longest), the
    chosen text first, and lengths of shape (pairs, 2)."""
    texts = [(pair.chosen, pair.rejected) for pair in sorted(pairs, key=lambda pair: -max(map(len, pair[1:])))]
    longest = max(map(len, texts[0]))
    padded = [[text + [0] * (longest - len(text)) for text in both] for both in texts]
    return {"input_ids": torch.tensor(padded), "lengths": torch.tensor([[len(a), len(b)] for a, b in texts])}


@torch.no_grad()
def measure(model: PeftModel, pairs: Sequence[Texts], control: Control) -> PairQuality | None:
    """What the model is worth on pairs that it was not trained on; None where there are none. Raises Cancelled, and
    TrainingDiverged for rewards that are no numbers."""
    if not pairs:
        return None
    model.eval()
    rewards = PairRewards(model)
    device = best_device()
    margins = torch.empty(len(pairs))
    for batch in token_budget_batches([2 * max(len(p.chosen), len(p.rejected)) for p in pairs], MEASURED):
        control.check()
        places = sorted(batch, key=lambda place: -max(map(len, pairs[place][1:])))  # the order that collate makes
        rows = collate([pairs[place] for place in places])
        values = rewards(rows["input_ids"].to(device), rows["lengths"].to(device)).cpu()
        margins[places] = values[:, 0] - values[:, 1]
    if not torch.isfinite(margins).all():
        raise TrainingDiverged("The reward model gives no numbers.", "Train again with a lower learning rate.")
    return calibration.quality(margins.tolist(), [pair.prompt for pair in pairs])


def _record(request: wire.TrainReward, base: Path, result: wire.RewardTrainingResult) -> dict[str, Any]:
    """What stands beside the adapter's files."""
    return {
        "about": request.about,
        "rows_hash": request.rows_hash,
        "pairs": result.pairs,
        "dropped": result.dropped,
        "loss": result.loss,
        "quality": result.quality,
        "base": {"model": request.model, "folder": str(base)},
        "params": request.params,
        "versions": versions(),
    }
