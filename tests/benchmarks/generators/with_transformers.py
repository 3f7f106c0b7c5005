"""The transformers generator beside transformers' own `generate` and `generate_batch`: same weights, same sampling."""

from __future__ import annotations

import functools
import time
from typing import Any

from rsgui.core.entities import Generator, Model, ModelOptions
from rsgui.core.sampling import SamplingParams
from tests.benchmarks.generators import texts

BATCH = 8  # prompts that `generate` gets together
BY_HAND = f"model.generate, batches of {BATCH} prompts, left padded"


def mixed() -> None:
    """64 prompts of mixed length beside `generate`."""
    generator, params = _loaded(), texts.sampling(96)
    prompts = texts.mixed(64)
    speed = texts.compare(
        _mixed(prompts),
        lambda: texts.ours(generator, prompts, 8, params),
        BY_HAND,
        lambda: by_generate(prompts, 8, params),
        "at least 5 times",
    )
    _share_of_the_limit(_mixed(prompts), speed, generator)


def continuous() -> None:
    """The same beside `generate_batch` as it comes."""
    _beside_generate_batch("transformers generate_batch", None)


def tuned() -> None:
    """The same beside `generate_batch` as it suits a CPU best: its attention lets every row look at the cells of all
    rows in flight under a mask, so that few rows and small pages do least for nothing."""
    page, together = 32, 32
    config: dict[str, Any] = {
        "page_size": page,
        "num_blocks": (400 // page + 2) * (together + 8),
        "max_batch_tokens": 512,
        "max_requests_per_batch": together,
    }
    _beside_generate_batch(f"transformers generate_batch, {together} rows at a time in pages of {page}", config)


def _beside_generate_batch(baseline: str, config: dict[str, Any] | None) -> None:
    generator, params = _loaded(), texts.sampling(96)
    prompts = texts.mixed(64)
    texts.compare(
        _mixed(prompts),
        lambda: texts.ours(generator, prompts, 8, params),
        baseline,
        lambda: by_generate_batch(prompts, 8, params, config),
        "at least 7 times",
    )


def _mixed(prompts: list[str]) -> str:
    return f"{len(prompts)} prompts of mixed length, N 8, up to 96 new tokens, bf16, {texts.SAMPLING}"


def long() -> None:
    """16 prompts of about 600 tokens beside `generate`."""
    generator, params = _loaded(), texts.sampling(32)
    prompts = texts.long(16, lambda text: len(generator._tokenizer(text)["input_ids"]))
    workload = f"{len(prompts)} prompts of about 600 tokens, N 16, up to 32 new tokens, bf16, {texts.SAMPLING}"
    speed = texts.compare(
        workload,
        lambda: texts.ours(generator, prompts, 16, params),
        BY_HAND,
        lambda: by_generate(prompts, 16, params),
        "at least 5 times",
    )
    _share_of_the_limit(workload, speed, generator)


def by_generate(prompts: list[str], n: int, params: SamplingParams) -> int:
    """How the reference code of the RLHF book does it; tokens."""
    import torch

    model, tokenizer = _plain(), _loaded()._tokenizer
    tokenizer.padding_side = "left"
    tokens = 0
    for at in range(0, len(prompts), BATCH):
        chats = [_chat(tokenizer, prompt) for prompt in prompts[at : at + BATCH]]
        batch = tokenizer(chats, return_tensors="pt", padding=True, add_special_tokens=False)
        with torch.inference_mode():
            output = model.generate(
                **batch,
                do_sample=True,
                temperature=params.temperature,
                top_p=params.top_p,
                top_k=params.top_k,
                max_new_tokens=params.max_new_tokens,
                num_return_sequences=n,
                pad_token_id=tokenizer.pad_token_id,
            )
        tokens += sum(_real(row, tokenizer) for row in output[:, batch["input_ids"].shape[1] :].tolist())
    return tokens


def by_generate_batch(prompts: list[str], n: int, params: SamplingParams, config: dict[str, Any] | None) -> int:
    """transformers' continuous batching; tokens."""
    from transformers import ContinuousBatchingConfig, GenerationConfig

    model, tokenizer = _plain(), _loaded()._tokenizer
    rows = [tokenizer(_chat(tokenizer, prompt), add_special_tokens=False)["input_ids"] for prompt in prompts]
    output = model.generate_batch(
        rows,
        generation_config=GenerationConfig(  # type: ignore[no-untyped-call]
            do_sample=True,
            temperature=params.temperature,
            top_p=params.top_p,
            top_k=params.top_k,
            max_new_tokens=params.max_new_tokens,
            num_return_sequences=n,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        ),
        continuous_batching_config=None if config is None else ContinuousBatchingConfig(**config),
    )
    assert len(output) == n * len(prompts)
    return sum(_real(one.generated_tokens, tokenizer) for one in output.values())


@functools.cache
def _plain() -> Any:
    """The model as transformers loads it, in the number format of ours."""
    import torch

    from rsgui.engine import devices, models

    folder = models.transformers_folder(Model("transformers").path, lambda note: None)
    return models.load_model(folder, devices.fast_dtype(torch.device("cpu")))


@functools.cache
def _loaded() -> Any:
    from rsgui.engine.generators import transformers_backend

    return transformers_backend.load(Generator(Model("transformers")), ModelOptions(), lambda note: None)


def _chat(tokenizer: Any, text: str) -> str:
    message = {"role": "user", "content": text}
    chat: str = tokenizer.apply_chat_template([message], tokenize=False, add_generation_prompt=True)
    return chat


def _real(row: list[int], tokenizer: Any) -> int:
    """How many tokens of a row are the completion's, its end token among them."""
    end = tokenizer.eos_token_id
    return row.index(end) + 1 if end in row else len(row)


def _share_of_the_limit(workload: str, speed: float, generator: Any) -> None:
    """Two operations for each parameter and token, over what the machine multiplies."""
    peak = _peak()
    needed = 2 * generator.info.parameters * speed
    goal = "printed, not promised"
    baseline = "bf16 matrix multiplication of 2048 x 2048, GFLOP/s"
    texts.say(f"share of the machine's limit: {workload}", needed / peak, "of 1", goal, baseline, peak / 1e9)


@functools.cache
def _peak() -> float:
    """Operations per second of bf16 matrix multiplication."""
    import torch

    size = 2048
    left, right = (torch.randn(size, size, dtype=torch.bfloat16) for _ in range(2))
    left @ right
    start, rounds = time.perf_counter(), 0
    while time.perf_counter() - start < 1:
        left @ right
        rounds += 1
    return 2 * size**3 * rounds / (time.perf_counter() - start)
