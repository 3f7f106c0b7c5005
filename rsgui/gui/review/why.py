"""How a reward came about, beside the completion: a judge's words, the values of steps, what was not seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from rsgui.core.entities import Message
from rsgui.core.scorers import Compared, Detail, Judged, Seen, Steps, Verdict
from rsgui.gui import widgets
from rsgui.gui.review.text_views import Turns
from rsgui.gui.words import plural

MOST_LINES = 8


class Why(NamedTuple):
    """A heading, and what stands under it."""

    title: str
    text: str


class WhyBox(QWidget):
    """Shows a `Why`; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._title = widgets.label("", "label")
        self._text = Turns("How the reward came about", MOST_LINES)
        self.setLayout(widgets.column(self._title, self._text, spacing=4))

    def show_why(self, why: Why | None) -> None:
        """Another one."""
        self.setVisible(why is not None)
        if why is not None:
            self._title.setText(why.title)
            self._text.show_messages((Message("user", why.text),))


def why(detail: Detail | None, completion: str) -> Why | None:
    """What a person is told of a detail; None where that is nothing. Checks have a list of their own."""
    match detail:
        case Judged(text):
            return Why("What the judge said", text)
        case Compared(verdicts):
            return Why(_tally(verdicts), "\n\n".join(_comparisons(verdicts)))
        case Steps(values, ends, _, left_out):
            return Why("Step by step", "\n".join([*_steps(values, ends, completion), *_cut(left_out)]))
        case Seen(tokens, left_out, labels) if labels or left_out:
            named = [f"label {place}: {value:.4g}" for place, value in enumerate(labels)]
            return Why(f"The model saw {plural(tokens, 'token')}", "\n".join([*named, *_cut(left_out)]))
    return None


def _tally(verdicts: Iterable[Verdict]) -> str:
    won = [verdict.won for verdict in verdicts]
    known = [("won", won.count(1.0)), ("tied", won.count(0.5)), ("lost", won.count(0.0)), ("unclear", won.count(None))]
    return "Comparisons: " + ", ".join(f"{count} {name}" for name, count in known if count)


def _comparisons(verdicts: Iterable[Verdict]) -> Iterable[str]:
    for number, verdict in enumerate(verdicts, 1):
        against = "the reference" if verdict.other is None else "another completion"
        yield f"{number}. Against {against}, shown as A:\n{verdict.as_first}\nShown as B:\n{verdict.as_second}"


def _steps(values: Iterable[float], ends: Iterable[int], completion: str) -> Iterable[str]:
    start = 0
    for value, end in zip(values, ends, strict=True):
        yield f"{value:.3f}  {completion[start:end].strip()}"
        start = end


def _cut(left_out: int) -> list[str]:
    return [f"It did not see the last {plural(left_out, 'token')}."] if left_out else []
