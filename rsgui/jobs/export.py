"""The job that exports the curated set as JSONL in chat-messages form."""

from __future__ import annotations

from pathlib import Path

import msgspec

from rsgui.core.dataset import chat_line
from rsgui.jobs import curating
from rsgui.jobs.context import Context
from rsgui.jobs.files import whole_file
from rsgui.jobs.specs import ExportJob
from rsgui.jobs.words import counted


def run(context: Context, spec: ExportJob) -> str:
    """Writes the file beside its place and renames it. Raises DiskFull, BadInput."""
    path = Path(spec.path)
    chosen = curating.curated(context.store, context.project, spec.selection)
    context.meter.start(len(chosen), 0, "rows")
    with whole_file(path) as file:
        for row in curating.rows(context.store, chosen):
            context.check()
            file.write(msgspec.json.encode(chat_line(row)) + b"\n")
            context.meter.add(1)
    return f"{counted(context.meter.done, 'row')} written to {path}."
