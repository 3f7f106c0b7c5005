"""What the loop came to, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rsgui.core.entities import Adapter
from rsgui.core.evaluation import Comparison, verdict
from rsgui.core.statistics import Interval
from rsgui.jobs import evaluating
from rsgui.jobs.loop import Outcome
from rsgui.jobs.workbench import Workbench
from rsgui.store import rounds, runs

HEADINGS = ("held-out prompts", "number", "before", "after", "difference", "95 % interval")
ALL = ("all held-out prompts", "pass rate", "95 % interval", "against base", "95 % interval")


def of_loop(bench: Workbench, outcome: Outcome) -> str:
    """The last round's table and, where there are more than the base and one adapter, one of them all."""
    last = evaluating.comparison(bench, outcome.evaluation.id, outcome.place)
    said = text(last, outcome.adapter)
    if len(outcome.evaluation.runs) == 2:
        return said
    return "\n".join([said, "", *_table([ALL, *_everybody(bench, outcome)])])


def rows(comparison: Comparison) -> list[tuple[str, ...]]:
    """Pass rates of each group and of all, as cells under `HEADINGS`."""
    groups = [_cells(name, group) for name, group in comparison.groups.items()]
    return [*groups, _cells("all", comparison)]


def text(comparison: Comparison, adapter: Adapter) -> str:
    """The table, the verdict, and where the adapter is."""
    head, rule, *lines = _table([HEADINGS, *rows(comparison)])
    groups = [*lines[:-1], rule] if len(lines) > 1 else []
    body = [head, rule, *groups, lines[-1]]
    return "\n".join(["Held-out pass rate", "", *body, "", *verdict(comparison), f"Adapter: {adapter.folder}"])


def _table(table: Sequence[Sequence[str]]) -> list[str]:
    """The rows as lines, with a rule under the first."""
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    lines = [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in table
    ]
    return [lines[0], "-" * len(lines[0]), *lines[1:]]


def _everybody(bench: Workbench, outcome: Outcome) -> Iterator[tuple[str, ...]]:
    """The base and each adapter of the evaluation under the name of its round, as cells under `ALL`."""
    project = outcome.evaluation.project
    with bench.store.read() as s:
        folders = [runs.get(s, run).generator.adapter for run in outcome.evaluation.runs]
        made = {adapter.id: adapter.folder for adapter in rounds.adapters(s, project)}
        named = {made.get(one.adapter or 0): one.name for one in rounds.of_project(s, project)}
        named |= {made[one.control]: f"control of {one.name}" for one in rounds.of_project(s, project) if one.control}
    for place, folder in enumerate(folders):
        compared = evaluating.comparison(bench, outcome.evaluation.id, max(place, 1))
        side = compared.tuned if place else compared.base
        moved = compared.pass_difference
        yield (
            named.get(folder, "?") if folder else "base",
            f"{side.pass_rate.estimate:.2f}",
            f"{side.pass_rate.low:.2f} to {side.pass_rate.high:.2f}",
            f"{moved.estimate:+.2f}" if place else "",
            f"{moved.low:+.2f} to {moved.high:+.2f}" if place else "",
        )


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
