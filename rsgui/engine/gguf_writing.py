"""GGUF files of an adapter, and of its base with the adapter in it.

Both take what they say of the model and its tokenizer from the GGUF file of the base: llama.cpp knows tokenizers by
names that a Hugging Face folder does not have. So only bases that came as GGUF can be written, and of these the
architectures whose weights are known to be laid out as here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import gguf
import numpy as np
from gguf import GGUFReader, GGUFValueType, GGUFWriter, TensorNameMap
from numpy.typing import NDArray
from peft import LoraConfig, PeftConfig
from safetensors.numpy import load_file

from rsgui.core.errors import BadInput, ModelError
from rsgui.engine import models

ARCHITECTURES = ("llama",)

_OWN = ("general.architecture", "general.file_type", "GGUF.")
"""Fields that the writer sets, by their beginnings."""

_PREFIX = "base_model.model."


class Base(NamedTuple):
    """The GGUF file of a base model, and how its tensors are called in it."""

    reader: GGUFReader
    names: TensorNameMap

    def field(self, name: str) -> Any:
        field = self.reader.get_field(name)
        return None if field is None else field.contents()

    @property
    def architecture(self) -> str:
        return str(self.field("general.architecture"))

    def heads(self, layer: str) -> int | None:
        """How many heads the rows of this linear layer's weight are permuted within; None: they stand as they are."""
        queries = int(self.field(f"{self.architecture}.attention.head_count"))
        if layer.endswith(".q_proj"):
            return queries
        return (
            int(self.field(f"{self.architecture}.attention.head_count_kv") or queries)
            if layer.endswith(".k_proj")
            else None
        )

    def name_of(self, layer: str) -> str:
        """Raises ModelError for a layer that the file has none of."""
        name = self.names.get_name(layer)
        if name is None or not any(tensor.name == f"{name}.weight" for tensor in self.reader.tensors):
            raise ModelError(
                f"The base has no layer {layer}, which the adapter changes.", "Choose the adapter's own base."
            )
        return f"{name}.weight"


def base_of(path: str) -> Base:
    """The base model at `path`. Raises BadInput where GGUF cannot be written of it, ModelError."""
    place = models.find(path)
    hint = 'Save it as "merged folder"; llama.cpp\'s convert_hf_to_gguf.py makes GGUF of that.'
    if place.is_dir():
        problem = (
            f"The base {place} is a folder in Hugging Face format: GGUF is written only where the base came as GGUF."
        )
        raise BadInput(problem, hint)
    reader = models.read_gguf(place)
    field = reader.get_field("general.architecture")
    architecture = "" if field is None else str(field.contents())
    if architecture not in ARCHITECTURES:
        known = ", ".join(ARCHITECTURES)
        raise BadInput(f"GGUF is written of bases of the architecture {known}; this one is {architecture}.", hint)
    blocks = reader.get_field(f"{architecture}.block_count")
    kind = next(number for number, name in gguf.MODEL_ARCH_NAMES.items() if name == architecture)
    return Base(reader, gguf.get_tensor_name_map(kind, int(blocks.contents()) if blocks else 0))


def permuted(rows: NDArray[np.float32], heads: int | None) -> NDArray[np.float32]:
    """The rows of a query or key weight as llama.cpp rotates them, neighbours together: within each head the two
    halves, which transformers rotates against each other, are interleaved."""
    if heads is None:
        return rows
    halves = rows.reshape(heads, 2, len(rows) // heads // 2, *rows.shape[1:])
    return halves.swapaxes(1, 2).reshape(rows.shape)


# --- the adapter


def layers_of(adapter: Path) -> list[str]:
    """The names of the linear layers that an adapter in peft's form changes. Raises ModelError, BadInput."""
    weights, _ = _read(adapter)
    return [name.removesuffix(".lora_A.weight") for name in weights if name.endswith(".lora_A.weight")]


def write_adapter(base: Base, adapter: Path, file: Path) -> None:
    """The adapter in llama.cpp's form, in float32. Raises ModelError, BadInput."""
    weights, config = _read(adapter)
    if config.use_dora:
        raise BadInput("llama.cpp has no form for a DoRA adapter.", "Save the merged model instead.")
    if config.rank_pattern or config.alpha_pattern:
        raise BadInput("The adapter has another rank or alpha for some layers.", "Save the merged model instead.")
    writer = GGUFWriter(file, base.architecture)
    writer.add_type(gguf.GGUFType.ADAPTER)
    writer.add_string(gguf.Keys.Adapter.TYPE, "lora")
    writer.add_float32(gguf.Keys.Adapter.LORA_ALPHA, scale_of(config) * config.r)  # llama.cpp divides it by the rank
    for layer in layers_of(adapter):
        name = base.name_of(layer)
        writer.add_tensor(f"{name}.lora_a", weights[f"{layer}.lora_A.weight"])
        writer.add_tensor(f"{name}.lora_b", permuted(weights[f"{layer}.lora_B.weight"], base.heads(layer)))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def scale_of(config: LoraConfig) -> float:
    """What the product of the adapter's matrices is multiplied by."""
    return float(config.lora_alpha / (config.r**0.5 if config.use_rslora else config.r))


def _read(adapter: Path) -> tuple[dict[str, NDArray[np.float32]], LoraConfig]:
    file = adapter / "adapter_model.safetensors"
    if not file.is_file() or not (adapter / "adapter_config.json").is_file():
        hint = "An adapter is a folder with adapter_config.json and adapter_model.safetensors."
        raise ModelError(f"{adapter} is not an adapter in peft's format.", hint)
    config = PeftConfig.from_pretrained(str(adapter), local_files_only=True)
    if not isinstance(config, LoraConfig) or config.modules_to_save or config.bias != "none":
        raise BadInput(f"The adapter in {adapter} is more than LoRA.", "Only LoRA matrices can be written as GGUF.")
    return {name.removeprefix(_PREFIX): weight for name, weight in load_file(file).items()}, config


# --- the merged model


def write_merged(base: Base, weights: Mapping[str, NDArray[np.float32]], file: Path, template: str | None) -> None:
    """The base's file with other `weights`, by their names in transformers, in float16; all else stays as it is, to the
    bit. `template` takes the place of the model's own; None leaves that. Raises ModelError."""
    changed = {base.name_of(name.removesuffix(".weight")): name for name in weights}
    writer = GGUFWriter(file, base.architecture)
    _copy_fields(base, writer, template)
    for tensor in base.reader.tensors:
        if tensor.name in changed:
            shape = weights[changed[tensor.name]].shape
            if tuple(shape) != tuple(int(n) for n in reversed(tensor.shape)):
                raise ModelError(f"{tensor.name} has another shape in the base.", "Choose the adapter's own base.")
            writer.add_tensor_info(tensor.name, shape, np.dtype(np.float16), 2 * int(np.prod(shape)))
        else:
            data = tensor.data
            writer.add_tensor_info(tensor.name, data.shape, data.dtype, data.nbytes, tensor.tensor_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_ti_data_to_file()
    for tensor in base.reader.tensors:
        name = changed.get(tensor.name)
        writer.write_tensor_data(tensor.data if name is None else _half(base, name, weights[name]))
    writer.close()


def _half(base: Base, name: str, weight: NDArray[np.float32]) -> NDArray[np.float16]:
    with np.errstate(over="ignore"):
        half = np.ascontiguousarray(permuted(weight, base.heads(name.removesuffix(".weight"))), np.float16)
    if not np.isfinite(half).all():
        raise ModelError(f"{name} has weights too large for float16.", "Train again with a lower learning rate.")
    return half


def _copy_fields(base: Base, writer: GGUFWriter, template: str | None) -> None:
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_F16)
    if template:
        writer.add_chat_template(template)
    for field in base.reader.fields.values():
        if field.name.startswith(_OWN) or (template is not None and field.name == gguf.Keys.Tokenizer.CHAT_TEMPLATE):
            continue
        kind = field.types[0]
        inner = field.types[-1] if kind == GGUFValueType.ARRAY else None
        writer.add_key_value(field.name, field.contents(), kind, inner)
