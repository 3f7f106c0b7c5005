"""How a training goes: its loss as it falls, and the figures of its newest step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QFrame, QGridLayout

from rsgui.core.entities import TrainingPoint, TrainingSample
from rsgui.core.texts import later
from rsgui.gui.charts import LossChart
from rsgui.gui.review.text_views import PlainText
from rsgui.gui.translation import number, tr
from rsgui.gui.widgets import Stat, column, label
from rsgui.gui.words import size

STATS = (
    later("step"),
    later("loss"),
    later("validation loss"),
    later("learning rate"),
    later("gradient norm"),
    later("tokens per second"),
    later("memory"),
)
NOTHING = "–"


class TrainingAnswers(QFrame):
    """A card with what a model answered on its way, prompt by prompt, the newest answer first."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.text = PlainText(tr("Answers on the way"))
        self.text.setFixedHeight(12 * self.text.fontMetrics().lineSpacing() + 8)
        self.setLayout(column(label(tr("Answers on the way"), "section"), self.text, spacing=8, margin=16))
        self.hide()

    def show_samples(self, samples: Sequence[TrainingSample]) -> None:
        """Those of another training, or more of them: the newest first."""
        self.setVisible(bool(samples))
        of_prompts: dict[int, list[TrainingSample]] = {}
        for sample in samples:
            of_prompts.setdefault(sample.place, []).append(sample)
        head, said = QTextCharFormat(), QTextCharFormat()
        head.setFontWeight(QFont.Weight.Bold)
        parts: list[tuple[str, QTextCharFormat]] = []
        for _, answers in sorted(of_prompts.items()):
            parts.append((f"{answers[0].prompt.strip()}\n", head))
            parts += [(f"{tr('step {step:,}', step=one.step)}   {one.text or NOTHING}\n", said) for one in answers]
            parts.append(("\n", said))
        self.text.show_parts(parts[:-1])


class TrainingCurve(QFrame):
    """A card with the curve of one training."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.chart = LossChart(beside=tr("validation loss"))
        self._title = label(tr("Loss"), "section")
        self.stats = {name: Stat(tr(name), NOTHING) for name in STATS}
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, stat in enumerate(self.stats.values()):
            grid.addWidget(stat, place // 4, place % 4)
        inner = column(self._title, grid, spacing=12, margin=16)
        inner.addWidget(self.chart, 1)
        self.setLayout(inner)

    def show_points(self, adapter: str | None, points: Sequence[TrainingPoint]) -> None:
        """The steps of another training, or more of them."""
        self._title.setText(tr("Loss of {adapter}", adapter=adapter) if adapter else tr("Loss"))
        last = points[-1] if points else None
        self.chart.show_points([p.step for p in points], [p.loss for p in points], last.steps if last else None)
        measured = [(p.step, p.validation) for p in points if p.validation is not None]
        self.chart.show_beside([step for step, _ in measured], [loss for _, loss in measured])
        for name, value in _figures(points).items():
            self.stats[name].show_value(value or NOTHING)


def _figures(points: Sequence[TrainingPoint]) -> dict[str, str]:
    if not points:
        return dict.fromkeys(STATS, NOTHING)
    last = points[-1]
    measured = [point.validation for point in points if point.validation is not None]
    rate = f"{last.learning_rate:.6f}".rstrip("0").rstrip(".")
    return {
        "step": tr("{done:,} of {total:,}", done=last.step, total=last.steps),
        "loss": number(last.loss, ".3f"),
        "validation loss": number(measured[-1], ".3f") if measured else "",
        "learning rate": number(last.learning_rate, ".6f")[: len(rate)],
        "gradient norm": "" if last.grad_norm is None else number(last.grad_norm, ".2f"),
        "tokens per second": number(last.tokens_per_second, ",.0f"),
        "memory": "" if last.memory is None else size(last.memory),
    }
