"""One generation run: what made it, how far it is, and what was refused."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from rsgui.core.entities import Run
from rsgui.core.sampling import SamplingParams
from rsgui.gui.pages.runs_on import NAMES
from rsgui.gui.tables import when
from rsgui.gui.widgets import Badge, Elided, Stat, boxed, column, label, row
from rsgui.gui.words import plural
from rsgui.store.runs import RunSummary


class RunInfo(NamedTuple):
    """What is shown of a run."""

    run: Run
    made: int
    expected: int
    summary: RunSummary
    refusals: tuple[str, ...]  # the first refused prompts, and why
    prompts: int  # that it takes


REFUSALS_SHOWN = 5


def sampling_words(sampling: SamplingParams) -> str:
    """The parameters that differ from "off", as one line."""
    parts = [f"temperature {sampling.temperature:g}"]
    if sampling.top_p < 1:
        parts.append(f"top p {sampling.top_p:g}")
    if sampling.top_k:
        parts.append(f"top k {sampling.top_k:,}")
    if sampling.min_p:
        parts.append(f"min p {sampling.min_p:g}")
    if sampling.repetition_penalty != 1:
        parts.append(f"repetition penalty {sampling.repetition_penalty:g}")
    parts.append(f"up to {sampling.max_new_tokens:,} tokens")
    if sampling.system_prompt:
        parts.append("own system prompt")
    if sampling.stop:
        parts.append(plural(len(sampling.stop), "stop string"))
    return ", ".join(parts)


def share(part: int, whole: int) -> str:
    """12 (3 %)"""
    return f"{part:,} ({part / whole:.0%})".replace("%", " %") if whole else "0"


class RunCard(QFrame):
    """A card that shows a RunInfo, and the newer ones of the same run."""

    def __init__(self, info: RunInfo) -> None:
        super().__init__()
        self.setProperty("role", "card")
        generator = info.run.generator
        name = generator.model.name + (" with an adapter" if generator.adapter else "")
        self._state = Badge()
        head = row(label(name, "section"), Badge(NAMES[generator.model.backend]), None, self._state)
        self._words = Elided("", "muted")
        self._when = label("", "caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stats = {name: Stat(name) for name in ("completions", "tokens", "truncated", "duplicates")}
        self._refusals = label("", "caption", wrap=True, selectable=True)
        self._refused = boxed(column(self._refusals, margin=12), "warning")
        line = row(spacing=12)
        line.addWidget(self._words, 1)
        line.addWidget(self._when)
        stats = row(spacing=12)
        for stat in self._stats.values():
            stats.addWidget(stat, 1)
        self.setLayout(column(column(head, line, spacing=4), self._bar, stats, self._refused, spacing=12, margin=16))
        self.show_info(info)

    def show_info(self, info: RunInfo) -> None:
        """Other figures of the same run."""
        run, summary = info.run, info.summary
        up_to = "" if info.expected == run.n * (info.prompts - summary.refused) else "up to "
        self._words.setText(
            f"{up_to}{run.n} of each of {plural(info.prompts, 'prompt')}, seed {run.seed},"
            f" {sampling_words(run.generator.sampling)}"
        )
        self._when.setText(when(info.run.created))
        complete = info.made >= info.expected
        self._state.show_as(
            "complete" if complete else f"{info.expected - info.made:,} missing", "success" if complete else "warning"
        )
        self._bar.setRange(0, max(1, info.expected))
        self._bar.setValue(info.made)
        self._bar.setVisible(not complete)
        made = f"{info.made:,}" if complete else f"{info.made:,} of {info.expected:,}"
        self._stats["completions"].show_value(made)
        self._stats["tokens"].show_value(f"{summary.tokens:,}")
        self._stats["truncated"].show_value(share(summary.truncated, summary.completions))
        self._stats["duplicates"].show_value(share(summary.duplicates, summary.completions))
        self._refused.setVisible(bool(info.refusals))
        lines = [f"\u2022  {refusal}" for refusal in info.refusals]
        if summary.refused > len(info.refusals):
            lines.append(f"and {summary.refused - len(info.refusals):,} more")
        head = f"{plural(summary.refused, 'prompt was', 'prompts were')} left out:"
        self._refusals.setText("\n".join([head, *lines, "Shorten them, or choose a model with a longer context."]))


class RunList(QWidget):
    """The runs of a project, newest first. Cards stay while their figures change."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: dict[int, RunCard] = {}
        self._lines = column(None, spacing=12)
        self.setLayout(self._lines)

    def show_runs(self, infos: list[RunInfo]) -> None:
        """Shows these runs."""
        wanted = {info.run.id for info in infos}
        for gone in set(self._cards) - wanted:
            self._cards.pop(gone).deleteLater()
        for place, info in enumerate(infos):
            if info.run.id in self._cards:
                self._cards[info.run.id].show_info(info)
            else:
                self._cards[info.run.id] = RunCard(info)
                self._lines.insertWidget(place, self._cards[info.run.id])
