"""Every form of an adapter, loaded and generated with, beside the model that peft merges."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
import torch
from gguf import GGUFReader
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import AutoModelForCausalLM

from rsgui import paths
from rsgui.core import wire
from rsgui.core.entities import EMBEDDED_MODEL, AdapterForm, Generator, Message, Model, ModelOptions, prompt_key
from rsgui.core.errors import BadInput, Cancelled, ModelError
from rsgui.core.sampling import SamplingParams
from rsgui.engine import gguf_writing
from rsgui.engine.control import Control, Inbox, Reply
from rsgui.engine.exporting import export_adapter
from rsgui.engine.generators import llama_cpp_backend, transformers_backend
from rsgui.engine.generators.llama_runtime import Entry, LlamaContext, LlamaModel
from rsgui.engine.models import load_model, load_tokenizer, prompt_ids, transformers_folder

pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")  # peft asks for it

Told = NDArray[np.float32]
"""Log-probabilities, tokens by vocabulary."""

GREEDY = SamplingParams(temperature=0.0, max_new_tokens=8)
MESSAGES = (Message("user", "Name three things that float."),)
SAFE = ModelOptions(context=512, threads=1, use_extra_bufts=False, unpack=False)


@pytest.fixture(scope="module")
def base() -> Path:
    return transformers_folder(EMBEDDED_MODEL, lambda note: None)


def adapter_of(base: Path, folder: Path, **changes: Any) -> Path:
    """A random adapter that changes much."""
    torch.manual_seed(1)
    config = LoraConfig(r=4, lora_alpha=8, task_type="CAUSAL_LM", **{"target_modules": "all-linear", **changes})
    model: Any = get_peft_model(load_model(base, torch.float32), config)
    for name, weight in model.named_parameters():
        if "lora_B" in name:
            torch.nn.init.normal_(weight, std=0.1)
    model.save_pretrained(folder, save_embedding_layers=False)
    return folder


@pytest.fixture(scope="module")
def adapter(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return adapter_of(base, tmp_path_factory.mktemp("adapter"))


def request(adapter: Path, form: AdapterForm, target: Path, model: Model = Model()) -> wire.ExportAdapter:  # noqa: B008
    return wire.ExportAdapter(1, model, str(adapter), form, str(target))


def export(asked: wire.ExportAdapter) -> wire.Exported:
    return export_adapter(asked, Control(), Reply(1, lambda event: None))


def by_peft(base: Path, adapter: Path | None) -> Told:
    """What peft's own merged model says in float32."""
    model: Any = AutoModelForCausalLM.from_pretrained(base, dtype=torch.float32)
    if adapter is not None:
        model = PeftModel.from_pretrained(model, str(adapter)).merge_and_unload()
    with torch.no_grad():
        return told(model(torch.tensor([tokens_of(base)])).logits[0])


def by_llama_cpp(base: Path, file: Path | str, lora: Path | None = None) -> Told:
    model = LlamaModel(paths.model_path(str(file)), SAFE)
    if lora:
        model.load_adapter(lora)
    context = LlamaContext(model, 512, 1, 1)
    logits = [
        context.decode([Entry(token, place, 0, wanted=True)])[0].copy() for place, token in enumerate(tokens_of(base))
    ]
    context.close()
    model.close()
    return told(torch.tensor(np.array(logits)))


def told(logits: torch.Tensor) -> Told:
    said: Told = logits.log_softmax(-1).numpy()
    return said


def tokens_of(base: Path) -> list[int]:
    tokenizer = load_tokenizer(base)
    return [*prompt_ids(tokenizer, MESSAGES), *tokenizer.encode("A cork, a leaf and a boat.")]


def divergence(one: Told, other: Told) -> float:
    """Kullback-Leibler, in nats a token. It asks no two processors to round alike, as comparing drawn texts would."""
    return float((np.exp(one) * (one - other)).sum(axis=1).mean())


def generated(backend: Any, model: Model, adapter: str | None = None) -> str:
    generator = backend.load(Generator(model, adapter), SAFE, lambda note: None)
    control = Control()
    inbox: Inbox[wire.PromptWork] = Inbox(control)
    inbox.put((wire.PromptWork(1, prompt_key(MESSAGES), MESSAGES, (0,)),), last=True)
    [made] = list(generator.generate(inbox, GREEDY, 0, control))
    generator.close()
    text: str = made.completion.text
    return text


# --- what is written is what was trained


@pytest.mark.parametrize("rslora", [False, True])
def test_every_form_says_what_peft_says(base: Path, tmp_path: Path, rslora: bool) -> None:
    adapter = adapter_of(base, tmp_path / "adapter", use_rslora=rslora)
    expected = by_peft(base, adapter)
    untrained = divergence(expected, by_peft(base, None))
    assert untrained > 0.2
    folder, file, lora = (tmp_path / name for name in ("merged", "merged.gguf", "lora.gguf"))
    exported = export(request(adapter, "merged", folder))
    assert exported == wire.Exported(str(folder), sum(f.stat().st_size for f in folder.iterdir()))
    assert divergence(expected, by_peft(folder, None)) < 1e-4
    assert export(request(adapter, "gguf", file)).size == file.stat().st_size
    assert divergence(expected, by_llama_cpp(base, file)) < untrained / 50
    export(request(adapter, "lora_gguf", lora))
    assert divergence(expected, by_llama_cpp(base, EMBEDDED_MODEL, lora)) < untrained / 10  # its base is rounded
    assert sorted(f.name for f in tmp_path.iterdir()) == ["adapter", "lora.gguf", "merged", "merged.gguf"]
    assert generated(transformers_backend, Model("transformers", str(folder)))
    assert generated(llama_cpp_backend, Model("llama_cpp", str(file)))
    assert generated(llama_cpp_backend, Model("llama_cpp"), str(lora))


def test_dora_is_merged_and_has_no_gguf_of_its_own(base: Path, tmp_path: Path) -> None:
    adapter = adapter_of(base, tmp_path / "adapter", use_dora=True)
    expected = by_peft(base, adapter)
    export(request(adapter, "gguf", tmp_path / "merged.gguf"))
    untrained = divergence(expected, by_peft(base, None))
    assert divergence(expected, by_llama_cpp(base, tmp_path / "merged.gguf")) < untrained / 50
    with pytest.raises(BadInput, match="no form for a DoRA adapter"):
        export(request(adapter, "lora_gguf", tmp_path / "lora.gguf"))
    assert not (tmp_path / "lora.gguf").exists()


def test_the_rest_of_the_base_stays_to_the_bit(base: Path, tmp_path: Path) -> None:
    adapter = adapter_of(base, tmp_path / "adapter", target_modules=r".*layers\.3\..*_proj")
    asked = request(adapter, "gguf", tmp_path / "merged.gguf")
    export(msgspec.structs.replace(asked, template="{{ messages[0].content }}"))
    before = {t.name: t for t in GGUFReader(paths.model_path(EMBEDDED_MODEL)).tensors}
    written = GGUFReader(tmp_path / "merged.gguf")
    changed = {t.name for t in written.tensors if not np.array_equal(t.data, before[t.name].data)}
    assert changed == {
        f"blk.3.{part}.weight"
        for part in ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")
    }
    assert written.fields["tokenizer.chat_template"].contents() == "{{ messages[0].content }}"
    assert written.fields["tokenizer.ggml.pre"].contents() == "smollm"


@given(heads=st.integers(1, 4), half=st.integers(1, 4), columns=st.integers(1, 3))
def test_the_permutation_brings_the_halves_of_a_head_together(heads: int, half: int, columns: int) -> None:
    rows = np.arange(heads * 2 * half * columns, dtype=np.float32).reshape(heads * 2 * half, columns)
    moved = gguf_writing.permuted(rows, heads)
    for head in range(heads):
        for place in range(half):
            first = head * 2 * half + place
            np.testing.assert_array_equal(moved[head * 2 * half + 2 * place], rows[first])
            np.testing.assert_array_equal(moved[head * 2 * half + 2 * place + 1], rows[first + half])
    assert gguf_writing.permuted(rows, None) is rows


# --- what cannot be written


def test_a_base_in_hugging_face_format_has_no_gguf(base: Path, adapter: Path, tmp_path: Path) -> None:
    for form in ("gguf", "lora_gguf"):
        with pytest.raises(BadInput, match="only where the base came as GGUF"):
            export(request(adapter, form, tmp_path / "a.gguf", Model("transformers", str(base))))
    assert not any(tmp_path.iterdir())


def test_places_that_are_taken(adapter: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("keep me")
    with pytest.raises(BadInput, match="not an empty folder"):
        export(request(adapter, "merged", tmp_path / "mine"))
    with pytest.raises(BadInput, match="is a folder"):
        export(request(adapter, "gguf", tmp_path / "mine"))
    assert (tmp_path / "mine" / "letter.txt").read_text() == "keep me"


def test_what_is_no_adapter(tmp_path: Path) -> None:
    for form in ("merged", "gguf", "lora_gguf"):
        with pytest.raises(ModelError, match="not an adapter in peft's format"):
            export(request(tmp_path, form, tmp_path / "out"))
    assert not any(tmp_path.iterdir())


def test_cancelled_it_leaves_what_was_there(adapter: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.gguf"
    target.write_bytes(b"before")
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        export_adapter(request(adapter, "lora_gguf", target), control, Reply(1, lambda event: None))
    assert [f.name for f in tmp_path.iterdir()] == ["a.gguf"]
    assert target.read_bytes() == b"before"
