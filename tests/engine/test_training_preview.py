"""What is told before a training is what it then is."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import torch

from rsgui.core import wire
from rsgui.core.dataset import TrainingRow
from rsgui.core.entities import Message, TrainingParams
from rsgui.engine import training, training_preview, training_steps
from rsgui.engine.control import Control
from rsgui.engine.training import train
from rsgui.engine.training_preview import preview
from tests.engine.training_kit import PARAMS, ROWS, Told, make_tiny, request, weights

pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")  # peft asks for it


@pytest.fixture(autouse=True)
def on_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    for part in (training, training_steps, training_preview):
        monkeypatch.setattr(part, "best_device", lambda: torch.device("cpu"))
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny(tmp_path_factory.mktemp("tiny"))


def asked(place: Path, model: Path, params: TrainingParams = PARAMS, row: int = 0) -> wire.PreviewTraining:
    long = TrainingRow("long", (Message("user", "a"),), "b " * 125)
    train = request(place, model, [*ROWS, long], params)
    return wire.PreviewTraining(1, train.model, params, train.rows, train.rows_hash, row)


def test_it_tells_what_the_training_then_is(tiny: Path, tmp_path: Path) -> None:
    params = msgspec.structs.replace(PARAMS, validation=0.2, epochs=3)
    told = preview(asked(tmp_path, tiny, params), Told())
    whole = request(tmp_path, tiny, [*ROWS, TrainingRow("long", (Message("user", "a"),), "b " * 125)], params)
    result = train(whole, Control(), Told())
    assert (told.rows, told.validation_rows, told.dropped) == (result.rows, result.validation_rows, result.dropped)
    assert told.steps == result.steps
    assert told.completion_tokens * 3 == result.tokens
    assert told.learnt == sum(weight.numel() for weight in weights(result.folder).values())
    assert (told.all_rows, told.limit) == (22, 128)
    assert told.longest <= 128
    assert told.seconds > 0


def test_the_tokens_of_a_row(tiny: Path, tmp_path: Path) -> None:
    told = preview(asked(tmp_path, tiny, row=3), Told())
    learnt = [piece.text for piece in told.pieces if piece.learnt]
    assert learnt == [*ROWS[3].completion.split(), "<|end|>"]
    assert [piece.text for piece in told.pieces[:3]] == ["<|start|>", "user", ROWS[3].messages[0].content[0]]
    assert told.pieces[-1].special
    assert told.row_fits
    assert not preview(asked(tmp_path, tiny, row=21), Told()).row_fits


def test_recomputed_and_rounded_takes_less_memory(tiny: Path, tmp_path: Path) -> None:
    plain = preview(asked(tmp_path, tiny), Told()).memory
    less = preview(asked(tmp_path, tiny, msgspec.structs.replace(PARAMS, recompute=True)), Told()).memory
    rounded = asked(tmp_path, tiny)
    rounded = msgspec.structs.replace(rounded, model=msgspec.structs.replace(rounded.model, quantise="4bit"))
    assert less < plain
    assert preview(rounded, Told()).memory < plain
