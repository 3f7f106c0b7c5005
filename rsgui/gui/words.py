"""Numbers, times and sizes in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime

from rsgui.core.texts import number, tr
from rsgui.gui.translation import locale


def plural(count: int, one: str, many: str = "") -> str:
    """1 prompt, 1,152 prompts"""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def percent(share: float, digits: int = 0) -> str:
    """A share in percent: "45 %"."""
    return number(share, f".{digits}%")


def duration(seconds: float) -> str:
    """About how long, as one says it: "2 min", "1 h 5 min", "8 s"."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"  # the same in all languages


def size(count: int) -> str:
    """Bytes as one says them: "640 kB", "1.2 GB"."""
    for unit, each in (("GB", 1e9), ("MB", 1e6)):
        if count >= each:
            return f"{number(count / each, ',.1f')} {unit}"
    return f"{number(max(1, round(count / 1e3)))} kB"


def day(moment: float) -> str:
    """A day, with its year where that is another: "12 May", "12 May 2023"."""
    then = QDateTime.fromSecsSinceEpoch(int(moment))
    year = "" if then.date().year() == QDateTime.currentDateTime().date().year() else " yyyy"
    return locale().toString(then, tr("d MMM", "how a day is written") + year)


def moment(seconds: float) -> str:
    """A moment to the minute: "12 May 09:05"."""
    return locale().toString(QDateTime.fromSecsSinceEpoch(int(seconds)), tr("d MMM hh:mm", "how a moment is written"))


def both(parts: Sequence[str]) -> str:
    """One after the other: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return tr("{several} and {last}", several=", ".join(parts[:-1]), last=parts[-1])
