"""What is trained on and exported: rows, their exact content hash, and the split of prompts that keeps them honest."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from rsgui.core.entities import Message, Part, Record, Split, prompt_key
from rsgui.core.errors import BadInput


class TrainingRow(Record, frozen=True, omit_defaults=True):
    """One completion of the curated set with the messages that the model saw before it, the system prompt included; or
    an `other` row, that was mixed in. What is false is not written: rows that no person wrote keep their hash."""

    prompt_key: str
    messages: tuple[Message, ...]
    completion: str
    other: bool = False
    human_written: bool = False  # a person edited the completion


CHECKPOINT = ".checkpoint"
"""What the name of an adapter's folder ends in where it is the file of its checkpoint."""

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
                "{where}, line {number}, is not a training row: {error}.",
                "Start the training again.",
                where=where,
                number=number,
                error=error,
            ) from error
    return rows


VALIDATION_SHARE = 1 / 3
"""Of the held-out prompts, those that decisions on the way may look at, such as when to stop."""


def split_of(key: str, held_out_share: float) -> Split:
    """Where a prompt belongs, by its content key alone: the same in every store and after every import.

    A prompt that is held out at one share is held out at every larger one. Raises BadInput for a share outside 0 to 1.
    """
    if not 0 <= held_out_share <= 1:
        raise BadInput("The held-out share is {share:g}.", "It has to be between 0 and 1.", share=held_out_share)
    return "held-out" if _falls_in("split", key, held_out_share) else "train"


def part_of(key: str) -> Part:
    """Which part of the held-out prompts one belongs to, by its content key alone. What was chosen by looking at some
    prompts looks better on them than it is, so that the end result is measured on the others."""
    return "validation" if _falls_in("part", key, VALIDATION_SHARE) else "test"


def _falls_in(what: str, key: str, share: float) -> bool:
    """True for that share of all keys, by their content alone."""
    digest = hashlib.blake2b(f"{what}/{key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") < share * 2**64


def kept_back(rows: Sequence[TrainingRow], share: float, seed: int) -> tuple[list[TrainingRow], list[TrainingRow]]:
    """The rows to learn from, and those to measure on: all rows of this share of the prompts, at least one prompt of
    each kind. What was mixed in is always learnt from. Raises BadInput where there are too few prompts."""
    if share == 0:
        return list(rows), []
    keys = {row.prompt_key for row in rows if not row.other}
    if len(keys) < 2:
        raise BadInput("One prompt cannot be both learnt from and measured on.", "Set the validation share to 0.")
    order = sorted(keys, key=lambda key: hashlib.blake2b(f"validation/{seed}/{key}".encode()).digest())
    back = set(order[: min(max(round(share * len(order)), 1), len(order) - 1)])
    measured = [row for row in rows if row.prompt_key in back and not row.other]
    return [row for row in rows if row.other or row.prompt_key not in back], measured


def mixed_in(others: Sequence[TrainingRow], rows: int, share: float, seed: int) -> list[TrainingRow]:
    """So many of the others, at random, that they are this share of all with `rows` rows; all, where they are fewer."""
    wanted = min(round(rows * share / (1 - share)), len(others))
    return [others[place] for place in sorted(random.Random(seed).sample(range(len(others)), wanted))]


def chat_rows(lines: Iterable[bytes], where: str) -> list[TrainingRow]:
    """Other rows out of lines in the form of `chat_line`: each last message of the assistant's, with all before it.
    Raises BadInput that names `where` and the line's number."""
    decoder = msgspec.json.Decoder(_ChatLine)
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            chat = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            problem = "{file}, line {line}, has no chat messages ({reason}). It has to be as {form}"
            raise BadInput(problem, file=where, line=number, reason=error, form=_CHAT_FORM) from error
        messages = chat.messages
        if len(messages) < 2 or messages[-1].role != "assistant":
            problem = "{file}, line {line}, does not end with an answer of the assistant's. It has to be as {form}"
            raise BadInput(problem, file=where, line=number, form=_CHAT_FORM)
        seen, answer = messages[:-1], messages[-1].content
        rows.append(TrainingRow(prompt_key(seen), seen, answer, other=True, human_written=chat.human_written))
    return rows


_CHAT_FORM = '{"messages": [{"role": "user", "content": "..."}, {"role": "assistant", "content": "..."}]}'


class _ChatLine(msgspec.Struct):
    messages: tuple[Message, ...]
    human_written: bool = False


def chat_line(row: TrainingRow) -> dict[str, Any]:
    """A row in chat-messages form, as it is exported: what TRL, Axolotl and others read. Where a person edited the
    completion, the line says so beside its messages."""
    messages = [{"role": message.role, "content": message.content} for message in row.messages]
    line: dict[str, Any] = {"messages": [*messages, {"role": "assistant", "content": row.completion}]}
    return line | {"human_written": True} if row.human_written else line
