"""The job that exports the curated set as JSONL in chat-messages form."""

from __future__ import annotations

from pathlib import Path

import msgspec

from rsgui.core.dataset import chat_line
from rsgui.core.texts import counted, later
from rsgui.jobs import curating
from rsgui.jobs.context import Context
from rsgui.jobs.files import whole_file
from rsgui.jobs.specs import ExportJob


def run(context: Context, spec: ExportJob) -> str:
    """Writes the file beside its place and renames it. Raises DiskFull, BadInput."""
    path = Path(spec.path)
    chosen = curating.curated(context.store, context.project, spec.selection)
    context.meter.start(len(chosen), 0, later("rows"))
    edited = 0
    with whole_file(path) as file:
        for row in curating.rows(context.store, chosen):
            context.check()
            file.write(msgspec.json.encode(chat_line(row)) + b"\n")
            edited += row.human_written
            context.meter.add(1)
    told = counted(context.meter.done, "{count} row written to {file}.", "{count} rows written to {file}.", file=path)
    if edited:
        told += " " + counted(
            edited, "{count} of them was edited by a person.", "{count} of them were edited by a person."
        )
    return told
