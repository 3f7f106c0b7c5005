"""A reward model is trained on pairs, measured on others, and scores as it did when it was trained."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
import torch
from peft import PeftModel
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from rsgui.core import wire
from rsgui.core.dataset import encode_rows, rows_hash
from rsgui.core.entities import Message, Model, TrainingParams, TrainingPoint
from rsgui.core.errors import BadInput, Cancelled, ModelError, OutOfMemory, TrainingDiverged
from rsgui.core.preferences import Pair, split
from rsgui.core.scorers import RewardModel
from rsgui.engine import training, training_reward, training_steps
from rsgui.engine.control import Control, Inbox, Reply
from rsgui.engine.models import load_tokenizer
from rsgui.engine.scorers import reward_model
from rsgui.engine.training_adapter import save_adapter, with_lora
from rsgui.engine.training_reward import PairRewards, collate, in_tokens, load_base, measure, train_reward

pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")  # peft asks for it

WORDS = ["<unk>", "<|start|>", "<|end|>", "user", "assistant", *"abcdefghijklmnopqrstuvwxyz"]
TEMPLATE = (
    "{% for m in messages %}<|start|> {{ m.role }} {{ m.content }} <|end|> {% endfor %}"
    "{% if add_generation_prompt %}<|start|> assistant {% endif %}"
)
END = 2
PARAMS = TrainingParams(rank=4, alpha=8, learning_rate=1e-2, epochs=8, batch_size=8, micro_batch=8)


class Told(Reply):
    """A reply that keeps what it was told."""

    def __init__(self, control: Control | None = None, cancel_at: int = 0) -> None:
        self.events: list[wire.Event] = []
        self._control, self._cancel_at = control, cancel_at
        super().__init__(1, self._keep)

    def _keep(self, event: wire.Event) -> None:
        self.events.append(event)
        if self._control and len(self.points) == self._cancel_at:
            self._control.cancel()

    @property
    def points(self) -> list[TrainingPoint]:
        batches = [event.items for event in self.events if isinstance(event, wire.Items)]
        return [item.point for items in batches for item in items if isinstance(item, wire.Trained)]

    @property
    def notes(self) -> list[str]:
        return [event.note for event in self.events if isinstance(event, wire.Progress)]


@pytest.fixture(autouse=True)
def on_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small models gain nothing from more; and a CPU gives float32, where equalities hold to many digits."""
    for part in (training, training_steps, training_reward):
        monkeypatch.setattr(part, "best_device", lambda: torch.device("cpu"))
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def tiny_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a random Llama of two layers and a tokenizer of one token a letter, whose pad is its end."""
    folder = tmp_path_factory.mktemp("tiny-base")
    words = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="<unk>"))
    words.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    fast: Any = PreTrainedTokenizerFast  # its constructor is not typed
    tokenizer = fast(tokenizer_object=words, eos_token="<|end|>", pad_token="<|end|>", chat_template=TEMPLATE)
    tokenizer.save_pretrained(folder)
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=len(WORDS),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=64,
        eos_token_id=END,
        pad_token_id=END,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    return folder


def letters(first: int, count: int) -> list[str]:
    return [chr(97 + (first + step) % 25) for step in range(count)]  # never z


def pair(number: int) -> Pair:
    """The chosen text has a z in it: what is to be learnt."""
    prompt = " ".join(letters(number, 2 + number % 4))
    worse = letters(3 * number, 1 + number % 6)
    better = [*worse[: number % 3], "z", *letters(number, number % 4)]
    return Pair(f"k{number}", (Message("user", prompt),), " ".join(better), " ".join(worse))


PAIRS = split([pair(number) for number in range(40)])


def request(
    place: Path, base: Path, pairs: Sequence[Pair] = PAIRS, params: TrainingParams = PARAMS
) -> wire.TrainReward:
    file = place / "pairs.jsonl"
    file.write_bytes(encode_rows(pairs))
    return wire.TrainReward(
        id=1,
        model=Model("transformers", str(base)),
        params=params,
        rows=str(file),
        rows_hash=rows_hash(pairs),
        folder=str(place / "rewards" / "one"),
        about="forty pairs",
    )


def scored(spec: RewardModel, pairs: Sequence[Pair]) -> list[tuple[float, float]]:
    """What the scorer of kind 1 gives to both texts of each pair."""
    control = Control()
    inbox: Inbox[wire.ScoreWork] = Inbox(control)
    texts = ((wire.Text(2 * n, p.chosen), wire.Text(2 * n + 1, p.rejected)) for n, p in enumerate(pairs))
    works = [wire.ScoreWork(n, p.messages, both) for n, (p, both) in enumerate(zip(pairs, texts, strict=True))]
    inbox.put(tuple(works), last=True)
    scorer = reward_model.load(spec, lambda note: None)
    found = {reward.completion: reward.value for reward in scorer.score(inbox, control)}
    scorer.close()
    values = [found[key] for key in range(2 * len(pairs))]
    assert None not in values
    return [(float(values[key] or 0), float(values[key + 1] or 0)) for key in range(0, len(values), 2)]


# --- what is learnt


def test_pairs_that_can_be_told_apart_are_learnt(tiny_base: Path, tmp_path: Path) -> None:
    reply = Told()
    asked = request(tmp_path, tiny_base)
    result = train_reward(asked, Control(), reply)
    assert reply.points[0].loss == pytest.approx(math.log(2)), "a new head finds all texts equally good"
    assert result.loss < 0.2
    assert (result.pairs, result.dropped, len(reply.points)) == (32, 0, 32)
    assert result.quality is not None
    assert (result.quality.pairs, result.quality.prompts) == (8, 8)
    assert result.quality.accuracy >= 7 / 8
    assert result.quality.brier < 0.1
    folder = Path(asked.folder)
    assert [f.name for f in folder.parent.iterdir()] == ["one"]
    record = msgspec.json.decode((folder / "rsgui.json").read_bytes())
    assert (record["about"], record["pairs"], record["rows_hash"]) == ("forty pairs", 32, asked.rows_hash)
    assert record["quality"]["accuracy"] == result.quality.accuracy


def test_the_saved_folder_scores_as_the_trained_model_did(
    tiny_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[PeftModel] = []

    def keep(model: PeftModel, folder: Path, record: Any, checkpoint: int | None) -> None:
        kept.append(model)
        save_adapter(model, folder, record, checkpoint)

    monkeypatch.setattr(training_reward, "save_adapter", keep)
    asked = request(tmp_path, tiny_base)
    train_reward(asked, Control(), Told())
    [model] = kept
    model.eval()
    expected = []
    for one in PAIRS:
        learnt, measured, _ = in_tokens([one], load_tokenizer(tiny_base), 64)
        rows = collate(learnt or measured)
        with torch.no_grad():
            [values] = PairRewards(model)(rows["input_ids"], rows["lengths"]).tolist()
        expected.append(tuple(values))
    found = scored(RewardModel(path=str(tiny_base), adapter=asked.folder), PAIRS)
    torch.testing.assert_close(torch.tensor(found), torch.tensor(expected), rtol=0, atol=1e-5)
    assert sum(chosen > rejected for chosen, rejected in found) >= 38


def test_pairs_of_noise_are_not_told_apart(tiny_base: Path, tmp_path: Path) -> None:
    """What is no better than chance has to look so on the held-out pairs."""
    noise = [
        Pair(f"k{n}", (Message("user", "a"),), " ".join(letters(7 * n, 5)), " ".join(letters(11 * n + 5, 5)))
        for n in range(60)
    ]
    params = msgspec.structs.replace(PARAMS, epochs=2)
    result = train_reward(request(tmp_path, tiny_base, split(noise), params), Control(), Told())
    assert result.quality is not None
    assert result.quality.low < 0.5 < result.quality.high


def test_the_loss_is_that_of_bradley_and_terry(tiny_base: Path) -> None:
    model = with_lora(load_base(tiny_base, torch.float32), PARAMS, head="score")
    torch.manual_seed(3)
    head: Any = getattr(model.get_base_model(), "score")  # noqa: B009 -- peft does not type what it wraps
    torch.nn.init.normal_(head.modules_to_save["default"].weight)
    learnt, _, _ = in_tokens(PAIRS, load_tokenizer(tiny_base), 64)
    rows = collate(learnt)
    with torch.no_grad():
        rewards = PairRewards(model)(rows["input_ids"], rows["lengths"])
        trainer = object.__new__(training_reward.PairTrainer)
        trainer._rewards = PairRewards(model)
        loss = float(trainer.summed_loss(rows))
    margins = (rewards[:, 0] - rewards[:, 1]).tolist()
    assert loss == pytest.approx(sum(math.log1p(math.exp(-m)) for m in margins), rel=1e-5)


def test_measuring_in_batches_changes_nothing(tiny_base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = with_lora(load_base(tiny_base, torch.float32), PARAMS, head="score")
    head: Any = getattr(model.get_base_model(), "score")  # noqa: B009
    torch.nn.init.normal_(head.modules_to_save["default"].weight)
    learnt, _, _ = in_tokens(PAIRS, load_tokenizer(tiny_base), 64)
    together = measure(model, learnt, Control())
    monkeypatch.setattr(training_reward, "MEASURED", 1)
    alone = measure(model, learnt, Control())
    assert together is not None
    assert alone is not None
    assert together.brier == pytest.approx(alone.brier, abs=1e-5)
    assert together.accuracy == alone.accuracy


def test_training_goes_on_from_a_trained_head(tiny_base: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    model = load_base(tiny_base, torch.float32)
    head: Any = getattr(model, "score")  # noqa: B009
    torch.nn.init.constant_(head.weight, 0.5)
    model.save_pretrained(whole)
    load_tokenizer(tiny_base).save_pretrained(whole)
    again: Any = load_base(whole, torch.float32)
    assert torch.equal(again.score.weight, head.weight)


# --- how it ends


def test_micro_batches_change_nothing(tiny_base: Path, tmp_path: Path) -> None:
    losses = []
    for micro_batch in (8, 3):
        place = tmp_path / str(micro_batch)
        place.mkdir()
        reply = Told()
        params = msgspec.structs.replace(PARAMS, micro_batch=micro_batch, epochs=1)
        train_reward(request(place, tiny_base, params=params), Control(), reply)
        losses.append([point.loss for point in reply.points])
    assert losses[1] == pytest.approx(losses[0], abs=1e-5)


def test_cancel_leaves_nothing(tiny_base: Path, tmp_path: Path) -> None:
    control = Control()
    reply = Told(control, cancel_at=2)
    with pytest.raises(Cancelled):
        train_reward(request(tmp_path, tiny_base), control, reply)
    assert len(reply.points) == 2
    assert [f.name for f in tmp_path.iterdir()] == ["pairs.jsonl"]


def test_what_a_killed_training_left_is_cleared_away(tiny_base: Path, tmp_path: Path) -> None:
    asked = request(tmp_path, tiny_base)
    folder = Path(asked.folder)
    for left in (folder.with_name("one.part"), folder):
        left.mkdir(parents=True)
        (left / "half").write_text("of a file")
    train_reward(asked, Control(), Told())
    assert [f.name for f in folder.parent.iterdir()] == ["one"]
    assert not (folder / "half").exists()


def test_long_pairs_are_dropped_and_counted(tiny_base: Path, tmp_path: Path) -> None:
    long = Pair("long", (Message("user", "a"),), "b " * 100, "c")
    result = train_reward(request(tmp_path, tiny_base, [*PAIRS, long]), Control(), Told())
    assert (result.pairs, result.dropped) == (32, 1)


def test_nothing_left_to_measure_on_is_said(tiny_base: Path, tmp_path: Path) -> None:
    pairs = [one for one in PAIRS if not one.held_out]
    result = train_reward(request(tmp_path, tiny_base, pairs), Control(), Told())
    assert result.quality is None


def test_pairs_that_are_all_too_long(tiny_base: Path, tmp_path: Path) -> None:
    params = msgspec.structs.replace(PARAMS, max_length=8)
    with pytest.raises(BadInput, match="within 8 tokens"):
        train_reward(request(tmp_path, tiny_base, params=params), Control(), Told())


def test_a_changed_file_is_refused(tiny_base: Path, tmp_path: Path) -> None:
    asked = request(tmp_path, tiny_base)
    Path(asked.rows).write_bytes(encode_rows(PAIRS[1:]))
    with pytest.raises(BadInput, match="has changed"):
        train_reward(asked, Control(), Told())


def test_out_of_memory_at_one_pair(tiny_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: PairRewards, ids: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        raise RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes")

    monkeypatch.setattr(PairRewards, "__call__", full)
    reply = Told()
    with pytest.raises(OutOfMemory, match="one pair of"):
        train_reward(request(tmp_path, tiny_base), Control(), reply)
    assert "memory ran out; going on with 4 pairs at once" in reply.notes


def test_rewards_that_are_no_numbers_stop_the_training(
    tiny_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = PairRewards.__call__
    monkeypatch.setattr(PairRewards, "__call__", lambda self, ids, lengths: whole(self, ids, lengths) * float("nan"))
    with pytest.raises(TrainingDiverged, match="at step 1"):
        train_reward(request(tmp_path, tiny_base), Control(), Told())


def test_a_base_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="There is no model"):
        train_reward(request(tmp_path, tmp_path / "nowhere"), Control(), Told())
