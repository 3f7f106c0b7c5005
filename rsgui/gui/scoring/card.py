"""One scorer as a card: what it looks at, what it gave, and why rewards are missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from rsgui.core import wire
from rsgui.core.calibration import PairQuality
from rsgui.core.entities import GivenRewards, Scorer
from rsgui.core.errors import RsguiError
from rsgui.core.texts import counted, later, number, tr
from rsgui.gui.background import Awaited, Reader
from rsgui.gui.histogram import Histogram
from rsgui.gui.notices import ErrorBanner
from rsgui.gui.pages.fold import Fold
from rsgui.gui.review.text_views import PlainText
from rsgui.gui.scoring.kinds import words
from rsgui.gui.scoring.state import ScorerState
from rsgui.gui.widgets import Badge, Stat, boxed, button, column, label, row
from rsgui.gui.words import duration
from rsgui.jobs import scorers
from rsgui.jobs.workbench import Workbench

HEIGHT = 150
"""Of the histogram and of what a scorer sees, so that two scorers fit a window."""
STATS = (
    later("rewarded"),
    later("missing"),
    later("mean reward"),
    later("not scored yet"),
    later("end not seen"),
    later("took"),
)


class ScorerCard(QFrame):
    """The figures of one scorer, and a button that lets it score."""

    start_asked = Signal(int)
    """The scorer's id."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.state: ScorerState | None = None
        self._name = label("", "section")
        self._kind = Badge("", "neutral")
        self._badge = Badge("", "neutral")
        self.start_button = button(tr("Score"), self._ask, "", "score")
        self._about = label("", "muted", wrap=True)
        self._stats = {name: Stat(tr(name)) for name in STATS}
        self._histogram = Histogram()
        self._histogram.setFixedHeight(HEIGHT)
        self._reasons = label("", wrap=True, selectable=True)
        self._reasons_box = boxed(column(self._reasons, margin=12), "warning")
        self._quality = label("", wrap=True, selectable=True)
        self.seen = SeenFold(bench)
        figures = row(spacing=20)
        for stat in self._stats.values():
            figures.addWidget(stat)
        figures.addStretch(1)
        left = column(self._about, figures, self._quality, None, spacing=12)
        middle = row(spacing=24)
        middle.addLayout(left, 3)
        middle.addWidget(self._histogram, 2)
        head = row(self._name, self._kind, None, self._badge, self.start_button, spacing=12)
        self.setLayout(column(head, middle, self._reasons_box, self.seen, spacing=12, margin=20))

    def show_state(self, state: ScorerState, busy: bool, alone: bool) -> None:
        """Other figures. `busy`: something is being scored; `alone`: the page's own button starts this one."""
        self.state = state
        summary = state.summary
        said = words(state.scorer.spec, state.learned.about if state.learned else "")
        self._name.setText(state.scorer.name)
        self._kind.setText(said.kind)
        self._kind.setVisible(said.kind.casefold() != state.scorer.name.casefold())
        self._about.setText(said.about)
        done = not state.unscored
        self._badge.show_as(
            tr("complete") if done else tr("{count:,} to score", count=state.unscored),
            "success" if done else "warning",
        )
        self.start_button.setVisible(not done and not alone)
        self.start_button.setEnabled(not busy)
        figures = {
            "rewarded": number(summary.rewarded),
            "missing": number(summary.missing),
            "mean reward": "-" if summary.mean is None else number(summary.mean, ".3f"),
            "not scored yet": number(state.unscored),
            "end not seen": number(state.truncated),
            "took": duration(state.seconds) if state.seconds else "-",
        }
        for name, text in figures.items():
            self._stats[name].show_value(text)
        self._stats["end not seen"].setVisible(bool(state.truncated))
        self._histogram.setVisible(bool(summary.rewarded))
        self._histogram.show_summary(summary)
        self._show_reasons(summary.reasons)
        self._quality.setVisible(state.learned is not None)
        self._quality.setText(quality_words(state.learned.quality if state.learned else None))
        self.seen.show_scorer(state.scorer if said.reads else None)

    def _show_reasons(self, reasons: dict[str, int]) -> None:
        lines = [
            f"•  {(tr(why) or tr('no reason given')).rstrip('.')}: {number(count)}" for why, count in reasons.items()
        ]
        self._reasons.setText("\n".join([tr("Why rewards are missing:"), *lines]))
        self._reasons_box.setVisible(bool(lines))

    def _ask(self) -> None:
        if self.state is not None:
            self.start_button.setEnabled(False)
            self.start_asked.emit(self.state.scorer.id)


class SeenFold(Fold):
    """What a scorer's model is given for the first completion, to the last token; asked for when it is opened."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._text = PlainText(tr("What the scorer sees"))
        self._text.setProperty("role", "log")
        self._text.setFixedHeight(HEIGHT)
        self._count = label("", "caption")
        self.errors = ErrorBanner(closable=False)
        content = QWidget()
        content.setLayout(column(self.errors, self._text, self._count, spacing=8))
        super().__init__(
            tr("What it sees"), content, tr("the first completion as this scorer is given it, token by token")
        )
        self._reader, self._answer = Reader(self), Awaited(self)
        self._asked: int | None = None
        self._scorer: Scorer | None = None
        self.opened.connect(self._ask)

    def show_scorer(self, scorer: Scorer | None) -> None:
        """Another scorer; None for one that is given no text as a model is."""
        self._scorer = scorer
        self.setVisible(scorer is not None)
        if self.is_open:
            self._ask()

    @property
    def shown(self) -> str:
        """The text."""
        return self._text.toPlainText()

    def _ask(self) -> None:
        scorer, bench = self._scorer, self._bench
        if scorer is None or isinstance(scorer.spec, GivenRewards) or scorer.id == self._asked:
            return
        project, spec = scorer.project, scorer.spec
        self._asked = scorer.id
        self._count.setText(tr("Looking at it; a running job goes first."))
        self._reader.ask(
            lambda: scorers.show_scored(bench, project, spec),
            lambda answer: self._answer.wait_for(answer, self._show, self._fail),
            self._fail,
            scorer.id,
        )

    def _show(self, seen: wire.Rendered) -> None:
        self.errors.clear()
        self._text.setPlainText("".join(piece.text for piece in seen.pieces))
        self._text.show()
        self._count.setText(counted(seen.tokens, "{count} token", "{count} tokens") if seen.tokens else "")

    def _fail(self, error: RsguiError) -> None:
        self._asked = None
        self._text.hide()
        self._count.setText("")
        self.errors.show_error(error)


def quality_words(quality: PairQuality | None) -> str:
    """How good a learned reward model is, for whoever wants to trust it."""
    if quality is None:
        return tr("No held-out pair was short enough to measure it on.")
    sure = "; ".join(
        tr(
            "when {stated:.0%} sure, right in {right:.0%} of {pairs:,}",
            stated=one.stated,
            right=one.right,
            pairs=one.pairs,
        )
        for one in quality.bins
    )
    return counted(
        quality.pairs,
        "Of {count} held-out pair it prefers the better one in {accuracy:.0%} ({low:.0%} to {high:.0%}; a coin has "
        "{coin:.0%}). Brier score {brier:.3f} (a coin has {coin_brier:.3f}), calibration error {error:.3f}: {sure}.",
        "Of {count} held-out pairs it prefers the better one in {accuracy:.0%} ({low:.0%} to {high:.0%}; a coin has "
        "{coin:.0%}). Brier score {brier:.3f} (a coin has {coin_brier:.3f}), calibration error {error:.3f}: {sure}.",
        coin=0.5,
        coin_brier=0.25,
        accuracy=quality.accuracy,
        low=quality.low,
        high=quality.high,
        brier=quality.brier,
        error=quality.error,
        sure=sure,
    )
