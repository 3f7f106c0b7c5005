"""Everything in Review that has a key, for those who use the mouse; and what else there is to look at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from rsgui.core.texts import counted, tr
from rsgui.core.views import Only
from rsgui.gui.commands import BY_NAME, shown_key
from rsgui.gui.review.board import Board
from rsgui.gui.review.desk import Desk
from rsgui.gui.review.disagreements import disagreements

Commands = Mapping[str, Callable[[], object]]


class MoreButton(QToolButton):
    """A menu, filled when it is opened."""

    look_asked = Signal(object)
    """Only: prompts to be looked at alone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.commands: Commands = {}
        self.blind = False  # whether one reviews blind: what tells of others, or of the recipe, cannot be asked for
        self.menu_ = QMenu(self)
        self.menu_.aboutToShow.connect(self.fill)
        self.setText(tr("More"))
        self.setAccessibleName(tr("More to do in Review"))
        self.setMenu(self.menu_)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def fill(self) -> None:
        """The menu as it is now."""
        self.menu_.clear()
        keys = self._desk.bench.settings.keys
        for name, verb in self.commands.items():
            words = f"{tr(BY_NAME[name].words)}\t{shown_key(name, keys)}"
            self._add(words, verb, not (self.blind and name == "history"))
        self.menu_.addSeparator()
        board = self._desk.board
        if board is not None:
            self._add_looks(board)

    def _add(self, words: str, verb: Callable[[], object], enabled: bool = True) -> None:
        action = self.menu_.addAction(words)
        action.triggered.connect(lambda _=False: verb())
        action.setEnabled(enabled)

    def _add_looks(self, board: Board) -> None:
        log, differ = self._desk.log, disagreements(board)
        flagged = {one for one in log.flagged if not self.blind or log.own(one).flagged}
        words = counted(len(flagged), "Look at {count} flagged for later", "Look at {count} flagged for later")
        self._add_look(board, words, flagged, tr("flagged for later"))
        if self.blind:
            return
        conflicts = counted(
            len(log.conflicts), "Look at {count} conflict of reviewers", "Look at {count} conflicts of reviewers"
        )
        self._add_look(board, conflicts, log.conflicts, tr("decided differently by several people"))
        words = differ.words or tr("No decision says otherwise than the recipe")
        self._add(words, lambda: self.look_asked.emit(differ.only), bool(differ.prompts))

    def _add_look(self, board: Board, words: str, completions: Collection[int], what: str) -> None:
        rows = {row for one in completions if (row := board.row_of(one)) is not None}
        prompts = frozenset(board.prompt(row) for row in rows)
        self._add(words, lambda: self.look_asked.emit(Only(prompts, what)), bool(prompts))
