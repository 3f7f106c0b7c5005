"""How a reward came about, beside the completion: a judge's words, the values of steps, what was not seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from rsgui.core.entities import Message
from rsgui.core.scorers import Compared, Detail, Judged, Seen, Steps, Verdict
from rsgui.core.texts import counted, later, number, tr
from rsgui.gui import widgets
from rsgui.gui.review.text_views import Turns

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
        self._text = Turns(tr("How the reward came about"), MOST_LINES)
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
            return Why(tr("What the judge said"), text)
        case Compared(verdicts):
            return Why(_tally(verdicts), "\n\n".join(_comparisons(verdicts)))
        case Steps(values, ends, _, left_out):
            return Why(tr("Step by step"), "\n".join([*_steps(values, ends, completion), *_cut(left_out)]))
        case Seen(tokens, left_out, labels) if labels or left_out:
            named = [tr("label {place}: {value:.4g}", place=place, value=value) for place, value in enumerate(labels)]
            return Why(
                counted(tokens, "The model saw {count} token", "The model saw {count} tokens"),
                "\n".join([*named, *_cut(left_out)]),
            )
    return None


def _tally(verdicts: Iterable[Verdict]) -> str:
    won = [verdict.won for verdict in verdicts]
    known = {
        later("{count:,} won"): won.count(1.0),
        later("{count:,} tied"): won.count(0.5),
        later("{count:,} lost"): won.count(0.0),
        later("{count:,} unclear"): won.count(None),
    }
    return tr("Comparisons: {counts}", counts=", ".join(tr(words, count=n) for words, n in known.items() if n))


def _comparisons(verdicts: Iterable[Verdict]) -> Iterable[str]:
    for place, verdict in enumerate(verdicts, 1):
        against = tr("the reference") if verdict.other is None else tr("another completion")
        first = tr("{place}. Against {against}, shown as A:", place=place, against=against)
        yield f"{first}\n{verdict.as_first}\n{tr('Shown as B:')}\n{verdict.as_second}"


def _steps(values: Iterable[float], ends: Iterable[int], completion: str) -> Iterable[str]:
    start = 0
    for value, end in zip(values, ends, strict=True):
        yield f"{number(value, '.3f')}  {completion[start:end].strip()}"
        start = end


def _cut(left_out: int) -> list[str]:
    return [
        counted(n, "It did not see the last {count} token.", "It did not see the last {count} tokens.")
        for n in (left_out,)
        if n
    ]
