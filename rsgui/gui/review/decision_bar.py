"""The line under the filters: how far one is, what undo and redo would do, and what can be said of all marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from rsgui.core.entities import Decision
from rsgui.core.review import OF_PROMPTS, Step, Steps
from rsgui.core.texts import counted, tr
from rsgui.gui import widgets
from rsgui.gui.key_button import KeyButton
from rsgui.gui.review.board import Board
from rsgui.gui.review.deciding import Deciding
from rsgui.gui.review.more_button import MoreButton
from rsgui.gui.review.pane_parts import said
from rsgui.gui.words import plural

_PAST = {
    "include": "Included",
    "exclude": "Excluded",
    "clear": "Left to the machine:",
    "tag": "Tagged",
    "untag": "Removed a tag of",
    "flag": "Flagged for later:",
    "unflag": "Removed the flag of",
    "undo": "Took back what was said of",
    "redo": "Brought back what was said of",
}


class DecisionBar(QWidget):
    """One line: progress and steps, or, while cells are marked, how many and what to do with them."""

    def __init__(self, do: Deciding, more: MoreButton) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._progress = widgets.label("", "caption")
        self._all = KeyButton(
            "Mark all", "mark_all", do.mark_all, "Every completion of the prompts that the filters leave"
        )
        self._undo = KeyButton("Undo", "undo", do.undo, "Take this back")
        self._redo = KeyButton("Redo", "redo", do.redo, "Do again what was undone")
        self._marked = widgets.label("", "label")
        include = KeyButton("Include", "include", do.include, "Put all that is marked into the curated set")
        exclude = KeyButton("Exclude", "exclude", do.exclude, "Take all that is marked out of the curated set")
        clear = KeyButton("Leave", "clear", do.clear, "Leave all that is marked to the machine again")
        self._stack = QStackedLayout(self)
        for line in (
            widgets.row(self._progress, None, self._all, self._undo, self._redo, more, spacing=8),
            widgets.row(self._marked, None, include, exclude, clear, spacing=8),
        ):
            line.setContentsMargins(16, 0, 16, 8)
            self._stack.addWidget(widgets.boxed(line))

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
        self._marked.setText(f"{plural(count, 'completion')} marked")
        self._stack.setCurrentIndex(1 if count else 0)

    def show_steps(self, steps: Steps) -> None:
        """What undo and redo would do now, by name."""
        for button, verb, step in ((self._undo, "Undo", steps.to_undo), (self._redo, "Redo", steps.to_redo)):
            button.setText(f"{verb} {step_words(step)}" if step else verb)
            button.setVisible(step is not None)
            button.updateGeometry()


def _minutes(left: float) -> str:
    if left < 90:
        return counted(max(1, round(left)), "{count} minute", "{count} minutes")
    return counted(round(left / 60), "{count} hour", "{count} hours")


def step_words(step: Step) -> str:
    """A step by name: "exclude 214 completions"."""
    one = "prompt" if step.kind in OF_PROMPTS else "completion"
    if step.kind == "best":
        return "best of a prompt"
    return f"{step.kind} {plural(step.count, one)}"


def told(step: Sequence[Decision], board: Board) -> str:
    """What was just done, in words: "Excluded the 2nd of prompt 17", "Excluded 214 completions"."""
    place = board.place(step[0].completion)
    if (len(step) == 1 or step[0].kind == "best") and place is not None:
        return said(step[0], place[0] + 1, place[1])
    if step[0].kind == "skip":
        return f"Skipped {plural(sum(one.kind == 'skip' for one in step), 'prompt')}"
    return f"{_PAST.get(step[0].kind, 'Wrote to')} {plural(len(step), 'completion')}"
