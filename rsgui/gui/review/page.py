"""The review page: what the machine picked, and a person's way to overrule it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QMargins, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QToolButton,
    QWidget,
)

from rsgui.core.entities import Decision, Project
from rsgui.core.review import REVERSALS
from rsgui.core.selection import Recipe
from rsgui.core.texts import later, tr
from rsgui.core.views import View
from rsgui.gui import widgets
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.bridge import Bridge
from rsgui.gui.notices import EmptyState, ErrorBanner, Notice
from rsgui.gui.page import EMPTY, WAITING, WORK, Page
from rsgui.gui.review import reading
from rsgui.gui.review.beside import others
from rsgui.gui.review.blind import BlindBar, Mask
from rsgui.gui.review.board import Cell
from rsgui.gui.review.deciding import Deciding
from rsgui.gui.review.decision_bar import DecisionBar, told
from rsgui.gui.review.desk import Desk
from rsgui.gui.review.disagreements import disagreements
from rsgui.gui.review.legend import Legend
from rsgui.gui.review.looking import Looking
from rsgui.gui.review.more_button import MoreButton
from rsgui.gui.review.people import People
from rsgui.gui.review.reading_pane import ReadingPane
from rsgui.gui.review.recipe_menu import RecipeMenu
from rsgui.gui.review.scorer_picker import ScorerPicker
from rsgui.gui.review.sight import Sight
from rsgui.gui.review.strategy_bar import StrategyBar
from rsgui.gui.review.writers import RunsPicker, called
from rsgui.gui.working import Working
from rsgui.jobs import actions, tokens
from rsgui.jobs.workbench import Workbench
from rsgui.store.database import Changes


class ReviewPage(Page):
    """Strategy bar above, ranked grid below, the completion one is at beside it."""

    stage = "review"
    title = later("Review")
    searchable = True

    def __init__(self, bench: Workbench, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bench, bridge, parent)
        self.desk = Desk(bench, self)
        self._texts = Reader(self)
        self._painted = QTimer(self, singleShot=True, interval=0)  # texts are read once the grid is painted
        self._painted.timeout.connect(self._read)
        self._verbs = Verbs(self)
        self._recipe_before: Recipe | None = None
        self._begins = False  # whether the next rows are gone through from the first that is undecided
        self._sighted = View()  # how the grid is looked at when one does not review blind
        self._was_blind = False  # in the project before, which is not told yet
        self.looking = Looking(self.desk)
        self._model, self.grid, self.filters = self.looking.model, self.looking.grid, self.looking.filters
        self.bar = StrategyBar()
        self.recipes = RecipeMenu(bench, lambda: (self.desk.recipe, self.desk.board.rows if self.desk.board else 0))
        self.by = ScorerPicker()
        self.among = RunsPicker(tr("Among"), tr("Among whose completions the recipe chooses"))
        self.working = Working(inset="bar")
        self.desk.watch = self.working.watch
        self.deciding = Deciding(self.desk, self._model, self.grid)
        self.looking.left_off = self.deciding.left_off
        self.looking.written_to = lambda: self.pane.writing_to
        self.people = People(self.desk, lambda: self.project.id if self.project else None, self)
        self.blind = BlindBar()
        self.more = MoreButton(self.desk)
        self.decisions = DecisionBar(self.deciding, self.more)
        self.pane = ReadingPane()
        self.pane.view.tokens.ask = partial(tokens.weigh, bench)
        self._legend = Legend()
        self._banner = ErrorBanner()
        self._outdated = Notice(widgets.button(tr("Select again"), self._choose_again), closable=False)
        self._unblinded = Notice()
        self._partial = Notice(widgets.button(tr("Select among all"), self._choose_among_all), closable=False)
        self._to_generate = widgets.button(tr("Generate completions"), lambda: self.go_to.emit("generate"), "primary")
        self._to_score = widgets.button(tr("Score completions"), lambda: self.go_to.emit("score"), "primary")
        self._empty = EmptyState("review", "", "", self._to_generate, self._to_score)
        self._arrange()
        self._listen()

    # --- how it is put together

    def _arrange(self) -> None:
        self.bar.add_action(self.by)
        self.bar.add_action(self.among)
        self.bar.add_action(self.recipes)
        self.bar.add_action(
            widgets.button(
                tr("Export …"), self.ask_export, icon="export", tip=tr("Write the curated set as JSONL (Ctrl+E)")
            )
        )
        notices = widgets.column(self._unblinded, self._outdated, self._partial, self.working, spacing=0)
        for part in (self._banner, self._unblinded, self._outdated, self._partial):
            part.setProperty("inset", "bar")
        left = widgets.column(
            self.blind, self.filters, self.looking.bar, self.decisions, self.grid, self._legend, spacing=0
        )
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(widgets.boxed(left, "surface"))
        splitter.addWidget(self.pane)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([700, 380])
        splitter.setChildrenCollapsible(False)
        self.pane.setMinimumWidth(344)
        work = widgets.column(self.bar, notices, spacing=0)
        work.addWidget(splitter, 1)
        self.lay_out((self._banner,), self._empty, widgets.boxed(work), margins=QMargins())

    def _listen(self) -> None:
        self.desk.emptied.connect(self._show_empty)
        self.desk.loaded.connect(self._show_board)
        self.desk.outdated.connect(self._show_outdated)
        self.desk.repicked.connect(self._show_marks)
        self.desk.rested.connect(self.working.done)
        self.desk.committed.connect(self._show_step)
        self.deciding.said.connect(self._say)
        self.desk.failed.connect(self._banner.show_error)
        self.bar.changed.connect(self.desk.choose)
        self.by.chosen.connect(self.desk.choose_scorer)
        self.by.weights_asked.connect(self.weigh)
        self.among.chosen.connect(self.desk.choose_among)
        self.bar.more.alike.offer(self.bench.settings.embedding_model)
        self.bar.more.alike.model_asked.connect(self.ask_embedding_model)
        self.recipes.chosen.connect(self.desk.choose)
        self.recipes.failed.connect(self._banner.show_error)
        self.looking.shown.connect(self._show_rows)
        self.looking.failed.connect(self._banner.show_error)
        self.grid.current_changed.connect(self._show_current)
        self.grid.marks_changed.connect(lambda: self.decisions.show_marked(len(self.grid.marked())))
        self.pane.toggle_asked.connect(self.deciding.toggle_current)
        self.pane.accept_asked.connect(self.deciding.accept)
        self.pane.edited.connect(lambda completion, text: self.desk.say(completion, "edit", text))
        self.pane.noted.connect(lambda completion, text: self.desk.say(completion, "note", text))
        self.pane.tagged.connect(self.deciding.tag)
        self.pane.untagged.connect(self.deciding.untag)
        self.pane.done.connect(self.grid.setFocus)
        self.people.said.connect(self._say)
        self.people.failed.connect(self._banner.show_error)
        self.people.asked.connect(lambda completion: self.look_at(Sight(completion=completion)))
        self.blind.seeded.connect(self._shuffle)
        self.blind.ended.connect(self.toggle_blind)
        self.more.look_asked.connect(lambda only: self.look_at(Sight(only)))
        self.more.commands = {
            **self.deciding.commands(),
            **self.pane.commands(),
            **self.looking.bar.commands(),
            "merge": self.people.ask_merge,
            "copy": self.people.ask_copy,
            "history": self.show_history,
            "blind": self.toggle_blind,
            "export": self.ask_export,
        }
        for name, verb in self.more.commands.items():
            self.on_command(name, verb)
        for name, menu in self._menus().items():
            self.on_command(name, partial(widgets.open_choice, menu))
        for rank in range(1, 10):
            self.shortcuts.fixed(str(rank), partial(self.grid.go_to_rank, rank))
        self.pane.view.beside_asked.connect(self._read)
        self.follow_settings()

    def _menus(self) -> dict[str, QPushButton | QToolButton]:
        """The menus that a command opens."""
        return {
            "filters": self.filters.menu,
            "views": self.looking.saved,
            "recipes": self.recipes,
            "more": self.more,
        }

    # --- the page's life

    def open_project(self, project: Project | None) -> None:
        """Shows another project from its beginning."""
        self.pane.finish()
        super().open_project(project)
        self._texts.forget()
        self._painted.stop()
        self._banner.clear()
        self.looking.open_project(project)
        self._recipe_before = None
        self.desk.open(project.id if project else None)
        self._show_nothing(WAITING)
        self._end_blind(project)
        self.recipes.open_project(project.id if project else None)

    def refresh(self, changes: Changes | None) -> None:
        """The desk reads what changed, and tells."""
        self.desk.refresh(changes)
        self.recipes.refresh(changes)
        self.looking.refresh(changes)

    def follow_settings(self) -> None:
        """Other keys, or another person, whose own steps are undone from now on."""
        super().follow_settings()
        self.desk.refresh(None)

    def search(self, text: str) -> None:
        """Shows only prompts with this text."""
        self.filters.search(text)

    def look_at(self, sight: Sight) -> None:
        """Shows what another page asks for, as soon as the grid is there."""
        self.looking.take_sight(sight)

    def weigh(self) -> None:
        """Shows the weights of the scorers."""
        self.bar.open_more()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keys belong to the grid. (A focus proxy would make Tab pass by all that stands before it.)"""
        self.grid.setFocus(event.reason())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """What was typed is kept, and other pages find the selection that was on the screen. A window that is minimised
        comes back as it was."""
        super().hideEvent(event)
        if event.spontaneous():
            return
        self.pane.finish()
        self.desk.settle()
        self.filters.search("")  # the header's field is cleared, too

    # --- verbs

    def ask_export(self) -> None:
        """Asks where to, and starts the export of the curated set; the dock shows how it goes."""
        if self.project is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self,
            tr("Export the curated set"),
            f"{self.project.name}.jsonl",
            tr("Chat messages (*.jsonl)"),
        )
        if name:
            self.desk.export(Path(name))

    def _choose_among_all(self) -> None:
        self.desk.choose_among(None)

    def ask_embedding_model(self) -> None:
        """Asks for the folder of an embedding model, and compares completions by it from now on."""
        folder = QFileDialog.getExistingDirectory(self, tr("Folder of an embedding model in Hugging Face format"))
        if folder:
            self._verbs.do(
                partial(actions.register_embedding_model, self.bench, Path(folder)),
                self._compare_by,
                self._banner.show_error,
            )

    def _compare_by(self, folder: str) -> None:
        alike = self.bar.more.alike
        alike.offer(folder)
        alike.show_folder(folder)
        alike.changed.emit()

    def _choose_again(self) -> None:
        self._outdated.clear()
        self.desk.choose(self.desk.recipe)

    def toggle_blind(self) -> None:
        """Hides what the machine says and shuffles all, or shows it again."""
        self.pane.finish()
        self._unblinded.clear()
        self._hide(not self.deciding.blind)
        if self.deciding.blind:
            self.people.hide_history()
            self._sighted = self.looking.view
            for part in (self.looking, self.pane):  # until all is shuffled: ranks would tell
                part.show_nothing()
            self._shuffle()
        else:
            self.looking.take(msgspec.structs.replace(self._sighted, filter=self.looking.view.filter))
            self._show_current()
        self.grid.setFocus()

    def _hide(self, blind: bool) -> None:
        """Hides what the machine and others say, or nothing any more."""
        self._model.hide(Mask(lambda: self.desk.log) if blind else None)
        self.pane.hide_machine(blind)
        self.more.blind = blind
        self.blind.say("")
        self.blind.setVisible(blind)
        for part in (self.bar, self.filters, self.looking.bar, self._legend):
            part.setVisible(not blind)

    def _end_blind(self, project: Project | None) -> None:
        """One reviews blind within a project; in the next one that is told."""
        if self.deciding.blind:
            self._hide(False)
            self._was_blind = True
        self._unblinded.clear()
        if self._was_blind and project is not None:
            self._was_blind = False
            self._unblinded.say(
                tr("You do not review blind any more."),
                tr("That ended when the project was left; it can be begun again."),
            )

    def show_history(self) -> None:
        """All decisions of the project, unless one reviews blind."""
        if self.deciding.blind:
            self._say(tr("Not while you review blind: it would tell what others decided"))
        else:
            self.people.show_history()

    def _say(self, text: str) -> None:
        """What was done last, or why nothing was, where it is seen."""
        (self.blind if self.deciding.blind else self.filters).say(text)

    def _shuffle(self) -> None:
        view, seed, self._begins = self._sighted, self.blind.seed, True
        self.looking.take(msgspec.structs.replace(view, sort="random", columns="shuffled", seed=seed, backwards=False))

    # --- what is shown

    def current(self) -> Cell | None:
        """The cell that the cursor is on."""
        return self.deciding.current()

    def _show_nothing(self, instead: int) -> None:
        self.looking.show_nothing()
        self.pane.show_nothing()
        self.show_part(instead)

    def _show_empty(self, completions: bool) -> None:
        about = tr(
            "Here completions stand in order of reward, prompt by prompt. A recipe picks the best, and you overrule it "
            "where you know better."
        )
        if completions:
            first = tr("Score the completions first.")
            self._empty.say(tr("Completions are there, rewards are not"), f"{about} {first}")
        else:
            self._empty.say(tr("Nothing to review yet"), about)
        self._to_generate.setVisible(not completions)
        self._to_score.setVisible(completions)
        self._show_nothing(EMPTY)

    def _show_board(self) -> None:
        """Another board, with the reader's place kept where it still exists."""
        board = self.desk.board
        if board is None:
            return
        self._show_recipe()
        self._legend.show_ends(board.low, board.high)
        for part in (self._legend, self.pane):
            part.show_writers(self.desk.writers)
        self._show_among()
        self._outdated.clear()
        self._show_disagreements()
        self.looking.show_board()
        if self.part != WORK:
            self.show_part(WORK)
            self._take_focus()

    def _show_outdated(self) -> None:
        self._outdated.say(tr("Rewards have come since this selection was made."), tr("Select again to take them in."))

    def _show_recipe(self) -> None:
        """What holds, in the fields; where a field is being changed, that is what it says already."""
        mix = self.bar.more.mix
        scorers, scorer = self.desk.scorers, self.desk.scorer
        mix.show_scorers(tuple(scorers.values()), scorers.get(scorer, ""))
        self.by.show_scorers(scorers, scorer, self.desk.recipe.combination)
        self.bar.show_recipe(self.desk.recipe)
        mix.show_lacking(self.desk.lacking)

    def _take_focus(self) -> None:
        """The keys belong to the grid, unless somebody is typing."""
        if self.isVisible() and not isinstance(
            self.window().focusWidget(), QLineEdit | QPlainTextEdit | QAbstractSpinBox
        ):
            self.grid.setFocus()

    def _show_marks(self) -> None:
        """The same cells, marked otherwise: nothing moves."""
        self._model.repicked()
        self._outdated.clear()
        self._show_disagreements()
        self._show_recipe()
        self._show_among()
        self._show_counts()
        self._show_current(texts=False)

    def _show_disagreements(self) -> None:
        """A changed recipe keeps all decisions: where they hold something else against it, that is told."""
        board, recipe = self.desk.board, self.desk.recipe
        if board is not None and recipe != self._recipe_before:
            if self._recipe_before is not None and not self.deciding.blind:
                self._say(disagreements(board).words)
            self._recipe_before = recipe

    def _show_step(self, step: list[Decision]) -> None:
        """Where it is one cell, that is painted again. The cursor goes to where something was undone, or done again."""
        board = self.desk.board
        if board is None:
            return
        place = board.place(step[0].completion)
        if len(step) == 1 and place is not None:
            self._model.touched(*place)
        else:
            self._model.repicked()
        if step[0].kind in REVERSALS:
            self.looking.go_to(place)
        self._say(told(step, board))
        self._show_counts()
        self._show_current(texts=False)

    def _show_among(self) -> None:
        """Says so where the recipe does not choose among all."""
        only = self.desk.only
        self.among.show_writers(self.desk.writers, only)
        if only is None:
            self._partial.clear()
        else:
            names = called(self.desk.writers, only)
            self._partial.say(
                tr("This selection is made among the completions of {names} alone.", names=names),
                tr("Others are left out."),
            )

    def _show_counts(self) -> None:
        if self.desk.board is not None and not self.desk.partial:
            self.bar.show_counts(self.desk.board.counts())
            speed = self.deciding.speed()
            self.decisions.show_progress(self._model.decided_count(), self._model.rowCount(), speed)
            self.decisions.show_steps(self.desk.log.steps)

    def _show_rows(self) -> None:
        if self._begins:
            self._begins = False
            self.grid.go_to_row(self.deciding.first_undecided())
        if self.grid.place() is None:
            self.pane.show_nothing()
        self._show_counts()

    def _show_current(self, texts: bool = True) -> None:
        """The pane follows the cursor: marks at once, texts as soon as they are read."""
        place, cell, board = self.grid.place(), self.current(), self.desk.board
        if place is None or cell is None or board is None:
            return
        row = self._model.board_row(place[0])
        log, blind = self.desk.log, self.deciding.blind
        by = "" if blind else log.verdict_of(cell.completion)
        other = "" if by == log.reviewer else by
        self.pane.show_cell(cell, row + 1, place[1], board.count(row), self._model.ends, other)
        self.pane.show_standing(
            log.own(cell.completion) if blind else log.standing(cell.completion),
            log.own_history(cell.completion) if blind else log.history(cell.completion),
        )
        self.pane.offer_tags(self.desk.log.tags)
        if texts:
            self._painted.start()

    def _read(self) -> None:
        """Reads the texts at the cursor, and what is to stand beside."""
        cell, store = self.current(), self.bench.store
        if cell is None:
            return
        self._offer(reference=True)
        other = self.pane.view.other
        self._texts.ask(
            lambda: reading.read(store, cell.completion, other),
            self._show_reading,
            self._banner.show_error,
            cell.completion,
        )

    def _show_reading(self, found: reading.Reading | None) -> None:
        if found is not None:
            if found.prompt.reference is None:
                self._offer(reference=False)
            self.pane.show_reading(found)

    def _offer(self, reference: bool) -> None:
        """What can stand beside the completion at the cursor."""
        place, cell, board = self.grid.place(), self.current(), self.desk.board
        if place is not None and cell is not None and board is not None:
            offered = others(board, self._model.board_row(place[0]), cell.completion, reference)
            blind = self.deciding.blind  # the ranks of others would tell
            self.pane.view.offer([other for other in offered if other.kind == "reference" or not blind])
