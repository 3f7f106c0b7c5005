"""What is trained on and exported: rows, their exact content hash, and the split of prompts that keeps them honest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from rsgui.core.entities import Message, Record, Split
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


def split_of(key: str, held_out_share: float) -> Split:
    """Where a prompt belongs, by its content key alone: the same in every store and after every import.

    A prompt that is held out at one share is held out at every larger one. Raises BadInput for a share outside 0 to 1.
    """
    if not 0 <= held_out_share <= 1:
        raise BadInput(f"The held-out share is {held_out_share:g}.", "It has to be between 0 and 1.")
    digest = hashlib.blake2b(f"split/{key}".encode(), digest_size=8).digest()
    return "held-out" if int.from_bytes(digest, "big") < held_out_share * 2**64 else "train"


def chat_line(row: TrainingRow) -> dict[str, Any]:
    """A row in chat-messages form, as it is exported: what TRL, Axolotl and others read."""
    messages = [{"role": message.role, "content": message.content} for message in row.messages]
    return {"messages": [*messages, {"role": "assistant", "content": row.completion}]}
