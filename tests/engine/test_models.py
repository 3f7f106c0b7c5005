"""What may be loaded as a model, what is refused and how it is said, and the copy that is made of a GGUF file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from rsgui.core.entities import EMBEDDED_MODEL, Message
from rsgui.core.errors import DiskFull, ModelError
from rsgui.engine import models
from rsgui.engine.templates import template_hash
from rsgui.paths import model_path

EMBEDDED = model_path(EMBEDDED_MODEL)


@pytest.fixture
def cut(tmp_path: Path) -> Callable[[int], Path]:
    """The first so many bytes of the embedded model's file."""

    def shortened(size: int) -> Path:
        file = tmp_path / "cut.gguf"
        with EMBEDDED.open("rb") as whole:
            file.write_bytes(whole.read(size))
        return file

    return shortened


@pytest.mark.parametrize("size", [20, 4000, 200_000, 20_000_000])
def test_a_gguf_file_that_is_cut_short_is_told(cut: Callable[[int], Path], size: int) -> None:
    with pytest.raises(ModelError, match=r"cut\.gguf is cut short or damaged"):
        models.read_gguf(cut(size))


def test_the_last_missing_byte_is_noticed(cut: Callable[[int], Path]) -> None:
    with pytest.raises(ModelError, match="cut short"):
        models.read_gguf(cut(EMBEDDED.stat().st_size - 1))
    assert len(models.read_gguf(EMBEDDED).tensors) == 272


def test_a_file_that_is_no_model_is_told(tmp_path: Path) -> None:
    for content in (b"", b"GG", b"hello, world"):
        file = tmp_path / "notes.txt"
        file.write_bytes(content)
        with pytest.raises(ModelError, match=r"notes\.txt is not a GGUF file"):
            models.find(str(file))


def test_pickled_weights_are_refused_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelError, match="no weights"):
        models.find(str(tmp_path))
    (tmp_path / "pytorch_model.bin").write_bytes(b"\x80")
    with pytest.raises(ModelError, match="pickled") as told:
        models.find(str(tmp_path))
    assert "save_pretrained" in told.value.hint
    (tmp_path / "model.safetensors").write_bytes(b"")
    assert models.find(str(tmp_path)) == tmp_path


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"has no config\.json"):
        models.find(str(tmp_path))


@pytest.mark.parametrize("config", [{}, {"model_type": "unheard-of"}, {"model_type": "llama"}])
def test_a_damaged_folder_is_told(tmp_path: Path, config: dict[str, str]) -> None:
    (tmp_path / "config.json").write_text(json.dumps(config))
    (tmp_path / "model.safetensors").write_bytes(b"nothing")
    with pytest.raises(ModelError, match="cannot be loaded"):
        models.load_model(tmp_path, torch.float32)


def test_code_that_comes_with_a_model_is_not_run(tmp_path: Path) -> None:
    config = {"model_type": "own", "auto_map": {"AutoConfig": "own.Config", "AutoModelForCausalLM": "own.Model"}}
    (tmp_path / "config.json").write_text(json.dumps(config))
    (tmp_path / "own.py").write_text("raise SystemExit('run')")
    (tmp_path / "model.safetensors").write_bytes(b"nothing")
    with pytest.raises(ModelError, match="cannot be loaded"):
        models.load_model(tmp_path, torch.float32)


def test_a_killed_conversion_leaves_nothing_in_use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RSGUI_CACHE", str(tmp_path))
    done = False

    def convert(gguf: Path, folder: Path) -> None:
        folder.mkdir()
        (folder / "config.json").write_text("{}")
        if not done:
            raise KeyboardInterrupt
        (folder / "model.safetensors").write_bytes(b"whole")

    monkeypatch.setattr(models, "_convert", convert)
    with pytest.raises(KeyboardInterrupt):
        models.transformers_folder(EMBEDDED_MODEL, lambda note: None)
    assert not [folder for folder in (tmp_path / "models").iterdir() if folder.is_dir() and folder.suffix != ".part"]
    done = True
    notes: list[str] = []
    folder = models.transformers_folder(EMBEDDED_MODEL, notes.append)
    assert (folder / "model.safetensors").read_bytes() == b"whole"
    assert not list((tmp_path / "models").glob("*.part"))
    assert models.transformers_folder(EMBEDDED_MODEL, notes.append) == folder
    assert notes == [f"converting {EMBEDDED.name} once"]


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RSGUI_CACHE", str(tmp_path))

    def full(gguf: Path, folder: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(models, "_convert", full)
    with pytest.raises(DiskFull, match="no room left to convert"):
        models.transformers_folder(EMBEDDED_MODEL, lambda note: None)


def test_the_copy_has_the_files_weights_and_words() -> None:
    from gguf import dequantize

    folder = models.transformers_folder(EMBEDDED_MODEL, lambda note: None)
    weights = models.load_model(folder, torch.float32).state_dict()
    tensors = {tensor.name: tensor for tensor in models.read_gguf(EMBEDDED).tensors}
    for theirs, ours in {
        "token_embd.weight": "model.embed_tokens.weight",
        "blk.7.ffn_down.weight": "model.layers.7.mlp.down_proj.weight",
        "blk.29.ffn_norm.weight": "model.layers.29.post_attention_layernorm.weight",
        "blk.3.attn_v.weight": "model.layers.3.self_attn.v_proj.weight",
    }.items():
        expected = dequantize(tensors[theirs].data, tensors[theirs].tensor_type).astype(np.float32)
        torch.testing.assert_close(weights[ours], torch.from_numpy(expected).bfloat16().float(), rtol=0, atol=0)
    assert weights["lm_head.weight"].data_ptr() == weights["model.embed_tokens.weight"].data_ptr()


def test_a_prompt_is_rendered_once_and_without_a_doubled_beginning() -> None:
    tokenizer = models.load_tokenizer(models.transformers_folder(EMBEDDED_MODEL, lambda note: None))
    messages = (Message("system", "Be brief."), Message("user", "Hello"))
    text = tokenizer.decode(models.prompt_ids(tokenizer, messages))
    assert text == (
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHello<|im_end|>\n<|im_start|>assistant\n"
    )
    assert len(template_hash(models.template_of(tokenizer))) == 16
    tokenizer.chat_template = None
    assert template_hash(models.template_of(tokenizer)) == ""
    assert tokenizer.decode(models.prompt_ids(tokenizer, messages)) == "Be brief.\n\nHello"
