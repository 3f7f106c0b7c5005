"""The window's header: where one is, the search field for pages that have one, theme, language and help."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QPushButton, QToolButton

from rsgui.core.entities import Project
from rsgui.core.texts import later, tr
from rsgui.gui import theme
from rsgui.gui.translation import LANGUAGES
from rsgui.gui.widgets import Picture, icon_button, label, row
from rsgui.jobs.settings import Language

SEARCH_PAUSE = 250
"""Milliseconds without a key until what was typed is searched for."""

CHOICES: dict[theme.Choice, str] = {"system": later("As the system"), "light": later("Light"), "dark": later("Dark")}


class Header(QFrame):
    """Says what was asked for, and shows what it is told."""

    projects_asked = Signal()
    project_chosen = Signal(object)  # Project
    searched = Signal(str)
    search_left = Signal()  # Enter or Escape: the keys belong to the page again
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    help_asked = Signal()

    def __init__(self, choice: theme.Choice, language: Language) -> None:
        super().__init__()
        self.setProperty("role", "header")
        self.setFixedHeight(52)
        self._home = QPushButton("rsgui")
        self._home.setProperty("role", "quiet")
        self._home.setToolTip(tr("All projects (Ctrl+0)"))
        self._home.setAccessibleName(tr("All projects"))
        self._home.clicked.connect(lambda _=False: self.projects_asked.emit())
        self._mark = Picture("rsgui", 24)
        self._slash = label("/", "muted")
        self._menu = QMenu(self)
        self._project = QPushButton()
        self._project.setProperty("role", "quiet")
        self._project.setMenu(self._menu)
        self._project.setToolTip(tr("Switch to another project"))
        self._build_search()
        self._build_looks(choice, language)
        help_button = icon_button("help", tr("Help and keys (F1)"), self.help_asked.emit)
        line = row(self._mark, self._home, self._slash, self._project, None, self._search, 8, spacing=4)
        line.setContentsMargins(16, 0, 12, 0)
        line.addWidget(self._theme)
        line.addWidget(help_button)
        self.setLayout(line)
        self.show_project(None, [])

    def _build_search(self) -> None:
        self._search = QLineEdit()
        self._search.setProperty("role", "search")
        self._search.setPlaceholderText(tr("Search prompts  /"))
        self._search.setAccessibleName(tr("Search this page"))
        self._search.setClearButtonEnabled(True)
        self._search.setFixedWidth(280)
        self._search.addAction(theme.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._typed = QTimer(self, singleShot=True, interval=SEARCH_PAUSE)
        self._typed.timeout.connect(lambda: self.searched.emit(self._search.text()))
        self._search.textChanged.connect(lambda _: self._typed.start())
        self._search.returnPressed.connect(self._end_search)
        QShortcut(QKeySequence("Esc"), self._search, self._drop_search, context=Qt.ShortcutContext.WidgetShortcut)

    def _end_search(self) -> None:
        self._typed.stop()
        self.searched.emit(self._search.text())
        self.search_left.emit()

    def _drop_search(self) -> None:
        self._search.clear()
        self._end_search()

    def _build_looks(self, choice: theme.Choice, language: Language) -> None:
        self._theme = QToolButton()
        self._theme.setIconSize(QSize(18, 18))
        self._theme.setAccessibleName(tr("Appearance and language"))
        self._theme.setToolTip(tr("Light or dark (Ctrl+T), and language"))
        self._theme.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self._theme.setMenu(menu)
        self._theme.setIcon(theme.icon(choice))
        self._choice = choice
        self._build_themes(menu)
        menu.addSeparator()
        self._build_languages(menu, language)

    def _build_themes(self, menu: QMenu) -> None:
        group = QActionGroup(self)
        self._themes: dict[str, QAction] = {}
        for key, text in CHOICES.items():
            action = QAction(theme.icon(key), tr(text), group, checkable=True, checked=key == self._choice)
            action.triggered.connect(lambda _=False, key=key: self._choose_theme(key))
            menu.addAction(action)
            self._themes[key] = action

    def _build_languages(self, menu: QMenu, language: Language) -> None:
        group = QActionGroup(self)
        for key, text in {"system": tr("Language of the system"), **LANGUAGES}.items():
            action = QAction(text, group, checkable=True, checked=key == language)
            action.triggered.connect(lambda _=False, key=key: self.language_chosen.emit(key))
            menu.addAction(action)

    def _choose_theme(self, choice: theme.Choice) -> None:
        self._choice = choice
        self._theme.setIcon(theme.icon(choice))
        self.theme_chosen.emit(choice)

    def next_theme(self) -> None:
        """Light, dark, as the system, and light again."""
        following = {"system": "light", "light": "dark", "dark": "system"}[self._choice]
        self._themes[following].trigger()

    def show_project(self, project: Project | None, every: Sequence[Project]) -> None:
        """The project that is open, and those that one can switch to."""
        self._slash.setVisible(project is not None)
        self._project.setVisible(project is not None)
        if project is None:
            return
        self._project.setText(project.name.replace("&", "&&") + "    ")
        self._project.setAccessibleName(tr("Project {name}", name=project.name))
        self._menu.clear()
        for other in every:
            action = self._menu.addAction(other.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(other.id == project.id)
            action.triggered.connect(lambda _=False, other=other: self.project_chosen.emit(other))
        self._menu.addSeparator()
        self._menu.addAction(tr("All projects"), self.projects_asked.emit)

    def show_search(self, shown: bool) -> None:
        """Whether the page that is open can be searched; what was typed is cleared."""
        self._search.setVisible(shown)
        if self._search.text():
            self._search.clear()

    def focus_search(self) -> None:
        """Puts the cursor into the search field, where there is one."""
        if self._search.isVisible():
            self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._search.selectAll()
