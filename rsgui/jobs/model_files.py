"""Whether a model still has the files that it had when its run began, or when it was registered."""

from __future__ import annotations

from rsgui import paths
from rsgui.core import wire
from rsgui.core.entities import Model, Run
from rsgui.core.errors import ModelError
from rsgui.store import runs
from rsgui.store.database import Store


def check(store: Store, run: Run) -> None:
    """Keeps the fingerprint of a run's model with a run that has none yet.

    Raises ModelError where the files have changed since the run began: its completions would be of two models.
    """
    now = fingerprint(run.generator.model)
    if not now:
        return  # a server's; or it is gone, which the engine says when it is asked for it
    if run.fingerprint is None:
        with store.write() as w:
            runs.set_fingerprint(w, run.id, now)
    elif run.fingerprint != now:
        raise ModelError(
            "The files of {name} have changed since this run began: going on would mix the "
            "completions of two models in it.",
            "Put the old files back, or begin a new run with another seed.",
            name=run.generator.model.name,
        )


def fingerprint(model: Model) -> str:
    """Of a model's files as they are now, as the engine tells it; "" where there are none. Reads some megabytes."""
    if model.backend not in ("transformers", "llama_cpp"):
        return ""
    try:
        return paths.fingerprint(paths.model_path(model.path))
    except (OSError, ModelError):
        return ""


def change(model: Model, info: wire.ModelInfo) -> str:
    """What has become of the files of a registered model, as a word: "gone", "changed" or ""."""
    if not info.fingerprint:
        return ""
    now = fingerprint(model)
    if not now:
        return "gone"
    return "" if now == info.fingerprint else "changed"
