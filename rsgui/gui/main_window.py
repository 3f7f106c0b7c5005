"""The window: it composes header, rail, pages and dock, and passes on what they say. Nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from rsgui.core.entities import Project
from rsgui.core.errors import RsguiError
from rsgui.core.texts import tr
from rsgui.gui.analyse.page import AnalysePage
from rsgui.gui.background import Reader, Verbs, wait_for_reads
from rsgui.gui.bridge import Bridge
from rsgui.gui.closing import Unfinished, agrees_to_stop
from rsgui.gui.commands import Shortcuts
from rsgui.gui.header import Header
from rsgui.gui.help import Help
from rsgui.gui.job_dock import JobDock
from rsgui.gui.notices import ErrorBanner, Notice
from rsgui.gui.page import Page
from rsgui.gui.pages.evaluate_page import EvaluatePage
from rsgui.gui.pages.generate_page import GeneratePage
from rsgui.gui.pages.projects_page import ProjectsPage
from rsgui.gui.pages.prompts_page import PromptsPage
from rsgui.gui.pages.rounds_page import RoundsPage
from rsgui.gui.pages.score_page import ScorePage
from rsgui.gui.pages.train_page import TrainPage
from rsgui.gui.rail import STAGES, Rail, next_stage
from rsgui.gui.review.page import ReviewPage
from rsgui.gui.review.sight import Sight
from rsgui.gui.settings_dialog import SettingsDialog
from rsgui.gui.theme import Choice, Theme
from rsgui.gui.widgets import column, row
from rsgui.jobs import actions
from rsgui.jobs import settings as settings_file
from rsgui.jobs.settings import Language
from rsgui.jobs.workbench import Workbench
from rsgui.store import projects
from rsgui.store.database import Changes
from rsgui.store.projects import Counts

PAGES: tuple[type[Page], ...] = (
    PromptsPage,
    GeneratePage,
    ScorePage,
    ReviewPage,
    AnalysePage,
    TrainPage,
    EvaluatePage,
    RoundsPage,
)

SOON = 150
"""Milliseconds after a change until it is counted again what is there."""


class MainWindow(QMainWindow):
    """One window on one store. Closes the bridge with itself; the workbench is its owner's to close."""

    def __init__(self, bench: Workbench, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle("rsgui")
        self.bench = bench
        self.theme = theme
        self.project: Project | None = None
        self.bridge = Bridge(bench, self)
        self.may_close = False  # asked already, or nothing to ask
        self._counts: Counts | None = None
        self._stale: set[str] = set()
        self._reader = Reader(self)
        self._verbs = Verbs(self)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._read_counts)
        with theme.bare():
            self._build()
        self._build_keys()
        self.bridge.changed.connect(self._changed)
        self.bridge.job_event.connect(self.dock.take)
        self.bridge.job_event.connect(self.unfinished.take)
        self.unfinished.look()
        self.show_projects()

    # --- what it is made of

    def _build(self) -> None:
        self.header = Header(self.bench.settings.theme, self.bench.settings.language)
        self.rail = Rail()
        self.dock = JobDock(self.bench)
        self.errors = ErrorBanner()
        self.notice = Notice(closable=False)  # what the demo is doing
        self.unfinished = Unfinished(self.bench)
        self.unfinished.resumed.connect(self.open_project)
        self.projects_page = ProjectsPage(self.bench, self.bridge)
        self.pages: dict[str, Page] = {page.stage: page(self.bench, self.bridge) for page in PAGES}
        self.stack = QStackedWidget()
        for page in (self.projects_page, *self.pages.values()):
            self.stack.addWidget(page)
            page.go_to.connect(self.show_stage)
        for part in (self.notice, self.unfinished, self.errors):
            part.setProperty("inset", "page")
        middle = column(self.notice, self.unfinished, self.errors, spacing=0)
        middle.addWidget(self.stack, 1)
        body = row(self.rail, spacing=0)
        body.addLayout(middle, 1)
        whole = column(self.header, spacing=0)
        whole.addLayout(body, 1)
        whole.addWidget(self.dock)
        centre = QWidget()
        centre.setLayout(whole)
        self.setCentralWidget(centre)
        self.resize(1280, 800)
        self.setMinimumSize(1080, 640)
        self.projects_page.opened.connect(self.open_project)
        cast(AnalysePage, self.pages["analyse"]).review_asked.connect(self.show_in_review)
        cast(ScorePage, self.pages["score"]).weigh_asked.connect(self.weigh_in_review)
        turns = cast(RoundsPage, self.pages["rounds"])
        turns.adapter_asked.connect(self.show_adapter)
        turns.evaluation_asked.connect(self.show_evaluation)
        self.rail.chosen.connect(self.show_stage)
        self.header.projects_asked.connect(self.show_projects)
        self.header.project_chosen.connect(self.open_project)
        self.header.searched.connect(self._search)
        self.header.search_left.connect(lambda: self.page.setFocus(Qt.FocusReason.OtherFocusReason))
        self.header.theme_chosen.connect(self.choose_theme)
        self.header.language_chosen.connect(self.choose_language)
        self.header.help_asked.connect(self.show_help)

    def _build_keys(self) -> None:
        self.shortcuts = Shortcuts(self, self.bench.settings.keys, Qt.ShortcutContext.WindowShortcut)
        commands: dict[str, Callable[[], object]] = {
            "projects": self.show_projects,
            "new_project": self.new_project,
            "jobs": self.dock.toggle_jobs,
            "log": self.dock.toggle_log,
            "pause": self.dock.pause_or_proceed,
            "cancel": self.dock.cancel_current,
            "resume": self.dock.resume_current,
            "theme": self.header.next_theme,
            "quit": self.close,
            "help": self.show_help,
            "settings": self.show_settings,
            "search": self.header.focus_search,
            **{stage: partial(self.show_stage, stage) for stage in STAGES},
        }
        for name, verb in commands.items():
            self.shortcuts.bind(name, verb)

    # --- where one is

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return cast(Page, self.stack.currentWidget())

    def show_projects(self) -> None:
        """The list of all projects."""
        self.project = None
        self.setWindowTitle("rsgui")
        self.header.show_project(None, [])
        self.dock.open_project(None)
        for page in self.pages.values():
            page.open_project(None)
        self._show(self.projects_page)

    def new_project(self) -> None:
        """The list of projects, with a field for the name of a new one."""
        self.show_projects()
        self.projects_page.begin_new()

    def open_project(self, project: Project, stage: str = "") -> None:
        """Opens a project at a stage, or at the next sensible one."""
        self.project = project
        self._counts = None
        self.setWindowTitle(f"{project.name} - rsgui")
        self.rail.show_counts(None)
        self.dock.open_project(project.id)
        for page in self.pages.values():
            page.open_project(project)
        self._stale = set(self.pages)
        if stage:
            self.show_stage(stage)
            self._soon.start()  # what the page shows comes first
        else:
            self._read_counts()

    def open_named(self, name: str, view: str = "") -> None:
        """Opens a project at its review, and there at a saved view. Raises BadInput for a name that there is not."""
        project, saved = actions.find_view(self.bench, name, view)
        self.open_project(project, "review")
        if saved is not None:
            cast(ReviewPage, self.pages["review"]).looking.take(saved.view)

    def show_stage(self, stage: str) -> None:
        """One page of the project that is open; "projects" is the list of all."""
        if stage == "projects":
            self.show_projects()
        elif self.project is not None:
            self.rail.choose(stage)
            self._show(self.pages[stage])

    def show_in_review(self, sight: Sight) -> None:
        """Review, with these prompts or at this completion."""
        cast(ReviewPage, self.pages["review"]).look_at(sight)
        self.show_stage("review")

    def show_adapter(self, adapter: int) -> None:
        """Train, at this adapter."""
        cast(TrainPage, self.pages["train"]).look_at(adapter)
        self.show_stage("train")

    def show_evaluation(self, evaluation: int) -> None:
        """Evaluate, at this evaluation."""
        cast(EvaluatePage, self.pages["evaluate"]).look_at(evaluation)
        self.show_stage("evaluate")

    def weigh_in_review(self) -> None:
        """Review, with the weights of the scorers."""
        cast(ReviewPage, self.pages["review"]).weigh()
        self.show_stage("review")

    def _show(self, page: Page) -> None:
        self.rail.setVisible(page is not self.projects_page)
        self.header.show_search(page.searchable)
        self.stack.setCurrentWidget(page)
        if page is self.projects_page or page.stage in self._stale:
            self._stale.discard(page.stage)
            page.refresh(None)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what happens

    def _changed(self, changes: Changes) -> None:
        """The one signal that everything refreshes from: what is shown now, the rest when it is shown."""
        self._stale |= set(self.pages) - {self.page.stage}
        self.page.refresh(changes)
        if self.project is not None and not self._soon.isActive():
            self._soon.start()

    def _read_counts(self) -> None:
        self._soon.stop()
        project = self.project
        if project is None:
            return

        def read() -> tuple[Counts | None, list[Project]]:
            with self.bench.store.read() as session:
                every = projects.every(session)
                there = any(one.id == project.id for one in every)
                return (projects.counts(session, project.id) if there else None), every

        self._reader.ask(read, self._take_counts, self.errors.show_error, about=project.id)

    def _take_counts(self, result: tuple[Counts | None, list[Project]]) -> None:
        counts, every = result
        if self.project is None:
            return
        renamed = next((one for one in every if one.id == self.project.id), None)
        if counts is None or renamed is None:  # deleted meanwhile
            self.show_projects()
            return
        self.project = renamed
        self.setWindowTitle(f"{renamed.name} - rsgui")
        self.header.show_project(renamed, every)
        first, self._counts = self._counts is None, counts
        self.rail.show_counts(counts)
        if first and self.page is self.projects_page:
            self.show_stage(next_stage(counts) or "evaluate")

    def _search(self, text: str) -> None:
        if self.page.searchable:
            self.page.search(text)

    def choose_theme(self, choice: Choice) -> None:
        """Light, dark, or as the system has it; kept for the next time."""
        self.theme.choose(choice)
        self.bench.settings.theme = choice
        self._save_settings()

    def choose_language(self, language: Language) -> None:
        """English, German, or as the system has it: from the next start."""
        self.bench.settings.language = language
        self._save_settings()
        self.errors.say(tr("The language changes when rsgui is opened again."))

    def _save_settings(self) -> None:
        self._verbs.do(lambda: settings_file.save(self.bench.settings), failed=self.show_error)

    def show_help(self) -> None:
        """What this page is for, and all keys; asked for once more, it goes away."""
        shown = self.findChild(Help)
        if shown is None:
            Help(self.page.stage, self.bench.settings.keys, self.show_settings, self).show()
        else:
            shown.close()

    def show_settings(self) -> None:
        """One's name and the keys; they hold as soon as they are changed."""
        dialog = SettingsDialog(self.bench.settings, self)
        dialog.changed.connect(self._set)
        dialog.show()

    def _set(self) -> None:
        self.shortcuts.rebind()
        for page in (self.projects_page, *self.pages.values()):
            page.follow_settings()
        self._verbs.do(lambda: settings_file.save(self.bench.settings), failed=self.show_error)

    def show_error(self, error: RsguiError) -> None:
        """An error that belongs to no page."""
        self.errors.show_error(error)

    # --- its end

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if not self.may_close and self.dock.busy and not self.agrees_to_stop():
            event.ignore()
            return
        self.may_close = True
        self._soon.stop()
        self.bridge.close()
        wait_for_reads()
        event.accept()

    def agrees_to_stop(self) -> bool:
        """Asks whether the running job may be stopped."""
        return agrees_to_stop(self, self.dock.current)
