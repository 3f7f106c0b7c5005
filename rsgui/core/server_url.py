"""The address of an OpenAI-compatible server: one way to write it, so that the same server makes the same run."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit

from rsgui.core.errors import BadInput
from rsgui.core.texts import later

OPENAI = "https://api.openai.com"
_PORTS = {"http": 80, "https": 443}
_ENDINGS = ("/chat/completions", "/completions", "/models")
_EXAMPLE = later("Write it as http://localhost:8000 or https://host/v1.")


def base_url(text: str) -> str:
    """What requests are sent to: with its scheme, without a slash at its end, with /v1 where no path is given.

    Without a scheme it is http on this machine and in the local network, https elsewhere. Raises BadInput for what is
    no address, and for one that holds a password or a query: it would be kept with the run.
    """
    parts = _split(text.strip())
    path = parts.path.rstrip("/")
    for ending in _ENDINGS:
        path = path.removesuffix(ending)
    return origin_of(text) + (path.rstrip("/") or "/v1")


def origin_of(url: str) -> str:
    """Scheme, host and port: what a key is kept for. Raises BadInput as `base_url` does."""
    parts = _split(url.strip())
    return f"{parts.scheme}://{_place(parts)}"


def place_of(url: str) -> str:
    """Host and port, as a person names a server. Raises BadInput as `base_url` does."""
    return _place(_split(url.strip()))


def _place(parts: SplitResult) -> str:
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return host if parts.port in (None, _PORTS[parts.scheme]) else f"{host}:{parts.port}"


def _split(text: str) -> SplitResult:
    if not text:
        raise BadInput("There is no address of a server.", _EXAMPLE)
    with_scheme = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(with_scheme)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise BadInput("{text} is not the address of a server: {error}.", _EXAMPLE, text=text, error=error) from error
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        hint = later("Leave out what stands before @ and after ? or #: a key has a field of its own.")
        raise BadInput("The address holds more than a server and a path.", hint)
    if parts.scheme not in _PORTS or not host or not all(c.isalnum() or c in ".-_:" for c in host):
        raise BadInput("{text} is not the address of a server.", _EXAMPLE, text=text)
    if "://" not in text and not is_near(host):
        return parts._replace(scheme="https")
    return parts


def is_near(host: str) -> bool:
    """Whether a host is this machine or one of the local network, as far as its name tells."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".local", ".localhost", ".lan", ".internal"))
