"""The workbench: what the window and the command line work with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rsgui.jobs import settings as settings_file
from rsgui.jobs import train, train_reward
from rsgui.jobs.embedding import Embeddings
from rsgui.jobs.runner import Runner
from rsgui.jobs.settings import Settings
from rsgui.store.database import Store


@dataclass(frozen=True)
class Workbench:
    """An open store, the settings, and the runner of its jobs."""

    store: Store
    runner: Runner
    settings: Settings

    @cached_property
    def embeddings(self) -> Embeddings:
        """Texts as vectors, where an embedding model is chosen."""
        return Embeddings(self.runner, self.settings)

    def close(self) -> None:
        """Stops what runs (it can be resumed next time), ends the engine and closes the store."""
        self.runner.close()
        self.store.close()


def open(path: Path) -> Workbench:
    """Opens the store at `path`, made if it is not there. Raises StoreInUse, StoreTooNew, StoreNotUsable, DiskFull."""
    store = Store.open(path)
    try:
        settings = settings_file.load()
        train.find_moved(store)
        train_reward.find_moved(store)
        return Workbench(store, Runner(store, settings), settings)
    except BaseException:
        store.close()
        raise
