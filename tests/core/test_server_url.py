"""One way to write the address of a server, and what is none."""

from __future__ import annotations

import pytest

from rsgui.core.errors import BadInput
from rsgui.core.server_url import base_url, origin_of, place_of


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("localhost:8000", "http://localhost:8000/v1"),
        (" http://LOCALHOST:8000/v1/ ", "http://localhost:8000/v1"),
        ("http://localhost:8000/v1/chat/completions", "http://localhost:8000/v1"),
        ("http://localhost:8000/v1/models/", "http://localhost:8000/v1"),
        ("http://localhost:8000/models", "http://localhost:8000/v1"),
        ("gpu-box", "http://gpu-box/v1"),
        ("192.168.1.7:8080", "http://192.168.1.7:8080/v1"),
        ("[::1]:8080", "http://[::1]:8080/v1"),
        ("api.openai.com", "https://api.openai.com/v1"),
        ("https://api.openai.com:443/v1", "https://api.openai.com/v1"),
        ("http://host.org:80", "http://host.org/v1"),
        ("https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1"),
        ("https://host.org/v1beta/openai/", "https://host.org/v1beta/openai"),
    ],
)
def test_the_same_server_is_written_the_same(written: str, url: str) -> None:
    assert base_url(written) == url
    assert base_url(url) == url
    assert url.startswith(origin_of(written))


@pytest.mark.parametrize(
    "written",
    ["", " ", "http://", "ftp://host", "file:///etc/passwd", "two words", "http://host:99999", "http://[::1", "a\\@b"],
)
def test_what_is_no_address_is_told(written: str) -> None:
    with pytest.raises(BadInput, match="address"):
        base_url(written)


@pytest.mark.parametrize("written", ["https://me:secret@host.org", "https://host.org/v1?key=secret", "host.org#secret"])
def test_a_secret_in_an_address_is_refused_and_not_repeated(written: str) -> None:
    with pytest.raises(BadInput, match="more than a server and a path") as caught:
        base_url(written)
    assert "secret" not in str(caught.value)


def test_a_server_is_called_by_host_and_port() -> None:
    assert place_of("https://host.org/v1") == "host.org"
    assert place_of("localhost:8000") == "localhost:8000"
