"""Prompts: import them, look through them, read one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from rsgui.core import checks, wire
from rsgui.core.entities import Project, Prompt, Split
from rsgui.core.errors import RsguiError
from rsgui.core.texts import counted, later, tr
from rsgui.gui import theme
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.bridge import Bridge
from rsgui.gui.notices import EmptyState, ErrorBanner
from rsgui.gui.page import EMPTY, WAITING, WORK, Page
from rsgui.gui.pages.import_panel import ImportPanel
from rsgui.gui.pages.job_progress import JobProgressBar
from rsgui.gui.pages.prompt_model import SPLITS, Filter, PromptModel
from rsgui.gui.tables import Table
from rsgui.gui.widgets import Badge, Segments, boxed, button, column, label, row, scrolling, set_role
from rsgui.jobs import actions
from rsgui.jobs.specs import ImportJob
from rsgui.jobs.workbench import Workbench
from rsgui.store import prompts
from rsgui.store.database import Changes

FILES = later("Prompts (*.jsonl *.json *.csv *.parquet);;All files (*)")
IMPORT = WORK + 1
ROLES = {"system": later("System"), "user": later("User"), "assistant": later("Assistant")}


class PromptReader(QWidget):
    """One prompt with all its turns, its reference, checks and tags: airy, for reading."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(20, 20, 20, 20)
        self._lines.setSpacing(8)
        content = QWidget()
        content.setLayout(self._lines)
        self.setLayout(column(scrolling(content)))
        self.show_prompt(None)

    def show_prompt(self, prompt: Prompt | None) -> None:
        """Another prompt; None: a sentence that says what belongs here."""
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        if prompt is None:
            self._lines.addWidget(label(tr("Choose a prompt to read it here."), "muted", wrap=True))
        else:
            self._add(prompt)
        self._lines.addStretch(1)

    def _add(self, prompt: Prompt) -> None:
        tags = [
            Badge(tr(SPLITS[prompt.split]), "accent" if prompt.split == "train" else "warning"),
            *map(Badge, prompt.tags),
        ]
        self._lines.addWidget(boxed(row(*tags, None)))
        for message in prompt.messages:
            self._part(tr(ROLES[message.role]), message.content)
        if prompt.reference is not None:
            self._part(tr("Reference answer"), prompt.reference)
        if prompt.checks:
            self._part(tr("Checks"), "\n".join(f"\u2022  {checks.describe(check)}" for check in prompt.checks))

    def _part(self, head: str, text: str) -> None:
        words = label(text, wrap=True, selectable=True)
        words.setFont(theme.font(14))
        self._lines.addSpacing(8)
        self._lines.addWidget(label(head, "label"))
        self._lines.addWidget(words)


class PromptsPage(Page):
    """All prompts of a project."""

    stage = "prompts"
    title = later("Prompts")
    searchable = True

    def __init__(self, bench: Workbench, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bench, bridge, parent)
        self.setAcceptDrops(True)
        self._search = ""
        self._importing = False
        self._reader = Reader(self)
        self._verbs = Verbs(self)
        self.errors = ErrorBanner()
        self.model = PromptModel(bench.store, self)
        self.model.failed.connect(self.errors.show_error)
        self.model.counted.connect(self._show_count)
        self.panel = ImportPanel(bench)
        self.panel.accepted.connect(self.import_file)
        self.panel.cancelled.connect(self.end_preview)
        self.on_command("import", self.choose_file)
        QShortcut(
            QKeySequence("Esc"), self.panel, self.panel.cancel, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.progress = JobProgressBar(ImportJob, self.errors)
        bridge.job_event.connect(self.progress.take)
        self.lay_out((self.errors, self.progress), self._empty(), self._list(), self.panel)

    # --- what it is made of

    def _empty(self) -> QWidget:
        self._drop = boxed(
            column(
                EmptyState(
                    "prompts",
                    tr("Import prompts"),
                    tr(
                        "A JSONL, CSV or Parquet file with one prompt a line: text or chat messages, and perhaps "
                        "checks, a reference answer, tags. Drop a file here, or choose one; you see what comes "
                        "of it first."
                    ),
                    button(tr("Import prompts"), self.choose_file, "primary", "import"),
                ),
                margin=0,
            ),
            "drop",
        )
        return self._drop

    def _list(self) -> QWidget:
        self._count = label("", "lead")
        self.splits = Segments([("", tr("All")), ("train", tr("Train", "a split")), ("held-out", tr("Held-out"))])
        self.splits.chosen.connect(lambda _: self.refilter())
        head = row(
            column(label(tr("Prompts"), "title"), self._count, spacing=4),
            None,
            self.splits,
            button(tr("Import prompts"), self.choose_file, "", "import", tr("Ctrl+I")),
            spacing=12,
        )
        self.table = Table(self.model, tr("Prompts"), (52, 0, 84, 104, 140, 56), 36)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._read_selected())
        self.model.dataChanged.connect(lambda *_: self._read_selected())
        self.model.modelReset.connect(lambda: self.table.selectRow(0) if self.model.rowCount() else self._read_none())
        self.reading = PromptReader()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(boxed(column(self.table, margin=4), "card"))
        split.addWidget(boxed(column(self.reading), "card"))
        split.setProperty("role", "gap")
        split.setStretchFactor(0, 1)
        split.setSizes([760, 300])
        split.setHandleWidth(12)
        split.setChildrenCollapsible(False)
        result = QWidget()
        whole = column(head, spacing=16)
        whole.addWidget(split, 1)
        result.setLayout(whole)
        return result

    # --- what it shows

    def open_project(self, project: Project | None) -> None:
        super().open_project(project)
        self._search = ""
        self._importing = False
        self.splits.choose("")
        self._reader.forget()
        self.model.clear()
        self.errors.clear()
        self.progress.open_project(project.id if project else None)
        self.show_part(WAITING)

    def refresh(self, changes: Changes | None) -> None:
        if self.project is None:
            return
        if changes is not None and "prompts" not in changes:
            if "runs" in changes:
                self.model.look_again()
            return
        project = self.project.id

        def read() -> int:
            with self.bench.store.read() as session:
                return prompts.count(session, project)

        self._reader.ask(read, self._show, self.errors.show_error, about=project)

    def _show(self, total: int) -> None:
        if not self._importing:
            self.show_part(WORK if total else EMPTY)
            if self.hasFocus() and total:
                self.table.setFocus()
        self.refilter()

    def refilter(self) -> None:
        """Shows the prompts of the split and the search that are asked for."""
        if self.project is not None:
            splits: dict[str, Split] = {"train": "train", "held-out": "held-out"}
            self.model.show_filter(Filter(self.project.id, splits.get(self.splits.current), self._search))

    def _show_count(self, count: int) -> None:
        if self._search:
            found = counted(
                count, "{count} prompt with “{words}”", "{count} prompts with “{words}”", words=self._search
            )
        else:
            found = counted(count, "{count} prompt", "{count} prompts")
        self._count.setText(found)

    def _read_selected(self) -> None:
        self.reading.show_prompt(self.model.prompt(self.table.row) if self.table.row >= 0 else None)

    def _read_none(self) -> None:
        self.reading.show_prompt(None)

    # --- what a person does

    def search(self, text: str) -> None:
        self._search = text.strip()
        self.refilter()

    def choose_file(self) -> None:
        """Asks for a prompt file and shows what is in it."""
        path, _ = QFileDialog.getOpenFileName(self, tr("Import prompts"), "", tr(FILES))
        if path:
            self.preview(Path(path))

    def preview(self, path: Path) -> None:
        """Shows what is in a file; nothing is written."""
        self.errors.clear()
        self._importing = True
        self.show_part(IMPORT)
        self.panel.show_file(path)
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_preview(self) -> None:
        """Back to the list."""
        self._importing = False
        self.refresh(None)

    def import_file(self, path: Path, columns: wire.Columns, share: float) -> None:
        """Imports a file, as a job."""
        if self.project is None:
            return
        project = self.project.id
        self._verbs.do(
            lambda: actions.import_prompts(self.bench, project, path, columns, share),
            lambda _: self.end_preview(),
            self._fail,
        )

    def _fail(self, error: RsguiError) -> None:
        self.errors.show_error(error)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keys belong to the list, where there is one."""
        super().focusInEvent(event)
        if self.part == WORK:
            self.table.setFocus()

    # --- drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if self.project is not None and len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()
            set_role(self._drop, "hot", True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        set_role(self._drop, "hot", False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        set_role(self._drop, "hot", False)
        event.acceptProposedAction()
        self.preview(Path(event.mimeData().urls()[0].toLocalFile()))
