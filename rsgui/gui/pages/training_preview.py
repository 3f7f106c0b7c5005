"""Before the start: what a training would be in figures, and any of its rows in tokens, those learnt coloured."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from rsgui.core.entities import Model, TrainingParams
from rsgui.core.errors import RsguiError
from rsgui.core.texts import counted, later, tr
from rsgui.gui.background import Awaited, Reader
from rsgui.gui.fields import NumberField
from rsgui.gui.notices import ErrorBanner
from rsgui.gui.pages.fold import Fold
from rsgui.gui.review.text_views import PlainText
from rsgui.gui.review.token_text import TokenText
from rsgui.gui.widgets import column, label, row
from rsgui.gui.words import duration, size
from rsgui.jobs import training
from rsgui.jobs.workbench import Workbench

CALM = 600
"""Milliseconds after the last change until it is looked again."""
PATIENCE = 300
"""Milliseconds until it is said what an answer waits for."""
LINES = (later("Rows"), later("Tokens"), later("Steps"), later("Time"), later("Memory"))


class TrainingPreviewCard(QFrame):
    """A card, folded at first: nothing is asked of the engine while it is."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._bench = bench
        self._wanted: tuple[int, TrainingParams, Model] | None = None
        self._begins, self._answer = Reader(self), Awaited(self)
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self.look)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._say_busy)
        self.errors = ErrorBanner()
        self.lines = {name: label("", wrap=True) for name in LINES}
        self.left_out = PlainText(tr("Rows that are left out because of held-out prompts"))
        self.row = NumberField(1, 1, 1, tr("Row"))
        self.row.valueChanged.connect(lambda _: self._calm.start())
        self.tokens = TokenText(tr("The tokens of a row"))
        self.tokens.setFixedHeight(12 * self.tokens.fontMetrics().lineSpacing() + 8)
        self._about = label("", "caption", wrap=True)
        self._busy = label("", "muted")
        self.fold = Fold(tr("Before the start"), self._content(), tr("rows and tokens, time, memory"))
        self.fold.opened.connect(self.look)
        self.setLayout(column(self.fold, margin=16))

    def _content(self) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(12)
        for place, (name, value) in enumerate(self.lines.items()):
            grid.addWidget(label(tr(name), "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, place, 1)
        grid.setColumnStretch(1, 1)
        self.left_out.setFixedHeight(6 * self.left_out.fontMetrics().lineSpacing() + 8)
        self.left_out.hide()
        head = row(label(tr("Row"), "label"), self.row, spacing=8)
        head.addWidget(self._about, 1)
        content = QWidget()
        content.setLayout(column(self._busy, self.errors, grid, self.left_out, head, self.tokens, spacing=8))
        self._busy.hide()
        return content

    def follow(self, project: int | None, params: TrainingParams, base: Model | None) -> None:
        """The page says this now."""
        wanted = None if project is None or base is None else (project, params, base)
        if wanted is None:
            self._answer.forget()
        if wanted != self._wanted:
            self._wanted = wanted
            self._calm.start()

    def look(self) -> None:
        """Asks the engine, where the card is open."""
        if self._wanted is None or not self.fold.is_open:
            return
        bench, (project, params, base), place = self._bench, self._wanted, self.row.value() - 1
        self._patience.start()
        self._begins.ask(
            lambda: training.preview(bench, project, params, base, place),
            lambda asked: self._answer.wait_for(asked, self._show, self._fail),
            self._fail,
            project,
        )

    def _say_busy(self) -> None:
        if self._answer.busy or self._begins.busy:
            self._busy.setText(tr("Waits for the running job to end.") if self._answer.queued else tr("Looking ..."))
            self._busy.show()

    def _show(self, preview: training.Preview) -> None:
        self._busy.hide()
        self.errors.clear()
        found = preview.found
        for name, words in _words(preview).items():
            self.lines[name].setText(words)
        self.left_out.show_text("\n".join(preview.reasons))
        self.left_out.setVisible(bool(preview.reasons))
        self.row.setMaximum(max(1, found.all_rows))
        self.tokens.show_tokens(found.pieces)
        learnt = sum(piece.learnt for piece in found.pieces)
        about = tr("{tokens:,} tokens, the loss is taken of the {learnt:,} coloured ones, not of those in italics.")
        words = tr(about, tokens=len(found.pieces), learnt=learnt)
        self._about.setText(words if found.row_fits else f"{words} {tr('It is too long and left out.')}")

    def _fail(self, error: RsguiError) -> None:
        self._busy.hide()
        self.errors.show_error(error)


def _words(preview: training.Preview) -> dict[str, str]:
    found = preview.found
    rows = [counted(found.rows, "{count} row to learn from", "{count} rows to learn from")]
    if found.validation_rows:
        rows.append(counted(found.validation_rows, "{count} to measure on", "{count} to measure on"))
    if found.dropped:
        longer = "{count} left out, longer than {limit:,} tokens"
        rows.append(counted(found.dropped, longer, longer, limit=found.limit))
    if preview.left_out:
        because = "{count} left out because of held-out prompts"
        rows.append(counted(preview.left_out, because, because))
    tokens = tr(
        "{tokens:,}, of them {learnt:,} of completions; {longest:,} in the longest row",
        tokens=found.tokens,
        learnt=found.completion_tokens,
        longest=found.longest,
    )
    return {
        "Rows": f"{', '.join(rows)}.",
        "Tokens": tokens,
        "Steps": tr("{steps:,}; the adapter has {weights:,} weights", steps=found.steps, weights=found.learnt),
        "Time": tr("about {time}, by how fast this machine multiplies", time=duration(found.seconds)),
        "Memory": tr("about {size}", size=size(found.memory)),
    }
