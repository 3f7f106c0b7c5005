"""The line under the filters: how far one is, what undo and redo would do, and what can be said of all marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QWidget

from rsgui.core.entities import Decision
from rsgui.core.review import Step, Steps
from rsgui.core.texts import counted, later_counted, tr
from rsgui.gui import widgets
from rsgui.gui.flow import FlowLayout
from rsgui.gui.key_button import KeyButton
from rsgui.gui.review.board import Board
from rsgui.gui.review.deciding import Deciding
from rsgui.gui.review.more_button import MoreButton
from rsgui.gui.review.pane_parts import said

_STEPS = {
    "skip": later_counted("skip {count} prompt", "skip {count} prompts"),
    "accept": later_counted("accept {count} prompt", "accept {count} prompts"),
    "include": later_counted("include {count} completion", "include {count} completions"),
    "exclude": later_counted("exclude {count} completion", "exclude {count} completions"),
    "clear": later_counted("clear {count} completion", "clear {count} completions"),
    "edit": later_counted("edit {count} completion", "edit {count} completions"),
    "note": later_counted("note {count} completion", "note {count} completions"),
    "tag": later_counted("tag {count} completion", "tag {count} completions"),
    "untag": later_counted("untag {count} completion", "untag {count} completions"),
    "flag": later_counted("flag {count} completion", "flag {count} completions"),
    "unflag": later_counted("unflag {count} completion", "unflag {count} completions"),
    "undo": later_counted("undo {count} completion", "undo {count} completions"),
    "redo": later_counted("redo {count} completion", "redo {count} completions"),
}
_DONE = {
    "skip": later_counted("Skipped {count} prompt", "Skipped {count} prompts"),
    "include": later_counted("Included {count} completion", "Included {count} completions"),
    "exclude": later_counted("Excluded {count} completion", "Excluded {count} completions"),
    "clear": later_counted("Left to the machine: {count} completion", "Left to the machine: {count} completions"),
    "tag": later_counted("Tagged {count} completion", "Tagged {count} completions"),
    "untag": later_counted("Removed a tag of {count} completion", "Removed a tag of {count} completions"),
    "flag": later_counted("Flagged for later: {count} completion", "Flagged for later: {count} completions"),
    "unflag": later_counted("Removed the flag of {count} completion", "Removed the flag of {count} completions"),
    "undo": later_counted(
        "Took back what was said of {count} completion", "Took back what was said of {count} completions"
    ),
    "redo": later_counted(
        "Brought back what was said of {count} completion", "Brought back what was said of {count} completions"
    ),
}
_WROTE = later_counted("Wrote to {count} completion", "Wrote to {count} completions")


class DecisionBar(QWidget):
    """One line: progress and steps, or, while cells are marked, how many and what to do with them."""

    def __init__(self, do: Deciding, more: MoreButton) -> None:
        super().__init__()
        self._progress = widgets.label("", "caption")
        self._all = KeyButton(
            tr("Mark all"), "mark_all", do.mark_all, tr("Every completion that the filters leave, seen or not")
        )
        self._undo = KeyButton(tr("Undo"), "undo", do.undo, tr("Take this back"))
        self._redo = KeyButton(tr("Redo"), "redo", do.redo, tr("Do again what was undone"))
        self._marked = widgets.label("", "label")
        include = KeyButton(tr("Include"), "include", do.include, tr("Put all that is marked into the curated set"))
        exclude = KeyButton(tr("Exclude"), "exclude", do.exclude, tr("Take all that is marked out of the curated set"))
        clear = KeyButton(tr("Leave"), "clear", do.clear, tr("Leave all that is marked to the machine again"))
        self._steps = _line(self._progress, self._all, self._undo, self._redo, more)
        self._marking = _line(self._marked, include, exclude, clear)
        self._marking.hide()
        self.setLayout(widgets.column(self._steps, self._marking, spacing=0))

    def show_progress(self, decided: int, shown: int, speed: float | None) -> None:
        """Of how many of the prompts that are shown something was decided, and how many a minute are."""
        words = tr("{decided:,} of {shown:,} decided", decided=decided, shown=shown)
        if speed is not None and decided < shown:
            words = tr(
                "{progress}, {speed:.0f} a minute: {left} left",
                progress=words,
                speed=speed,
                left=_minutes((shown - decided) / speed),
            )
        self._progress.setText(words)

    def show_marked(self, count: int) -> None:
        """How many completions are marked; without any, the steps are offered."""
        self._marked.setText(counted(count, "{count} completion marked", "{count} completions marked"))
        self._marking.setVisible(count > 0)
        self._steps.setVisible(count == 0)

    def show_steps(self, steps: Steps) -> None:
        """What undo and redo would do now, by name."""
        self._undo.setText(tr("Undo {step}", step=step_words(steps.to_undo)) if steps.to_undo else tr("Undo"))
        self._redo.setText(tr("Redo {step}", step=step_words(steps.to_redo)) if steps.to_redo else tr("Redo"))
        for button, step in ((self._undo, steps.to_undo), (self._redo, steps.to_redo)):
            button.setVisible(step is not None)
            button.updateGeometry()


def _line(*parts: QWidget) -> QWidget:
    line = FlowLayout(spacing=10, line_spacing=6, margins=QMargins(16, 0, 16, 8))
    for part in parts:
        line.addWidget(part)
    return widgets.boxed(line)


def _minutes(left: float) -> str:
    if left < 90:
        return counted(max(1, round(left)), "{count} minute", "{count} minutes")
    return counted(round(left / 60), "{count} hour", "{count} hours")


def step_words(step: Step) -> str:
    """A step by name: "exclude 214 completions"."""
    if step.kind == "best":
        return tr("best of a prompt")
    return counted(step.count, *_STEPS[step.kind])


def told(step: Sequence[Decision], board: Board) -> str:
    """What was just done, in words: "Excluded the 2nd of prompt 17", "Excluded 214 completions"."""
    kind, place = step[0].kind, board.place(step[0].completion)
    if (len(step) == 1 or kind == "best") and place is not None:
        return said(step[0], place[0] + 1, place[1])
    count = sum(one.kind == "skip" for one in step) if kind == "skip" else len(step)
    return counted(count, *_DONE.get(kind, _WROTE))
