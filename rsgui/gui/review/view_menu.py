"""The menu of saved views: filters, order and columns under a name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from rsgui.core.texts import later
from rsgui.core.views import SavedView, View
from rsgui.gui.review.shelf import Shelf, plain
from rsgui.gui.translation import tr
from rsgui.jobs import actions
from rsgui.jobs.workbench import Workbench
from rsgui.store import views
from rsgui.store.database import Store


class ViewMenu(Shelf):
    """What is `chosen` is a View."""

    kind = "views"
    save_as, name_of = later("Save this view as"), later("Name of the view to save")

    def __init__(self, bench: Workbench, now: Callable[[], View]) -> None:
        """`now` gives the view that holds."""
        self._now = now
        super().__init__(bench, tr("Views"), tr("Views that were saved in this project"))

    def read(self, store: Store, project: int) -> list[SavedView]:
        with store.read() as session:
            return views.of_project(session, project)

    def keeping(self, project: int, name: str) -> Callable[[], object]:
        return partial(actions.save_view, self._bench, project, name, self._now())

    def forget(self, saved: int) -> None:
        actions.delete_view(self._bench, saved)

    def add(self, saved: SavedView) -> None:
        self._menu.addAction(plain(saved.name), partial(self.chosen.emit, saved.view))

    def add_below(self) -> None:
        self._menu.addAction(tr("Everything, in the order of import"), partial(self.chosen.emit, View()))
