"""What is told of a scorer before it is run, and what its model is given."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from rsgui.core import wire
from rsgui.core.entities import RunScorer
from rsgui.core.errors import BadInput, ModelError
from rsgui.core.scorers import ProcessRewardModel, RewardModel, UserFile
from rsgui.engine.inspecting_scorers import inspect_scorer, render_scored
from tests.engine.scorers import small_models

Asked = Callable[..., wire.ScoreWork]


@pytest.fixture(scope="module")
def reward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_models.save(tmp_path_factory.mktemp("reward"), num_labels=2)


@pytest.fixture(scope="module")
def causal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_models.save(tmp_path_factory.mktemp("causal"), "causal")


def inspected(spec: RunScorer) -> wire.ScorerInfo:
    return inspect_scorer(wire.InspectScorer(1, spec))


def test_a_reward_model(reward: Path) -> None:
    info = inspected(RewardModel(path=str(reward)))
    assert info == wire.ScorerInfo(reward.name, ("LABEL_0", "LABEL_1"), small_models.CONTEXT, True)
    assert inspected(RewardModel(path=str(reward), context=99)).context == 99


def test_a_model_that_is_none_of_its_kind(reward: Path, causal: Path) -> None:
    with pytest.raises(ModelError, match="is a language model and no reward model"):
        inspected(RewardModel(path=str(causal)))
    with pytest.raises(BadInput, match="has no label 5"):
        inspected(ProcessRewardModel(path=str(reward), label=5))
    with pytest.raises(BadInput, match="“very good” is not one token"):
        inspected(ProcessRewardModel(path=str(causal), steps="step_tag", good="very good"))


def test_the_exact_string_that_a_reward_model_sees(reward: Path, asked: Asked) -> None:
    work = asked(1, "w1 w2", ["w3", "w4"])
    shown = render_scored(wire.RenderScored(1, RewardModel(path=str(reward)), work))
    assert [(piece.text, piece.special) for piece in shown.pieces] == [
        ("<s> <user>", True),
        ("w1 w2", False),
        ("</s> <assistant>", True),
        ("w3", False),
        ("</s>", True),
    ]
    assert (shown.tokens, shown.own_template) == (8, small_models.TEMPLATE)


def test_what_is_left_out_is_not_shown(reward: Path, asked: Asked) -> None:
    spec = RewardModel(path=str(reward), context=4, too_long="truncate")
    shown = render_scored(wire.RenderScored(1, spec, asked(1, "w1 w2", ["w3"])))
    assert " ".join(piece.text for piece in shown.pieces) == "<s> <user> w1 w2"
    assert shown.tokens == 8


def test_the_steps_that_a_process_reward_model_sees(causal: Path, asked: Asked) -> None:
    spec = ProcessRewardModel(path=str(causal), steps="step_tag", separator=";", tag="<step>")
    shown = render_scored(wire.RenderScored(1, spec, asked(1, "w1", ["w2 ; w3"])))
    said = " ".join(piece.text for piece in shown.pieces)
    assert said == "<s> <user> w1 </s> <assistant> w2 <step> w3 <step>"


def test_a_scorer_without_a_model_sees_the_completion(tmp_path: Path, asked: Asked) -> None:
    file = tmp_path / "mine.py"
    file.write_text("def score(prompt, completion, reference): return 1")
    spec = UserFile(path=str(file), digest=hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest())
    assert inspected(spec).name == "mine.py"
    shown = render_scored(wire.RenderScored(1, spec, asked(1, "x", ["said"])))
    assert shown.pieces == (wire.Piece("said", False),)


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("def score(a, b, c): pass", True),
        ("score = max", True),
        ("from m import score", True),
        ("from m import f as score", True),
        ("from m import *", True),
        ("def scores(): pass", False),
        ("print(1)", False),
    ],
)
def test_a_file_has_to_have_its_function(tmp_path: Path, text: str, is_there: bool) -> None:
    file = tmp_path / "mine.py"
    file.write_text(text)
    spec = UserFile(path=str(file), digest=hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest())
    if is_there:
        assert inspected(spec).name == "mine.py"
    else:
        with pytest.raises(BadInput, match="has no function score"):
            inspected(spec)
