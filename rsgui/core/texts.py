"""What a person reads, in the language that is spoken: English, until the window has another one spoken.

The English text is the key. `make translations` collects what is given to `tr`, `counted`, `later` and `later_counted`
as constants.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from numbers import Real
from string import Formatter
from typing import Any, NamedTuple


class Language(NamedTuple):
    """How texts are translated, and what becomes of the marks in a number as Python writes it."""

    translate: Callable[[str, str, int], str]
    """Of a text, its meaning and a number (-1: none)."""
    marks: Mapping[int, str]


ENGLISH = Language(lambda text, meaning, number: text, {ord("%"): " %"})

_spoken = ENGLISH


def speak(language: Language) -> None:
    """Has all texts that are made from now on in this language. It belongs to the whole process, as a locale does."""
    global _spoken  # noqa: PLW0603
    _spoken = language


def later(text: str) -> str:
    """Marks a constant; what shows it gives it to `tr`, which translates it."""
    return text


def later_counted(one: str, many: str) -> tuple[str, str]:
    """Marks two constants; what shows them gives them to `counted`."""
    return one, many


def tr(text: str, meaning: str = "", /, **values: object) -> str:
    """The text in the language that is spoken. Values go where it has their names:
    `tr("{done:,} of {total:,}", done=3, total=1200)`; without any it is taken as it is.

    `meaning` tells apart what is one word in English only: `tr("Open", "not decided")`.
    """
    found = _spoken.translate(text, meaning, -1) if text else ""
    return _WORDS.vformat(found, (), values) if values else found


def counted(count: int, one: str, many: str, /, **values: object) -> str:
    """The same where the words depend on a number, which stands for `{count}`:
    `counted(n, "{count} prompt", "{count} prompts")`."""
    found = _spoken.translate(many, "", count)
    if found == many and count == 1:  # nothing was found: English
        found = one
    return _WORDS.vformat(found, (), {"count": number(count)} | values)


def number(value: Any, form: str = ",") -> str:
    """A number as the language writes it: `number(0.5, ".0%")` is "50 %"."""
    return format(value, form).translate(_spoken.marks)


class _Words(Formatter):
    def format_field(self, value: Any, form: str) -> str:
        if isinstance(value, Real) and not isinstance(value, bool):  # numpy's, too
            return number(value, form)
        return format(value, form)


_WORDS = _Words()


class Figure(float):
    """A number that is written in whole units from 1 up and with two digits below, so that the end of an interval that
    is just off zero never reads as zero; the minus is a real one."""

    def __format__(self, form: str) -> str:
        value = float(self)
        form = form or (".0f" if abs(value) >= 1 else ".2g" if abs(value) > 1e-9 else ".0f")
        return "0" if abs(value) <= 1e-9 else format(value, form).replace("-", "−")
