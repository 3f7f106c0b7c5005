"""The llama.cpp generator on the embedded model. What all generators hold to is in test_generators.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import llama_cpp as lib
import numpy as np
import psutil
import pytest

from rsgui import paths
from rsgui.core import wire
from rsgui.core.entities import EMBEDDED_MODEL, Generator, Message, Model, ModelOptions, NewCompletion, prompt_key
from rsgui.core.errors import Cancelled, ModelError
from rsgui.core.sampling import SamplingParams
from rsgui.engine.control import Control, Inbox
from rsgui.engine.generators import llama_cpp_backend, llama_decoding, llama_unpacking
from rsgui.engine.generators.llama_cpp_backend import LlamaCpp
from rsgui.engine.generators.llama_runtime import Entry, LlamaContext, LlamaModel, Sampler
from rsgui.engine.generators.llama_unpacking import unpacked

SAFE = ModelOptions(context=512, use_extra_bufts=False, unpack=False)
"""Repacked weights crash on some CPUs, and here a crash would take the other tests along."""

GREEDY = SamplingParams(temperature=0.0, max_new_tokens=10)


def load(options: ModelOptions = SAFE, **changes: Any) -> LlamaCpp:
    model = Model("llama_cpp", changes.pop("path", EMBEDDED_MODEL))
    return llama_cpp_backend.load(Generator(model, **changes), options, lambda note: None)


@pytest.fixture(scope="module")
def generator() -> Iterator[LlamaCpp]:
    generator = load()
    yield generator
    generator.close()


@pytest.fixture(scope="module")
def model() -> Iterator[LlamaModel]:
    model = LlamaModel(paths.model_path(EMBEDDED_MODEL), SAFE)
    yield model
    model.close()


def prompt(number: int, text: str, n: int = 1) -> wire.PromptWork:
    messages = (Message("user", text),)
    return wire.PromptWork(number, prompt_key(messages), messages, tuple(range(n)))


def generate(
    generator: LlamaCpp, *work: wire.PromptWork, sampling: SamplingParams = GREEDY, seed: int = 0
) -> tuple[dict[tuple[int, int], NewCompletion], list[wire.Refused]]:
    control = Control()
    inbox: Inbox[wire.PromptWork] = Inbox(control)
    inbox.put(work, last=True)
    items = list(generator.generate(inbox, sampling, seed, control))
    made = [item.completion for item in items if isinstance(item, wire.Made)]
    by_place = {(c.prompt, c.index): c for c in made}
    assert len(by_place) == len(made)
    return by_place, [item for item in items if isinstance(item, wire.Refused)]


def test_it_says_what_it_is(generator: LlamaCpp) -> None:
    info = generator.info
    assert (info.name, info.architecture, info.parameters) == ("SmolLM2-135M-Instruct", "llama", 134_515_008)
    assert (info.context, info.quantisation) == (512, "Q4_1")
    assert info.device in {"cpu", "gpu"}


def test_weights_are_unpacked_once_where_the_processor_is_faster_with_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: LlamaModel
) -> None:
    monkeypatch.setenv("RSGUI_CACHE", str(tmp_path))
    file = paths.model_path(EMBEDDED_MODEL)
    notes: list[str] = []
    assert unpacked(file, model, ModelOptions(unpack=False), notes.append) is None
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=10**9))
    assert unpacked(file, model, ModelOptions(), notes.append) is None  # 269 of 1,000 MB
    monkeypatch.undo()
    monkeypatch.setenv("RSGUI_CACHE", str(tmp_path))
    copy = unpacked(file, model, ModelOptions(), notes.append)
    if "AVX512_BF16 = 1" not in lib.llama_print_system_info().decode():
        assert copy is None
        return
    assert copy is not None
    assert notes == [f"unpacking {file.name} once"]
    assert unpacked(file, model, ModelOptions(), notes.append) == copy
    assert len(notes) == 1
    whole = LlamaModel(copy, SAFE)
    assert (whole.parameters, whole.meta("general.file_type")) == (model.parameters, "32")
    assert unpacked(copy, whole, ModelOptions(), notes.append) is None
    whole.close()


def test_what_cannot_be_unpacked_is_used_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: LlamaModel
) -> None:
    (tmp_path / "models").write_text("in the way")
    monkeypatch.setenv("RSGUI_CACHE", str(tmp_path))
    monkeypatch.setattr(llama_unpacking, "_helps", lambda model: True)
    assert unpacked(paths.model_path(EMBEDDED_MODEL), model, ModelOptions(), lambda note: None) is None


def test_a_crowd_says_what_each_says_alone(generator: LlamaCpp) -> None:
    works = [
        prompt(i, text, 2) for i, text in enumerate(("Name a river.", "Say hello in French.", "Describe the sea."))
    ]
    together, _ = generate(generator, *works)
    assert set(together) == {(prompt, index) for prompt in range(3) for index in range(2)}
    for work in works:
        alone, _ = generate(generator, work)
        assert alone == {place: together[place] for place in alone}


def test_the_same_seed_draws_the_same_and_another_one_does_not(generator: LlamaCpp) -> None:
    sampling = SamplingParams(temperature=1.2, min_p=0.02, top_k=200, max_new_tokens=8)
    works = [prompt(1, "Invent a name.", 4), prompt(2, "Tell me a story.", 4)]
    first, _ = generate(generator, *works, sampling=sampling, seed=5)
    assert first == generate(generator, *works, sampling=sampling, seed=5)[0]
    assert first != generate(generator, *works, sampling=sampling, seed=6)[0]
    assert len({c.text for c in first.values()}) > 4


def test_more_completions_than_places(generator: LlamaCpp) -> None:
    count = llama_decoding.IN_FLIGHT + 5
    made, _ = generate(generator, prompt(1, "Go.", count), sampling=SamplingParams(max_new_tokens=2))
    assert set(made) == {(1, index) for index in range(count)}


def test_completions_wait_for_room_in_the_cache(generator: LlamaCpp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(llama_cpp_backend, "CACHE_BYTES", 0)
    sampling = SamplingParams(max_new_tokens=150)  # with the prompt, three fit into 512 cells at most
    made, _ = generate(generator, prompt(1, "Hello.", 4), prompt(2, "Bye.", 2), sampling=sampling)
    assert len(made) == 6


def test_the_logprob_is_of_the_models_own_distribution(generator: LlamaCpp, model: LlamaModel) -> None:
    work = prompt(1, "Name a river.")
    made, _ = generate(generator, work, sampling=SamplingParams(temperature=0.0, max_new_tokens=1))
    tokens = generator._tokens(work, "")
    assert isinstance(tokens, list)
    context = LlamaContext(model, 512, 1, None)
    last = len(tokens) - 1
    logits = context.decode([Entry(token, at, 0, at == last) for at, token in enumerate(tokens)])[0].astype(np.float64)
    context.close()
    assert made[1, 0].logprob == pytest.approx(logits.max() - np.log(np.exp(logits).sum()), abs=1e-4)


def test_reasons_to_finish(generator: LlamaCpp) -> None:
    work = prompt(1, "Say hello in French.")
    whole = generate(generator, work, sampling=SamplingParams(temperature=0.0, max_new_tokens=400))[0][1, 0]
    assert whole.finish == "stop"
    cut = generate(generator, work, sampling=SamplingParams(temperature=0.0, max_new_tokens=3))[0][1, 0]
    assert (cut.finish, cut.tokens) == ("length", 3)
    assert whole.text.startswith(cut.text)
    at = whole.text.index(" ", 3)
    stopping = SamplingParams(temperature=0.0, max_new_tokens=400, stop=(whole.text[at : at + 3], "never there"))
    stopped = generate(generator, work, sampling=stopping)[0][1, 0]
    assert (stopped.finish, stopped.text) == ("stop", whole.text[:at])
    assert stopped.tokens < whole.tokens


def test_a_long_prompt_is_refused_and_the_others_go_on(generator: LlamaCpp) -> None:
    made, refused = generate(generator, prompt(1, "word " * 600), prompt(2, "Hi."))
    assert set(made) == {(2, 0)}
    assert refused[0].prompt == 1
    assert refused[0].reason.endswith("tokens; the model's context is 512.")


def test_a_full_context_ends_a_completion() -> None:
    generator = load(ModelOptions(context=48, use_extra_bufts=False))
    try:
        sampling = SamplingParams(temperature=0.0, max_new_tokens=500)
        completion = generate(generator, prompt(1, "Tell a story."), sampling=sampling)[0][1, 0]
    finally:
        generator.close()
    assert completion.finish == "length"
    assert completion.tokens < 48


def test_the_repetition_penalty_counts_the_prompt(model: LlamaModel) -> None:
    sampling = SamplingParams(temperature=0.0, repetition_penalty=50.0)
    context = LlamaContext(model, 512, 1, None)
    best = int(context.decode([Entry(1, 0, 0, wanted=True)])[0].argmax())
    draws = []
    for seen in ([], [best]):
        sampler = Sampler(model, sampling, 0, seen, 512)
        draws.append(sampler.draw(context, 0))
        sampler.close()
    context.close()
    assert draws[0] == best
    assert draws[1] != best


def test_the_prompt_begins_once_with_the_beginning(generator: LlamaCpp, model: LlamaModel) -> None:
    tokens = generator._tokens(prompt(1, "Hi."), "Be brief.")
    expected = "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi.<|im_end|>\n<|im_start|>assistant\n"
    assert tokens == model.tokenize(expected, add_special=False)
    assert isinstance(tokens, list)
    assert tokens[:2] == [1, 9690]


def test_text_survives_tokens(model: LlamaModel) -> None:
    text = "Grüße, 世界 🌍\n\ttab"
    tokens = model.tokenize(text, add_special=False)
    assert model.detokenize(tokens) == text
    assert model.detokenize([1, *tokens, 2]) == text
    assert model.detokenize([]) == ""
    assert "�" in model.detokenize(model.tokenize("🦜", add_special=False)[:1])


def test_cancelling_ends_it_and_frees_everything(generator: LlamaCpp) -> None:
    control = Control()
    inbox: Inbox[wire.PromptWork] = Inbox(control)
    inbox.put((prompt(1, "Tell a long story.", 3),), last=False)
    inbox.put((prompt(2, "Hi."),), last=True)
    items = generator.generate(inbox, SamplingParams(max_new_tokens=3), 0, control)
    next(items)
    control.cancel()
    with pytest.raises(Cancelled):
        list(items)
    assert len(generate(generator, prompt(1, "Hi."))[0]) == 1


def test_what_llama_cpp_does_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(b"")
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(paths.model_path(EMBEDDED_MODEL).read_bytes()[:3_000_000])
    cases: list[tuple[dict[str, Any], str]] = [
        ({"path": str(folder)}, "is a folder; llama.cpp reads GGUF files."),
        ({"path": str(tmp_path / "none.gguf")}, "There is no model at"),
        ({"path": str(broken)}, "is cut short or damaged: it ends after 3.0 MB."),
        ({"adapter": str(folder)}, "is in peft's form, which llama.cpp does not read."),
        ({"adapter": str(tmp_path / "none.gguf")}, "There is no adapter at"),
        ({"adapter": str(broken)}, "cannot be loaded by llama.cpp."),
    ]
    for changes, message in cases:
        with pytest.raises(ModelError) as caught:
            load(**changes)
        assert message in caught.value.message
        assert caught.value.hint


def test_closing_twice_is_closing_once() -> None:
    generator = load()
    generator.close()
    generator.close()
