"""Models whose weights bitsandbytes rounds to 8 or 4 bits while they are loaded: half or a quarter of the memory."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import torch
from transformers import BitsAndBytesConfig, PreTrainedModel

from rsgui.core.entities import Quantise
from rsgui.core.errors import ModelError
from rsgui.engine import models


def check(device: torch.device) -> None:
    """Raises ModelError where this cannot be: it needs an NVIDIA GPU and the package."""
    if device.type != "cuda":
        hint = "Choose whole weights, or a quantised GGUF file with llama.cpp, which needs no GPU."
        raise ModelError("Rounding weights to 4 or 8 bits needs an NVIDIA GPU, and torch sees none here.", hint)
    if importlib.util.find_spec("bitsandbytes") is None:
        hint = "Install it with: pip install 'rsgui[cuda]'. Or choose whole weights."
        raise ModelError("Rounding weights to 4 or 8 bits needs the package bitsandbytes.", hint)


def load(folder: Path, quantise: Quantise, dtype: torch.dtype, device: torch.device) -> PreTrainedModel:
    """The model of a Hugging Face folder on the GPU, computing in `dtype`. Raises ModelError."""
    return models.load_model(folder, dtype, quantization_config=_config(quantise, dtype), device_map={"": device})


def _config(quantise: Quantise, dtype: torch.dtype) -> Any:
    """4 bits are those of QLoRA (Dettmers et al. 2023): normal floats, their scales rounded too."""
    config: Any = BitsAndBytesConfig  # its methods are not typed
    if quantise == "8bit":
        return config(load_in_8bit=True)
    return config(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=dtype,
    )
