"""What a model in training answers to a few prompts, always the same ones: one reads what the loss does not tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import torch
from peft import PeftModel
from transformers import GenerationConfig, PreTrainedTokenizerBase

from rsgui.core.dataset import TrainingRow
from rsgui.core.entities import TrainingSample
from rsgui.engine.control import Control
from rsgui.engine.models import end_ids, prompt_ids

LONGEST = 48
"""Tokens of an answer, at most."""


class Sampler:
    """Answers the first prompts of `rows`, as many as are wanted. Raises ModelError where they cannot be asked."""

    def __init__(
        self, model: PeftModel, tokenizer: PreTrainedTokenizerBase, rows: Sequence[TrainingRow], most: int
    ) -> None:
        asked = {row.prompt_key: row.messages for row in rows if not row.other}
        self._model: Any = model
        self._tokenizer = tokenizer
        first = list(asked.values())[:most]
        self._prompts = [(messages[-1].content, prompt_ids(tokenizer, messages)) for messages in first]
        ends = sorted(end_ids(model.get_base_model(), tokenizer))
        config: Any = GenerationConfig  # not typed there
        self._how = config(max_new_tokens=LONGEST, do_sample=False, eos_token_id=ends or None, pad_token_id=0)

    def answers(self, step: int, control: Control) -> Iterator[TrainingSample]:
        """What it says by now, at temperature 0. Raises Cancelled."""
        for place, (prompt, ids) in enumerate(self._prompts):
            control.check()
            asked = torch.tensor([ids], device=self._model.device)
            with torch.no_grad():
                made = self._model.generate(
                    input_ids=asked, attention_mask=torch.ones_like(asked), generation_config=self._how
                )
            text = str(self._tokenizer.decode(made[0, len(ids) :], skip_special_tokens=True))
            yield TrainingSample(step, place, prompt, text.strip())
