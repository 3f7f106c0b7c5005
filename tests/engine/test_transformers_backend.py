"""The decoding loop against transformers' own generate, on the embedded model in float32."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from rsgui.core import wire
from rsgui.core.entities import Generator, Message, Model, ModelOptions, NewCompletion, Quantise
from rsgui.core.errors import BadInput, ModelError, OutOfMemory
from rsgui.core.sampling import SamplingParams
from rsgui.engine import devices, models, quantised
from rsgui.engine.control import Control, Inbox
from rsgui.engine.generators import prefill
from rsgui.engine.generators.decoding import MEMORY_SHARE, Decoding, Row
from rsgui.engine.generators.transformers_backend import TransformersGenerator, beside, load, merged
from rsgui.engine.templates import template_hash

Work = Callable[..., wire.PromptWork]
Fill = Callable[[Iterable[wire.PromptWork], Control], Inbox[wire.PromptWork]]

TEXTS = (
    "Name a colour.",
    "Write one sentence about the sea, the wind above it and a small boat that is lost between the two of them.",
    "Hello",
    "What is 2 + 3?",
    "List three animals, separated by commas, in alphabetical order.",
)
GREEDY = SamplingParams(temperature=0, max_new_tokens=16)


@pytest.fixture(scope="module")
def generator() -> Iterator[TransformersGenerator]:
    loaded = load(Generator(), ModelOptions(context=512, threads=1), lambda note: None, torch.float32)
    yield loaded
    loaded.close()


@pytest.fixture
def run(generator: TransformersGenerator, inbox_of: Fill) -> Callable[..., dict[tuple[int, int], NewCompletion]]:
    def generate(
        *work: wire.PromptWork, sampling: SamplingParams, rows: int = 256
    ) -> dict[tuple[int, int], NewCompletion]:
        control = Control()
        generator.most_rows = rows
        items = list(generator.generate(inbox_of(work, control), sampling, 5, control))
        completions = [item.completion for item in items if isinstance(item, wire.Made)]
        assert len(completions) == len(items)
        return {(completion.prompt, completion.index): completion for completion in completions}

    return generate


def reference(model: Any, tokenizer: Any, work: wire.PromptWork, **options: Any) -> tuple[str, int]:
    """Text and number of tokens of what generate() makes of one prompt alone, greedily."""
    ids = models.prompt_ids(tokenizer, work.messages)
    tokens = torch.tensor([ids])
    out = model.generate(
        tokens, attention_mask=torch.ones_like(tokens), do_sample=False, max_new_tokens=GREEDY.max_new_tokens, **options
    )[0, len(ids) :]
    return tokenizer.decode(out, skip_special_tokens=True), len(out)


@pytest.mark.parametrize("rows", [256, 2], ids=["all at once", "rows come and go"])
def test_greedy_is_what_generate_makes(
    generator: TransformersGenerator, run: Callable[..., dict[Any, NewCompletion]], work_of: Work, rows: int
) -> None:
    work = [work_of(number, text, n=1 + number % 2) for number, text in enumerate(TEXTS)]
    found = run(*work, sampling=GREEDY, rows=rows)
    for prompt in work:
        text, tokens = reference(generator._model, generator._tokenizer, prompt)
        for index in prompt.indices:
            assert (found[prompt.prompt, index].text, found[prompt.prompt, index].tokens) == (text, tokens)


def test_greedy_with_a_repetition_penalty_is_what_generate_makes(
    generator: TransformersGenerator, run: Callable[..., dict[Any, NewCompletion]], work_of: Work
) -> None:
    work = [work_of(number, text) for number, text in enumerate(TEXTS)]
    sampling = SamplingParams(temperature=0, max_new_tokens=16, repetition_penalty=1.3)
    found = run(*work, sampling=sampling)
    for prompt in work:
        text, _ = reference(generator._model, generator._tokenizer, prompt, repetition_penalty=1.3)
        assert found[prompt.prompt, 0].text == text


def test_the_mean_log_probability_is_the_models(
    generator: TransformersGenerator, run: Callable[..., dict[Any, NewCompletion]], work_of: Work
) -> None:
    work = work_of(0, TEXTS[1])
    completion = run(work, sampling=SamplingParams(temperature=0.7, max_new_tokens=12))[0, 0]
    ids = models.prompt_ids(generator._tokenizer, work.messages)
    answer = generator._tokenizer(completion.text, add_special_tokens=False)["input_ids"]
    if completion.finish == "stop":
        answer = [*answer, 2]
    assert len(answer) == completion.tokens
    with torch.inference_mode():
        logits = generator._model(torch.tensor([ids + answer])).logits[0, len(ids) - 1 : -1]
    expected = logits.log_softmax(-1).gather(1, torch.tensor(answer)[:, None]).mean()
    assert completion.logprob == pytest.approx(float(expected), abs=1e-3)


def test_the_order_of_work_changes_nothing(run: Callable[..., dict[Any, NewCompletion]], work_of: Work) -> None:
    work = [work_of(number, text, n=3) for number, text in enumerate(TEXTS)]
    sampling = SamplingParams(max_new_tokens=12)
    texts = [
        {place: (c.text, c.tokens) for place, c in run(*order, sampling=sampling, rows=rows).items()}
        for order, rows in ((work, 256), (work[::-1], 4))
    ]
    assert texts[0] == texts[1]


def short_of_memory(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """More than so many rows in one forward pass of the model, and memory runs out."""
    forward = prefill.forward

    def limited(model: Any, tokens: Tensor, *rest: Any, **step: Any) -> Tensor:
        if len(tokens) > most:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return forward(model, tokens, *rest, **step)

    monkeypatch.setattr(prefill, "forward", limited)


def test_goes_on_with_fewer_rows_when_memory_runs_out(
    run: Callable[..., dict[Any, NewCompletion]], work_of: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = [work_of(number, text, n=3) for number, text in enumerate(TEXTS)]
    sampling = SamplingParams(max_new_tokens=6)
    whole = {place: c.text for place, c in run(*work, sampling=sampling).items()}
    short_of_memory(monkeypatch, 5)
    assert {place: c.text for place, c in run(*work, sampling=sampling).items()} == whole


def test_long_prompts_after_a_short_one_keep_to_the_memory(
    generator: TransformersGenerator,
    run: Callable[..., dict[Any, NewCompletion]],
    work_of: Work,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Linux tells no program that memory runs out: what is read ahead, and what joins, has to fit from the start."""
    config = generator._model.config
    token_bytes = config.num_hidden_layers * 2 * config.num_key_value_heads * config.head_dim * 4
    tokens = 1500
    monkeypatch.setattr(devices, "free_memory", lambda device: int(tokens * token_bytes / MEMORY_SHARE) + 1)
    begin, most = Decoding._begin, [0, 0]

    def measured(self: Decoding, free: int) -> list[Row]:
        most[0] = max(most[0], sum(len(prompt.ids) for prompt in self._prompts.waiting))
        rows = begin(self, free)
        active = sum(row.finish is None for row in self._rows)
        most[1] = max(most[1], self._prompts.shelves.tokens + 2 * (active + len(rows)))
        return rows

    monkeypatch.setattr(Decoding, "_begin", measured)
    work = [work_of(0, "Hello"), *(work_of(number, f"{number} " + "sea " * 200) for number in range(1, 21))]
    found = run(*work, sampling=SamplingParams(max_new_tokens=2))
    assert len(found) == 21
    assert most[0] <= tokens / 2
    assert most[1] <= tokens


def test_says_so_when_not_even_one_row_fits(
    run: Callable[..., dict[Any, NewCompletion]], work_of: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    short_of_memory(monkeypatch, 0)
    with pytest.raises(OutOfMemory, match="not enough memory"):
        run(work_of(0, "Hello", n=4), sampling=GREEDY)


@pytest.fixture
def adapter(tmp_path: Path) -> Path:
    """A random LoRA adapter of the embedded model."""
    from peft import LoraConfig, get_peft_model

    base = models.load_model(models.transformers_folder(Model().path, lambda note: None), torch.float32)
    torch.manual_seed(0)
    tuned = get_peft_model(base, LoraConfig(r=4, target_modules="all-linear", init_lora_weights=False))
    tuned.save_pretrained(str(tmp_path))
    return tmp_path


@pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing. is deprecated:FutureWarning")  # peft's own
def test_an_adapter_is_merged_and_gone_with_its_generator(
    generator: TransformersGenerator,
    run: Callable[..., dict[Any, NewCompletion]],
    inbox_of: Fill,
    work_of: Work,
    adapter: Path,
) -> None:
    from peft import PeftModel

    folder = models.transformers_folder(Model().path, lambda note: None)
    fresh = PeftModel.from_pretrained(models.load_model(folder, torch.float32), str(adapter))
    work = work_of(0, TEXTS[1])
    before = run(work, sampling=GREEDY)[0, 0].text
    loaded = load(Generator(adapter=str(adapter)), ModelOptions(threads=1), lambda note: None, torch.float32)
    control = Control()
    (item,) = loaded.generate(inbox_of([work], control), GREEDY, 5, control)
    assert isinstance(item, wire.Made)
    assert item.completion.text == reference(fresh, generator._tokenizer, work)[0] != before
    assert run(work, sampling=GREEDY)[0, 0].text == before


@pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing. is deprecated:FutureWarning")  # peft's own
def test_an_adapter_beside_the_weights_says_what_a_merged_one_says(adapter: Path) -> None:
    folder = models.transformers_folder(Model().path, lambda note: None)
    tokens = torch.tensor([[1, 5, 77, 900, 42]])
    with torch.inference_mode():
        logits = [
            attach(models.load_model(folder, torch.float32), adapter)(tokens).logits for attach in (merged, beside)
        ]
        plain = models.load_model(folder, torch.float32)(tokens).logits
    torch.testing.assert_close(logits[0], logits[1], atol=0.02, rtol=0)
    assert not torch.allclose(logits[0], plain, atol=0.1)


def test_rounded_weights_need_a_gpu_and_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "best_device", lambda: torch.device("cpu"))
    with pytest.raises(ModelError, match="needs an NVIDIA GPU") as told:
        load(Generator(Model(quantise="4bit")), ModelOptions(), lambda note: None)
    assert "GGUF" in told.value.hint
    monkeypatch.setattr(devices, "best_device", lambda: torch.device("cuda:0"))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match="package bitsandbytes") as told:
        load(Generator(Model(quantise="8bit")), ModelOptions(), lambda note: None)
    assert "rsgui[cuda]" in told.value.hint


@pytest.mark.parametrize("quantise", ["4bit", "8bit"])
def test_rounded_weights_are_asked_of_transformers(monkeypatch: pytest.MonkeyPatch, quantise: Quantise) -> None:
    """What transformers is given, as far as a machine without a GPU can tell."""
    asked: dict[str, Any] = {}
    monkeypatch.setattr(models, "load_model", lambda folder, dtype, **more: asked.update(more))
    quantised.load(Path("model"), quantise, torch.bfloat16, torch.device("cuda:0"))
    config = asked["quantization_config"]
    assert (config.load_in_4bit, config.load_in_8bit) == (quantise == "4bit", quantise == "8bit")
    assert asked["device_map"] == {"": torch.device("cuda:0")}
    if quantise == "4bit":
        assert (config.bnb_4bit_quant_type, config.bnb_4bit_compute_dtype) == ("nf4", torch.bfloat16)


def test_a_template_of_ones_own_is_what_completions_follow_on(run: Callable[..., dict[Any, NewCompletion]]) -> None:
    own = "{% for m in messages %}{{ m.content }}{% endfor %}"
    loaded = load(Generator(template=own), ModelOptions(threads=1), lambda note: None, torch.float32)
    assert loaded.info.template_hash == template_hash(own)
    ids = models.prompt_ids(loaded._tokenizer, (Message("user", "Hello"),))
    assert loaded._tokenizer.decode(ids) == "Hello"
    with pytest.raises(BadInput, match="line 1"):
        load(Generator(template="{% if %}"), ModelOptions(), lambda note: None)


def test_a_folder_without_an_adapter_is_told(generator: TransformersGenerator, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="not an adapter"):
        merged(generator._model, tmp_path)
