"""The weights of a quantised GGUF file as bfloat16 numbers, made once and kept in the cache.

On a CPU that multiplies bfloat16, many completions at once are decoded faster with them: llama.cpp multiplies most
quantised forms row by row. What is drawn comes nearer to the model that the file describes, because with quantised
weights llama.cpp also rounds what it multiplies them with, to 8 bits: on SmolLM2-135M at Q4_1 the mean divergence from
the same weights in float32 is 0.0003 nats a token then, and 0.0053 with the file as it is.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import llama_cpp as lib
import psutil
from filelock import FileLock

from rsgui import paths
from rsgui.core.entities import ModelOptions
from rsgui.core.forecast import unpacks
from rsgui.engine.generators.llama_runtime import LlamaModel

log = logging.getLogger(__name__)

WHOLE = {lib.LLAMA_FTYPE_ALL_F32, lib.LLAMA_FTYPE_MOSTLY_F16, lib.LLAMA_FTYPE_MOSTLY_BF16}


def unpacked(file: Path, model: LlamaModel, options: ModelOptions, note: Callable[[str], None]) -> Path | None:
    """The copy of a GGUF file with its weights unpacked, made now if it is not there; None where that would not help,
    does not fit, or failed: the file is then used as it is. `model` is the file, loaded."""
    if not _helps(model) or not unpacks(model.parameters, options, psutil.virtual_memory().available):
        return None
    copy = paths.cache_folder() / "models" / f"{file.stem}-{paths.fingerprint(file)}.bf16.gguf"
    beside = copy.with_suffix(".part")
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{copy}.lock"):
            if not copy.is_file():
                note(f"unpacking {file.name} once")
                _unpack(file, beside, options.threads)
                beside.rename(copy)
    except OSError as error:  # a full disk, say
        log.warning("%s is used as it is: its weights could not be unpacked (%s)", file.name, error)
        with suppress(OSError):
            beside.unlink()
        return None
    return copy


def _helps(model: LlamaModel) -> bool:
    """Whether the weights are rounded, are multiplied by the CPU, and the CPU multiplies bfloat16."""
    kind = model.meta("general.file_type")
    rounded = kind.isdecimal() and int(kind) not in WHOLE
    return rounded and model.device == "cpu" and "AVX512_BF16 = 1" in lib.llama_print_system_info().decode()


def _unpack(file: Path, target: Path, threads: int | None) -> None:
    """Raises OSError."""
    params = lib.llama_model_quantize_default_params()
    params.ftype = lib.LLAMA_FTYPE_MOSTLY_BF16
    params.allow_requantize = True
    params.nthread = threads or 0
    if lib.llama_model_quantize(str(file).encode(), str(target).encode(), ctypes.byref(params)):
        raise OSError(f"llama.cpp could not write {target}")
