"""Scalar reward models: what they see, which value is read, what is refused; batched equals alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import torch
import transformers
from hypothesis import given, settings
from hypothesis import strategies as st

from rsgui.core import wire
from rsgui.core.entities import NewReward
from rsgui.core.errors import BadInput, ModelError, OutOfMemory
from rsgui.core.scorers import RewardModel, Seen, detail_of
from rsgui.engine.scorers import ScorerBackend, passes, reward_model, texts
from rsgui.engine.scorers.reward_model import RewardModelScorer
from tests.engine.scorers import small_models
from tests.engine.scorers.conftest import score as score_now
from tests.engine.scorers.conftest import work as work_of
from tests.engine.scorers.small_models import BOS, CONTEXT, ENDS_WITH_PAD, LEFT_PADDED_TEMPLATE, TEMPLATE

Scored = Callable[[ScorerBackend, Iterable[wire.ScoreWork]], dict[int, NewReward]]
Asked = Callable[..., wire.ScoreWork]
Folder = Callable[..., Path]


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Folders of small models, each made once."""
    made: dict[str, Path] = {}

    def folder(name: str, *given: Any, **more: Any) -> Path:
        if name not in made:
            made[name] = small_models.save(tmp_path_factory.mktemp(name), *given, **more)
        return made[name]

    return folder


def load(folder: Path, **settings: Any) -> RewardModelScorer:
    return reward_model.load(RewardModel(path=str(folder), **settings), lambda note: None)


def alone(scorer: RewardModelScorer, prompt: str, text: str) -> float:
    """What transformers gives this one text by itself, with no padding and no cache."""
    loaded = scorer.loaded
    ids = texts.rated(loaded.tokenizer, work_of(1, prompt, [text]).messages, text, loaded.causal).ids
    with torch.inference_mode():
        model: Any = loaded.model
        hidden = model.base_model(input_ids=torch.tensor([ids])).last_hidden_state
        return float(model.score(hidden[:, -1])[0, 0])


word = st.sampled_from([*small_models.WORDS[:6], "</s>", "<pad>", "<s>"])
line = st.lists(word, max_size=40).map(" ".join)
KINDS = [
    ("pad is eos", TEMPLATE, "</s>", "right"),
    ("pad of its own", TEMPLATE, "<pad>", "right"),
    ("padded on the left", LEFT_PADDED_TEMPLATE, "<pad>", "left"),
    ("ends with the pad", ENDS_WITH_PAD, "<pad>", "left"),
    ("no template", None, "</s>", "right"),
]


@pytest.fixture(scope="session", params=KINDS, ids=[kind[0] for kind in KINDS])
def any_scorer(request: pytest.FixtureRequest, folders: Folder) -> RewardModelScorer:
    name, template, pad, side = request.param
    words = small_models.tokenizer(template, pad, side)
    return load(folders(name, words=words, pad_token_id=words.pad_token_id))


@settings(max_examples=30)
@given(
    prompts=st.lists(st.tuples(line, st.lists(line, min_size=1, max_size=5)), min_size=1, max_size=5),
    budget=st.sampled_from([16, 100, 4096]),
)
def test_scored_in_any_batch_equals_scored_alone(
    any_scorer: RewardModelScorer, prompts: list[tuple[str, list[str]]], budget: int
) -> None:
    any_scorer.passes.budget = budget
    rewards = score_now(any_scorer, [work_of(n, prompt, answers) for n, (prompt, answers) in enumerate(prompts)])
    for number, (prompt, answers) in enumerate(prompts):
        for index, text in enumerate(answers):
            value = rewards[100 * number + index].value
            assert value == pytest.approx(alone(any_scorer, prompt, text), abs=1e-5)


def test_a_shared_prompt_goes_through_the_model_once(folders: Folder, scored: Scored, asked: Asked) -> None:
    scorer = load(folders("reward"))
    prompt = " ".join(small_models.WORDS)
    work = asked(1, prompt, [f"w{n} w7 w{n}" for n in range(8)])
    seen = list[int]()
    hook = scorer.loaded.model.base_model.register_forward_pre_hook(
        lambda body, args, given: seen.append(given["input_ids"].numel()), with_kwargs=True
    )
    shared = scored(scorer, [work])
    hook.remove()
    assert sum(seen) < 2 * 70  # of 8 x 68 tokens
    for index, text in enumerate(work.texts):
        assert shared[100 + index].value == pytest.approx(alone(scorer, prompt, text.text), abs=1e-5)


def test_a_sliding_window_slides_over_the_shared_prompt(tmp_path: Path, scored: Scored, asked: Asked) -> None:
    kinds: Any = transformers
    torch.manual_seed(0)
    sliding = {"use_sliding_window": True, "sliding_window": 8, "layer_types": ["sliding_attention"] * 3}
    config = kinds.Qwen2Config(**small_models.SETTINGS, num_labels=1, **sliding)
    model = kinds.Qwen2ForSequenceClassification(config)
    model.save_pretrained(tmp_path)
    small_models.tokenizer().save_pretrained(tmp_path)
    scorer = load(tmp_path)
    prompt = " ".join(small_models.WORDS[:30])
    answers = [" ".join(small_models.WORDS[n : 3 * n + 1]) for n in range(6)]
    rewards = scored(scorer, [asked(1, prompt, answers)])
    for index, text in enumerate(answers):
        assert rewards[100 + index].value == pytest.approx(alone(scorer, prompt, text), abs=1e-5)


def test_its_own_template_and_one_bos(folders: Folder) -> None:
    own = "{{ bos_token }}{% for m in messages %}w0 {{ m.content }} w1 {% endfor %}"
    scorer = load(folders("own template", words=small_models.tokenizer(own)))
    messages = work_of(1, "w2", []).messages
    ids = texts.rated(scorer.loaded.tokenizer, messages, "w3", True).ids
    assert str(scorer.loaded.tokenizer.decode(ids)).split() == ["<s>", "w0", "w2", "w1", "w0", "w3", "w1"]
    assert ids.count(BOS) == 1


def test_one_of_several_labels_or_all_of_them_weighed(folders: Folder, scored: Scored, asked: Asked) -> None:
    folder = folders("labels", num_labels=3)
    work = asked(1, "w1 w2", ["w3"])
    labels = [scored(load(folder, label=n), [work])[100] for n in range(3)]
    detail = detail_of(labels[0].detail)
    assert isinstance(detail, Seen)
    assert [reward.value for reward in labels] == pytest.approx(detail.labels)
    weighed = scored(load(folder, label_weights=(1.0, 0.0, -2.0)), [work])[100].value
    assert weighed == pytest.approx(detail.labels[0] - 2 * detail.labels[2])
    with pytest.raises(BadInput, match="no label 3"):
        load(folder, label=3)
    with pytest.raises(BadInput, match="2 weights are given for 3 labels"):
        load(folder, label_weights=(1.0, 2.0))


def test_an_encoder_sees_prompt_and_completion_as_a_pair(folders: Folder, scored: Scored, asked: Asked) -> None:
    scorer = load(folders("encoder", "encoder", words=small_models.tokenizer(None, "<pad>")))
    works = [asked(n, "w1 " * n, ["w2", "w3 w4 w5", "w6 " * 9]) for n in (1, 2, 7)]
    rewards = scored(scorer, works)
    model: Any = scorer.loaded.model
    for work in works:
        for text in work.texts:
            pair = scorer.loaded.tokenizer(work.messages[0].content, text.text, return_tensors="pt")
            with torch.inference_mode():
                value = float(model(**pair).logits[0, 0])
            assert rewards[text.completion].value == pytest.approx(value, abs=1e-5)


def test_too_long_is_missing_or_truncated_where_that_was_chosen(folders: Folder, scored: Scored, asked: Asked) -> None:
    work = asked(1, "w1", ["w2", "w3 " * CONTEXT])
    rewards = scored(load(folders("reward")), [work])
    assert rewards[100].value is not None
    assert rewards[101].value is None
    assert rewards[101].reason == "Too long for the model, which sees 256 tokens of prompt and completion."
    cut = scored(load(folders("reward"), too_long="truncate"), [work])[101]
    assert cut.value is not None
    assert detail_of(cut.detail) == Seen(CONTEXT, 6)
    short = scored(load(folders("reward"), context=4), [work])[100]
    assert short.value is None


def test_nan_is_missing(folders: Folder, scored: Scored, asked: Asked) -> None:
    scorer = load(folders("reward"))
    with torch.no_grad():
        row = scorer.loaded.model.get_input_embeddings().weight[small_models.SPECIAL.index("Z")]  # type: ignore[index]
        row.fill_(math.nan)
    rewards = scored(scorer, [asked(1, "w1", ["w2", "Z w2"])])
    assert rewards[100].value is not None
    assert rewards[101] == NewReward(101, None, "The reward model gave nan.")


def test_out_of_memory_halves_the_budget_and_goes_on(
    folders: Folder, scored: Scored, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    scorer = load(folders("reward"))
    works = [asked(n, "w1 " * n, [f"w{i} w{n}" for i in range(5)]) for n in range(1, 9)]
    expected = scored(scorer, works)
    padded = passes.Passes._padded

    def scarce(self: passes.Passes, ids: list[list[int]]) -> Any:
        if len(ids) * max(map(len, ids)) > 60:
            raise torch.OutOfMemoryError
        return padded(self, ids)

    monkeypatch.setattr(passes.Passes, "_padded", scarce)
    scorer.passes.budget = 4096
    rewards = scored(scorer, works)
    assert scorer.passes.budget <= 64
    for completion, reward in expected.items():
        assert rewards[completion].value == pytest.approx(reward.value, abs=1e-5)
    with pytest.raises(OutOfMemory, match="a single completion"):
        scored(scorer, [asked(1, "w1", ["w1 " * 100])])


def test_bfloat16_where_it_is_asked_for_and_float32_for_small_models(folders: Folder) -> None:
    assert load(folders("reward")).loaded.model.dtype == torch.float32
    assert load(folders("reward"), dtype="bfloat16").loaded.model.dtype == torch.bfloat16


# --- what is refused


def test_a_language_model_is_no_reward_model(folders: Folder) -> None:
    with pytest.raises(ModelError, match="is a language model and no reward model: it is a LlamaForCausalLM"):
        load(folders("causal", "causal"))


def test_a_head_without_trained_weights_is_refused(folders: Folder, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    source = folders("reward")
    for file in source.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    weights = load_file(tmp_path / "model.safetensors")
    del weights["score.weight"]
    save_file(weights, tmp_path / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelError, match=r"has no trained head: score\.weight is not in it"):
        load(tmp_path)
    del weights["model.layers.0.mlp.up_proj.weight"]
    save_file(weights, tmp_path / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelError, match=r"lacks weights: model\.layers\.0\.mlp\.up_proj\.weight, score\.weight"):
        load(tmp_path)


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"is not a model: it has no config\.json"):
        load(tmp_path)


def test_an_adapter_that_is_none(folders: Folder, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is not an adapter in peft's format"):
        load(folders("reward"), adapter=str(tmp_path))


# --- adapters


@pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing. is deprecated:FutureWarning")  # peft's own
def test_an_adapter_with_a_head_over_a_language_model(
    folders: Folder, tmp_path: Path, scored: Scored, asked: Asked
) -> None:
    from peft import LoraConfig, TaskType, get_peft_model
    from transformers import LlamaForSequenceClassification

    base = folders("causal", "causal")
    torch.manual_seed(5)
    model: Any = LlamaForSequenceClassification.from_pretrained(base, num_labels=1)
    config = LoraConfig(task_type=TaskType.SEQ_CLS, r=4, target_modules="all-linear", init_lora_weights=False)
    tuned: Any = get_peft_model(model, config)
    with torch.no_grad():
        for name, weight in tuned.named_parameters():
            if "score" in name:
                weight.normal_()
    tuned.save_pretrained(str(tmp_path))
    scorer = load(base, adapter=str(tmp_path))
    work = asked(1, "w1 w2", ["w3", "w4 w5"])
    rewards = scored(scorer, [work])
    for text in work.texts:
        ids = texts.rated(scorer.loaded.tokenizer, work.messages, text.text, True).ids
        with torch.inference_mode():
            whole = tuned.eval().base_model.model  # whose own pooling would not look at an end that is the pad token
            value = float(whole.score(whole.model(input_ids=torch.tensor([ids])).last_hidden_state[0, -1]))
        assert rewards[text.completion].value == pytest.approx(value, abs=1e-5)
