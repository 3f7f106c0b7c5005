"""Servers: the verbs about them and their keys, and what cannot be asked of a server's model, whose weights are not on
this machine."""

from __future__ import annotations

from concurrent.futures import Future

from rsgui import keys
from rsgui.core import wire
from rsgui.core.entities import Generator, Model
from rsgui.core.errors import BadInput
from rsgui.core.server_url import base_url, place_of
from rsgui.core.texts import later, tr
from rsgui.jobs.engine_client import Items
from rsgui.jobs.workbench import Workbench


def check(generator: Generator) -> None:
    """Raises BadInput for a server's model that is not named in full, or with what cannot be sent to a server."""
    model = generator.model
    if model.backend != "openai":
        return
    if base_url(model.path) != model.path:
        raise BadInput(
            "The server is written as {path}.",
            "Write it as {address}.",
            path=model.path,
            address=base_url(model.path),
        )
    if not model.served:
        raise BadInput("No model of {server} is chosen.", "Choose one from its list.", server=place_of(model.path))
    if generator.adapter is not None:
        hint = later("Serve the adapter there (vLLM: --enable-lora --lora-modules NAME=FOLDER) and choose its name.")
        raise BadInput("An adapter of this machine cannot be sent to a server.", hint)
    if generator.template is not None:
        hint = later("Take the template out, or give it to the server when it starts (vLLM: --chat-template).")
        raise BadInput("A server applies the chat template of its own.", hint)


def check_weights(model: Model, verb: str) -> None:
    """Raises BadInput for a server's model, of which there is nothing here to be trained or evaluated (`verb`)."""
    if model.backend == "openai":
        hint = later(
            "Generate a few completions with the model that is to learn, from its folder or GGUF file, and it is "
            "trained on the whole curated set; or export the curated set and train where the weights are."
        )
        raise BadInput(
            "{name} is served by {server}: it cannot be {verb} here.",
            hint,
            name=model.name,
            server=place_of(model.path),
            verb=tr(verb),
        )


def served_models(bench: Workbench, url: str) -> Future[tuple[str, ...]]:
    """The models of an OpenAI-compatible server, by name. The future raises BadInput and ServerError."""

    def read(items: Items, result: wire.Result | None) -> tuple[str, ...]:
        assert isinstance(result, wire.Served)
        return result.names

    return bench.runner.call(wire.ListServed(0, url), read)


def keep_key(url: str, key: str) -> None:
    """Keeps a server's key in the keyring of the system. May wait for it to be unlocked. Raises BadInput."""
    keys.keep(url, key)


def forget_key(url: str) -> None:
    """Takes a server's key out of the keyring of the system. Raises BadInput."""
    keys.forget(url)


def source_of_key(url: str) -> str:
    """Where a server's key comes from: "keyring", a variable of the environment, or "" where there is none."""
    return keys.source_of(url)
