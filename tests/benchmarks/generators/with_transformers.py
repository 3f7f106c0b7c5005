"""The transformers generator beside transformers' own `generate` and `generate_batch`: same weights, same sampling."""

from __future__ import annotations

import copy
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
    workload = f"{len(prompts)} prompts of mixed length, N 8, up to 96 new tokens, bf16, {texts.SAMPLING}"
    speed = texts.compare(
        workload,
        lambda: texts.ours(generator, prompts, 8, params),
        BY_HAND,
        lambda: by_generate(generator, prompts, 8, params),
        "at least 5 times",
    )
    _share_of_the_limit(workload, speed, generator)


def continuous() -> None:
    """The same beside `generate_batch`."""
    generator, params = _loaded(), texts.sampling(96)
    prompts = texts.mixed(64)
    model = copy.deepcopy(generator._model)  # it gets another attention
    model.set_attn_implementation("sdpa")
    texts.compare(
        f"{len(prompts)} prompts of mixed length, N 8, up to 96 new tokens, bf16, {texts.SAMPLING}",
        lambda: texts.ours(generator, prompts, 8, params),
        "transformers generate_batch",
        lambda: by_generate_batch(model, generator._tokenizer, prompts, 8, params),
        "at least 7 times",
    )


def long() -> None:
    """16 prompts of about 600 tokens beside `generate`."""
    generator, params = _loaded(), texts.sampling(32)
    prompts = texts.long(16, lambda text: len(generator._tokenizer(text)["input_ids"]))
    workload = f"{len(prompts)} prompts of about 600 tokens, N 16, up to 32 new tokens, bf16, {texts.SAMPLING}"
    speed = texts.compare(
        workload,
        lambda: texts.ours(generator, prompts, 16, params),
        BY_HAND,
        lambda: by_generate(generator, prompts, 16, params),
        "at least 5 times",
    )
    _share_of_the_limit(workload, speed, generator)


def by_generate(generator: Any, prompts: list[str], n: int, params: SamplingParams) -> int:
    """How the reference code of the RLHF book does it; tokens."""
    import torch

    model, tokenizer = generator._model, generator._tokenizer
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


def by_generate_batch(model: Any, tokenizer: Any, prompts: list[str], n: int, params: SamplingParams) -> int:
    """transformers' continuous batching; tokens. Its attention on a CPU lets every row look at the cells of all rows
    under a mask, so that few rows and small pages suit it best."""
    from transformers import ContinuousBatchingConfig, GenerationConfig

    rows = [tokenizer(_chat(tokenizer, prompt), add_special_tokens=False)["input_ids"] for prompt in prompts]
    page, together = 32, 32
    longest = max(map(len, rows)) + params.max_new_tokens
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
        continuous_batching_config=ContinuousBatchingConfig(
            page_size=page,
            num_blocks=(longest // page + 2) * (together + n),
            max_batch_tokens=512,
            max_requests_per_batch=together,
        ),
    )
    assert len(output) == n * len(prompts)
    return sum(_real(one.generated_tokens, tokenizer) for one in output.values())


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
