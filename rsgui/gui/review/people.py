"""What several reviewers need: the history, copies to give away, and what they decided in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from rsgui.core.texts import counted, tr
from rsgui.gui.background import Verbs
from rsgui.gui.review import reading
from rsgui.gui.review.desk import Desk
from rsgui.gui.review.history import History
from rsgui.jobs import reviewing
from rsgui.jobs.reviewing import Merged


class People(QObject):
    """The verbs of several reviewers, for one page."""

    said = Signal(str)
    failed = Signal(object)  # RsguiError
    asked = Signal(int)  # a completion to go to

    def __init__(self, desk: Desk, project: Callable[[], int | None], page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._bench, self._project, self._page = desk, desk.bench, project, page
        self._verbs = Verbs(self)

    def show_history(self) -> None:
        """All decisions of the project."""
        project, store = self._project(), self._bench.store
        if project is None:
            return
        board = self._desk.board
        dialog = History(board.row_of if board else lambda _: None, self._page)
        dialog.asked.connect(self.asked)
        dialog.reader.ask(lambda: reading.history(store, project), dialog.show_told, self.failed.emit)
        dialog.show()

    def hide_history(self) -> None:
        """Closes what shows the decisions."""
        for dialog in self._page.findChildren(History):
            dialog.close()

    def ask_copy(self) -> None:
        """Asks where to, and writes a copy of the store for another reviewer."""
        suggested = str(self._bench.store.path.with_name(tr("for another reviewer") + ".sqlite"))
        name, _ = QFileDialog.getSaveFileName(self._page, tr("A copy for another reviewer"), suggested)
        if name:
            self.write_copy(Path(name))

    def write_copy(self, path: Path) -> None:
        """Writes the copy, and says so."""
        done = tr("{file} is written: give it away, and take it back when it was reviewed", file=path.name)
        self._verbs.do(
            partial(reviewing.copy_for_reviewer, self._bench, path), lambda _: self.said.emit(done), self.failed.emit
        )

    def ask_merge(self) -> None:
        """Asks for a copy that came back, and takes over what was decided in it."""
        name, _ = QFileDialog.getOpenFileName(self._page, tr("A copy that another reviewer gave back"))
        if name:
            self.merge(Path(name))

    def merge(self, path: Path) -> None:
        """Takes over what was decided in a copy, and says what came of it."""
        project = self._project()
        if project is not None:
            merge = partial(reviewing.merge_reviews, self._bench, project, path)
            self._verbs.do(merge, lambda merged: self.said.emit(merged_words(merged)), self.failed.emit)


def merged_words(merged: Merged) -> str:
    """What came of a merge: “8 decisions of bob are new.”"""
    who = ", ".join(sorted(merged.by))
    words = (
        counted(merged.new, "{count} decision of {who} is new.", "{count} decisions of {who} are new.", who=who)
        if merged.new
        else tr("All its decisions were here already.")
    )
    if merged.elsewhere:
        left = counted(
            merged.elsewhere,
            "{count} concerns a completion that is not here.",
            "{count} concern completions that are not here.",
        )
        return f"{words} {left}"
    return words
