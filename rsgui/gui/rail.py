"""The rail: the stages of a round, how far each is, and which comes next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton

from rsgui.core.texts import counted, later, number, tr
from rsgui.gui.widgets import Badge, Elided, Picture, column, label, row
from rsgui.store.projects import Counts

STAGES = {
    "prompts": later("Prompts"),
    "generate": later("Generate"),
    "score": later("Score"),
    "review": later("Review"),
    "analyse": later("Analyse"),
    "train": later("Train"),
    "evaluate": later("Evaluate"),
    "rounds": later("Rounds"),
}
"""The stages in their order, and how they are called."""

WIDTH = 208


def captions(counts: Counts) -> dict[str, str]:
    """How far each stage is, in a few words."""
    return {
        "prompts": number(counts.train + counts.held_out),
        "generate": _of(counts.completions, counts.expected),
        "score": _of(counts.rewarded, counts.rewarded + counts.unrewarded),
        "review": tr("{count:,} picked", count=counts.selected) if counts.selected else "",
        "analyse": "",
        "train": counted(counts.adapters, "{count} adapter", "{count} adapters") if counts.adapters else "",
        "evaluate": tr("{count:,} done", count=counts.evaluations) if counts.evaluations else "",
        "rounds": counted(counts.rounds, "{count} round", "{count} rounds") if counts.rounds else "",
    }


def next_stage(counts: Counts) -> str:
    """The next sensible stage; "" once every adapter has been measured."""
    undone = {
        "prompts": not counts.train,
        "generate": not counts.completions or counts.completions < counts.expected,
        "score": counts.unrewarded > 0 or not counts.rewarded,
        "review": not counts.selected,
        "train": not counts.adapters,
        "evaluate": counts.evaluations < counts.adapters,
    }
    return next((stage for stage, waits in undone.items() if waits), "")


def _of(done: int, total: int) -> str:
    if not total:
        return ""
    return number(done) if done >= total else tr("{done:,} of {total:,}", done=done, total=total)


class StageButton(QPushButton):
    """One stage: its icon, its name, how far it is, and a mark where it comes next."""

    def __init__(self, stage: str, place: int) -> None:
        super().__init__()
        self._title = tr(STAGES[stage])
        self.setProperty("role", "stage")
        self.setCheckable(True)
        self.setFixedHeight(52)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("{page} (Ctrl+{place})", page=self._title, place=place))
        self._picture = Picture(stage, 20, "muted")
        self._name = label(self._title)
        self._caption = Elided(role="caption")
        self._mark = Badge(tr("next"), "accent")
        self._mark.hide()
        words = column(None, self._name, self._caption, None, spacing=0)
        line = row(self._picture, spacing=12)
        line.setContentsMargins(12, 0, 8, 0)
        line.addLayout(words, 1)
        line.addWidget(self._mark)
        self.setLayout(line)
        for part in (self._picture, self._name, self._caption, self._mark):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(lambda _: self._tint())

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(WIDTH - 16, 52)

    def show_state(self, caption: str, is_next: bool) -> None:
        """How far it is, and whether it comes next."""
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self._mark.setVisible(is_next)
        self.setAccessibleName(
            ", ".join(part for part in (self._title, caption, tr("next") if is_next else "") if part)
        )
        self._tint()

    def _tint(self) -> None:
        self._picture.show_icon(self._picture.icon_name, "accent_text" if self.isChecked() else "muted")
        font = self._name.font()
        font.setBold(self.isChecked())
        self._name.setFont(font)


class Rail(QFrame):
    """The stages below each other. It says which one was chosen, and shows what it is told."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(tr("Stages"))
        self._group = QButtonGroup(self)
        self._buttons = {stage: StageButton(stage, place) for place, stage in enumerate(STAGES, 1)}
        for stage, part in self._buttons.items():
            part.clicked.connect(lambda _=False, stage=stage: self.chosen.emit(stage))
            self._group.addButton(part)
        self.setLayout(column(*self._buttons.values(), None, spacing=4, margin=8))

    def choose(self, stage: str) -> None:
        """Shows `stage` as the one that is open; says nothing."""
        self._buttons[stage].setChecked(True)

    def show_counts(self, counts: Counts | None) -> None:
        """How far the project is; None: not known yet."""
        texts = captions(counts) if counts else dict.fromkeys(STAGES, "")
        following = next_stage(counts) if counts else ""
        for stage, part in self._buttons.items():
            part.show_state(texts[stage], stage == following)
