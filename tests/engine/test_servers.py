"""What a server tells of its models, and what is said where it does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from rsgui import keys
from rsgui.core import wire
from rsgui.core.entities import Model
from rsgui.core.errors import BadInput, ModelError, ServerError
from rsgui.engine.inspecting import inspect
from rsgui.engine.servers import served
from tests.servers import bad
from tests.servers.bad import BadServer


def look(server: BadServer, name: str) -> wire.ModelInfo:
    return inspect(wire.Inspect(1, Model("openai", server.url, name)))


def test_a_real_server(llama_server: Callable[..., str]) -> None:
    url = llama_server(256)
    assert served(wire.ListServed(1, url.removesuffix("/v1"))) == wire.Served(("smollm2",))
    assert inspect(wire.Inspect(1, Model("openai", url, "smollm2"))).name == "smollm2"


def test_a_real_server_that_wants_a_key(llama_server: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    url = llama_server(256, key="sk-right")
    with pytest.raises(ServerError, match=r"wants a key \(401\)") as caught:
        served(wire.ListServed(1, url))
    assert keys.variable_of(url) in caught.value.hint
    monkeypatch.setenv(keys.variable_of(url), "sk-wrong")
    with pytest.raises(ServerError, match=r"does not accept the key \(401\)"):
        served(wire.ListServed(1, url))
    monkeypatch.setenv(keys.variable_of(url), "sk-right")
    assert served(wire.ListServed(1, url)).names == ("smollm2",)


def test_names_in_their_order(bad_server: BadServer) -> None:
    bad_server.listing = bad.models("b", "a")
    assert served(wire.ListServed(1, bad_server.url)).names == ("a", "b")


@pytest.mark.parametrize(
    ("told", "context", "parameters"),
    [
        ({"max_model_len": 4096}, 4096, 0),
        ({"context_length": 8192}, 8192, 0),
        ({"meta": {"n_ctx_train": 2048, "n_params": 134515008, "size": 98000000}}, 2048, 134515008),
        ({"meta": None, "max_model_len": None}, 0, 0),
    ],
)
def test_what_servers_tell_of_a_model(
    bad_server: BadServer, told: dict[str, Any], context: int, parameters: int
) -> None:
    bad_server.listing = bad.plain(json.dumps({"data": [{"id": "tiny", **told}]}))
    info = look(bad_server, "tiny")
    assert (info.context, info.parameters, info.device) == (context, parameters, "server")


def test_a_model_that_it_does_not_have(bad_server: BadServer) -> None:
    bad_server.listing = bad.models("tiny", "small")
    with pytest.raises(ModelError, match="has no model “large”") as caught:
        look(bad_server, "large")
    assert caught.value.hint == "It has: small, tiny."
    with pytest.raises(ModelError, match=r"No model of .* is chosen"):
        look(bad_server, "")


def test_a_server_without_a_list(bad_server: BadServer) -> None:
    bad_server.listing = bad.says(404, "Not Found")
    assert look(bad_server, "any").name == "any"
    with pytest.raises(ServerError, match="has no list of models"):
        served(wire.ListServed(1, bad_server.url))


@pytest.mark.parametrize(
    ("listing", "told"),
    [
        (bad.plain("<html>Welcome</html>"), "cannot be read as JSON"),
        (bad.plain('{"data": [{"id"'), "cannot be read as JSON"),
        (bad.plain('{"data": "none"}'), "cannot be read as JSON"),
        (bad.says(500, "down"), r"fails \(500\): down"),
        (bad.says(403), r"wants a key \(403\)"),
    ],
)
def test_what_is_no_list_is_told(bad_server: BadServer, listing: bad.Manner, told: str) -> None:
    bad_server.listing = listing
    with pytest.raises(ServerError, match=told) as caught:
        served(wire.ListServed(1, bad_server.url))
    assert caught.value.hint


def test_an_address_that_is_none() -> None:
    with pytest.raises(BadInput, match="not the address"):
        served(wire.ListServed(1, "ftp://host"))
