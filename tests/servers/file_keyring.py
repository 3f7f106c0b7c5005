"""A keyring in a file, so that one process finds what another has kept: PYTHON_KEYRING_BACKEND names it."""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend


class FileKeyring(KeyringBackend):
    """Its file is named by FILE_KEYRING."""

    priority = 0.0  # never chosen by itself

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._file().write_text(json.dumps(self._kept() | {f"{service} {username}": password}), encoding="utf-8")

    def _file(self) -> Path:
        return Path(os.environ["FILE_KEYRING"])

    def _kept(self) -> dict[str, str]:
        kept: dict[str, str] = json.loads(self._file().read_text(encoding="utf-8")) if self._file().exists() else {}
        return kept
