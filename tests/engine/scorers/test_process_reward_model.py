"""Process reward models: where steps end, which probability is read, how they become one reward."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import torch

from rsgui.core import wire
from rsgui.core.entities import NewReward
from rsgui.core.errors import BadInput, ModelError
from rsgui.core.rewards import StepAggregate, aggregate_steps
from rsgui.core.scorers import ProcessRewardModel, Steps, detail_of
from rsgui.engine import models
from rsgui.engine.scorers import ScorerBackend, process_reward_model
from tests.engine.scorers import small_models

Scored = Callable[[ScorerBackend, Iterable[wire.ScoreWork]], dict[int, NewReward]]
Asked = Callable[..., wire.ScoreWork]
THREE = "w1 w2 ; w3 ;  ; w4 w5 w6"
"""Three steps, and one that is blank."""


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_models.save(tmp_path_factory.mktemp("steps"), "steps", num_labels=2)


@pytest.fixture(scope="module")
def causal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_models.save(tmp_path_factory.mktemp("causal"), "causal")


def load(folder: Path, **settings: Any) -> process_reward_model.ProcessRewardModelScorer:
    spec = ProcessRewardModel(**{"path": str(folder), "separator": " ; ", "tag": "<step>"} | settings)
    return process_reward_model.load(spec, lambda note: None)


def by_hand(model: Any, folder: Path, work: wire.ScoreWork, parts: list[str]) -> torch.Tensor:
    """What the model says at the tag after each part."""
    words = models.load_tokenizer(folder)
    prompt = models.prompt_ids(words, work.messages)
    ids: list[int] = list(prompt)
    at = []
    for part in parts:
        ids += words(f"{part} <step>", add_special_tokens=False)["input_ids"]
        at.append(len(ids) - 1)
    with torch.inference_mode():
        logits: torch.Tensor = model(input_ids=torch.tensor([ids])).logits[0, at].float()
    return logits


def test_the_probability_of_the_label_at_each_tag(steps: Path, scored: Scored, asked: Asked) -> None:
    scorer = load(steps)
    work = asked(1, "w9 " * 40, [THREE, "w7", THREE + " ; w8"])
    rewards = scored(scorer, [work, asked(2, "w8", [THREE])])
    parts = ["w1 w2", "w3", "w4 w5 w6"]
    expected = by_hand(scorer.loaded.model, steps, work, parts).softmax(-1)[:, 1].tolist()
    detail = detail_of(rewards[100].detail)
    assert isinstance(detail, Steps)
    assert detail.values == pytest.approx(expected, abs=1e-5)
    assert [THREE[:end].rsplit(" ; ", maxsplit=1)[-1] for end in detail.ends] == parts
    assert rewards[100].value == pytest.approx(aggregate_steps(expected))


@pytest.mark.parametrize("aggregate", ["product", "min", "mean", "last"])
def test_aggregates(steps: Path, scored: Scored, asked: Asked, aggregate: StepAggregate) -> None:
    reward = scored(load(steps, aggregate=aggregate), [asked(1, "w1", [THREE])])[100]
    detail = detail_of(reward.detail)
    assert isinstance(detail, Steps)
    assert reward.value == aggregate_steps(detail.values, aggregate)


def test_the_token_of_a_good_step_against_that_of_a_bad_one(causal: Path, scored: Scored, asked: Asked) -> None:
    scorer = load(causal, steps="step_tag")
    work = asked(1, "w9", ["w1 ; w2"])
    logits = by_hand(scorer.loaded.model, causal, work, ["w1", "w2"])
    good, bad = (small_models.SPECIAL.index(token) for token in "+-")
    expected = logits[:, [good, bad]].softmax(-1)[:, 0].tolist()
    detail = detail_of(scored(scorer, [work])[100].detail)
    assert isinstance(detail, Steps)
    assert detail.values == pytest.approx(expected, abs=1e-5)


def test_no_step_is_missing_and_not_one(steps: Path, scored: Scored, asked: Asked) -> None:
    rewards = scored(load(steps), [asked(1, "w1", ["", " ; ", "w1"])])
    assert [rewards[n].value for n in (100, 101)] == [None, None]
    assert rewards[100].reason == "The completion has no step."
    assert rewards[102].value is not None


def test_too_long_is_missing_or_its_first_steps_count(steps: Path, scored: Scored, asked: Asked) -> None:
    long = "w1 ; " + "w2 " * small_models.CONTEXT
    assert scored(load(steps), [asked(1, "w1", [long])])[100].value is None
    cut = scored(load(steps, too_long="truncate"), [asked(1, "w1", [long, "w2 " * small_models.CONTEXT])])
    detail = detail_of(cut[100].detail)
    assert isinstance(detail, Steps)
    assert len(detail.values) == 1
    assert detail.left_out > 0
    assert cut[101].value is None  # not even its first step is seen


def test_what_is_refused(steps: Path, causal: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no label 2"):
        load(steps, label=2)
    with pytest.raises(BadInput, match="“good good” is not one token"):
        load(causal, steps="step_tag", good="good good")
    with pytest.raises(ModelError, match="is a language model"):
        load(causal)
    one = small_models.save(tmp_path, "steps", num_labels=1)
    with pytest.raises(BadInput, match="only 1 label"):
        load(one)
