"""Keys: which server one belongs to, where it lies, and what is said where there is no keyring."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keyring
import pytest
from keyring.backends import fail

from rsgui import keys
from rsgui.core.errors import BadInput

HERE = "http://localhost:8000/v1"


def test_a_key_is_kept_replaced_and_forgotten(pocket: Any) -> None:
    assert keys.key_of(HERE) is None
    keys.keep(HERE, " sk-1 ")
    keys.keep("localhost:8000", "sk-2")
    assert (keys.key_of(HERE), keys.source_of(HERE)) == ("sk-2", "keyring")
    assert list(pocket.kept) == [("rsgui", "http://localhost:8000")]
    keys.forget(HERE)
    keys.forget(HERE)
    assert (keys.key_of(HERE), keys.source_of(HERE)) == (None, "")


@pytest.mark.parametrize("other", ["http://localhost:8001", "https://localhost:8000", "http://localhost.evil.org:8000"])
def test_no_other_server_gets_it(pocket: Any, other: str) -> None:
    keys.keep(HERE, "sk-1")
    assert keys.key_of(other) is None


def test_the_environment_has_one_for_each_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RSGUI_API_KEY_LOCALHOST_8000", "sk-local")
    assert (keys.key_of(HERE), keys.source_of(HERE)) == ("sk-local", "RSGUI_API_KEY_LOCALHOST_8000")
    assert keys.key_of("http://localhost:8001") is None
    assert keys.variable_of("https://a-b.org") != keys.variable_of("https://a.b.org")


def test_openais_key_is_for_openai_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-openai")
    assert keys.key_of("https://api.openai.com/v1") == "sk-openai"
    for other in ("http://api.openai.com/v1", "https://api.openai.com.evil.org", "https://api.openai.com:8443", HERE):
        assert keys.key_of(other) is None


def test_without_a_keyring_the_environment_is_named(monkeypatch: pytest.MonkeyPatch, pocket: Any) -> None:
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    assert keys.key_of(HERE) is None
    verbs: list[Callable[[], None]] = [lambda: keys.keep(HERE, "sk-1"), lambda: keys.forget(HERE)]
    for verb in verbs:
        with pytest.raises(BadInput, match="no keyring") as caught:
            verb()
        assert "RSGUI_API_KEY_LOCALHOST_8000" in caught.value.hint
    monkeypatch.setenv("RSGUI_API_KEY_LOCALHOST_8000", "sk-local")
    assert keys.key_of(HERE) == "sk-local"


@pytest.mark.parametrize("key", ["", "  ", "two words", "clé", "a\nb"])
def test_what_is_no_key_is_refused_and_not_repeated(pocket: Any, key: str) -> None:
    with pytest.raises(BadInput, match="not a key"):
        keys.keep(HERE, key)
    assert not pocket.kept
