"""What helps where llama.cpp dies in its first decode: a second start without repacked weights, which is remembered."""

from __future__ import annotations

import logging

from rsgui.core.entities import Model
from rsgui.core.errors import EngineDied, RsguiError
from rsgui.jobs import settings as settings_file
from rsgui.jobs.settings import Settings

log = logging.getLogger(__name__)

NATIVE_CRASH = {"SIGSEGV", "SIGILL", "SIGABRT", "SIGBUS"}


def helps(model: Model, settings: Settings, death: EngineDied) -> bool:
    """Whether this death is one that a start without repacked weights may spare."""
    return model.backend == "llama_cpp" and death.signal in NATIVE_CRASH and settings.use_extra_bufts


def remember(settings: Settings) -> None:
    """Turns repacked weights off, for good where the settings can be kept; else it is learnt again the next time."""
    settings.use_extra_bufts = False
    try:
        settings_file.save(settings)
    except RsguiError as error:
        log.warning("the settings could not be kept: %s", error.message)
