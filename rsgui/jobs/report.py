"""What the loop came to, as text for a terminal."""

from __future__ import annotations

from rsgui.core.entities import Adapter
from rsgui.core.evaluation import Comparison, verdict
from rsgui.core.statistics import Interval

HEADINGS = ("held-out prompts", "number", "before", "after", "difference", "95 % interval")


def rows(comparison: Comparison) -> list[tuple[str, ...]]:
    """Pass rates of each group and of all, as cells under `HEADINGS`."""
    groups = [_cells(name, group) for name, group in comparison.groups.items()]
    return [*groups, _cells("all", comparison)]


def text(comparison: Comparison, adapter: Adapter) -> str:
    """The table, the verdict, and where the adapter is."""
    table = [HEADINGS, *rows(comparison)]
    widths = [max(len(row[column]) for row in table) for column in range(len(HEADINGS))]
    lines = [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in table
    ]
    rule = "-" * len(lines[0])
    groups = [*lines[1:-1], rule] if len(lines) > 2 else []
    body = [lines[0], rule, *groups, lines[-1]]
    return "\n".join(["Held-out pass rate", "", *body, "", *verdict(comparison), f"Adapter: {adapter.folder}"])


def _cells(name: str, comparison: Comparison) -> tuple[str, ...]:
    difference: Interval = comparison.pass_difference
    return (
        name,
        str(comparison.prompts),
        f"{comparison.base.pass_rate.estimate:.2f}",
        f"{comparison.tuned.pass_rate.estimate:.2f}",
        f"{difference.estimate:+.2f}",
        f"{difference.low:+.2f} to {difference.high:+.2f}",
    )
