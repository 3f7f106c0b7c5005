"""Scalar reward models: one number, or several labels of which one is taken or all are weighed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import msgspec

from rsgui.core import wire
from rsgui.core.entities import NewReward
from rsgui.core.errors import BadInput, ModelError
from rsgui.core.scorers import RewardModel, Seen
from rsgui.engine import devices
from rsgui.engine.control import Control, Inbox
from rsgui.engine.scorers import take, texts, weights
from rsgui.engine.scorers.passes import Passes, Text

TASK = "SequenceClassification"
WINDOW = 1024
"""How many completions are sorted by length at once."""

_encoder = msgspec.json.Encoder()


class RewardModelScorer:
    """A `ScorerBackend` over a loaded reward model. `passes` can be given another budget."""

    def __init__(self, spec: RewardModel, loaded: weights.Loaded) -> None:
        self._spec = spec
        self.loaded = loaded
        self.passes = Passes(weights.network(loaded))

    def score(self, inbox: Inbox[wire.ScoreWork], control: Control) -> Iterator[NewReward]:
        devices.use_threads(None)
        while works := take(inbox, WINDOW):
            prompts, left_out = [], dict[int, int]()
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
                        left_out[text.completion] = max(0, len(answer.ids) - self.loaded.context)
                        ready.append(self._cut(text.completion, answer))
                prompts.append(ready)
            for seen, values in self.passes.read(prompts, control):
                yield self._reward(seen, values[0].tolist(), left_out[seen.key])

    def close(self) -> None:
        device = self.loaded.model.device
        del self.passes, self.loaded
        devices.collect(device)

    def _tokens(self, work: wire.ScoreWork, text: wire.Text) -> texts.Rated | NewReward:
        try:
            answer = texts.rated(self.loaded.tokenizer, work.messages, text.text, self.loaded.causal)
        except ModelError as error:
            return NewReward(text.completion, None, error.message)
        if not answer.ids:
            return NewReward(text.completion, None, "The reward model has nothing to read: prompt and text are empty.")
        if len(answer.ids) > self.loaded.context and self._spec.too_long == "missing":
            return too_long(text.completion, len(answer.ids), self.loaded.context)
        return answer

    def _cut(self, completion: int, answer: texts.Rated) -> Text:
        ids = answer.ids[: self.loaded.context]
        types = None if answer.types is None else answer.types[: len(ids)]
        return Text(completion, ids, (len(ids) - 1,), types)

    def _reward(self, seen: Text, labels: Sequence[float], left_out: int) -> NewReward:
        value = valued(self._spec, labels)
        if not math.isfinite(value):
            return NewReward(seen.key, None, f"The reward model gave {value}.")
        kept = Seen(len(seen.ids), left_out, tuple(labels) if len(labels) > 1 else ())
        return NewReward(seen.key, value, detail=_encoder.encode(kept).decode())


def valued(spec: RewardModel, labels: Sequence[float]) -> float:
    """The reward out of the values of the labels."""
    if spec.label_weights:
        return math.fsum(weight * value for weight, value in zip(spec.label_weights, labels, strict=True))
    return labels[spec.label]


def too_long(completion: int, tokens: int, context: int) -> NewReward:
    """The missing reward of a text that does not fit: it is never cut silently."""
    reason = f"Too long for the model, which sees {context:,} tokens of prompt and completion."
    return NewReward(completion, None, reason, _encoder.encode(Seen(tokens)).decode())


def load(spec: RewardModel, note: Callable[[str], None]) -> RewardModelScorer:
    """Raises ModelError, OutOfMemory, and BadInput for a label that the model has not."""
    loaded = weights.load(spec, TASK, note)
    check_labels(spec, weights.labels_of(loaded.model.config))
    return RewardModelScorer(spec, loaded)


def check_labels(spec: RewardModel, labels: Sequence[str]) -> None:
    """Raises BadInput where the spec asks for a label that is not there."""
    names = ", ".join(f"{place}: {name}" for place, name in enumerate(labels))
    if spec.label_weights and len(spec.label_weights) != len(labels):
        problem = f"{len(spec.label_weights)} weights are given for {len(labels)} labels."
        raise BadInput(problem, f"The model's labels are {names}.")
    if not spec.label_weights and not 0 <= spec.label < len(labels):
        raise BadInput(f"The reward model has no label {spec.label}.", f"Its labels are {names}.")
