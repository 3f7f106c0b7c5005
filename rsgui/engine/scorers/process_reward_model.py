"""Process reward models: a probability for each step of a completion, made into one reward."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
import torch
from torch import Tensor
from transformers import PreTrainedTokenizerBase

from rsgui.core import wire
from rsgui.core.entities import NewReward
from rsgui.core.errors import BadInput, ModelError
from rsgui.core.rewards import aggregate_steps
from rsgui.core.scorers import ProcessRewardModel, Steps
from rsgui.engine import devices
from rsgui.engine.control import Control, Inbox
from rsgui.engine.scorers import take, texts, weights
from rsgui.engine.scorers.passes import Passes, Text
from rsgui.engine.scorers.reward_model import WINDOW, too_long

TASKS = {"token_classification": "TokenClassification", "step_tag": "CausalLM"}

_encoder = msgspec.json.Encoder()


class ProcessRewardModelScorer:
    """A `ScorerBackend` over a loaded model. `label` is the place of the wanted value among those of a step."""

    def __init__(self, spec: ProcessRewardModel, loaded: weights.Loaded, passes: Passes, label: int) -> None:
        self._spec = spec
        self.loaded = loaded
        self._label = label
        self.passes = passes

    def score(self, inbox: Inbox[wire.ScoreWork], control: Control) -> Iterator[NewReward]:
        devices.use_threads(None)
        while works := take(inbox, WINDOW):
            prompts, steps = [], dict[int, texts.StepTokens]()
            for work in works:
                control.check()
                ready = list[Text]()
                for text in work.texts:
                    if text.known:
                        continue
                    answer = self._tokens(work, text)
                    if isinstance(answer, NewReward):
                        yield answer
                    else:
                        steps[text.completion] = answer
                        ready.append(self._cut(text.completion, answer))
                prompts.append(ready)
            for seen, values in self.passes.read(prompts, control):
                yield self._reward(seen, values, steps[seen.key])

    def close(self) -> None:
        device = self.loaded.model.device
        del self.passes, self.loaded
        devices.collect(device)

    def _tokens(self, work: wire.ScoreWork, text: wire.Text) -> texts.StepTokens | NewReward:
        try:
            answer = texts.in_steps(self.loaded.tokenizer, work.messages, text.text, self._spec)
        except ModelError as error:
            return NewReward(text.completion, None, error.message)
        if not answer.at:
            return NewReward(text.completion, None, "The completion has no step.")
        context = self.loaded.context
        if len(answer.ids) > context and (self._spec.too_long == "missing" or answer.at[0] >= context):
            return too_long(text.completion, len(answer.ids), context)
        return answer

    def _cut(self, completion: int, answer: texts.StepTokens) -> Text:
        ids = answer.ids[: self.loaded.context]
        return Text(completion, ids, tuple(at for at in answer.at if at < len(ids)))

    def _reward(self, seen: Text, values: Tensor, answer: texts.StepTokens) -> NewReward:
        steps = tuple(values.softmax(-1)[:, self._label].tolist())
        if not all(math.isfinite(step) for step in steps):
            return NewReward(seen.key, None, "The process reward model gave a step no number.")
        kept = Steps(steps, answer.ends[: len(steps)], len(seen.ids), len(answer.ids) - len(seen.ids))
        value = aggregate_steps(steps, self._spec.aggregate)
        return NewReward(seen.key, value, detail=_encoder.encode(kept).decode())


def load(spec: ProcessRewardModel, note: Callable[[str], None]) -> ProcessRewardModelScorer:
    """Raises ModelError, OutOfMemory, and BadInput for a label or token that the model has not."""
    loaded = weights.load(spec, TASKS[spec.steps], note)
    if spec.steps == "step_tag":
        head = _two_tokens(loaded.model, tag_tokens(spec, loaded.tokenizer))
        return ProcessRewardModelScorer(spec, loaded, Passes(weights.network(loaded, head)), 0)
    check_label(spec, weights.labels_of(loaded.model.config))
    return ProcessRewardModelScorer(spec, loaded, Passes(weights.network(loaded)), spec.label)


def check_label(spec: ProcessRewardModel, labels: Sequence[str]) -> None:
    """Raises BadInput where the label of a good step is not there."""
    if len(labels) < 2:
        hint = "Choose a model that tells good steps from bad ones, with two labels or more."
        raise BadInput(f"The process reward model has only {len(labels)} label.", hint)
    if not 0 <= spec.label < len(labels):
        names = ", ".join(f"{place}: {name}" for place, name in enumerate(labels))
        raise BadInput(f"The process reward model has no label {spec.label}.", f"Its labels are {names}.")


def tag_tokens(spec: ProcessRewardModel, tokenizer: PreTrainedTokenizerBase) -> tuple[int, int]:
    """The tokens of a good and a bad step. Raises BadInput for what is not one token."""
    return _one_token(tokenizer, spec.good), _one_token(tokenizer, spec.bad)


def _one_token(tokenizer: PreTrainedTokenizerBase, text: str) -> int:
    ids: list[int] = list(tokenizer(text, add_special_tokens=False)["input_ids"])
    known: dict[str, int] = tokenizer.get_vocab()
    if len(ids) == 1:
        return ids[0]
    if text in known:
        return known[text]
    raise BadInput(
        f"“{text}” is not one token of the process reward model.", "Give the token that it was trained with."
    )


def _two_tokens(model: Any, tokens: tuple[int, int]) -> Callable[[Tensor], Tensor]:
    """The logits of two tokens out of hidden states, in float32."""
    output = model.get_output_embeddings()
    weight = output.weight[list(tokens)].float()
    bias = None if getattr(output, "bias", None) is None else output.bias[list(tokens)].float()
    cap = getattr(model.config.get_text_config(), "final_logit_softcapping", None)

    def head(hidden: Tensor) -> Tensor:
        logits = torch.nn.functional.linear(hidden.float(), weight, bias)
        return logits if cap is None else cap * torch.tanh(logits / cap)

    return head
