"""What is trained on and exported: rows, their exact content hash, and the split of prompts that keeps them honest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from rsgui.core.entities import Message, Part, Record, Split
from rsgui.core.errors import BadInput


class TrainingRow(Record, frozen=True):
    """One completion of the curated set with the messages that the model saw before it, the system prompt included."""

    prompt_key: str
    messages: tuple[Message, ...]
    completion: str


Row = TypeVar("Row", bound=Record)


def rows_hash(rows: Sequence[Record]) -> str:
    """The content hash of exactly these rows in this order, 32 hexadecimal digits. An adapter carries it."""
    return hashlib.blake2b(encode_rows(rows), digest_size=16).hexdigest()


def encode_rows(rows: Iterable[Record]) -> bytes:
    """Rows as JSON lines: the file that the trainer reads."""
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)


def decode_rows(lines: Iterable[bytes], where: str, kind: type[Row]) -> list[Row]:
    """The rows of `encode_rows`, empty lines skipped. Raises BadInput that names `where` and the line's number."""
    decoder = msgspec.json.Decoder(kind)
    rows: list[Row] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            rows.append(decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BadInput(
                f"{where}, line {number}, is not a training row: {error}.", "Start the training again."
            ) from error
    return rows


VALIDATION_SHARE = 1 / 3
"""Of the held-out prompts, those that decisions on the way may look at, such as when to stop."""


def split_of(key: str, held_out_share: float) -> Split:
    """Where a prompt belongs, by its content key alone: the same in every store and after every import.

    A prompt that is held out at one share is held out at every larger one. Raises BadInput for a share outside 0 to 1.
    """
    if not 0 <= held_out_share <= 1:
        raise BadInput(f"The held-out share is {held_out_share:g}.", "It has to be between 0 and 1.")
    return "held-out" if _falls_in("split", key, held_out_share) else "train"


def part_of(key: str) -> Part:
    """Which part of the held-out prompts one belongs to, by its content key alone. What was chosen by looking at some
    prompts looks better on them than it is, so that the end result is measured on the others."""
    return "validation" if _falls_in("part", key, VALIDATION_SHARE) else "test"


def _falls_in(what: str, key: str, share: float) -> bool:
    """True for that share of all keys, by their content alone."""
    digest = hashlib.blake2b(f"{what}/{key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") < share * 2**64


def chat_line(row: TrainingRow) -> dict[str, Any]:
    """A row in chat-messages form, as it is exported: what TRL, Axolotl and others read."""
    messages = [{"role": message.role, "content": message.content} for message in row.messages]
    return {"messages": [*messages, {"role": "assistant", "content": row.completion}]}
