"""The small parts of the reading pane."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from rsgui.core.entities import Decision
from rsgui.core.texts import later, tr
from rsgui.gui import theme, widgets
from rsgui.gui.review.delegate import format_reward
from rsgui.gui.review.grid_model import ordinal


class FittingScroll(QScrollArea):
    """As high as what is in it while there is room, else it scrolls."""

    LEAST = 64

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self._inner = inner = QWidget()
        inner.setLayout(layout)
        self._layout = layout
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inner.setProperty("role", "plain")
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(inner)
        inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Other contents may need another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:  # noqa: N802
        hint = self._layout.sizeHint()
        wrapped = self._layout.hasHeightForWidth()
        return QSize(
            hint.width(), self._layout.totalHeightForWidth(self.viewport().width()) if wrapped else hint.height()
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, min(self.LEAST, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Other line breaks need another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


class RewardChip(QWidget):
    """A reward as number on its colour."""

    def __init__(self) -> None:
        super().__init__()
        self._reward: float | None = None
        self._span = (0.0, 1.0)
        self.setFixedSize(60, 26)

    def show_reward(self, reward: float | None, span: tuple[float, float]) -> None:
        """Another reward, on the board's colours."""
        self._reward, self._span = reward, span
        self.setAccessibleName(tr("Reward missing") if reward is None else tr("Reward {reward:.4g}", reward=reward))
        self.setToolTip(tr("No reward") if reward is None else tr("Reward {reward:.6g}", reward=reward))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        fill = theme.reward_colour(self._reward, *self._span)
        style = Qt.PenStyle.SolidLine if self._reward is not None else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(theme.mix(fill.name(), theme.tokens().text, 0.75)), 1, style))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(theme.font(14, QFont.Weight.DemiBold))
        painter.setPen(theme.text_on_reward(self._reward, *self._span))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, format_reward(self._reward))


class CheckList(QWidget):
    """What a scorer looked for: a tick or a cross, and the sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._lines: list[tuple[QWidget, widgets.Picture, QLabel]] = []

    def show_checks(self, checks: Sequence[tuple[str, bool]]) -> None:
        """Other checks; the widget is hidden where there are none."""
        while len(self._lines) < len(checks):
            self._add_line()
        for place, (line, picture, sentence) in enumerate(self._lines):
            line.setVisible(place < len(checks))
            if place < len(checks):
                text, met = checks[place]
                picture.show_icon("check" if met else "cancel", "success" if met else "danger")
                sentence.setText(text)
                sentence.setAccessibleName(
                    tr("Met: {check}", check=text) if met else tr("Not met: {check}", check=text)
                )
        self.setVisible(bool(checks))

    def _add_line(self) -> None:
        picture = widgets.Picture("check", 16)
        sentence = widgets.label("", wrap=True)
        line = QWidget()
        box = widgets.row(picture, spacing=8)
        box.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        box.addWidget(sentence, 1)
        line.setLayout(box)
        self._layout.addWidget(line)
        self._lines.append((line, picture, sentence))


_VERBS = {
    "include": later("included it"),
    "exclude": later("excluded it"),
    "clear": later("left it to the machine"),
    "edit": later("edited it"),
    "note": later("noted"),
    "accept": later("accepted what was picked"),
    "best": later("called it the best of its prompt"),
    "skip": later("skipped the prompt"),
    "tag": later("tagged it"),
    "untag": later("removed a tag"),
    "flag": later("flagged it for later"),
    "unflag": later("removed the flag"),
    "undo": later("took back"),
    "redo": later("brought back"),
}
_SAID = {
    "include": later("Included the {place} of prompt {number:,}"),
    "exclude": later("Excluded the {place} of prompt {number:,}"),
    "clear": later("Left to the machine: the {place} of prompt {number:,}"),
    "edit": later("Edited the {place} of prompt {number:,}"),
    "note": later("Noted on the {place} of prompt {number:,}"),
    "accept": later("Accepted what was picked, at the {place} of prompt {number:,}"),
    "best": later("Best of its prompt, all others excluded: the {place} of prompt {number:,}"),
    "skip": later("Skipped the prompt, at the {place} of prompt {number:,}"),
    "tag": later("Tagged the {place} of prompt {number:,}"),
    "untag": later("Removed a tag of the {place} of prompt {number:,}"),
    "flag": later("Flagged for later: the {place} of prompt {number:,}"),
    "unflag": later("Removed the flag of the {place} of prompt {number:,}"),
    "undo": later("Took back the last decision on the {place} of prompt {number:,}"),
    "redo": later("Brought back the decision on the {place} of prompt {number:,}"),
}
_SHOWN = 4


def history_lines(history: Sequence[Decision]) -> list[str]:
    """What was said of a completion, newest first, a line each: "14:05 ada excluded it"."""
    by_id = {decision.id: decision for decision in history}
    lines = []
    for decision in history[:_SHOWN]:
        said = tr(_VERBS[decision.kind])
        if decision.kind == "note":
            said = tr("noted “{text}”", text=decision.text) if decision.text else tr("removed the note")
        elif decision.kind in ("tag", "untag"):
            tagged = decision.kind == "tag"
            said = tr("tagged it “{tag}”" if tagged else "removed the tag “{tag}”", tag=decision.text)
        undone = by_id.get(decision.undoes or 0)
        while undone is not None and undone.undoes is not None:
            undone = by_id.get(undone.undoes)
        if undone is not None:
            said += f" “{tr(_VERBS[undone.kind])}”"
        lines.append(f"{_when(decision.created)}  {decision.reviewer} {said}")
    if len(history) > _SHOWN:
        lines.append(tr("and {count:,} earlier", count=len(history) - _SHOWN))
    return lines


def said(decision: Decision, number: int, rank: int) -> str:
    """What was just done, in words: "Excluded the 2nd of prompt 17"."""
    return tr(_SAID[decision.kind], place=ordinal(rank + 1), number=number)


def _when(moment: float) -> str:
    then, now = time.localtime(moment), time.localtime()
    same_day = (then.tm_year, then.tm_yday) == (now.tm_year, now.tm_yday)
    return time.strftime("%H:%M" if same_day else "%Y-%m-%d %H:%M", then)
