"""From a row of a prompt file to a prompt: which column is what, and which values mean something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

import msgspec

from rsgui.core.checks import Check, parse_checks
from rsgui.core.entities import Message, NewPrompt, Role, Split, with_system_prompt
from rsgui.core.errors import BadInput
from rsgui.core.wire import Columns
from rsgui.engine.scorers.library_checks import examine

Row = Mapping[str, Any]

PROMPT_COLUMNS = ("messages", "prompt", "text", "question", "instruction")
"""Where a prompt is looked for, in this order, when the user names no column."""

SPLITS: dict[str, Split] = {
    **dict.fromkeys(("train", "training"), "train"),
    **dict.fromkeys(("held-out", "held_out", "heldout", "held out", "holdout"), "held-out"),
    **dict.fromkeys(("test", "validation", "valid", "val", "dev", "eval", "evaluation"), "held-out"),
}

ROLES: dict[str, Role] = {role: role for role in get_args(Role)} | {"human": "user", "gpt": "assistant"}
"""Chat roles, with the two names of the ShareGPT form."""


class PromptRows:
    """Reads the rows of one file. Knows by the end which columns it has and which were used."""

    def __init__(self, file: str, columns: Columns) -> None:
        self._file = file
        self._wanted = columns
        self._prompt = columns.prompt
        self._seen: dict[str, None] = {}

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns of the rows so far, in the order in which they appeared."""
        return tuple(self._seen)

    def used(self) -> Columns:
        """The columns that prompts were made of. Raises BadInput for a column the user named that is nowhere."""
        names = {field: self._name(field) for field in Columns.__struct_fields__}
        for field, name in names.items():
            if getattr(self._wanted, field) and name not in self._seen:
                raise self._no_column(str(name))
        return Columns(**{field: name for field, name in names.items() if name in self._seen})

    def read(self, line: int, row: Row) -> NewPrompt:
        """The prompt of one row. Raises BadInput that names the file, the line and what is wrong with it."""
        self.see(row)
        if self._prompt is None or self._prompt not in self._seen:
            raise self._no_column(self._prompt)
        try:
            return self._read(row)
        except BadInput as error:
            raise BadInput(f"{self._file}, line {line}: {error.message}", error.hint) from error

    def see(self, row: Row) -> None:
        """Takes note of a row's columns."""
        self._seen.update(dict.fromkeys(row))
        if self._prompt is None:
            self._prompt = next((name for name in PROMPT_COLUMNS if name in row), None)

    def _read(self, row: Row) -> NewPrompt:
        messages, answer = _messages(row.get(str(self._prompt)))
        return NewPrompt(
            messages=with_system_prompt(messages, _text(self._cell(row, "system"), "system prompt") or ""),
            checks=_checks(self._cell(row, "checks")),
            reference=_text(self._cell(row, "reference"), "reference") or answer,
            tags=_tags(self._cell(row, "tags")),
            split=_split(self._cell(row, "split")),
        )

    def _name(self, field: str) -> str | None:
        if field == "prompt":
            return self._prompt
        name: str | None = getattr(self._wanted, field)
        return field if name is None else name

    def _cell(self, row: Row, field: str) -> Any:
        return row.get(str(self._name(field)))

    def _no_column(self, name: str | None) -> BadInput:
        problem = f"has no column {name}" if name else "has no column with prompts"
        columns = f"Choose one of its columns: {', '.join(self._seen)}."
        return BadInput(f"{self._file} {problem}.", columns if self._seen else "")


def _messages(value: Any) -> tuple[tuple[Message, ...], str | None]:
    """The chat messages of a prompt, and the answer that followed them where the file had one."""
    turns = _turns(value)
    if turns is None:
        if not isinstance(value, str | None):
            raise BadInput(f"the prompt is {_kind(value)}, not text.", "Use text or a list of chat messages.")
        if not (value or "").strip():
            raise BadInput("the prompt is empty.", "Remove the line or give it a prompt.")
        return (Message("user", str(value)),), None
    messages = [_message(turn, number) for number, turn in enumerate(turns, 1)]
    answer = None
    while messages and messages[-1].role == "assistant":
        answer = messages.pop().content
    if not any(m.role == "user" and m.content.strip() for m in messages):
        raise BadInput("the messages have no user turn with text in it.", "A prompt ends with what the user says.")
    return tuple(messages), answer


def _turns(value: Any) -> list[Any] | None:
    """A list of chat messages, also where it was written as JSON; None for anything else."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = msgspec.json.decode(value)
        except msgspec.DecodeError:
            return None
        if not (isinstance(value, list) and value and all(isinstance(turn, dict) for turn in value)):
            return None  # text that happens to begin with a bracket
    return value if isinstance(value, list) else None


def _message(turn: Any, number: int) -> Message:
    hint = 'A message looks like {"role": "user", "content": "Hello"}.'
    if not isinstance(turn, Mapping):
        raise BadInput(f"message {number} is {_kind(turn)}, not an object.", hint)
    role = turn.get("role", turn.get("from"))
    content = turn.get("content", turn.get("value"))
    if not isinstance(role, str) or role not in ROLES:
        raise BadInput(f"message {number} has the role {role!r}.", f"The roles are {', '.join(get_args(Role))}.")
    if not isinstance(content, str):
        raise BadInput(f"message {number} has no text as its content.", hint)
    return Message(ROLES[role], content)


def _checks(value: Any) -> tuple[Check, ...]:
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        try:
            value = msgspec.json.decode(value)
        except msgspec.DecodeError as error:
            hint = 'Checks look like [{"check": "max_words", "count": 20}].'
            raise BadInput(f"the checks are not JSON: {error}.", hint) from error
    items = value if isinstance(value, list) else [value]
    checks = parse_checks([_without_empty(item) for item in items], "checks")
    for check in checks:
        examine(check)
    return checks


def _without_empty(item: Any) -> Any:
    """Parquet gives every object of a column all fields, None where it has none."""
    return {k: v for k, v in item.items() if v is not None} if isinstance(item, Mapping) else item


def _text(value: Any, what: str) -> str | None:
    """Text as it is, a number as it would be written; None where there is none."""
    match value:
        case None | "":
            return None
        case str():
            return value
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case int() | float():
            return str(value)
    raise BadInput(f"the {what} is {_kind(value)}, not text.", "Use text or a number.")


def _tags(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        listed = value.lstrip().startswith("[")
        try:
            value = msgspec.json.decode(value) if listed else value.split(",")
        except msgspec.DecodeError:
            value = value.split(",")
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise BadInput("the tags are not a list of texts.", "Use a list, or text with commas between the tags.")
    return tuple(dict.fromkeys(tag.strip() for tag in value if tag.strip()))


def _split(value: Any) -> Split | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str) or value.strip().lower() not in SPLITS:
        raise BadInput(f"the split is {value!r}.", "It is train or held-out, or empty to let rsgui split.")
    return SPLITS[value.strip().lower()]


def _kind(value: Any) -> str:
    match value:
        case None:
            return "missing"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
    return "an object"
