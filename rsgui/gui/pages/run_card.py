"""One generation run: what made it, how far it is, and what was refused."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from rsgui.core.entities import Run
from rsgui.core.sampling import SamplingParams
from rsgui.core.texts import counted, number, tr
from rsgui.gui.pages.runs_on import NAMES
from rsgui.gui.tables import when
from rsgui.gui.widgets import Badge, Elided, Stat, boxed, column, label, row
from rsgui.gui.words import percent
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
    parts = [tr("temperature {temperature:g}", temperature=sampling.temperature)]
    if sampling.top_p < 1:
        parts.append(tr("top p {top_p:g}", top_p=sampling.top_p))
    if sampling.top_k:
        parts.append(tr("top k {top_k:,}", top_k=sampling.top_k))
    if sampling.min_p:
        parts.append(tr("min p {min_p:g}", min_p=sampling.min_p))
    if sampling.repetition_penalty != 1:
        parts.append(tr("repetition penalty {penalty:g}", penalty=sampling.repetition_penalty))
    parts.append(tr("up to {count:,} tokens", count=sampling.max_new_tokens))
    if sampling.system_prompt:
        parts.append(tr("own system prompt"))
    if sampling.stop:
        parts.append(counted(len(sampling.stop), "{count} stop string", "{count} stop strings"))
    return ", ".join(parts)


def share(part: int, whole: int) -> str:
    """12 (3 %)"""
    return f"{number(part)} ({percent(part / whole)})" if whole else "0"


class RunCard(QFrame):
    """A card that shows a RunInfo, and the newer ones of the same run."""

    def __init__(self, info: RunInfo) -> None:
        super().__init__()
        self.setProperty("role", "card")
        generator = info.run.generator
        name = generator.model.name
        if generator.adapter:
            name = tr("{model} with an adapter", model=name)
        self._state = Badge()
        head = row(label(name, "section"), Badge(NAMES[generator.model.backend]), None, self._state)
        self._words = Elided("", "muted")
        self._when = label("", "caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stats = {
            "completions": Stat(tr("completions")),
            "tokens": Stat(tr("tokens")),
            "truncated": Stat(tr("truncated")),
            "duplicates": Stat(tr("duplicates")),
        }
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
        all_alike = info.expected == run.n * (info.prompts - summary.refused)
        n = number(run.n) if all_alike else tr("up to {count:,}", count=run.n)
        each = counted(info.prompts, "{n} of each of {count} prompt", "{n} of each of {count} prompts", n=n)
        self._words.setText(f"{each}, {tr('seed {seed}', seed=run.seed)}, {sampling_words(run.generator.sampling)}")
        self._when.setText(when(info.run.created))
        complete = info.made >= info.expected
        self._state.show_as(
            tr("complete") if complete else tr("{count:,} missing", count=info.expected - info.made),
            "success" if complete else "warning",
        )
        self._bar.setRange(0, max(1, info.expected))
        self._bar.setValue(info.made)
        self._bar.setVisible(not complete)
        made = number(info.made) if complete else tr("{done:,} of {total:,}", done=info.made, total=info.expected)
        self._stats["completions"].show_value(made)
        self._stats["tokens"].show_value(number(summary.tokens))
        self._stats["truncated"].show_value(share(summary.truncated, summary.completions))
        self._stats["duplicates"].show_value(share(summary.duplicates, summary.completions))
        self._refused.setVisible(bool(info.refusals))
        lines = [f"\u2022  {refusal}" for refusal in info.refusals]
        if summary.refused > len(info.refusals):
            lines.append(tr("and {count:,} more", count=summary.refused - len(info.refusals)))
        head = counted(summary.refused, "{count} prompt was left out:", "{count} prompts were left out:")
        self._refusals.setText("\n".join([head, *lines, tr("Shorten them, or choose a model with a longer context.")]))


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
