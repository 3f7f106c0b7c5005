"""The figures of every generator of an evaluation beside each other, a line each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from rsgui.core.statistics import Interval
from rsgui.core.texts import Figure, later, number, tr
from rsgui.gui.widgets import label
from rsgui.jobs.outcomes import Results, Sample


class FiguresTable(QWidget):
    """Rewards, lengths and diversity; made anew for other results, since another number of generators has another
    number of lines."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(6)
        self.cells: list[list[str]] = []

    def show_results(self, results: Results) -> None:
        """Other generators."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        passes = any(sample.reached and sample.reached.pass_rate.estimate > 0 for sample in results.samples)
        passes = passes and all(outcome.comparison.shares for outcome in results.outcomes)
        heads = ["", tr("Pass rate"), *self._heads()] if passes else ["", *self._heads()]
        lines = [_cells(sample, passes) for sample in results.samples]
        self.cells = [[text for text, _ in line] for line in lines]
        for place, head in enumerate(heads):
            self._put(0, place, label(head, "label"), right=place > 0)
        for line, cells in enumerate(lines, 1):
            for place, (text, tip) in enumerate(cells):
                shown = label(text, selectable=True) if place else label(text, "section")
                shown.setToolTip(tip)
                self._put(line, place, shown, right=place > 0)
        self._grid.setColumnStretch(len(heads), 1)

    def _heads(self) -> Sequence[str]:
        return (
            tr("Mean reward"),
            tr("Tokens"),
            tr("Cut off"),
            tr("Different words"),
            tr("Different word pairs"),
            tr("KL from base"),
        )

    def _put(self, line: int, place: int, shown: QLabel, right: bool) -> None:
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(shown, line, place, side | Qt.AlignmentFlag.AlignVCenter)


def _cells(sample: Sample, passes: bool) -> list[tuple[str, str]]:
    """Texts with what the pointer tells."""
    name, reached, count = sample.name, sample.reached, len(sample.lengths)
    if not count:
        return [(name, ""), (tr("nothing made yet"), "")]
    cells = [(name, "")]
    if passes:
        text = "–" if reached is None else _rate(*reached.pass_rate)
        cells.append((text, tr("With the 95 % interval over prompts.")))
    if reached is None:
        cells.append(("–", tr("No rewards yet.")))
    else:
        known = tr("{rewarded:,} completions, {missing:,} without a reward.", **_counts(sample))
        cells.append((f"{reached.mean_reward:.3f}", known))
    shares = [
        (tr("{count:,}  ({share:.1%})", count=d.unique, share=d.share), tr("of {total:,} in all", total=d.total))
        for d in sample.distinct
    ]
    cut = tr("{count:,} of {total:,} completions ended at their longest.", count=sample.cut_off, total=count)
    return [
        *cells,
        (f"{sample.lengths.mean():.0f}", tr("In the mean over {count:,} completions.", count=count)),
        (number(sample.cut_off / count, ".0%"), cut),
        *shares,
        (_interval(sample.kl), tr(_KL)),
    ]


_KL = later(
    "How far the tuned model is from its base, in nats a completion: how much more probable its own completions are by"
    " it than by its base, with the 95 % interval over prompts. That is the KL divergence where they are drawn with"
    " temperature 1 and from the whole distribution; else it tells of what is drawn."
)


def _interval(kl: Interval | None) -> str:
    if kl is None:
        return "–"
    return tr("{value:.1f}  ({low:.1f} to {high:.1f})", value=kl.estimate, low=kl.low, high=kl.high)


def _rate(rate: float, low: float, high: float) -> str:
    return tr(
        "{rate} %  ({low} to {high})",
        rate=Figure(100 * rate),
        low=Figure(100 * low),
        high=Figure(100 * high),
    )


def _counts(sample: Sample) -> dict[str, object]:
    assert sample.reached is not None
    return {"rewarded": sample.reached.completions, "missing": sample.reached.missing}
