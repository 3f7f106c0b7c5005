"""What can be told of a model without loading its weights."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rsgui import paths
from rsgui.core import wire
from rsgui.core.entities import Generator, Model, ModelOptions
from rsgui.core.errors import ModelError
from rsgui.engine import models
from rsgui.engine.generators import fake
from rsgui.engine.templates import template_hash


def inspect(request: wire.Inspect) -> wire.ModelInfo:
    """What is known of a GGUF file, a Hugging Face folder or a server's model. Raises ModelError for what cannot be
    used, BadInput and ServerError."""
    model = request.model
    if model.backend == "fake":
        return fake.load(Generator(model), ModelOptions(), lambda note: None).info
    if model.backend == "openai":
        from rsgui.engine.servers import info_of

        return info_of(model)
    place = models.find(model.path)
    if place.is_file():
        return inspect_gguf(model, place)
    if model.backend == "llama_cpp":
        hint = "Choose the backend transformers for it, or a GGUF file."
        raise ModelError(f"{place} is a folder; llama.cpp reads GGUF files.", hint)
    return inspect_folder(model, place)


def inspect_gguf(model: Model, file: Path) -> wire.ModelInfo:
    """From the file's own fields and the shapes of its tensors."""
    reader = models.read_gguf(file)

    def field(name: str, missing: Any) -> Any:
        found = reader.get_field(name)
        return found.contents() if found else missing

    architecture = str(field("general.architecture", ""))
    return wire.ModelInfo(
        name=model.name,
        architecture=architecture,
        parameters=sum(int(tensor.n_elements) for tensor in reader.tensors),
        context=int(field(f"{architecture}.context_length", 0)),
        quantisation=quantisation_name(str(field("general.file_type", ""))),
        template_hash=template_hash(str(field("tokenizer.chat_template", ""))),
        size=size_of(file),
        fingerprint=paths.fingerprint(file),
        cache_per_token=_cache_of_gguf(lambda name: field(f"{architecture}.{name}", 0)),
    )


def _cache_of_gguf(field: Callable[[str], Any]) -> int:
    """`cache_per_token`, of the fields of a GGUF file. Models that differ by layer give a list for their heads."""
    layers, heads, grouped = field("block_count"), field("attention.head_count"), field("attention.head_count_kv")
    heads = max(heads) if isinstance(heads, list) else heads
    whole = sum(grouped) if isinstance(grouped, list) else layers * (grouped or heads)
    size = field("embedding_length") // max(1, heads)
    keys, values = field("attention.key_length") or size, field("attention.value_length") or size
    return 2 * int(whole) * int(keys + values)


def quantisation_name(file_type: str) -> str:
    """The usual name of a GGUF file type, such as "Q4_1" for "3"; "" for one that is not known."""
    from gguf import LlamaFileType

    try:
        name = str(LlamaFileType(int(file_type)).name)
    except ValueError:
        return ""
    return name.removeprefix("MOSTLY_").removeprefix("ALL_")


def inspect_folder(model: Model, folder: Path) -> wire.ModelInfo:
    """From config.json, the headers of the weight files and the tokenizer's settings."""
    config = _json(folder / "config.json")
    text = config.get("text_config", config)  # models that also see keep what we want one level down
    parameters, dtypes = _weights(folder)
    return wire.ModelInfo(
        name=model.name,
        architecture=str(config.get("model_type", "")),
        parameters=parameters,
        context=int(text.get("max_position_embeddings") or 0),
        quantisation=str(config.get("quantization_config", {}).get("quant_method", "")) or dtypes,
        template_hash=template_hash(_template(folder)),
        size=size_of(folder),
        fingerprint=paths.fingerprint(folder),
        cache_per_token=_cache_of_config(text),
    )


def _cache_of_config(config: dict[str, Any]) -> int:
    """`cache_per_token`, of a config.json."""

    def number(name: str) -> int:
        value = config.get(name)
        return value if isinstance(value, int) else 0

    heads = number("num_attention_heads")
    size = number("head_dim") or number("hidden_size") // max(1, heads)
    return 2 * 2 * number("num_hidden_layers") * (number("num_key_value_heads") or heads) * size


def size_of(place: Path) -> int:
    """What a model's weights take on the disk, in bytes."""
    if place.is_dir():
        return sum(file.stat().st_size for file in place.glob("*.safetensors"))
    return place.stat().st_size


def _weights(folder: Path) -> tuple[int, str]:
    """How many weights there are, and the number format of most of them."""
    from safetensors import SafetensorError, safe_open

    counts: dict[str, int] = {}
    for file in sorted(folder.glob("*.safetensors")):
        try:
            with safe_open(file, "numpy") as opened:
                for name in opened.keys():  # noqa: SIM118 -- not a dict
                    part = opened.get_slice(name)
                    size = 1
                    for length in part.get_shape():
                        size *= length
                    counts[part.get_dtype()] = counts.get(part.get_dtype(), 0) + size
        except (SafetensorError, OSError) as error:
            raise ModelError(f"{file} is cut short or damaged: {error}.", "Copy or download it again.") from error
    return sum(counts.values()), max(counts, key=lambda dtype: counts[dtype], default="").lower()


def _template(folder: Path) -> str:
    """The chat template as transformers finds it: a file of its own, else a field of the tokenizer's settings."""
    alone = folder / "chat_template.jinja"
    if alone.is_file():
        return alone.read_text(encoding="utf-8")
    settings = folder / "tokenizer_config.json"
    template = _json(settings).get("chat_template") if settings.is_file() else None
    if isinstance(template, list):  # several, by name
        template = {str(entry.get("name")): entry.get("template") for entry in template}.get("default")
    return template if isinstance(template, str) else ""


def _json(file: Path) -> dict[str, Any]:
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ModelError(f"{file} cannot be read: {reason}.", "Copy or download the model again.") from error
    if not isinstance(value, dict):
        raise ModelError(f"{file} is not a JSON object.", "Copy or download the model again.")
    return value
