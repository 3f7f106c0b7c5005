"""Attention over shared prompts against transformers' own generate, on small random models of several kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor
from transformers import (
    AutoModelForCausalLM,
    Gemma2Config,
    GptOssConfig,
    LlamaConfig,
    MistralConfig,
    PreTrainedConfig,
    PreTrainedTokenizerBase,
)

from rsgui.core import wire
from rsgui.core.entities import Message, Model, NewCompletion, prompt_key
from rsgui.core.sampling import SamplingParams
from rsgui.engine import models
from rsgui.engine.control import Control, Inbox
from rsgui.engine.generators.attention import Step, attend, attention, use_shared_prompts
from rsgui.engine.generators.cache import OwnWindow
from rsgui.engine.generators.decoding import Decoding
from rsgui.engine.generators.shelves import Shelves

Fill = Callable[[Iterable[wire.PromptWork], Control], Inbox[wire.PromptWork]]
NEW = 24
TEXTS = ("sea", "the wind over the sea " * 3, "a boat", "one two three four five six seven " * 12, "stone " * 30)
SMALL: dict[str, Any] = {
    "hidden_size": 32,
    "intermediate_size": 48,
    "num_hidden_layers": 3,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "head_dim": 8,
    "max_position_embeddings": 512,
}


def llama(vocabulary: int) -> PreTrainedConfig:
    return LlamaConfig(vocab_size=vocabulary, **SMALL)


def mistral(vocabulary: int) -> PreTrainedConfig:
    """All layers look 20 tokens back."""
    return MistralConfig(vocab_size=vocabulary, sliding_window=20, **SMALL)


def gemma2(vocabulary: int) -> PreTrainedConfig:
    """Every second layer looks 20 tokens back, and scores are capped."""
    return Gemma2Config(
        vocab_size=vocabulary, sliding_window=20, attn_logit_softcapping=2.0, query_pre_attn_scalar=8, **SMALL
    )


def gpt_oss(vocabulary: int) -> PreTrainedConfig:
    """Every second layer looks 20 tokens back, and heads have sinks."""
    small = SMALL | {"num_local_experts": 2, "num_experts_per_tok": 1}
    return GptOssConfig(vocab_size=vocabulary, sliding_window=20, **small)


@pytest.fixture(scope="module")
def tokenizer() -> PreTrainedTokenizerBase:
    return models.load_tokenizer(models.transformers_folder(Model().path, lambda note: None))


def random_model(config: PreTrainedConfig) -> Any:
    torch.manual_seed(3)
    config.dtype = torch.float32
    auto: Any = AutoModelForCausalLM
    model = auto.from_config(config, attn_implementation="eager").eval()
    with torch.no_grad():
        for name, weights in model.named_parameters():
            if weights.ndim > 1 or "sinks" in name:  # livelier than a fresh model, so that what is left out shows
                weights.normal_(0, 0.4)
    return model


def ids_of(tokenizer: PreTrainedTokenizerBase, text: str) -> list[int]:
    return models.prompt_ids(tokenizer, (Message("user", text),))


@pytest.mark.parametrize("config", [llama, mistral, gemma2, gpt_oss])
@pytest.mark.parametrize("rows", [256, 3], ids=["all at once", "rows come and go"])
def test_greedy_is_what_generate_makes(
    tokenizer: PreTrainedTokenizerBase, inbox_of: Fill, config: Callable[[int], PreTrainedConfig], rows: int
) -> None:
    model = random_model(config(len(tokenizer)))
    model.generation_config.eos_token_id = None
    expected = []
    for text in TEXTS:
        ids = torch.tensor([ids_of(tokenizer, text)])
        out = model.generate(ids, attention_mask=torch.ones_like(ids), do_sample=False, max_new_tokens=NEW)
        expected.append(tokenizer.decode(out[0, ids.shape[1] :], skip_special_tokens=True))
    use_shared_prompts(model)
    sampling = SamplingParams(temperature=0, max_new_tokens=NEW)
    decoding = Decoding(model, tokenizer, 512, sampling, 1, rows)
    decoding._ends = frozenset()  # a random model would say its end somewhere, and generate was told of none
    messages = [(Message("user", text),) for text in TEXTS]
    work = [wire.PromptWork(i, prompt_key(m), m, tuple(range(1 + i % 3))) for i, m in enumerate(messages)]
    control = Control()
    made: list[NewCompletion] = [
        item.completion for item in decoding.run(inbox_of(work, control), control) if isinstance(item, wire.Made)
    ]
    assert len(made) == sum(len(w.indices) for w in work)
    for completion in made:
        assert completion.text == expected[completion.prompt]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 150), st.integers(1, 5)), min_size=1, max_size=6),
    st.integers(0, 2**32 - 1),
    st.sampled_from([None, 4, 30, 500]),
    st.booleans(),
)
def test_merged_attention_is_attention_over_both_at_once(
    prompts: list[tuple[int, int]], seed: int, window: int | None, sinks: bool
) -> None:
    """Prompts of any length with any number of rows that have any number of tokens of their own, some of them done."""
    random = torch.Generator().manual_seed(seed)

    def draw(*shape: int) -> Tensor:
        return torch.randn(*shape, generator=random)

    heads, groups, size = 2, 3, 8
    states = [[(draw(heads, length, size), draw(heads, length, size))] for length, _ in prompts]
    shelves = Shelves([(k[:, :0], v[:, :0]) for k, v in states[0]])
    places = shelves.put(states, [rows for _, rows in prompts])
    of_row = [number for number, (_, rows) in enumerate(prompts) for _ in range(rows)]
    own = torch.randint(0, 9, (len(of_row),), generator=random).tolist()
    longest = max(own)
    keys, values = (draw(len(of_row), heads, longest + 1, size) for _ in range(2))
    query = draw(len(of_row), heads * groups, 1, size)
    done = [bool(flag) for flag in torch.rand(len(of_row), generator=random) < 0.2]
    done[0] = False  # a step has a row
    at = [None if gone else places[number] for number, gone in zip(of_row, done, strict=True)]
    step = Step(OwnWindow(torch.tensor(own), longest), shelves.shared(at, own))
    module = torch.nn.Module()
    module.layer_idx = 0  # type: ignore[assignment]
    sink = draw(heads * groups) if sinks else None
    found, _ = attention(module, query, keys, values, None, None, step, sliding_window=window, s_aux=sink)
    for row, number in enumerate(of_row):
        if done[row]:
            continue
        last = longest + 1 - (own[row] + 1)
        key = torch.cat([states[number][0][0], keys[row, :, last:]], 1)
        value = torch.cat([states[number][0][1], values[row, :, last:]], 1)
        back = torch.arange(key.shape[1] - 1, -1, -1)
        scores = (query[row].view(heads, groups, size) @ key.transpose(1, 2)) * size**-0.5
        if window is not None:
            scores = scores.masked_fill(back >= window, -torch.inf)
        if sink is not None:
            scores = torch.cat([scores, sink.view(heads, groups, 1)], -1)
        weights = scores.softmax(-1)[..., : key.shape[1]]
        expected = (weights @ value).view(heads * groups, size)
        assert torch.allclose(found[row, 0], expected, atol=1e-5)


def test_both_ways_to_attend_agree() -> None:
    """torch's own kernel, and the plain formula that stands in for it elsewhere."""
    torch.manual_seed(0)
    query, key, value = torch.randn(5, 2, 6, 8), torch.randn(5, 2, 40, 8), torch.randn(5, 2, 40, 8)
    mask = torch.zeros(5, 1, 1, 40).masked_fill(torch.rand(5, 1, 1, 40) < 0.3, -torch.inf)
    fast, plain = (attend(query, key, value, mask, 0.3, softcap) for softcap in (None, 1e9))
    for one, other in zip(fast, plain, strict=True):
        assert torch.allclose(one, other, atol=1e-4)


def test_a_place_is_taken_again() -> None:
    like = [(torch.zeros(2, 0, 8), torch.zeros(2, 0, 8))]
    shelves = Shelves(like)
    states = [[(torch.full((2, length, 8), float(length)),) * 2] for length in (5, 9, 7)]
    first, second = shelves.put(states[:2], [4, 4])
    assert shelves.tokens == 18
    first.leave()
    (third,) = shelves.put(states[2:], [4])
    assert (third.slot, shelves.tokens) == (first.slot, 18)
    assert second.shelf.layers[0][0][second.slot, :, :9].eq(9).all()
    second.leave()
    third.leave()
    shelves.tidy()
    assert shelves.tokens == 0
