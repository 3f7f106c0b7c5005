"""Hides Qt and torch, as if they were not installed, from every Python that has this folder on its PYTHONPATH.

`make test` runs the tests of core, store and jobs like this; the engine processes that they start inherit it.
"""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

HIDDEN = frozenset({"PySide6", "shiboken6", "torch"})


class Hiding:
    """The path finder, but blind to what is hidden."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return None if name.partition(".")[0] in HIDDEN else PathFinder.find_spec(name, path, target)

    def __getattr__(self, name: str) -> Any:
        return getattr(PathFinder, name)


sys.meta_path[:] = [Hiding() if finder is PathFinder else finder for finder in sys.meta_path]
