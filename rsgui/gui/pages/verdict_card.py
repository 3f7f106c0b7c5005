"""What an evaluation came to: the verdict in words, the figures with their intervals, wins and losses, families."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from rsgui.core.evaluation import Comparison, Side, verdict
from rsgui.core.statistics import Interval
from rsgui.gui import theme
from rsgui.gui.widgets import Picture, boxed, column, label, row
from rsgui.gui.words import plural

_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft) | _MIDDLE
_RIGHT = int(Qt.AlignmentFlag.AlignRight) | _MIDDLE
_CENTRE = int(Qt.AlignmentFlag.AlignHCenter) | _MIDDLE


class OutcomeBar(QWidget):
    """Wins, ties and losses as parts of one bar, each with its word and number."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[tuple[str, int], ...] = ()
        self.setFixedHeight(52)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_outcomes(self, wins: int, ties: int, losses: int) -> None:
        """Other numbers."""
        self._parts = (("win", wins), ("tie", ties), ("loss", losses))
        self.setAccessibleName(f"{wins} wins, {ties} ties, {losses} losses of the tuned model")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(13))
        colours = theme.tokens()
        total = sum(count for _, count in self._parts) or 1
        fills = {"win": colours.accent, "tie": colours.line_strong, "loss": colours.warning}
        left, gap, word = 0.0, 2.0, 0.0
        for name, count in self._parts:
            width = (self.width() - 2 * gap) * count / total
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(fills[name]))
            if count:
                painter.drawRoundedRect(QRectF(left, 0, width, 24), 4, 4)
                left += width + gap
            painter.drawRoundedRect(QRectF(word, 34, 10, 10), 2, 2)
            painter.setPen(QColor(colours.text))
            words = plural(count, name, "losses" if name == "loss" else "")
            painter.drawText(QRectF(word + 16, 28, 120, 22), _LEFT, words)
            word += painter.fontMetrics().horizontalAdvance(words) + 40.0


class FamilyPlot(QWidget):
    """For each family its pass rate before and after, joined by a line, and the difference with its interval."""

    ROW = 34

    def __init__(self) -> None:
        super().__init__()
        self._groups: Mapping[str, Comparison] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Pass rate by family")

    def show_groups(self, groups: Mapping[str, Comparison]) -> None:
        """Other families."""
        self._groups = groups
        self.setFixedHeight(self.ROW * (len(groups) + 1) + 8)
        self.setAccessibleDescription("; ".join(f"{name}: {_move(c)}" for name, c in groups.items()))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(480, self.ROW * (len(self._groups) + 1) + 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(13))
        colours = theme.tokens()
        names, figures = min(160.0, self.width() * 0.22), 250.0
        plot = QRectF(names + 12, 0, self.width() - names - figures - 36, self.height())
        self._paint_axis(painter, plot)
        for place, (name, group) in enumerate(self._groups.items(), 1):
            middle = self.ROW * place + self.ROW / 2
            line = QRectF(0, self.ROW * place, names, self.ROW)
            painter.setPen(QColor(colours.text))
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(names))
            painter.drawText(line, _LEFT, shown)
            self._paint_move(painter, plot, middle, group)
            painter.setPen(QColor(colours.text))
            painter.drawText(QRectF(plot.right() + 20, self.ROW * place, figures, self.ROW), _LEFT, _move(group))

    def _paint_axis(self, painter: QPainter, plot: QRectF) -> None:
        colours = theme.tokens()
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            x = plot.left() + share * plot.width()
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPointF(x, self.ROW - 4), QPointF(x, self.height()))
            painter.setPen(QColor(colours.muted))
            painter.drawText(QRectF(x - 30, 0, 60, self.ROW - 6), _CENTRE, f"{100 * share:.0f} %")

    def _paint_move(self, painter: QPainter, plot: QRectF, middle: float, group: Comparison) -> None:
        """A hollow dot before, a full one after, so that they differ without colour."""
        colours = theme.tokens()
        before, after = (plot.left() + rate * plot.width() for rate in (_rate(group.base), _rate(group.tuned)))
        better = after >= before
        colour = QColor(colours.accent if better else colours.warning)
        painter.setPen(QPen(colour, 3))
        painter.drawLine(QPointF(before, middle), QPointF(after, middle))
        painter.setPen(QPen(colour, 2))
        painter.setBrush(QColor(colours.surface))
        painter.drawEllipse(QPointF(before, middle), 5, 5)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(after, middle), 5, 5)


class VerdictCard(QFrame):
    """One comparison in full."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._mark = Picture("info", 24)
        self._verdict = label("", "section", wrap=True, selectable=True)
        self._outcomes = OutcomeBar()
        self._sign = label("", "caption", wrap=True)
        self._families = FamilyPlot()
        self._cells: dict[tuple[int, int], QLabel] = {}
        self._families_box = boxed(
            column(label("By family: pass rate before (hollow) and after (full)", "label"), self._families, spacing=4)
        )
        figures = row(spacing=40)
        figures.addWidget(self._table(), 3)
        figures.addLayout(
            column(label("Tuned against base, prompt by prompt", "label"), self._outcomes, self._sign, None, spacing=6),
            2,
        )
        head = row(self._mark, spacing=12)
        head.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._verdict, 1)
        self.setLayout(column(head, figures, self._families_box, spacing=16, margin=20))

    def _table(self) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for place, head in enumerate(("", "Base", "Tuned", "Difference")):
            grid.addWidget(label(head, "label"), 0, place)
        for line, name in enumerate(("Pass rate", "Mean reward"), 1):
            grid.addWidget(label(name), line * 2 - 1, 0)
            for place in (1, 2, 3):
                value, interval = label("", "section"), label("", "caption")
                grid.addWidget(value, line * 2 - 1, place)
                grid.addWidget(interval, line * 2, place)
                self._cells[line * 2 - 1, place] = value
                self._cells[line * 2, place] = interval
        grid.setColumnStretch(3, 1)
        box = QWidget()
        box.setLayout(grid)
        return box

    def show_comparison(self, c: Comparison) -> None:
        """Another result."""
        moved = c.pass_difference.excludes_zero
        better = c.pass_difference.estimate > 0
        if moved:
            self._mark.show_icon("chevron-up" if better else "chevron-down", "success" if better else "danger")
        else:
            self._mark.show_icon("info", "muted")
        self._verdict.setText(" ".join(verdict(c)))
        self._fill(1, _percent(c.base.pass_rate.estimate), _ends(c.base.pass_rate, 100, " %"), 1)
        self._fill(1, _percent(c.tuned.pass_rate.estimate), _ends(c.tuned.pass_rate, 100, " %"), 2)
        self._fill(
            1, _signed(c.pass_difference.estimate * 100, 0, " points"), _ends(c.pass_difference, 100, "", True), 3
        )
        self._fill(3, f"{c.base.mean_reward:.3f}", f"{c.base.completions:,} completions", 1)
        self._fill(3, f"{c.tuned.mean_reward:.3f}", f"{c.tuned.completions:,} completions", 2)
        self._fill(3, _signed(c.reward_difference.estimate, 3), _ends(c.reward_difference, 1, "", True), 3)
        self._outcomes.show_outcomes(c.wins, c.ties, c.losses)
        left_out = f" {plural(c.left_out, 'prompt')} lack rewards and are left out." if c.left_out else ""
        self._sign.setText(
            f"Win rate {_percent(c.win_rate)}, ties counted half. Sign test {_p_value(c.sign_p)}.{left_out}"
        )
        self._families.show_groups(c.groups)
        self._families_box.setVisible(bool(c.groups))

    def _fill(self, line: int, value: str, interval: str, place: int) -> None:
        for at, text in ((line, value), (line + 1, interval)):
            self._cells[at, place].setText(text)


def _rate(side: Side) -> float:
    return side.pass_rate.estimate


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _p_value(p: float) -> str:
    return "p < 0.001" if p < 0.001 else f"p = {p:.2g}"


def _signed(value: float, digits: int, unit: str = "") -> str:
    text = f"{value:+.{digits}f}"
    return ("0" if not float(text) else text.replace("-", "−")) + unit


def _ends(interval: Interval, scale: float, unit: str, signed: bool = False) -> str:
    digits = 0 if scale == 100 else 3
    low, high = (_signed(end * scale, digits) if signed else f"{end * scale:.{digits}f}" for end in interval[1:])
    return f"95 %: {low} to {high}{unit}"


def _move(group: Comparison) -> str:
    ends = group.pass_difference
    return (
        f"{100 * _rate(group.base):.0f} → {100 * _rate(group.tuned):.0f} %   "
        f"{_signed(100 * ends.estimate, 0)} ({_signed(100 * ends.low, 0)} to {_signed(100 * ends.high, 0)})"
    )
