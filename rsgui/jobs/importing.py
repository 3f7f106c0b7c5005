"""The job that imports prompts: all of a file, or nothing of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from rsgui.core import wire
from rsgui.core.entities import NewPrompt
from rsgui.core.errors import BadInput
from rsgui.core.texts import counted, later
from rsgui.jobs.context import Context
from rsgui.jobs.engine_client import Items
from rsgui.jobs.files import told
from rsgui.jobs.specs import ImportJob
from rsgui.store import prompts

CHUNK = 1000

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(NewPrompt)


def run(context: Context, spec: ImportJob) -> str:
    """Reads the whole file to a spool on disk first: a bad last line leaves the store as it was."""
    name = Path(spec.path).name
    with told(Path(tempfile.gettempdir())), tempfile.TemporaryFile() as spool:
        read = _spool(context, spec, spool)
        if not read:
            raise BadInput("{name} has no prompts in it.", "Choose another file.", name=name)
        context.check()
        context.meter.note(later("writing"))
        added = duplicates = 0
        spool.seek(0)
        lines = (_decoder.decode(line) for line in spool)
        with context.store.write() as w:
            for chunk in _chunks(lines):
                result = prompts.add(w, context.project, chunk, spec.held_out_share)
                added += result.added
                duplicates += result.duplicates
    imported = counted(added, "{count} prompt imported.", "{count} prompts imported.")
    if not duplicates:
        return imported
    twice = counted(
        duplicates,
        "{count} was there already, or twice in the file.",
        "{count} were there already, or twice in the file.",
    )
    return f"{imported} {twice}"


def _spool(context: Context, spec: ImportJob, spool: BinaryIO) -> int:
    context.meter.start(0, 0, later("prompts"))

    def keep(items: Items) -> None:
        read = [item.prompt for item in items if isinstance(item, wire.Read)]
        spool.writelines(_encoder.encode(prompt) + b"\n" for prompt in read)
        context.meter.add(len(read))

    result = context.request(wire.ReadPrompts(0, spec.path, spec.columns), keep)
    if isinstance(result, wire.FileInfo):
        context.meter.expect(context.meter.done)
    return context.meter.done


def _chunks(lines: Iterator[NewPrompt]) -> Iterator[list[NewPrompt]]:
    while chunk := list(islice(lines, CHUNK)):
        yield chunk
