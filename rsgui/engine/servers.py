"""OpenAI-compatible servers: how one is talked to, which models it has, and what its failures mean."""

from __future__ import annotations

import json
import logging
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import Any, Literal, NamedTuple

import msgspec
import openai
from openai import APIConnectionError, APIStatusError, APITimeoutError, AsyncOpenAI, OpenAI, Timeout

from rsgui import keys
from rsgui.core import wire
from rsgui.core.entities import Model
from rsgui.core.errors import ModelError, ServerError
from rsgui.core.server_url import OPENAI, base_url, origin_of, place_of

logging.getLogger("httpx2").setLevel(logging.WARNING)  # a line a request would fill the log

LIST_SECONDS = 20.0
CONNECT_SECONDS = 10.0
LONGEST_SAID = 300
"""Characters of a server's own words in a message."""
NAMES_SHOWN = 8
_ERRNO = re.compile(r"\[Errno -?\d+\] ")
_OPENAIS = ("OPENAI_ADMIN_KEY", "OPENAI_CUSTOM_HEADERS", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID")
"""What the client adds to each request from the environment."""
_TOO_LONG = (
    *("context length", "context window", "context size", "maximum context", "max_model_len", "too long"),
    *("must have less than", "max_total_tokens", "context_length_exceeded", "exceed_context_size_error"),
)
"""Signs of a prompt that is too long, in the words of vLLM, llama-server, TGI, OpenAI."""


# --- what a server has


def served(request: wire.ListServed) -> wire.Served:
    """The names of a server's models. Raises BadInput for an address that is none, ServerError."""
    return wire.Served(tuple(sorted(entry.id for entry in entries(base_url(request.url)))))


def info_of(model: Model) -> wire.ModelInfo:
    """What a server tells of one of its models: little, and of some nothing. Raises ModelError for a model that it
    does not have, BadInput and ServerError."""
    url = base_url(model.path)
    try:
        found = entries(url)
    except NoList:
        if not model.served:
            raise
        return Entry(model.served).info()
    for entry in found:
        if entry.id == model.served:
            return entry.info()
    raise no_model(url, model.served, [entry.id for entry in found])


def no_model(url: str, name: str, names: list[str]) -> ModelError:
    """For a name that a server does not know."""
    problem = f"{place_of(url)} has no model “{name}”." if name else f"No model of {place_of(url)} is chosen."
    more = f" and {len(names) - NAMES_SHOWN:,} more" if len(names) > NAMES_SHOWN else ""
    hint = f"It has: {', '.join(sorted(names)[:NAMES_SHOWN])}{more}." if names else "Give the name of its model."
    return ModelError(problem, hint)


class NoList(ServerError):
    """A server that does not tell which models it has."""

    kind = "no_list"


class Meta(msgspec.Struct, frozen=True):
    """What llama-server tells of the model that it has loaded."""

    n_ctx: int | None = None
    n_ctx_train: int | None = None
    n_params: int | None = None
    size: int | None = None  # bytes


class Entry(msgspec.Struct, frozen=True):
    """A model in a server's list. vLLM calls its context max_model_len, OpenRouter context_length."""

    id: str
    max_model_len: int | None = None
    context_length: int | None = None
    meta: Meta | None = None

    def info(self) -> wire.ModelInfo:
        meta = self.meta or Meta()
        return wire.ModelInfo(
            name=self.id,
            architecture="",
            parameters=meta.n_params or 0,
            context=self.max_model_len or self.context_length or meta.n_ctx or meta.n_ctx_train or 0,
            quantisation="",
            template_hash="",
            device="server",
            size=meta.size or 0,
        )


class Listed(msgspec.Struct, frozen=True):
    data: tuple[Entry, ...]


def entries(url: str) -> tuple[Entry, ...]:
    """A server's own list of its models. Raises NoList where it has none, ServerError."""
    key = keys.key_of(url)
    try:
        with _environment_for(url), OpenAI(**_settings(url, key, LIST_SECONDS), max_retries=1) as client:
            answer = client.models.with_raw_response.list(extra_headers=headers(key))
        return msgspec.json.decode(answer.content, type=Listed).data
    except (openai.OpenAIError, msgspec.DecodeError) as error:
        if isinstance(error, APIStatusError) and error.status_code in (404, 405, 501):
            hint = "Check the address: it often ends in /v1. If it is right, type the name of the model."
            raise NoList(f"{place_of(url)} has no list of models at {url}/models.", hint) from error
        raise trouble_of(error, url, key).error from error


# --- talking to it


def client(url: str, key: str | None, seconds: float) -> AsyncOpenAI:
    """A client without retries of its own: those know nothing of the other requests, of pause or of cancel."""
    with _environment_for(url):
        return AsyncOpenAI(**_settings(url, key, seconds), max_retries=0)


def _settings(url: str, key: str | None, seconds: float) -> dict[str, Any]:
    """`seconds` is how long an answer may take. The client wants a key, also where there is none to be sent."""
    timeout = Timeout(seconds, connect=min(seconds, CONNECT_SECONDS), pool=None)
    return {"base_url": url, "api_key": key or "none", "timeout": timeout}


def headers(key: str | None) -> dict[str, Any]:
    """What goes with each request: without a key, that none is to be sent."""
    return {} if key else {"Authorization": openai.Omit()}


@contextmanager
def _environment_for(url: str) -> Iterator[None]:
    """What the environment says for OpenAI (an organisation, headers) is no business of any other host."""
    away = {} if origin_of(url) == OPENAI else {name: os.environ.pop(name) for name in _OPENAIS if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(away)


# --- what went wrong


class Trouble(NamedTuple):
    """A failed request.

    busy: the server takes no more now. passing: it may work the next time. too_long: the prompt is. refused: not with
    these parameters. final: no request will work.
    """

    kind: Literal["busy", "passing", "too_long", "refused", "final"]
    error: ServerError | ModelError
    wait: float = 0.0  # seconds that the server asks for
    said: str = ""  # its own words
    tries: int = 1  # how many tries it counts for: what takes long is not borne as often


def trouble_of(error: Exception, url: str, key: str | None, model: str = "") -> Trouble:
    """What a failure of the client means. No message holds the key, which a bad server might send back."""
    place = place_of(url)
    match error:
        case APITimeoutError():
            hint = "It may have more to do than it can: try again later, or with fewer requests at once."
            return Trouble("passing", ServerError(f"{place} took too long to answer.", hint), tries=3)
        case APIConnectionError():
            return Trouble("passing", _unconnected(error, place, key))
        case APIStatusError():
            return _status(error, url, key, model)
    hint = f"It may not be OpenAI-compatible, or not at {url}."
    return Trouble("passing", ServerError(f"What {place} answers cannot be read as JSON of the expected form.", hint))


def _unconnected(error: APIConnectionError, place: str, key: str | None) -> ServerError:
    cause = error.__cause__
    if type(cause).__name__ in ("ConnectError", "UnsupportedProtocol", "ProxyError"):
        hint = "Is it running, and is the address right? With http instead of https, or the other way round?"
        return ServerError(f"{place} cannot be reached: {_short(_ERRNO.sub('', str(cause)), key)}.", hint)
    return ServerError(f"{place} closed the connection before its answer was whole.", "Its log may tell why.")


def _status(error: APIStatusError, url: str, key: str | None, model: str) -> Trouble:
    place, code, said = place_of(url), error.status_code, _said(error, key)
    words = f": {said}" if said else "."
    wait = _retry_after(error)
    match code:
        case 401 | 403:
            problem = f"{place} does not accept the key ({code})." if key else f"{place} wants a key ({code})."
            hint = f"Enter its key on the Generate page, or set {keys.variable_of(url)} before rsgui starts."
            return Trouble("final", ServerError(problem, hint))
        case 429 if error.code == "insufficient_quota":
            return Trouble("final", ServerError(f"{place} takes no more from this account{words}", "Look at its plan."))
        case 429:
            problem = f"{place} has taken no request for a long time (429){words}"
            hint = "Go on later, or with fewer requests at once (settings.json, server_requests)."
            return Trouble("busy", ServerError(problem, hint), wait)
        case 404:
            hint = "Choose another one from its list." if model else "Check the address: it often ends in /v1."
            return Trouble("final", ModelError(f"{place} has no model “{model}” (404){words}", hint))
        case 400 | 413 | 422 if any(part in f"{said} {error.code} {error.type}".lower() for part in _TOO_LONG):
            return Trouble("too_long", ServerError(f"The server says: {said}"), said=said)
        case 408 | 409 | 425 | 500 | 502 | 503 | 504 | 520 | 521 | 522 | 523 | 524 | 529:
            problem = f"{place} fails ({code}){words}"
            return Trouble("passing", ServerError(problem, "Its log may tell why."), wait, said)
    return Trouble("refused", ServerError(f"{place} refuses the request ({code}){words}"), said=said)


def _said(error: APIStatusError, key: str | None) -> str:
    """The server's own words: OpenAI's form, FastAPI's, or plain text."""
    body: Any = error.body
    if isinstance(body, dict):
        body = body.get("message") or body.get("detail") or body.get("error") or ""
        body = body if isinstance(body, str) else json.dumps(body)
    if not isinstance(body, str) or body.lstrip().startswith("<"):
        return ""
    return _short(body, key)


def _short(text: str, key: str | None) -> str:
    text = " ".join(text.split())
    if key:
        text = text.replace(key, "(the key)")
    return text if len(text) <= LONGEST_SAID else text[:LONGEST_SAID] + "..."


def _retry_after(error: APIStatusError) -> float:
    """Seconds: the header holds their number or a date."""
    headers = error.response.headers
    for name, unit in (("retry-after-ms", 1000), ("retry-after", 1)):
        text = headers.get(name, "")
        try:
            return max(0.0, float(text) / unit)
        except ValueError:
            pass
        try:
            return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
        except (ValueError, TypeError):
            continue
    return 0.0
