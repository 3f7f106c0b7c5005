"""The user's settings: one small JSON file, kept across restarts."""

from __future__ import annotations

import getpass
import logging
import threading
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from rsgui import paths
from rsgui.core.entities import ModelOptions
from rsgui.core.views import Density
from rsgui.jobs.files import whole_file

log = logging.getLogger(__name__)
_saving = threading.Lock()

Theme = Literal["system", "light", "dark"]
Language = Literal["system", "en", "de"]
Positive = Annotated[int, msgspec.Meta(ge=1)]


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without a user database
        return "me"


class Settings(msgspec.Struct):
    """What a person has chosen, and what rsgui has learnt of this machine. Change a field, then `save`."""

    reviewer: str = msgspec.field(default_factory=_user)
    theme: Theme = "system"
    density: Density = "matrix"  # of the grid
    language: Language = "system"  # of the window
    use_extra_bufts: bool = True  # llama.cpp: turned off by rsgui itself after a native crash
    threads: Positive | None = None  # None: all cores
    context: Positive | None = None  # tokens; None: what the model was trained for, at most 8,192
    gpu_layers: int = -1  # llama.cpp: -1 is all
    unpack: bool = True  # llama.cpp: quantised weights as bfloat16 on a CPU that is faster with them
    server_requests: Positive = 32  # to a server, under way at once
    keys: dict[str, str] = {}
    embedding_model: str = ""  # a folder; "": none

    def model_options(self) -> ModelOptions:
        """How models are loaded on this machine."""
        return ModelOptions(
            context=self.context,
            threads=self.threads,
            gpu_layers=self.gpu_layers,
            use_extra_bufts=self.use_extra_bufts,
            unpack=self.unpack,
            server_requests=self.server_requests,
        )


def file() -> Path:
    return paths.config_folder() / "settings.json"


def load() -> Settings:
    """The saved settings; the defaults where there are none or they cannot be read (what cannot be understood is then
    kept aside). Settings are no reason not to start."""
    try:
        return msgspec.json.decode(file().read_bytes(), type=Settings)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        log.warning("%s cannot be read (%s); rsgui goes on with the defaults", file(), error.strerror)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        aside = file().with_suffix(".unreadable.json")
        log.warning("%s cannot be understood (%s); it is kept as %s", file(), error, aside.name)
        with suppress(OSError):  # a folder that cannot be written
            file().replace(aside)
    return Settings()


def save(settings: Settings) -> None:
    """Raises DiskFull, BadInput."""
    with _saving, whole_file(file()) as out:
        out.write(msgspec.json.format(msgspec.json.encode(settings)))
