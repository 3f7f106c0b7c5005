"""What torch computes on here, in which number format, and how much memory is free there."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import torch

from rsgui.core.errors import OutOfMemory


def best_device() -> torch.device:
    """The first CUDA device, or that of this process where several were launched; else Apple's, else the CPU."""
    if torch.cuda.is_available():
        return torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")))
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")


def fast_dtype(device: torch.device) -> torch.dtype:
    """bfloat16 where the device multiplies it faster than float32, else float32."""
    if device.type == "cuda":
        fast = torch.cuda.is_bf16_supported(including_emulation=False)
    elif device.type == "cpu":
        fast = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
    else:
        fast = False
    return torch.bfloat16 if fast else torch.float32


def free_memory(device: torch.device) -> int:
    """Bytes that can still be had on `device`, counting what torch holds in reserve for itself."""
    if device.type == "cuda":
        free: int = torch.cuda.mem_get_info(device)[0]
        return free + torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
    return int(psutil.virtual_memory().available)


def used_memory(device: torch.device) -> int:
    """Bytes: the most that tensors on a CUDA device have taken so far, else what this process holds now."""
    if device.type == "cuda":
        return int(torch.cuda.max_memory_allocated(device))
    return int(psutil.Process().memory_info().rss)


def use_threads(threads: int | None) -> None:
    """Sets how many cores torch computes on; None: all that this process may use."""
    process = psutil.Process()
    allowed = len(process.cpu_affinity()) if hasattr(process, "cpu_affinity") else psutil.cpu_count()
    torch.set_num_threads(threads or allowed or 1)


def is_out_of_memory(error: BaseException) -> bool:
    """Whether `error` says that memory ran out. torch has a type for it on GPUs, and only words on the CPU."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    return isinstance(error, RuntimeError) and "can't allocate memory" in str(error)


@contextmanager
def memory_for(problem: str, hint: str) -> Iterator[None]:
    """Raises OutOfMemory with these words where memory runs out."""
    try:
        yield
    except (RuntimeError, MemoryError) as error:
        if not is_out_of_memory(error):
            raise
        raise OutOfMemory(problem, hint) from error


def empty_cache(device: torch.device) -> None:
    """Gives back what torch holds in reserve."""
    if device.type == "cuda":
        torch.cuda.empty_cache()


def collect(device: torch.device) -> None:
    """Frees what nothing refers to any more, and gives it back."""
    gc.collect()
    empty_cache(device)
