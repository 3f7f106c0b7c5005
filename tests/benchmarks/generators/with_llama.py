"""The llama.cpp generator beside llama-cpp-python and llama.cpp's own server: same GGUF, same sampling."""

from __future__ import annotations

import functools
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import torch

from rsgui import paths
from rsgui.core.entities import EMBEDDED_MODEL, Generator, Message, Model, ModelOptions
from rsgui.core.sampling import SamplingParams
from tests.benchmarks.generators import texts

PROMPTS, N, NEW = 16, 8, 96


def one_after_the_other() -> None:
    """Beside `create_completion`."""
    generator, params = _loaded(), texts.sampling(NEW)
    prompts = texts.mixed(PROMPTS)
    import llama_cpp  # after the generator, which says how its threads wait

    with _as_it_does_not_crash():
        llama = llama_cpp.Llama(str(paths.model_path(EMBEDDED_MODEL)), n_ctx=2048, verbose=False)

    def theirs() -> int:
        tokens = [_tokens(generator, prompt) for prompt in prompts]
        return sum(_complete(llama, one, params, seed) for one in tokens for seed in range(N))

    texts.compare(
        _workload(prompts),
        lambda: texts.ours(generator, prompts, N, params),
        "llama-cpp-python create_completion, one after the other",
        theirs,
        "at least 2.3 times",
    )
    llama.close()


def server() -> None:
    """Beside the server, which runs in a process of its own."""
    if importlib.util.find_spec("xllamacpp") is None:
        sys.stderr.write("Left out: llama.cpp's own server. xllamacpp is not installed; pip install '.[bench]'.\n")
        return
    generator, params = _loaded(), texts.sampling(NEW)
    prompts = texts.mixed(PROMPTS)
    tokens = [_tokens(generator, prompt) for prompt in prompts]
    command = [sys.executable, "-m", "tests.benchmarks.generators.llama_server", str(paths.model_path(EMBEDDED_MODEL))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdin
        assert child.stdout

        def theirs() -> int:
            assert child.stdin
            assert child.stdout
            child.stdin.write(msgspec.json.encode({"prompts": tokens, "n": N, "most": NEW}) + b"\n")
            child.stdin.flush()
            return int(child.stdout.readline())

        assert child.stdout.readline() == b"ready\n", "the server did not start"
        texts.compare(
            _workload(prompts),
            lambda: texts.ours(generator, prompts, N, params),
            "llama.cpp's own server, 32 parallel slots (xllamacpp)",
            theirs,
            "at least 1.2 times",
        )
        child.stdin.close()


@contextmanager
def _as_it_does_not_crash() -> Iterator[None]:
    """Without repacked weights, with which llama-cpp-python crashes on processors that have AMX; it has no argument
    for that."""
    from llama_cpp import llama_cpp

    defaults = llama_cpp.llama_model_default_params

    def safe() -> Any:
        params = defaults()
        params.use_extra_bufts = not torch.cpu._is_amx_tile_supported()
        return params

    llama_cpp.llama_model_default_params = safe
    try:
        yield
    finally:
        llama_cpp.llama_model_default_params = defaults


@functools.cache
def _loaded() -> Any:
    from rsgui.engine.generators import open_generator

    return open_generator(Generator(Model("llama_cpp", EMBEDDED_MODEL)), ModelOptions(), lambda note: None)


def _workload(prompts: list[str]) -> str:
    return f"llama.cpp, {len(prompts)} prompts, N {N}, up to {NEW} new tokens, Q4_1, {texts.SAMPLING}"


def _tokens(generator: Any, text: str) -> list[int]:
    tokens: list[int] = generator._chat.tokens((Message("user", text),))
    return tokens


def _complete(llama: Any, prompt: list[int], params: SamplingParams, seed: int) -> int:
    """One completion; its tokens, with the end token that `usage` leaves out."""
    made: dict[str, Any] = llama.create_completion(
        prompt,
        max_tokens=params.max_new_tokens,
        temperature=params.temperature,
        top_p=params.top_p,
        top_k=params.top_k,
        min_p=0.0,
        repeat_penalty=1.0,
        seed=seed,
    )
    tokens: int = made["usage"]["completion_tokens"]
    return tokens + int(made["choices"][0]["finish_reason"] == "stop")
