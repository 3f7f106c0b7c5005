"""What is learnt from and what is measured on; noise, recomputed activations, a number of steps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
import torch
from peft import PeftModel

from rsgui.core import wire
from rsgui.core.dataset import kept_back
from rsgui.core.entities import Model
from rsgui.core.errors import BadInput, Cancelled, ModelError, OutOfMemory
from rsgui.engine import training, training_steps
from rsgui.engine.control import Control
from rsgui.engine.models import load_model, load_tokenizer
from rsgui.engine.training import train
from rsgui.engine.training_data import Rows, tokenise
from rsgui.engine.training_loss import CompletionLoss
from rsgui.engine.training_samples import Sampler
from rsgui.engine.training_validation import Validation
from tests.engine.test_training import naive_loss
from tests.engine.training_kit import END, PARAMS, ROWS, Told, make_tiny, request, weights

pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")  # peft asks for it
MEASURED = msgspec.structs.replace(PARAMS, every=1, validation=0.25, epochs=3)


@pytest.fixture(autouse=True)
def on_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    for part in (training, training_steps):
        monkeypatch.setattr(part, "best_device", lambda: torch.device("cpu"))
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny(tmp_path_factory.mktemp("tiny"))


def test_the_best_and_when_patience_is_at_its_end() -> None:
    followed = Validation(patience=2)
    weight = torch.zeros(1)
    for step, loss in ((1, 3.0), (2, 2.0), (3, 2.5)):
        weight += 1
        followed.take(step, loss, {"w": weight})
        assert not followed.exhausted
    followed.take(4, 2.0, {"w": weight})
    assert followed.exhausted
    assert followed.best == 2
    assert followed.weights["w"].item() == 2, "a copy: the training goes on with the weight itself"


def test_the_validation_loss_is_that_of_rows_that_are_not_learnt_from(tiny: Path, tmp_path: Path) -> None:
    """Without a learning rate worth the name it is the base's."""
    params = msgspec.structs.replace(MEASURED, learning_rate=1e-9, epochs=1)
    reply = Told()
    result = train(request(tmp_path, tiny, ROWS, params), Control(), reply)
    _, back = kept_back(ROWS, 0.25, PARAMS.seed)
    examples, _ = tokenise(back, load_tokenizer(tiny), {END}, 100)
    tokens = sum(len(example.ids) - example.prompt for example in examples)
    with torch.no_grad():
        expected = float(naive_loss(load_model(tiny, torch.float32), examples)) / tokens
    assert [point.validation for point in reply.points] == pytest.approx([expected] * 2, abs=1e-5)
    assert (result.rows, result.validation_rows) == (16, 5)
    assert result.validation == pytest.approx(expected, abs=1e-5)


def test_patience_ends_it_and_the_best_is_kept(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A learning rate that is far too high makes it worse from some step on."""
    params = msgspec.structs.replace(MEASURED, learning_rate=0.3, patience=2, epochs=20, clip=0.0)
    reply = Told()
    result = train(request(tmp_path, tiny, ROWS, params), Control(), reply)
    losses = [point.validation for point in reply.points]
    assert None not in losses
    best = min(range(len(losses)), key=lambda i: losses[i] or 0.0)
    assert len(losses) == best + 3 == result.steps < result.planned
    assert (result.kept, result.validation) == (best + 1, losses[best])
    assert "has not fallen for 2 measurements" in reply.notes[-1]
    card = (Path(result.folder) / "README.md").read_text("utf-8")
    assert f"| steps | {result.steps} of 40: it was ended early |" in card
    assert f"| weights are those after step | {result.kept} |" in card
    assert f"| validation loss per token, on 5 rows | {result.validation:.4f} |" in card
    record = msgspec.json.decode((Path(result.folder) / "rsgui.json").read_bytes())
    assert (record["steps"], record["planned"], record["kept"]) == (result.steps, 40, result.kept)
    assert record["validation"] == result.validation
    (tmp_path / "last").mkdir()
    last = train(
        request(tmp_path / "last", tiny, ROWS, msgspec.structs.replace(params, keep_best=False)), Control(), Told()
    )
    assert (last.kept, last.validation) == (last.steps, losses[-1])
    assert any(not torch.equal(w, weights(last.folder)[name]) for name, w in weights(result.folder).items())


def test_the_best_outlives_an_interruption(tiny: Path, tmp_path: Path) -> None:
    params = msgspec.structs.replace(MEASURED, learning_rate=0.3, patience=4, epochs=20, clip=0.0)
    (tmp_path / "whole").mkdir()
    whole = train(request(tmp_path / "whole", tiny, ROWS, params), Control(), Told())
    control = Control()
    asked = request(tmp_path, tiny, ROWS, params)
    with pytest.raises(Cancelled):
        train(asked, control, Told(control, cancel_at=whole.kept + 2))
    resumed = train(asked, Control(), Told())
    assert (resumed.kept, resumed.steps) == (whole.kept, whole.steps)
    torch.testing.assert_close(weights(resumed.folder), weights(whole.folder), rtol=0, atol=1e-6)


def test_a_number_of_steps_instead_of_epochs(tiny: Path, tmp_path: Path) -> None:
    reply = Told()
    result = train(request(tmp_path, tiny, ROWS, msgspec.structs.replace(PARAMS, steps=7)), Control(), reply)
    assert (result.steps, result.planned, len(reply.points)) == (7, 7, 7)


def test_recomputed_activations_change_nothing(tiny: Path, tmp_path: Path) -> None:
    kept = []
    for name, params in (("kept", PARAMS), ("again", msgspec.structs.replace(PARAMS, recompute=True, dropout=0.0))):
        (tmp_path / name).mkdir()
        kept.append(weights(train(request(tmp_path / name, tiny, ROWS, params), Control(), Told()).folder))
    torch.testing.assert_close(kept[1], kept[0], rtol=0, atol=1e-6)


def test_noise_changes_what_is_learnt_but_not_what_is_measured(tiny: Path, tmp_path: Path) -> None:
    params = msgspec.structs.replace(MEASURED, learning_rate=1e-9, epochs=1)
    told = []
    for name, alpha in (("plain", 0.0), ("noisy", 50.0)):
        (tmp_path / name).mkdir()
        reply = Told()
        train(request(tmp_path / name, tiny, ROWS, msgspec.structs.replace(params, neftune=alpha)), Control(), reply)
        told.append(reply.points)
    plain, noisy = told
    assert abs(plain[0].loss - noisy[0].loss) > 1e-3
    assert plain[0].validation == pytest.approx(noisy[0].validation, abs=1e-5)


def test_rounded_weights_need_a_gpu(tiny: Path, tmp_path: Path) -> None:
    asked = request(tmp_path, tiny, ROWS)
    rounded = Model("transformers", asked.model.path, quantise="4bit")
    with pytest.raises(ModelError, match="needs an NVIDIA GPU"):
        train(msgspec.structs.replace(asked, model=rounded), Control(), Told())


def test_one_prompt_cannot_be_both(tiny: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="both learnt from and measured on"):
        train(request(tmp_path, tiny, [ROWS[0], ROWS[0]], MEASURED), Control(), Told())
    assert isinstance(wire.TrainingResult("", 0, 0, 0, 0.0, 0.0).validation, type(None))


def test_the_same_prompts_are_answered_on_the_way(tiny: Path, tmp_path: Path) -> None:
    """They are of the rows that are not learnt from; what is answered changes nothing of what is learnt."""
    params = msgspec.structs.replace(MEASURED, every=3, samples=2, epochs=3, dropout=0.1)
    reply = Told()
    sampled = train(request(tmp_path, tiny, ROWS, params), Control(), reply)
    items = [item for event in reply.events if isinstance(event, wire.Items) for item in event.items]
    samples = [item.sample for item in items if isinstance(item, wire.Sampled)]
    assert [(one.step, one.place) for one in samples] == [(3, 0), (3, 1), (6, 0), (6, 1)]
    _, back = kept_back(ROWS, 0.25, PARAMS.seed)
    assert [one.prompt for one in samples[:2]] == [row.messages[-1].content for row in back[:2]]
    assert any(one.text for one in samples)
    (tmp_path / "silent").mkdir()
    silent = train(
        request(tmp_path / "silent", tiny, ROWS, msgspec.structs.replace(params, samples=0)), Control(), Told()
    )
    torch.testing.assert_close(weights(silent.folder), weights(sampled.folder), rtol=0, atol=0)


# --- memory


def out_of_memory(*anything: Any, **more: Any) -> Any:
    raise torch.OutOfMemoryError("CUDA out of memory.")


def test_validation_goes_on_in_smaller_pieces(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what has no gradient is too large."""
    params = msgspec.structs.replace(MEASURED, epochs=1, learning_rate=1e-9)
    (tmp_path / "whole").mkdir()
    whole = train(request(tmp_path / "whole", tiny, ROWS, params), Control(), Told())
    loss = CompletionLoss.__call__

    def call(self: CompletionLoss, rows: Rows) -> torch.Tensor:
        if not torch.is_grad_enabled() and len(rows["input_ids"]) > 2:
            out_of_memory()
        return loss(self, rows)

    monkeypatch.setattr(CompletionLoss, "__call__", call)
    reply = Told()
    result = train(request(tmp_path, tiny, ROWS, params), Control(), reply)
    assert result.validation == pytest.approx(whole.validation, abs=1e-5)
    assert "memory ran out; going on with 2 rows at once" in reply.notes


def test_answers_that_have_no_memory_are_left_out(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Sampler, "answers", out_of_memory)
    reply = Told()
    result = train(request(tmp_path, tiny, ROWS, PARAMS), Control(), reply)
    assert result.steps == 6
    assert "memory ran out; no answers at step 6" in reply.notes


@pytest.mark.parametrize(
    ("part", "name", "said"),
    [
        (training, "load_base", r"tiny\d+ does not fit into memory"),
        (training, "with_lora", "The adapter does not fit"),
        (PeftModel, "to", "does not fit into the memory of cpu"),
        (torch.optim.AdamW, "step", "for what the optimizer keeps"),
    ],
)
def test_what_cannot_be_smaller_says_what_to_do(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: Any, name: str, said: str
) -> None:
    asked = request(tmp_path, tiny, ROWS, PARAMS)
    monkeypatch.setattr(part, name, out_of_memory, raising=False)
    with pytest.raises(OutOfMemory, match=said) as caught:
        train(asked, Control(), Told())
    assert "a smaller model" in caught.value.hint
