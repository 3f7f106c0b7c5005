"""What an evaluation says of one generator against the first: the verdict, what it is worth, what to be wary of."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from rsgui.core.best_of_n import Worth
from rsgui.core.evaluation import verdict
from rsgui.core.texts import counted, number, tr
from rsgui.gui import theme
from rsgui.gui.widgets import Picture, boxed, column, label, row
from rsgui.jobs.outcomes import Outcome

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class OutcomeBar(QWidget):
    """Wins, ties and losses as parts of one bar, each with its word and number."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[tuple[str, int, str], ...] = ()
        self.setFixedHeight(52)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_outcomes(self, wins: int, ties: int, losses: int) -> None:
        """Other numbers."""
        self._parts = (
            ("accent", wins, counted(wins, "{count} win", "{count} wins")),
            ("line_strong", ties, counted(ties, "{count} tie", "{count} ties")),
            ("warning", losses, counted(losses, "{count} loss", "{count} losses")),
        )
        self.setAccessibleName(", ".join(words for *_, words in self._parts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(13))
        colours = theme.tokens()
        total = sum(count for _, count, _ in self._parts) or 1
        left, gap, word = 0.0, 2.0, 0.0
        for colour, count, words in self._parts:
            width = (self.width() - 2 * gap) * count / total
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(colours, colour)))
            if count:
                painter.drawRoundedRect(QRectF(left, 0, width, 24), 4, 4)
                left += width + gap
            painter.drawRoundedRect(QRectF(word, 34, 10, 10), 2, 2)
            painter.setPen(QColor(colours.text))
            painter.drawText(QRectF(word + 16, 28, 120, 22), _LEFT, words)
            word += painter.fontMetrics().horizontalAdvance(words) + 40.0


class VerdictCard(QFrame):
    """One outcome in words."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._mark = Picture("info", 24)
        self._verdict = label("", "section", wrap=True, selectable=True)
        self._control = label("", wrap=True, selectable=True)
        self._worth = label("", "lead", wrap=True, selectable=True)
        self._outcomes = OutcomeBar()
        self._sign = label("", "caption", wrap=True)
        self._caveats = QVBoxLayout()
        self._caveats.setSpacing(6)
        words = column(self._verdict, self._control, self._worth, spacing=6)
        head = row(self._mark, spacing=12)
        head.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        beside = column(label(tr("Prompt by prompt"), "label"), self._outcomes, self._sign, spacing=6)
        self.setLayout(column(head, self._caveats, beside, spacing=16, margin=20))
        self.caveats: list[str] = []

    def show_outcome(self, base: str, outcome: Outcome, gold: str) -> None:
        """Another generator, against the one called `base`."""
        c = outcome.comparison
        difference = c.pass_difference if c.has_passes else c.reward_difference
        if difference.excludes_zero:
            better = difference.estimate > 0
            self._mark.show_icon("chevron-up" if better else "chevron-down", "success" if better else "danger")
        else:
            self._mark.show_icon("info", "muted")
        self._verdict.setText(" ".join(verdict(c, base, outcome.name)))
        self._control.setText(" ".join(outcome.against_control))
        self._control.setVisible(bool(outcome.against_control))
        self._worth.setText(worth_words(outcome.worth, base, outcome.name, gold) if outcome.worth else "")
        self._worth.setVisible(outcome.worth is not None)
        self._show_caveats(list(outcome.caveats))
        self._outcomes.show_outcomes(c.wins, c.ties, c.losses)
        told = tr(
            "Win rate {rate:.0%}, ties counted half. Sign test p {p}.",
            rate=c.win_rate,
            p="< 0.001" if c.sign_p < 0.001 else f"= {number(c.sign_p, '.2g')}",
        )
        left_out = counted(
            c.left_out,
            "{count} prompt lacks rewards and is left out.",
            "{count} prompts lack rewards and are left out.",
        )
        self._sign.setText(f"{told} {left_out}" if c.left_out else told)

    def _show_caveats(self, caveats: list[str]) -> None:
        if caveats == self.caveats:
            return
        self.caveats = caveats
        while (item := self._caveats.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for words in caveats:
            self._caveats.addWidget(_caveat(words))


def _caveat(words: str) -> QWidget:
    mark = Picture("warning", 18)
    mark.show_icon("warning", "warning")
    line = row(mark, spacing=10)
    line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(words, wrap=True, selectable=True), 1)
    return boxed(line)


def worth_words(worth: Worth, base: str, tuned: str, gold: str) -> str:
    """ "This round is worth best of 3.1", with no more claimed than its interval allows."""
    names: dict[str, object] = {"base": base, "tuned": tuned, "gold": gold, "most": worth.most}
    if worth.most < 2:
        return tr("To tell how many completions of {base} it is worth, each prompt needs at least two.", **names)
    if worth.low <= 1:
        return tr("By {gold}, {tuned} is not shown to be worth more than one completion of {base}.", **names)
    if worth.low >= worth.most:
        return tr("By {gold}, one completion of {tuned} is worth at least the best of {most} of {base}.", **names)
    values = {"n": worth.n, "low": worth.low, "high": worth.high}
    if worth.high >= worth.most:
        return tr(
            "By {gold}, one completion of {tuned} is worth about the best of {n:.1f} of {base} (95 % interval {low:.1f}"
            " to {most} or more).",
            **names,
            **values,
        )
    return tr(
        "By {gold}, one completion of {tuned} is worth about the best of {n:.1f} of {base} (95 % interval {low:.1f} to"
        " {high:.1f}).",
        **names,
        **values,
    )
