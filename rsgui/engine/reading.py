"""Reading prompt files: JSONL, CSV and Parquet through `datasets`, which streams them in pieces of bounded size.

What a row means is in prompt_rows.py. The first row that cannot be used ends the reading with its line number.
"""

from __future__ import annotations

import csv
import glob
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from rsgui.core import wire
from rsgui.core.errors import BadInput
from rsgui.engine.control import Control, Reply
from rsgui.engine.prompt_rows import PromptRows, Row

JSON_ENDINGS = (".jsonl", ".ndjson")
TABLE_ENDINGS = (".csv", ".tsv")
PARQUET_ENDINGS = (".parquet",)

NumberedRow = tuple[int, Row]
"""The one-based line on which a row begins (in Parquet: its number), and the row."""


def read_prompts(request: wire.ReadPrompts, control: Control, reply: Reply) -> wire.FileInfo:
    """Answers every row with `Read`. Raises BadInput at the first that cannot be used; Cancelled."""
    path = Path(request.path).expanduser()
    _check(path)
    prompts = PromptRows(path.name, request.columns)
    count, cut = 0, False
    with _translated_errors(path), tempfile.TemporaryDirectory(prefix="rsgui-") as cache:
        for line, row in _rows(path, cache):
            control.check()
            if count == request.limit:
                prompts.see(row)
                cut = True
                break
            reply.item(wire.Read(prompts.read(line, row), line))
            count += 1
    if not count and not cut:
        raise BadInput(f"{path.name} has no prompts.", "It needs at least one row with a prompt.")
    return wire.FileInfo(prompts.columns, prompts.used(), _rows_of_parquet(path) if cut else count)


def _check(path: Path) -> None:
    """Raises BadInput for what can be said without opening the file."""
    if path.is_dir():
        raise BadInput(f"{path} is a folder.", "Choose a prompt file: JSONL, CSV or Parquet.")
    if not path.exists():
        raise BadInput(f"There is no file {path}.", "Choose a prompt file: JSONL, CSV or Parquet.")
    if path.suffix.lower() not in JSON_ENDINGS + TABLE_ENDINGS + PARQUET_ENDINGS:
        raise BadInput(
            f"The ending of {path.name} is not one of .jsonl, .csv and .parquet.",
            "Name a file with one JSON object a line .jsonl, a table with commas .csv.",
        )
    if path.stat().st_size == 0:
        raise BadInput(f"{path.name} is empty.", "Choose a file with at least one prompt.")


def _rows(path: Path, cache: str) -> Iterator[NumberedRow]:
    ending = path.suffix.lower()
    if ending in PARQUET_ENDINGS:
        return enumerate(_stream("parquet", path, cache) if _rows_of_parquet(path) else (), 1)
    lines = (row["text"] for row in _stream("text", path, cache, encoding="utf-8-sig", keep_linebreaks=True))
    return _json_rows(path.name, lines) if ending in JSON_ENDINGS else _table_rows(path, lines)


def _rows_of_parquet(path: Path) -> int | None:
    """How many rows a Parquet file says it has; None for the other forms, which do not say."""
    import pyarrow.parquet

    if path.suffix.lower() not in PARQUET_ENDINGS:
        return None
    return int(pyarrow.parquet.read_metadata(path).num_rows)


def _stream(kind: str, path: Path, cache: str, **options: Any) -> Iterable[Row]:
    """The rows of a file as `datasets` reads them: without the network, nothing kept beyond the folder `cache`.

    Text goes through its "text" reader, one line a row, because its JSON and CSV readers guess types ("007" becomes
    7, checks get each other's fields) and do not know on which line something is wrong.
    """
    import datasets
    import datasets.config

    datasets.config.HF_HUB_OFFLINE = True
    if "torch" not in sys.modules:
        datasets.config.TORCH_AVAILABLE = False  # or the first stream would import it: seconds, for nothing
    datasets.disable_progress_bars()
    datasets.logging.set_verbosity(datasets.logging.CRITICAL)  # what it has to say comes as exceptions too
    rows: Iterable[Row] = datasets.load_dataset(
        kind, data_files=glob.escape(str(path)), split="train", streaming=True, cache_dir=cache, **options
    )
    return rows


def _json_rows(name: str, lines: Iterable[str]) -> Iterator[NumberedRow]:
    decode = msgspec.json.Decoder().decode
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = decode(line)
        except msgspec.DecodeError as error:
            what = str(error).removeprefix("JSON is malformed: ")
            what = what.replace("Input data was truncated", "it ends too early")
            hint = "Every line of a .jsonl file is one JSON object."
            raise BadInput(f"{name}, line {number} is not JSON: {what}.", hint) from error
        if not isinstance(row, dict):
            hint = 'Every line of a .jsonl file is one JSON object, for example {"prompt": "Name a colour."}.'
            raise BadInput(f"{name}, line {number} is not a JSON object.", hint)
        yield number, row


def _table_rows(path: Path, lines: Iterable[str]) -> Iterator[NumberedRow]:
    csv.field_size_limit(sys.maxsize >> 32)
    source = iter(lines)
    first = next(source, "")
    delimiter = "\t" if path.suffix.lower() == ".tsv" else max(",;\t", key=first.count)
    table = csv.reader(_chain(first, source), delimiter=delimiter, strict=True)
    header: list[str] = []
    begin = 1
    try:
        for fields in table:
            if not header:
                header = _header(path.name, fields)
            elif any(fields):
                if len(fields) != len(header):
                    problem = f"has {len(fields)} fields, but the header has {len(header)}"
                    raise BadInput(f"{path.name}, line {begin} {problem}.", "Put a field with a comma in quotes.")
                yield begin, dict(zip(header, fields, strict=True))
            begin = table.line_num + 1
    except csv.Error as error:
        hint = "Fields with quotes or line breaks go in quotes; a quote inside is written twice."
        raise BadInput(f"{path.name}, line {begin} cannot be read: {error}.", hint) from error


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _header(name: str, fields: list[str]) -> list[str]:
    names = [field.strip() or f"column {number}" for number, field in enumerate(fields, 1)]
    for column in names:
        if names.count(column) > 1:
            raise BadInput(f"{name} has two columns with the name {column}.", "Rename one of them.")
    return names


@contextmanager
def _translated_errors(path: Path) -> Iterator[None]:
    """Raises BadInput for what the libraries raise when a file is not what its ending says."""
    import pyarrow

    try:
        yield
    except UnicodeDecodeError as error:
        hint = "Save the file with the encoding UTF-8."
        raise BadInput(f"{path.name}, line {_undecodable_line(path)} is not UTF-8 text.", hint) from error
    except pyarrow.ArrowException as error:
        hint = "It may have been cut short; write or download it again."
        raise BadInput(f"{path.name} is not a Parquet file that can be read.", hint) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput(f"{path.name} cannot be read: {reason}.", "Check the file and its permissions.") from error


def _undecodable_line(path: Path) -> int:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode()
            except UnicodeDecodeError:
                return number
    return 1
