"""The application's log: a rotating file that holds no prompt text. The engine's stderr has its own, engine.log."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler

from rsgui import paths


def set_up() -> None:
    """Sends what rsgui logs to rsgui.log in the log folder. To be called once, at the start."""
    logger = logging.getLogger("rsgui")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler("rsgui.log", "%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.propagate = False


def handler(name: str, form: str) -> logging.Handler:
    """A rotating file of that name; nowhere, where the log folder cannot be written: that stops nobody's work."""
    folder = paths.log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file: logging.Handler = RotatingFileHandler(folder / name, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    except OSError:
        return logging.NullHandler()
    file.setFormatter(logging.Formatter(form))
    return file
