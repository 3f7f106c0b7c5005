"""Looking at models without loading them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from rsgui import paths
from rsgui.core import wire
from rsgui.core.entities import EMBEDDED_MODEL, Backend, Model
from rsgui.core.errors import ModelError
from rsgui.engine.inspecting import inspect, quantisation_name
from rsgui.engine.templates import template_hash


def look(path: str | Path, backend: Backend = "transformers") -> wire.ModelInfo:
    return inspect(wire.Inspect(1, Model(backend, str(path))))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model in Hugging Face format whose weights are in two files."""
    folder = tmp_path / "tiny-model"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"model_type": "llama", "max_position_embeddings": 64}))
    (folder / "tokenizer_config.json").write_text(json.dumps({"chat_template": "{{ messages }}"}))
    save_file({"a": np.zeros((3, 5), np.float32), "b": np.zeros(7, np.float32)}, folder / "model-1.safetensors")
    save_file({"c": np.zeros((2, 2), np.float16)}, folder / "model-2.safetensors")
    return folder


def test_the_embedded_model() -> None:
    info = look(EMBEDDED_MODEL, "llama_cpp")
    assert info.template_hash
    assert info == wire.ModelInfo(
        name="SmolLM2-135M-Instruct",
        architecture="llama",
        parameters=134_515_008,
        context=8192,
        quantisation="Q4_1",
        template_hash=info.template_hash,
        size=paths.model_path(EMBEDDED_MODEL).stat().st_size,
        fingerprint=info.fingerprint,
        cache_per_token=30 * 2 * 3 * 64 * 2,  # layers, keys and values, heads, their size, bytes
    )
    assert look(EMBEDDED_MODEL) == info


def test_a_folder(folder: Path) -> None:
    info = look(folder)
    assert info == wire.ModelInfo(
        name="tiny-model",
        architecture="llama",
        parameters=26,
        context=64,
        quantisation="f32",
        template_hash=template_hash("{{ messages }}"),
        size=sum(file.stat().st_size for file in folder.glob("*.safetensors")),
        fingerprint=info.fingerprint,
    )
    assert len(info.fingerprint) == 16


def test_the_cache_of_a_token(folder: Path) -> None:
    config = {"num_hidden_layers": 5, "num_attention_heads": 8, "num_key_value_heads": 2, "hidden_size": 256}
    (folder / "config.json").write_text(json.dumps(config))
    assert look(folder).cache_per_token == 5 * 2 * 2 * 32 * 2
    (folder / "config.json").write_text(json.dumps({"text_config": {**config, "head_dim": 64}}))
    assert look(folder).cache_per_token == 5 * 2 * 2 * 64 * 2


def test_the_fingerprint_is_of_all_that_changes_what_a_model_does(folder: Path) -> None:
    before = look(folder).fingerprint
    (folder / "README.md").write_text("Words.")
    assert look(folder).fingerprint == before
    settings = folder / "tokenizer_config.json"
    settings.write_text(settings.read_text().replace("messages", "massages"))
    other = look(folder).fingerprint
    assert other != before
    save_file({"c": np.ones((2, 2), np.float16)}, folder / "model-2.safetensors")
    assert look(folder).fingerprint not in (before, other)


def test_the_template_in_a_file_of_its_own_wins(folder: Path) -> None:
    (folder / "chat_template.jinja").write_text("{{ other }}")
    assert look(folder).template_hash == template_hash("{{ other }}")


def test_a_template_among_several(folder: Path) -> None:
    named = [{"name": "tool_use", "template": "t"}, {"name": "default", "template": "d"}]
    (folder / "tokenizer_config.json").write_text(json.dumps({"chat_template": named}))
    assert look(folder).template_hash == template_hash("d")


def test_no_template(folder: Path) -> None:
    (folder / "tokenizer_config.json").unlink()
    assert look(folder).template_hash == ""


def test_what_is_refused(folder: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.gguf"
    cut.write_bytes(paths.model_path(EMBEDDED_MODEL).read_bytes()[:-1000])
    empty = tmp_path / "empty"
    empty.mkdir()
    cases: list[tuple[Path, Backend, str]] = [
        (folder, "llama_cpp", "is a folder; llama.cpp reads GGUF files."),
        (empty, "transformers", "it has no config.json"),
        (tmp_path / "none", "transformers", "There is no model at"),
        (cut, "llama_cpp", "is cut short or damaged"),
    ]
    for path, backend, message in cases:
        with pytest.raises(ModelError) as caught:
            look(path, backend)
        assert message in caught.value.message
        assert caught.value.hint


def test_damaged_files_of_a_folder(folder: Path) -> None:
    weights = folder / "model-2.safetensors"
    weights.write_bytes(weights.read_bytes()[:20])
    with pytest.raises(ModelError, match=r"model-2\.safetensors is cut short or damaged"):
        look(folder)
    (folder / "config.json").write_text("{")
    with pytest.raises(ModelError, match=r"config\.json cannot be read"):
        look(folder)


def test_names_of_quantisations() -> None:
    assert [quantisation_name(t) for t in ("0", "1", "3", "15", "", "9999")] == ["F32", "F16", "Q4_1", "Q4_K_M", "", ""]
