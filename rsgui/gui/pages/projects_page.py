"""All projects: open, new, rename, delete."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QMargins, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QMenu, QMessageBox, QPushButton, QWidget

from rsgui import paths
from rsgui.core.entities import Project
from rsgui.core.errors import RsguiError
from rsgui.core.texts import counted, later, number, tr
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.bridge import Bridge
from rsgui.gui.notices import EmptyState, ErrorBanner
from rsgui.gui.page import EMPTY, WORK, Page
from rsgui.gui.tables import LEFT, RIGHT, Index, Table, when
from rsgui.gui.theme import font, icon
from rsgui.gui.widgets import boxed, button, column, label, row, set_role
from rsgui.gui.words import both
from rsgui.jobs import actions, demo, worked_example
from rsgui.jobs.workbench import Workbench
from rsgui.store import projects, prompts
from rsgui.store.database import Changes
from rsgui.store.projects import Counts


class Entry(NamedTuple):
    """One project and how far it is."""

    project: Project
    counts: Counts


EXAMPLE_TIP = later("The RLHF book's five prompts with four completions each: see what a strategy picks")
HEADS = (later("Project"), later("Prompts"), later("Completions"), later("Adapters"), later("Created"))


class ProjectModel(QAbstractTableModel):
    """The list of projects. A name can be edited where it stands."""

    renamed = Signal(int, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        """Other projects, or the same with other figures."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return len(HEADS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if 0 < section < 4 else LEFT
        return tr(HEADS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        project, counts = self.entries[index.row()]
        place = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                prompts = counts.train + counts.held_out
                numbers = (prompts, counts.completions, counts.adapters)
                return (project.name, *(number(n) for n in numbers), when(project.created))[place]
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if 0 < place < 4 else LEFT
            case Qt.ItemDataRole.FontRole if place == 0:
                return font(weight=QFont.Weight.DemiBold)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == 0 else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        project = self.entries[index.row()].project
        if str(value).strip() != project.name:
            self.renamed.emit(project.id, str(value))
        return True


class ProjectsPage(Page):
    """Where rsgui begins."""

    stage = "projects"
    title = later("Projects")

    opened = Signal(object)  # Project

    def __init__(self, bench: Workbench, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bench, bridge, parent)
        self._reader = Reader(self)
        self._verbs = Verbs(self)
        self.errors = ErrorBanner()
        self.model = ProjectModel(self)
        self.model.renamed.connect(self.rename)
        self._build_new()
        self._build_list()
        self.lay_out((self.errors, self._new), self._empty(), self._list, margins=QMargins(32, 24, 32, 24))

    # --- what it is made of

    def _empty(self) -> EmptyState:
        return EmptyState(
            "projects",
            tr("Welcome to rsgui"),
            tr(
                "A project holds prompts, what a model makes of them, what you keep of that, and what is "
                "trained on it. Start one of your own, or look around in the demo project."
            ),
            button(tr("New project"), self.begin_new, "primary", "plus"),
            button(tr("Open the demo project"), self.open_demo, "", "demo"),
            button(tr("Open the worked example"), self.open_example, "", "review", tr(EXAMPLE_TIP)),
        )

    def _build_new(self) -> None:
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name of the new project"))
        self.name.setAccessibleName(tr("Name of the new project"))
        self.name.returnPressed.connect(self.create_named)
        create = button(tr("Create project"), self.create_named, "primary")
        cancel = button(tr("Cancel"), self.end_new, "quiet")
        self._new = boxed(row(self.name, create, cancel, margin=16), "card")
        self._new.hide()
        QShortcut(QKeySequence("Esc"), self._new, self.end_new, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build_list(self) -> None:
        self.table = Table(self.model, tr("Projects"), (0, 120, 120, 120, 140), 48)
        self.table.activated.connect(lambda _: self.open_selected())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._enable())
        self._open = button(tr("Open"), self.open_selected, "", "open")
        self._rename = button(tr("Rename"), self.edit_name, "quiet", "edit")
        self._delete = button(tr("Delete"), self.delete_selected, "quiet", "delete")
        self._caption = label(role="lead")
        head = row(
            column(label(tr("Projects"), "title"), self._caption, spacing=4),
            None,
            self._delete,
            self._rename,
            self._open,
            self._examples(),
            button(tr("New project"), self.begin_new, "primary", "plus", tr("Ctrl+N")),
        )
        self._list = QWidget()
        self._list.setLayout(column(head, boxed(column(self.table, margin=4), "card"), spacing=16))
        for key, verb in {"F2": self.edit_name, "Del": self.delete_selected}.items():
            QShortcut(QKeySequence(key), self.table, verb, context=Qt.ShortcutContext.WidgetShortcut)

    def _examples(self) -> QPushButton:
        """The projects that travel with rsgui."""
        result = QPushButton(icon("demo"), tr("Examples") + "   ")
        result.setIconSize(QSize(20, 16))  # as `button` does: the text keeps its distance
        result.setToolTip(tr("Open a project that travels with rsgui"))
        menu = QMenu(result)
        menu.setToolTipsVisible(True)
        menu.addAction(tr("Demo project"), self.open_demo).setToolTip(
            tr("A small model, checkable prompts, one whole round")
        )
        menu.addAction(tr("Worked example"), self.open_example).setToolTip(tr(EXAMPLE_TIP))
        result.setMenu(menu)
        return result

    # --- what it shows

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.touches("projects", "prompts", "completions", "adapters"):
            return

        def read() -> list[Entry]:
            with self.bench.store.read() as session:
                every = [Entry(project, projects.counts(session, project.id)) for project in projects.every(session)]
                return sorted(every, key=lambda entry: -entry.project.created)

        self._reader.ask(read, self._show, self.errors.show_error)

    def _show(self, entries: list[Entry]) -> None:
        chosen = self.selected
        if entries != self.model.entries:
            self.model.show_entries(entries)
        ids = [entry.project.id for entry in entries]
        if entries and (self.table.row < 0):
            self.table.selectRow(ids.index(chosen.id) if chosen and chosen.id in ids else 0)
        where = self.bench.store.path
        self._caption.setText(
            counted(len(entries), "{count} project in {file}", "{count} projects in {file}", file=where)
        )
        self.show_part(WORK if entries else EMPTY)
        self._enable()
        if entries and not self._new.isVisible() and self.isVisible() and not self.errors.isVisible():
            self.table.setFocus()

    @property
    def selected(self) -> Project | None:
        """The project that is chosen in the list."""
        place = self.table.row
        return self.model.entries[place].project if 0 <= place < len(self.model.entries) else None

    def _enable(self) -> None:
        for part in (self._open, self._rename, self._delete):
            part.setEnabled(self.selected is not None)

    # --- what a person does

    def open_selected(self) -> None:
        """Opens the chosen project."""
        if self.selected:
            self.opened.emit(self.selected)

    def begin_new(self) -> None:
        """Asks for the name of a new project, in place."""
        self._new.show()
        self.name.clear()
        self.name.setFocus()

    def end_new(self) -> None:
        """Asks no more."""
        self._new.hide()
        self.errors.clear()
        self.table.setFocus()

    def create_named(self) -> None:
        """Makes the project that was named, and opens it."""
        name = self.name.text()
        self._verbs.do(lambda: actions.create_project(self.bench, name), self._created, self._fail)

    def _created(self, project: Project) -> None:
        self._new.hide()
        self.errors.clear()
        self.opened.emit(project)

    def edit_name(self) -> None:
        """Lets the chosen project's name be edited where it stands."""
        if self.selected:
            self.table.edit(self.model.index(self.table.row, 0))

    def rename(self, project: int, name: str) -> None:
        """Gives a project another name."""
        self._verbs.do(
            lambda: actions.rename_project(self.bench, project, name), lambda _: self.errors.clear(), self._fail
        )

    def delete_selected(self) -> None:
        """Deletes the chosen project, after a question that says what would be lost."""
        if self.selected:
            project, counts = self.model.entries[self.table.row]
            if self.confirm_delete(project, counts):
                self._verbs.do(lambda: actions.delete_project(self.bench, project.id), failed=self._fail)

    def confirm_delete(self, project: Project, counts: Counts) -> bool:
        """Asks whether all of this may go."""
        box = QMessageBox(self)
        box.setWindowTitle(tr("Delete project"))
        box.setText(tr("Delete “{name}”?", name=project.name))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(losses(counts) + " " + tr("This cannot be undone."))
        delete = box.addButton(tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        set_role(delete, "role", "danger")
        keep = box.addButton(tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        return box.clickedButton() is delete

    def open_demo(self) -> None:
        """Opens the demo project; it is made, and its prompts imported, where that has not been done."""

        def make() -> Project:
            project = demo.project(self.bench)
            with self.bench.store.read() as session:
                there = prompts.count(session, project)
                result = projects.get(session, project)
            for name in () if there else demo.FILES:
                actions.import_prompts(self.bench, project, paths.resource("demo", name))
            return result

        self._verbs.do(make, self.opened.emit, self._fail)

    def open_example(self) -> None:
        """Opens the worked example; it is made where that has not been done."""
        self._verbs.do(lambda: worked_example.project(self.bench), self.opened.emit, self._fail)

    def _fail(self, error: RsguiError) -> None:
        self.errors.show_error(error)
        self.refresh(None)


def losses(counts: Counts) -> str:
    """What goes with a project, in a sentence."""
    every = counts.train + counts.held_out
    things = {
        counted(every, "{count} prompt", "{count} prompts"): every,
        counted(counts.completions, "{count} completion", "{count} completions"): counts.completions,
        counted(counts.decided, "{count} decision", "{count} decisions"): counts.decided,
        counted(counts.adapters, "{count} adapter", "{count} adapters"): counts.adapters,
        counted(counts.evaluations, "{count} evaluation", "{count} evaluations"): counts.evaluations,
    }
    parts = [words for words, count in things.items() if count]
    return tr("{things} would be lost.", things=both(parts)) if parts else tr("It is empty.")
