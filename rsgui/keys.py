"""Keys of servers: in the keyring of the system, or from the environment. Nowhere else.

The process that talks to a server reads its key here itself, so that no key goes over the wire. A key belongs to one
scheme, host and port, and is sent nowhere else.
"""

from __future__ import annotations

import logging
import os

import keyring
from keyring.errors import KeyringError, NoKeyringError, PasswordDeleteError

from rsgui.core.errors import BadInput
from rsgui.core.server_url import OPENAI, origin_of, place_of
from rsgui.core.texts import later

log = logging.getLogger(__name__)

SERVICE = "rsgui"
_NAME = "RSGUI_API_KEY_"


def key_of(url: str) -> str | None:
    """The key of a server: that of the keyring, else that of the environment. Raises BadInput for a bad address."""
    return _kept(origin_of(url)) or _from_environment(url)


def source_of(url: str) -> str:
    """Where the key of a server comes from: "keyring", the name of a variable, or "" where there is none."""
    if _kept(origin_of(url)):
        return "keyring"
    return next((name for name in _variables(url) if os.environ.get(name)), "")


def variable_of(url: str) -> str:
    """The environment variable that is looked at for a server's key: for localhost:8000
    RSGUI_API_KEY_LOCALHOST_8000. A hyphen becomes two underscores, lest two hosts share a name."""
    place = place_of(url).strip("[]").replace("-", "__")
    return _NAME + "".join(c if c.isalnum() or c == "_" else "_" for c in place).upper()


def keep(url: str, key: str) -> None:
    """Puts a key into the keyring, in place of the one before. Raises BadInput for an empty or broken key, and where
    there is no keyring."""
    key = key.strip()
    if not key.isascii() or not key.isprintable() or not key or " " in key:
        raise BadInput("This is not a key.", "A key is one word of letters, digits and signs. Copy it again.")
    try:
        keyring.set_password(SERVICE, origin_of(url), key)
    except KeyringError as error:
        raise _no_keyring(url, error) from error


def forget(url: str) -> None:
    """Takes a key out of the keyring; one that is not there is forgotten already. Raises BadInput where there is no
    keyring."""
    try:
        keyring.delete_password(SERVICE, origin_of(url))
    except PasswordDeleteError:
        return
    except KeyringError as error:
        raise _no_keyring(url, error) from error


def _kept(origin: str) -> str | None:
    try:
        return keyring.get_password(SERVICE, origin)
    except KeyringError as error:
        log.info("no key from the keyring (%s)", type(error).__name__)
        return None


def _from_environment(url: str) -> str | None:
    return next((os.environ[name].strip() for name in _variables(url) if os.environ.get(name)), None)


def _variables(url: str) -> list[str]:
    """OPENAI_API_KEY is for OpenAI alone: any other host that is given it could take it."""
    general = ["OPENAI_API_KEY"] if origin_of(url) == OPENAI else []
    return [variable_of(url), *general]


def _no_keyring(url: str, error: KeyringError) -> BadInput:
    if isinstance(error, NoKeyringError):
        message = later("This system has no keyring to keep a key in.")
    else:
        message = later("The system's keyring cannot be used: {reason}.")
    hint = later("Install or unlock one (GNOME Keyring, KWallet), or set {variable} before rsgui starts.")
    reason = str(error).rstrip(".") or type(error).__name__
    return BadInput(message, hint, reason=reason, variable=variable_of(url))
