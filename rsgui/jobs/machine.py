"""What of this machine the application knows without asking the engine."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess

import psutil

from rsgui.core.texts import tr


def has_nvidia() -> bool:
    """Whether there is a driver of an NVIDIA GPU."""
    return shutil.which("nvidia-smi") is not None


def why_not_rounded() -> str:
    """Why bitsandbytes cannot round a model's weights here; "" where it can."""
    if not has_nvidia():
        return tr("It needs an NVIDIA GPU, and there is none here.")
    if importlib.util.find_spec("bitsandbytes") is None:
        return tr("It needs the package bitsandbytes: pip install 'rsgui[cuda]'.")
    return ""


def free_memory() -> int:
    """Bytes that are free where a model would be loaded: on the first NVIDIA GPU where there is one, else here."""
    if has_nvidia():
        ask = ["nvidia-smi", "--query-gpu=memory.free", "--format=csv,noheader,nounits", "--id=0"]
        try:
            return int(subprocess.run(ask, capture_output=True, timeout=5, check=True).stdout) << 20
        except (OSError, ValueError, subprocess.SubprocessError):
            pass  # a driver that does not answer: the engine will not use it either
    return int(psutil.virtual_memory().available)
