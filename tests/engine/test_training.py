from __future__ import annotations

import errno
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from peft import LoraConfig, PeftModel, get_peft_model
from torch.nn.functional import cross_entropy
from transformers import AutoConfig, AutoModelForCausalLM, LlamaConfig, LlamaForCausalLM

from rsgui.core import wire
from rsgui.core.dataset import TrainingRow, encode_rows, rows_hash
from rsgui.core.entities import EMBEDDED_MODEL, Layers, Message, Model, TrainingParams
from rsgui.core.errors import BadInput, Cancelled, DiskFull, ModelError, OutOfMemory, TrainingDiverged
from rsgui.engine import training, training_loss, training_steps
from rsgui.engine.control import Control
from rsgui.engine.models import load_model, load_tokenizer, transformers_folder
from rsgui.engine.training import read_rows, train, training_dtype
from rsgui.engine.training_data import (
    Example,
    Rows,
    Tally,
    end_of_turn,
    micro_batches,
    token_mean,
    tokenise,
)
from rsgui.engine.training_loss import CompletionLoss
from rsgui.engine.training_steps import rate_share, steps_per_epoch
from tests.engine.training_kit import END, PARAMS, ROWS, TEMPLATE, WORDS, Told, make_tiny, request, row, weights

pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")  # peft asks for it


@pytest.fixture(autouse=True)
def on_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small models gain nothing from more; and a CPU gives float32, where equalities hold to many digits."""
    for part in (training, training_steps):
        monkeypatch.setattr(part, "best_device", lambda: torch.device("cpu"))
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny(tmp_path_factory.mktemp("tiny"))


# --- the data


def test_the_loss_is_taken_by_lengths() -> None:
    """The ids of METHOD.md's oracle: three tokens of prompt, three of completion whose last is also the padding."""
    example = Example([1, 10, 11, 20, 21, 2], 3)
    longer = Example([1, 10, 11, 12, 13, 14, 15, 2], 5)
    (rows,) = micro_batches([example, longer], 2)
    assert rows["input_ids"].tolist() == [longer.ids, [*example.ids, 0, 0]]
    seen = rows["input_ids"].flatten()[rows["sources"]].tolist()
    assert (seen, rows["targets"].tolist()) == ([13, 14, 15, 11, 20, 21], [14, 15, 2, 20, 21, 2])


def test_the_mean_is_over_tokens() -> None:
    assert token_mean([Tally(2, 2), Tally(9, 3)]) == 2.2


def test_completions_of_a_prompt_share_it() -> None:
    examples = [Example([5, 6, 7, 2], 2), Example([8, 9, 2], 1), Example([5, 6, 4, 3, 2], 2)]
    (rows,) = micro_batches(examples, 3)
    assert rows["input_ids"].tolist() == [[5, 6, 7, 2, 4, 3, 2], [8, 9, 2, 0, 0, 0, 0]]
    assert rows["positions"].tolist() == [[0, 1, 2, 3, 2, 3, 4], [0, 1, 2, 0, 0, 0, 0]]
    assert rows["branches"].tolist() == [[0, 0, 1, 1, 2, 2, 2], [0, 1, 1, 0, 0, 0, 0]]
    assert rows["sources"].tolist() == [1, 2, 1, 4, 5, 7, 8]
    assert rows["targets"].tolist() == [7, 2, 4, 3, 2, 9, 2]
    alone = micro_batches(examples, 3, share=False)
    assert [part["input_ids"].shape for part in alone] == [(3, 5)]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), min_size=1, max_size=30), st.integers(1, 9))
def test_no_micro_batch_has_more_than_it_may(rows: list[tuple[int, int]], most: int) -> None:
    """Every token of every completion is in one of them, once."""
    examples = [Example([prompt + 50, 60, *range(100 * i, 100 * i + n)], 2) for i, (prompt, n) in enumerate(rows)]
    parts = micro_batches(examples, most)
    assert all(int((part["branches"].diff(dim=1) > 0).sum()) <= most for part in parts)
    targets = [token for part in parts for token in part["targets"].tolist()]
    assert sorted(targets) == sorted(token for example in examples for token in example.ids[2:])


def test_a_row_is_what_the_generator_saw_and_made(tiny: Path) -> None:
    tokenizer = load_tokenizer(tiny)
    messages = (Message("system", "a"), Message("user", "b c"))
    [example], dropped = tokenise([TrainingRow("k", messages, "d e .")], tokenizer, {END}, 100)
    said = tokenizer.convert_ids_to_tokens(example.ids)
    assert " ".join(said) == "<|start|> system a <|end|> <|start|> user b c <|end|> <|start|> assistant d e . <|end|>"
    assert example.prompt == len(said) - 4
    assert dropped == 0


def test_long_rows_are_dropped_and_counted(tiny: Path) -> None:
    examples, dropped = tokenise(ROWS, load_tokenizer(tiny), {END}, 14)
    assert 0 < len(examples) < len(ROWS)
    assert len(examples) + dropped == len(ROWS)
    assert max(len(example.ids) for example in examples) == 14


def test_the_end_of_a_turn(tiny: Path) -> None:
    tokenizer = load_tokenizer(tiny)
    assert end_of_turn(tokenizer, {END}) == [END]
    assert end_of_turn(tokenizer, {WORDS.index("z")}) == [END]  # the tokenizer's, where the template tells nothing
    tokenizer.chat_template = TEMPLATE.replace("{{ m.content }} <|end|>", "{{ m.content }} z <|end|>")
    assert end_of_turn(tokenizer, {END, WORDS.index("z")}) == [WORDS.index("z")]
    tokenizer.chat_template = None
    assert end_of_turn(tokenizer, {END}) == [END]


# --- the loss


def naive_loss(model: Any, examples: Sequence[Example]) -> torch.Tensor:
    """Each row alone, logits for all of it."""
    losses = []
    for example in examples:
        ids = torch.tensor([example.ids])
        logits = model(input_ids=ids, attention_mask=torch.ones_like(ids)).logits[0]
        made = slice(example.prompt, len(example.ids))
        losses.append(cross_entropy(logits[example.prompt - 1 : -1], ids[0, made], reduction="sum"))
    return torch.stack(losses).sum()


@pytest.fixture
def examples(tiny: Path) -> list[Example]:
    return tokenise(ROWS, load_tokenizer(tiny), {END}, 100)[0]


@pytest.mark.parametrize("most_logits", [1 << 25, 5 * len(WORDS)])
def test_the_loss_equals_that_of_full_logits(
    tiny: Path, examples: list[Example], most_logits: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_loss, "MOST_LOGITS", most_logits)
    model = load_model(tiny, torch.float32)
    loss = CompletionLoss(model)
    assert loss.head_alone
    (rows,) = micro_batches(examples, 100)
    ours, gradients = value_and_gradients(model, loss(rows))
    theirs, expected = value_and_gradients(model, naive_loss(model, examples))
    torch.testing.assert_close(ours, theirs)
    torch.testing.assert_close(gradients, expected, rtol=1e-4, atol=1e-5)


def value_and_gradients(model: Any, loss: torch.Tensor) -> tuple[torch.Tensor, list[torch.Tensor]]:
    return loss.detach(), list(torch.autograd.grad(loss, list(model.parameters())))


def test_a_model_that_does_more_than_its_head_keeps_its_own_way(
    tiny: Path, examples: list[Example], monkeypatch: pytest.MonkeyPatch
) -> None:
    model: Any = load_model(tiny, torch.float32)
    plain = model.forward

    def halved(*args: Any, **kwargs: Any) -> Any:
        output = plain(*args, **kwargs)
        output.logits = output.logits / 2
        return output

    monkeypatch.setattr(model, "forward", halved)
    loss = CompletionLoss(model)
    assert not loss.head_alone
    (rows,) = micro_batches(examples, 100)
    torch.testing.assert_close(loss(rows), naive_loss(model, examples))


def several_of_each(examples: list[Example]) -> list[Example]:
    """Each prompt with the completions of three rows."""
    ends = [example.ids[example.prompt :] for example in examples]
    return [
        Example(example.ids[: example.prompt] + ends[(place + 5 * i) % len(ends)], example.prompt)
        for place, example in enumerate(examples)
        for i in range(3)
    ]


def test_a_shared_prompt_gives_the_loss_and_gradients_of_separate_rows(tiny: Path, examples: list[Example]) -> None:
    several = several_of_each(examples)
    model = load_model(tiny, torch.float32)
    loss = CompletionLoss(model)
    assert loss.shares_prompts
    parts = micro_batches(several, 7)
    assert len(parts) < len(several) / 3
    ours, gradients = value_and_gradients(model, torch.stack([loss(part) for part in parts]).sum())
    theirs, expected = value_and_gradients(model, naive_loss(model, several))
    torch.testing.assert_close(ours, theirs)
    torch.testing.assert_close(gradients, expected, rtol=1e-4, atol=1e-5)


def test_a_model_that_does_not_heed_the_mask_gets_separate_rows(
    tiny: Path, examples: list[Example], monkeypatch: pytest.MonkeyPatch
) -> None:
    model: Any = load_model(tiny, torch.float32)
    plain = model.model.forward

    def deaf(*args: Any, **kwargs: Any) -> Any:
        return plain(*args, **{**kwargs, "attention_mask": None})

    monkeypatch.setattr(model.model, "forward", deaf)
    assert not CompletionLoss(model).shares_prompts
    model.config.sliding_window = 64
    monkeypatch.undo()
    assert not CompletionLoss(model).shares_prompts, "its own mask would be lost"


def test_training_with_shared_prompts_is_that_with_separate_rows(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [msgspec.structs.replace(ROWS[i % 7], completion=ROWS[i].completion) for i in range(21)]
    trained = []
    for name in ("shared", "separate"):
        (tmp_path / name).mkdir()
        trained.append(weights(train(request(tmp_path / name, tiny, rows), Control(), Told()).folder))
        monkeypatch.setattr(CompletionLoss, "_same_as_separate", lambda self: False)
    torch.testing.assert_close(trained[0], trained[1], rtol=0, atol=1e-5)


# --- the training


def test_train(tiny: Path, tmp_path: Path) -> None:
    reply = Told()
    asked = request(tmp_path, tiny, ROWS)
    result = train(asked, Control(), reply)
    completion_tokens = sum(len(r.completion.split()) + 1 for r in ROWS)
    assert (result.rows, result.dropped, result.tokens) == (21, 0, 2 * completion_tokens)
    assert [point.step for point in reply.points] == [1, 2, 3, 4, 5, 6]
    assert {point.steps for point in reply.points} == {6}
    assert result.loss < reply.points[0].loss
    assert all(point.tokens_per_second > 0 and point.learning_rate >= 0 for point in reply.points)
    assert reply.notes[0].startswith("loading")
    folder = Path(asked.folder)
    assert {"adapter_config.json", "adapter_model.safetensors", "rsgui.json"} <= {f.name for f in folder.iterdir()}
    assert [f.name for f in folder.parent.iterdir()] == ["one"]
    record = msgspec.json.decode((folder / "rsgui.json").read_bytes())
    assert record["rows_hash"] == rows_hash(ROWS)
    assert (record["rows"], record["params"]["rank"]) == (21, 4)
    assert {"rsgui", "torch", "transformers", "peft"} <= set(record["versions"])
    assert {weight.dtype for weight in weights(asked.folder).values()} == {torch.float32}


def test_the_model_card_tells_how_the_adapter_came_about(tiny: Path, tmp_path: Path) -> None:
    asked = msgspec.structs.replace(
        request(tmp_path, tiny, ROWS), about="the best completion of each prompt", whose="tiny + adapter 1"
    )
    result = train(asked, Control(), Told())
    card = (Path(asked.folder) / "README.md").read_text("utf-8")
    assert card.startswith("---\nbase_model:")
    assert "They were picked so: the best completion of each prompt." in card
    assert f"| hash of the rows | `{rows_hash(ROWS)}` |" in card
    assert f"| completion tokens seen | {result.tokens:,} |" in card
    assert f"| loss per token, last epoch | {result.loss:.4f} |" in card
    assert "fine-tuned on completions of tiny + adapter 1. They were picked" in card
    assert "| steps | 6 |" in card
    assert "validation" not in card.partition("## Parameters")[0]
    assert "| rank | 4 |" in card
    assert f"| torch | {torch.__version__} |" in card


def test_the_first_loss_is_that_of_the_base_model(tiny: Path, tmp_path: Path, examples: list[Example]) -> None:
    reply = Told()
    train(request(tmp_path, tiny, ROWS, msgspec.structs.replace(PARAMS, batch_size=21)), Control(), reply)
    tokens = sum(len(example.ids) - example.prompt for example in examples)
    with torch.no_grad():
        expected = naive_loss(load_model(tiny, torch.float32), examples) / tokens
    assert reply.points[0].loss == pytest.approx(float(expected), abs=1e-5)


def test_micro_batches_change_neither_losses_nor_weights(tiny: Path, tmp_path: Path) -> None:
    losses, trained = [], []
    for micro_batch in (8, 2, 3):
        place = tmp_path / str(micro_batch)
        place.mkdir()
        reply = Told()
        params = msgspec.structs.replace(PARAMS, micro_batch=micro_batch)
        trained.append(weights(train(request(place, tiny, ROWS, params), Control(), reply).folder))
        losses.append([point.loss for point in reply.points])
    for other in (1, 2):
        assert losses[other] == pytest.approx(losses[0], abs=1e-5)
        torch.testing.assert_close(trained[other], trained[0], rtol=0, atol=1e-5)


def test_a_seed_gives_the_same_adapter_again(tiny: Path, tmp_path: Path) -> None:
    folders = []
    for name, seed in (("a", 0), ("b", 0), ("c", 1)):
        (tmp_path / name).mkdir()
        params = msgspec.structs.replace(PARAMS, seed=seed, dropout=0.1)
        folders.append(train(request(tmp_path / name, tiny, ROWS, params), Control(), Told()).folder)
    first, same, other = (weights(folder) for folder in folders)
    torch.testing.assert_close(first, same, rtol=0, atol=0)
    assert any(not torch.equal(first[name], other[name]) for name in first)


@pytest.mark.parametrize("epochs", [0.5, 1.0])
def test_epochs(tiny: Path, tmp_path: Path, epochs: float) -> None:
    reply = Told()
    train(request(tmp_path, tiny, ROWS, msgspec.structs.replace(PARAMS, epochs=epochs)), Control(), reply)
    assert len(reply.points) == {0.5: 2, 1.0: 3}[epochs]
    assert steps_per_epoch(21, PARAMS) == 3


def test_no_step_goes_without_a_learning_rate() -> None:
    assert [rate_share(step, 4, 0.0) for step in range(5)] == [1.0, 0.75, 0.5, 0.25, 0.0]
    assert [rate_share(step, 4, 0.5) for step in range(4)] == [1 / 3, 2 / 3, 1.0, 0.5]
    assert rate_share(0, 1, 0.99) == 1.0
    assert [rate_share(step, 4, 0.5, "constant") for step in range(5)] == [1 / 3, 2 / 3, 1.0, 1.0, 0.0]
    assert [rate_share(step, 4, 0.0, "cosine") for step in range(5)] == pytest.approx(
        [1, 0.853553, 0.5, 0.146447, 0], abs=1e-6
    )


@pytest.mark.parametrize(("layers", "parts"), [("attention", {"q", "k", "v", "o"}), ("mlp", {"gate", "up", "down"})])
def test_chosen_layers_alone_learn(tiny: Path, tmp_path: Path, layers: Layers, parts: set[str]) -> None:
    params = msgspec.structs.replace(PARAMS, layers=layers)
    trained = weights(train(request(tmp_path, tiny, ROWS, params), Control(), Told()).folder)
    assert {name.split("_proj")[0].rpartition(".")[2] for name in trained} == parts


def test_rslora_and_dora(tiny: Path, tmp_path: Path) -> None:
    params = msgspec.structs.replace(PARAMS, rslora=True, dora=True)
    reply = Told()
    result = train(request(tmp_path, tiny, ROWS, params), Control(), reply)
    assert result.loss < reply.points[0].loss
    assert any("lora_magnitude_vector" in name for name in weights(result.folder))
    config = msgspec.json.decode((Path(result.folder) / "adapter_config.json").read_bytes())
    assert (config["use_rslora"], config["use_dora"]) == (True, True)


@pytest.mark.parametrize("change", [{"clip": 1e-4}, {"weight_decay": 10.0}])
def test_clipping_and_weight_decay_hold_the_adapter_back(tiny: Path, tmp_path: Path, change: dict[str, float]) -> None:
    """Adam forgets the length of a gradient that stays the same: clipping is seen beside its epsilon."""
    sizes = []
    for name, params in (("plain", PARAMS), ("held", msgspec.structs.replace(PARAMS, **change))):
        (tmp_path / name).mkdir()
        trained = weights(train(request(tmp_path / name, tiny, ROWS, params), Control(), Told()).folder)
        sizes.append(sum(float(weight.norm()) for weight in trained.values()))
    assert sizes[1] < 0.999 * sizes[0]


def test_cancel_leaves_what_was_there(tiny: Path, tmp_path: Path) -> None:
    asked = request(tmp_path, tiny, ROWS)
    train(asked, Control(), Told())
    before = weights(asked.folder)
    control = Control()
    with pytest.raises(Cancelled):
        train(request(tmp_path, tiny, ROWS[:9]), control, Told(control, cancel_at=1))
    assert [f.name for f in Path(asked.folder).parent.iterdir()] == ["one"]
    torch.testing.assert_close(weights(asked.folder), before)


def test_cancel_leaves_nothing_behind(tiny: Path, tmp_path: Path) -> None:
    control = Control()
    reply = Told(control, cancel_at=2)
    with pytest.raises(Cancelled):
        train(request(tmp_path, tiny, ROWS), control, reply)
    assert len(reply.points) == 2
    assert [f.name for f in tmp_path.iterdir()] == ["rows.jsonl"]


def test_pause_waits_between_steps(tiny: Path, tmp_path: Path) -> None:
    control = Control()
    control.pause()
    results: list[wire.TrainingResult] = []
    thread = threading.Thread(target=lambda: results.append(train(request(tmp_path, tiny, ROWS), control, Told())))
    thread.start()
    thread.join(0.2)
    assert thread.is_alive()
    control.proceed()
    thread.join()
    assert results[0].rows == 21


def test_training_again_replaces_the_adapter(tiny: Path, tmp_path: Path) -> None:
    asked = request(tmp_path, tiny, ROWS)
    train(asked, Control(), Told())
    before = weights(asked.folder)
    (Path(asked.folder).parent / "one.part").mkdir()  # of a training that was killed while it wrote
    train(request(tmp_path, tiny, ROWS[:9]), Control(), Told())
    assert any(not torch.equal(before[name], weight) for name, weight in weights(asked.folder).items())
    assert [f.name for f in Path(asked.folder).parent.iterdir()] == ["one"]


# --- on from an earlier adapter


def on_from(place: Path, model: Path, parent: str, params: TrainingParams = PARAMS) -> wire.Train:
    place.mkdir()
    return msgspec.structs.replace(request(place, model, ROWS, params), parent=parent)


def test_an_earlier_adapter_learns_on(tiny: Path, tmp_path: Path) -> None:
    first = train(request(tmp_path, tiny, ROWS, msgspec.structs.replace(PARAMS, batch_size=21)), Control(), Told())
    reply = Told()
    params = msgspec.structs.replace(PARAMS, batch_size=21)
    second = train(on_from(tmp_path / "next", tiny, first.folder, params), Control(), reply)
    assert reply.points[0].loss < first.loss, "it begins where the other ended"
    assert second.loss < reply.points[0].loss
    assert weights(second.folder).keys() == weights(first.folder).keys()
    assert "went on from one." in (Path(second.folder) / "README.md").read_text("utf-8")


def test_an_adapter_of_another_base_or_shape_is_refused(tiny: Path, tmp_path: Path) -> None:
    first = train(request(tmp_path, tiny, ROWS), Control(), Told()).folder
    with pytest.raises(ModelError, match="rank, alpha"):
        train(on_from(tmp_path / "a", tiny, first, msgspec.structs.replace(PARAMS, rank=8)), Control(), Told())
    other = tmp_path / "other"
    shutil.copytree(tiny, other)
    config = LlamaConfig.from_pretrained(tiny, hidden_size=64)
    LlamaForCausalLM(config).save_pretrained(other)
    with pytest.raises(ModelError, match="trained over another model"):
        train(on_from(tmp_path / "b", other, first), Control(), Told())
    (Path(first) / "rsgui.json").unlink()
    with pytest.raises(ModelError, match="does not fit the base"):
        train(on_from(tmp_path / "c", other, first), Control(), Told())
    with pytest.raises(ModelError, match="is gone"):
        train(on_from(tmp_path / "d", tiny, str(tmp_path / "none")), Control(), Told())


# --- what goes wrong


def test_rows_are_read_with_the_template_of_their_generator(tiny: Path, tmp_path: Path) -> None:
    """A longer prompt by the template leaves no room for any row."""
    long = "{{ 'word ' * 2000 }}{{ messages[0].content }}"
    asked = msgspec.structs.replace(request(tmp_path, tiny, ROWS[:9]), template=long)
    with pytest.raises(BadInput, match="All 9 rows are longer"):
        train(asked, Control(), Told())
    with pytest.raises(BadInput, match="line 1"):
        train(msgspec.structs.replace(asked, template="{% if %}"), Control(), Told())


def test_a_changed_file_is_refused(tiny: Path, tmp_path: Path) -> None:
    asked = request(tmp_path, tiny, ROWS)
    with Path(asked.rows).open("ab") as file:
        file.write(encode_rows([row(99)]))
    with pytest.raises(BadInput, match="has changed"):
        train(asked, Control(), Told())


def test_float32_where_there_is_room(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "fast_dtype", lambda device: torch.bfloat16)
    assert training_dtype(torch.device("cpu"), tiny) == torch.float32
    assert training_dtype(torch.device("cuda"), tiny) == torch.bfloat16
    monkeypatch.setattr(training, "free_memory", lambda device: 1000)
    assert training_dtype(torch.device("cpu"), tiny) == torch.bfloat16


def test_training_over_a_bf16_base(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "training_dtype", lambda device, folder: torch.bfloat16)
    reply = Told()
    result = train(request(tmp_path, tiny, ROWS), Control(), reply)
    assert result.loss < reply.points[0].loss
    assert {weight.dtype for weight in weights(result.folder).values()} == {torch.float32}


def test_files_without_rows(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_bytes(b"\n")
    with pytest.raises(BadInput, match="no rows to train on"):
        read_rows(empty, rows_hash([]), TrainingRow)
    with pytest.raises(BadInput, match="cannot be read"):
        read_rows(tmp_path / "none.jsonl", "", TrainingRow)
    empty.write_bytes(encode_rows(ROWS[:1]) + b"{\n")
    with pytest.raises(BadInput, match="line 2"):
        read_rows(empty, "", TrainingRow)


def test_all_rows_too_long(tiny: Path, tmp_path: Path) -> None:
    params = msgspec.structs.replace(PARAMS, max_length=8)
    with pytest.raises(BadInput, match="All 21 rows are longer than 8 tokens"):
        train(request(tmp_path, tiny, ROWS, params), Control(), Told())


def test_the_context_of_the_model_is_a_limit_too(tiny: Path, tmp_path: Path) -> None:
    long = TrainingRow("k", (Message("user", "a"),), "b " * 125)
    result = train(request(tmp_path, tiny, [*ROWS, long]), Control(), Told())
    assert (result.rows, result.dropped) == (21, 1)


@pytest.mark.parametrize(
    "change",
    [{"rank": 0}, {"epochs": 0}, {"learning_rate": float("nan")}, {"dropout": 1.0}, {"clip": -1}, {"weight_decay": 11}],
)
def test_parameters_out_of_range(tiny: Path, tmp_path: Path, change: dict[str, float]) -> None:
    with pytest.raises(BadInput, match=next(iter(change))):
        train(request(tmp_path, tiny, ROWS, msgspec.structs.replace(PARAMS, **change)), Control(), Told())


def test_a_loss_that_is_no_number_stops_the_training(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = CompletionLoss.__call__
    monkeypatch.setattr(CompletionLoss, "__call__", lambda self, rows: whole(self, rows) * float("nan"))
    with pytest.raises(TrainingDiverged, match="at step 1"):
        train(request(tmp_path, tiny, ROWS), Control(), Told())
    assert [f.name for f in tmp_path.iterdir()] == ["rows.jsonl"]


def fails_above(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = CompletionLoss.__call__

    def call(self: CompletionLoss, part: Rows) -> torch.Tensor:
        if len(part["input_ids"]) > rows:
            raise RuntimeError(
                "[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes"
            )
        return whole(self, part)

    monkeypatch.setattr(CompletionLoss, "__call__", call)


def test_out_of_memory_halves_and_goes_on(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = request(tmp_path, tiny, ROWS)
    expected = weights(train(asked, Control(), Told()).folder)
    fails_above(2, monkeypatch)
    reply = Told()
    train(asked, Control(), reply)
    assert [note for note in reply.notes if "memory" in note] == [
        "memory ran out; going on with 4 rows at once",
        "memory ran out; going on with 2 rows at once",
    ]
    assert len(reply.points) == 6
    torch.testing.assert_close(weights(asked.folder), expected, rtol=0, atol=1e-5)


def test_out_of_memory_at_one_row(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fails_above(0, monkeypatch)
    with pytest.raises(OutOfMemory, match="one row of"):
        train(request(tmp_path, tiny, ROWS), Control(), Told())


def test_a_full_disk(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: PeftModel, folder: str, **options: Any) -> None:
        Path(folder).mkdir()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(PeftModel, "save_pretrained", full)
    with pytest.raises(DiskFull, match="no room left for the adapter"):
        train(request(tmp_path, tiny, ROWS), Control(), Told())
    assert [f.name for f in (tmp_path / "adapters").iterdir()] == ["one.checkpoint"], "nothing of the adapter"


# --- the embedded model


@pytest.fixture(scope="module")
def embedded() -> Path:
    return transformers_folder(EMBEDDED_MODEL, lambda note: None)


def test_the_number_of_weights(embedded: Path) -> None:
    """The number of weights that LoRA adds to the embedded model, counted by hand."""
    for rank, expected in ((8, 2_442_240), (16, 4_884_480)):
        with torch.device("meta"):
            model = AutoModelForCausalLM.from_config(AutoConfig.from_pretrained(embedded))  # type: ignore[no-untyped-call]
            assert model.num_parameters() == 134_515_008
            tuned = get_peft_model(model, LoraConfig(r=rank, target_modules="all-linear", task_type="CAUSAL_LM"))
        assert tuned.get_nb_trainable_parameters()[0] == expected


def test_the_embedded_model_is_tuned_and_peft_loads_it(embedded: Path, tmp_path: Path) -> None:
    rows = [
        TrainingRow(f"k{i}", (Message("user", f"Say something of {topic}."),), f"{topic.title()}, to be sure.")
        for i, topic in enumerate(("rain", "bread", "wool", "tin"))
    ]
    params = TrainingParams(epochs=2, batch_size=4, learning_rate=1e-3, warmup=0)
    asked = msgspec.structs.replace(request(tmp_path, embedded, rows, params), model=Model())
    reply = Told()
    result = train(asked, Control(), reply)
    assert (result.rows, len(reply.points)) == (4, 2)
    assert reply.points[1].loss < reply.points[0].loss

    base = AutoModelForCausalLM.from_pretrained(embedded, dtype=torch.float32)
    ids = load_tokenizer(embedded)("Say something of tin.", return_tensors="pt")
    with torch.no_grad():
        before = base(**ids).logits
        tuned = PeftModel.from_pretrained(base, result.folder)
        after = tuned(**ids).logits
    assert tuned.peft_config["default"].base_model_name_or_path == str(embedded)
    assert (after - before).abs().max() > 0.1
